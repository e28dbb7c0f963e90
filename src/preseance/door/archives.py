"""What an earlier event hands on: who sat where, for the rules that mind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preseance.door.events import Folder, Source, on_latest, opened_draft, sound
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.errors import UnknownNameError
from preseance.formats import read_draft
from preseance.formats import write_event as written
from preseance.formats.versions import published_of, read_version, versions_of
from preseance.model.earlier_row import EarlierRow
from preseance.model.event import Event
from preseance.planning.day.archive import archive, remembered
from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.said import Said


def earlier(
    folder: Folder, past: Source, *, version: int | None = None, dry_run: bool = False
) -> EarlierReport:
    """Take over who sat where at an earlier event, and what that one remembered itself.

    Of the version named, else of the one in force, else of the draft. Guests are the same by id, else by
    name; who is not invited here is left out. Rows of the same event are replaced. Rules count them
    with ``past=yes``. A ``dry_run`` writes nothing.

    Raises
    ------
    InputError
        With every mistake in either event.
    UnknownNameError
        Where there is no such version.
    """
    path, before = Path(folder), _as_held(past, version)

    def work() -> EarlierReport:
        draft = read_draft(path)
        rows = archive(occasion_of(before), draft.event)
        after = sound(remembered(draft.event, rows, before))
        if after != draft.event and not dry_run:
            written(after, path, since=draft)
        return EarlierReport(after, rows, before.title)

    return on_latest(path, work)


def _as_held(past: Source, version: int | None) -> Event:
    """The earlier event in the version asked for, else in force; its draft where nothing is published."""
    known, draft = opened_draft(past)
    published = versions_of(draft) if draft else ()
    numbers = [str(v.number) for v in published]
    if version is not None and str(version) not in numbers:
        raise UnknownNameError(Said("version"), str(version), numbers)
    if draft is None:
        return known
    return read_version(draft.folder, version) if version else published_of(draft) or known


@dataclass(frozen=True, repr=False)
class EarlierReport(Report):
    """What was taken over."""

    event: Event
    rows: tuple[EarlierRow, ...]
    """Of the earlier event itself."""
    past: str
    """Its title."""

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``earlier``: the rows of that event; ``events``: all that are remembered now."""
        return {
            "earlier": [row.model_dump(mode="json") for row in self.rows],
            "events": list(dict.fromkeys(row.event for row in self.event.earlier)),
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """How many guests, and which rules mind it."""
        wording = wording_of(self.event, language)
        number = len({row.guest for row in self.rows})
        yield Line(said(wording, "earlier.taken", event=self.past, number=number))
        rules = build_rules(occasion_of(self.event))
        if self.rows and not any(rule.minds_past for rule in rules):
            yield Line(said(wording, "earlier.unminded"), "aside")
