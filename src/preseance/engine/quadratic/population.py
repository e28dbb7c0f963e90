"""The good assignments found so far, and new starting points bred from them.

After Benlic and Hao, "Memetic search for the quadratic assignment problem", Expert Systems with
Applications 42 (2015): uniform crossover keeps what two parents share; and Misevicius, "An
implementation of the iterated tabu search algorithm for the quadratic assignment problem", OR
Spectrum 34 (2012): a good assignment perturbed is as good a start.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
SIZE = 12
"""Members, if not told otherwise."""


@dataclass
class Population:
    """At most `size` different assignments, the best first."""

    n: int
    draws: np.random.Generator
    alike: int = 0
    size: int = SIZE
    members: list[tuple[int, Integers]] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether it has all its members, to breed from."""
        return len(self.members) == self.size

    @property
    def least(self) -> float:
        """The least cost of a member; infinite while there is none."""
        return self.members[0][0] if self.members else math.inf

    def child(self) -> Integers:
        """A crossover of two members or one of them perturbed; a random start while there are few.

        What two members share leads on where a problem has structure, a perturbed one where costs
        look like noise; which it is need not be known.
        """
        if self.whole and self.draws.random() < 0.5:
            return self._perturbed(self.members[self.draws.integers(self.size)][1])
        place = self.crossed()
        if self.whole:
            moved = self.draws.choice(self.n, min(self.n, 2 + self.n // 50), replace=False)
            place[moved] = np.roll(place[moved], 1)
        return place

    def crossed(self) -> Integers:
        """A crossover of two members; a random start while there are few."""
        if not self.whole:
            return self.draws.permutation(self.n)
        one, two = self.draws.choice(self.size, 2, replace=False)
        return self._crossed(self.members[one][1], self.members[two][1])

    def _perturbed(self, place: Integers) -> Integers:
        size = min(self.n, max(3, int(self.n * self.draws.uniform(0.1, 0.4))))
        some, changed = self.draws.choice(self.n, size, replace=False), place.copy()
        changed[some] = place[self.draws.permutation(some)]
        return changed

    def _crossed(self, one: Integers, two: Integers) -> Integers:
        place = np.where(self.draws.random(self.n) < 0.5, one, two)
        order = self.draws.permutation(self.n)
        kept, free = np.zeros(self.n, bool), np.ones(self.n, bool)
        kept[order[np.unique(place[order], return_index=True)[1]]] = True
        free[place[kept]] = False
        place[~kept] = self.draws.permutation(np.flatnonzero(free))
        return place

    def keep(self, cost: int, place: Integers) -> bool:
        """Take in an assignment if it is among the best and unlike all that are as good; whether it was.

        Two are alike where at most `alike` facilities stand elsewhere; it takes the place of one that it is like.
        """
        if self.whole and cost >= self.members[-1][0]:
            return False
        near = [k for k, (_, p) in enumerate(self.members) if (place != p).sum() <= self.alike]
        if near and self.members[near[0]][0] <= cost:
            return False
        if near or self.whole:
            del self.members[near[-1] if near else -1]
        self.members.append((cost, place))
        self.members.sort(key=lambda member: member[0])
        return True

    def shrink(self, count: int) -> None:
        """Keep only the best few."""
        del self.members[count:]
