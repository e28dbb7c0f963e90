"""How far weights, relations and rows of costs can reach, and the least they can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.reading import related
from preseance.terms import Ints, Relation, Weights

if TYPE_CHECKING:
    from preseance.engine.problem import Problem

MOST_FULL_CELLS = 1_000_000
"""Items x items beyond which the extremes of weights are taken part by part."""


def most(values: Ints | None) -> int:
    """Largest absolute value, as a Python integer (the least int64 has none of its own)."""
    if values is None or np.asarray(values).size == 0:
        return 0
    return max(abs(int(np.max(values))), abs(int(np.min(values))))


def total(values: Ints | None) -> int:
    """Sum of absolute values; exact wherever it matters, never overflowing."""
    if values is None or np.asarray(values).size == 0:
        return 0
    if most(values) * np.asarray(values).size < 2**62:
        return int(np.abs(values).sum())
    return sum(abs(int(v)) for v in np.asarray(values).flat)


def total_of_relation(relation: Relation) -> int:
    """Sum of the absolute values of a relation."""
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        return sum(int(c) * (int(c) - 1) for c in counts)
    return total(relation.dense if relation.dense is not None else relation.values)


def most_of_relation(relation: Relation) -> int:
    """Largest absolute value of a relation between two places."""
    if relation.group is not None:
        return 1
    if relation.dense is not None:
        return most(relation.dense)
    return total(relation.values)


def pair_reach(problem: Problem, weights: Weights, relation: Relation) -> int:
    """A bound of the absolute sum of w(i, j) · R(place of i, place of j)."""
    reach, others = 0, most(weights.table) + most(weights.dense)
    if weights.values.size:
        empty = (weights.rows == problem.num_items) | (weights.columns == problem.num_items)
        reach += total(weights.values[~empty]) * most_of_relation(relation)
        others += total(weights.values[empty])
    return reach + (others * total_of_relation(relation) if others else 0)


def strengths(relation: Relation, places: int) -> tuple[int, int, int, int]:
    """Sums of the positive and of the negative entries, and the greatest and least entry."""
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        pairs = int((counts * (counts - 1)).sum())
        return pairs, 0, 1 if pairs else 0, 0
    p, q, value = related(relation, places)
    if not len(value):
        return 0, 0, 0, 0
    keys, inverse = np.unique(p * places + q, return_inverse=True)
    sums = np.zeros(len(keys), dtype=np.int64)
    np.add.at(sums, inverse, value)
    up, down = int(sums[sums > 0].sum()), int(sums[sums < 0].sum())
    return up, down, max(0, int(sums.max())), min(0, int(sums.min()))


def extremes(weights: Weights, n: int) -> tuple[int, int]:
    """The least and the greatest weight of n items and nobody."""
    if (n + 1) ** 2 <= MOST_FULL_CELLS:
        full = weights.to_dense(n + 1, n + 1)
        return int(full.min()), int(full.max())
    return lowest(weights), highest(weights)


def _sums(weights: Weights) -> Ints:
    """The single entries, those at one position added up."""
    if not len(weights.values):
        return np.zeros(1, dtype=np.int64)
    width = int(weights.columns.max()) + 1
    _, inverse = np.unique(weights.rows * width + weights.columns, return_inverse=True)
    sums = np.zeros(int(inverse.max()) + 1, dtype=np.int64)
    np.add.at(sums, inverse, weights.values)
    return sums


def lowest(weights: Weights) -> int:
    """No entry is less than this, nor is 0."""
    parts = (_sums(weights), weights.table, weights.dense)
    return sum(min(0, int(part.min())) for part in parts if part is not None and part.size)


def highest(weights: Weights) -> int:
    """No entry is more than this, nor is 0."""
    parts = (_sums(weights), weights.table, weights.dense)
    return sum(max(0, int(part.max())) for part in parts if part is not None and part.size)
