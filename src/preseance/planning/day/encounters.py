"""Where guests come near each other over a whole programme: in places, on the way, in the door.

Foreseen from the plan; what really happened is in ``encounters.csv`` and stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from math import hypot

import numpy as np

from preseance.model.event import Event
from preseance.model.place import Place
from preseance.model.plan import Plan
from preseance.model.room import Door, Room
from preseance.model.rule_row import EncounterRow, RequestKind
from preseance.planning.day.nearness import REACH, VIEW, Bools, Nearness, nearness
from preseance.planning.occasion.stays import Stay, Walk, by_stretch, stay, walks
from preseance.rules import RULES, sessions_covered, written_rows
from preseance.rules.shapes import Assembly, Occasion

PASSING = 1.5
"""Metres at which somebody walking by greets whoever stands there."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Encounter:
    """A moment where two guests come near each other."""

    session: str
    """Session's id; on a stretch of the way, that of the session they go to."""
    a: str
    b: str
    relations: tuple[str, ...]
    """The closest first: words of ``nearness.RELATIONS``, or ``passing``, or ``same-route``."""
    distance: float | None
    """Metres; None on the way, and in a vehicle with the seat unknown."""
    in_sight: bool
    start: datetime | None
    """Local time; None where the session has no hour."""
    end: datetime | None
    route: str = ""
    """Id of the stretch where they go together."""
    mover: str = ""
    """Who walks by the other, where one passes."""
    requests: tuple[str, ...] = ()
    """Ids of the requests of the two that speak of this session."""
    recorded: tuple[EncounterRow, ...] = ()
    """What is on record of the two in this session."""

    @property
    def where(self) -> str:
        """What kind of moment it is: ``place``, ``passing`` or ``way``."""
        if self.route:
            return "way"
        return "passing" if self.mover else "place"


@dataclass(frozen=True)
class Foreseen:
    """Encounters, and what is on record where none was foreseen."""

    pairs: tuple[Pair, ...]
    """The pairs looked at."""
    encounters: tuple[Encounter, ...]
    """Pair by pair, in the order of the day."""
    unforeseen: tuple[EncounterRow, ...]
    """What happened between these pairs where nothing was foreseen."""


def sensitive_pairs(occasion: Occasion) -> tuple[Pair, ...]:
    """Pairs that asked not to meet, or that rules keep apart, in the order of precedence.

    Of rules those count that keep two single guests apart; parties of more are a matter of tables.
    """
    found: dict[Pair, None] = {}
    for request in occasion.event.requests:
        if request.kind is RequestKind.NOT_MEET and request.binds:
            found[_ordered(occasion, request.a, request.b)] = None
    for row in written_rows(occasion.event):
        known = RULES.get(row.kind)
        if known is not None and known.answers is RequestKind.NOT_MEET:
            named = [g for g in (*row.a, *row.b) if g in occasion.item_of]
            if len(named) == len(row.a) + len(row.b) == 2 and named[0] != named[1]:
                found[_ordered(occasion, *named)] = None
    return tuple(sorted(found, key=lambda p: [occasion.item_of[g] for g in p]))


def _ordered(occasion: Occasion, a: str, b: str) -> Pair:
    return (a, b) if occasion.item_of[a] <= occasion.item_of[b] else (b, a)


def all_pairs(occasion: Occasion) -> tuple[Pair, ...]:
    """Every pair of guests, in the order of precedence."""
    return tuple(combinations(occasion.guests, 2))


def foresee(
    occasion: Occasion,
    plan: Plan,
    pairs: Sequence[Pair],
    *,
    reach: float = REACH,
    view: float = VIEW,
) -> Foreseen:
    """Every encounter of some pairs that a plan makes, session by session and way by way."""
    wanted = dict.fromkeys(_ordered(occasion, *pair) for pair in pairs)
    found: dict[Pair, list[Encounter]] = {pair: [] for pair in wanted}
    concerned = tuple(dict.fromkeys(g for pair in wanted for g in pair))
    for assembly in occasion.assemblies:
        for encounter in _in_session(
            occasion.event, assembly, plan, wanted, concerned, reach, view
        ):
            found[encounter.a, encounter.b].append(encounter)
    shown = {s.session.id for s in occasion.assemblies}
    for encounter in _on_the_way(occasion.event, concerned, wanted):
        if encounter.session in shown:
            found[encounter.a, encounter.b].append(encounter)
    order = {s.id: k for k, s in enumerate(occasion.event.sessions)}
    for met in found.values():
        met.sort(key=lambda e: (e.start is None, e.start or 0, order[e.session], e.where))
    return _with_records(occasion.event, found, shown)


def _in_session(
    event: Event,
    assembly: Assembly,
    plan: Plan,
    wanted: Mapping[Pair, None],
    concerned: Iterable[str],
    reach: float,
    view: float,
) -> Iterator[Encounter]:
    session, room = assembly.session, event.room_by_id[assembly.session.room]
    places = {g: plan.place_of.get((session.id, g), "") for g in concerned if g in assembly.present}
    seated = {g: assembly.place_index[p] for g, p in places.items() if p in assembly.place_index}
    if len(seated) < 2:
        return
    at = {g: k for k, g in enumerate(seated)}
    near = nearness(assembly, room, list(seated.values()), reach=reach, view=view)
    stays = {g: stay(session, event.guest_by_id[g]) for g in seated}
    met = near.counted() > 0
    for a, b in _pairs_met(wanted, at, met):
        if (together := _together(stays[a], stays[b])) is None:
            continue
        yield _placed(session.id, a, b, near, at, together)
    walking = {g for g, s in stays.items() if s is not None and (s.late or s.early)}
    if walking and room.doors:
        spots = {g: assembly.places[k] for g, k in seated.items()}
        riding = {g for g, p in spots.items() if p.table in assembly.layout.vehicles}
        for a, b in wanted:
            if a in spots and b in spots and {a, b} & walking and not {a, b} & riding:
                yield from _passing(event, session.id, room, (a, b), spots, stays)


def _pairs_met(wanted: Mapping[Pair, None], at: Mapping[str, int], met: Bools) -> Iterator[Pair]:
    """The pairs wanted that stand in some relation, found by the shorter list of the two."""
    if len(wanted) <= len(at) ** 2 // 4:
        for a, b in wanted:
            if a in at and b in at and met[at[a], at[b]]:
                yield a, b
        return
    names = list(at)
    for i, j in zip(*(side.tolist() for side in np.nonzero(met)), strict=True):
        if (names[i], names[j]) in wanted:
            yield names[i], names[j]


Span = tuple[datetime | None, datetime | None]


def _together(one: Stay | None, other: Stay | None) -> Span | None:
    """From when until when both are there; without hours always."""
    if one is None or other is None:
        return None, None
    begin, end = max(one.begin, other.begin), min(one.end, other.end)
    return (begin, end) if begin < end or (begin == end and one == other) else None


def _placed(
    session: str, a: str, b: str, near: Nearness, at: Mapping[str, int], together: Span
) -> Encounter:
    i, j = at[a], at[b]
    relations = near.between(i, j)
    metres = float(near.distance[i, j])
    return Encounter(
        session=session,
        a=a,
        b=b,
        relations=relations,
        distance=None if np.isnan(metres) else metres,
        in_sight="in-sight" in relations,
        start=together[0],
        end=together[1],
    )


def door_of(event: Event, room: Room, guest: str, place: Place) -> Door:
    """The door a guest uses: the one named for them, else the main one, else the nearest."""
    named = event.guest_by_id[guest].door
    chosen = next((d for d in room.doors if named and d.name == named), None)
    chosen = chosen or next((d for d in room.doors if d.main), None)
    return chosen or min(room.doors, key=lambda d: _metres(room.point_of(d), (place.x, place.y)))


def _passing(
    event: Event,
    session: str,
    room: Room,
    pair: Pair,
    spots: Mapping[str, Place],
    stays: Mapping[str, Stay | None],
) -> Iterator[Encounter]:
    """One of two walks between the door and a place, by the other who stands there already."""
    for mover, other in (pair, pair[::-1]):
        one, there = stays[mover], stays[other]
        if one is None or there is None:
            continue
        door = room.point_of(door_of(event, room, mover, spots[mover]))
        metres = passes(door, spots[mover], spots[other])
        if metres > PASSING + 1e-9:
            continue
        comes = one.late and there.begin < one.begin < there.end
        goes = one.early and there.begin < one.end < there.end
        for moment, walks_by in ((one.begin, comes), (one.end, goes)):
            if walks_by:
                yield Encounter(
                    session=session,
                    a=pair[0],
                    b=pair[1],
                    relations=("passing",),
                    distance=metres,
                    in_sight=True,
                    start=moment,
                    end=moment,
                    mover=mover,
                )


def passes(door: tuple[float, float], place: Place, by: Place) -> float:
    """How near the straight way from a door to a place comes to another place, metres."""
    (x, y), (dx, dy) = door, (place.x - door[0], place.y - door[1])
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else ((by.x - x) * dx + (by.y - y) * dy) / length
    along = min(max(along, 0.0), 1.0)
    return _metres((x + along * dx, y + along * dy), (by.x, by.y))


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _on_the_way(
    event: Event, concerned: Sequence[str], wanted: Mapping[Pair, None]
) -> Iterator[Encounter]:
    if not event.routes:
        return
    for found in by_stretch(tuple(walks(event, concerned))).values():
        for one, other in combinations(found, 2):
            pair = next(
                (p for p in ((one.guest, other.guest), (other.guest, one.guest)) if p in wanted),
                None,
            )
            if pair is None or one.alone or other.alone:
                continue
            begin, end = max(one.begin, other.begin), min(one.end, other.end)
            if begin < end:
                yield Encounter(
                    session=_goal(one, other),
                    a=pair[0],
                    b=pair[1],
                    relations=("same-route",),
                    distance=None,
                    in_sight=True,
                    start=begin,
                    end=end,
                    route=one.route.id,
                )


def _goal(one: Walk, other: Walk) -> str:
    """The session they both go to, else the one that the later of them goes to."""
    return other.session if other.end > one.end else one.session


def _with_records(
    event: Event, found: Mapping[Pair, list[Encounter]], shown: Iterable[str]
) -> Foreseen:
    """What is on record beside what was foreseen, and the requests each has to do with."""
    rows: dict[tuple[frozenset[str], str], list[EncounterRow]] = defaultdict(list)
    for row in event.encounters:
        rows[frozenset((row.a, row.b)), row.session].append(row)
    bound = _requests_by_session(event)
    told: list[Encounter] = []
    seen: set[tuple[frozenset[str], str]] = set()
    for met in found.values():
        for encounter in met:
            key = (frozenset((encounter.a, encounter.b)), encounter.session)
            records = () if key in seen else tuple(rows.get(key, ()))
            seen.add(key)
            requests = bound.get(key, ())
            if records or requests:
                encounter = replace(encounter, recorded=records, requests=requests)
            told.append(encounter)
    pairs = {frozenset(pair) for pair in found}
    surprises = tuple(
        row
        for row in event.encounters
        if (key := (frozenset((row.a, row.b)), row.session))[0] in pairs
        and key not in seen
        and (not row.session or row.session in set(shown))
    )
    return Foreseen(tuple(found), tuple(told), surprises)


def _requests_by_session(event: Event) -> Mapping[tuple[frozenset[str], str], tuple[str, ...]]:
    """Ids of binding requests not to meet, by pair and session, whatever contacts they allow."""
    found: dict[tuple[frozenset[str], str], tuple[str, ...]] = {}
    for request in event.requests:
        if request.kind is RequestKind.NOT_MEET and request.binds:
            for session in sessions_covered(event, request):
                key = (frozenset((request.a, request.b)), session)
                found[key] = (*found.get(key, ()), request.id)
    return found
