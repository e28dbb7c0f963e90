"""Column generation: bounds and better seatings where the feasible tables are too many to list.

A linear program chooses among the tables met so far; its duals price the groups, and pricing
finds tables that are worth more than their members' prices, until there is none. At any prices,
the sum of prices plus so many times the best table's value bounds every seating (Lagrange).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from preseance.engine.budget import Meter
from preseance.engine.tables.instance import Ints, TablesInstance
from preseance.engine.tables.pricing import Flags, Reals, cheap_tables, ground_of, grown_tables

MOST_GROUPS = 150
"""Groups beyond which exact pricing takes too long to be of use."""
MOST_ROUNDS = 400
STEPS = 20_000_000
"""Steps of one walk; longer ones bound nothing."""
SMOOTH = 0.7
"""Weight of the prices of the best bound so far in those that are tried next (Wentges, 1997)."""
LISTED = 40_000
"""Tables that may be left for the integer program when everything else is ruled out."""
_TOLERANCE = 1e-6


def generated(
    instance: TablesInstance,
    seatings: Sequence[Ints],
    known: int | None,
    meter: Meter,
    flag: Ints,
) -> Generation:
    """Price tables from the seatings given; ``known`` is what is to be improved."""
    generation = Generation(instance, seatings, flag)
    for _ in range(MOST_ROUNDS):
        if meter.stopped() or not generation.round(meter):
            break
        if known is not None and generation.bound > generation.room_below(known):
            break
    return generation


class Generation:
    """The tables met so far, the prices of the best bound, and that bound."""

    def __init__(self, instance: TablesInstance, seatings: Sequence[Ints], flag: Ints) -> None:
        self.instance, self.ground, self.flag = instance, ground_of(instance), flag
        self.unit = max(1, int(np.gcd.reduce(instance.costs))) if len(instance.costs) else 1
        """Costs of seatings are multiples of this."""
        self.added = 0
        self.widths = np.unique(instance.capacities)
        self.limits = self.widths[:-1]
        wider = [int((instance.capacities > limit).sum()) for limit in self.limits]
        self.most = np.array([*wider, instance.num_tables], dtype=np.int64)
        """How many tables may hold more than each limit, and how many there are."""
        self.met: set[bytes] = set()
        self.tables: list[NDArray[np.bool_]] = []
        self.bound = -np.inf
        """No seating without violations costs less."""
        self.best = np.zeros(instance.num_groups + len(self.most))
        self.costs: list[int] = []
        self.loads: list[int] = []
        for seating in seatings:
            for table in range(instance.num_tables):
                self._add(seating == table)

    def _add(self, members: NDArray[np.bool_]) -> bool:
        """Take a table into the program, where it is feasible and new."""
        key, who = members.tobytes(), np.flatnonzero(members)
        ground = self.ground
        load = int(ground.sizes[who].sum())
        if not len(who) or key in self.met or load > self.widths[-1]:
            return False
        if ground.apart[np.ix_(who, who)].any():
            return False
        if (ground.knows[np.ix_(who, who)].sum(axis=1) < ground.min_known).any():
            return False
        self.met.add(key)
        self.tables.append(members.copy())
        self.loads.append(load)
        self.costs.append(int(ground.cost[np.ix_(who, who)].sum() // 2))
        return True

    def round(self, meter: Meter) -> bool:
        """Solve, price, add; False where prices are final or the time is over."""
        value, duals = self._relaxed()
        if duals is None:
            return False
        near = SMOOTH * self.best + (1 - SMOOTH) * duals if self.bound > -np.inf else duals
        if self._grow(near) or self._grow(duals):
            return True
        if not self._bound(near, meter):
            return False
        if self.bound >= value - _TOLERANCE * max(1.0, abs(value)):
            return False
        return self.added > 0 or (self._bound(duals, meter) and self.added > 0)

    def _relaxed(self) -> tuple[float, Reals | None]:
        """Least cost of the tables met, taken in parts, and what each row is worth.

        A group may also stay out, at a cost greater than anything it could cost at a table.
        """
        n = self.instance.num_groups
        dear = 4.0 * float(np.abs(self.ground.cost).sum(axis=1).max(initial=0)) + 1.0
        once = np.concatenate([self.met_tables(), np.eye(n, dtype=np.bool_)])
        loads = np.array(self.loads, dtype=np.int64)
        kinds = np.zeros((len(self.most), len(once)))
        kinds[:-1, : len(loads)] = loads[None, :] > self.limits[:, None]
        kinds[-1, : len(loads)] = 1.0
        rows: tuple[Any, Any] = csr_matrix(kinds), csr_matrix(once.T.astype(np.float64))
        found = linprog(
            np.concatenate([np.array(self.costs, dtype=np.float64), np.full(n, dear)]),
            A_ub=rows[0],
            b_ub=self.most,
            A_eq=rows[1],
            b_eq=np.ones(n),
            method="highs",
        )
        if found.status != 0 or found.fun is None:
            return np.inf, None
        return float(found.fun), np.append(found.eqlin.marginals, found.ineqlin.marginals)

    def _charges(self, duals: Reals) -> list[tuple[int, float]]:
        """Widths of tables, each with what a table so wide is charged for its kind."""
        n = self.instance.num_groups
        kinds = np.minimum(duals[n:], 0.0)
        return [
            (int(w), -float(kinds[np.append(w > self.limits, True)].sum())) for w in self.widths
        ]

    def _grow(self, duals: Reals) -> int:
        """Tables found by exchange."""
        n, added = self.instance.num_groups, 0
        out = np.zeros((n, n), dtype=np.bool_)
        for width, charge in self._charges(duals):
            # A charge is shared out, so that the exchange sees it whatever table it grows.
            price = duals[:n] - charge / max(1, self._members(width))
            found = grown_tables(self.ground, price, width, out)
            added += sum(self._add(out[k]) for k in range(found))
        return added

    def _members(self, width: int) -> int:
        return int(np.searchsorted(np.sort(self.ground.sizes).cumsum(), width, side="right"))

    def _bound(self, duals: Reals, meter: Meter) -> bool:
        """The best table at these prices, and the bound it gives; False where a walk was cut."""
        n, least, self.added = self.instance.num_groups, 0.0, 0
        out = np.zeros((64, n), dtype=np.bool_)
        for width, charge in self._charges(duals):
            if meter.stopped():
                return False
            found, best, complete = cheap_tables(
                self.ground, duals[:n], width, least - charge, True, STEPS, self.flag, out
            )
            self.added += sum(self._add(out[k]) for k in range(min(found, len(out))))
            if not complete:
                return False
            least = min(least, best + charge)
        kinds = np.minimum(duals[n:], 0.0)
        value = float(duals[:n].sum() + kinds @ self.most + least * self.instance.num_tables)
        if value > self.bound:
            self.bound, self.best = value, np.append(duals[:n], kinds)
        return True

    def room_below(self, known: int) -> float:
        """The highest cost below ``known`` that a seating can have, and a little for rounding."""
        return (known - 1) // self.unit * self.unit + _TOLERANCE * max(1, abs(known))

    def met_tables(self) -> Flags:
        """Rows of members of all tables met."""
        return np.array(self.tables, dtype=np.bool_).reshape(-1, self.instance.num_groups)

    def within(self, known: int) -> Flags | None:
        """Tables whose value at the best prices leaves room for a seating cheaper than ``known``.

        None where they are too many, or no bound was had. Every other table of that seating is
        worth at least the least value found.
        """
        if self.bound == -np.inf:
            return None
        n, duals = self.instance.num_groups, self.best
        kinds = duals[n:]
        base = float(duals[:n].sum() + kinds @ self.most)
        least = (self.bound - base) / max(1, self.instance.num_tables)
        room = self.room_below(known) - base - least * (self.instance.num_tables - 1)
        out = np.zeros((LISTED, n), dtype=np.bool_)
        rows: list[Flags] = []
        for width, charge in self._charges(duals):
            found, _, complete = cheap_tables(
                self.ground, duals[:n], width, room - charge, False, 4 * STEPS, self.flag, out
            )
            if not complete or found > LISTED:
                return None
            rows.append(out[:found].copy())
        return np.unique(np.concatenate(rows), axis=0)
