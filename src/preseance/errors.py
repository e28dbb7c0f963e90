"""What can go wrong, as classes; the one module everything may import.

PreseanceError
├── InputError        what a user wrote cannot be read: one report with every mistake
├── ProblemError      numbers handed to the engine are malformed
├── UnknownNameError  a command names a guest, session, place or scheme that is not there
├── ConflictError     a change contradicts another, or no plan can satisfy it
├── ChangedError      somebody changed the draft while a command worked on it
├── HeldError         somebody else is writing in the event folder
└── NoLockError       the drive of the event folder cannot keep two writers apart
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class PreseanceError(Exception):
    """Préséance could not do what was asked."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


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
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(f"column {self.column}")
        found = self.found
        if len(found) > _LONG:
            found = f"{found[: _LONG - 20]} … {found[-19:]}"
        return f"{', '.join(where)}: found {found}; expected {self.expected}."


class InputError(PreseanceError):
    """What was written cannot be read as an event."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        count = len(self.mistakes)
        head = "1 mistake" if count == 1 else f"{count} mistakes"
        super().__init__("\n".join([f"{head} found:", *(f"  {m}" for m in self.mistakes)]))


class ProblemError(PreseanceError):
    """The numbers of a problem do not fit together."""


class UnknownNameError(PreseanceError):
    """A name is not known here."""

    def __init__(self, kind: str, name: str, known: Sequence[str] = ()) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        hint = f" Known: {', '.join(self.known)}." if self.known else ""
        super().__init__(f"There is no {kind} «{name}».{hint}")


class ConflictError(PreseanceError):
    """What is asked cannot hold together."""


class ChangedError(PreseanceError):
    """The draft changed while the command worked on it."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        self.folder, self.files = folder, tuple(files)
        changed = ", ".join(f"«{f}»" for f in files)
        super().__init__(
            f"Somebody changed {changed} in «{folder}» since it was read, so nothing was written; "
            "run the command again, and it works on what stands there now."
        )


@dataclass(frozen=True)
class Holder:
    """Who writes in an event folder, as they left it there."""

    user: str
    host: str
    process: int
    command: str
    since: datetime

    def __str__(self) -> str:
        since = self.since.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        return f"{self.user} on {self.host} since {since} ({self.command}, process {self.process})"


class HeldError(PreseanceError):
    """Somebody else is writing in the event folder."""

    def __init__(self, folder: Path, holder: Holder | None, waited: float) -> None:
        self.folder, self.holder, self.waited = folder, holder, waited
        super().__init__(
            f"«{folder}» is being written by {holder or 'somebody else'}; {waited:g} s of waiting "
            "did not see the end of it, and nothing was written. Run the command again later."
        )


class NoLockError(PreseanceError):
    """The drive of the event folder cannot keep two writers apart."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder, self.reason = folder, reason
        super().__init__(
            f"The drive of «{folder}» does not lock files ({reason}), so two people writing at "
            "once could lose what the other wrote; nothing was written. "
            "Reading works; to write, put the folder on a drive that locks."
        )


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let what the system refuses in here name the file it is about, which it often does not."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
