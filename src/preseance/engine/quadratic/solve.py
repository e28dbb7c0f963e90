"""The door of dense quadratic assignment: a population of tabu searches on all cores."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.engine.quadratic.bounds import gilmore_lawler
from preseance.engine.quadratic.population import SIZE, Population
from preseance.engine.quadratic.prepare import integer_matrix
from preseance.engine.quadratic.search import Costs, Searcher
from preseance.errors import ProblemError

Integers = NDArray[np.int64]
BATCH = 4
"""Searches between two meetings of the threads; the same on any number of cores."""


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

    def __init__(self, cost: int, place: Integers, progress: Callable[[float, int], None] | None):
        self.began = time.perf_counter()
        self.cost, self.place, self.progress = cost, place, progress
        self.trace = [(0.0, cost)]
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
        Time limit; 10 when neither limit is given.
    effort
        Number of batches of four searches; for a seed the answer depends on nothing else.

    Raises
    ------
    ProblemError
        A matrix is not square, not integer, of another size, or its costs could pass 2^62.
    """
    began = time.perf_counter()
    limit = began + seconds if seconds is not None else np.inf if effort else began + 10

    def stopped() -> bool:
        return time.perf_counter() >= limit or bool(cancel and cancel())

    costs, first = _checked(flow, distance, linear, start)
    record = _Record(costs.of(first), first, progress)
    record.began = began
    bound = gilmore_lawler(costs.flow, costs.distance, costs.linear)
    with ThreadPoolExecutor(threads or cpu_count() or 1) as workers:
        _evolve(costs, record, workers, stopped, bound, effort, seed)
    return QuadraticResult(
        tuple(int(p) for p in record.place),
        record.cost,
        min(bound, record.cost),
        record.cost <= bound,
        time.perf_counter() - began,
        record.trace[-1][0],
        record.evaluations,
        tuple(record.trace),
    )


def _evolve(
    costs: Costs,
    record: _Record,
    workers: ThreadPoolExecutor,
    stopped: Callable[[], bool],
    bound: int,
    effort: int | None,
    seed: int,
) -> None:
    """Breed and improve until the bound is met, the effort is spent or the time is over."""
    n = len(record.place)
    searcher = Searcher(costs, stopped)
    population = Population(n, np.random.default_rng(seed))
    batch, stale, steps = 0, 0, max(1000, 20 * n)
    while record.cost > bound and not stopped() and (effort is None or batch < effort):
        begins = [population.child() for _ in range(BATCH)]
        if batch == 0:
            begins[0] = record.place
        seeds = [seed * 1_000_003 + batch * BATCH + k for k in range(BATCH)]
        batch, stale = batch + 1, stale + 1
        for found in workers.map(searcher.improve, begins, seeds, [steps] * BATCH):
            record.evaluations += found.evaluations
            population.keep(found.cost, found.place)
            if record.take(found.cost, found.place):
                stale = 0
        if stale >= SIZE:
            # A population that yields nothing new is rebuilt around its best by longer searches.
            population.shrink(2)
            stale, steps = 0, min(steps * 3 // 2, 2000 * n)
