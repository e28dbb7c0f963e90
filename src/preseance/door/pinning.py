"""Guests held where they sit, or let go: one, several, or whole tables at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from preseance.door.events import Source, folder_of, on_latest, sound
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import ConflictError, UnknownNameError
from preseance.formats import read_draft
from preseance.formats import write_event as written
from preseance.model.event import Event
from preseance.planning.commands import Command, Handed, carry_out
from preseance.planning.commands.pinning import Pin, PinSeveral, UnpinSeveral, pins_of
from preseance.planning.commands.seats import Seats
from preseance.rules.shapes.words import called_places
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import GuestRef, SessionRef
from preseance.wording.said import Said

LevelName = Literal["must", "should", "prefer"]


def pin(
    folder: Source,
    guests: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    session: str | None = None,
    at: str = "",
    level: LevelName = "must",
    release: bool = False,
    dry_run: bool = False,
) -> PinReport:
    """Hold guests where the draft has them, or let them go, as one step.

    Parameters
    ----------
    guests
        Ids; with those at ``tables``.
    tables
        Ids of tables: all who sit there.
    session
        May be left out where the event has one alone.
    at
        The place, or ``table:ID``, of a single guest; their own place where empty.
    release
        Let them go instead; of a table, those who are pinned.

    Raises
    ------
    UnknownNameError
        Where there is no such guest, table, place or session.
    ConflictError
        Where nobody is named, or somebody has no place, or is not pinned.
    """
    path = folder_of(folder, Said("Pinning"))

    def work() -> PinReport:
        draft = read_draft(path)
        event = draft.event
        where = _session(event, session)
        seats = Seats(event, where)
        named = [*guests, *(g for t in tables for g in _at_table(event, seats, t, release=release))]
        for guest in named:
            if guest not in event.guest_by_id:
                raise UnknownNameError(Said("guest"), guest, [g.id for g in event.guests])
        if not named:
            raise ConflictError(Said("Nobody is named, or nobody of them could be pinned."))
        if at and (release or len(named) > 1):
            raise ConflictError(Said("--at is the place of one guest who is pinned."))
        command = _command(where, (*dict.fromkeys(named),), at, level, release=release)
        after = carry_out(command, event, Handed("", datetime.now(UTC)), sound).event
        if not dry_run:
            written(after, path, since=draft)
        return PinReport(after, where, (*dict.fromkeys(named),), released=release, dry_run=dry_run)

    return on_latest(path, work)


def _session(event: Event, session: str | None) -> str:
    known = [s.id for s in event.sessions]
    if session is not None and session not in known:
        raise UnknownNameError(Said("session"), session, known)
    if session is None and len(known) != 1:
        raise ConflictError(Said("Name one of the sessions: {known}.", known=", ".join(known)))
    return session or known[0]


def _at_table(event: Event, seats: Seats, table: str, *, release: bool) -> Iterator[str]:
    """Who sits at a table; those of them who are pinned, where they are to be let go."""
    tables = {place.table for place in seats.places.values()}
    if table not in tables:
        raise UnknownNameError(Said("table"), table, sorted(tables))
    held = {row.a[0] for row in pins_of(event, seats.session)}
    for guest, place in seats.place_of.items():
        sits = place in seats.places and seats.places[place].table == table
        if sits and (not release or guest in held):
            yield guest


def _command(
    session: str, guests: tuple[str, ...], at: str, level: LevelName, *, release: bool
) -> Command:
    if release:
        return UnpinSeveral(session=session, guests=guests)
    if at:
        return Pin(session=session, guest=guests[0], where=at, level=level)
    return PinSeveral(session=session, guests=guests, level=level)


@dataclass(frozen=True, repr=False)
class PinReport(Report):
    """Who is held where, or was let go."""

    event: Event
    """As it is now, or would be."""
    session: str
    guests: tuple[str, ...]
    released: bool
    dry_run: bool = False

    @property
    def places(self) -> dict[str, str]:
        """The place, or ``table:ID``, by guest; empty where they were let go."""
        if self.released:
            return {}
        pinned = {row.a[0]: row.b[0] for row in pins_of(self.event, self.session)}
        return {g: pinned[g] for g in self.guests}

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """A line for each guest."""
        wording = wording_of(self.event, language)
        where = SessionRef(self.session)
        for guest in self.guests:
            if self.released:
                yield Line(said(wording, "pin.free", a=GuestRef(guest), session=where))
            else:
                place = self.places[guest]
                held = called_places(self.event, [place])
                yield Line(said(wording, "pin.held", a=GuestRef(guest), p=held, session=where))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``session``, ``pinned`` by guest, ``released``."""
        return {
            "session": self.session,
            "pinned": self.places,
            "released": list(self.guests) if self.released else [],
        }
