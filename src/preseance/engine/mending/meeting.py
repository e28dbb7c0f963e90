"""Compiled: what company each item has as items come and go, and what lacking it costs."""

from __future__ import annotations

from typing import Any

from preseance.engine.compiling import kernel
from preseance.engine.mending.board import Board, Bools
from preseance.engine.mending.company import Companies
from preseance.engine.mending.linked import entry
from preseance.terms import Ints


@kernel(inline="always")
def lacking(company: Companies, t: int, met: int) -> Any:
    """What so few companions cost an item by term t."""
    return company.costs[t, min(met, company.costs.shape[1] - 1)]


@kernel(inline="always")
def count_company(company: Companies, board: Board, i: int, sign: int) -> None:
    """Add, or take off, what item i lacks where it is, and what others lack less for it.

    Its place stands empty still, or again.
    """
    n, m, p = len(board.at), len(board.on), board.at[i]
    if sign > 0:
        for t in range(len(company.costs)):
            board.met[t, i] = 0
    if p < m:
        begin, other, value, term = company.out
        for e in range(begin[p], begin[p + 1] if sign > 0 else begin[p]):
            t = term[e]
            board.met[t, i] += value[e] * entry(company.wanted, t, i, board.on[other[e]])
        begin, other, value, term = company.into
        for e in range(begin[p], begin[p + 1]):
            t, x = term[e], board.on[other[e]]
            if x == n or not company.asked[t, x]:
                continue
            more = entry(company.wanted, t, x, i) - entry(company.wanted, t, x, n)
            before = board.met[t, x]
            board.met[t, x] = before + sign * value[e] * more
            change = lacking(company, t, board.met[t, x]) - lacking(company, t, before)
            board.cost[company.wanted.row[t]] += change
    for t in range(len(company.costs)):
        if company.asked[t, i]:
            board.cost[company.wanted.row[t]] += sign * lacking(company, t, board.met[t, i])


@kernel(inline="always")
def settle_company(company: Companies, board: Board, i: int, sign: int) -> None:
    """Add, or take off, what is lacked for good with item i settled.

    That is what a settled item lacks all of whose company is settled too.
    """
    n, m, p = len(board.at), len(board.on), board.at[i]
    for t in range(len(company.costs)):
        if company.asked[t, i] and (p == m or _is_surrounded(company, board, t, p)):
            board.final[company.wanted.row[t]] += sign * lacking(company, t, board.met[t, i])
    if p == m:
        return
    begin, other, _, term = company.into
    for e in range(begin[p], begin[p + 1]):
        t, x = term[e], board.on[other[e]]
        if x == n or not board.settled[x] or not company.asked[t, x]:
            continue
        if _is_surrounded(company, board, t, other[e]):
            board.final[company.wanted.row[t]] += sign * lacking(company, t, board.met[t, x])


@kernel(inner=True, _nrt=False)
def _is_surrounded(company: Companies, board: Board, t: int, p: int) -> Any:
    """Whether all who could count by term t for the item at place p are settled there."""
    n = len(board.at)
    begin, other, _, term = company.out
    for e in range(begin[p], begin[p + 1]):
        y = board.on[other[e]]
        if term[e] == t and (y == n or not board.settled[y]):
            return False
    return True


@kernel(inline="always")
def firm_company(company: Companies, board: Board, p: int, cost: Ints) -> None:
    """Take off what those lack for whom somebody at empty place p could count.

    Twice, where two empty places are near: what is left is no more than what they lack.
    """
    n = len(board.at)
    begin, other, _, term = company.into
    for e in range(begin[p], begin[p + 1]):
        t, x = term[e], board.on[other[e]]
        if x < n and company.asked[t, x]:
            cost[company.wanted.row[t]] -= lacking(company, t, board.met[t, x])


@kernel(inner=True, _nrt=False)
def mark(settled: Bools, i: int, row: int, marks: Bools, sizes: Ints) -> None:
    """Note that the move of an item may bring a row down, unless it stays."""
    if not settled[i] and not marks[row, i]:
        marks[row, i] = 1
        sizes[row] += 1


@kernel(inline="always")
def mark_company(
    company: Companies, board: Board, items: Ints, over: Bools, marks: Bools, sizes: Ints
) -> None:
    """Those who lack company, whoever has a place near them, and who could fill an empty one."""
    n, m = len(board.at), len(board.on)
    begin, other, _, term = company.out
    for t in range(len(company.costs)):
        row = company.wanted.row[t]
        if not over[row]:
            continue
        for i in items:
            if not company.asked[t, i] or lacking(company, t, board.met[t, i]) == 0:
                continue
            mark(board.settled, i, row, marks, sizes)
            p = board.at[i]
            for e in range(begin[p] if p < m else 0, begin[p + 1] if p < m else 0):
                y = board.on[other[e]]
                if term[e] != t:
                    continue
                if y < n:
                    mark(board.settled, y, row, marks, sizes)
                    continue
                for j in items:
                    if entry(company.wanted, t, i, j) != entry(company.wanted, t, i, n):
                        mark(board.settled, j, row, marks, sizes)
