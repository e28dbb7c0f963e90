"""How places stand to each other, as far as the form of their table defines it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np

from preseance.model.forms import runs
from preseance.model.place import HANDS, RELATIONS, Place, PlaceKind
from preseance.model.room import Form, Table
from preseance.rooms.nearness import near_pairs

_FACING_NOBODY = frozenset({Form.ROWS, Form.PHOTO, Form.LINE, Form.PROCESSION, Form.CAR, Form.BUS})
_ACROSS_TURN = 30.0
_ACROSS_SHIFT = 0.55
_BEHIND_SHIFT = 0.75
_FRAME_TURN = 60.0
_FRAME_WIDTH = 1.5
_FRAME_DEPTH = 2.5
_SLACK = 1e-6

_Pairs = set[tuple[str, str]]


def relations_of(
    places: Sequence[Place], tables: Sequence[Table]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each relation: place id -> ids that stand so to it, in the order of the places.

    Auxiliary places stand in no relation. ``tables`` are those of the places.
    """
    principal = [p for p in places if p.kind is not PlaceKind.AUXILIARY]
    pairs: dict[str, _Pairs] = {name: set() for name in (*RELATIONS, *HANDS)}
    by_table: dict[str, dict[int, Place]] = defaultdict(dict)
    for place in principal:
        by_table[place.table][place.number] = place
    for table in tables:
        seats = by_table[table.id]
        leftward = set(_beside(table, seats))
        beside = _both_ways(leftward)
        across = _both_ways(_across(table, seats))
        pairs["beside"] |= beside
        pairs["left-of"] |= leftward
        pairs["right-of"] |= {(b, a) for a, b in leftward}
        pairs["across"] |= across
        pairs["diagonal"] |= _diagonal(beside, across)
        pairs["behind"] |= set(_behind(table, seats))
        pairs["next"] |= set(_next(table, seats))
    pairs["in-frame"] = _both_ways(_in_frame(principal))
    order = {p.id: k for k, p in enumerate(principal)}
    return {name: _grouped(found, order) for name, found in pairs.items()}


def _both_ways(pairs: Iterable[tuple[str, str]]) -> _Pairs:
    return {pair for a, b in pairs for pair in ((a, b), (b, a))}


def _grouped(pairs: _Pairs, order: dict[str, int]) -> dict[str, tuple[str, ...]]:
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


def _in_frame(places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Those a photographer before them gets into one picture of 1.5 m to each hand."""
    if len(places) < 2:
        return
    points = np.array([(p.x, p.y) for p in places])
    reach = hypot(_FRAME_WIDTH, _FRAME_DEPTH) + _SLACK
    for i, j in near_pairs(points, reach).tolist():
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
