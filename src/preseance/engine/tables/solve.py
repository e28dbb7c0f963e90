"""Table level, composed: chains of annealing in rounds, then proof by whole tables."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from preseance.engine.budget import Budget, Meter
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Solution
from preseance.engine.tables.annealing import Links, Schedule, anneal, links_of, seat
from preseance.engine.tables.draws import new_draws
from preseance.engine.tables.generation import generated
from preseance.engine.tables.instance import Ints, TablesInstance
from preseance.engine.tables.listing import feasible_tables
from preseance.engine.tables.partition import partition

ROUNDS_BEFORE_PROOF = 2
"""Rounds of annealing before whole tables are listed; a good seating leaves few of them."""
PROOF_PART = 0.9
"""Part of the time left that listing and programs may take."""
CHAINS = 4
_FIRST_STEPS = 50_000
_DOUBLED = 6
"""Rounds up to the longest; each takes twice as many steps as the one before."""
_MOST_STEPS = _FIRST_STEPS << _DOUBLED
LEVELS = ("violations", "cost")


def solve_tables(
    sizes: ArrayLike,
    capacities: ArrayLike,
    pair_cost: ArrayLike,
    apart: ArrayLike = (),
    budget: Budget | None = None,
    *,
    min_known: int | None = None,
    known: ArrayLike | None = None,
    prove: bool = True,
) -> Solution:
    """Seat groups at tables: fewest violations first, then the least sum of pair costs.

    ``placement[0]`` of the solution holds the table of each group. Violations are breaches of apart,
    capacity and acquaintance; where there are any, the cost has no bound.

    Parameters
    ----------
    sizes, capacities, pair_cost, apart, min_known, known
        As :meth:`TablesInstance.read` takes them.
    budget
        Six rounds of chains where it has no limit. The result depends on seed and effort, not on
        threads, when no time limit cuts it short.
    prove
        Whether whole tables may be listed and priced for a proof, which only seconds limit.

    Raises
    ------
    ProblemError
        Where the numbers are malformed.
    """
    instance = TablesInstance.read(
        sizes, capacities, pair_cost, apart, min_known=min_known, known=known
    )
    meter = (budget or Budget()).start(effort_of(_DOUBLED))
    search = seated(instance, meter, prove=prove, at_once=True)
    return search.incumbent.solution(search.evaluations)


def seated(instance: TablesInstance, meter: Meter, *, prove: bool, at_once: bool = False) -> Search:
    """Search within a budget; what was found and proven."""
    with meter.clock.still():
        warm()
    with meter.flag() as flag:
        search = Search(instance, meter, flag, at_once)
        rounds = None if meter.effort is None else rounds_of(meter.effort)
        number = 0
        with ThreadPoolExecutor(meter.budget.cores) as pool:
            while not flag[0] and (rounds is None or number < rounds):
                search.round(pool, number)
                number += 1
                if prove and number == ROUNDS_BEFORE_PROOF and not search.incumbent.closed:
                    search.prove()
                if search.incumbent.closed:
                    break
    return search


def effort_of(rounds: int) -> int:
    """Steps of so many rounds of chains."""
    return CHAINS * sum(_steps(number) for number in range(rounds))


def rounds_of(effort: int) -> int:
    """Rounds that an effort is worth, at least one."""
    rounds, left = 1, effort - effort_of(1)
    while left >= (more := CHAINS * _steps(rounds)):
        rounds, left = rounds + 1, left - more
    return rounds


def _steps(number: int) -> int:
    return min(_MOST_STEPS, _FIRST_STEPS << min(number, _DOUBLED))


class Search:
    """The best assignment so far and how it was reached."""

    def __init__(self, instance: TablesInstance, meter: Meter, flag: Ints, at_once: bool) -> None:
        self.instance, self.meter, self.flag = instance, meter, flag
        self.links = links_of(instance)
        first = np.zeros(instance.num_groups, dtype=np.int64)
        placement, value = (first.astype(np.int32),), instance.count(first)
        self.incumbent = Incumbent(LEVELS, placement, value, meter, at_once=at_once)
        self.least = company_bound(instance)
        self.evaluations = 0
        self.seatings: list[Ints] = []
        """What the chains came to before whole tables are priced."""
        self._bound(self.least)

    def prove(self) -> None:
        """Bound the cost by whole tables, and take a better seating where that finds one."""
        violations, cost = self.incumbent.cost
        known = None if violations else cost
        part = self.meter.part(PROOF_PART)
        found = partition(self.instance, known, part, self.seatings, self.flag)
        if found.table_of is not None:
            self._take(found.table_of)
        if found.bound is not None:
            self.least = max(self.least, found.bound)
        if found.proven and self.incumbent.cost[0] == 0:
            self.least = self.incumbent.cost[1]
        self._bound(self.least)

    def _take(self, table_of: Ints) -> None:
        better = self.incumbent.improved(
            self.instance.count(table_of), (table_of.astype(np.int32),)
        )
        if better:
            self._bound(self.least)

    def _bound(self, least: int) -> None:
        """Enter the least cost of a seating without violations; beyond 0 of them it says nothing."""
        spare = max(0, int(self.instance.sizes.sum() - self.instance.capacities.sum()))
        violations, cost = self.incumbent.cost
        self.incumbent.bound([spare, min(least, cost) if violations == 0 else None])

    def round(self, pool: ThreadPoolExecutor, number: int) -> None:
        """Run four chains and keep the best, in the chains' order."""
        jobs = [pool.submit(self._chain, number, chain) for chain in range(CHAINS)]
        for job in jobs:
            table_of, evaluated = job.result()
            self.evaluations += evaluated
            if number < ROUNDS_BEFORE_PROOF:
                self.seatings.append(table_of)
            self._take(table_of)

    def _chain(self, number: int, chain: int) -> tuple[Ints, int]:
        instance, seed = self.instance, self.meter.budget.seed
        best = np.zeros(instance.num_groups, dtype=np.int64)
        if instance.num_groups == 0:
            return best, 0
        start = np.random.default_rng([seed, number, chain])
        seating = seat(self.links, start.integers(0, instance.num_tables, instance.num_groups))
        schedule = _schedule(self.links, number, chain)
        draws = new_draws(seed, number, chain)
        evaluated, _ = anneal(self.links, seating, best, schedule, draws, self.flag)
        return best, int(evaluated)


def _schedule(links: Links, number: int, chain: int) -> Schedule:
    """Longer chains round by round; half of them with a dearer penalty for violations."""
    steps = _steps(number)
    weights = np.abs(links.weight[links.weight != 0]).astype(np.float64)
    mean = float(weights.mean()) if len(weights) else 1.0
    unit = float(np.gcd.reduce(links.weight)) if len(weights) else 1.0
    penalty = max(1, int(mean * (5 if chain % 2 == 0 else 10)))
    if chain >= 2:
        # Where a few costs dwarf the mean (couples), a chain must be hot enough to part them.
        mean = max(mean, 0.25 * float(weights.max(initial=0.0)))
        penalty = max(penalty, int(2 * mean))
    return Schedule(steps, max(mean, 0.3 * unit), 0.15 * unit, penalty)


@cache
def warm() -> None:
    """Compile the loops, or fetch them from where they are kept."""
    instance = TablesInstance.read([1, 1], [2], [(0, 1, -1)])
    links = links_of(instance)
    seating = seat(links, np.zeros(2, dtype=np.int64))
    stopped = np.ones(1, dtype=np.int64)
    schedule, draws = Schedule(1, 1.0, 1.0, 1), new_draws(0, 0, 0)
    anneal(links, seating, np.zeros(2, dtype=np.int64), schedule, draws, stopped)
    feasible_tables(instance, 10)
    made = generated(instance, [], None, Budget(seconds=1.0).start(), stopped * 0)
    made.within(0)


def company_bound(instance: TablesInstance) -> int:
    """A lower bound of the cost: half the sum of each group's cheapest possible company.

    A group that fits with at most k others cannot gain more than its k lowest costs.
    """
    n = instance.num_groups
    if n == 0:
        return 0
    widest = int(instance.capacities.max(initial=0))
    smallest = np.sort(instance.sizes).cumsum()
    total = 0
    for i in range(n):
        touches = (instance.pairs == i).any(axis=1)
        gains = np.sort(instance.costs[touches & (instance.costs < 0)])
        left = widest - int(instance.sizes[i])
        total += int(gains[: int(np.searchsorted(smallest, max(0, left), side="right"))].sum())
    return -((-total) // 2)
