"""Two populations that never meet, each improved by one kind of search; the better one gets more.

Where a large problem has structure, annealing children of annealed parents digs deeper than tabu
search, or not: that cannot be told from the numbers beforehand. Bred together, children of the one
kind would crowd out those of the other before either is ripe. Noise can be told (`structure.py`), and
is walked alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from preseance.engine.quadratic.annealing import Annealer, steps_of
from preseance.engine.quadratic.population import SIZE, Population
from preseance.engine.quadratic.search import Found, Searcher
from preseance.engine.quadratic.tenures import BATCH, Tenures

Integers = NDArray[np.int64]
STEPS = 1000
"""Steps of one search by tabu, at least."""
FRESH, CHILD = 500, 50
"""Sweeps of the annealing of a random start, at least, and of a child."""
SLOWER = 75_000
"""Facilities times sweeps of a random start where there are few of them: a sweep is over soon."""
LONGEST = 30
"""How many times longer an annealing may become."""
BEHIND = 15
"""How many times less work goes to the island whose best is worse."""


def batch_steps(n: int) -> int:
    """Steps of tabu search that a batch of the shortest is charged, with what comes before their first."""
    return BATCH * (STEPS + 12 * n)


class Kind(Protocol):
    """How an island makes its starting points and improves them."""

    content: bool
    """Whether a new member of the population is a gain; else its best has to be bettered."""
    patience: int
    """Batches without gain after which the population is made anew."""
    opening: float
    """Work of its first batch."""
    work: float
    """Steps of tabu search that would have taken as long as all that was done."""
    charged: float
    """The same, with what comes before the first step of a search."""

    def searches(
        self, population: Population, batch: int, begin: Integers | None
    ) -> list[Callable[[int], Found]]:
        """The searches of a batch, each of which takes its seed; the first from ``begin`` if given."""

    def learn(self, costs: Sequence[int]) -> None:
        """Told what the searches of the batch came to."""

    def change(self, longer: bool) -> None:
        """Go on with longer searches, or somewhat shorter ones."""


class Walking:
    """Tabu search from children of two and from perturbed members, a half each."""

    content, patience = False, SIZE

    def __init__(self, searcher: Searcher, n: int) -> None:
        self.searcher, self.n = searcher, n
        self.tenures, self.short = Tenures(), [False] * BATCH
        self.first = max(STEPS, 12 * n)
        # Noise is walked for as many steps as there are pairs, since children are far from ripe.
        self.shortest = max(self.first, n * (n - 1) // 2) if searcher.noise else self.first
        self.steps, self.opening = self.shortest, float(BATCH * self.first)
        self.work = self.charged = 0.0

    def searches(
        self, population: Population, batch: int, begin: Integers | None
    ) -> list[Callable[[int], Found]]:
        """Some with short tenures; all where costs look like noise. The first are over soon."""
        self.short = [True] * BATCH if self.searcher.noise else self.tenures.short(batch)
        steps = self.steps if batch else self.first
        self.work += BATCH * steps
        self.charged += batch_steps(self.n) + BATCH * (steps - self.first)
        begins = [population.child() for _ in range(BATCH)]
        if begin is not None:
            begins[0] = begin
        return [
            partial(self.searcher.improve, b, steps=steps, short=s)
            for b, s in zip(begins, self.short, strict=True)
        ]

    def learn(self, costs: Sequence[int]) -> None:
        """Which tenures fared better."""
        self.tenures.learn(costs, self.short)

    def change(self, longer: bool) -> None:
        """By a factor of 3 or 2/3."""
        self.steps = (
            min(3 * self.steps, 3000 * self.n)
            if longer
            else max(self.shortest, self.steps * 2 // 3)
        )


class Annealing:
    """Annealing of random starts, then mildly of children of two."""

    content, patience = True, 3

    def __init__(self, annealer: Annealer, n: int) -> None:
        self.annealer, self.n, self.longer = annealer, n, 1.0
        self.fresh = max(FRESH, SLOWER // n)
        self.opening, self.work, self.charged = BATCH * steps_of(self.fresh, n), 0.0, 0.0

    def searches(
        self, population: Population, batch: int, begin: Integers | None
    ) -> list[Callable[[int], Found]]:
        """All alike."""
        fresh = not population.whole
        sweeps = int(self.longer * (self.fresh if fresh else CHILD))
        self.work += BATCH * steps_of(sweeps, self.n)
        self.charged = self.work
        begins = [population.crossed() for _ in range(BATCH)]
        return [partial(self.annealer.improve, b, sweeps=sweeps, fresh=fresh) for b in begins]

    def learn(self, costs: Sequence[int]) -> None:
        """Nothing."""

    def change(self, longer: bool) -> None:
        """By a factor of 3 or 2/3."""
        self.longer = min(3 * self.longer, LONGEST) if longer else max(1.0, self.longer * 2 / 3)


class Island:
    """A population of its own and the kind of search that improves it."""

    def __init__(self, kind: Kind, population: Population) -> None:
        self.kind, self.population = kind, population
        self.batches, self.stale, self.rebuilt = 0, 0, 0
        self.best = math.inf
        """The least cost it ever found."""

    def improve(self, workers: Executor, seed: int, begin: Integers | None) -> list[Found]:
        """A batch of searches side by side, the same on any number of cores; their seeds follow ``seed``."""
        searches = self.kind.searches(self.population, self.batches, begin)
        first = seed + self.batches * BATCH
        seeds = range(first, first + BATCH)
        made = list(workers.map(lambda search, number: search(number), searches, seeds))
        kept, best = False, self.population.least
        for found in made:
            kept |= self.population.keep(found.cost, found.place)
        gained = kept if self.kind.content else self.population.least < best
        self.best = min(self.best, self.population.least)
        self.kind.learn([found.cost for found in made])
        self.batches, self.stale = self.batches + 1, 0 if gained else self.stale + 1
        if self.stale >= self.kind.patience:
            # The population's own best has stood too long. By turns, longer searches go on from its best, and
            # somewhat shorter ones begin anew, lest all time goes into one basin.
            self.rebuilt, self.stale = self.rebuilt + 1, 0
            self.population.shrink(self.rebuilt % 2)
            self.kind.change(longer=self.rebuilt % 2 == 1)
        return made


class Islands:
    """One island, or two between which the work is shared."""

    def __init__(self, islands: Sequence[Island]) -> None:
        self.islands = islands

    @property
    def charged(self) -> float:
        """Steps of tabu search that all batches count as."""
        return sum(island.kind.charged for island in self.islands)

    def next(self) -> Island:
        """The island that has had the least work for what it is worth.

        One that has not begun counts as if it had, so that a long first batch waits until the others have
        had as much: many problems end before. They are compared once all have had as much work as that.
        """
        longest = max(island.kind.opening for island in self.islands)
        tried = all(island.kind.work >= longest for island in self.islands)
        least = min(island.best for island in self.islands)

        def debt(island: Island) -> float:
            work = island.kind.work or island.kind.opening
            return work * (BEHIND if tried and island.best > least else 1)

        return min(self.islands, key=debt)
