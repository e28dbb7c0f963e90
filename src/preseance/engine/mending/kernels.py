"""The compiled search for mendings within a budget of weighted moves: complete, by chains.

That an empty answer is a proof:

1. Let P be a placement that meets the musts, costs no more of what is kept than the limit, lies
   within the budget, and none of whose moves could be left out.
2. A state of the search has some items settled where P has them, all others at home. At the
   beginning nobody is settled but those who may not move.
3. While a must is broken, all items of one of its parts can not be at home in P; ``opened`` lists
   them, and one of them that moves in P is taken in hand. Those passed over stay at home in P.
4. Where the musts hold, but kept rules cost more than the limit, one of some rows must come down
   in P, and so a broken part of it must be mended: one of its items moves in P, as in 3.
5. The item in hand is put where P has it. Whoever is there is not at home in P either, and is
   taken in hand next; so a chain goes on until it ends on an empty place.
6. Every state reached so is again one of 2, with more settled: the search comes to P, or to a
   placement of fewer moves that meets all of 1, which 1 excludes.
7. What is broken among settled items stays broken (``Board.final``), and what was spent stays
   spent. So a state is left alone only where P cannot follow from it: where a must is broken for
   good, or the limit or the budget is passed for good. What it would have taken is noted, and is
   the next limit, or the next budget, to try.
8. Where the budget allows no move besides that of the item in hand, all on the board stay, and
   what is broken among them is so for good too (``_last_in_vain``).
9. P weighs no less than the cheapest assignment of everybody to places and, besides, what each
   item put so far, and the one put out next, adds to it (``assigning``).
"""

from __future__ import annotations

from typing import Any

from preseance.engine.compiling import kernel
from preseance.engine.mending.board import Board, Bools
from preseance.engine.mending.frames import (
    CAME,
    CHOICE,
    CURSOR,
    DEBTOR,
    DEPTH,
    HELD,
    ITEM,
    KIND,
    OUSTED,
    OWED,
    OWED_AWAY,
    OWED_NEXT,
    QUEUE,
    REST,
    SIZE,
    SPENT,
    TARGET,
    VACANT,
    VACANT_NEXT,
    Stack,
    choice,
    hand,
    still,
)
from preseance.engine.mending.moving import IN_HAND, beyond_allowed, firm, put, settle
from preseance.engine.mending.needs import (
    HOPELESS,
    UNBROKEN,
    broken_kept,
    broken_must,
    forced_by,
)
from preseance.engine.mending.rows import Rows
from preseance.engine.mending.task import (
    ASSIGNED,
    BARRED,
    BUDGET,
    FOUND,
    LIMIT,
    NEXT_BUDGET,
    NEXT_LIMIT,
    NODES,
    Search,
    affordable,
    down,
)
from preseance.terms import Ints


@kernel(_nrt=False)
def search(rows: Rows, board: Board, task: Search, stack: Stack, first: Ints, spent: int) -> None:
    """Every mending within limit and budget from the board as it stands, ``spent`` being spent.

    Where ``first`` names items, one of them has to move; otherwise what is broken says who.
    With more answers than rows for them, or no nodes left, the search was cut short: no nodes.
    """
    if len(first):
        for k in range(len(first)):
            stack.who[0, k], stack.where[0, k] = first[k], -1
        depth = choice(stack.frames, 0, len(first), spent, len(task.waiting))
    else:
        depth = opened(rows, board, task, stack, -1, spent, 0)
    while depth >= 0:
        if stack.frames[depth, KIND] == CHOICE:
            depth = next_item(rows, board, task, stack, depth)
        else:
            depth = next_place(rows, board, task, stack, depth)


@kernel(inner=True, _nrt=False)
def opened(
    rows: Rows, board: Board, task: Search, stack: Stack, d: int, spent: int, queue: int
) -> Any:
    """Nobody is in hand after frame d: an answer, or what has to move next. The frame to go on with."""
    counts = task.counts
    pending = queue < len(task.waiting)
    excess = beyond_allowed(rows.allowance, board.cost)
    if not pending and board.cost[0] == 0 and excess <= counts[LIMIT]:
        _record(board, task, stack, d, spent)
        return d
    if not pending and not affordable(counts, spent + task.cheapest):
        return d
    if d + 1 >= DEPTH:
        counts[NODES] = 0
        return d
    who, where = stack.who[d + 1], stack.where[d + 1]
    # No part is negative: where the musts cost nothing none is broken, and nobody has to look.
    size = UNBROKEN
    if board.cost[0] > 0:
        size = broken_must(rows, board, task.items, pending, who, where)
    if size == UNBROKEN and pending:
        if not affordable(counts, spent + _waiting(board, task, queue)):
            return d
        waits, rest = task.waiting[queue], _waiting(board, task, queue + 1)
        vacant = _vacant(board.on, len(board.at), task.rank)
        return hand(stack.frames, d + 1, waits, -1, spent, queue + 1, vacant, (0, 0, 0), -1, rest)
    if size == UNBROKEN:
        counts[NEXT_LIMIT] = min(counts[NEXT_LIMIT], excess)
        size = broken_kept(rows, board, task.items, counts[LIMIT], who, where)
    if size == HOPELESS:
        return d
    return choice(stack.frames, d + 1, size, spent, queue)


@kernel(inline="always")
def _record(board: Board, task: Search, stack: Stack, d: int, spent: int) -> None:
    """An answer: where those went who were in hand."""
    counts = task.counts
    if task.least and spent < counts[BUDGET]:
        counts[BUDGET], counts[FOUND] = spent, 0
    row = counts[FOUND]
    if row == len(task.lengths):
        counts[NODES] = 0
        return
    length = 0
    for depth in range(d + 1):
        if stack.frames[depth, KIND] != CHOICE:
            item = stack.frames[depth, ITEM]
            task.moves[row, length, 0], task.moves[row, length, 1] = item, board.at[item]
            length += 1
    task.lengths[row], task.weights[row] = length, spent
    counts[FOUND] += 1


@kernel(inner=True, _nrt=False)
def _lost(allowance: Ints, final: Ints, counts: Ints) -> Any:
    """Whether a must is broken for good, or more of what is kept than the limit; that is noted."""
    if final[0] > 0:
        return True
    excess = beyond_allowed(allowance, final)
    if excess > counts[LIMIT]:
        counts[NEXT_LIMIT] = min(counts[NEXT_LIMIT], excess)
        return True
    return False


@kernel(inline="always")
def _last_in_vain(rows: Rows, board: Board, task: Search, spent: int) -> Any:
    """Whether nobody can move but the one in hand, and what all others leave broken is too much."""
    counts = task.counts
    if spent + task.cheapest <= counts[BUDGET]:
        return False
    firm(rows, board)
    if board.firm[0] == 0 and beyond_allowed(rows.allowance, board.firm) <= counts[LIMIT]:
        return False
    counts[NEXT_BUDGET] = min(counts[NEXT_BUDGET], spent + task.cheapest)
    return True


@kernel(inline="always")
def next_item(rows: Rows, board: Board, task: Search, stack: Stack, d: int) -> Any:
    """Take the next item of choice d in hand; those tried before stay at home from now on."""
    frame, who, where = stack.frames[d], stack.who[d], stack.where[d]
    if frame[HELD] >= 0:
        put(rows, board, frame[HELD], board.home[frame[HELD]])
        frame[HELD] = -1
    k = frame[CURSOR]
    if k > 0 and where[k - 1] < 0:
        settle(rows, board, who[k - 1], 1)
    if (
        k >= frame[SIZE]
        or task.counts[NODES] <= 0
        or _lost(rows.allowance, board.final, task.counts)
    ):
        for back in range(k - 1, -1, -1):
            if where[back] < 0:
                settle(rows, board, who[back], -1)
        return d - 1
    frame[CURSOR] = k + 1
    item = who[k]
    task.counts[NODES] -= 1
    spent = frame[SPENT] + task.worth[item]
    if not affordable(task.counts, spent):
        return d
    put(rows, board, item, IN_HAND)
    frame[HELD] = item
    if _last_in_vain(rows, board, task, spent):
        return d
    vacant, queue = _vacant(board.on, len(board.at), task.rank), frame[QUEUE]
    return hand(stack.frames, d + 1, item, where[k], spent, queue, vacant, (0, 0, 0), -1, 0)


@kernel(inline="always")
def next_place(rows: Rows, board: Board, task: Search, stack: Stack, d: int) -> Any:
    """Put the item in hand of frame d on the next place it may have."""
    frame, n, m = stack.frames[d], len(board.at), len(board.on)
    item = frame[ITEM]
    if frame[CAME] >= 0:
        if len(task.away):
            task.counts[ASSIGNED] -= task.beyond[item, frame[CAME]]
        _take_back(rows, board, frame)
    p = -1
    if task.counts[NODES] > 0:
        debtor = frame[DEBTOR]
        debtor_rank = task.rank[board.at[debtor]] if debtor >= 0 else 0
        p = _within_budget(
            frame, rows.costs[rows.like[item]], board.home[item], board.on, board.settled, task.worth,
            task.rank, task.stood[item], task.order, task.cheapest, debtor_rank, task.beyond,
            task.away, task.counts,
        )  # fmt: skip
    if p < 0:
        return d - 1
    other = board.on[p] if p < m else n
    spent = frame[SPENT] + task.worth[item] * down(task, item, p)
    task.counts[NODES] -= 1
    if other < n:
        spent += task.worth[other]
        put(rows, board, other, IN_HAND)
    put(rows, board, item, p)
    frame[CAME], frame[OUSTED] = p, other if other < n else -1
    if len(task.away):
        task.counts[ASSIGNED] += task.beyond[item, p]
    last = frame[QUEUE] >= len(task.waiting) and spent + task.cheapest > task.counts[BUDGET]
    if other == n and last:
        # Nobody else moves: it is an answer, or none.
        return opened(rows, board, task, stack, d, spent, frame[QUEUE])
    if other < n and _last_in_vain(rows, board, task, spent):
        return d
    settle(rows, board, item, 1)
    return _after(rows, board, task, stack, d, spent)


@kernel(inner=True, _nrt=False)
def _within_budget(
    frame: Ints,
    costs: Ints,
    home: int,
    on: Ints,
    settled: Bools,
    worth: Ints,
    rank: Ints,
    stood: int,
    order: Ints,
    cheapest: int,
    debtor_rank: int,
    beyond: Ints,
    away: Ints,
    counts: Ints,
) -> Any:
    """The next place that the item in hand may have and the budget allows, -1 where none is left.

    Arrays one by one: this is where the time goes.
    """
    n, m, item = len(worth), len(on), frame[ITEM]
    while frame[CURSOR] <= m:
        p = order[frame[CURSOR]]
        frame[CURSOR] += 1
        if frame[TARGET] >= 0:
            p = frame[TARGET]
            frame[CURSOR] = m + 1
        if p == home or costs[p] > 0:
            continue
        other = on[p] if p < m else n
        lowest = frame[SPENT] + worth[item] * max(0, rank[p] - stood)
        if other < n:
            if settled[other]:
                continue
            lowest += worth[other]
        paid = worth[other] if other == frame[DEBTOR] else -1
        lowest += still(frame, rank[p], other < n, paid, debtor_rank, cheapest)
        if len(away):
            assigned = counts[ASSIGNED] + beyond[item, p] + (away[other] if other < n else 0)
            if assigned >= BARRED // 2:
                continue
            lowest = max(lowest, assigned)
        if lowest <= counts[BUDGET]:
            return p
        counts[NEXT_BUDGET] = min(counts[NEXT_BUDGET], lowest)
    return -1


@kernel(inline="always")
def _take_back(rows: Rows, board: Board, frame: Ints) -> None:
    """Undo the place tried last."""
    if board.settled[frame[ITEM]]:
        settle(rows, board, frame[ITEM], -1)
    put(rows, board, frame[ITEM], IN_HAND)
    if frame[OUSTED] >= 0:
        put(rows, board, frame[OUSTED], frame[CAME])
    frame[CAME], frame[OUSTED] = -1, -1


@kernel(inline="always")
def _after(rows: Rows, board: Board, task: Search, stack: Stack, d: int, spent: int) -> Any:
    """The item of frame d is settled: whoever it ousted goes next, unless all of it is in vain."""
    frame, counts = stack.frames[d], task.counts
    if _lost(rows.allowance, board.final, counts):
        return d
    vacant = (frame[VACANT], frame[VACANT_NEXT])
    forced, debtor = forced_by(rows, board, task, frame[ITEM], vacant)
    if forced[0] < 0:
        return d
    ousted, queue = frame[OUSTED], frame[QUEUE]
    if frame[OWED] > forced[0] and frame[DEBTOR] != ousted:
        forced = (frame[OWED], frame[OWED_NEXT], frame[OWED_AWAY])
        debtor = frame[DEBTOR]
    if ousted < 0:
        if not affordable(counts, spent + forced[0]):
            return d
        return opened(rows, board, task, stack, d, spent, queue)
    if d + 1 >= DEPTH:
        counts[NODES] = 0
        return d
    hand(stack.frames, d + 1, ousted, -1, spent, queue, vacant, forced, debtor, frame[REST])
    debtor_rank = task.rank[board.at[debtor]] if debtor >= 0 else 0
    below, rank = stack.frames[d + 1], task.rank[frame[CAME]]
    owing = still(below, rank, True, -1, debtor_rank, task.cheapest)
    return d + 1 if affordable(counts, spent + owing) else d


@kernel(inner=True, _nrt=False)
def _vacant(on: Ints, n: int, rank: Ints) -> tuple[int, int]:
    """The best two ranks of empty places."""
    m = len(on)
    best = next_best = rank[m]
    for p in range(m):
        if on[p] == n:
            next_best = min(next_best, max(best, rank[p]))
            best = min(best, rank[p])
    return best, next_best


@kernel(inner=True, _nrt=False)
def _waiting(board: Board, task: Search, queue: int) -> Any:
    """What those who wait from there on take at least: each way ends on an empty place of its own.

    In order of rank, since steps down cost as much wherever they are.
    """
    n, m, total = len(board.at), len(board.on), 0
    if task.cheapest == 0 or queue >= len(task.waiting):
        return 0
    empty = board.scratch.empty
    for rank in range(len(empty)):
        empty[rank] = 0
    for p in range(m):
        if board.on[p] == n:
            empty[min(task.rank[p], task.rank[m])] += 1
    end = 0
    for k in range(queue, len(task.waiting)):
        i = task.waiting[k]
        if task.worth[i] > 0:
            while end < task.rank[m] and empty[end] == 0:
                end += 1
            empty[end] -= 1
            total += task.cheapest * max(0, end - task.stood[i])
    return total
