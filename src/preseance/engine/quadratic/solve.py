"""The door of dense quadratic assignment: tabu searches of a population, and proofs, on all cores."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from os import cpu_count

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.engine.quadratic.bounds import NOTHING, gilmore_lawler
from preseance.engine.quadratic.population import SIZE, Population
from preseance.engine.quadratic.prepare import integer_matrix
from preseance.engine.quadratic.proving import Proof, Prover
from preseance.engine.quadratic.search import Costs, Searcher
from preseance.engine.quadratic.stays import BATCH, Stays
from preseance.errors import ProblemError

Integers = NDArray[np.int64]
LARGEST_PROOF = 24
"""Facilities of the largest problem for which a proof is tried."""


@dataclass(frozen=True)
class QuadraticResult:
    """An assignment and how good it is."""

    assignment: tuple[int, ...]
    """Location of each facility."""
    cost: int
    bound: int
    """No assignment costs less."""
    proven: bool
    seconds: float
    seconds_to_best: float
    evaluations: int
    """Swap costs that were known exactly during the search."""
    trace: tuple[tuple[float, int], ...]
    """Seconds and cost of each improvement."""


class _Record:
    """The best assignment so far and how it came about."""

    def __init__(
        self,
        cost: int,
        place: Integers,
        began: float,
        progress: Callable[[float, int], None] | None,
    ) -> None:
        self.cost, self.place, self.began, self.progress = cost, place, began, progress
        self.bound = NOTHING
        self.trace = [(time.perf_counter() - began, cost)]
        self.evaluations = 0

    def take(self, cost: int, place: Integers) -> bool:
        """Whether this is better than all before."""
        if cost >= self.cost:
            return False
        self.cost, self.place = cost, place
        self.trace.append((time.perf_counter() - self.began, cost))
        if self.progress:
            self.progress(*self.trace[-1])
        return True


def _checked(
    flow: ArrayLike, distance: ArrayLike, linear: ArrayLike | None, start: ArrayLike | None
) -> tuple[Costs, Integers]:
    a = integer_matrix("flow", flow)
    n = len(a)
    b = integer_matrix("distance", distance, n)
    own = integer_matrix("linear", np.zeros((n, n)) if linear is None else linear, n)
    reach = float(np.abs(a.astype(np.float64)).sum()) * float(np.abs(b.astype(np.float64)).max())
    if reach + float(np.abs(own.astype(np.float64)).sum()) >= 2.0**62:
        raise ProblemError("The cost of an assignment could pass 2^62; scale the matrices down.")
    first = np.arange(n) if start is None else np.asarray(start, dtype=np.int64)
    if sorted(first.tolist()) != list(range(n)):
        raise ProblemError(f"start is no permutation of 0 to {n - 1}.")
    return Costs(a, b, own), first


def solve_quadratic(
    flow: ArrayLike,
    distance: ArrayLike,
    linear: ArrayLike | None = None,
    *,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    threads: int | None = None,
    start: ArrayLike | None = None,
    progress: Callable[[float, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> QuadraticResult:
    """Minimise sum flow[i, j] * distance[p[i], p[j]] + sum linear[i, p[i]] over permutations p.

    Parameters
    ----------
    seconds
        Time limit, compiling not counted; 10 when neither limit is given.
    effort
        Number of batches of four searches; for a seed the answer depends on nothing else.

    Raises
    ------
    ProblemError
        A matrix is not square, not integer, of another size, or its costs could pass 2^62.
    """
    warm()
    began = time.perf_counter()
    limit = began + seconds if seconds is not None else np.inf if effort else began + 10

    def stopped() -> bool:
        return time.perf_counter() >= limit or bool(cancel and cancel())

    costs, first = _checked(flow, distance, linear, start)
    record = _Record(costs.of(first), first, began, progress)
    with ThreadPoolExecutor(threads or cpu_count() or 1) as workers:
        _Solver(costs, record, workers, stopped, began, limit).run(effort, seed)
    return QuadraticResult(
        tuple(int(p) for p in record.place),
        record.cost,
        min(record.bound, record.cost),
        record.cost <= record.bound,
        time.perf_counter() - began,
        record.trace[-1][0],
        record.evaluations,
        tuple(record.trace),
    )


class _Solver:
    """A population that evolves, after its first batch a dive for the bound, and a proof where n is small."""

    def __init__(
        self,
        costs: Costs,
        record: _Record,
        workers: ThreadPoolExecutor,
        stopped: Callable[[], bool],
        began: float,
        limit: float,
    ) -> None:
        self.costs, self.record, self.workers, self.stopped = costs, record, workers, stopped
        self.began, self.limit = began, limit
        self.searcher = Searcher(costs, stopped)
        self.step = 1 if self.searcher.land is None else self.searcher.land.unit
        record.bound = gilmore_lawler(costs.flow, costs.distance, costs.linear)
        if record.bound > NOTHING:
            record.bound += (record.cost - record.bound) % self.step
        self.prover = Prover(costs, self.step, workers)

    def run(self, effort: int | None, seed: int) -> None:
        """Until the bound is met, the effort is spent or the time is over."""
        n, record = len(self.record.place), self.record
        population, stays = Population(n, np.random.default_rng(seed)), Stays()
        shortest = max(1000, 12 * n)
        batch, stale, rebuilt, steps = 0, 0, 0, shortest
        while self._open() and (effort is None or batch < effort):
            begins = [population.child() for _ in range(BATCH)]
            if batch == 0:
                begins[0] = record.place
            seeds = [seed * 1_000_003 + batch * BATCH + k for k in range(BATCH)]
            brief = stays.brief(batch)
            batch, stale = batch + 1, stale + 1
            searches = self.workers.map(
                self.searcher.improve, begins, seeds, [steps] * BATCH, brief
            )
            costs = []
            for found in searches:
                record.evaluations += found.evaluations
                record.take(found.cost, found.place)
                if population.keep(found.cost, found.place):
                    stale = 0
                costs.append(found.cost)
            stays.learn(costs, brief)
            if batch == 1:
                self._dive()
            if stale >= SIZE:
                # The population's own best has stood too long. By turns, longer searches go on from its best, and
                # somewhat shorter ones begin anew, lest all time goes into one valley.
                rebuilt, stale = rebuilt + 1, 0
                population.shrink(rebuilt % 2)
                steps = min(3 * steps, 3000 * n) if rebuilt % 2 else max(shortest, steps * 2 // 3)
            if batch == (8 if n <= 12 else 48) and n <= LARGEST_PROOF:
                self._prove(10**9 if effort is None else 1000 * effort)

    def _open(self) -> bool:
        return self.record.cost > self.record.bound and not self.stopped()

    def _until(self, share: float) -> Callable[[], bool]:
        """Stop after a share of the time that is left."""
        now = time.perf_counter()
        end = now + share * (self.limit - now)
        return lambda: self.stopped() or time.perf_counter() >= end

    def _dive(self) -> None:
        """Look for an assignment that costs no more than the bound."""
        target = self.record.bound + self.step
        if self._open() and self.record.bound > NOTHING:
            n = len(self.record.place)
            nodes, share = max(10, min(2 * n, 3 * 10**9 // n**3)), 0.35 if n <= 150 else 0.1
            self._take(self.prover.below(target, nodes, self._until(share), first=True))

    def _prove(self, nodes: int) -> None:
        """Search the whole tree below the best cost; the smaller the problem, the longer."""
        if self.record.bound > NOTHING and self._open():
            share = 0.8 if len(self.record.place) <= 16 else 0.3
            proof = self.prover.below(self.record.cost, nodes, self._until(share))
            self._take(proof)
            if proof.whole:
                self.record.bound = self.record.cost

    def _take(self, proof: Proof) -> None:
        if proof.place is not None:
            self.record.take(proof.cost, proof.place)


@cache
def warm() -> None:
    """Compile the loops, or fetch them from their cache, before any clock starts."""
    with ThreadPoolExecutor(1) as workers:
        for largest in (1, 2**12, 2**26):
            # 32-bit floats, 64-bit floats, integers; no divisor makes them smaller.
            flow = np.array([[0, 1, 2], [3, 0, largest], [5, largest, 0]])
            costs = Costs(flow, flow.T.copy(), np.zeros_like(flow))
            searcher = Searcher(costs, lambda: False)
            searcher.improve(np.arange(3), 0, 1)
        Prover(costs, 1, workers).below(2**60, 1, lambda: False)
