"""The fewest tables for guests some of whom must not share one: graph colouring.

A greedy start is improved colour by colour: the smallest class is dissolved and a small
population of tabu searches tries to do without it. A clique bounds the number from below.
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
from preseance.engine.colouring.even import EvenClasses
from preseance.engine.colouring.loops import clique, cross, greedy, partial_tabu, tabu
from preseance.engine.terms import Ints
from preseance.errors import ProblemError

LANES = 2
POPULATION = 8
"""Colourings kept a number of colours; two at a time have a child."""
REACH = 0.6
"""How long a vertex may not return, in clashing vertices (Galinier and Hao, 1999)."""
ROUNDS = 2
"""Runs of tabu search a child gets at the most."""
_CLIQUE_TRIES = 200
_CHUNK_READS = 10_000_000


@dataclass(frozen=True, eq=False)
class Colouring:
    """A seating that parts every pair, and how good it is known to be."""

    table_of: Ints
    num_tables: int
    bound: int
    """No fewer tables can do: so many guests all avoid each other."""
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
        Where a guest is out of range or has to avoid himself.
    """
    first, other = _neighbours(num_guests, np.asarray(apart, dtype=np.int64).reshape(-1, 2))
    warm()
    search = _Search(first, other, seconds, seed, cancel)
    with ThreadPoolExecutor(LANES) as pool:
        search.run(pool)
    return search.result()


def _neighbours(n: int, apart: Ints) -> tuple[Ints, Ints]:
    if apart.size and (apart.min() < 0 or apart.max() >= n):
        raise ProblemError(f"apart names guest {apart.max()}; expected 0 to {n - 1}.")
    alone = apart[apart[:, 0] == apart[:, 1]]
    if len(alone):
        raise ProblemError(f"apart keeps guest {alone[0, 0]} from himself; expected two guests.")
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
        even = pool.submit(self._with_even_classes, self.bound, stop)
        while not self.over() and self._without_one(pool):
            pass
        stop[0] = True
        even.result()

    def _with_even_classes(self, k: int, stop: Flags) -> None:
        """Look for a colouring with as many colours as a clique has vertices, or show there is none."""
        colour, none = EvenClasses(self.first, self.other, k).search(self.seed, stop)
        if colour is not None:
            self._keep(colour)
        elif none:
            self.bound = k + 1

    def _without_one(self, pool: ThreadPoolExecutor) -> bool:
        """Try one table less; True where that was found, False where the time is over."""
        k = self.num_tables - 1
        around = self.n * k // 8 + len(self.other) // self.n + 20
        moves = int(np.clip(_CHUNK_READS // around, 1_000, 100_000))
        people = [self._dissolved(k)]
        people += [self._scattered(k) for _ in range(POPULATION - 1)]
        clashes = self._improve(pool, people, k, moves)
        idle = 0
        while min(clashes) > 0 and not self.over():
            # A population that brings nothing new any more begins again around its best.
            if idle > 40 * POPULATION:
                idle, keep = 0, int(np.argmin(clashes))
                people = [people[keep]] + [self._scattered(k) for _ in range(POPULATION - 1)]
                clashes = self._improve(pool, people, k, moves)
                continue
            children = []
            for _ in range(LANES):
                a, b = self.rng.choice(POPULATION, 2, replace=False)
                children.append(cross(people[a], people[b], k, int(self.rng.integers(2**31))))
            for child, clash in zip(children, self._improve(pool, children, k, moves), strict=True):
                worst = int(np.argmax(clashes))
                idle += 1
                if clash <= clashes[worst]:
                    idle = 0 if clash < clashes[worst] else idle
                    people[worst], clashes[worst] = child, clash
        if min(clashes) > 0 or self.settled:
            return False
        self._keep(people[int(np.argmin(clashes))])
        return True

    def _keep(self, colour: Ints) -> None:
        with self.lock:
            if colour.max() < self.best.max():
                self.best, self.found = colour, self.elapsed()

    def _improve(
        self, pool: ThreadPoolExecutor, people: list[Ints], k: int, moves: int
    ) -> list[int]:
        seeds = [int(s) for s in self.rng.integers(2**31, size=len(people))]

        def walk(job: tuple[Ints, int]) -> int:
            colour, seed = job
            left, rounds = 1, 0
            # Some graphs yield to clashes, others to vertices left out; a child draws its way.
            search = partial_tabu if seed % 2 else tabu
            while left and rounds < ROUNDS and not self.over():
                left, _ = search(self.first, self.other, colour, k, seed + rounds, moves, REACH)
                rounds += 1
            return left

        return list(pool.map(walk, zip(people, seeds, strict=True)))

    def _dissolved(self, k: int) -> Ints:
        """The best colouring with its smallest class scattered over the others."""
        sizes = np.bincount(self.best, minlength=k + 1)
        smallest = int(np.argmin(sizes))
        colour = self.best.copy()
        colour[self.best == k] = smallest
        loose = np.flatnonzero(self.best == smallest)
        colour[loose] = self.rng.integers(0, k, len(loose))
        return colour

    def _scattered(self, k: int) -> Ints:
        return self.rng.integers(0, k, self.n)

    def result(self) -> Colouring:
        return Colouring(self.best, self.num_tables, self.bound, self.elapsed(), self.found)


def warm() -> None:
    """Compile the loops, or fetch them from their cache, before any clock starts."""
    first, other = np.array([0, 1, 2]), np.array([1, 0])
    greedy(first, other)
    clique(first, other, 0, 1)
    EvenClasses(first, other, 2).search(0, np.zeros(1, dtype=np.bool_))
    colour = np.zeros(2, dtype=np.int64)
    tabu(first, other, colour, 2, 0, 1, REACH)
    partial_tabu(first, other, colour, 2, 0, 1, REACH)
    cross(colour, colour, 2, 0)
