"""Compiled loops: the exact change of cost of an exchange, annealing, and strict descent.

All take the arrays of ``Packed``; ``on`` holds the item on each slot, n where it is empty, and
``at`` the slot of each item.
"""

from __future__ import annotations

from typing import TypeAlias

import numba as nb
import numpy as np
from numpy.typing import NDArray

from preseance.engine.terms import Ints

Links: TypeAlias = tuple[Ints, Ints, Ints, Ints]
Floats: TypeAlias = NDArray[np.float64]


@nb.njit(cache=True, nogil=True)
def change(
    on: Ints,
    a: int,
    b: int,
    costs: Ints,
    tables: Ints,
    table_level: Ints,
    links_out: Links,
    links_in: Links,
    out: Ints,
) -> None:
    """Write into ``out`` (levels,) what exchanging the contents of slots a and b adds."""
    m = costs.shape[2] - 1
    x, y = on[a], on[b]
    ca, cb = min(a, m), min(b, m)
    for level in range(len(out)):
        c = costs[level]
        out[level] = c[y, ca] + c[x, cb] - c[x, ca] - c[y, cb]
    for side in range(2):
        place, before, after = (a, x, y) if side == 0 else (b, y, x)
        if place >= m:
            continue
        begin, other, value, table = links_out
        for e in range(begin[place], begin[place + 1]):
            q, t = other[e], table[e]
            then = y if q == a else (x if q == b else on[q])
            gain = tables[t, after, then] - tables[t, before, on[q]]
            out[table_level[t]] += value[e] * gain
        begin, other, value, table = links_in
        for e in range(begin[place], begin[place + 1]):
            p, t = other[e], table[e]
            if p != a and p != b:
                gain = tables[t, on[p], after] - tables[t, on[p], before]
                out[table_level[t]] += value[e] * gain


@nb.njit(cache=True, nogil=True)
def exchange(on: Ints, at: Ints, a: int, b: int) -> None:
    """Exchange the contents of two slots."""
    x, y = on[a], on[b]
    on[a], on[b] = y, x
    if x < len(at):
        at[x] = b
    if y < len(at):
        at[y] = a


@nb.njit(cache=True, nogil=True)
def before(first: Ints, second: Ints) -> bool:
    """Whether the first cost is lexicographically less than the second."""
    for level in range(len(first)):
        if first[level] != second[level]:
            return bool(first[level] < second[level])
    return False


@nb.njit(cache=True, nogil=True)
def reaches(cost: Ints, delta: Ints, best: Ints) -> bool:
    """Whether cost + delta is lexicographically less than best."""
    for level in range(len(cost)):
        then = cost[level] + delta[level]
        if then != best[level]:
            return bool(then < best[level])
    return False


@nb.njit(cache=True, nogil=True)
def magnitudes(
    on: Ints,
    at: Ints,
    items: Ints,
    slots: Ints,
    costs: Ints,
    tables: Ints,
    table_level: Ints,
    links_out: Links,
    links_in: Links,
    seed: int,
    count: int,
) -> Floats:
    """Mean size by level of the changes that are not 0, of ``count`` random exchanges; 1 if none."""
    np.random.seed(seed)
    levels = costs.shape[0]
    total, seen, delta = np.zeros(levels), np.zeros(levels), np.zeros(levels, np.int64)
    for _ in range(count):
        a = at[items[np.random.randint(0, len(items))]]
        b = slots[np.random.randint(0, len(slots))]
        if a == b:
            continue
        change(on, a, b, costs, tables, table_level, links_out, links_in, delta)
        for level in range(levels):
            if delta[level] != 0:
                total[level] += abs(float(delta[level]))
                seen[level] += 1.0
    for level in range(levels):
        total[level] = total[level] / seen[level] if seen[level] > 0 else 1.0
    return total


@nb.njit(cache=True, nogil=True)
def anneal(
    on: Ints,
    at: Ints,
    cost: Ints,
    best_on: Ints,
    best: Ints,
    items: Ints,
    slots: Ints,
    costs: Ints,
    tables: Ints,
    table_level: Ints,
    links_out: Links,
    links_in: Links,
    guide: Floats,
    heat: float,
    seed: int,
    count: int,
) -> int:
    """Try ``count`` random exchanges at one heat; keep the best exactly. Number of changes known.

    ``guide`` weighs the levels for acceptance only; ``best`` compares the whole tuple.
    """
    np.random.seed(seed)
    m = costs.shape[2] - 1
    delta = np.zeros(len(cost), np.int64)
    known = 0
    for _ in range(count):
        a = at[items[np.random.randint(0, len(items))]]
        b = slots[np.random.randint(0, len(slots))]
        if a == b or (a >= m and b >= m):
            continue
        change(on, a, b, costs, tables, table_level, links_out, links_in, delta)
        known += 1
        worse = 0.0
        for level in range(len(delta)):
            worse += guide[level] * delta[level]
        refused = worse > 0.0 and np.random.random() >= np.exp(-worse / heat)
        # The scalar may misjudge a move the levels themselves call better than any before.
        if refused and not reaches(cost, delta, best):
            continue
        exchange(on, at, a, b)
        cost += delta
        if before(cost, best):
            best[:] = cost
            best_on[:] = on
    return known


@nb.njit(cache=True, nogil=True)
def descend(
    on: Ints,
    at: Ints,
    cost: Ints,
    slots: Ints,
    costs: Ints,
    tables: Ints,
    table_level: Ints,
    links_out: Links,
    links_in: Links,
    cursor: Ints,
    count: int,
) -> int:
    """Take every lexicographically better exchange, at most ``count`` looked at.

    ``cursor`` holds (first, second, quiet): where the sweep over pairs stands and how many in a
    row did not improve; a whole quiet sweep is a local optimum. Number of changes known.
    """
    m, n, size = costs.shape[2] - 1, len(at), len(slots)
    delta, nothing = np.zeros(len(cost), np.int64), np.zeros(len(cost), np.int64)
    whole, known = size * (size - 1) // 2, 0
    for _ in range(count):
        if cursor[2] >= whole:
            break
        a, b = slots[cursor[0]], slots[cursor[1]]
        cursor[2] += 1
        if not ((a >= m and b >= m) or (on[a] == n and on[b] == n)):
            change(on, a, b, costs, tables, table_level, links_out, links_in, delta)
            known += 1
            if before(delta, nothing):
                exchange(on, at, a, b)
                cost += delta
                cursor[2] = 0
        cursor[1] += 1
        if cursor[1] == size:
            cursor[0] += 1
            if cursor[0] >= size - 1:
                cursor[0] = 0
            cursor[1] = cursor[0] + 1
    return known
