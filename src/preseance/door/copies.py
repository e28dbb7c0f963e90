"""Numbered copies: which are out though a newer version replaced them, and ticking them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from preseance.door.events import Folder, opened_draft
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import UnknownNameError
from preseance.formats.copies import read_copies, register
from preseance.formats.signing import now
from preseance.formats.versions import current_version
from preseance.model.event import Event
from preseance.model.printed_copy import PrintedCopy, to_collect
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.said import Said


def copies(
    folder: Folder, *, collected: Sequence[int] = (), everything: bool = False
) -> CopiesReport:
    """The numbered copies to collect, or ``everything`` that was ever handed out.

    ``collected`` are numbers of that list, 1 for the first: those copies are back, and stay in the
    register with the time.

    Raises
    ------
    InputError
        With every mistake in the event or the register.
    UnknownNameError
        Where no copy on the list has the number; nothing is written then.
    """
    path = Path(folder)
    event, _ = opened_draft(path)
    known, current = read_copies(path), current_version(path)
    listed = known if everything else to_collect(known, current.number if current else None)
    for number in collected:
        if not 1 <= number <= len(listed):
            numbers = tuple(str(n) for n in range(1, len(listed) + 1))
            raise UnknownNameError(Said("copy"), str(number), numbers)
    if collected:
        time = now()
        back = {listed[n - 1].key: replace(listed[n - 1], collected=time) for n in collected}
        register(path, back.values())
        listed = tuple(back.get(c.key, c) for c in listed if everything or c.key not in back)
    return CopiesReport(event, listed, current.number if current else None)


@dataclass(frozen=True, repr=False)
class CopiesReport(Report):
    """Copies by their numbers on the list."""

    event: Event
    copies: tuple[PrintedCopy, ...]
    current: int | None
    """Number of the version in force."""

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """A line a copy."""
        wording = wording_of(self.event, language)
        if not self.copies:
            yield Line(said(wording, "copies.none"))
            return
        for n, line in enumerate(copy_lines(self.copies, self.event, language), 1):
            yield Line(f"{n:>3}  {line}")

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``copies``, each with all its fields, and ``current``."""
        return {"current": self.current, "copies": [copy_json(c) for c in self.copies]}


def copy_lines(
    listed: Sequence[PrintedCopy], event: Event, language: Language | None
) -> Iterator[str]:
    """Each copy as a sentence: who has which one of what."""
    from preseance.documents.paper_names import paper_called
    from preseance.documents.words import word

    wording = wording_of(event, language)
    for copy in listed:
        session = event.session_by_id.get(copy.session)
        title = paper_called(copy.paper, wording.language)
        title = f"{title} · {word(copy.audience, wording.language)}"
        paper = f"{session.title}, {title}" if session else title
        name = "copies.draft" if copy.version is None else "copies.copy"
        line = said(
            wording, name, holder=copy.holder, paper=paper, number=copy.number, of=copy.of,
            version=copy.version or 0,
        )  # fmt: skip
        if copy.collected is not None:
            line = f"{line} {said(wording, 'copies.back', time=f'{copy.collected:%Y-%m-%d %H:%M}')}"
        yield line


def collect_lines(
    due: Sequence[PrintedCopy], event: Event, language: Language | None
) -> Iterator[Line]:
    """What is to be collected, under a sentence that says how many; nothing where nothing is."""
    if due:
        wording = wording_of(event, language)
        yield Line(said(wording, "copies.collect", number=len(due)))
        yield from (Line(f"  {line}") for line in copy_lines(due, event, language))


def copy_json(copy: PrintedCopy) -> dict[str, Any]:
    """A copy by its fields."""
    return {
        "version": copy.version,
        "session": copy.session,
        "paper": copy.paper,
        "audience": copy.audience,
        "copy": copy.number,
        "of": copy.of,
        "holder": copy.holder,
        "printed": copy.printed.isoformat(),
        "collected": copy.collected and copy.collected.isoformat(),
    }
