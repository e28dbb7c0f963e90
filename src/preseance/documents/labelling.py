"""Which places are labelled together, and on which side of them their names stand."""

from collections.abc import Mapping
from math import hypot

from preseance.documents.labels import Seat
from preseance.documents.obstacles import Round
from preseance.documents.placing import Run
from preseance.views.records import RowView, SessionView, TableView

ROUNDISH = frozenset({"round", "armchairs"})
VEHICLES = frozenset({"car", "bus"})
_SAME_LINE = 3.0
"""Millimetres within which places of one side count as one line."""


def label_runs(view: SessionView, seats: dict[str, Seat]) -> list[Run]:
    """The runs of a session: sides of tables, rows, halves of rings; none of those who choose
    their chairs themselves, who stand in the key.
    """
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    return [run for group in groups for run in runs_of(group, seats)]


def runs_of(group: TableView | RowView, seats: Mapping[str, Seat]) -> list[Run]:
    """The runs of one table, or of one block of rows."""
    if group.whole:
        return []
    every = tuple(seats[place.id] for place in group.places)
    hung = [seat for seat in every if seat.place.kind == "auxiliary"]
    own = [seat for seat in every if seat.place.kind != "auxiliary"]
    found = _named_apart(group, own, hung, every)
    # Whoever interprets is named where their own chair stands.
    return found + _named_apart(group, [seat for seat in hung if seat.place.guest], [], every)


def _named_apart(
    group: TableView | RowView, own: list[Seat], hung: list[Seat], every: tuple[Seat, ...]
) -> list[Run]:
    if not own:
        return []
    sides: dict[str, list[Seat]] = {}
    ring = None
    rows = isinstance(group, RowView) or group.form in VEHICLES
    if isinstance(group, TableView) and group.form in ROUNDISH:
        ring = _ring(own)
        for seat in own:
            right = seat.x > ring.x + 0.1 or (abs(seat.x - ring.x) <= 0.1 and seat.y < ring.y)
            sides.setdefault("right" if right else "left", []).append(seat)
    else:
        for seat in own:
            side = _beside(seat, own) if group.form == "procession" else _side(seat, rows)
            sides.setdefault(side, []).append(seat)
    if ring is not None:
        return [
            Run(tuple(members), side, ring, _behind(members, hung), every)
            for side, members in sides.items()
        ]
    return [
        Run(tuple(line), side, None, _behind(line, hung), every)
        for side, members in sides.items()
        for line in _lines(members, upright=side in ("left", "right"))
    ]


def _behind(line: list[Seat], hung: list[Seat]) -> tuple[Seat, ...]:
    """The chairs that hang on the places of a line."""
    principals = {seat.place.id for seat in line}
    return tuple(seat for seat in hung if seat.place.hangs_on in principals)


def _ring(own: list[Seat]) -> Round:
    """The circle round the discs of a table."""
    x = sum(seat.x for seat in own) / len(own)
    y = sum(seat.y for seat in own) / len(own)
    return Round(x, y, max(hypot(seat.x - x, seat.y - y) + seat.radius for seat in own))


def _side(seat: Seat, upright: bool) -> str:
    if abs(seat.out[0]) > abs(seat.out[1]) + 0.05 and not upright:
        return "right" if seat.out[0] > 0 else "left"
    return "below" if seat.out[1] > 0 else "above"


def _beside(seat: Seat, own: list[Seat]) -> str:
    """The side of a file on which names stand: those who walk alone are named on one side."""
    across = (-seat.out[1], seat.out[0])
    row = [other for other in own if other.place.row == seat.place.row]
    middle = sum(o.x * across[0] + o.y * across[1] for o in row) / len(row)
    sign = -1.0 if seat.x * across[0] + seat.y * across[1] < middle - 0.1 else 1.0
    dx, dy = sign * across[0], sign * across[1]
    if abs(dx) > abs(dy):
        return "right" if dx > 0 else "left"
    return "below" if dy > 0 else "above"


def _lines(seats: list[Seat], *, upright: bool) -> list[list[Seat]]:
    """Places of one side split into lines, since a form may have several parallel ones."""
    lines: dict[int, list[Seat]] = {}
    for seat in seats:
        lines.setdefault(round((seat.x if upright else seat.y) / _SAME_LINE), []).append(seat)
    return [lines[key] for key in sorted(lines)]
