"""The compiled search for a mending within a budget of weighted moves: complete, by chains.

A state has some items at their published places and some decided anew. While a must is broken,
some item of it that is not decided yet must move: the search takes each of them in hand in turn,
tries every place for it, takes in hand whoever sits there, and so on until the chain ends on an
empty place. Every placement within the budget whose moves are all needed is met that way, so
that an empty answer is a proof.
"""

from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
from numpy.typing import NDArray

from preseance.engine.mending.musts import Musts
from preseance.engine.terms import Ints

MOST_FRAMES = 96
NOTHING = np.iinfo(np.int64).max
HAND, CHOICE = 0, 1


@nb.njit(cache=True, nogil=True)
def change(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int, p: int, sign: int) -> Any:
    """What item i at place p adds to the level, i itself being nowhere; groups are kept count of."""
    n, m = len(at), len(on)
    total = musts.costs[i, p]
    if p == m:
        return total
    for e in range(musts.begin[i], musts.begin[i + 1]):
        q = at[musts.other[e]]
        if q < 0 or q == m:
            continue
        matrix = musts.relations[musts.relation[e]]
        held = matrix[q, p] if musts.second[e] else matrix[p, q]
        if held:
            total += musts.weight[e] * held
            if musts.group[e] >= 0:
                lacks[musts.group[e]] += sign * musts.weight[e] * held
    begin, other, value, table = musts.links_out
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], on[other[e]]
        total += value[e] * (musts.tables[t, i, y] - musts.tables[t, n, y])
    begin, other, value, table = musts.links_in
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], on[other[e]]
        total += value[e] * (musts.tables[t, y, i] - musts.tables[t, y, n])
    return total


@nb.njit(cache=True, nogil=True)
def put(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int, p: int) -> Any:
    """Put item i on empty place p (m: no place at all); what the level gains."""
    total = change(musts, on, at, lacks, i, p, 1)
    at[i] = p
    if p < len(on):
        on[p] = i
    return total


@nb.njit(cache=True, nogil=True)
def lift(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int) -> Any:
    """Take item i in hand; what the level loses."""
    p = at[i]
    at[i] = -1
    if p < len(on):
        on[p] = len(at)
    return -change(musts, on, at, lacks, i, p, -1)


@nb.njit(cache=True, nogil=True)
def completing(
    musts: Musts, on: Ints, at: Ints, lacks: Ints, decided: NDArray[np.uint8], worth: Ints, g: int
) -> int:
    """What completing a group that lacks something moves at least; -1 where nothing helps.

    Nothing is known (0) while one of its members is in hand or waiting.
    """
    n, m = len(at), len(on)
    last, count, least = -1, 0, NOTHING
    for k in range(musts.member_begin[g], musts.member_begin[g + 1]):
        j = musts.member[k]
        if at[j] < 0:
            return 0
        if not decided[j]:
            last, count, least = j, count + 1, min(least, worth[j])
    if count != 1:
        return least if count else -1
    # One member can still move: it needs a place that completes the group, and so does not stay.
    home, least = at[last], NOTHING
    base = lacks[g] - held_by(musts, at, last, home, m, g)
    for q in range(m):
        other = on[q]
        price = worth[other] if other < n else 0
        if price >= least or q == home or musts.costs[last, q] > musts.least[last]:
            continue
        if other < n and decided[other]:
            continue
        if base + held_by(musts, at, last, q, m, g) <= 0:
            least = price
    return worth[last] + least if least < NOTHING else -1


@nb.njit(cache=True, nogil=True)
def held_by(musts: Musts, at: Ints, i: int, p: int, m: int, g: int) -> int:
    """What item i at place p adds to the value of a group."""
    total = 0
    if p == m:
        return total
    for e in range(musts.begin[i], musts.begin[i + 1]):
        q = at[musts.other[e]]
        if musts.group[e] == g and 0 <= q < m:
            matrix = musts.relations[musts.relation[e]]
            total += musts.weight[e] * (matrix[q, p] if musts.second[e] else matrix[p, q])
    return total


@nb.njit(cache=True, nogil=True)
def forced_by(
    musts: Musts, on: Ints, at: Ints, lacks: Ints, decided: NDArray[np.uint8], worth: Ints, i: int
) -> int:
    """What item i, just decided, forces others to move for at least; -1 where nothing helps."""
    n, m, p = len(at), len(on), at[i]
    if p == m:
        return 0
    forced = 0
    for e in range(musts.begin[i], musts.begin[i + 1]):
        j = musts.other[e]
        q = at[j]
        if musts.group[e] >= 0:
            if lacks[musts.group[e]] > 0:
                needed = completing(musts, on, at, lacks, decided, worth, musts.group[e])
                if needed < 0:
                    return -1
                forced = max(forced, needed)
            continue
        if q < 0 or q == m:
            continue
        matrix = musts.relations[musts.relation[e]]
        if musts.weight[e] * (matrix[q, p] if musts.second[e] else matrix[p, q]) > 0:
            if decided[j]:
                return -1
            forced = max(forced, worth[j])
    begin, other, value, table = musts.links_out
    for e in range(begin[p], begin[p + 1]):
        y = on[other[e]]
        if y < n and value[e] * musts.tables[table[e], i, y] > 0:
            if decided[y]:
                return -1
            forced = max(forced, worth[y])
    begin, other, value, table = musts.links_in
    for e in range(begin[p], begin[p + 1]):
        y = on[other[e]]
        if y < n and value[e] * musts.tables[table[e], y, i] > 0:
            if decided[y]:
                return -1
            forced = max(forced, worth[y])
    return forced


@nb.njit(cache=True, nogil=True)
def broken(
    musts: Musts,
    on: Ints,
    at: Ints,
    lacks: Ints,
    decided: NDArray[np.uint8],
    items: Ints,
    pending: bool,
    who: Ints,
    where: Ints,
) -> int:
    """Who may mend one broken must, into ``who`` with the place to take (-1: any); their number.

    The must with the fewest such items is chosen; 0 where one cannot be mended any more, -1
    where none was found. While items are ``pending``, what they may mend yet is passed over.
    """
    n, m = len(at), len(on)
    best = -1
    for i in items:
        if at[i] >= 0 and musts.costs[i, at[i]] > musts.least[i]:
            if decided[i]:
                return 0
            who[0], where[0], best = i, -1, 1
    for i in items:
        p = at[i]
        if p < 0 or p == m:
            continue
        for e in range(musts.begin[i], musts.begin[i + 1]):
            j = musts.other[e]
            q = at[j]
            if musts.second[e] or musts.group[e] >= 0 or q < 0 or q == m:
                continue
            if musts.weight[e] * musts.relations[musts.relation[e], p, q] > 0:
                open_ones = (not decided[i]) + (not decided[j])
                if open_ones == 0:
                    return 0
                if best < 0 or open_ones < best:
                    best = 0
                    for one in (i, j):
                        if not decided[one]:
                            who[best], where[best] = one, -1
                            best += 1
    for g in range(len(lacks)):
        if lacks[g] > 0:
            count, absent = 0, False
            for k in range(musts.member_begin[g], musts.member_begin[g + 1]):
                count += not decided[musts.member[k]]
                absent = absent or at[musts.member[k]] < 0
            if absent:
                continue
            if count == 0:
                return 0
            if best < 0 or count < best:
                best = 0
                for k in range(musts.member_begin[g], musts.member_begin[g + 1]):
                    if not decided[musts.member[k]]:
                        who[best], where[best] = musts.member[k], -1
                        best += 1
    begin, other, value, table = musts.links_out
    for p in range(m):
        for e in range(begin[p], begin[p + 1]):
            x, y = on[p], on[other[e]]
            if value[e] * musts.tables[table[e], x, y] <= 0:
                continue
            count = (x < n and not decided[x]) + (y < n and not decided[y])
            gap = p if x == n else (other[e] if y == n else -1)
            if gap >= 0 and pending:
                continue
            if gap >= 0:
                count += len(items)
            if count == 0:
                return 0
            if best < 0 or count < best:
                best = 0
                for one in (x, y):
                    if one < n and not decided[one]:
                        who[best], where[best] = one, -1
                        best += 1
                if gap >= 0:
                    for one in items:
                        if not decided[one] and at[one] != gap:
                            who[best], where[best] = one, gap
                            best += 1
    return best


@nb.njit(cache=True, nogil=True)
def within(
    musts: Musts,
    on: Ints,
    at: Ints,
    lacks: Ints,
    decided: NDArray[np.uint8],
    items: Ints,
    waiting: Ints,
    worth: Ints,
    order: Ints,
    excess: int,
    budget: int,
    nodes: int,
    found: Ints,
    lengths: Ints,
    weights: Ints,
) -> tuple[int, int, int]:
    """Every mending of weight at most ``budget``: (number found, next budget to try, nodes left).

    ``excess`` is what the level costs above its floor with the ``waiting`` items nowhere, not
    counting them. Answers go to ``found`` as rows of (item, place), ``lengths`` and ``weights``;
    with more answers than rows, the number says so. No nodes left: the search was cut short.
    """
    n, m = len(at), len(on)
    width = len(items) + 2
    kind = np.zeros(MOST_FRAMES, np.int64)
    item = np.zeros(MOST_FRAMES, np.int64)
    cursor = np.zeros(MOST_FRAMES, np.int64)
    target = np.full(MOST_FRAMES, -1, np.int64)
    size = np.zeros(MOST_FRAMES, np.int64)
    spent = np.zeros(MOST_FRAMES, np.int64)
    came = np.full(MOST_FRAMES, -1, np.int64)
    ousted = np.full(MOST_FRAMES, -1, np.int64)
    held = np.full(MOST_FRAMES, -1, np.int64)
    queue = np.zeros(MOST_FRAMES, np.int64)
    who = np.zeros((MOST_FRAMES, width), np.int64)
    where = np.zeros((MOST_FRAMES, width), np.int64)
    home = at.copy()
    cheapest = NOTHING
    for i in items:
        if at[i] >= 0:
            cheapest = min(cheapest, worth[i])
    count, following = 0, NOTHING
    depth = 0
    # What is broken whatever becomes of those who wait is mended first: it prunes most.
    pending = len(waiting) > 0
    size[0] = broken(musts, on, at, lacks, decided, items, pending, who[0], where[0])
    kind[0] = CHOICE
    if size[0] == 0:
        return 0, NOTHING, nodes
    if size[0] < 0 and pending:
        kind[0], item[0], queue[0] = HAND, waiting[0], 1
    elif size[0] < 0:
        lengths[0], weights[0] = 0, 0
        return int(excess == 0), NOTHING, nodes
    while depth >= 0:
        if kind[depth] == CHOICE:
            if held[depth] >= 0:
                # Back from moving this item: put it home; from here on it stays.
                i = held[depth]
                excess += put(musts, on, at, lacks, i, home[i])
                held[depth] = -1
            k = cursor[depth]
            if k > 0 and where[depth, k - 1] < 0:
                decided[who[depth, k - 1]] = 1
            if k >= size[depth] or nodes <= 0:
                for b in range(min(k, size[depth])):
                    if where[depth, b] < 0:
                        decided[who[depth, b]] = 0
                depth -= 1
                continue
            cursor[depth] += 1
            i = who[depth, k]
            if decided[i]:
                continue
            cost = spent[depth] + worth[i]
            if cost > budget:
                following = min(following, cost)
                continue
            excess += lift(musts, on, at, lacks, i)
            held[depth] = i
            depth += 1
            kind[depth], item[depth], cursor[depth] = HAND, i, 0
            target[depth], spent[depth] = where[depth - 1, k], cost
            queue[depth] = queue[depth - 1]
            came[depth], ousted[depth] = -1, -1
            continue
        i = item[depth]
        if came[depth] >= 0:
            # Undo the place tried last.
            excess += lift(musts, on, at, lacks, i)
            decided[i] = 0
            if ousted[depth] >= 0:
                excess += put(musts, on, at, lacks, ousted[depth], came[depth])
            came[depth], ousted[depth] = -1, -1
        if cursor[depth] > m or nodes <= 0:
            depth -= 1
            continue
        p = order[cursor[depth]]
        cursor[depth] += 1
        if target[depth] >= 0:
            p = target[depth]
            cursor[depth] = m + 1
        if p == home[i] or musts.costs[i, p] > musts.least[i]:
            continue
        other = -1
        cost = spent[depth]
        if p < m and on[p] < n:
            other = on[p]
            if decided[other]:
                continue
            cost += worth[other]
            if cost > budget:
                following = min(following, cost)
                continue
        nodes -= 1
        if other >= 0:
            excess += lift(musts, on, at, lacks, other)
        excess += put(musts, on, at, lacks, i, p)
        decided[i] = 1
        came[depth], ousted[depth] = p, other
        forced = forced_by(musts, on, at, lacks, decided, worth, i)
        if forced < 0:
            continue
        if cost + forced > budget:
            following = min(following, cost + forced)
            continue
        if depth + 2 >= MOST_FRAMES:
            nodes = 0
            continue
        next_item, next_queue, options = other, queue[depth], 0
        if other < 0:
            pending = queue[depth] < len(waiting)
            if not pending and excess == 0:
                options = -1
            elif not pending and cost + cheapest > budget:
                following = min(following, cost + cheapest)
                continue
            else:
                options = broken(
                    musts, on, at, lacks, decided, items, pending, who[depth + 1], where[depth + 1]
                )
            if options == 0:
                continue
            if options < 0 and pending:
                next_item, next_queue = waiting[queue[depth]], queue[depth] + 1
        if next_item >= 0:
            depth += 1
            kind[depth], item[depth], cursor[depth] = HAND, next_item, 0
            target[depth], spent[depth], queue[depth] = -1, cost, next_queue
            came[depth], ousted[depth] = -1, -1
            continue
        if excess == 0:
            if count < len(lengths):
                length = 0
                for d in range(depth + 1):
                    if kind[d] == HAND:
                        found[count, length, 0] = item[d]
                        found[count, length, 1] = at[item[d]]
                        length += 1
                lengths[count], weights[count] = length, cost
            count += 1
            if count > len(lengths):
                nodes = 0
            continue
        if options < 0:
            continue
        depth += 1
        kind[depth], size[depth], cursor[depth], held[depth] = CHOICE, options, 0, -1
        spent[depth], queue[depth] = cost, queue[depth - 1]
    return count, following, nodes
