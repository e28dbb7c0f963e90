"""The fewest tables for guests some of whom must not share one: graph colouring.

A greedy start is improved colour by colour: the smallest class is dissolved and two
colourings and their children try to do without it. A clique bounds the number from below.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Lock

import numpy as np
from numpy.typing import ArrayLike

from preseance.engine.budget import Budget, Meter
from preseance.engine.colouring.cliques import Flags
from preseance.engine.colouring.core import core, spread
from preseance.engine.colouring.even import EvenClasses
from preseance.engine.colouring.loops import clique, cross, greedy
from preseance.engine.colouring.pair import REACH, Pair
from preseance.engine.colouring.tabu import MOST_NEIGHBOURS, partial_tabu, tabu
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Solution
from preseance.errors import ProblemError
from preseance.terms import Ints

LANES = 2
SECONDS = 1.0
"""Time where no limit is given."""
_CLIQUE_TRIES = 200


def fewest_tables(num_guests: int, apart: ArrayLike, budget: Budget | None = None) -> Solution:
    """Seat guests at as few tables as can be found, no pair of ``apart`` at one table.

    ``placement[0]`` of the solution holds the table of each guest, its cost is the number of tables;
    the bound says that so many guests all avoid each other, or that fewer tables were shown to fail.

    Parameters
    ----------
    apart
        Rows (a, b), shape (pairs, 2); a pair may be named more than once.
    budget
        A second where it has no limit.

    Raises
    ------
    ProblemError
        Where a guest is out of range or has to avoid themselves, or effort or threads are given:
        three searches side by side end each other, and only time limits them.
    """
    granted = budget or Budget()
    granted.without("fewest_tables", "effort", "threads")
    first, other = _neighbours(num_guests, np.asarray(apart, dtype=np.int64).reshape(-1, 2))
    meter = replace(
        granted, seconds=SECONDS if granted.seconds is None else granted.seconds
    ).start()
    with meter.clock.still():
        warm()
    search = _Search(first, other, meter)
    with ThreadPoolExecutor(LANES + 1) as pool:
        search.run(pool)
    return search.incumbent.solution(0)


def _neighbours(n: int, apart: Ints) -> tuple[Ints, Ints]:
    if apart.size and (apart.min() < 0 or apart.max() >= n):
        raise ProblemError(f"apart names guest {apart.max()}; expected 0 to {n - 1}.")
    alone = apart[apart[:, 0] == apart[:, 1]]
    if len(alone):
        raise ProblemError(f"apart keeps guest {alone[0, 0]} from themselves; expected two guests.")
    both = np.unique(np.concatenate([apart, apart[:, ::-1]]), axis=0)
    first = np.searchsorted(both[:, 0], np.arange(n + 1)).astype(np.int64)
    return first, np.ascontiguousarray(both[:, 1])


class _Search:
    def __init__(self, first: Ints, other: Ints, meter: Meter) -> None:
        self.first, self.other, self.meter = first, other, meter
        self.seed, self.n = meter.budget.seed, len(first) - 1
        self.best = greedy(first, other) if self.n else np.zeros(0, dtype=np.int64)
        placement = (self.best.astype(np.int32),)
        self.incumbent = Incumbent(
            ("tables",), placement, (self.num_tables,), meter, bounds=[0], at_once=True
        )
        self.rng, self.lock = np.random.default_rng(self.seed), Lock()

    def over(self) -> bool:
        return self.meter.stopped() or self.incumbent.closed

    @property
    def num_tables(self) -> int:
        return int(self.best.max(initial=-1)) + 1

    def run(self, pool: ThreadPoolExecutor) -> None:
        if not self.n:
            return
        tries = max(1, min(_CLIQUE_TRIES, 40_000_000 // max(1, self.n * self.n)))
        least = len(clique(self.first, self.other, self.seed, tries))
        self.incumbent.bound([least])
        if self.incumbent.closed:
            return
        stop = np.zeros(1, dtype=np.bool_)
        even = EvenClasses(self.first, self.other, least)
        others = [pool.submit(self._by_even_classes, even, stop, lane) for lane in range(LANES)]
        while not self.over() and self._without_one(pool):
            pass
        stop[0] = True
        for other in others:
            other.result()

    def _by_even_classes(self, even: EvenClasses, stop: Flags, lane: int) -> None:
        """Look for as many colours as a clique has vertices, or show that they cannot do."""
        colour, none = even.search(self.seed, stop, lane, LANES)
        if colour is not None:
            self._keep(colour)
        elif none:
            self.incumbent.bound([even.k + 1])
        stop[0] |= none or colour is not None

    def _without_one(self, pool: ThreadPoolExecutor) -> bool:
        """Try one table less; True where that was found, False where the time is over."""
        k = self.num_tables - 1
        inner = core(self.first, self.other, k)
        if np.diff(inner.first).max(initial=0) > MOST_NEIGHBOURS:
            return False
        begin = self._dissolved(k)[inner.vertices]
        colour = Pair(inner, k, begin, int(self.rng.integers(2**31)), self.over).search(pool)
        if colour is None:
            return False
        self._keep(spread(self.first, self.other, inner, colour, k))
        return True

    def _keep(self, colour: Ints) -> None:
        with self.lock:
            if colour.max() < self.best.max():
                self.best = colour
                self.incumbent.improved((self.num_tables,), (colour.astype(np.int32),))

    def _dissolved(self, k: int) -> Ints:
        """The best colouring with its smallest class scattered over the others."""
        sizes = np.bincount(self.best, minlength=k + 1)
        smallest = int(np.argmin(sizes))
        colour = self.best.copy()
        colour[self.best == k] = smallest
        loose = np.flatnonzero(self.best == smallest)
        colour[loose] = self.rng.integers(0, k, len(loose))
        return colour


def warm() -> None:
    """Compile the loops, or fetch them from where they are kept."""
    first, other = np.array([0, 1, 2]), np.array([1, 0])
    greedy(first, other)
    clique(first, other, 0, 1)
    EvenClasses(first, other, 2).search(0, np.zeros(1, dtype=np.bool_))
    colour, stop = np.zeros(2, dtype=np.int64), np.zeros(1, dtype=np.bool_)
    inner = core(first, other, 1)
    spread(first, other, inner, np.array([0, 1]), 2)
    tabu(first, other, colour, 2, 0, 1, REACH, stop)
    partial_tabu(first, other, colour, 2, 0, 1, REACH, stop)
    cross(colour, colour, 2, 0)
