"""Annealing of one dense quadratic assignment: exchanges are proposed pair by pair and known in O(n).

The tabu search knows all swap costs at each step and takes the least; annealing takes many exchanges
where few swap costs are known, which serves large problems with structure. The distances between the
locations of all pairs of facilities are kept in the facilities' order, so that a swap cost is one pass
over two rows of two matrices. Costs are rounded to 32-bit floats; what is found is counted again.

After Burkard and Rendl, "A thermodynamically motivated simulation procedure for combinatorial
optimization problems", European Journal of Operational Research 17 (1984), and Connolly, "An improved
annealing scheme for the QAP", ibid. 46 (1990), who proposes pairs in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.quadratic.prepare import mixed
from preseance.engine.quadratic.rows import WIDTH, Rough, exchange_rows
from preseance.engine.quadratic.search import Costs, Found
from preseance.engine.quadratic.tabu import Landscape, Places, draw

Integers = NDArray[np.int64]
HOT, MILD, COLD = 0.3, 0.03, 0.001
"""Temperatures at the begin, of random starts and of children, and at the end, in mean changes."""
CHUNK = 4e7
"""Facilities times proposals between two looks at the clock: some milliseconds."""
SAMPLES = 1000
"""Swaps drawn to find out how much one changes."""
TILE = 8
"""Facilities proposed with as many others before the next are: their rows stay in the nearest cache."""


def steps_of(sweeps: int, n: int) -> float:
    """Steps of tabu search that take as long as so many sweeps.

    A proposal takes as long as 20 swap costs of tabu search and an eighth of one for each facility.
    """
    return sweeps * (20 + n / 8)


class Terrain(NamedTuple):
    """A landscape in rounded numbers and without its diagonal; n facilities, rows of whole vectors."""

    flow: Rough  # (n, padded)
    flow_back: Rough  # (n, padded): its transpose
    mutual: Rough  # (n, padded): flow of a pair in both directions
    distance: Rough  # (n, padded)
    distance_back: Rough  # (n, padded): its transpose
    linear: Rough  # (n, padded): facility at location
    alike: Integers  # class of interchangeable facilities, (n,)
    directed: bool  # both matrices are; else both are symmetric


def terrain(land: Landscape) -> Terrain:
    """The landscape as annealing wants it."""
    n = len(land.distance)

    def padded(matrix: NDArray[Any]) -> Rough:
        wide = np.zeros((n, -(-n // WIDTH) * WIDTH), np.float32)
        wide[:, :n] = matrix[:, :n]
        return wide

    return Terrain(
        padded(land.flow),
        padded(land.flow_back),
        padded(land.mutual),
        padded(land.distance),
        padded(land.distance_back),
        padded(land.linear),
        land.alike,
        land.directed,
    )


@kernel(forceinline=True)
def _swap(matrix: Rough, r: int, s: int) -> None:
    n = matrix.shape[0]
    for k in range(n):
        matrix[r, k], matrix[s, k] = matrix[s, k], matrix[r, k]
    for k in range(n):
        matrix[k, r], matrix[k, s] = matrix[k, s], matrix[k, r]


@kernel(forceinline=True)
def _reorder(distance: Rough, place: Places, between: Rough) -> None:
    n = place.shape[0]
    for i in range(n):
        for j in range(n):
            between[i, j] = distance[place[i], place[j]]


@kernel
def anneal(
    land: Terrain,
    place: Places,
    best: Places,
    counters: Integers,
    costs: NDArray[np.float64],
    hot: float,
    cooling: float,
    sweeps: int,
) -> None:
    """Propose each pair once a sweep, at temperatures that fall from `hot` by a factor a sweep.

    `place` goes on, `best` holds the best assignment met. counters[1] is a random state; costs hold
    the cost and the best cost, less that at the start.
    """
    flow, flow_back, mutual, linear = land.flow, land.flow_back, land.mutual, land.linear
    alike, directed, n = land.alike, land.directed, land.flow.shape[0]
    between, back = np.zeros_like(flow), np.zeros_like(flow)
    _reorder(land.distance, place, between)
    if directed:
        _reorder(land.distance_back, place, back)
    temperature, tiles = hot, (n + TILE - 1) // TILE
    for _ in range(sweeps):
        # Beyond it an exchange would be accepted once in 10^7.
        most = 16 * temperature
        for tile in range(tiles * tiles):
            first, second = tile // tiles * TILE, tile % tiles * TILE
            for r in range(first, min(first + TILE, n)):
                for s in range(max(second, r + 1), min(second + TILE, n)):
                    if alike[r] == alike[s]:
                        continue
                    a, b = place[r], place[s]
                    change = exchange_rows(flow, between, r, s) + mutual[r, s] * between[r, s]
                    if directed:
                        change += exchange_rows(flow_back, back, r, s) + mutual[r, s] * back[r, s]
                    change += linear[r, b] - linear[r, a] + linear[s, a] - linear[s, b]
                    if change > most:
                        continue
                    if change > 0 and draw(counters, 2**31) >= 2**31 * np.exp(
                        -change / temperature
                    ):
                        continue
                    place[r], place[s] = b, a
                    _swap(between, r, s)
                    if directed:
                        _swap(back, r, s)
                    costs[0] += change
                    if costs[0] < costs[1]:
                        costs[1] = costs[0]
                        best[:] = place
        temperature *= cooling


def mean_change(land: Landscape) -> float:
    """Mean change of cost, whatever its sign, by a swap in a random assignment; at least 1."""
    n, total = land.distance.shape[0], 0
    draws = np.random.default_rng(0)
    sides = [(land.flow, land.distance)]
    if land.directed:
        sides.append((land.flow_back, land.distance_back))
    for _ in range(SAMPLES):
        place = draws.permutation(n)
        r, s = draws.choice(n, 2, replace=False)
        a, b = place[r], place[s]
        change = int(land.linear[r, b] + land.linear[s, a] - land.linear[r, a] - land.linear[s, b])
        for flow, distance in sides:
            change += int((flow[r, :n] - flow[s, :n]) @ (distance[b, place] - distance[a, place]))
            change += int(land.mutual[r, s] * distance[a, b])
        total += abs(change)
    return max(1.0, total / SAMPLES)


class Annealer:
    """Improves starting points of one problem."""

    def __init__(self, costs: Costs, land: Landscape, stopped: Callable[[], bool]) -> None:
        self.costs, self.exact, self.stopped = costs, land, stopped
        self.chunk = max(1, int(CHUNK / len(costs.flow) ** 3))

    # Many small problems end before anything is annealed, so neither is made beforehand.
    @cached_property
    def land(self) -> Terrain:
        """The landscape in rounded numbers."""
        return terrain(self.exact)

    @cached_property
    def mean(self) -> float:
        """Mean change of cost by a swap, the unit of temperatures."""
        return mean_change(self.exact)

    def improve(self, start: Integers, seed: int, sweeps: int, fresh: bool) -> Found:
        """Anneal `start` and return the best assignment met; `fresh`: from hot, since it is random."""
        n, hot = len(start), HOT if fresh else MILD
        place, counters, costs = start.astype(np.uint32), np.array([0, mixed(seed)]), np.zeros(2)
        best, temperature = place.copy(), hot * self.mean
        cooling, left = (COLD / hot) ** (1 / sweeps), sweeps
        while left > 0 and not self.stopped():
            some = min(self.chunk, left)
            anneal(self.land, place, best, counters, costs, temperature, cooling, some)
            temperature, left = temperature * cooling**some, left - some
        found = best.astype(np.int64)
        return Found(self.costs.of(found), found, (sweeps - left) * (n * (n - 1) // 2))
