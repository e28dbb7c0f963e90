"""Graphs to colour, as rows of edges, and as each vertex's neighbours in runs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from preseance.terms import Ints


def random_graph(seed: int, n: int) -> list[tuple[int, int]]:
    rng = np.random.default_rng(seed)
    return [pair for pair in combinations(range(n), 2) if rng.random() < 0.5]


def queens(n: int) -> list[tuple[int, int]]:
    """Squares of a board that a queen joins."""
    cells = [(row, column) for row in range(n) for column in range(n)]
    return [
        (a, b)
        for (a, (x, y)), (b, (u, v)) in combinations(enumerate(cells), 2)
        if x == u or y == v or abs(x - u) == abs(y - v)
    ]


def in_runs(n: int, edges: ArrayLike) -> tuple[Ints, Ints]:
    apart = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    both = np.unique(np.concatenate([apart, apart[:, ::-1]]), axis=0)
    return np.searchsorted(both[:, 0], np.arange(n + 1)), both[:, 1].copy()
