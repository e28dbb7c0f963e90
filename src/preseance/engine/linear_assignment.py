"""The linear assignment problem: each row its column, at the least sum.

SciPy solves it as well, and faster where a matrix is large; but to load it takes longer than all else that a
plan of one table loads. So a small matrix is solved here by the same steps, which end on the same assignment
among equals: Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Transactions on Aerospace
and Electronic Systems 52 (2016), a shortest augmenting path a row (Jonker and Volgenant 1987).
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from preseance.terms import Ints

SMALL = 64
"""Rows or columns up to which loading SciPy takes longer than solving without it."""

Costs = NDArray[np.float64]


def linear_assignment(costs: NDArray[np.float64] | Ints) -> tuple[Ints, Ints]:
    """The rows, in their order, and the column of each, at the least sum; shape (rows, columns).

    Where there are more rows than columns, each column has a row. The answer is that of
    ``scipy.optimize.linear_sum_assignment``; all costs are finite.
    """
    if min(costs.shape) > SMALL or "scipy.optimize" in sys.modules:
        from scipy.optimize import linear_sum_assignment

        rows, columns = linear_sum_assignment(costs)
        return rows, columns
    wide = costs.astype(np.float64)
    if costs.shape[0] <= costs.shape[1]:
        return np.arange(len(costs)), _augmented(wide)
    rows = _augmented(wide.T)
    order = np.argsort(rows)
    return rows[order], order


def _augmented(costs: Costs) -> Ints:
    """The column of each row, of which there are no more than columns."""
    num_rows, num_columns = costs.shape
    row_price, column_price = np.zeros(num_rows), np.zeros(num_columns)
    column_of = np.full(num_rows, -1, dtype=np.int64)
    row_of = np.full(num_columns, -1, dtype=np.int64)
    for row in range(num_rows):
        reached, came_from, least, end = _shortest(row, costs, row_price, column_price, row_of)
        length, closed = least[end], least[reached]
        row_price[row] += length
        met = row_of[reached[:-1]]  # The last column that was reached is nobody's yet.
        row_price[met] += length - closed[:-1]
        column_price[reached] -= length - closed
        while True:
            owner = int(came_from[end])
            row_of[end] = owner
            column_of[owner], end = end, int(column_of[owner])
            if owner == row:
                break
    return column_of


def _shortest(
    row: int, costs: Costs, row_price: Costs, column_price: Costs, row_of: Ints
) -> tuple[Ints, Ints, Costs, int]:
    """The shortest path from a row to a column that is nobody's.

    Returns
    -------
    The columns reached, in their order; the row before each column; the length to each; the last.
    """
    num_columns = costs.shape[1]
    came_from = np.full(num_columns, -1, dtype=np.int64)
    least = np.full(num_columns, np.inf)
    # From the last: of a matrix of equals the assignment is then the diagonal.
    open_columns = np.arange(num_columns)[::-1].copy()
    reached: list[int] = []
    length = 0.0
    while True:
        there = open_columns[: num_columns - len(reached)]
        through = length + costs[row, there] - row_price[row] - column_price[there]
        came_from[there[through < least[there]]] = row
        lengths = least[there] = np.minimum(through, least[there])
        length = float(lengths.min())
        nearest = np.flatnonzero(lengths == length)
        free = nearest[row_of[there[nearest]] < 0]
        # The last that is free, else the first: as comparing them one by one would choose.
        index = int(free[-1]) if free.size else int(nearest[0])
        column = int(there[index])
        reached.append(column)
        if row_of[column] < 0:
            return np.array(reached), came_from, least, column
        open_columns[index] = there[-1]
        row = int(row_of[column])
