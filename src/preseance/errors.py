"""What can go wrong, as classes; everything but words may import it.

An error's text is English, and ``said`` in any language there is.

PreseanceError
├── InputError        what a user wrote cannot be read: one report with every mistake
├── ProblemError      numbers handed to the engine are malformed
├── UnknownNameError  a command names a guest, session, place or scheme that is not there
├── ConflictError     a change contradicts another, or no plan can satisfy it
├── ChangedError      somebody changed the draft while a command worked on it
├── HeldError         somebody else is writing in the event folder
├── NoLockError       the drive of the event folder cannot keep two writers apart
├── OutsideRuleError  a rule that another package brings cannot be used
└── OutsideSchemeError  a scheme of precedence that another package brings cannot be used

KernelsNotKept        a warning: the search is compiled anew, or kept elsewhere
WorkbookRebuilt       a warning: a workbook is written whole, without what only its look said
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from preseance.wording.said import Said, in_language


class PreseanceError(Exception):
    """Préséance could not do what was asked."""

    def __init__(self, message: str = "") -> None:
        self.message = message or (type(self).__doc__ or "").strip()
        super().__init__(self.message)

    def said(self, language: str) -> str:
        """What went wrong, in a language."""
        return in_language(self.message, language)


_LONG = 240
"""Letters of what was found that are shown; a whole file pasted into a cell is cut short."""


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake in what a user wrote."""

    file: str
    """File name inside the event folder, or the sheet's name."""
    row: int | None
    """Line as an editor or spreadsheet counts it (the header is line 1); None for the whole file."""
    column: str | None
    """Column of a table, or key of a TOML file."""
    found: str
    """What stands there."""
    expected: str
    """What should stand there, or what to try."""

    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: str) -> str:
        """The mistake as a sentence, in a language."""
        where = [self.file]
        if self.row is not None:
            where.append(in_language(Said("row {number}", number=self.row), language))
        if self.column:
            where.append(in_language(Said("column {name}", name=self.column), language))
        found = _quoted_in(self.found, language)
        if len(found) > _LONG:
            found = f"{found[: _LONG - 20]} … {found[-19:]}"
        expected = in_language(self.expected, language)
        sentence = Said(
            "{where}: found {found}; expected {expected}.",
            where=", ".join(where),
            found=found,
            expected=expected,
        )
        return in_language(sentence, language)

    def record(self, language: str) -> dict[str, str | int | None]:
        """Its parts by name, and ``message``, the whole of it, in a language."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "found": _quoted_in(self.found, language),
            "expected": in_language(self.expected, language),
            "message": self.said(language),
        }


def _quoted_in(found: str, language: str) -> str:
    """What stands there; what is quoted as it stands has the language's space within its quotation marks."""
    if isinstance(found, Said) or not (found.startswith("«") and found.endswith("»")):
        return in_language(found, language)
    return in_language(Said("«{name}»", name=found[1:-1]), language)


class InputError(PreseanceError):
    """What was written cannot be read as an event."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """How many mistakes there are, and each on a line of its own, in a language."""
        number = len(self.mistakes)
        head = in_language(Said("{number} mistake{number:s} found:", number=number), language)
        return "\n".join([head, *(f"  {m.said(language)}" for m in self.mistakes)])


class ProblemError(PreseanceError):
    """The numbers of a problem do not fit together."""


class UnknownNameError(PreseanceError):
    """A name is not known here."""

    def __init__(self, kind: str, name: str, known: Sequence[str] = ()) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        called = kind if isinstance(kind, Said) else Said(kind)
        if known:
            hint = ", ".join(self.known)
            said = Said(
                "There is no {kind} «{name}». Known: {known}.", kind=called, name=name, known=hint
            )
        else:
            said = Said("There is no {kind} «{name}».", kind=called, name=name)
        super().__init__(said)


class ConflictError(PreseanceError):
    """What is asked cannot hold together."""


class ChangedError(PreseanceError):
    """The draft changed while the command worked on it."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        self.folder, self.files = folder, tuple(files)
        super().__init__(
            Said(
                "Somebody changed {files} in «{folder}» since it was read, so nothing was written; "
                "run the command again, and it works on what stands there now.",
                files=", ".join(files),
                folder=str(folder),
            )
        )


@dataclass(frozen=True)
class Holder:
    """Who writes in an event folder, as they left it there."""

    user: str
    host: str
    process: int
    command: str
    since: datetime

    def told(self) -> Said:
        """Who, where, since when, by what."""
        return Said(
            "{user} on {host} since {since} ({command}, process {process})",
            user=self.user,
            host=self.host,
            since=self.since.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            command=self.command,
            process=str(self.process),
        )


class HeldError(PreseanceError):
    """Somebody else is writing in the event folder."""

    def __init__(self, folder: Path, holder: Holder | None, waited: float) -> None:
        self.folder, self.holder, self.waited = folder, holder, waited
        super().__init__(
            Said(
                "«{folder}» is being written by {holder}; {waited} s of waiting did not see the "
                "end of it, and nothing was written. Run the command again later.",
                folder=str(folder),
                holder=holder.told() if holder else Said("somebody else"),
                waited=f"{waited:g}",
            )
        )


class NoLockError(PreseanceError):
    """The drive of the event folder cannot keep two writers apart."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder, self.reason = folder, reason
        super().__init__(
            Said(
                "The drive of «{folder}» does not lock files ({reason}), so two people writing at "
                "once could lose what the other wrote; nothing was written. "
                "Reading works; to write, put the folder on a drive that locks.",
                folder=str(folder),
                reason=reason,
            )
        )


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let what the system refuses in here name the file it is about, which it often does not."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


NOT_KEPT = {
    "elsewhere": "Compiled code cannot be kept in «{folder}» ({problem}); it is kept in «{instead}». "
    "PRESEANCE_CACHE_DIR may name another folder.",
    "nowhere": "Compiled code cannot be kept in «{folder}» ({problem}); it is compiled anew each time. "
    "PRESEANCE_CACHE_DIR may name another folder.",
    "elsewhere_homeless": "There is no home folder to keep compiled code in; it is kept in «{instead}». "
    "PRESEANCE_CACHE_DIR may name another folder.",
    "nowhere_homeless": "There is no home folder to keep compiled code in; it is compiled anew each time. "
    "PRESEANCE_CACHE_DIR may name a folder.",
}
"""What ``KernelsNotKept`` says, by its ``case``."""


class KernelsNotKept(UserWarning):
    """Compiled kernels cannot be kept where they should be; the answer is the same."""

    def __init__(self, folder: Path | None, problem: str | None, instead: Path | None) -> None:
        self.case = ("elsewhere" if instead else "nowhere") + ("" if folder else "_homeless")
        self.fields = {"folder": str(folder), "problem": str(problem), "instead": str(instead)}
        super().__init__(NOT_KEPT[self.case].format(**self.fields))


class WorkbookRebuilt(UserWarning):
    """A workbook that a spreadsheet program saved is about to be written anew."""

    def __init__(self, workbook: str, sheets: Sequence[str], kept: str) -> None:
        self.sheets = tuple(sheets)
        own = Said(" (your own sheets too: {sheets})", sheets=", ".join(sheets)) if sheets else ""
        self.message = Said(
            "«{workbook}» is written anew: values stay, formatting and formulas of spreadsheet "
            "programs go{own}. As it came, it is kept in «{kept}».",
            workbook=workbook,
            own=own,
            kept=kept,
        )
        super().__init__(self.message)

    def said(self, language: str) -> str:
        """What is about to happen, in a language."""
        return in_language(self.message, language)


class OutsideRuleError(PreseanceError):
    """A rule that another package brings cannot be used."""

    def __init__(self, package: str, entry_point: str, what: str) -> None:
        self.package, self.entry_point = package, entry_point
        super().__init__(
            Said(
                "The rule «{rule}» of the package «{package}» cannot be used: {what}. "
                "Mend or uninstall «{package}».",
                rule=entry_point,
                package=package,
                what=what,
            )
        )


class OutsideSchemeError(PreseanceError):
    """A scheme of precedence that another package brings cannot be used."""

    def __init__(self, package: str, entry_point: str, what: str) -> None:
        self.package, self.entry_point = package, entry_point
        super().__init__(
            Said(
                "The scheme «{scheme}» of the package «{package}» cannot be used: {what}. "
                "Mend or uninstall «{package}».",
                scheme=entry_point,
                package=package,
                what=what,
            )
        )
