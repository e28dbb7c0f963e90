"""Which points lie within a distance of each other.

A tree of `scipy.spatial` finds them too; importing that takes half a second, which every command that
prints or checks would pay.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def near_pairs(points: NDArray[np.float64], reach: float) -> NDArray[np.int64]:
    """Pairs of row numbers, the lower first, of points at most `reach` apart, in ascending order.

    Points are rows of two coordinates; work grows with the points in a stripe as wide as `reach`.
    """
    order = np.argsort(points[:, 0], kind="stable")
    x, y = points[order].T
    ends = np.searchsorted(x, x + reach, side="right")
    near = [
        at
        + 1
        + np.flatnonzero(
            (x[at + 1 : end] - x[at]) ** 2 + (y[at + 1 : end] - y[at]) ** 2 <= reach**2
        )
        for at, end in enumerate(ends.tolist())
    ]
    first = np.repeat(order, [len(others) for others in near])
    second = order[np.concatenate(near)] if near else order
    pairs = np.sort(np.stack([first, second], axis=1), axis=1)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def near_some(
    points: NDArray[np.float64], some: NDArray[np.int64], reach: float
) -> NDArray[np.int64]:
    """The pairs of `near_pairs` in which one of ``some`` rows is, in any order; each may be there twice."""
    x, y = points.T
    found = [np.zeros((0, 2), dtype=np.int64)]
    for k in some.tolist():
        others = np.flatnonzero((x - x[k]) ** 2 + (y - y[k]) ** 2 <= reach**2)
        others = others[others != k]
        found.append(np.sort(np.stack([np.full(len(others), k), others], axis=1), axis=1))
    return np.concatenate(found)
