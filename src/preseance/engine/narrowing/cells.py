"""Which item may still stand where in a placement that costs no more than some limit by level.

Each cell (item, place) has a bound of what every placement costs that uses it; a cell whose bound is
beyond the limit of a level is ruled out, and those that are left bound one another anew, as reduced
costs fix variables of an integer program. The bounds are those of Gilmore (1962) and Lawler (1963),
and, where nothing is a gain, what an item pays with all others at the best of their own cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.engine.linear_assignment import linear_assignment
from preseance.engine.matrices import Matrices, Product, merged
from preseance.engine.quadratic.bounds import least_costs

Floats = NDArray[np.float64]
Cells = NDArray[np.bool_]

MOST_ROUNDS = 6
NUMBERS_A_UNIT = 20
"""Numbers looked at for one unit of effort."""
TOO_MUCH = 2.0**50
"""Sums of costs stay below this, so that floats hold them."""
_SLACK = 1e-6
"""Bounds are halves of whole numbers; a little more is rounding."""


@dataclass(frozen=True, eq=False)
class Level:
    """One level of a session: what its places and pairs cost, and what they may cost."""

    linear: Floats
    """Shape (facilities, locations)."""
    products: tuple[Product, ...]
    limit: float

    @property
    def gains(self) -> bool:
        """Whether a pair may lower the cost."""
        return any((p.flow < 0).any() or (p.distance < 0).any() for p in self.products)


@dataclass
class Narrowed:
    """What is left of a session."""

    cells: Cells
    """Facilities × locations of its matrices that a placement within all limits may use."""
    bound: int | None = None
    """What the last level's places and pairs cost at least where all levels are within their limits;
    one more than its limit where no placement is, None where nothing is known."""
    work: int = 0
    """Effort it took."""

    @property
    def empty(self) -> bool:
        """Whether no placement is within all limits."""
        return not (self.cells.any(axis=0).all() and self.cells.any(axis=1).all())


def narrowed(made: Matrices, limits: Sequence[int], most: int) -> Narrowed:
    """Narrow a session as far as its place and pair terms can.

    Parameters
    ----------
    limits
        What the place and pair terms of the first levels may cost, constants included.
    most
        Effort it may take; a round that would take more is not begun.
    """
    levels = _levels_of(made, limits)
    found = Narrowed(np.ones((made.size, made.size), dtype=np.bool_))
    if any(_too_large(level) for level in levels):
        return found
    paired = sum(1 for level in levels if level.products)
    sorted_pairs: list[Floats] = []
    for turn in range(1 + MOST_ROUNDS):
        before = int(found.cells.sum())
        # Pairs are first bounded by sorting alone, which is quick and makes what follows quicker.
        numbers = made.size**3 * len(levels) if not turn else before * made.size**2 * paired
        if found.work + numbers // NUMBERS_A_UNIT > most:
            break
        found.work += numbers // NUMBERS_A_UNIT
        sorted_pairs = sorted_pairs or [_sorted_pairs(level) for level in levels]
        least = 0.0
        for level, pairs in zip(levels, sorted_pairs, strict=True):
            met = np.maximum(pairs, _met(level.products, found.cells)) if turn else pairs
            least = _narrow(level, found.cells, met)
            if found.empty:
                found.bound = limits[-1] + 1
                return found
        now = int(made.constant[len(limits) - 1]) + int(np.ceil(least - _SLACK))
        found.bound = now if found.bound is None else max(found.bound, now)
        if turn and int(found.cells.sum()) == before:
            break
    return found


def _levels_of(made: Matrices, limits: Sequence[int]) -> list[Level]:
    products = merged(made.products, by_distance=True)
    return [
        Level(
            made.linear[k].astype(np.float64),
            tuple(p for p in products if p.level == k),
            float(limit - int(made.constant[k])),
        )
        for k, limit in enumerate(limits)
    ]


def _far(size: int) -> float:
    """What a cell costs that is ruled out."""
    return TOO_MUCH / (4 * size)


def _too_large(level: Level) -> bool:
    pairs = (
        float(np.abs(p.flow.astype(np.float64)).sum()) * float(np.abs(p.distance).max(initial=0))
        for p in level.products
    )
    most = float(np.abs(level.linear).sum()) + 4 * sum(pairs) + abs(level.limit)
    return most >= _far(len(level.linear)) / 2


def _narrow(level: Level, cells: Cells, pairs: Floats) -> float:
    """Rule out cells by one level; its bound of all placements that are left, constants left out.

    ``pairs``: what a facility pays with all others at a location at least.
    """
    far = _far(len(cells))
    single = level.linear + _own_loops(level)
    # Each pair is met from both its ends, so that half of it belongs to either.
    value, rise = _reduced(np.where(cells, np.minimum(single + pairs / 2, far), far))
    bound = value + rise
    if not level.gains:
        # Pairs of others cost nothing at best, so an item's own count in full.
        base, more = _reduced(np.where(cells, single, far))
        bound = np.maximum(bound, base + more + np.minimum(pairs, far))
    cells &= bound <= level.limit + _SLACK
    if value > level.limit + _SLACK:
        cells[:] = False
    return value


def _own_loops(level: Level) -> Floats:
    """What products say of a facility beside itself."""
    loops = (np.outer(np.diag(p.flow), np.diag(p.distance)) for p in level.products)
    return sum((loop.astype(np.float64) for loop in loops), np.zeros_like(level.linear))


def _sorted_pairs(level: Level) -> Floats:
    """Its flows in rising and the distances of a location in falling order, multiplied."""
    shared = (least_costs(p.flow, p.distance) for p in level.products)
    return 2 * (sum(shared, np.zeros_like(level.linear)) - _own_loops(level))


def _met(products: Sequence[Product], cells: Cells) -> Floats:
    """What a facility at a location pays with all others at least, each other at its best cell.

    Shape (facilities, locations); infinite where somebody else would have no cell. Every location is
    asked in the same way for the best facility it may hold; the better of the two bounds counts.
    """
    n = len(cells)
    found = np.zeros((n, n))
    if not products:
        return found
    for i in range(n):
        at = np.flatnonzero(cells[i])
        costs = np.zeros((len(at), n, n))
        for p in products:
            flow, distance = p.flow.astype(np.float64), p.distance.astype(np.float64)
            costs += flow[i][None, :, None] * distance[at][:, None, :]
            costs += flow[:, i][None, :, None] * distance[:, at].T[:, None, :]
        costs[:, ~cells] = np.inf
        each = np.arange(len(at))
        costs[each, :, at] = np.inf
        costs[:, i, :] = np.inf
        by_facility, by_location = costs.min(axis=2), costs.min(axis=1)
        by_facility[:, i] = 0.0
        by_location[each, at] = 0.0
        found[i, at] = np.maximum(by_facility.sum(axis=1), by_location.sum(axis=1))
    return found


def _reduced(costs: Floats) -> tuple[float, Floats]:
    """The least sum of an assignment, and by how much each cell raises it at least."""
    rows, columns = linear_assignment(costs)
    value = float(costs[rows, columns].sum())
    own = costs[rows, columns]
    column_price = np.zeros(len(costs))
    for _ in range(len(costs) + 1):
        # Shortest paths over exchanges (Bellman and Ford): prices under which nothing is a bargain.
        row_price = own - column_price[columns]
        lower = np.minimum(column_price, (costs - row_price[:, None]).min(axis=0))
        if np.array_equal(lower, column_price):
            break
        column_price = lower
    rise = costs - (own - column_price[columns])[:, None] - column_price[None, :]
    # An assignment costs value plus its rises, none of which is below 0 but by rounding.
    return value, np.maximum(rise, 0.0)
