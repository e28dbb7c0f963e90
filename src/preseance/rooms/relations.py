"""How places stand to each other, as far as the form of their table defines it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np
from numpy.typing import NDArray

from preseance.model.forms import runs
from preseance.model.place import HANDS, RELATIONS, Place, PlaceKind
from preseance.model.room import Form, Table
from preseance.rooms.nearness import near_pairs, near_some

_FACING_NOBODY = frozenset({Form.ROWS, Form.PHOTO, Form.LINE, Form.PROCESSION, Form.CAR, Form.BUS})
_ACROSS_TURN = 30.0
_ACROSS_SHIFT = 0.55
_BEHIND_SHIFT = 0.75
_FRAME_TURN = 60.0
_FRAME_WIDTH = 1.5
_FRAME_DEPTH = 2.5
_SLACK = 1e-6

_Pairs = set[tuple[str, str]]
_Near = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Known:
    """The relations of a room that were worked out last, and what they were worked out of."""

    tables: Mapping[int, tuple[Table, tuple[Place, ...], Mapping[str, _Near]]]
    """By the table's address: the relations between its places."""
    places: Mapping[str, Place]
    in_frame: _Near


_known = _Known({}, {}, {})


def relations_of(places: Sequence[Place], tables: Sequence[Table]) -> dict[str, _Near]:
    """For each relation: place id -> ids that stand so to it, in the order of the places.

    Auxiliary places stand in no relation. ``tables`` are those of the places. Of tables and places that
    are the very ones that were asked for last, what was worked out then holds.
    """
    global _known
    principal = [p for p in places if p.kind is not PlaceKind.AUXILIARY]
    by_table: dict[str, list[Place]] = defaultdict(list)
    for place in principal:
        by_table[place.table].append(place)
    last, kept = _known, {}
    for table in tables:
        seats = tuple(by_table[table.id])
        known = last.tables.get(id(table))
        if known is None or known[0] is not table or not _are_same(known[1], seats):
            known = table, seats, _at_table(table, seats)
        kept[id(table)] = known
    in_frame = _framed(principal, last)
    found: dict[str, _Near] = {name: {} for name in (*RELATIONS, *HANDS)}
    for _, _, own in kept.values():
        for name, near in own.items():
            found[name].update(near)
    found["in-frame"] = in_frame
    # Replaced whole: of two threads one may forget what the other has made, no more.
    _known = _Known(kept, {p.id: p for p in principal}, in_frame)
    return found


def _are_same(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _at_table(table: Table, places: Sequence[Place]) -> Mapping[str, _Near]:
    """The relations between the places of one table."""
    seats = {p.number: p for p in places}
    leftward = set(_beside(table, seats))
    beside = _both_ways(leftward)
    across = _both_ways(_across(table, seats))
    pairs = {
        "beside": beside,
        "left-of": leftward,
        "right-of": {(b, a) for a, b in leftward},
        "across": across,
        "diagonal": _diagonal(beside, across),
        "behind": set(_behind(table, seats)),
        "next": set(_next(table, seats)),
    }
    order = {p.id: k for k, p in enumerate(places)}
    return {name: _grouped(found, order) for name, found in pairs.items()}


def _framed(places: Sequence[Place], last: _Known) -> _Near:
    """Who is in one picture with whom: worked out for places that are new, the others as they were."""
    number = {p.id: k for k, p in enumerate(places)}
    same = [p.id for p in last.places.values() if p.id in number and places[number[p.id]] is p]
    then = [number[name] for name in same]
    if 2 * len(same) < len(places) or any(a > b for a, b in pairwise(then)):
        return _grouped(_both_ways(_in_frame(places)), number)
    new = np.ones(len(places), dtype=np.bool_)
    new[then] = False
    pairs = _both_ways(_in_frame(places, np.flatnonzero(new)))
    gone = last.places.keys() - set(same)
    kept = {}
    for name in same:
        near = last.in_frame.get(name, ())
        kept[name] = near if gone.isdisjoint(near) else tuple(q for q in near if q not in gone)
    for name, others in _grouped(pairs, number).items():
        kept[name] = tuple(sorted({*kept.get(name, ()), *others}, key=number.__getitem__))
    return {p.id: kept[p.id] for p in places if kept.get(p.id)}


def _both_ways(pairs: Iterable[tuple[str, str]]) -> _Pairs:
    return {pair for a, b in pairs for pair in ((a, b), (b, a))}


def _grouped(pairs: _Pairs, order: Mapping[str, int]) -> _Near:
    found: dict[str, list[str]] = {}
    for a, b in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        found.setdefault(a, []).append(b)
    return {a: tuple(others) for a, others in found.items()}


def _beside(table: Table, seats: dict[int, Place]) -> Iterator[tuple[str, str]]:
    """A place and its neighbour on the left, since runs go from the right hand to the left."""
    for run in runs(table):
        for a, b in run.neighbours:
            if a in seats and b in seats:
                yield seats[a].id, seats[b].id


def _across(table: Table, seats: dict[int, Place]) -> Iterator[tuple[str, str]]:
    """Face to face; each must be the nearest the other faces."""
    if table.form in _FACING_NOBODY:
        return
    if table.form is Form.ROUND:
        turn = 180.0 / len(table.chairs)
        seen = {(p.id, q) for p in seats.values() for q in _opposite(p, seats.values(), turn)}
    else:
        seen = {(p.id, q) for p in seats.values() for q in _faced(p, seats.values(), table.pitch)}
    yield from (pair for pair in seen if pair[::-1] in seen)


def _opposite(place: Place, others: Iterable[Place], most: float) -> list[str]:
    """Those of a ring who look at a place straightest, off by half a place (``most``, degrees)."""
    off = [(180.0 - _turn(place.facing, o.facing), o.id) for o in others if o is not place]
    least = min(off, default=(0.0, ""))[0]
    return [name for by, name in off if by <= min(least, most) + _SLACK]


def _faced(place: Place, others: Iterable[Place], pitch: float) -> list[str]:
    found: list[tuple[float, str]] = []
    for other in others:
        if _turn(place.facing, other.facing) < 180.0 - _ACROSS_TURN:
            continue
        ahead, aside = _seen_from(place, other, place.facing)
        if ahead > 0 and abs(aside) <= _ACROSS_SHIFT * pitch:
            found.append((ahead, other.id))
    nearest = min(found, default=(0.0, ""))[0]
    return [name for ahead, name in found if ahead <= nearest + _SLACK]


def _diagonal(beside: _Pairs, across: _Pairs) -> _Pairs:
    neighbours: dict[str, list[str]] = defaultdict(list)
    for a, b in beside:
        neighbours[a].append(b)
    found = {(a, c) for a, b in across for c in neighbours[b] if a != c}
    return _both_ways(found - beside - across)


def _behind(table: Table, seats: dict[int, Place]) -> Iterator[tuple[str, str]]:
    rows: dict[int, list[Place]] = defaultdict(list)
    for place in seats.values():
        if place.row is not None:
            rows[place.row].append(place)
    for row, front in list(rows.items()):
        for place in front:
            for other in rows.get(row + 1, ()):
                aside = _seen_from(place, other, place.facing)[1]
                if abs(aside) <= _BEHIND_SHIFT * table.pitch + _SLACK:
                    yield place.id, other.id


def _next(table: Table, seats: dict[int, Place]) -> Iterator[tuple[str, str]]:
    if table.form in (Form.LINE, Form.PROCESSION):
        numbers = sorted(seats)
        for a, b in pairwise(numbers):
            yield seats[a].id, seats[b].id


def _in_frame(
    places: Sequence[Place], some: NDArray[np.int64] | None = None
) -> Iterator[tuple[str, str]]:
    """Those a photographer before them gets into one picture of 1.5 m to each hand.

    Of ``some`` places by number only those pairs in which one of them is.
    """
    if len(places) < 2:
        return
    points = np.array([(p.x, p.y) for p in places])
    reach = hypot(_FRAME_WIDTH, _FRAME_DEPTH) + _SLACK
    near = near_pairs(points, reach) if some is None else near_some(points, some, reach)
    for i, j in near.tolist():
        a, b = places[i], places[j]
        if _turn(a.facing, b.facing) > _FRAME_TURN + _SLACK:
            continue
        middle = a.facing + ((b.facing - a.facing + 180.0) % 360.0 - 180.0) / 2
        ahead, aside = _seen_from(a, b, middle)
        if abs(aside) <= _FRAME_WIDTH + _SLACK and abs(ahead) <= _FRAME_DEPTH + _SLACK:
            yield a.id, b.id


def _turn(a: float, b: float) -> float:
    """Degrees between two directions, 0 to 180."""
    return abs((a - b + 180.0) % 360.0 - 180.0)


def _seen_from(place: Place, other: Place, facing: float) -> tuple[float, float]:
    """How far ahead and how far to the left another place is, metres."""
    dx, dy = other.x - place.x, other.y - place.y
    c, s = cos(radians(facing)), sin(radians(facing))
    return dx * c + dy * s, dy * c - dx * s
