"""Where each numbered place of a form is and where who has it looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from preseance.model.forms import Spot, numbering, runs
from preseance.model.forms.capacity import CHAIR_GAP
from preseance.model.forms.sides import car_counts, row_counts
from preseance.model.room import Form, Table
from preseance.rooms.closing_up import closed_up
from preseance.rooms.sizes import CAR_ROW, KNEE_ROOM, diameter, extent, in_room, prong_middle

CENTRAL_AISLE = 1.2
"""Between two blocks of rows, metres; custom."""
AISLE = 0.4
"""Of a bus, on top of the pitch, metres."""
_HAND = 0.5
_NORTH, _SOUTH, _EAST, _WEST = 90.0, 270.0, 0.0, 180.0


@dataclass(frozen=True)
class Position:
    """A place in the room: metres, and degrees counter-clockwise from x."""

    number: int
    x: float
    y: float
    facing: float


_Local = tuple[float, float, float]


def lay_out(table: Table, fixed: Collection[int] = ()) -> tuple[Position, ...]:
    """Positions of all places of a table, closed ones too, in the coordinates of its room.

    ``fixed`` are the numbers of those who preside, the host's first: they stay where they are where
    others close up.
    """
    found: list[Position] = []
    for spot in closed_up(table, numbering(table), fixed):
        x, y, facing = _FORMS[table.form](table, spot)
        found.append(
            Position(spot.number, *in_room(table, x, y), (facing + table.rotation) % 360.0)
        )
    return tuple(found)


def _centred(spot: Spot, pitch: float) -> float:
    return (spot.index - (spot.count - 1) / 2) * pitch


def _round(table: Table, spot: Spot) -> _Local:
    angle = 90.0 - 360.0 * spot.index / spot.count
    radius = diameter(table) / 2 + CHAIR_GAP
    return radius * cos(radians(angle)), radius * sin(radians(angle)), angle + 180.0


def _sides(table: Table, spot: Spot) -> _Local:
    """Round the outside of a rectangle, clockwise from its north-west."""
    width, depth = extent(table)
    x, y = width / 2 + CHAIR_GAP, depth / 2 + CHAIR_GAP
    along = _centred(spot, table.pitch)
    across = along if table.form is Form.SQUARE else _centred(spot, depth / spot.count)
    match spot.side:
        case "north":
            return along, y, _SOUTH
        case "east":
            return x, -across, _WEST
        case "south":
            return -along, -y, _NORTH
        case _:
            return -x, across, _EAST


def _bar(table: Table, spot: Spot) -> _Local:
    return _centred(spot, table.pitch), extent(table)[1] / 2 + CHAIR_GAP, _SOUTH


def _u(table: Table, spot: Spot) -> _Local:
    if spot.side == "bar":
        return _bar(table, spot)
    width, depth = extent(table)
    outer, inner = width / 2 + CHAIR_GAP, width / 2 - table.depth - CHAIR_GAP
    from_foot = -depth / 2 + (spot.index + 0.5) * table.pitch
    to_foot = -depth / 2 + (spot.count - spot.index - 0.5) * table.pitch
    match spot.side:
        case "leg-right":
            return -outer, from_foot, _EAST
        case "leg-left":
            return outer, to_foot, _WEST
        case "leg-left-inner":
            return inner, from_foot, _EAST
        case _:
            return -inner, to_foot, _WEST


def _leg(table: Table, spot: Spot, middle: float) -> _Local:
    """A place on either side of a leg that leaves the bar to the south."""
    start = extent(table)[1] / 2 - table.depth - KNEE_ROOM
    x = table.depth / 2 + CHAIR_GAP
    if spot.side.endswith("-left"):
        return middle + x, start - (spot.index + 0.5) * table.pitch, _WEST
    return middle - x, start - (spot.count - spot.index - 0.5) * table.pitch, _EAST


def _t(table: Table, spot: Spot) -> _Local:
    if spot.side == "bar":
        return _bar(table, spot)
    if spot.side == "foot":
        return -_centred(spot, table.depth / spot.count), -extent(table)[1] / 2 - CHAIR_GAP, _NORTH
    return _leg(table, spot, 0.0)


def _comb(table: Table, spot: Spot) -> _Local:
    if spot.side == "bar":
        return _bar(table, spot)
    return _leg(table, spot, prong_middle(table, int(spot.side.split("-")[1])))


def _armchairs(table: Table, spot: Spot) -> _Local:
    """Host and guest look south, their people face each other before them."""
    width, depth = extent(table)
    x, y = width / 2, depth / 2
    match spot.side:
        case "guest":
            return -table.pitch / 2, y, _SOUTH
        case "host":
            return table.pitch / 2, y, _SOUTH
        case "guest-side":
            return -x, y - (spot.count - spot.index) * table.pitch, _EAST
        case _:
            return x, y - (spot.index + 1) * table.pitch, _WEST


def _rows(table: Table, spot: Spot) -> _Local:
    """The first row in front, to the south."""
    count = len(row_counts(table))
    row = spot.row if spot.row is not None else 1
    x, y = _centred(spot, table.pitch), (row - (count + 1) / 2) * table.depth
    if table.form is Form.ROWS and table.fills_from == "aisle" and spot.count > 1:
        half = (spot.count + 1) // 2
        middle = (half - spot.count / 2) * table.pitch
        x += CENTRAL_AISLE / 2 * (1 if spot.index >= half else -1) - middle
    return x, y, _SOUTH


def _line(table: Table, spot: Spot) -> _Local:
    return _centred(spot, table.pitch), 0.0, _SOUTH


def _bus(table: Table, spot: Spot) -> _Local:
    x, y, facing = _rows(table, spot)
    first = spot.number - int(spot.index)
    beside = {pair for run in runs(table) for pair in run.neighbours}
    gaps = [n for n in range(first + 1, first + spot.count) if (n - 1, n) not in beside]
    passed = sum(n <= spot.number for n in gaps)
    return x + AISLE * (passed - len(gaps) / 2), y, facing


def _car(table: Table, spot: Spot) -> _Local:
    """Beside the driver is the right-hand seat in front; the left-hand one where the wheel is right."""
    row = spot.row if spot.row is not None else 1
    wheel = table.wheel or ("right" if table.honour_side == "left" else "left")
    front = _HAND if wheel == "right" else -_HAND
    hands = {"left": _HAND, "centre": 0.0, "right": -_HAND}
    hand = hands.get(spot.side.rpartition("-")[2], front)
    return hand, (row - (len(car_counts(table)) + 1) / 2) * CAR_ROW, _SOUTH


_FORMS: Mapping[Form, Callable[[Table, Spot], _Local]] = {
    Form.ROUND: _round,
    Form.LONG: _sides,
    Form.NEGOTIATION: _sides,
    Form.DAIS: _sides,
    Form.SQUARE: _sides,
    Form.U: _u,
    Form.T: _t,
    Form.COMB: _comb,
    Form.ARMCHAIRS: _armchairs,
    Form.ROWS: _rows,
    Form.PHOTO: _rows,
    Form.PROCESSION: _rows,
    Form.LINE: _line,
    Form.BUS: _bus,
    Form.CAR: _car,
}
