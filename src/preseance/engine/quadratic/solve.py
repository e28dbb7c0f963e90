"""The door of dense quadratic assignment: a small evolving population of tabu searches."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from os import cpu_count

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import linear_sum_assignment

from preseance.engine.quadratic.directed import descend
from preseance.engine.quadratic.lanes import LANES
from preseance.engine.quadratic.prepare import integer_matrix, landscape, walk
from preseance.engine.quadratic.tabu import Landscape, advance, enter
from preseance.errors import ProblemError

Integers = NDArray[np.int64]
BATCH = 4
POPULATION = 12


@dataclass(frozen=True)
class QuadraticResult:
    """An assignment and how good it is."""

    assignment: tuple[int, ...]
    """Location of each facility."""
    cost: int
    bound: int
    """No assignment costs less (Gilmore and Lawler's bound)."""
    proven: bool
    seconds: float
    seconds_to_best: float
    evaluations: int
    """Swap costs that were known exactly during the search."""
    trace: tuple[tuple[float, int], ...]
    """Seconds and cost of each improvement."""


def gilmore_lawler(flow: Integers, distance: Integers, linear: Integers) -> int:
    """Lower bound of Gilmore (1962) and Lawler (1963); 0 < n, any signs."""
    n = len(flow)
    apart = ~np.eye(n, dtype=bool)
    a = np.sort(flow[apart].reshape(n, n - 1), axis=1).astype(np.float64)
    b = np.sort(distance[apart].reshape(n, n - 1), axis=1)[:, ::-1].astype(np.float64)
    own = a @ b.T + np.outer(np.diag(flow), np.diag(distance)) + linear
    if float(np.abs(own).sum()) >= 2.0**53:
        return -(2**62)
    rows, columns = linear_sum_assignment(own)
    return int(own[rows, columns].sum())


@dataclass
class _Search:
    flow: Integers
    distance: Integers
    linear: Integers
    land: Landscape | None
    seed: int
    stop: Callable[[], bool]
    start: Integers
    evaluations: int = 0
    pool: list[tuple[int, Integers]] = field(default_factory=list)

    def cost(self, place: Integers) -> int:
        n = np.arange(len(place))
        quadratic = (self.flow * self.distance[np.ix_(place, place)]).sum()
        return int(quadratic + self.linear[n, place].sum())

    def improve(self, begin: Integers, seed: int, steps: int) -> tuple[int, Integers, int]:
        if self.land is None:
            place = begin.copy()
            descend(self.flow, self.distance, self.linear, place)
            return self.cost(place), place, 0
        lanes = LANES[self.land.flow.dtype.name]
        state = walk(self.land, seed)
        enter(self.land, state, begin, lanes)
        chunk = max(50, 10_000_000 // len(begin) ** 2)
        while steps > 0 and not self.stop():
            advance(self.land, state, min(chunk, steps), lanes)
            steps -= chunk
        return self.cost(state.best), state.best.copy(), int(state.counters[4])

    def child(self, draws: np.random.Generator) -> Integers:
        """Uniform crossover of two of the pool, or a random start while the pool is small."""
        n = len(self.start)
        if len(self.pool) < POPULATION:
            return draws.permutation(n)
        one, two = (self.pool[k][1] for k in draws.choice(len(self.pool), 2, replace=False))
        place = np.where(draws.random(n) < 0.5, one, two)
        place = _repaired(place, draws)
        shaken = draws.choice(n, max(2, n // 20 + 2 * int((one == two).all()) * (n // 8)), False)
        place[shaken] = np.roll(place[shaken], 1)
        return place

    def keep(self, cost: int, place: Integers) -> None:
        if any(cost == c and (place == p).all() for c, p in self.pool):
            return
        self.pool.append((cost, place))
        self.pool.sort(key=lambda entry: entry[0])
        del self.pool[POPULATION:]


def _repaired(place: Integers, draws: np.random.Generator) -> Integers:
    n = len(place)
    order = draws.permutation(n)
    _, first = np.unique(place[order], return_index=True)
    kept = np.zeros(n, bool)
    kept[order[first]] = True
    missing = np.setdiff1d(np.arange(n), place[kept])
    place[~kept] = draws.permutation(missing)
    return place


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
    a = integer_matrix("flow", flow)
    n = len(a)
    b = integer_matrix("distance", distance, n)
    own = integer_matrix("linear", np.zeros((n, n)) if linear is None else linear, n)
    largest = float(np.abs(a).sum()) * float(np.abs(b).max()) + n * float(np.abs(own).max())
    if 4 * largest >= 2.0**62:
        raise ProblemError(f"Costs could reach {largest:.3g}; expected less than 2^60, scale down.")
    first = np.arange(n) if start is None else np.asarray(start, np.int64)
    if sorted(first.tolist()) != list(range(n)):
        raise ProblemError(f"start is no permutation of 0 to {n - 1}.")
    limit = began + seconds if seconds is not None else np.inf if effort else began + 10

    def stopped() -> bool:
        return time.perf_counter() >= limit or bool(cancel and cancel())

    search = _Search(a, b, own, landscape(a, b, own) if n > 2 else None, seed, stopped, first)
    bound = gilmore_lawler(a, b, own) if n > 1 else search.cost(first)
    best, place = search.cost(first), first
    trace = [(time.perf_counter() - began, best)]
    draws = np.random.default_rng(seed)
    batch, stale, steps = 0, 0, 20 * n
    with ThreadPoolExecutor(threads or cpu_count() or 1) as workers:
        while best > bound and not stopped() and (effort is None or batch < effort):
            begins = [search.child(draws) for _ in range(BATCH)]
            if batch == 0:
                begins[0] = first
            seeds = [seed * 1_000_003 + batch * BATCH + k for k in range(BATCH)]
            found = list(workers.map(search.improve, begins, seeds, [steps] * BATCH))
            batch, stale = batch + 1, stale + 1
            for cost, where, evaluations in found:
                search.evaluations += evaluations
                search.keep(cost, where)
                if cost < best:
                    best, place, stale = cost, where, 0
                    trace.append((time.perf_counter() - began, best))
                    if progress:
                        progress(trace[-1][0], best)
            if stale >= POPULATION:
                # A pool that yields nothing new is rebuilt around its best with longer searches.
                search.pool, stale, steps = search.pool[:2], 0, min(steps * 2, 2000 * n)
    spent = time.perf_counter() - began
    answer = tuple(int(p) for p in place)
    return QuadraticResult(
        answer,
        best,
        min(bound, best),
        best <= bound,
        spent,
        trace[-1][0],
        search.evaluations,
        tuple(trace),
    )
