"""The run of show for staff, and each delegation's and guest's own programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.documents.calendar_file import Dated, calendar_of, uid_of, who
from preseance.door.events import Folder, Source, folder_of, on_latest, opened_draft
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.requests import recipient_named
from preseance.door.telling import Column, Grid, Line, Part, cell_text
from preseance.errors import UnknownNameError
from preseance.formats import read_draft
from preseance.formats import write_event as written
from preseance.formats.atomic import write_atomically
from preseance.formats.signing import now
from preseance.formats.versions import read_version, versions_of
from preseance.model.event import Event
from preseance.model.session import SLOTTED
from preseance.planning.day.movements import FREE, seconds_of, settled
from preseance.planning.day.programme import SLOT_ITEMS
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import DELEGATION, WHOLE
from preseance.views.programmes import Entry, ProgrammeView, RotaLine, programme_view
from preseance.views.records import Language, PaperHead
from preseance.views.sessions import default_language
from preseance.views.speaking import wording_of
from preseance.views.tongues import in_two_languages
from preseance.wording.message import Listed, Message, Moment, SessionRef
from preseance.wording.said import Said
from preseance.wording.wording import Wording

if TYPE_CHECKING:
    from preseance.documents.papers.tables import Tabled
    from preseance.documents.printed import Printed

MOST_NAMED = 6
"""Guests named in one row; where they are more, they are counted."""


def programme(
    event: Source,
    recipient: str | None = None,
    *,
    audience: str | None = None,
    version: int | None = None,
    language: Language | None = None,
) -> ProgrammeReport:
    """The run of show, minute by minute, or what one delegation or guest has to know of the day.

    ``recipient`` is a delegation's id, or a guest by id or name; theirs holds nothing of others. Who
    asks is else protocol; of an own programme a delegation. A ``version`` is told instead of the
    draft of a folder.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such delegation, guest, audience or version.
    """
    known, states = _states(event, version)
    whose = "" if recipient is None else recipient_named(known, recipient)
    asking = audience or (DELEGATION if whose else WHOLE)
    return _told_to(known, states, asking, whose, language or default_language(known))


def write_programmes(
    event: Source, to: Folder, *, version: int | None = None, language: Language | None = None
) -> tuple[Path, ...]:
    """A calendar file for each delegation, and for each guest of none, into a folder.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known, states = _states(event, version)
    alone = (
        g.id for g in known.guests if not g.delegation and any(map(g.attends, known.session_by_id))
    )
    names = [*(f"delegation:{d.id}" for d in known.delegations), *alone]
    spoken = language or default_language(known)
    made = {
        name.replace(":", "-"): _told_to(known, states, DELEGATION, name, spoken).to_calendar()
        for name in names
    }
    folder = Path(to)
    folder.mkdir(parents=True, exist_ok=True)
    for name, calendar in made.items():
        write_atomically(folder / f"{name}.ics", calendar)
    return tuple(folder / f"{name}.ics" for name in made)


def write_programme(
    report: ProgrammeReport, file: Folder, folder: Source, beside: ProgrammeReport | None = None
) -> tuple[str, ...]:
    """The programme as a PDF, in one step; what is to be said of letters that no font has.

    ``folder`` is where the event's own fonts are looked for; ``beside`` is the same programme in
    the second language of a paper in two.
    """
    from preseance.documents.typefaces import using
    from preseance.door.typefaces import typefaces_of

    home = Path() if isinstance(folder, Event) else Path(folder)
    with using(typefaces_of(report.event, home)):
        printed = report.printed(beside=beside)
    write_atomically(Path(file), printed.pages[0])
    return tuple(remark.text for remark in printed.remarks)


def write_calendar(report: ProgrammeReport, file: Folder) -> None:
    """The programme as a calendar file, in one step."""
    write_atomically(Path(file), report.to_calendar())


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


@dataclass(frozen=True)
class _State:
    """The event as it once was, or is."""

    number: int
    time: datetime
    event: Event


def _states(source: Source, version: int | None) -> tuple[Event, tuple[_State, ...]]:
    """The event to be told, and what it was in each version before, the oldest first."""
    if version is not None:
        folder = folder_of(source, Said("The programme of a version"))
        _, draft = opened_draft(source)
        published = versions_of(draft) if draft else ()
    else:
        known, draft = opened_draft(source)
        folder, published = draft.folder if draft else Path(), versions_of(draft) if draft else ()
    numbers = [str(v.number) for v in published]
    if version is not None and str(version) not in numbers:
        raise UnknownNameError(Said("version"), str(version), numbers)
    states = [
        _State(v.number, v.time, read_version(folder, v.number))
        for v in published
        if version is None or v.number <= version
    ]
    if version is None:
        last = states[-1].number + 1 if states else 0
        states.append(_State(last, now(), known))
    return states[-1].event, tuple(states)


def _told_to(
    event: Event, states: Sequence[_State], audience: str, whose: str, language: Language
) -> ProgrammeReport:
    last: dict[str, Dated] = {}
    for state in states:
        spoken = state.event.in_language(language)
        view = programme_view(occasion_of(spoken, placeless=True), audience, whose, language)
        held = {entry.key: entry for entry in view.entries}
        for key, entry in held.items():
            before = last.get(key)
            if before is None or before.cancelled or before.entry != entry:
                last[key] = Dated(entry, state.number, state.time)
        for key, before in last.items():
            if key not in held and not before.cancelled:
                last[key] = replace(
                    before, sequence=state.number, changed=state.time, cancelled=True
                )
    return ProgrammeReport(event, view, tuple(last.values()), audience)


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
