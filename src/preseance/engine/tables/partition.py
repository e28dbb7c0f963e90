"""Set partitioning: the best choice of whole tables, with proof, by linear and integer programs.

Each feasible table is a column, each group a row that must be covered once. The linear program
bounds every seating from below; columns whose reduced cost exceeds the gap to the best seating
known cannot improve on it and are left out of the integer program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, vstack

from preseance.engine.budget import Meter
from preseance.engine.tables.generation import MOST_GROUPS, generated
from preseance.engine.tables.instance import Ints, TablesInstance
from preseance.engine.tables.listing import Flags, Listing, feasible_tables, listed

MOST_TABLES = 3_000_000
"""Feasible tables beyond which none is listed."""
MOST_COLUMNS = 400_000
"""Columns beyond which the linear program is not tried."""
GENERATION_PART = 0.7
"""Part of the time that generating tables may take; the rest chooses among them."""
MET_PART = 0.4
"""Part of what is left that choosing among the tables met may take."""
_SLACK = 1e-6
_OPTIMAL, _INFEASIBLE = 0, 2
"""What SciPy calls a program that was solved, and one that cannot be."""


@dataclass(frozen=True)
class Partition:
    """What the programs found."""

    bound: int | None
    """No seating without violations costs less; None where that is not known."""
    table_of: Ints | None
    """A seating better than the one known before, where one was found."""
    proven: bool
    """Whether the best known seating, or ``table_of``, is the best there is."""


def partition(
    instance: TablesInstance,
    known: int | None,
    meter: Meter,
    seatings: Sequence[Ints] = (),
    flag: Ints | None = None,
) -> Partition:
    """Bound, and if possible improve, a seating without violations that costs ``known``.

    The time of ``meter`` limits all programs together; None as ``known`` means that no seating is known.
    ``seatings`` are good ones met before, of use where the tables are too many to list; setting
    ``flag[0]`` ends a walk over tables.
    """
    listing = feasible_tables(instance, MOST_TABLES)
    if listing is None or len(listing.cost) > MOST_COLUMNS:
        go = np.zeros(1, dtype=np.int64) if flag is None else flag
        return _by_generation(instance, known, meter, seatings, go)
    if not len(listing.cost):
        return Partition(None, None, False)
    master = _Master(instance, listing)
    value, reduced = master.relaxed(meter.left())
    if value is None:
        return Partition(None, None, False)
    unit = _unit(instance)
    bound = _ceiling(value, unit)
    if known is not None and bound >= known:
        return Partition(known, None, True)
    keep = np.arange(len(listing.cost))
    if known is not None:
        # Strictly better seatings alone are of interest; costs are whole numbers.
        keep = np.flatnonzero(
            value + reduced <= (known - 1) // unit * unit + _SLACK * max(1.0, abs(value))
        )
    chosen, low, complete = master.whole(keep, known, meter.left())
    if complete and chosen is None:
        return Partition(known, None, known is not None)
    best = bound if low is None else max(bound, low if known is None else min(low, known))
    if chosen is None:
        return Partition(best, None, False)
    return Partition(best, _seated(instance, listing, chosen), complete)


def _by_generation(
    instance: TablesInstance,
    known: int | None,
    meter: Meter,
    seatings: Sequence[Ints],
    flag: Ints,
) -> Partition:
    """The same from tables generated as prices ask for them."""
    if instance.num_groups > MOST_GROUPS:
        return Partition(None, None, False)
    made = generated(instance, seatings, known, meter.part(GENERATION_PART), flag)
    # What was met first: a better seating leaves fewer tables for the proof.
    table_of, cost, _ = _among(instance, made.met_tables(), known, meter.part(MET_PART))
    bound = None if made.bound == -np.inf else _ceiling(made.bound, _unit(instance))
    if cost is None or (bound is not None and bound >= cost):
        return Partition(bound, table_of, cost is not None)
    every = made.within(cost)
    if every is None:
        return Partition(bound, table_of, False)
    better, _, complete = _among(instance, every, cost, meter)
    return Partition(bound, table_of if better is None else better, complete)


def _among(
    instance: TablesInstance, tables: Flags, known: int | None, meter: Meter
) -> tuple[Ints | None, int | None, bool]:
    """A seating cheaper than ``known`` from these tables, the least cost, whether it is certain."""
    listing, every = listed(instance, tables), np.arange(len(tables))
    chosen, _, complete = _Master(instance, listing).whole(every, known, meter.left())
    if chosen is None:
        return None, known, complete
    return _seated(instance, listing, chosen), int(listing.cost[chosen].sum()), complete


class _Master:
    """The program over all feasible tables."""

    def __init__(self, instance: TablesInstance, listing: Listing) -> None:
        self.instance, self.listing = instance, listing
        self.limits = np.unique(instance.capacities)[:-1]
        """Capacities below the widest; only so many tables may hold more than each."""

    def relaxed(self, seconds: float) -> tuple[float | None, NDArray[np.float64]]:
        """Least cost where tables may be chosen in parts, and every column's reduced cost."""
        every = np.arange(len(self.listing.cost))
        rows, capacity = self._rows(every)
        n = self.instance.num_groups
        found = linprog(
            self.listing.cost.astype(np.float64),
            A_ub=rows[n:],
            b_ub=capacity,
            A_eq=rows[:n],
            b_eq=np.ones(n),
            bounds=(0, None),
            method="highs",
            options={"time_limit": max(0.01, seconds)},
        )
        if found.status != _OPTIMAL or found.fun is None:
            return None, np.zeros(len(every))
        return float(found.fun), found.lower.marginals

    def whole(
        self, columns: Ints, known: int | None, seconds: float
    ) -> tuple[Ints | None, int | None, bool]:
        """Chosen tables, a bound, and whether the search for them was complete."""
        if not len(columns):
            return None, None, True
        if seconds <= 0:
            return None, None, False
        rows, capacity = self._rows(columns)
        n = self.instance.num_groups
        once = np.concatenate([np.ones(n), np.full(len(capacity), -np.inf)])
        found = milp(
            self.listing.cost[columns].astype(np.float64),
            integrality=np.ones(len(columns), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(rows, once, np.concatenate([np.ones(n), capacity])),
            options={"time_limit": max(0.01, seconds), "mip_rel_gap": 0.0},
        )
        if found.status == _INFEASIBLE:
            return None, None, True
        low = None
        if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
            low = _ceiling(found.mip_dual_bound)
        if found.x is None:
            return None, low, False
        chosen = columns[found.x > 0.5]
        complete = found.status == _OPTIMAL
        if known is not None and int(self.listing.cost[chosen].sum()) >= known:
            return None, low, complete
        return chosen, low, complete

    def _rows(self, columns: Ints) -> tuple[Any, Ints]:
        """A row a group, then one a capacity and one for the number of tables; their limits."""
        listing, n = self.listing, self.instance.num_groups
        counts = np.diff(listing.begin)
        member_of = np.repeat(np.arange(len(counts)), counts)
        ones = np.ones(len(listing.member))
        groups = csr_matrix((ones, (listing.member, member_of)), shape=(n, len(counts)))[:, columns]
        wide = csr_matrix(listing.load[columns][None, :] > self.limits[:, None], dtype=np.float64)
        every = csr_matrix(np.ones((1, len(columns))))
        wider = [int((self.instance.capacities > limit).sum()) for limit in self.limits]
        rows = vstack([groups, wide, every], format="csr")
        return rows, np.array([*wider, self.instance.num_tables])


def _unit(instance: TablesInstance) -> int:
    """Every seating costs a multiple of this."""
    return max(1, int(np.gcd.reduce(instance.costs))) if len(instance.costs) else 1


def _ceiling(value: float, unit: int = 1) -> int:
    """The least multiple not below a computed number, whose last digits may be wrong."""
    return unit * int(np.ceil((value - _SLACK * max(1.0, abs(value))) / unit))


def _seated(instance: TablesInstance, listing: Listing, chosen: Ints) -> Ints:
    """Table of each group: the fullest set at the widest table."""
    table_of = np.zeros(instance.num_groups, dtype=np.int64)
    widest = np.argsort(-instance.capacities, kind="stable")
    fullest = chosen[np.argsort(-listing.load[chosen], kind="stable")]
    for table, k in zip(widest, fullest, strict=False):
        table_of[listing.member[listing.begin[k] : listing.begin[k + 1]]] = table
    return table_of
