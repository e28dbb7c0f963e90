"""A long, thin room as stretches one below the other, so that it fills a sheet and its names are large.

The view is changed, not the drawing: a room of several stretches is laid out like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from preseance.documents.projection import outline_extents
from preseance.documents.scene import Point
from preseance.views.records import (
    Circle,
    Outline,
    PlaceView,
    Polygon,
    RowView,
    SessionView,
    TableView,
)

_THIN = 3.0
"""How many times longer than wide a room is that is worth cutting."""
_MOST = 4
_FREE = 0.3
"""Metres kept between a cut and the places and tables on both its sides."""
_BEYOND = 0.7
"""Metres of the floor beyond a cut that a stretch shows once more, for the names at its end."""
_BETWEEN = 0.2
"""Between two stretches, as a share of the room's width."""

_Move = Callable[[float, float], Point]


def in_stretches(view: SessionView) -> Iterator[SessionView]:
    """The session in two stretches, in three, in four, as far as its room can be cut so.

    A room with doors, things that stand in it, a view or walls of its own shape is left whole: they
    tell where one is.
    """
    room = view.room
    if room.doors or room.fixtures or room.view_side or room.outline or room.north is not None:
        return
    across = room.width < room.depth
    long, wide = max(room.width, room.depth), min(room.width, room.depth)
    if long < _THIN * wide:
        return
    taken = sorted(_taken(view, across))
    if not taken or taken[0][0] < 0 or max(high for _, high in taken) > long:
        return
    for number in range(2, _MOST + 1):
        cuts = [_cut(taken, long * k / number) for k in range(1, number)]
        found = [cut for cut in cuts if cut is not None]
        if len(set(found)) == number - 1:
            yield _stretched(view, (0.0, *found, long), wide, across)


def _taken(view: SessionView, across: bool) -> Iterator[tuple[float, float]]:
    """What stands along the room: from where to where."""
    at = 1 if across else 0
    for place in view.places():
        along = (place.x, place.y)[at]
        yield along - _FREE, along + _FREE
    for table in view.tables:
        for outline in table.outlines:
            points = [point[at] for point in outline_extents(outline)]
            yield min(points) - _FREE, max(points) + _FREE


def _cut(taken: Sequence[tuple[float, float]], wished: float) -> float | None:
    """The middle of the free gap nearest to where a cut is wished."""
    gaps, reach = [], taken[0][1]
    for low, high in taken[1:]:
        if low > reach:
            gaps.append((reach + low) / 2)
        reach = max(reach, high)
    return min(gaps, key=lambda gap: abs(gap - wished), default=None)


def _stretched(view: SessionView, ends: Sequence[float], wide: float, across: bool) -> SessionView:
    number, step = len(ends) - 1, wide * (1 + _BETWEEN)
    spans = [
        (low - (_BEYOND if low > ends[0] else 0.0), high + (_BEYOND if high < ends[-1] else 0.0))
        for low, high in pairwise(ends)
    ]
    longest = max(high - low for low, high in spans)

    def laid(at: int) -> _Move:
        """From the room to a stretch: the first above all others, or at the left of them."""
        if across:
            return lambda x, y: (x + at * step, y - spans[at][0])
        return lambda x, y: (x - spans[at][0], y + (number - 1 - at) * step)

    def moved(x: float, y: float) -> Point:
        along = y if across else x
        at = next(k for k in range(number) if along <= ends[k + 1] or k == number - 1)
        return laid(at)(x, y)

    walls, cuts = _edges(spans, wide, across, laid)
    total = number * wide + (number - 1) * wide * _BETWEEN
    room = replace(
        view.room,
        width=total if across else longest,
        depth=longest if across else total,
        walls=walls,
        cuts=cuts,
    )
    return replace(
        view,
        room=room,
        tables=tuple(_table_moved(table, moved) for table in view.tables),
        rows=tuple(_row_moved(row, moved) for row in view.rows),
    )


_Edges = tuple[tuple[Point, Point], ...]


def _edges(
    spans: Sequence[tuple[float, float]], wide: float, across: bool, laid: Callable[[int], _Move]
) -> tuple[_Edges, _Edges]:
    """The walls of all stretches, and where they are cut."""
    walls: list[tuple[Point, Point]] = []
    cuts: list[tuple[Point, Point]] = []

    def edge(move: _Move, one: Point, other: Point) -> tuple[Point, Point]:
        ends_of = [(b, a) if across else (a, b) for a, b in (one, other)]
        return move(*ends_of[0]), move(*ends_of[1])

    for at, (low, high) in enumerate(spans):
        move = laid(at)
        walls += [edge(move, (low, side), (high, side)) for side in (0.0, wide)]
        for end in (low, high):
            outer = end in (spans[0][0], spans[-1][1])
            (walls if outer else cuts).append(edge(move, (end, 0.0), (end, wide)))
    return tuple(walls), tuple(cuts)


def _places_moved(places: Sequence[PlaceView], moved: _Move) -> tuple[PlaceView, ...]:
    at = [moved(place.x, place.y) for place in places]
    return tuple(replace(p, x=x, y=y) for p, (x, y) in zip(places, at, strict=True))


def _row_moved(row: RowView, moved: _Move) -> RowView:
    return replace(row, places=_places_moved(row.places, moved))


def _table_moved(table: TableView, moved: _Move) -> TableView:
    return replace(
        table,
        places=_places_moved(table.places, moved),
        outlines=tuple(_outline_moved(outline, moved) for outline in table.outlines),
    )


def _outline_moved(outline: Outline, moved: _Move) -> Outline:
    if isinstance(outline, Circle):
        x, y = moved(outline.x, outline.y)
        return Circle(x, y, outline.radius)
    rings = (outline.points, *outline.holes)
    first, *holes = (tuple(moved(x, y) for x, y in ring) for ring in rings)
    return Polygon(first, tuple(holes))
