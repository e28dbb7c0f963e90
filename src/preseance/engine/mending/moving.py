"""Compiled: an item is taken in hand, put on a place, or settled there, and what each row gains by it."""

from __future__ import annotations

from typing import Any

from preseance.engine.compiling import kernel
from preseance.engine.mending.board import Board
from preseance.engine.mending.linked import entry
from preseance.engine.mending.meeting import count_company, firm_company, settle_company
from preseance.engine.mending.rows import Rows
from preseance.engine.mending.ties import standing
from preseance.terms import Ints

IN_HAND = -1
"""In place of a place: the item is on none."""


@kernel(inline="always")
def tie(rows: Rows, e: int, p: int, q: int) -> Any:
    """What listed pair e costs with its owner at place p and the other at place q."""
    m, r = rows.ties.group.shape[1], rows.relation[e]
    related = 0
    if p < m and q < m:
        related = standing(rows.ties, r, q, p) if rows.second[e] else standing(rows.ties, r, p, q)
    return rows.weight[e] * (1 - related if rows.wanted[e] else related)


@kernel(inline="always")
def _count(rows: Rows, board: Board, i: int, sign: int) -> None:
    """Add to the rows, or take off, what item i adds where it is, whoever else is there."""
    n, m, p = len(board.at), len(board.on), board.at[i]
    board.cost[0] += sign * rows.costs[rows.like[i], p]
    for s in range(rows.spot_begin[i], rows.spot_begin[i + 1]):
        board.cost[rows.spot_row[s]] += sign * rows.costs[rows.spot_like[s], p]
    for e in range(rows.begin[i], rows.begin[i + 1]):
        q = board.at[rows.other[e]]
        if q >= 0:
            board.cost[rows.pair_row[e]] += sign * tie(rows, e, p, q)
    count_company(rows.companies, board, i, sign)
    if p == m:
        return
    begin, other, value, table = rows.links_out
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], board.on[other[e]]
        more = value[e] * (entry(rows.tables, t, i, y) - entry(rows.tables, t, n, y))
        board.cost[rows.tables.row[t]] += sign * more
    begin, other, value, table = rows.links_in
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], board.on[other[e]]
        more = value[e] * (entry(rows.tables, t, y, i) - entry(rows.tables, t, y, n))
        board.cost[rows.tables.row[t]] += sign * more


@kernel(inner=True, _nrt=False)
def put(rows: Rows, board: Board, i: int, p: int) -> None:
    """Put item i on empty place p (m: no place at all), or take it in hand (``IN_HAND``)."""
    sign = 1
    if p == IN_HAND:
        p, sign = board.at[i], -1
        if p < len(board.on):
            board.on[p] = len(board.at)
    board.at[i] = p
    _count(rows, board, i, sign)
    if sign < 0:
        board.at[i] = IN_HAND
    elif p < len(board.on):
        board.on[p] = i


@kernel(inner=True, _nrt=False)
def settle(rows: Rows, board: Board, i: int, sign: int) -> None:
    """Item i stays where it is, or (``sign`` -1) may move again: what is broken for good follows.

    Items are released in the opposite order, so that each takes off what it had added.
    """
    n, m, p = len(board.at), len(board.on), board.at[i]
    # What is for good with the item settled is added or taken off, so it counts as settled here.
    board.settled[i] = 1
    settle_company(rows.companies, board, i, sign)
    board.settled[i] = sign > 0
    board.final[0] += sign * rows.costs[rows.like[i], p]
    for s in range(rows.spot_begin[i], rows.spot_begin[i + 1]):
        board.final[rows.spot_row[s]] += sign * rows.costs[rows.spot_like[s], p]
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
            board.final[rows.tables.row[t]] += sign * value[e] * entry(rows.tables, t, i, y)
    begin, other, value, table = rows.links_in
    for e in range(begin[p], begin[p + 1]):
        y = board.on[other[e]]
        if y < n and board.settled[y]:
            t = table[e]
            board.final[rows.tables.row[t]] += sign * value[e] * entry(rows.tables, t, y, i)


@kernel(inner=True, _nrt=False)
def beyond_allowed(allowance: Ints, spent: Ints) -> Any:
    """What kept rows come to beyond what they may cost, added up."""
    total = 0
    for row in range(1, len(spent)):
        total += max(0, spent[row] - allowance[row])
    return total


@kernel(inner=True, _nrt=False)
def firm(rows: Rows, board: Board) -> None:
    """Into ``board.firm`` what the rows come to at least if nobody on the board moves, whoever fills
    the empty places."""
    n, cost = len(board.at), board.firm
    for row in range(len(cost)):
        cost[row] = board.cost[row]
    out_begin, out, out_value, out_table = rows.links_out
    in_begin, into, in_value, in_table = rows.links_in
    for p in range(len(board.on)):
        if board.on[p] < n:
            continue
        for e in range(out_begin[p], out_begin[p + 1]):
            t = out_table[e]
            cost[rows.tables.row[t]] -= out_value[e] * entry(rows.tables, t, n, board.on[out[e]])
        for e in range(in_begin[p], in_begin[p + 1]):
            t, x = in_table[e], board.on[into[e]]
            if x < n:
                cost[rows.tables.row[t]] -= in_value[e] * entry(rows.tables, t, x, n)
        firm_company(rows.companies, board, p, cost)


@kernel(_nrt=False)
def set_out(rows: Rows, board: Board, start: Ints, stays: Ints) -> None:
    """Everybody on an empty board as ``start`` says (-1: waiting), and some settled there."""
    n = len(board.at)
    begin, _, value, table = rows.links_out
    for p in range(len(board.on)):
        for e in range(begin[p], begin[p + 1]):
            t = table[e]
            board.cost[rows.tables.row[t]] += value[e] * entry(rows.tables, t, n, n)
    for i in range(n):
        if start[i] >= 0:
            put(rows, board, i, start[i])
    for i in stays:
        settle(rows, board, i, 1)
