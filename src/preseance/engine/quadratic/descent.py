"""Descent by swaps in 64-bit integers, for numbers too large for exact floats."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel

Integers = NDArray[np.int64]


@kernel
def swap_cost(
    flow: Integers, distance: Integers, linear: Integers, place: Integers, i: int, j: int
) -> np.int64:
    """Change of cost when facilities i and j exchange locations, by full recount of their terms."""
    a, b = place[i], place[j]
    change = linear[i, b] + linear[j, a] - linear[i, a] - linear[j, b]
    change += (flow[i, i] - flow[j, j]) * (distance[b, b] - distance[a, a])
    change += (flow[i, j] - flow[j, i]) * (distance[b, a] - distance[a, b])
    for k in range(len(place)):
        if k != i and k != j:
            c = place[k]
            change += (flow[i, k] - flow[j, k]) * (distance[b, c] - distance[a, c])
            change += (flow[k, i] - flow[k, j]) * (distance[c, b] - distance[c, a])
    return np.int64(change)


@kernel
def descend(flow: Integers, distance: Integers, linear: Integers, place: Integers) -> np.int64:
    """Swap in place until no swap improves; the total change of cost."""
    n, total, improved = len(place), np.int64(0), True
    while improved:
        improved = False
        for i in range(n - 1):
            for j in range(i + 1, n):
                change = swap_cost(flow, distance, linear, place, i, j)
                if change < 0:
                    place[i], place[j] = place[j], place[i]
                    total += change
                    improved = True
    return total
