"""Whether the costs of a problem look like noise, told by the spectra of its matrices.

What is left of a matrix once means are taken out has singular values; those of independent numbers
stay below an edge, twice the square root of n deviations, as Wigner ("On the distribution of the roots
of certain symmetric matrices", Annals of Mathematics 67, 1958) and Marchenko and Pastur (Mathematics of
the USSR-Sbornik 1, 1967) found. Distances in a room, clusters and blocks rise far above it: they are
nearly of low rank. Where neither matrix does, good assignments have little in common.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
LEAST = 40
"""Facilities of the smallest problem that is looked at: below, all kinds of search end at the same."""
BRIEF = ((3, 6), (3, 12), (6, 7))
"""Least tenure of a swapped pair where costs look like noise, and how many more, whatever n is."""
EDGE = 5.0
"""The largest share of a singular value of noise, squared, in n-th parts: 4, and what small n add to it."""


def leading(matrix: Integers) -> float:
    """The share of the largest squared singular value in their sum, in n-th parts.

    Diagonal and means of rows and columns, which act as linear costs, are taken out; 0 where nothing
    is left.
    """
    n = len(matrix)
    rest = matrix.astype(np.float64)
    np.fill_diagonal(rest, 0)
    rest -= rest.sum() / max(1, n * (n - 1))
    np.fill_diagonal(rest, 0)
    # Without the diagonal, a row's sum lacks its own column's mean, and a column's its row's.
    rows, columns = rest.sum(1), rest.sum(0)
    means = (n - 1) * np.stack([rows, columns]) + np.stack([columns, rows])
    rest -= np.add.outer(*means) / max(1, n * (n - 2))
    np.fill_diagonal(rest, 0)
    total = float((rest**2).sum())
    if total <= 1e-9 * float((matrix.astype(np.float64) ** 2).sum()):
        return 0.0
    return n * float(np.linalg.norm(rest, 2)) ** 2 / total


def looks_like_noise(flow: Integers, distance: Integers) -> bool:
    """Whether no singular value of either matrix rises above what independent numbers have."""
    return len(flow) >= LEAST and all(0 < leading(matrix) <= EDGE for matrix in (distance, flow))
