"""Pricing: sets of groups that fit a table and cost less than the prices of their members.

A branch-and-bound walk adds groups in a fixed order. What the groups still to come can save is
bounded by the best few of them, each with half of its cheapest pairs among those to come.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.tables.instance import Ints, TablesInstance

Flags = NDArray[np.bool_]
Reals = NDArray[np.float64]


class Ground(NamedTuple):
    """An instance as full matrices."""

    sizes: Ints
    cost: Ints
    apart: Flags
    knows: Flags
    min_known: int
    halves: Reals
    """[first, j, m]: half the sum of j's m cheapest pairs with groups from ``first`` on."""


def ground_of(instance: TablesInstance) -> Ground:
    """Pack an instance, with the most that pairs can still save."""
    n = instance.num_groups
    cost = np.zeros((n, n), dtype=np.int64)
    a, b = instance.pairs[:, 0], instance.pairs[:, 1]
    cost[a, b] = cost[b, a] = instance.costs
    apart, knows = np.zeros((n, n), np.bool_), np.zeros((n, n), np.bool_)
    for flags, rows in ((apart, instance.apart), (knows, instance.known)):
        flags[rows[:, 0], rows[:, 1]] = flags[rows[:, 1], rows[:, 0]] = True
    widest = int(instance.capacities.max(initial=0))
    most = max(1, int(np.searchsorted(np.sort(instance.sizes).cumsum(), widest, side="right")))
    halves = _halves(np.where(apart, 0, cost), most)
    return Ground(instance.sizes, cost, apart, knows, instance.min_known, halves)


@kernel
def _halves(cost: Ints, most: int) -> Reals:
    n = len(cost)
    halves = np.zeros((n + 1, n, most + 1), np.float64)
    for first in range(n):
        for j in range(n):
            row = np.sort(np.minimum(cost[j, first:], 0))
            for m in range(1, most + 1):
                more = 0.5 * row[m - 1] if m <= len(row) else 0.0
                halves[first, j, m] = halves[first, j, m - 1] + more
    return halves


@kernel
def friendly(ground: Ground, chosen: Ints, count: int) -> bool:
    """Whether each of the first ``count`` chosen groups knows enough of the others."""
    if ground.min_known == 0:
        return True
    for k in range(count):
        met = 0
        for j in range(count):
            met += 1 if ground.knows[chosen[k], chosen[j]] else 0
        if met < ground.min_known:
            return False
    return True


@kernel
def cheap_tables(
    ground: Ground,
    price: Reals,
    width: int,
    limit: float,
    tighten: bool,
    steps: int,
    flag: Ints,
    out: Flags,
) -> tuple[int, float, bool]:
    """Sets that fit ``width`` and cost less than their members' prices plus ``limit``.

    With ``tighten`` the limit falls to each better set, so that the last one found is the best.
    Writes the last ``len(out)`` sets found, by turns. Returns how many there were, the least
    value met (``limit`` where there was none), and whether the walk was complete: it ends after
    so many ``steps``, or when ``flag[0]`` is set.
    """
    n, most = len(ground.sizes), ground.halves.shape[2] - 1
    smallest = ground.sizes.min()
    chosen, at = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    load, value = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.float64)
    gain = np.zeros((n + 1, n), np.float64)
    gain[0, :] = -price
    best, found, depth = limit, 0, 0
    top = np.zeros(most + 1, np.float64)
    for _ in range(steps):
        while depth >= 0 and at[depth] >= n:
            depth -= 1
        if depth < 0:
            return found, best, True
        if flag[0] != 0:
            break
        first = at[depth]
        left = min((width - load[depth]) // smallest, most) if smallest > 0 else most
        # The best `left` of those to come, each at the most that it can save.
        count, total = 0, value[depth]
        for j in range(first, n):
            if load[depth] + ground.sizes[j] > width or gain[depth, j] == np.inf:
                continue
            saves = gain[depth, j] + ground.halves[first, j, max(0, left - 1)]
            if saves >= 0.0:
                continue
            k = count if count < left else left
            while k > 0 and top[k - 1] > saves:
                if k < left:
                    top[k] = top[k - 1]
                k -= 1
            if k < left:
                top[k] = saves
            if count < left:
                count += 1
        for k in range(count):
            total += top[k]
        if total >= best:
            depth -= 1
            continue
        at[depth] += 1
        if load[depth] + ground.sizes[first] > width or gain[depth, first] == np.inf:
            continue
        chosen[depth] = first
        load[depth + 1] = load[depth] + ground.sizes[first]
        value[depth + 1] = value[depth] + gain[depth, first]
        for j in range(first + 1, n):
            parted = ground.apart[first, j]
            gain[depth + 1, j] = np.inf if parted else gain[depth, j] + ground.cost[first, j]
        depth += 1
        at[depth] = first + 1
        if value[depth] < best and friendly(ground, chosen, depth):
            place = found % len(out)
            out[place, :] = False
            for k in range(depth):
                out[place, chosen[k]] = True
            found += 1
            if tighten:
                best = value[depth]
    return found, best, False


@kernel
def grown_tables(ground: Ground, price: Reals, width: int, out: Flags) -> int:
    """One set from each group, grown and exchanged while it gets cheaper; those below 0 count."""
    n, found = len(ground.sizes), 0
    members = np.zeros(n, np.int64)
    for start in range(n):
        inside = np.zeros(n, np.bool_)
        gain, clash = -price.copy(), np.zeros(n, np.int64)
        load, value, entering, leaving = 0, 0.0, start, -1
        for _ in range(8 * n):
            if leaving >= 0:
                inside[leaving] = False
                value -= gain[leaving]
                load -= ground.sizes[leaving]
                for j in range(n):
                    gain[j] -= ground.cost[leaving, j]
                    clash[j] -= 1 if ground.apart[leaving, j] else 0
            if entering >= 0:
                inside[entering] = True
                value += gain[entering]
                load += ground.sizes[entering]
                for j in range(n):
                    gain[j] += ground.cost[entering, j]
                    clash[j] += 1 if ground.apart[entering, j] else 0
            least, entering, leaving = -1e-6, -1, -1
            for j in range(n):
                if inside[j]:
                    if -gain[j] < least and j != start:
                        least, entering, leaving = -gain[j], -1, j
                    continue
                if clash[j] == 0 and load + ground.sizes[j] <= width and gain[j] < least:
                    least, entering, leaving = gain[j], j, -1
                for i in range(n):
                    if not inside[i] or i == start:
                        continue
                    if clash[j] > (1 if ground.apart[i, j] else 0):
                        continue
                    change = gain[j] - gain[i] - ground.cost[i, j]
                    fits = load - ground.sizes[i] + ground.sizes[j] <= width
                    if fits and change < least:
                        least, entering, leaving = change, j, i
            if entering < 0 and leaving < 0:
                break
        count = 0
        for j in range(n):
            if inside[j]:
                members[count] = j
                count += 1
        if value < -1e-6 and load <= width and friendly(ground, members, count):
            out[found] = inside
            found += 1
    return found
