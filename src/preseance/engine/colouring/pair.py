"""Two colourings that have two children again and again, and between them long searches.

With two there is no population to keep: a child of each order replaces each parent, the best of a
cycle comes back two cycles later to keep the two apart, and two that have grown alike begin afresh,
by clashes and by vertices left out in turn (Moalic and Gondran, 2018). Random graphs yield to many
children of short searches, graphs with a plan behind them to few long ones: both have their turn,
longer each time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

import numpy as np

from preseance.engine.colouring.cliques import Flags
from preseance.engine.colouring.core import Core
from preseance.engine.colouring.loops import cross
from preseance.engine.colouring.tabu import partial_tabu, tabu
from preseance.terms import Ints

REACH = 0.6
"""How long a vertex may not return, in clashing vertices (Galinier and Hao, 1999)."""
_LONG_MOVES, _SHORT_MOVES = 200_000, 4_000
_SHARE = 4
"""Moves of short searches for each of a long one."""
_CYCLE = 10
"""Generations of a cycle."""
_ALIKE = 0.98
_LOOK_SECONDS = 0.02


class Pair:
    """A search for a colouring of a core with ``k`` colours, begun from one that clashes."""

    def __init__(
        self, graph: Core, k: int, begin: Ints, seed: int, over: Callable[[], bool]
    ) -> None:
        self.graph, self.k, self.over = graph, k, over
        self.n, self.rng = len(begin), np.random.default_rng(seed)
        self.runners = [begin, self._scattered()]
        self.people = [begin.copy(), self._scattered()]
        self.elite: list[Ints] = []
        self.generation, self.fewest = 0, len(graph.other)
        self.way: Callable[..., int] = tabu

    def search(self, pool: ThreadPoolExecutor) -> Ints | None:
        """The colouring found; None where the time is over."""
        long = _LONG_MOVES
        while not self.over():
            found = self._run_long(pool, long)
            for _ in range(_SHARE * long // _SHORT_MOVES):
                if found is None and not self.over():
                    found = self._have_children(pool)
            if found is not None:
                return found
            long *= 2
        return None

    def _run_long(self, pool: ThreadPoolExecutor, moves: int) -> Ints | None:
        """Go on from the one, and from anywhere with vertices left out."""
        clashes = self._improve(pool, (tabu, partial_tabu), self.runners, moves)
        if 0 in clashes:
            return self.runners[clashes.index(0)]
        self.runners[1] = self._scattered()
        return None

    def _have_children(self, pool: ThreadPoolExecutor) -> Ints | None:
        """One generation: children improved take the place of their parents."""
        one, two = self.people
        self.people = [self._child(one, two), self._child(two, one)]
        clashes = self._improve(pool, (self.way, self.way), self.people, _SHORT_MOVES)
        best = int(np.argmin(clashes))
        if clashes[best] == 0:
            return self.people[best]
        if self._alike(*self.people):
            self.people, self.elite = [self._scattered(), self._scattered()], []
            self.generation = 0
            # Some graphs yield to clashes, others to vertices left out.
            self.way = partial_tabu if self.way is tabu else tabu
            return None
        if self.generation % _CYCLE == 0:
            self.elite = [*self.elite[-2:], self.people[best].copy()]
            self.fewest = clashes[best]
            if len(self.elite) == 3:
                self.people[0] = self.elite[0].copy()
        elif clashes[best] < self.fewest:
            self.elite[-1], self.fewest = self.people[best].copy(), clashes[best]
        self.generation += 1
        return None

    def _child(self, one: Ints, two: Ints) -> Ints:
        return cross(one, two, self.k, int(self.rng.integers(2**31)))

    def _scattered(self) -> Ints:
        return self.rng.integers(0, self.k, self.n)

    def _alike(self, one: Ints, two: Ints) -> bool:
        """Whether nearly all vertices share their class with the same others in both."""
        shared = np.bincount(one * self.k + two, minlength=self.k * self.k)
        return bool(shared.reshape(self.k, self.k).max(axis=1).sum() >= _ALIKE * self.n)

    def _improve(
        self,
        pool: ThreadPoolExecutor,
        ways: tuple[Callable[..., int], Callable[..., int]],
        people: list[Ints],
        moves: int,
    ) -> list[int]:
        """Search from both at once, in place; the clashes each leaves. One without ends the other."""
        stop = np.zeros(1, dtype=np.bool_)
        left: list[Future[int]] = [
            pool.submit(self._walk, way, colour, int(self.rng.integers(2**31)), moves, stop)
            for way, colour in zip(ways, people, strict=True)
        ]
        going = set(left)
        while going:
            done, going = wait(going, _LOOK_SECONDS, FIRST_COMPLETED)
            stop[0] |= self.over() or any(one.result() == 0 for one in done)
        return [one.result() for one in left]

    def _walk(
        self, way: Callable[..., int], colour: Ints, seed: int, moves: int, stop: Flags
    ) -> int:
        return way(self.graph.first, self.graph.other, colour, self.k, seed, moves, REACH, stop)
