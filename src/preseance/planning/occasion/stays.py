"""When guests are where: in sessions, and on the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import pairwise
from math import inf
from types import MappingProxyType

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.place import table_of
from preseance.model.room import Form
from preseance.model.route import Route
from preseance.model.session import Kind, Session
from preseance.model.zones import later, on_clock

LONGEST_PAUSE = timedelta(hours=3)
"""Between two sessions farther apart than this, guests go elsewhere, and nobody knows which way."""


@dataclass(frozen=True)
class Stay:
    """From when until when a guest is in a session, by ``on_clock``."""

    begin: datetime
    end: datetime
    late: bool = False
    """Whether they come when it has begun."""
    early: bool = False
    """Whether they leave before it ends."""


def stay(session: Session, guest: Guest, time_zone: str) -> Stay | None:
    """When a guest is in a session that has an hour; one without an end lasts that day."""
    held = session.hours(time_zone)
    if held is None:
        return None
    if guest.arrives is None and guest.leaves is None:
        return Stay(*held)
    if not session.meets(guest, time_zone):
        return None
    start, end = held
    begin = max(start, on_clock(guest.arrives, time_zone)) if guest.arrives else start
    leaves = min(end, on_clock(guest.leaves, time_zone)) if guest.leaves else end
    return Stay(begin, leaves, begin > start, leaves < end)


@dataclass(frozen=True)
class Walk:
    """A guest on one stretch of a way, going from one room to the next."""

    guest: str
    route: Route
    origin: str
    """Room's id."""
    session: str
    """Id of the session they are going to."""
    begin: datetime
    """By ``on_clock``."""
    end: datetime
    alone: bool = False
    """In a car, their own or one that waits for them."""


def walks(
    event: Event,
    guests: Sequence[str],
    sets_out: Mapping[tuple[str, str], datetime] = MappingProxyType({}),
) -> Iterator[Walk]:
    """The stretches that guests go between sessions, each setting out when the first ends.

    ``sets_out`` says by session and guest who sets out at another hour: the slots of a ride. Who goes by
    road in a car meets nobody else on the way.

    Nothing is known of the way where no routes join the two rooms, where a session has no hour, or
    where the pause is longer than ``LONGEST_PAUSE``.
    """
    ways: dict[tuple[str, str], tuple[tuple[Route, str], ...] | None] = {}
    for name in guests:
        guest = event.guest_by_id[name]
        for first, then, _ in pauses(event, guest):
            key = (first.room, then.room)
            if key not in ways:
                ways[key] = way(event, *key)
            there = stay(first, guest, event.time_zone)
            assert there is not None
            at = sets_out.get((first.id, name), there.end)
            own_way = guest.own_car or _in_a_car(event, first, name)
            for route, origin in ways[key] or ():
                after = later(at, timedelta(minutes=route.minutes), event.time_zone)
                alone = own_way and route.by == "road"
                yield Walk(name, route, origin, then.id, at, after, alone)
                at = after


def _in_a_car(event: Event, session: Session, guest: str) -> bool:
    """Whether a guest rides in a car, not in a bus; who else is in it is a matter of its seats."""
    if session.kind is not Kind.TRANSPORT:
        return False
    table = table_of(event.plan.place_of.get((session.id, guest), ""))
    return any(t.id == table and t.form is Form.CAR for t in event.tables_of(session))


def pauses(event: Event, guest: Guest) -> Iterator[tuple[Session, Session, timedelta]]:
    """Each two sessions of a guest that follow each other in different rooms, and what lies between.

    Only those that do not overlap, and lie no farther apart than ``LONGEST_PAUSE``.
    """
    zone = event.time_zone
    held = [
        (hours[0], s)
        for s in event.sessions
        if guest.attends(s.id) and (hours := s.hours(zone)) is not None
    ]
    held.sort(key=lambda pair: pair[0])
    known = [(s, there) for _, s in held if (there := stay(s, guest, zone)) is not None]
    for (first, one), (then, other) in pairwise(known):
        pause = other.begin - one.end
        if first.room != then.room and timedelta() <= pause <= LONGEST_PAUSE:
            yield first, then, pause


def way(event: Event, origin: str, target: str) -> tuple[tuple[Route, str], ...] | None:
    """The quickest way between two rooms: its stretches with the room each begins in.

    None where no routes join them. Of two equally quick ways the one with the fewer stretches.
    """
    joined: dict[str, list[tuple[Route, str]]] = {}
    for route in event.routes:
        a, b = route.joins
        joined.setdefault(a, []).append((route, b))
        joined.setdefault(b, []).append((route, a))
    best: dict[str, float] = {origin: 0.0}
    heap: list[tuple[float, int, str, tuple[tuple[Route, str], ...]]] = [(0.0, 0, origin, ())]
    while heap:
        minutes, steps, room, so_far = heappop(heap)
        if room == target:
            return so_far
        if minutes > best.get(room, inf):
            continue
        for route, beyond in joined.get(room, ()):
            later = minutes + route.minutes
            if later < best.get(beyond, inf):
                best[beyond] = later
                heappush(heap, (later, steps + 1, beyond, (*so_far, (route, room))))
    return None


def minutes_between(event: Event, origin: str, target: str) -> float | None:
    """How long the quickest way between two rooms takes; None where none is known."""
    found = way(event, origin, target)
    return None if found is None else sum(route.minutes for route, _ in found)


def by_stretch(found: Sequence[Walk]) -> Mapping[str, list[Walk]]:
    """Walks by the id of their route, in the order in which they begin."""
    grouped: dict[str, list[Walk]] = {}
    for walk in sorted(found, key=lambda w: (w.begin, w.end, w.guest)):
        grouped.setdefault(walk.route.id, []).append(walk)
    return grouped
