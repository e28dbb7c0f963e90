"""Compiled search loops: annealing by random and by directed exchanges, and strict descent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.engine.search.choices import Choices, Floats, proposal
from preseance.engine.search.compound import LONGEST, attempt, weighed
from preseance.engine.search.grouping import Tables
from preseance.engine.search.meeting import parting
from preseance.engine.search.moves import Moves, before, change, reaches
from preseance.engine.search.stretches import Stretches
from preseance.engine.search.structures import PLAIN
from preseance.engine.search.tape import NUM
from preseance.terms import Ints

PARTINGS = 2
"""One in so many proposals is for somebody who meets somebody again, where that is counted."""


@kernel
def magnitudes(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    levels: int,
    choices: Choices,
    seed: int,
    count: int,
) -> Floats:
    """Mean size by level of the changes that are not 0, of ``count`` proposals; 1 if none."""
    np.random.seed(seed)
    total, seen, delta = np.zeros(levels), np.zeros(levels), np.zeros(levels, np.int64)
    # Where items have their turns, the sample is taken from all over the hall.
    stride = max(1, len(choices.movable) // count)
    for e in range(count):
        a, b = proposal(m, at, choices, e * stride)
        if a < 0:
            continue
        change(by, m, on, at, z, a, b, delta)
        for level in range(levels):
            if delta[level] != 0:
                total[level] += abs(float(delta[level]))
                seen[level] += 1.0
    for level in range(levels):
        total[level] = total[level] / seen[level] if seen[level] > 0 else 1.0
    return total


@kernel
def anneal(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    turns: NDArray[np.int8] | None,
    tables: Tables | None,
    stretches: Stretches | None,
    partings: int | None,
    best_on: Ints,
    best: Ints,
    guide: Floats,
    floor: Ints,
    hot: float,
    cold: float,
    seed: int,
    first: int,
    count: int,
) -> int:
    """Try ``count`` proposals while cooling; keep the best exactly. Number of changes known.

    ``guide`` weighs the levels for acceptance only; ``best`` compares the whole tuple. ``turns``, ``tables``
    and ``stretches`` are those of ``Structures``; one in ``partings`` proposals is for somebody who meets
    somebody again, None where that is not counted. What is None is not even compiled. ``floor`` (levels,) is
    the sum of what each term costs at least. ``first`` is the number of the first turn, where items have
    theirs.
    """
    np.random.seed(seed)
    delta = np.zeros(len(cost), np.int64)
    was, steps = np.zeros(len(cost), np.int64), np.empty((LONGEST, 2), np.int64)
    least = np.zeros(len(cost), np.int64)
    # The moves made since the best was met lead back to it: no copy at each improvement.
    trail = np.empty((2 * count, 2), np.int64)
    known, length, met = 0, 0, False
    temperature, cooling = hot, (cold / hot) ** (1.0 / max(1, count))
    for turn in range(count):
        temperature *= cooling
        num, plain = 0, True
        if turns is not None:
            kind = turns[(first + turn) % len(turns)]
            plain = kind == PLAIN
            if not plain:
                if known >= count or length + LONGEST + count - turn > len(trail):
                    continue
                num, looked = attempt(
                    by, m, on, at, z, cost, choices, tables, stretches, first + turn, kind, guide,
                    temperature, best, was, delta, steps,
                )  # fmt: skip
                known += looked
        if plain:
            parts = False
            if partings is not None:
                parts = turn % partings == 0
                if parts:
                    a, b = parting(m, on, at, z, choices, first + turn)
            if not parts:
                a, b = proposal(m, at, choices, first + turn)
            if a < 0:
                continue
            by.pairs(m, on, at, z, a, b, delta)
            known += 1
            # All other terms save at most what they cost now above their floor: most exchanges are refused
            # without looking at them, and by the same draw.
            for level in range(len(cost)):
                least[level] = delta[level] - (cost[level] - floor[level])
            worse, draw = weighed(guide, least), -1.0
            if worse > 0.0:
                draw = np.random.random()
                if draw >= np.exp(-worse / temperature) and not reaches(cost, least, best):
                    continue
            by.others(m, on, at, z, a, b, delta)
            worse = weighed(guide, delta)
            if worse > 0.0 and draw < 0.0:
                draw = np.random.random()
            refused = worse > 0.0 and draw >= np.exp(-worse / temperature)
            # The scalar may misjudge a move the levels themselves call better than any before.
            if refused and not reaches(cost, delta, best):
                continue
            by.exchange(m, on, at, z, cost, a, b, delta)
            steps[0, 0], steps[0, 1], num = a, b, 1
        for e in range(num):
            trail[length + e, 0], trail[length + e, 1] = steps[e, 0], steps[e, 1]
        length += num
        if before(cost, best):
            for level in range(len(cost)):
                best[level] = cost[level]
            length, met = 0, True
    if met:
        for slot in range(len(on)):
            best_on[slot] = on[slot]
        for e in range(length - 1, -1, -1):
            a, b = trail[e, 0], trail[e, 1]
            best_on[a], best_on[b] = best_on[b], best_on[a]
    return known


@kernel
def descend(
    by: Moves,
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
    g, n = m[NUM.places], m[NUM.items]
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
        change(by, m, on, at, z, a, b, delta)
        known += 1
        if before(delta, nothing):
            by.exchange(m, on, at, z, cost, a, b, delta)
            cursor[3] = 0
    return known
