"""Compiled search loops: annealing by random and by directed exchanges, and strict descent.

Whoever changes a kernel changes this file too: its cache holds the kernels it was built with.
"""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from preseance.engine.search.moves import before, change, exchange, reaches
from preseance.engine.search.tape import (
    NUM_ITEMS,
    NUM_PLACES,
    PAIR_TIE_BEGIN,
    PAIR_TIE_OTHER,
    PAIR_TIE_RELATION,
    PAIR_TIE_VALUE,
    REL_BEGIN,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    SESSION_FIRST,
    SLOT_LOCAL,
)
from preseance.engine.terms import Ints

Floats = NDArray[np.float64]


class Choices(NamedTuple):
    """What may move."""

    movable: Ints
    """Session and item of all that may move, as session x items + item."""
    slots: Ints
    """Open slots, session after session."""
    slot_begin: Ints
    open: NDArray[np.int8]
    """Whether a slot is open."""
    directed: float
    """Part of the proposals that bring an item near one it should be near."""


@nb.njit(cache=True, nogil=True)
def near_partner(m: Ints, at: Ints, k: int, i: int) -> int:
    """A random slot near a random partner that item i should be near; -1 where there is none."""
    n = m[NUM_ITEMS]
    begin, end = m[m[PAIR_TIE_BEGIN] + k * n + i], m[m[PAIR_TIE_BEGIN] + k * n + i + 1]
    if begin == end:
        return -1
    e = np.random.randint(begin, end)
    slot = at[k * n + m[m[PAIR_TIE_OTHER] + e]]
    relation = m[m[PAIR_TIE_RELATION] + e]
    if (
        m[m[PAIR_TIE_VALUE] + e] >= 0
        or slot < 0
        or slot >= m[NUM_PLACES]
        or m[m[REL_BEGIN] + relation] < 0
    ):
        return -1
    run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + slot]
    if m[m[REL_OUT_RUN] + run] == m[m[REL_OUT_RUN] + run + 1]:
        return -1
    e = np.random.randint(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1])
    return int(m[m[SESSION_FIRST] + k] + m[m[REL_OUT_PLACE] + e])


@nb.njit(cache=True, nogil=True)
def proposal(m: Ints, at: Ints, choices: Choices) -> tuple[int, int]:
    """Two different slots of one session, or (-1, -1) where the draw met nothing to exchange."""
    n, g = m[NUM_ITEMS], m[NUM_PLACES]
    mover = choices.movable[np.random.randint(0, len(choices.movable))]
    k, i = mover // n, mover % n
    a, b = at[mover], -1
    if np.random.random() < choices.directed:
        b = near_partner(m, at, k, i)
    if b < 0 or not choices.open[b]:
        begin, end = choices.slot_begin[k], choices.slot_begin[k + 1]
        b = choices.slots[np.random.randint(begin, end)]
    if a == b or (a >= g and b >= g):
        return -1, -1
    return a, b


@nb.njit(cache=True, nogil=True)
def magnitudes(
    m: Ints, on: Ints, at: Ints, z: Ints, levels: int, choices: Choices, seed: int, count: int
) -> Floats:
    """Mean size by level of the changes that are not 0, of ``count`` proposals; 1 if none."""
    np.random.seed(seed)
    total, seen, delta = np.zeros(levels), np.zeros(levels), np.zeros(levels, np.int64)
    for _ in range(count):
        a, b = proposal(m, at, choices)
        if a < 0:
            continue
        change(m, on, at, z, a, b, delta)
        for level in range(levels):
            if delta[level] != 0:
                total[level] += abs(float(delta[level]))
                seen[level] += 1.0
    for level in range(levels):
        total[level] = total[level] / seen[level] if seen[level] > 0 else 1.0
    return total


@nb.njit(cache=True, nogil=True)
def anneal(
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    best_on: Ints,
    best: Ints,
    guide: Floats,
    hot: float,
    cold: float,
    seed: int,
    count: int,
) -> int:
    """Try ``count`` proposals while cooling; keep the best exactly. Number of changes known.

    ``guide`` weighs the levels for acceptance only; ``best`` compares the whole tuple.
    """
    np.random.seed(seed)
    delta = np.zeros(len(cost), np.int64)
    # The moves made since the best was met lead back to it: no copy at each improvement.
    trail = np.empty((count, 2), np.int64)
    known, length, met = 0, 0, False
    heat, cooling = hot, (cold / hot) ** (1.0 / max(1, count))
    for _ in range(count):
        heat *= cooling
        a, b = proposal(m, at, choices)
        if a < 0:
            continue
        change(m, on, at, z, a, b, delta)
        known += 1
        worse = 0.0
        for level in range(len(delta)):
            worse += guide[level] * delta[level]
        refused = worse > 0.0 and np.random.random() >= np.exp(-worse / heat)
        # The scalar may misjudge a move the levels themselves call better than any before.
        if refused and not reaches(cost, delta, best):
            continue
        exchange(m, on, at, z, cost, a, b, delta)
        trail[length, 0], trail[length, 1] = a, b
        length += 1
        if before(cost, best):
            best[:] = cost
            length, met = 0, True
    if met:
        best_on[:] = on
        for e in range(length - 1, -1, -1):
            a, b = trail[e, 0], trail[e, 1]
            best_on[a], best_on[b] = best_on[b], best_on[a]
    return known


@nb.njit(cache=True, nogil=True)
def descend(
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    cursor: Ints,
    count: int,
) -> int:
    """Take every lexicographically better exchange, at most ``count`` looked at.

    ``cursor`` holds (session, first, second, quiet): where the sweep over pairs of slots stands
    and how many in a row did not improve. Number of changes known.
    """
    g, n = m[NUM_PLACES], m[NUM_ITEMS]
    delta, nothing = np.zeros(len(cost), np.int64), np.zeros(len(cost), np.int64)
    known = 0
    for _ in range(count):
        k = cursor[0]
        end = choices.slot_begin[k + 1]
        if cursor[2] >= end:
            cursor[1] += 1
            cursor[2] = cursor[1] + 1
            if cursor[2] >= end:
                cursor[0] = (k + 1) % (len(choices.slot_begin) - 1)
                cursor[1] = choices.slot_begin[cursor[0]]
                cursor[2] = cursor[1] + 1
            continue
        a, b = choices.slots[cursor[1]], choices.slots[cursor[2]]
        cursor[2] += 1
        cursor[3] += 1
        if (a >= g and b >= g) or (on[a] == n and on[b] == n):
            continue
        change(m, on, at, z, a, b, delta)
        known += 1
        if before(delta, nothing):
            exchange(m, on, at, z, cost, a, b, delta)
            cursor[3] = 0
    return known
