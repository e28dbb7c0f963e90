"""One search: a starting point is improved in a thread of its own, without the interpreter lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.engine.quadratic.descent import descend
from preseance.engine.quadratic.prepare import SHORT, landscape, walk
from preseance.engine.quadratic.structure import BRIEF, looks_like_noise
from preseance.engine.quadratic.tabu import Landscape, advance, enter

Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Costs:
    """What is minimised: flow times distance, plus linear."""

    flow: Integers
    distance: Integers
    linear: Integers

    def of(self, place: Integers) -> int:
        """Cost of an assignment."""
        facilities = np.arange(len(place))
        pairs = self.flow * self.distance[np.ix_(place, place)]
        return int(pairs.sum() + self.linear[facilities, place].sum())


@dataclass(frozen=True)
class Found:
    """What came of one search."""

    cost: int
    place: Integers
    evaluations: int


class Searcher:
    """Improves starting points of one problem."""

    def __init__(self, costs: Costs, stopped: Callable[[], bool]) -> None:
        self.costs = costs
        self.stopped = stopped
        n = len(costs.flow)
        self.land: Landscape | None = (
            landscape(costs.flow, costs.distance, costs.linear) if n > 2 else None
        )
        self.noise = self.land is not None and looks_like_noise(costs.flow, costs.distance)
        """Whether the costs look like noise."""
        self.short = self.land and self.land._replace(
            tenures=np.array(BRIEF) if self.noise else self.land.tenures[:SHORT]
        )
        self.chunk = max(50, 8_000_000 // n**2)
        """Steps between two looks at the clock: some milliseconds."""

    def improve(self, start: Integers, seed: int, steps: int, short: bool = False) -> Found:
        """Walk from `start` and return the best assignment met; `short`: with short tenures."""
        land = self.short if short else self.land
        if land is None:
            place = start.copy()
            descend(self.costs.flow, self.costs.distance, self.costs.linear, place)
            return Found(self.costs.of(place), place, 0)
        state = walk(land, seed)
        enter(land, state, start.astype(np.uint32))
        while steps > 0 and not self.stopped():
            advance(land, state, min(self.chunk, steps))
            steps -= self.chunk
        n, taken = len(start), int(state.counters[0])
        cost = self.costs.of(start) + int(state.counters[3]) * land.unit
        return Found(cost, state.best.astype(np.int64), taken * (n * (n - 1) // 2))
