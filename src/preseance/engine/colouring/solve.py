"""The fewest tables for guests some of whom must not share one: graph colouring.

A greedy start is improved colour by colour: the smallest class is dissolved and two
colourings and their children try to do without it. A clique bounds the number from below.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import ArrayLike

from preseance.engine.colouring.cliques import Flags
from preseance.engine.colouring.core import core, spread
from preseance.engine.colouring.even import EvenClasses
from preseance.engine.colouring.loops import clique, cross, greedy
from preseance.engine.colouring.pair import REACH, Pair
from preseance.engine.colouring.tabu import MOST_NEIGHBOURS, partial_tabu, tabu
from preseance.errors import ProblemError
from preseance.terms import Ints

LANES = 2
_CLIQUE_TRIES = 200


@dataclass(frozen=True, eq=False)
class Colouring:
    """A seating that parts every pair, and how good it is known to be."""

    table_of: Ints
    num_tables: int
    bound: int
    """No fewer tables can do: so many guests all avoid each other, or fewer were shown to fail."""
    seconds: float
    seconds_to_best: float

    @property
    def proven(self) -> bool:
        """Whether nothing better can exist."""
        return self.num_tables == self.bound


def fewest_tables(
    num_guests: int,
    apart: ArrayLike,
    *,
    seconds: float = 1.0,
    seed: int = 0,
    cancel: Callable[[], bool] | None = None,
) -> Colouring:
    """Seat guests at as few tables as can be found, no pair of ``apart`` at one table.

    Parameters
    ----------
    apart
        Rows (a, b), shape (pairs, 2); a pair may be named more than once.
    seconds
        Wall time, compiling not counted.

    Raises
    ------
    ProblemError
        Where a guest is out of range or has to avoid themselves.
    """
    first, other = _neighbours(num_guests, np.asarray(apart, dtype=np.int64).reshape(-1, 2))
    warm()
    search = _Search(first, other, seconds, seed, cancel)
    with ThreadPoolExecutor(LANES + 1) as pool:
        search.run(pool)
    return search.result()


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
    def __init__(
        self,
        first: Ints,
        other: Ints,
        seconds: float,
        seed: int,
        cancel: Callable[[], bool] | None,
    ) -> None:
        self.first, self.other, self.seconds, self.seed = first, other, seconds, seed
        self.cancel, self.begun = cancel, time.perf_counter()
        self.n = len(first) - 1
        self.best = greedy(first, other) if self.n else np.zeros(0, dtype=np.int64)
        self.found = self.elapsed()
        self.bound = 0
        self.rng, self.lock = np.random.default_rng(seed), Lock()

    def elapsed(self) -> float:
        return time.perf_counter() - self.begun

    def over(self) -> bool:
        late = self.elapsed() >= self.seconds
        return late or self.settled or (self.cancel is not None and self.cancel())

    @property
    def settled(self) -> bool:
        """Whether no more tables can be saved."""
        return self.num_tables == self.bound

    @property
    def num_tables(self) -> int:
        return int(self.best.max(initial=-1)) + 1

    def run(self, pool: ThreadPoolExecutor) -> None:
        if not self.n:
            return
        tries = max(1, min(_CLIQUE_TRIES, 40_000_000 // max(1, self.n * self.n)))
        self.bound = len(clique(self.first, self.other, self.seed, tries))
        if self.settled:
            return
        stop = np.zeros(1, dtype=np.bool_)
        even = EvenClasses(self.first, self.other, self.bound)
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
            self.bound = even.k + 1
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
                self.best, self.found = colour, self.elapsed()

    def _dissolved(self, k: int) -> Ints:
        """The best colouring with its smallest class scattered over the others."""
        sizes = np.bincount(self.best, minlength=k + 1)
        smallest = int(np.argmin(sizes))
        colour = self.best.copy()
        colour[self.best == k] = smallest
        loose = np.flatnonzero(self.best == smallest)
        colour[loose] = self.rng.integers(0, k, len(loose))
        return colour

    def result(self) -> Colouring:
        return Colouring(self.best, self.num_tables, self.bound, self.elapsed(), self.found)


def warm() -> None:
    """Compile the loops, or fetch them from their cache, before any clock starts."""
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
