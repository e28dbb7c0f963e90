"""The numbered places of a form, and the runs of places that are beside each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from preseance.model.forms.sides import car_counts, sections
from preseance.model.room import Form, Table


@dataclass(frozen=True)
class Spot:
    """A numbered place of a form, before it has a position."""

    number: int
    side: str
    index: float
    """0 for the place of its side with the lowest number; between two where it was moved up."""
    count: int
    """Places on that side, those closed up among them."""
    row: int | None
    end: bool
    """Whether nobody sits beyond it on one hand."""


@dataclass(frozen=True)
class Run:
    """Numbers of places in unbroken order, each beside the next."""

    numbers: tuple[int, ...]
    closed: bool = False
    """Whether the last is beside the first."""

    def without(self, gone: Collection[int]) -> Run:
        """The same run less some numbers, over which the others join."""
        return Run(tuple(n for n in self.numbers if n not in gone), self.closed)

    @property
    def neighbours(self) -> tuple[tuple[int, int], ...]:
        """Pairs of numbers beside each other."""
        pairs = list(zip(self.numbers, self.numbers[1:], strict=False))
        if self.closed and len(self.numbers) > 2:
            pairs.append((self.numbers[-1], self.numbers[0]))
        return tuple(pairs)


def numbering(table: Table) -> tuple[Spot, ...]:
    """The places of a table, numbers 1 to ``seats``, without those that are closed up."""
    gone = frozenset(table.closed_up)
    ends = {n for run in runs(table) if not run.closed for n in (run.numbers[0], run.numbers[-1])}
    found: list[Spot] = []
    first = 1
    for section in sections(table):
        found += [
            Spot(n, section.side, n - first, section.count, section.row, n in ends)
            for n in range(first, first + section.count)
            if n not in gone
        ]
        first += section.count
    return tuple(found)


def runs(table: Table) -> tuple[Run, ...]:
    """The unbroken runs of places beside each other, each from its right hand to its left.

    Corners of a U, a square and the ends of a long table do not break a run; the aisle of a
    bus does, and that of rows on both sides of one. Those on both sides of a place that is closed
    up are beside each other.
    """
    gone = frozenset(table.closed_up)
    parts: dict[str, tuple[int, ...]] = {}
    number = 1
    for section in sections(table):
        key = section.side if section.side != "row" else f"row-{section.row}"
        numbers = tuple(range(number, number + section.count))
        # A side on which nobody sits any more is a side without places.
        if not gone.issuperset(numbers):
            parts[key] = numbers
        number += section.count
    joined = (run.without(gone) for run in _joined(table, parts))
    return tuple(run for run in joined if run.numbers)


def _joined(table: Table, parts: dict[str, tuple[int, ...]]) -> list[Run]:
    def along(*sides: str) -> tuple[int, ...]:
        return tuple(n for side in sides for n in parts.get(side, ()))

    match table.form:
        case Form.ROUND:
            return [Run(along("ring"), closed=True)]
        case Form.LONG | Form.NEGOTIATION | Form.SQUARE:
            return _around(parts)
        case Form.U:
            return [
                Run(along("leg-right", "bar", "leg-left")),
                Run(along("leg-left-inner")),
                Run(along("leg-right-inner")),
            ]
        case Form.T:
            return [Run(along("bar")), Run(along("stem-left", "foot", "stem-right"))]
        case Form.ARMCHAIRS:
            return [Run(along("guest-side", "guest", "host", "host-side"))]
        case Form.CAR:
            return _car_rows(table, parts)
        case Form.ROWS if table.fills_from == "aisle":
            return [Run(tuple(block)) for numbers in parts.values() for block in blocks(numbers)]
        case Form.BUS:
            return [half for numbers in parts.values() for half in _halves(numbers)]
        case _:
            return [Run(numbers) for numbers in parts.values()]


def _around(parts: dict[str, tuple[int, ...]]) -> list[Run]:
    """Runs round a table of four sides; a side without places breaks the ring."""
    order = ("north", "east", "south", "west")
    if all(side in parts for side in order):
        return [Run(tuple(n for side in order for n in parts[side]), closed=True)]
    first_gap = next(k for k, side in enumerate(order) if side not in parts)
    found: list[tuple[int, ...]] = [()]
    for step in range(1, 5):
        side = order[(first_gap + step) % 4]
        if side in parts:
            found[-1] += parts[side]
        else:
            found.append(())
    return [Run(numbers) for numbers in found]


def _car_rows(table: Table, parts: dict[str, tuple[int, ...]]) -> list[Run]:
    rows = [Run(parts.get("front", ()))]
    for name in ("middle", "rear")[-(len(car_counts(table)) - 1) :]:
        hands = (f"{name}-right", f"{name}-centre", f"{name}-left")
        rows.append(Run(tuple(n for hand in hands for n in parts.get(hand, ()))))
    return rows


def blocks(row: Sequence[int]) -> tuple[list[int], list[int]]:
    """A row on both sides of a central aisle: the right-hand block, which has the odd place."""
    half = (len(row) + 1) // 2
    return list(row[:half]), list(row[half:])


def _halves(numbers: tuple[int, ...]) -> list[Run]:
    """A row of a bus: two and two beside the aisle; the bench at the back is one run."""
    if len(numbers) > 4:
        return [Run(numbers)]
    right = (len(numbers) + (len(numbers) == 4)) // 2 or 1
    return [Run(numbers[:right]), Run(numbers[right:])]
