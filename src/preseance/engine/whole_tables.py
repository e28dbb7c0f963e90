"""A session where nothing counts but who shares a table: seated, and proven, by whole tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from preseance.engine.budget import Meter
from preseance.engine.matrices import EXACT, Matrices, merged
from preseance.terms import Ints


@dataclass(frozen=True, eq=False)
class WholeTables:
    """Who must not share a table, and what each pair costs that does."""

    table: Ints
    """Table of each location."""
    apart: Ints
    """Pairs of items that break the first level by sharing a table, shape (pairs, 2)."""
    cost: Ints
    """Cost of each pair of items, of all other levels, none of which trades with another."""


def whole_tables(made: Matrices) -> WholeTables | None:
    """The session read so, or None where places differ otherwise or costs are too large."""
    items, products = len(made.items), merged(made.products, by_distance=True)
    if not products or made.size != len(made.places) or np.ptp(made.linear, axis=2).any():
        return None
    near = products[0].distance
    table = _tables(near)
    if table is None or any((p.distance != near).any() for p in products):
        return None
    if any(p.flow[items:].any() or p.flow[:, items:].any() for p in products):
        return None
    flows = np.zeros((len(made.linear), items, items), dtype=np.int64)
    for p in products:
        np.add(flows[p.level], p.flow[:items, :items], out=flows[p.level])
    pairs = np.triu(flows + flows.transpose(0, 2, 1), 1)
    # Where the first level knows only costs of sharing, its pairs are kept apart.
    keeps_apart = bool((pairs[0] >= 0).all() and len(pairs) > 1)
    spreads = [int(np.abs(level).sum()) for level in pairs[keeps_apart:]]
    below = [0, *accumulate(reversed(spreads), lambda sum_, spread: sum_ + (sum_ + 1) * spread)]
    if below[-1] >= EXACT:
        return None
    factors = np.array([factor + 1 for factor in below[-2::-1]], dtype=np.int64)
    cost = np.tensordot(factors, pairs[keeps_apart:], axes=1)
    apart = np.argwhere(pairs[0] > 0) if keeps_apart else np.zeros((0, 2), dtype=np.int64)
    return WholeTables(table, apart, cost)


def _tables(near: Ints) -> Ints | None:
    """The table of each location, where being near means to share one of several; else None."""
    together = (near == 1) | np.eye(len(near), dtype=bool)
    table = np.unique(together.argmax(axis=1), return_inverse=True)[1]
    several = 1 < int(table.max(initial=0)) + 1 < len(near)
    alike = table[:, None] == table
    exact = bool((alike == together).all() and ((near == 0) | (near == 1)).all())
    return table.astype(np.int64) if several and exact else None


@dataclass(frozen=True)
class Seated:
    """A location of each facility, and whether no seating is better."""

    location: Ints
    proven: bool


def seat_whole_tables(read: WholeTables, meter: Meter) -> Seated:
    """Fewest pairs that must not share a table, then the least cost.

    A proof has no measure but time, so there is none where effort is limited.
    """
    count, capacities = len(read.cost), np.bincount(read.table)
    a, b = np.nonzero(read.cost)
    # They load SciPy's linear programmes, which sessions of other rules do without.
    from preseance.engine.tables import TablesInstance
    from preseance.engine.tables.solve import seated

    pair_cost = np.column_stack([a, b, read.cost[a, b]])
    instance = TablesInstance.read(
        np.ones(count, dtype=np.int64), capacities, pair_cost, read.apart
    )
    found = seated(instance, meter, prove=meter.ends is not None).incumbent
    free = [np.flatnonzero(read.table == t).tolist() for t in range(len(capacities))]
    location = [free[t].pop(0) for t in found.placement[0].tolist()]
    nobody = sorted(place for places in free for place in places)
    return Seated(np.array([*location, *nobody], dtype=np.int64), found.closed)
