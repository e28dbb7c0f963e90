"""The door of dense quadratic assignment: tabu searches and annealing of populations, and proofs, on all cores."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from math import ceil

import numpy as np
from numpy.typing import ArrayLike, NDArray

from preseance.engine.budget import Budget, Meter
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Solution
from preseance.engine.quadratic.annealing import Annealer
from preseance.engine.quadratic.bounds import NOTHING, gilmore_lawler
from preseance.engine.quadratic.islands import Annealing, Island, Islands, Walking, batch_steps
from preseance.engine.quadratic.population import Population
from preseance.engine.quadratic.prepare import integer_matrix
from preseance.engine.quadratic.proving import Proof, Prover
from preseance.engine.quadratic.search import Costs, Searcher
from preseance.errors import ProblemError

Integers = NDArray[np.int64]
USUAL = 60_000_000
"""Effort where no limit is given; some ten seconds."""
SWAPS = 400
"""Swap costs that take the time of one change counted as effort."""
ANNEALED = 30
"""Facilities from which one island anneals; below, tabu search has no need of it."""
ALIKE = 10
"""Annealed assignments are alike where at most one in so many facilities stands elsewhere."""
BRED = 20
"""Annealed assignments of a population: with fewer, it is all of one kind before it has the best."""
LARGEST_PROOF = 24
"""Facilities of the largest problem for which a proof is tried."""
PROOF = 0.7
"""Part of what is left that goes to the tree of a small problem; more where it has few facilities."""
NODES = 1300
"""Fifth power of facilities times nodes of each branch of the tree for a change counted as effort."""


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
    budget: Budget | None = None,
    *,
    start: ArrayLike | None = None,
) -> Solution:
    """Minimise sum flow[i, j] * distance[p[i], p[j]] + sum linear[i, p[i]] over permutations p.

    ``placement[0]`` of the solution holds the location of each facility; its evaluations are swap
    costs that were known exactly. With an effort the answer for a seed depends on nothing else.

    Raises
    ------
    ProblemError
        A matrix is not square, not integer, of another size, or its costs could pass 2^62.
    """
    costs, first = _checked(flow, distance, linear, start)
    meter = (budget or Budget()).start(USUAL)
    placement = (first.astype(np.int32),)
    incumbent = Incumbent(("cost",), placement, (costs.of(first),), meter, at_once=True)
    return incumbent.solution(improve(costs, incumbent, meter))


def improve(costs: Costs, incumbent: Incumbent, meter: Meter) -> int:
    """Improve an assignment and bound it; how many swap costs were known."""
    with meter.clock.still():
        warm(len(costs.flow) >= ANNEALED)
    with ThreadPoolExecutor(meter.budget.cores) as workers:
        search = _Search(costs, incumbent, meter, workers)
        search.run()
    return search.evaluations


def effort_of(batches: int, n: int) -> int:
    """The effort that is worth so many batches, and a proof where n is small.

    Longer searches, which follow many without gain, count as several.
    """
    searched = -(-batches * _swaps(n) // SWAPS)
    return ceil(searched / (1 - PROOF)) + 1 if n <= LARGEST_PROOF else searched


def _swaps(n: int) -> int:
    """Swap costs of a batch."""
    return batch_steps(n) * max(1, n * (n - 1) // 2)


class _Search:
    """Populations that evolve, after the first batch a dive for the bound, one proof where n is small."""

    def __init__(
        self, costs: Costs, incumbent: Incumbent, meter: Meter, workers: ThreadPoolExecutor
    ) -> None:
        self.costs, self.incumbent, self.meter, self.workers = costs, incumbent, meter, workers
        self.n, self.evaluations = len(costs.flow), 0
        self.searcher = Searcher(costs, meter.stopped)
        self.step = 1 if self.searcher.land is None else self.searcher.land.unit
        self.known = gilmore_lawler(costs.flow, costs.distance, costs.linear)
        if self.known > NOTHING:
            # All costs differ by multiples of the step.
            self.known += (incumbent.cost[0] - self.known) % self.step
            incumbent.bound([min(self.known, incumbent.cost[0])])
        self.prover = Prover(costs, self.step, workers)
        self.islands = self._islands()

    def _islands(self) -> Islands:
        draws = np.random.default_rng(self.meter.budget.seed)
        islands = [Island(Walking(self.searcher, self.n), Population(self.n, draws))]
        if self.n >= ANNEALED and self.searcher.land is not None and not self.searcher.noise:
            annealer = Annealer(self.costs, self.searcher.land, self.meter.stopped)
            islands.append(
                Island(
                    Annealing(annealer, self.n),
                    Population(self.n, draws.spawn(1)[0], self.n // ALIKE, BRED),
                )
            )
        return Islands(islands)

    def run(self) -> None:
        """Until the bound is met or the budget is over."""
        batches, unproven = self._batches(), self.n <= LARGEST_PROOF
        soon, batch = self._until(1 - PROOF), 0
        while self._open() and (batches is None or self._charged() < batches):
            self._batch(batch)
            batch += 1
            if batch == 1:
                self._dive()
            if unproven and (batch == (8 if self.n <= 12 else 48) or soon()):
                unproven = False
                self._prove(10**9 if batches is None else 1000 * batches)
        if unproven:
            effort = self.meter.effort
            self._prove(10**9 if effort is None else max(1, NODES * effort // self.n**5))

    def _batches(self) -> int | None:
        """Batches that the effort is worth; None where time alone is limited."""
        effort = self.meter.effort
        if self.n <= 2:
            return 1  # A descent tries the only swap there is.
        if effort is None:
            return None
        if self.n <= LARGEST_PROOF:
            effort = int((1 - PROOF) * effort)
        return max(1, SWAPS * effort // _swaps(self.n))

    def _charged(self) -> int:
        """Batches of the shortest tabu searches that what was done counts as, rounded up."""
        return ceil(self.islands.charged / batch_steps(self.n) - 1e-9)

    def _batch(self, batch: int) -> None:
        """Some searches side by side."""
        begin = self.incumbent.placement[0].astype(np.int64) if batch == 0 else None
        seed = self.meter.budget.seed * 1_000_003
        island = self.islands.next()
        for found in island.improve(self.workers, seed, begin):
            self.evaluations += found.evaluations
            self._take(found.cost, found.place)

    def _open(self) -> bool:
        return not self.incumbent.closed and not self.meter.stopped()

    def _until(self, share: float) -> Callable[[], bool]:
        """Whether a share of the time that is left is over."""
        part = self.meter.part(share)
        return part.stopped

    def _dive(self) -> None:
        """Look for an assignment that costs no more than the bound."""
        n, target = self.n, self.known + self.step
        if self._open() and self.known > NOTHING:
            nodes, share = max(10, min(2 * n, 3 * 10**9 // n**3)), 0.35 if n <= 50 else 0.1
            self._met(self.prover.below(target, nodes, self._until(share), first=True))

    def _prove(self, nodes: int) -> None:
        """Search the whole tree below the best cost; the smaller the problem, the longer."""
        if self.known > NOTHING and self._open():
            share = 0.8 if self.n <= 16 else PROOF
            proof = self.prover.below(self.incumbent.cost[0], nodes, self._until(share))
            self._met(proof)
            if proof.whole:
                self.incumbent.proven()

    def _met(self, proof: Proof) -> None:
        if proof.place is not None:
            self._take(proof.cost, proof.place)

    def _take(self, cost: int, place: Integers) -> None:
        self.incumbent.improved((cost,), (place.astype(np.int32),))


@cache
def warm(annealing: bool = True) -> None:
    """Compile the loops, or fetch them from where they are kept; those of annealing if asked."""
    with ThreadPoolExecutor(1) as workers:
        for largest in (1, 2**12, 2**26):
            # 32-bit floats, 64-bit floats, integers; no divisor makes them smaller.
            flow = np.array([[0, 1, 2], [3, 0, largest], [5, largest, 0]])
            costs = Costs(flow, flow.T.copy(), np.zeros_like(flow))
            searcher = Searcher(costs, lambda: False)
            searcher.improve(np.arange(3), 0, 1)
            if annealing and searcher.land is not None:
                Annealer(costs, searcher.land, lambda: False).improve(np.arange(3), 0, 1, True)
        Prover(costs, 1, workers).below(2**60, 1, lambda: False)
