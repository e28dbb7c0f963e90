"""Mistakes of the other lists: requests, encounters and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from preseance.errors import Mistake
from preseance.formats.checks.names import Lines, line_of, stated, unknown
from preseance.model.event import Event
from preseance.wording.said import Said


def row_mistakes(event: Event, lines: Lines) -> Iterator[Mistake]:
    """Names in requests and encounters that stand for nothing, and places taken twice."""
    guests, sessions = event.guest_by_id, event.session_by_id
    file = "requests.csv"
    for index, request in enumerate(event.requests):
        row = line_of(lines, file, index)
        yield from unknown(file, row, "a", (request.a,), Said("guest"), guests)
        yield from unknown(file, row, "b", (request.b,), Said("guest"), guests)
        yield from unknown(file, row, "scope", request.scope, Said("session"), sessions)
        yield from _with_oneself(file, row, request.a, request.b)
    file = "told.csv"
    for index, told in enumerate(event.told):
        row = line_of(lines, file, index)
        yield from _recipient(event, row, told.recipient)
        about, _, session = told.about.partition(":")
        if about == "place" and session:
            yield from unknown(file, row, "about", (session,), Said("session"), sessions)
    file = "encounters.csv"
    for index, met in enumerate(event.encounters):
        row = line_of(lines, file, index)
        yield from unknown(file, row, "a", (met.a,), Said("guest"), guests)
        yield from unknown(file, row, "b", (met.b,), Said("guest"), guests)
        yield from unknown(
            file, row, Said("session"), stated(met.session), Said("session"), sessions
        )
        yield from _with_oneself(file, row, met.a, met.b)
    file = "earlier.csv"
    for index, sat in enumerate(event.earlier):
        row = line_of(lines, file, index)
        yield from unknown(file, row, "guest", (sat.guest,), Said("guest"), guests)
        yield from unknown(file, row, "beside", sat.beside, Said("guest"), guests)
    file = "statements.csv"
    for index, said in enumerate(event.statements):
        row = line_of(lines, file, index)
        yield from unknown(file, row, "a", (said.a,), Said("guest"), guests)
        yield from unknown(file, row, "b", stated(said.b), Said("guest"), guests)
        yield from unknown(file, row, "session", stated(said.session), Said("session"), sessions)
        yield from _with_oneself(file, row, said.a, said.b)
    yield from _plan(event, lines)


def _recipient(event: Event, row: int | None, recipient: str) -> Iterator[Mistake]:
    kind, _, name = recipient.partition(":")
    file, column = "told.csv", "recipient"
    if kind == "delegation":
        known = event.delegation_by_id
        yield from unknown(file, row, column, (name,), Said("delegation"), known)
    else:
        yield from unknown(file, row, column, (recipient,), Said("guest"), event.guest_by_id)


def _with_oneself(file: str, row: int | None, a: str, b: str) -> Iterator[Mistake]:
    if a and a == b:
        yield Mistake(file, row, "b", Said("«{guest}» again", guest=b), Said("another guest"))


def _plan(event: Event, lines: Lines) -> Iterator[Mistake]:
    file = "plan.csv"
    guests_seen: set[tuple[str, str]] = set()
    places_seen: set[tuple[str, str]] = set()
    whole = {s.id: event.whole_tables(s) for s in event.sessions if s.room in event.room_by_id}
    for index, p in enumerate(event.plan.placements):
        row = line_of(lines, file, index)
        if p.place in whole.get(p.session, ()):
            full = Said("«{table}», where every chair is taken", table=p.place)
            yield Mistake(file, row, "place", full, Said("a table with a free chair"))
            continue
        if (p.session, p.guest) in guests_seen:
            twice = Said("«{guest}» a second time in {session}", guest=p.guest, session=p.session)
            yield Mistake(file, row, "guest", twice, Said("one place a session"))
        if (p.session, p.place) in places_seen:
            twice = Said("«{place}» taken twice in {session}", place=p.place, session=p.session)
            yield Mistake(file, row, "place", twice, Said("one guest a place"))
        guests_seen.add((p.session, p.guest))
        places_seen.add((p.session, p.place))
