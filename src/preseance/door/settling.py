"""Slots settled, so that those to be kept apart do not meet at a door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from preseance.door.events import Source, folder_of, on_latest
from preseance.door.findings import said
from preseance.door.programme_reports import ProgrammeReport
from preseance.door.programmes import programme
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.formats import read_draft
from preseance.formats import write_event as written
from preseance.model.event import Event
from preseance.model.session import SLOTTED
from preseance.planning.day.movements import FREE, seconds_of, settled
from preseance.planning.occasion.making import occasion_of
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import SessionRef
from preseance.wording.said import Said


def settle(folder: Source, *, dry_run: bool = False) -> SettledReport:
    """Settle who arrives, leaves and sets out when, so that those to be kept apart do not meet at a door.

    Writes the slots of each session that needs other ones than rank alone says into event.toml; what is
    settled there already is settled anew. A ``dry_run`` writes nothing.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    path = folder_of(folder, Said("Settling the slots"))

    def work() -> SettledReport:
        draft = read_draft(path)
        event = draft.event
        plain = tuple(
            s.model_copy(update={"slots": ()}) if s.kind in SLOTTED else s for s in event.sessions
        )
        occasion = occasion_of(event.model_copy(update={"sessions": plain}), placeless=True)
        seconds = seconds_of(event)
        found = {
            a.session.id: settled(occasion, a, seconds)
            for a in occasion.assemblies
            if a.session.kind in SLOTTED and a.session.start is not None
        }
        sessions = tuple(
            s.model_copy(update={"slots": found[s.id]}) if s.id in found else s
            for s in event.sessions
        )
        after = event.model_copy(update={"sessions": sessions})
        if not dry_run and after != event:
            written(after, path, since=draft)
        return SettledReport(after, found, programme(after))

    return on_latest(path, work)


@dataclass(frozen=True, repr=False)
class SettledReport(Report):
    """Which slots were settled, and what still comes too near."""

    event: Event
    slots: Mapping[str, tuple[str, ...]]
    """By session: names of parties, ``-`` for a free slot; none where rank alone will do."""
    made: ProgrammeReport
    """The run of show as it is now."""

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``slots`` by session, and ``remarks``."""
        return {
            "slots": {session: list(names) for session, names in self.slots.items()},
            "remarks": list(self.made.view.remarks),
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A line a session, then its slots; what cannot be kept."""
        wording = wording_of(self.event, language or self.made.view.language)
        for session, names in self.slots.items():
            word = "minutes.settled" if names else "minutes.unsettled"
            free = sum(name == FREE for name in names)
            yield Line(said(wording, word, session=SessionRef(session), number=free))
        yield from (Line(remark, "loss") for remark in self.made.view.remarks)
