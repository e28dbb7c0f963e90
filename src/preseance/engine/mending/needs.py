"""Compiled: who has to move, because a row is broken or because of who has just moved."""

from __future__ import annotations

from typing import Any

from preseance.engine.compiling import kernel
from preseance.engine.mending.board import Board, Bools
from preseance.engine.mending.linked import entry
from preseance.engine.mending.meeting import mark, mark_company
from preseance.engine.mending.moving import tie
from preseance.engine.mending.rows import Rows
from preseance.engine.mending.task import NOTHING, Search, down, making_room
from preseance.terms import Ints

UNBROKEN, HOPELESS = -1, 0


@kernel(inner=True, _nrt=False)
def joining(
    rows: Rows, board: Board, task: Search, e: int, i: int, vacant: tuple[int, int]
) -> tuple[int, int, int]:
    """What it takes at least that the other of wanted pair e comes to the owner i, who stays.

    Whoever that puts out ends on the best empty place or where the other was; on the next one or
    there; or on the best one alone. -1 where no place would do.
    """
    n, j = len(board.at), rows.other[e]
    best = next_best = away = NOTHING // 4
    home = task.rank[board.at[j]]
    for q in range(len(board.on)):
        other = board.on[q]
        if other == j or rows.costs[rows.like[j], q] > 0 or (other < n and board.settled[other]):
            continue
        price = task.worth[j] * (1 + down(task, j, q))
        if price >= max(next_best, away) or tie(rows, e, board.at[i], q) != 0:
            continue
        room = next_room = away_room = 0
        if other == n and task.rank[q] == vacant[0] < vacant[1]:
            # Another takes the best empty place; so this is none of the next ones.
            next_room = NOTHING // 4
        if other < n:
            room = making_room(task, other, task.rank[q], min(vacant[0], home))
            next_room = making_room(task, other, task.rank[q], min(vacant[1], home))
            away_room = making_room(task, other, task.rank[q], vacant[0])
        best = min(best, price + room)
        next_best, away = min(next_best, price + next_room), min(away, price + away_room)
    return (best, next_best, away) if best < NOTHING // 4 else (-1, -1, -1)


@kernel(inline="always")
def forced_by(
    rows: Rows, board: Board, task: Search, i: int, vacant: tuple[int, int]
) -> tuple[tuple[int, int, int], int]:
    """What the musts force another to move for at least now that item i is settled, and whom.

    As in ``joining``, ``vacant`` being the best two ranks of empty places. -1: in vain.
    """
    worth, m, p = task.worth, len(board.on), board.at[i]
    forced, debtor = (0, 0, 0), -1
    for e in range(rows.begin[i], rows.begin[i + 1]):
        j = rows.other[e]
        q = board.at[j]
        if rows.pair_row[e] or q < 0 or tie(rows, e, p, q) <= 0:
            continue
        needed = (worth[j], worth[j], worth[j])
        if rows.wanted[e]:
            needed = joining(rows, board, task, e, i, vacant)
            if needed[0] < 0:
                return needed, j
        if needed > forced:
            forced, debtor = needed, j
    if p == m:
        return forced, debtor
    begin, other, value, table = rows.links_out
    for e in range(begin[p], begin[p + 1]):
        x, t = board.on[other[e]], table[e]
        if _must_part(rows, board, t, i, x, x, value[e]) and worth[x] > forced[0]:
            forced, debtor = (worth[x], worth[x], worth[x]), x
    begin, other, value, table = rows.links_in
    for e in range(begin[p], begin[p + 1]):
        x, t = board.on[other[e]], table[e]
        if _must_part(rows, board, t, x, i, x, value[e]) and worth[x] > forced[0]:
            forced, debtor = (worth[x], worth[x], worth[x]), x
    return forced, debtor


@kernel(inline="always")
def _must_part(rows: Rows, board: Board, t: int, x: int, y: int, one: int, value: int) -> Any:
    """Whether two on linked places break a must, the one of them being somebody."""
    if one == len(board.at) or rows.tables.row[t]:
        return False
    return value * entry(rows.tables, t, x, y) > 0


@kernel(inner=True, _nrt=False)
def broken_must(
    rows: Rows, board: Board, items: Ints, pending: bool, who: Ints, where: Ints
) -> int:
    """Who may mend one broken must, into ``who`` with the place to take (-1: any); their number.

    The must with the fewest such items is chosen. While items are ``pending``, what they may mend
    yet is passed over.
    """
    best = UNBROKEN
    for i in items:
        p = board.at[i]
        if p < 0:
            continue
        if rows.costs[rows.like[i], p] > 0:
            if board.settled[i]:
                return HOPELESS
            who[0], where[0], best = i, -1, 1
        for e in range(rows.begin[i], rows.begin[i + 1]):
            j = rows.other[e]
            if rows.second[e] or rows.pair_row[e] or board.at[j] < 0:
                continue
            if tie(rows, e, p, board.at[j]) > 0:
                free = (not board.settled[i]) + (not board.settled[j])
                if best < 0 or free < best:
                    best = 0
                    for one in (i, j):
                        best = _named(board.settled, one, -1, who, where, best)
                    if free == 0:
                        return HOPELESS
    return _broken_link(rows, board, items, pending, who, where, best)


@kernel(inner=True, _nrt=False)
def _named(settled: Bools, one: int, place: int, who: Ints, where: Ints, size: int) -> Any:
    """One more item to take in hand, unless it stays."""
    if not settled[one]:
        who[size], where[size] = one, place
        size += 1
    return size


@kernel(inline="always")
def _broken_link(
    rows: Rows, board: Board, items: Ints, pending: bool, who: Ints, where: Ints, best: int
) -> int:
    """The same for musts of linked places: who is on them moves, or somebody fills an empty one."""
    n = len(board.at)
    begin, other, value, table = rows.links_out
    for p in range(len(board.on)):
        for e in range(begin[p], begin[p + 1]):
            x, y = board.on[p], board.on[other[e]]
            if rows.tables.row[table[e]] or value[e] * entry(rows.tables, table[e], x, y) <= 0:
                continue
            gap = p if x == n else (other[e] if y == n else -1)
            if gap >= 0 and pending:
                continue
            free = (x < n and not board.settled[x]) + (y < n and not board.settled[y])
            if gap >= 0:
                free += len(items)
            if free == 0:
                return HOPELESS
            if best < 0 or free < best:
                best = 0
                for one in (x, y):
                    if one < n:
                        best = _named(board.settled, one, -1, who, where, best)
                if gap >= 0:
                    for one in items:
                        if board.at[one] != gap and one != x and one != y:
                            best = _named(board.settled, one, gap, who, where, best)
    return best


@kernel(inline="always")
def _mark_kept(rows: Rows, board: Board, items: Ints) -> None:
    """For each kept row beyond its allowance, the items one of which must move to lower it."""
    n = len(board.at)
    marks, sizes, over = board.scratch.marks, board.scratch.sizes, board.scratch.over
    for row in range(len(over)):
        over[row] = board.cost[row] > rows.allowance[row]
    mark_company(rows.companies, board, items, over, marks, sizes)
    for i in items:
        p = board.at[i]
        for s in range(rows.spot_begin[i], rows.spot_begin[i + 1]):
            if over[rows.spot_row[s]] and rows.costs[rows.spot_like[s], p] > 0:
                mark(board.settled, i, rows.spot_row[s], marks, sizes)
        for e in range(rows.begin[i], rows.begin[i + 1]):
            j = rows.other[e]
            if board.at[j] < 0 or not over[rows.pair_row[e]]:
                continue
            if tie(rows, e, p, board.at[j]) > 0:
                mark(board.settled, i, rows.pair_row[e], marks, sizes)
                mark(board.settled, j, rows.pair_row[e], marks, sizes)
    begin, other, value, table = rows.links_out
    for p in range(len(board.on)):
        for e in range(begin[p], begin[p + 1]):
            x, y, row = board.on[p], board.on[other[e]], rows.tables.row[table[e]]
            if not over[row] or value[e] * entry(rows.tables, table[e], x, y) <= 0:
                continue
            for one in (x, y):
                if one < n:
                    mark(board.settled, one, row, marks, sizes)
            if x == n or y == n:
                # Anybody may fill an empty place.
                for one in items:
                    mark(board.settled, one, row, marks, sizes)


@kernel(inner=True, _nrt=False)
def broken_kept(rows: Rows, board: Board, items: Ints, limit: int, who: Ints, where: Ints) -> int:
    """Who may bring the kept rows down to ``limit`` beyond what is allowed, into ``who``.

    Of rows that together are beyond the limit one must come down: those with the fewest items
    that could do it are taken.
    """
    n, count = len(board.at), len(board.cost)
    marks, sizes, _, taken, chosen, _ = board.scratch
    for i in range(n):
        chosen[i] = 0
        for row in range(count):
            marks[row, i] = 0
    for row in range(count):
        sizes[row] = taken[row] = 0
    _mark_kept(rows, board, items)
    total = 0
    while total <= limit:
        best = -1
        for row in range(1, count):
            over = board.cost[row] > rows.allowance[row] and not taken[row]
            if over and (best < 0 or sizes[row] < sizes[best]):
                best = row
        if best < 0:
            break
        taken[best] = 1
        total += board.cost[best] - rows.allowance[best]
        for i in items:
            if marks[best, i]:
                chosen[i] = 1
    size = 0
    for i in items:
        if chosen[i]:
            size = _named(board.settled, i, -1, who, where, size)
    return size
