"""The compiled search for a mending within a budget of weighted moves: complete, by chains.

A state has some items at their published places and some decided anew. While a must is broken,
some item of it that is not decided yet must move: the search takes each of them in hand in turn,
tries every place for it, takes in hand whoever sits there, and so on until the chain ends on an
empty place. Every placement within the budget whose moves are all needed is met that way, so
that an empty answer is a proof.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.mending.moving import lift, put
from preseance.engine.mending.musts import Musts
from preseance.engine.mending.needs import NOTHING, broken, forced_by
from preseance.terms import Ints

MOST_FRAMES = 96
HAND, CHOICE = 0, 1


@kernel
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
