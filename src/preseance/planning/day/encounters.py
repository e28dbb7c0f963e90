"""Where guests come near each other over a whole programme: in places, on the way, in the door.

Foreseen from the plan; what really happened is in ``encounters.csv`` and stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from math import hypot, nan
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from preseance.model.event import Event
from preseance.model.place import Place
from preseance.model.plan import Plan
from preseance.model.room import Door, Room
from preseance.model.rule_row import EncounterRow, RequestKind
from preseance.planning.day.gathering import Gathered, Moment, Numbers, Pair, PairNumbers
from preseance.planning.day.nearness import REACH, RELATIONS, VIEW, Nearness, nearness
from preseance.planning.occasion.stays import Stay, Walk, by_stretch, stay, walks
from preseance.rules import RULES, sessions_covered, written_rows
from preseance.rules.shapes import Assembly, Occasion

PASSING = 1.5
"""Metres at which somebody walking by greets whoever stands there."""


class Encounter(NamedTuple):
    """A moment where two guests come near each other; there are many, so it is a light one."""

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
    """By ``on_clock``; None where the session has no hour."""
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
    sets_out: Mapping[tuple[str, str], datetime] = MappingProxyType({}),
) -> Foreseen:
    """Every encounter of some pairs that a plan makes, session by session and way by way.

    ``sets_out`` says by session and guest who sets out before it ends: the slots of a ride.
    """
    wanted = PairNumbers(tuple(dict.fromkeys(_ordered(occasion, *pair) for pair in pairs)))
    gathered = Gathered()
    for assembly in occasion.assemblies:
        _in_session(occasion.event, assembly, plan, wanted, gathered, reach, view)
    shown = _shown(occasion)
    _on_the_way(occasion.event, wanted, gathered, shown, sets_out)
    numbers, columns = gathered.columns(wanted.pairs)
    told = list(map(Encounter, *columns))
    return _with_records(occasion.event, wanted, numbers, told, shown)


def _shown(occasion: Occasion) -> set[str]:
    """Ids of the sessions looked at: where all are, those too at which nobody has a place."""
    event = occasion.event
    shown = {assembly.session.id for assembly in occasion.assemblies}
    placeless = {s.id for s in event.sessions if event.is_placeless(s)}
    return shown | placeless if len(shown | placeless) == len(event.sessions) else shown


def _in_session(
    event: Event,
    assembly: Assembly,
    plan: Plan,
    wanted: PairNumbers,
    gathered: Gathered,
    reach: float,
    view: float,
) -> None:
    session, room = assembly.session, event.room_by_id[assembly.session.room]
    places = {g: plan.place_of.get((session.id, g), "") for g in wanted.guests}
    seated = {
        g: assembly.place_index[p]
        for g, p in places.items()
        if g in assembly.present and p in assembly.place_index
    }
    if len(seated) < 2:
        return
    near = nearness(assembly, room, list(seated.values()), reach=reach, view=view)
    stays = {g: stay(session, event.guest_by_id[g], event.time_zone) for g in seated}
    numbers = np.triu(wanted.between(seated, seated) + 1, k=1) - 1
    if room.doors:
        spots = {g: assembly.places[k] for g, k in seated.items()}
        walking = np.array([s is not None and (s.late or s.early) for s in stays.values()])
        rides = np.array([p.table in assembly.layout.vehicles for p in spots.values()])
        passed = (walking[:, None] | walking[None, :]) & ~(rides[:, None] | rides[None, :])
        for number in np.sort(numbers[passed & (numbers >= 0)]).tolist():
            pair = wanted.pairs[number]
            for moment, metres in _passing(event, session.id, room, pair, spots, stays):
                gathered.add(np.array([number]), gathered.number(moment), metres)
    _placed(session.id, near, numbers, list(stays.values()), gathered)


Span = tuple[datetime | None, datetime | None]


def _together(one: Stay | None, other: Stay | None) -> Span | None:
    """From when until when both are there; without hours always."""
    if one is None or other is None:
        return None, None
    begin, end = max(one.begin, other.begin), min(one.end, other.end)
    return (begin, end) if begin < end or (begin == end and one == other) else None


def _placed(
    session: str,
    near: Nearness,
    numbers: Numbers,
    stays: Sequence[Stay | None],
    gathered: Gathered,
) -> None:
    """Those whose places are near each other, while both are there; ``numbers`` of pairs, or -1."""
    kinds = {there: k for k, there in enumerate(dict.fromkeys(stays))}
    kind = np.array([kinds[there] for there in stays])
    codes = near.coded()
    rows, columns = np.nonzero((numbers >= 0) & (codes > 0))
    alike = (kind[rows] * len(kinds) + kind[columns]) << len(RELATIONS) | codes[rows, columns]
    keys, which = np.unique(alike, return_inverse=True)
    comers = list(kinds)
    moments = []
    for key in keys.tolist():
        one, other = divmod(key >> len(RELATIONS), len(kinds))
        together, met = _together(comers[one], comers[other]), near.decoded(key)
        moment = together and Moment(session, met, "in-sight" in met, *together)
        moments.append(-1 if moment is None else gathered.number(moment))
    of = np.array(moments, dtype=np.int64)[which]
    meets = of >= 0
    rows, columns = rows[meets], columns[meets]
    gathered.add(numbers[rows, columns], of[meets], near.distance[rows, columns])


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
) -> Iterator[tuple[Moment, float]]:
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
                yield Moment(session, ("passing",), True, moment, moment, mover=mover), metres


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
    event: Event,
    wanted: PairNumbers,
    gathered: Gathered,
    shown: set[str],
    sets_out: Mapping[tuple[str, str], datetime],
) -> None:
    if not event.routes:
        return
    for found in by_stretch(tuple(walks(event, wanted.guests, sets_out))).values():
        for one, other, numbers in _at_once([w for w in found if not w.alone], wanted):
            session, begin, end = _goal(one, other), other.begin, min(one.end, other.end)
            if session in shown:
                moment = Moment(session, ("same-route",), True, begin, end, one.route.id)
                gathered.add(numbers[numbers >= 0], gathered.number(moment), nan)


def _at_once(found: Sequence[Walk], wanted: PairNumbers) -> Iterator[tuple[Walk, Walk, Numbers]]:
    """Each two walks that overlap in time, with the numbers of the pairs who go them, or -1.

    Walks stand in the order of their beginning; guests who set out, arrive and go to a session together
    are taken as one walk.
    """
    together: dict[tuple[datetime, datetime, str], list[Walk]] = {}
    for walk in found:
        together.setdefault((walk.begin, walk.end, walk.session), []).append(walk)
    groups = [(alike[0], [walk.guest for walk in alike]) for alike in together.values()]
    for k, (one, guests) in enumerate(groups):
        yield one, one, np.triu(wanted.between(guests, guests) + 1, k=1) - 1
        for later, others in groups[k + 1 :]:
            if later.begin >= one.end:
                break
            yield one, later, wanted.between(guests, others)


def _goal(one: Walk, other: Walk) -> str:
    """The session they both go to, else the one that the later of them goes to."""
    return other.session if other.end > one.end else one.session


def _with_records(
    event: Event, wanted: PairNumbers, numbers: Numbers, told: list[Encounter], shown: set[str]
) -> Foreseen:
    """What is on record beside what was foreseen, and the requests each has to do with."""
    rows: dict[tuple[frozenset[str], str], list[EncounterRow]] = defaultdict(list)
    for row in event.encounters:
        rows[frozenset((row.a, row.b)), row.session].append(row)
    bound = _requests_by_session(event)
    spoken_of = {wanted.number(two) for two, _ in (*rows, *bound)} - {-1}
    seen: set[tuple[frozenset[str], str]] = set()
    for k in np.flatnonzero(np.isin(numbers, list(spoken_of))).tolist():
        met = told[k]
        key = (frozenset((met.a, met.b)), met.session)
        records = () if key in seen else tuple(rows.get(key, ()))
        seen.add(key)
        told[k] = met._replace(recorded=records, requests=bound.get(key, ()))
    surprises = tuple(
        row
        for row in event.encounters
        if wanted.number(two := frozenset((row.a, row.b))) >= 0
        and (two, row.session) not in seen
        and (not row.session or row.session in shown)
    )
    return Foreseen(wanted.pairs, tuple(told), surprises)


def _requests_by_session(event: Event) -> Mapping[tuple[frozenset[str], str], tuple[str, ...]]:
    """Ids of binding requests not to meet, by pair and session, whatever contacts they allow."""
    found: dict[tuple[frozenset[str], str], tuple[str, ...]] = {}
    for request in event.requests:
        if request.kind is RequestKind.NOT_MEET and request.binds:
            for session in sessions_covered(event, request):
                key = (frozenset((request.a, request.b)), session)
                found[key] = (*found.get(key, ()), request.id)
    return found
