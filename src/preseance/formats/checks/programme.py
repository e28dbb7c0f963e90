"""Mistakes of event.toml: its scheme, hosts, delegations, rooms, routes and sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import available_timezones

from preseance.errors import Mistake
from preseance.formats.checks.flags import flag_mistakes
from preseance.formats.checks.names import stated, unknown
from preseance.model.event import Event
from preseance.model.forms import VARIANTS, capacity_problem
from preseance.model.forms.belonging import strays, unheard
from preseance.model.room import Room, Table
from preseance.model.route import Route
from preseance.model.session import SLOTTED, Session
from preseance.model.zones import zone_of
from preseance.protocol.finding import known_to
from preseance.protocol.honours import presiding_places
from preseance.wording.message import Listed
from preseance.wording.said import Said

_FILE = "event.toml"


def programme_mistakes(event: Event) -> Iterator[Mistake]:
    """Names in event.toml that stand for nothing, tables that cannot be set, rooms too small."""
    schemes, guests = known_to(event), event.guest_by_id
    named = [("event.scheme", event.scheme)]
    named += [(f"sessions.{s.id}.scheme", s.scheme) for s in event.sessions if s.scheme]
    wrong = (
        m
        for column, scheme in named
        for m in unknown(_FILE, None, column, scheme.split()[:1], Said("scheme"), schemes)
    )
    for found in wrong:
        yield replace(
            found,
            expected=Said("{expected}: {known}", expected=found.expected, known=", ".join(schemes)),
        )
    if zone_of(event.time_zone) is None:
        zones, column = available_timezones(), "event.time_zone"
        for found in unknown(_FILE, None, column, (event.time_zone,), Said("time zone"), zones):
            yield replace(
                found, expected=Said("{expected}, as Europe/Paris", expected=found.expected)
            )
    for field in ("host", "co_host"):
        ids = stated(getattr(event, field))
        yield from unknown(_FILE, None, f"event.{field}", ids, Said("guest"), guests)
    for delegation in event.delegations:
        column = f"delegations.{delegation.id}.head"
        yield from unknown(_FILE, None, column, stated(delegation.head), Said("guest"), guests)
    for room in event.rooms:
        yield from _room(room)
        yield from flag_mistakes(event, room)
    for route in event.routes:
        yield from _route(event, route)
    for session in event.sessions:
        yield from _session(event, session)


def place_ids(table: Table) -> Iterator[str]:
    """The ids that places of a table may have, those for interpreters and aides among them."""
    for number in range(1, table.seats + 1):
        yield f"{table.id}-{number}"
        yield f"{table.id}-{number}-aux"
        for k in range(len(table.aides)):
            yield f"{table.id}-{number}-aide{k + 1 if k else ''}"


def _room(room: Room) -> Iterator[Mistake]:
    tables = {t.id for t in room.tables}
    places = {p for t in room.tables for p in place_ids(t)}
    for zone in room.zones:
        where = f"rooms.{room.id}.zones.{zone.id}"
        yield from unknown(_FILE, None, f"{where}.tables", zone.tables, Said("table"), tables)
        yield from unknown(_FILE, None, f"{where}.places", zone.places, Said("place"), places)
    if room.table_ranks != "host" and room.entrance is None:
        found = Said("«{said}» in a room without doors", said=room.table_ranks)
        column = f"rooms.{room.id}.table_ranks"
        yield Mistake(_FILE, None, column, found, Said("a door of the room"))
    for table in room.tables:
        where = f"rooms.{room.id}.tables.{table.id}"
        problem = capacity_problem(table)
        if problem is not None:
            yield Mistake(
                _FILE, None, where, problem, Said("a table that can be set as it is asked")
            )
        elif heads := sorted(presiding_places(table).intersection(table.closed_up)):
            expected = Said("a place from which nobody presides")
            yield Mistake(_FILE, None, f"{where}.closed_up", f"«{heads[0]}»", expected)
        for name, forms in strays(table):
            found = Said(
                "«{name}», which says nothing of the form «{form}»",
                name=name,
                form=table.form.value,
            )
            known = Listed(tuple(f.value for f in forms), either=True)
            yield Mistake(
                _FILE, None, f"{where}.{name}", found, Said("{known}, or no such line", known=known)
            )
        for name, needed in unheard(table):
            found = Said("«{name}», which changes nothing here", name=name)
            expected = Said("{needed} beside it, or no such line", needed=needed)
            yield Mistake(_FILE, None, f"{where}.{name}", found, expected)
        if table.honour_by in ("far-from-door", "near-door") and room.entrance is None:
            found = Said("«{said}» in a room without doors", said=table.honour_by)
            yield Mistake(_FILE, None, f"{where}.honour_by", found, Said("a door of the room"))
        for number in table.wheelchair:
            if not 1 <= number <= table.seats:
                expected = Said("a number of a place, 1 to {seats}", seats=table.seats)
                yield Mistake(_FILE, None, f"{where}.wheelchair", f"«{number}»", expected)


def _route(event: Event, route: Route) -> Iterator[Mistake]:
    column = f"routes.{route.id}.joins"
    yield from unknown(_FILE, None, column, route.joins, Said("room"), event.room_by_id)
    if route.joins[0] == route.joins[1]:
        found = Said("«{room}» twice", room=route.joins[0])
        yield Mistake(_FILE, None, column, found, Said("two rooms"))


def _slots(event: Event, session: Session) -> Iterator[Mistake]:
    """What a session says of slots that it does not have, and of parties that there are not."""
    where = f"sessions.{session.id}"
    expected = Said("{known}, or no such line", known=Listed(tuple(SLOTTED), either=True))
    if session.kind not in SLOTTED:
        for field in ("senior", "slots"):
            if getattr(session, field):
                found = Said("a session of the kind «{kind}»", kind=session.kind.value)
                yield Mistake(_FILE, None, f"{where}.{field}", found, expected)
        return
    tables = event.tables_of(session) if session.room in event.room_by_id else ()
    known = {
        *event.guest_by_id,
        *(f"delegation:{d.id}" for d in event.delegations),
        *(f"table:{t.id}" for t in tables),
    }
    named = [name for name in session.slots if name != "-"]
    yield from unknown(_FILE, None, f"{where}.slots", named, Said("party"), known)
    for name in dict.fromkeys(n for n in named if named.count(n) > 1):
        found = Said("«{name}» twice", name=name)
        yield Mistake(_FILE, None, f"{where}.slots", found, Said("each party once"))


def _session(event: Event, session: Session) -> Iterator[Mistake]:
    where, sessions = f"sessions.{session.id}", event.session_by_id
    for field in ("host", "co_host", "guest_of_honour", "yields_to", "co_yields_to"):
        named = stated(getattr(session, field))
        yield from unknown(_FILE, None, f"{where}.{field}", named, Said("guest"), event.guest_by_id)
    variants = session.variants
    for wrong in unknown(_FILE, None, f"{where}.variants", variants, Said("variant"), VARIANTS):
        known = Said("{expected}: {known}", expected=wrong.expected, known=", ".join(VARIANTS))
        yield replace(wrong, expected=known)
    if session.yields_side != "left" and not (session.yields_to or session.co_yields_to):
        expected = Said("yields_to, the guest who has the host's place")
        found = f"«{session.yields_side}»"
        yield Mistake(_FILE, None, f"{where}.yields_side", found, expected)
    yield from _slots(event, session)
    parallel = session.parallel_with
    yield from unknown(_FILE, None, f"{where}.parallel_with", parallel, Said("session"), sessions)
    hours = session.hours(event.time_zone)
    if session.end and hours and hours[1] < hours[0]:
        ends = Said("«{end}», before the start", end=f"{session.end:%Y-%m-%dT%H:%M}")
        yield Mistake(_FILE, None, f"{where}.end", ends, Said("a time after the start"))
    if not session.room:
        return  # Said already: the value is missing.
    room = event.room_by_id.get(session.room)
    if room is None:
        rooms = event.room_by_id
        yield from unknown(_FILE, None, f"{where}.room", (session.room,), Said("room"), rooms)
        return
    tables = {t.id for t in room.tables}
    yield from unknown(_FILE, None, f"{where}.tables", session.tables, Said("table"), tables)
    yield from unknown(_FILE, None, f"{where}.chairs", session.chairs, Said("table"), tables)
    if session.chairs and session.seating == "place":
        expected = Said('seating = "table", of which these tables are left out')
        yield Mistake(_FILE, None, f"{where}.chairs", ", ".join(session.chairs), expected)
    seats = sum(len(t.usable) for t in event.tables_of(session))
    coming = len([g for g in event.attending(session.id) if not g.serves])
    if coming > seats and not event.is_placeless(session):
        yield Mistake(
            _FILE,
            None,
            where,
            Said("{coming} guests for {seats} places", coming=coming, seats=seats),
            Said(
                "a place for each guest: add seats or tables, or name fewer in guests.csv, column sessions"
            ),
        )
