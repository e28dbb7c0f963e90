"""The tops of tables and the bodies of vehicles, for drawing."""

from __future__ import annotations

from dataclasses import dataclass

from preseance.model.room import Form, Table
from preseance.rooms.positions import AISLE
from preseance.rooms.sizes import extent, in_room, prong_middle

Point = tuple[float, float]


@dataclass(frozen=True)
class Disc:
    """A round top, metres."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Polygon:
    """A top with straight sides, metres; the first ring is its edge, others are holes."""

    rings: tuple[tuple[Point, ...], ...]


def outlines(table: Table) -> tuple[Disc | Polygon, ...]:
    """What stands in the room for a table; nothing for rows, lines and armchairs."""
    width, depth = extent(table)
    x, y, top = width / 2, depth / 2, table.depth
    match table.form:
        case Form.ROUND:
            return (Disc(table.x, table.y, x),)
        case Form.LONG | Form.NEGOTIATION | Form.DAIS | Form.CAR:
            rings = [_box(-x, -y, x, y)]
        case Form.BUS:
            rings = [_box(-x - AISLE / 2, -y, x + AISLE / 2, y)]
        case Form.SQUARE:
            rings = [_box(-x, -y, x, y), _box(top - x, top - y, x - top, y - top)]
        case Form.U:
            rings = [_hanging(x, y, top, [top / 2 - x, x - top / 2])]
        case Form.T:
            rings = [_hanging(x, y, top, [0.0])]
        case Form.COMB:
            middles = [prong_middle(table, k) for k in range(1, table.prongs + 1)]
            rings = [_hanging(x, y, top, middles)]
        case _:
            return ()
    turned = tuple(tuple(in_room(table, px, py) for px, py in ring) for ring in rings)
    return (Polygon(turned),)


def _box(west: float, south: float, east: float, north: float) -> tuple[Point, ...]:
    return (west, south), (east, south), (east, north), (west, north)


def _hanging(x: float, y: float, top: float, middles: list[float]) -> tuple[Point, ...]:
    """A bar in the north with legs down to the south at the given middles, west to east."""
    under = y - top
    ring: list[Point] = [(x, y), (-x, y), (-x, under)]
    for middle in middles:
        west, east = middle - top / 2, middle + top / 2
        ring += [(west, under), (west, -y), (east, -y), (east, under)]
    ring.append((x, under))
    # A leg flush with the end of the bar gives the same corner twice, but for rounding.
    return tuple(dict.fromkeys((round(px, 9), round(py, 9)) for px, py in ring))
