"""A programme as it is told: in lines and tables, as JSON, on paper, as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from preseance.documents.calendar_file import Dated, calendar_of, uid_of, who
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part, cell_text
from preseance.model.event import Event
from preseance.planning.day.programme import SLOT_ITEMS
from preseance.views.audiences import WHOLE
from preseance.views.programmes import Entry, ProgrammeView, RotaLine
from preseance.views.records import Language, PaperHead
from preseance.views.speaking import wording_of
from preseance.views.tongues import in_two_languages
from preseance.wording.message import Listed, Message, Moment, SessionRef
from preseance.wording.wording import Wording

if TYPE_CHECKING:
    from preseance.documents.papers.tables import Tabled
    from preseance.documents.printed import Printed

MOST_NAMED = 6
"""Guests named in one row; where they are more, they are counted."""


@dataclass(frozen=True)
class _Paper:
    """What stands on the paper."""

    head: PaperHead
    title: str
    tables: tuple[Tabled, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class ProgrammeReport(Report):
    """A programme for one reader."""

    event: Event
    view: ProgrammeView
    history: tuple[Dated, ...]
    """Its entries, and those of earlier versions that are no longer held."""
    audience: str = WHOLE
    """Who asks."""
    version: int | None = None
    """Number of the published version that is told; None for the draft."""

    @property
    def cancelled(self) -> tuple[Entry, ...]:
        """What an earlier version held and this one does not, but for what belongs to a session."""
        return tuple(
            d.entry for d in self.history if d.cancelled and d.entry.kind not in ("end", "way")
        )

    def to_calendar(self) -> bytes:
        """As an iCalendar file: sessions and slots, without ways and ends; cancelled ones say so."""
        wanted = [d for d in self.history if d.entry.kind in ("session", *SLOT_ITEMS.values())]
        return calendar_of(self.view, wanted)

    def printed(
        self, *, language: Language | None = None, beside: ProgrammeReport | None = None
    ) -> Printed:
        """As a paper: a table a day, arrivals and departures by themselves, the rota.

        ``beside`` is the same in a second language.
        """
        from preseance.documents import print_programme

        paper = self._paper(language)
        if beside is not None:
            paper = in_two_languages(paper, beside._paper(None))
        return print_programme(paper.head, paper.title, paper.tables, paper.lines)

    def _paper(self, language: Language | None) -> _Paper:
        from preseance.documents.papers.tables import Tabled

        tables, lines = [], []
        for part in self.told(language):
            if isinstance(part, Grid):
                rows = tuple(tuple(cell_text(c) for c in row) for row in part.rows)
                tables.append(Tabled(part.title, tuple(c.name for c in part.columns), rows))
            elif part.text != self.view.title:
                lines.append(part.text)
        version = self.event.version
        head = PaperHead(
            event=self.event.in_language(language or self.view.language).title,
            session="",
            language=language or self.view.language,
            audience=self.audience,
            version=str(self.version or ""),
            grown_from=str(version.number) if version and not self.version else "",
        )
        return _Paper(head, self.view.title, tuple(tables), tuple(lines))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``title``, ``zone``, ``for``, ``entries`` in the order of time, ``cancelled``, ``rota``, ``remarks``."""
        at = {d.entry.key: d for d in self.history}
        return {
            "title": self.view.title,
            "zone": self.view.zone,
            "for": self.view.whose or None,
            "entries": [self._entry_json(at[e.key]) for e in self.view.entries],
            "cancelled": [self._entry_json(d) for d in self.history if d.cancelled],
            "rota": [_duty_json(duty) for duty in self.view.rota],
            "remarks": list(self.view.remarks),
        }

    def _entry_json(self, dated: Dated) -> dict[str, Any]:
        entry = dated.entry
        return {
            "uid": uid_of(self.view, entry),
            "sequence": dated.sequence,
            "kind": entry.kind,
            "session": entry.session,
            "title": entry.title,
            "start": entry.start.isoformat() if entry.start else None,
            "end": entry.end.isoformat() if entry.end else None,
            "where": entry.where,
            "number": entry.number or None,
            "guests": [
                {"id": g.id, "name": g.name, "place": g.place or None} for g in entry.guests
            ],
            "greeters": list(entry.greeters),
            "notes": list(entry.notes),
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A table a day; then each arrival and departure by itself, and what is no longer held."""
        wording = wording_of(self.event, language or self.view.language)
        yield Line(self.view.title, "heading")
        held = [e for e in self.view.entries if e.start is not None]
        if not held:
            yield Line(said(wording, "minutes.nothing"))
        slotted = tuple(SLOT_ITEMS.values())
        rows = [e for e in held if self.view.whose or e.kind not in slotted]
        for day, entries in groupby(rows, key=lambda e: e.start and e.start.date()):
            title = str(wording.word(Message("minutes.day", {"day": Moment(f"{day}")})))
            yield self._day(list(entries), title, wording)
        if not self.view.whose:
            for key, slots in groupby(
                (e for e in held if e.kind in slotted),
                key=lambda e: (e.kind, e.session),
            ):
                yield self._sheet(*key, list(slots), wording)
        if self.view.rota:
            yield _rota(self.view.rota, wording)
        unset = tuple(SessionRef(e.session) for e in self.view.entries if e.start is None)
        if unset:
            yield Line(said(wording, "minutes.no_hour", sessions=Listed(unset)), "aside")
        for entry in self.cancelled:
            yield Line(said(wording, "minutes.cancelled", title=entry.title), "loss")
        for remark in self.view.remarks:
            yield Line(remark, "loss")

    def _day(self, entries: Sequence[Entry], title: str, wording: Wording) -> Grid:
        heads = ("when", "what", "where", "who")
        cells = tuple(
            (
                _hours(e),
                e.title,
                e.where if e.kind != "way" else "",
                "; ".join(filter(None, (_people(e, wording), *e.notes))),
            )
            for e in entries
        )
        return Grid(_columns(heads, wording), cells, title)

    def _sheet(self, kind: str, session: str, slots: Sequence[Entry], wording: Wording) -> Grid:
        greeted = any(e.greeters for e in slots)
        heads = ("when", "what", "who", *(("greeted",) if greeted else ()), "note")
        cells = tuple(
            (
                f"{e.start:%H:%M:%S}",
                e.title,
                _people(e, wording),
                *((", ".join(e.greeters),) if greeted else ()),
                ", ".join(e.notes),
            )
            for e in slots
        )
        title = said(wording, f"minutes.{kind}s", session=SessionRef(session))
        return Grid(_columns(heads, wording), cells, title)


def _rota(duties: Sequence[RotaLine], wording: Wording) -> Grid:
    heads = ("when", "what", "interpreter", "principals")
    cells = tuple(
        (
            _span(d.start, d.end),
            d.session,
            who(d.interpreter),
            "; ".join(who(p) for p in d.principals),
        )
        for d in duties
    )
    return Grid(_columns(heads, wording), cells, said(wording, "minutes.rota"))


def _duty_json(duty: RotaLine) -> dict[str, Any]:
    return {
        "session": duty.session,
        "start": duty.start.isoformat() if duty.start else None,
        "end": duty.end.isoformat() if duty.end else None,
        "interpreter": duty.interpreter.id,
        "place": duty.interpreter.place or None,
        "principals": [{"id": p.id, "place": p.place or None} for p in duty.principals],
    }


def _columns(heads: Sequence[str], wording: Wording) -> tuple[Column, ...]:
    return tuple(
        Column(said(wording, f"minutes.head.{h}"), width="whole" if h == "when" else "")
        for h in heads
    )


def _hours(entry: Entry) -> str:
    return _span(entry.start, entry.end)


def _span(start: datetime | None, end: datetime | None) -> str:
    """From when until when; the seconds where there are any."""
    hours = [h for h in (start, end) if h is not None]
    shape = "%H:%M:%S" if any(h.second for h in hours) else "%H:%M"
    return "–".join(f"{h:{shape}}" for h in hours)


def _people(entry: Entry, wording: Wording) -> str:
    """Those concerned, by name where they are few."""
    if entry.guests and len(entry.guests) <= MOST_NAMED:
        return "; ".join(who(g) for g in entry.guests)
    number = entry.number or len(entry.guests)
    return said(wording, "minutes.guests", number=number) if number else ""
