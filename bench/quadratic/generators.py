"""Own quadratic assignment instances after the kinds that are published, always the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.quadratic.files import Matrices

Integers = NDArray[np.int64]


def city_blocks(rows: int, columns: int, wrapped: bool = False) -> Integers:
    """Distances of the cells of a grid along its streets; `wrapped` joins opposite edges."""
    steps = []
    for length in (rows, columns):
        apart = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
        steps.append(np.minimum(apart, length - apart) if wrapped else apart)
    y, x = np.divmod(np.arange(rows * columns), columns)
    return np.asarray(steps[0][y[:, None], y] + steps[1][x[:, None], x], dtype=np.int64)


def grid(rows: int, columns: int, seed: int) -> Matrices:
    """Places on a grid and random flows, as Nugent, Vollmann and Ruml made theirs."""
    n = rows * columns
    draws = np.random.default_rng(seed)
    upper = np.triu(draws.integers(0, 11, (n, n)) * (draws.random((n, n)) < 0.7), 1)
    return Matrices(f"grid{rows}x{columns}-{seed}", upper + upper.T, city_blocks(rows, columns))


def uniform(n: int, seed: int) -> Matrices:
    """Both matrices symmetric and uniform in 0 to 99, as Taillard's series a."""
    draws = np.random.default_rng(seed)
    flow, distance = (np.triu(draws.integers(0, 100, (n, n)), 1) for _ in range(2))
    return Matrices(f"uniform{n}-{seed}", flow + flow.T, distance + distance.T)


def clustered(n: int, seed: int) -> Matrices:
    """Places in clusters and directed flows of uneven size, as Taillard's series b.

    By the recipe of "Comparison of iterative searches for the quadratic assignment problem", Location
    Science 3 (1995): round random points of a large circle lie up to K places each, in a small circle;
    a flow is 10 to a uniform power, rounded down. Sizes of clusters and range of powers are drawn too.
    """
    draws = np.random.default_rng((n, seed))
    most, small = draws.integers(3, max(4, n // 6) + 1), draws.choice((10, 20, 40, 80))
    low, high = ((-5, 4), (-4, 4.8), (-4, 4), (-10, 5))[seed % 4]
    spots: list[complex] = []
    while len(spots) < n:
        centre = _in_circle(1000, draws)
        spots += [
            centre + _in_circle(small, draws) for _ in range(draws.integers(1, most, endpoint=True))
        ]
    distance = np.rint(np.abs(np.subtract.outer(spots[:n], spots[:n])))
    flow = np.floor(10 ** draws.uniform(low, high, (n, n)))
    np.fill_diagonal(flow, 0)
    return Matrices(f"clustered{n}-{seed}", flow.astype(np.int64), distance.astype(np.int64))


def _in_circle(radius: float, draws: np.random.Generator) -> complex:
    """A point whose distance from the centre is uniform, and so is its direction."""
    return complex(draws.uniform(0, radius) * np.exp(2j * np.pi * draws.random()))


def adjacency(rows: int, columns: int, seed: int) -> Matrices:
    """Neighbours of a grid want to be neighbours and all other pairs are dear, as Drezner's.

    The optimum is planted: each flow joins two facilities whose own places are at the least
    distance, 1, while pairs that are no neighbours are at random larger distances.
    """
    n = rows * columns
    draws = np.random.default_rng(seed)
    beside = city_blocks(rows, columns) == 1
    flow = np.triu(beside * draws.integers(1, 11, (n, n)), 1)
    far = np.triu(draws.integers(5, 11, (n, n)), 1)
    distance = np.where(beside, 1, far + far.T)
    np.fill_diagonal(distance, 0)
    return _hidden(f"adjacency{rows}x{columns}-{seed}", flow + flow.T, distance, draws)


def planted_grid(rows: int, columns: int, seed: int) -> Matrices:
    """City-block distances with a planted optimum, after Palubeckis (1999).

    All weights begin at one value, where each assignment costs the same. Then for triples a, b, c
    with b on a shortest way from a to c, weight is taken from the far pair and given to the two
    near ones: by the triangle inequality no assignment gains more than this one.
    """
    n = rows * columns
    draws = np.random.default_rng(seed)
    distance = city_blocks(rows, columns)
    flow = np.full((n, n), 12, dtype=np.int64)
    np.fill_diagonal(flow, 0)
    for _ in range(6 * n):
        a, b, c = draws.choice(n, 3, replace=False)
        if distance[a, b] + distance[b, c] != distance[a, c] or flow[a, c] == 0:
            continue
        w = int(draws.integers(1, flow[a, c] + 1))
        for i, j, change in ((a, c, -w), (a, b, w), (b, c, w)):
            flow[i, j] += change
            flow[j, i] += change
    return _hidden(f"planted{rows}x{columns}-{seed}", flow, distance, draws)


def grey_pattern(rows: int, columns: int, dark: int) -> Matrices:
    """Dark cells of a torus repel each other, as Taillard's grey patterns."""
    n = rows * columns
    y, x = np.divmod(np.arange(n), columns)
    best = np.zeros((n, n))
    for down in (-rows, 0, rows):
        for right in (-columns, 0, columns):
            square = (y[:, None] - y + down) ** 2 + (x[:, None] - x + right) ** 2
            best = np.maximum(best, 100_000 / np.maximum(square, 0.5))
    np.fill_diagonal(best, 0)
    flow = np.zeros((n, n), dtype=np.int64)
    flow[:dark, :dark] = 1 - np.eye(dark, dtype=np.int64)
    return Matrices(f"grey{rows}x{columns}-{dark}", flow, best.astype(np.int64))


def _hidden(name: str, flow: Integers, distance: Integers, draws: np.random.Generator) -> Matrices:
    """The instance with its facilities shuffled; the identity before the shuffle is optimal."""
    planted = int((flow * distance).sum())
    order = draws.permutation(len(flow))
    return Matrices(name, flow[np.ix_(order, order)], distance, planted)
