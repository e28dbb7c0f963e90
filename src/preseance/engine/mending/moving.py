"""Compiled: an item is taken in hand, put on a place, or settled there, and what each row gains by it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.mending.rows import Rows
from preseance.terms import Ints


class Board(NamedTuple):
    """Where everybody is, and what the rows come to."""

    on: Ints
    """The item on each place, n where it is empty."""
    at: Ints
    """The place of each item, m for none, -1 while in hand or waiting."""
    home: Ints
    """The promised places, -1 for none."""
    settled: NDArray[np.uint8]
    """Items that stay where they are, whatever else moves."""
    cost: Ints
    """What each row costs above the least that its parts leave."""
    final: Ints
    """What it costs among settled items alone, and so for good."""


@kernel
def tie(rows: Rows, e: int, p: int, q: int) -> Any:
    """What listed pair e costs with its owner at place p and the other at place q."""
    matrix = rows.relations[rows.relation[e]]
    m = matrix.shape[0]
    related = 0
    if p < m and q < m:
        related = matrix[q, p] if rows.second[e] else matrix[p, q]
    return rows.weight[e] * (1 - related if rows.wanted[e] else related)


@kernel
def held(rows: Rows, t: int, x: int, y: int) -> Any:
    """The weight of table t for items x and y."""
    tables = rows.tables
    return tables.values[
        tables.start[t] + tables.first[t, x] * tables.width[t] + tables.second[t, y]
    ]


@kernel
def count(rows: Rows, board: Board, i: int, sign: int) -> None:
    """Add to the rows, or take off, what item i adds where it is, whoever else is there."""
    n, m, p = len(board.at), len(board.on), board.at[i]
    board.cost[0] += sign * rows.costs[i, p]
    for s in range(rows.spot_begin[i], rows.spot_begin[i + 1]):
        board.cost[rows.spot_row[s]] += sign * rows.spots[s, p]
    for e in range(rows.begin[i], rows.begin[i + 1]):
        q = board.at[rows.other[e]]
        if q >= 0:
            board.cost[rows.pair_row[e]] += sign * tie(rows, e, p, q)
    if p == m:
        return
    begin, other, value, table = rows.links_out
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], board.on[other[e]]
        more = value[e] * (held(rows, t, i, y) - held(rows, t, n, y))
        board.cost[rows.tables.row[t]] += sign * more
    begin, other, value, table = rows.links_in
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], board.on[other[e]]
        more = value[e] * (held(rows, t, y, i) - held(rows, t, y, n))
        board.cost[rows.tables.row[t]] += sign * more


@kernel
def put(rows: Rows, board: Board, i: int, p: int) -> None:
    """Put item i on empty place p (m: no place at all)."""
    board.at[i] = p
    count(rows, board, i, 1)
    if p < len(board.on):
        board.on[p] = i


@kernel
def lift(rows: Rows, board: Board, i: int) -> None:
    """Take item i in hand."""
    p = board.at[i]
    if p < len(board.on):
        board.on[p] = len(board.at)
    count(rows, board, i, -1)
    board.at[i] = -1


@kernel
def settle(rows: Rows, board: Board, i: int, sign: int) -> None:
    """Item i stays where it is, or (``sign`` -1) may move again: what is broken for good follows.

    Items are released in the opposite order, so that each takes off what it had added.
    """
    n, m, p = len(board.at), len(board.on), board.at[i]
    board.settled[i] = sign > 0
    board.final[0] += sign * rows.costs[i, p]
    for s in range(rows.spot_begin[i], rows.spot_begin[i + 1]):
        board.final[rows.spot_row[s]] += sign * rows.spots[s, p]
    for e in range(rows.begin[i], rows.begin[i + 1]):
        j = rows.other[e]
        if board.settled[j]:
            board.final[rows.pair_row[e]] += sign * tie(rows, e, p, board.at[j])
    if p == m:
        return
    begin, other, value, table = rows.links_out
    for e in range(begin[p], begin[p + 1]):
        y = board.on[other[e]]
        if y < n and board.settled[y]:
            t = table[e]
            board.final[rows.tables.row[t]] += sign * value[e] * held(rows, t, i, y)
    begin, other, value, table = rows.links_in
    for e in range(begin[p], begin[p + 1]):
        y = board.on[other[e]]
        if y < n and board.settled[y]:
            t = table[e]
            board.final[rows.tables.row[t]] += sign * value[e] * held(rows, t, y, i)


@kernel
def beyond_allowed(rows: Rows, spent: Ints) -> Any:
    """What kept rows come to beyond what they may cost, added up."""
    total = 0
    for row in range(1, len(spent)):
        total += max(0, spent[row] - rows.allowance[row])
    return total


@kernel
def set_out(rows: Rows, board: Board, start: Ints, stays: Ints) -> None:
    """Everybody on an empty board as ``start`` says (-1: waiting), and some settled there."""
    n = len(board.at)
    begin, _, value, table = rows.links_out
    for p in range(len(board.on)):
        for e in range(begin[p], begin[p + 1]):
            t = table[e]
            board.cost[rows.tables.row[t]] += value[e] * held(rows, t, n, n)
    for i in range(n):
        if start[i] >= 0:
            put(rows, board, i, start[i])
    for i in stays:
        settle(rows, board, i, 1)
