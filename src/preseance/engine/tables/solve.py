"""Table level, composed: chains of annealing in rounds, then proof by whole tables."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from preseance.engine.tables.annealing import Links, Schedule, anneal, links_of, seat
from preseance.engine.tables.draws import new_draws
from preseance.engine.tables.generation import generated
from preseance.engine.tables.instance import Ints, TablesInstance, TablesResult
from preseance.engine.tables.listing import feasible_tables
from preseance.engine.tables.partition import partition
from preseance.engine.tables.stopping import Stopper

Progress: TypeAlias = Callable[[float, int, int], None]
"""Called with (seconds, violations, cost) at each improvement."""

ROUNDS_BEFORE_PROOF = 2
"""Rounds of annealing before whole tables are listed; a good seating leaves few of them."""
PROOF_PART = 0.9
"""Part of the time left that listing and programs may take."""
_CHAINS = 4
_FIRST_STEPS = 50_000
_MOST_STEPS = 3_200_000


def solve_tables(
    sizes: ArrayLike,
    capacities: ArrayLike,
    pair_cost: ArrayLike,
    apart: ArrayLike = (),
    *,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    threads: int = 2,
    min_known: int | None = None,
    known: ArrayLike | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    prove: bool = True,
) -> TablesResult:
    """Seat groups at tables: fewest violations first, then the least sum of pair costs.

    Parameters
    ----------
    sizes, capacities, pair_cost, apart, min_known, known
        As :meth:`TablesInstance.read` takes them.
    seconds
        Wall time, compiling not counted; None with ``effort`` None means an effort of 6.
    effort
        Rounds of four chains. The result depends on seed and effort, not on ``threads``, when no
        time limit cuts it short.
    cancel
        Polled; True returns the best so far.
    prove
        Whether whole tables may be listed and priced for a proof, which only ``seconds`` limit.

    Raises
    ------
    ProblemError
        Where the numbers are malformed.
    """
    instance = TablesInstance.read(
        sizes, capacities, pair_cost, apart, min_known=min_known, known=known
    )
    rounds = 6 if seconds is None and effort is None else effort
    warm()
    with Stopper(seconds, cancel) as stopper:
        search = _Search(instance, seed, stopper, progress)
        number = 0
        with ThreadPoolExecutor(max(1, threads)) as pool:
            while not stopper.stopped and (rounds is None or number < rounds):
                search.round(pool, number)
                number += 1
                if prove and number == ROUNDS_BEFORE_PROOF and not search.is_proven:
                    search.prove()
                if search.is_proven:
                    break
        return search.result()


class _Search:
    """The best assignment so far and how it was reached."""

    def __init__(
        self, instance: TablesInstance, seed: int, stopper: Stopper, progress: Progress | None
    ) -> None:
        self.instance, self.seed, self.stopper, self.progress = instance, seed, stopper, progress
        self.links = links_of(instance)
        self.best = np.zeros(instance.num_groups, dtype=np.int64)
        self.value = instance.count(self.best)
        self.bound = company_bound(instance)
        self.violations_bound = max(0, int(instance.sizes.sum() - instance.capacities.sum()))
        self.trace: list[tuple[float, int, int]] = []
        self.evaluations = 0
        self.seatings: list[Ints] = []
        """What the chains came to before whole tables are priced."""

    @property
    def is_proven(self) -> bool:
        """Whether both levels meet their bounds; beyond 0 violations the cost has no bound."""
        return self.value[0] == 0 and self.value[1] <= self.bound

    def prove(self) -> None:
        """Bound the cost by whole tables, and take a better seating where that finds one."""
        violations, cost = self.value
        found = partition(
            self.instance,
            None if violations else cost,
            PROOF_PART * self.stopper.remaining,
            self.seatings,
            self.stopper.flag,
        )
        if found.bound is not None:
            self.bound = max(self.bound, found.bound)
        if found.table_of is not None:
            self._take(found.table_of)
        if found.proven and self.value[0] == 0:
            self.bound = self.value[1]

    def _take(self, table_of: Ints) -> None:
        value = self.instance.count(table_of)
        if value < self.value or not self.trace:
            self.best, self.value = table_of, value
            self.trace.append((self.stopper.elapsed, *value))
            if self.progress is not None:
                self.progress(*self.trace[-1])

    def round(self, pool: ThreadPoolExecutor, number: int) -> None:
        """Run four chains and keep the best, in the chains' order."""
        jobs = [pool.submit(self._chain, number, chain) for chain in range(_CHAINS)]
        for job in jobs:
            table_of, evaluated = job.result()
            self.evaluations += evaluated
            if number < ROUNDS_BEFORE_PROOF:
                self.seatings.append(table_of)
            self._take(table_of)

    def _chain(self, number: int, chain: int) -> tuple[Ints, int]:
        instance = self.instance
        best = np.zeros(instance.num_groups, dtype=np.int64)
        if instance.num_groups == 0:
            return best, 0
        start = np.random.default_rng([abs(self.seed), number, chain])
        seating = seat(self.links, start.integers(0, instance.num_tables, instance.num_groups))
        schedule = _schedule(self.links, number, chain)
        draws = new_draws(self.seed, number, chain)
        evaluated, _ = anneal(self.links, seating, best, schedule, draws, self.stopper.flag)
        return best, int(evaluated)

    def result(self) -> TablesResult:
        violations, cost = self.value
        return TablesResult(
            table_of=self.best,
            violations=violations,
            violations_bound=self.violations_bound,
            cost=cost,
            bound=self.bound,
            proven=self.is_proven,
            seconds=self.stopper.elapsed,
            seconds_to_best=self.trace[-1][0] if self.trace else 0.0,
            evaluations=self.evaluations,
            trace=tuple(self.trace),
            cancelled=self.stopper.cancelled,
        )


def _schedule(links: Links, number: int, chain: int) -> Schedule:
    """Longer chains round by round; half of them with a dearer penalty for violations."""
    steps = min(_MOST_STEPS, _FIRST_STEPS << min(number, 10))
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
    """Compile the loops, or fetch them from their cache, before any clock starts."""
    instance = TablesInstance.read([1, 1], [2], [(0, 1, -1)])
    links = links_of(instance)
    seating = seat(links, np.zeros(2, dtype=np.int64))
    stopped = np.ones(1, dtype=np.int64)
    schedule, draws = Schedule(1, 1.0, 1.0, 1), new_draws(0, 0, 0)
    anneal(links, seating, np.zeros(2, dtype=np.int64), schedule, draws, stopped)
    feasible_tables(instance, 10)
    made = generated(instance, [], None, 1.0, stopped * 0)
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
