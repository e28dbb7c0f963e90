"""How large each form is, in metres, before it is turned and moved to its place in the room."""

from __future__ import annotations

from math import cos, pi, radians, sin

from preseance.model.forms.capacity import END_WIDTH
from preseance.model.forms.sides import car_counts, row_counts, sections
from preseance.model.room import Form, Table

_SMALLEST_ROUND = 0.9
_OPENING = 1.0
_OPENING_WITH_INNER_SIDES = 2.0
KNEE_ROOM = 0.3
"""Between a cross table and the first place on the leg that leaves it."""
CAR_ROW = 1.0
"""Between the rows of a car."""


def counts(table: Table) -> dict[str, int]:
    """Places by side; rows are added up."""
    found: dict[str, int] = {}
    for section in sections(table):
        found[section.side] = found.get(section.side, 0) + section.count
    return found


def diameter(table: Table) -> float:
    """Of a round table: as the table says, else 0.6 m of edge for each place."""
    if table.diameter is not None:
        return table.diameter
    return max(_SMALLEST_ROUND, table.seats * END_WIDTH / pi)


def extent(table: Table) -> tuple[float, float]:
    """Outer width (x) and depth (y) of the top, or of the block of places where there is none."""
    sides, pitch, top = counts(table), table.pitch, table.depth
    bar = sides.get("bar", 0) * pitch
    match table.form:
        case Form.ROUND:
            return diameter(table), diameter(table)
        case Form.LONG | Form.NEGOTIATION | Form.DAIS:
            return max(1, sides.get("north", 0), sides.get("south", 0)) * pitch, top
        case Form.SQUARE:
            least = 2 * top + _OPENING
            across = max(sides.get("north", 0), sides.get("south", 0)) * pitch
            down = max(sides.get("east", 0), sides.get("west", 0)) * pitch
            return max(across, least), max(down, least)
        case Form.U:
            inner = sides.get("leg-left-inner", 0)
            opening = _OPENING_WITH_INNER_SIDES if inner else _OPENING
            leg = top + KNEE_ROOM + inner * pitch if inner else top
            # Chairs at the ends of the bar leave the legs what is below it.
            ended = top if "end-right" in sides or "end-left" in sides else 0.0
            outer = ended + sides.get("leg-left", 0) * pitch
            return max(bar, 2 * top + opening), max(outer, leg)
        case Form.T:
            return max(bar, top), top + KNEE_ROOM + sides.get("stem-left", 0) * pitch
        case Form.COMB:
            longest = max(k for side, k in sides.items() if side != "bar" or len(sides) == 1)
            spread = table.prongs * top + (table.prongs - 1) * _OPENING_WITH_INNER_SIDES
            return max(bar, spread), top + KNEE_ROOM + longest * pitch
        case Form.ARMCHAIRS:
            longest = max(sides.get("guest-side", 0), sides.get("host-side", 0))
            return 4 * pitch, (longest + 1) * pitch
        case Form.CAR:
            return 1.8, len(car_counts(table)) * CAR_ROW
        case Form.LINE:
            return table.seats * pitch, pitch
        case _:
            rows = row_counts(table)
            return max(rows) * pitch, len(rows) * top


def prong_middle(table: Table, prong: int) -> float:
    """x of the middle of a prong of a comb, 1 the westernmost."""
    if table.prongs == 1:
        return 0.0
    width = extent(table)[0] - table.depth
    return width * ((prong - 1) / (table.prongs - 1) - 0.5)


def in_room(table: Table, x: float, y: float) -> tuple[float, float]:
    """A point of the unturned form with its middle at (0, 0), in the room."""
    c, s = cos(radians(table.rotation)), sin(radians(table.rotation))
    return table.x + c * x - s * y, table.y + s * x + c * y
