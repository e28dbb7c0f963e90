"""Compiled: who has to move, because a must is broken or because of who has just moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.mending.moving import pull
from preseance.engine.mending.musts import Musts
from preseance.terms import Ints

NOTHING = np.iinfo(np.int64).max
"""No weight is as much."""


@kernel
def held_by(musts: Musts, at: Ints, i: int, p: int, m: int, g: int) -> int:
    """What item i at place p adds to the value of a group."""
    total = 0
    if p == m:
        return total
    for e in range(musts.begin[i], musts.begin[i + 1]):
        q = at[musts.other[e]]
        if musts.group[e] == g and 0 <= q < m:
            total += pull(musts, e, p, q)
    return total


@kernel
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


@kernel
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
        if pull(musts, e, p, q) > 0:
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


@kernel
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
