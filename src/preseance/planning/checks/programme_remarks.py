"""Remarks on the programme: guests asked to be at two places at once, tables on one spot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import combinations
from math import ceil, floor, hypot

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.model.guest import Guest
from preseance.model.plan import Placement
from preseance.model.room import Form, Table
from preseance.model.session import Session
from preseance.model.zones import on_clock
from preseance.planning.occasion.stays import minutes_between, pauses
from preseance.wording.message import (
    Argument,
    GuestRefs,
    Listed,
    Message,
    PlaceRefs,
    SessionRef,
    TableRef,
)

MESSAGES: Mapping[str, str] = {
    "plan.no_session": (
        "Places in plan.csv for {session}, a session that is no longer there, are dropped."
    ),
    "plan.no_guest": (
        "{session}: plan.csv has places for {guests}, no longer in guests.csv; they are dropped."
    ),
    "plan.no_place": (
        "{session}: plan.csv has {guests} at {places}, no longer there; they are to be seated anew."
    ),
    "programme.overlap": (
        "{session} and {other} overlap in time, yet {guests}{more} should be at both: "
        "change their hours in event.toml, or name in guests.csv, column sessions, where each guest is."
    ),
    "programme.too_far": (
        "From {session} to {other} it is {needed} minute{needed:s} of way, but only {left} are left, "
        "for {guests}{more}."
    ),
    "programme.no_way": "No routes join {room} and {other_room}; who meets on that way is not foreseen.",
    "programme.and_more": " and {number} more",
    "programme.one_spot": (
        "{table} stands on the same spot as {others}: give each its own x and y in event.toml; "
        "until then what depends on distance or sight cannot be trusted."
    ),
}
_NAMED = 4
"""Guests named in a remark; the rest are counted."""
_SPOT = 0.1
"""Metres within which two tables are on one spot."""
_VEHICLES = frozenset({Form.CAR, Form.BUS})


def remarks_on_programme(event: Event) -> tuple[Remark, ...]:
    """All remarks on an event's hours, then on where the tables of each session stand."""
    spots = (r for s in event.sessions for r in _on_spots(event, s))
    return (*remarks_on_stale(event), *_on_hours(event), *_on_ways(event), *spots)


def remarks_on_stale(event: Event) -> Iterator[Remark]:
    """What plan.csv says of guests, sessions and places that are no longer there."""
    for session, rows in _by_session(event.plan.stale).items():
        known = event.session_by_id.get(session)
        gone = tuple(p.guest for p in rows if p.guest not in event.guest_by_id)
        anew = [p for p in rows if p.guest in event.guest_by_id]
        said: dict[str, Argument] = {"session": SessionRef(session)}
        if known is None:
            yield Remark(Message("plan.no_session", said), ())
            continue
        if gone:
            yield Remark(Message("plan.no_guest", said | {"guests": GuestRefs(gone)}), ())
        if anew:
            guests, places = tuple(p.guest for p in anew), tuple(p.place for p in anew)
            said |= {"guests": GuestRefs(guests), "places": PlaceRefs(places)}
            yield Remark(Message("plan.no_place", said), guests, session)


def _by_session(rows: Iterable[Placement]) -> Mapping[str, list[Placement]]:
    found: dict[str, list[Placement]] = defaultdict(list)
    for row in rows:
        found[row.session].append(row)
    return found


def _on_hours(event: Event) -> Iterator[Remark]:
    for one, other in combinations(event.sessions, 2):
        if one.id in other.parallel_with or other.id in one.parallel_with:
            continue
        expected = {g.id for g in event.attending(one.id)}
        both = [
            guest
            for guest in event.attending(other.id)
            if guest.id in expected and _is_torn(guest, one, other, event.time_zone)
        ]
        if both:
            yield Remark(
                Message(
                    "programme.overlap",
                    {
                        "session": SessionRef(one.id),
                        "other": SessionRef(other.id),
                        "guests": GuestRefs(tuple(g.id for g in both[:_NAMED])),
                        "more": _more(len(both) - _NAMED),
                    },
                ),
                tuple(g.id for g in both),
            )


def _on_ways(event: Event) -> Iterator[Remark]:
    """Ways that take longer than the programme leaves, and ways that nobody described."""
    if not event.routes:
        return
    torn: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    unknown: dict[tuple[str, str], None] = {}
    for guest in event.guests:
        for one, other, pause in pauses(event, guest):
            needed = minutes_between(event, one.room, other.room)
            if needed is None:
                unknown[one.room, other.room] = None
            elif timedelta(minutes=needed) > pause:
                left = pause // timedelta(minutes=1)
                torn[one.id, other.id].append((guest.id, left))
    for (one_id, other_id), found in torn.items():
        sessions = event.session_by_id
        needed = minutes_between(event, sessions[one_id].room, sessions[other_id].room) or 0
        guests = tuple(g for g, _ in found)
        said: dict[str, Argument] = {
            "session": SessionRef(one_id),
            "other": SessionRef(other_id),
            "needed": ceil(needed),
            "left": min(left for _, left in found),
            "guests": GuestRefs(guests[:_NAMED]),
            "more": _more(len(guests) - _NAMED),
        }
        yield Remark(Message("programme.too_far", said), guests)
    for a, b in unknown:
        named = {"room": event.room_by_id[a].name, "other_room": event.room_by_id[b].name}
        yield Remark(Message("programme.no_way", named))


def _more(number: int) -> Argument:
    return Message("programme.and_more", {"number": number}) if number > 0 else ""


def _is_torn(guest: Guest, one: Session, other: Session, time_zone: str) -> bool:
    """Whether a guest is expected at both at one moment; a session without an end is a moment."""
    first, second = _stay(guest, one, time_zone), _stay(guest, other, time_zone)
    if first is None or second is None:
        return False
    begin, end = max(first[0], second[0]), min(first[1], second[1])
    at_once = first[0] == second[0] and first[0] <= end
    return begin < end or at_once


def _stay(guest: Guest, session: Session, time_zone: str) -> tuple[datetime, datetime] | None:
    """When a guest is there; None where the session has no hour, or the guest is gone."""
    if session.start is None:
        return None
    begin = on_clock(session.start, time_zone)
    end = on_clock(session.end, time_zone) if session.end else begin
    if guest.arrives:
        begin = max(begin, on_clock(guest.arrives, time_zone))
    if guest.leaves:
        end = min(end, on_clock(guest.leaves, time_zone))
    return (begin, end) if begin <= end else None


_ASIDE = (-1, 0, 1)
"""From a square of the floor to itself and those next to it."""


def _on_spots(event: Event, session: Session) -> Iterator[Remark]:
    spots: list[list[Table]] = []
    # By squares of the floor, so that a table is held against those around it alone.
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for table in event.tables_of(session):
        if table.form in _VEHICLES:
            continue
        x, y = floor(table.x / _SPOT), floor(table.y / _SPOT)
        around = [k for dx in _ASIDE for dy in _ASIDE for k in squares.get((x + dx, y + dy), ())]
        first = min((k for k in around if _is_at(spots[k][0], table)), default=None)
        if first is None:
            squares[x, y].append(len(spots))
            spots.append([table])
        else:
            spots[first].append(table)
    for table, *others in spots:
        if others:
            named = Listed(tuple(TableRef(t.id) for t in others))
            message = Message("programme.one_spot", {"table": TableRef(table.id), "others": named})
            yield Remark(message, (), session.id)


def _is_at(one: Table, other: Table) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < _SPOT
