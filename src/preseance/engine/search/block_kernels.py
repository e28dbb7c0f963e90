"""Compiled moves of whole blocks: two runs of one row or ring change places, those between shift.

Whoever sits in a block keeps the neighbours of the block, so that a table of several delegations
comes into order without any of them being cut on the way.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.search.choices import Choices
from preseance.engine.search.lanes import Lanes
from preseance.engine.search.moves import change, exchange
from preseance.engine.search.tape import NUM_ITEMS, NUM_PLACES, SLOT_SESSION
from preseance.terms import Ints

_NONE = -1


@kernel
def party_on(m: Ints, on: Ints, lanes: Lanes, slot: int) -> int:
    """The party of whoever is on a slot; -1 where that is nobody, or of none."""
    n, item = m[NUM_ITEMS], on[slot]
    return int(lanes.party[m[m[SLOT_SESSION] + slot] * n + item]) if item < n else _NONE


@kernel
def run_around(m: Ints, on: Ints, lanes: Lanes, lane: int, spot: int) -> tuple[int, int]:
    """First spot of the run of one party around a spot, and its length; in a ring it may pass the end."""
    first, size = lanes.begin[lane], lanes.begin[lane + 1] - lanes.begin[lane]
    own = party_on(m, on, lanes, lanes.slots[first + spot])
    if own < 0:
        return spot, 1
    begin, length = spot, 1
    while length < size and (lanes.closed[lane] or begin > 0):
        before = (begin - 1 + size) % size
        if party_on(m, on, lanes, lanes.slots[first + before]) != own:
            break
        begin, length = before, length + 1
    while length < size and (lanes.closed[lane] or begin + length < size):
        after = (begin + length) % size
        if party_on(m, on, lanes, lanes.slots[first + after]) != own:
            break
        length += 1
    return begin, length


@kernel
def swap_with_attached(
    m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, a: int, b: int, delta: Ints,
    steps: Ints, num: int,
) -> int:  # fmt: skip
    """Exchange two spots of the lanes, and what is attached to both; the number of exchanges then."""
    n, lanes = m[NUM_ITEMS], choices.lanes
    x, y = lanes.slots[a], lanes.slots[b]
    for kind in range(-1, lanes.attached.shape[1]):
        if kind >= 0:
            x, y = lanes.attached[a, kind], lanes.attached[b, kind]
        if x >= 0 and y >= 0 and choices.open[x] and choices.open[y] and (on[x] < n or on[y] < n):
            change(m, on, at, z, x, y, delta)
            exchange(m, on, at, z, cost, x, y, delta)
            steps[num, 0], steps[num, 1] = x, y
            num += 1
    return num


@kernel
def longest_stretch(lanes: Lanes, steps: Ints) -> int:
    """How many spots may change at once: each, and all that is attached to it, is an exchange."""
    return len(steps) // (1 + max(1, lanes.attached.shape[1]))


@kernel
def is_open(choices: Choices, lane: int, begin: int, length: int) -> bool:
    """Whether all spots of a stretch may change."""
    lanes = choices.lanes
    first, size = lanes.begin[lane], lanes.begin[lane + 1] - lanes.begin[lane]
    e = 0
    while e < length and choices.open[lanes.slots[first + (begin + e) % size]]:
        e += 1
    return e == length


@kernel
def block_exchange(
    m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, delta: Ints, steps: Ints
) -> int:
    """A random party's run and another run of the session change places: the number of exchanges.

    In one lane those between shift where the two differ in length; which way round a ring is a draw.
    Runs of two lanes change spot by spot, as many as the longer one has.
    """
    n, g, lanes = m[NUM_ITEMS], m[NUM_PLACES], choices.lanes
    mover = lanes.members[np.random.randint(0, len(lanes.members))]
    slot = at[mover]
    if slot < 0 or slot >= g or lanes.of[slot] < 0:
        return 0
    k, lane = mover // n, lanes.of[slot]
    other = choices.slots[np.random.randint(choices.slot_begin[k], choices.slot_begin[k + 1])]
    if other >= g or lanes.of[other] < 0:
        return 0
    begin, length = run_around(m, on, lanes, lane, lanes.at[slot])
    lane_b = lanes.of[other]
    begin_b, length_b = run_around(m, on, lanes, lane_b, lanes.at[other])
    if lane == lane_b:
        size = lanes.begin[lane + 1] - lanes.begin[lane]
        return _in_one_lane(
            m, on, at, z, cost, choices, lane, size, begin, length, begin_b, length_b, delta, steps
        )
    return _across(
        m, on, at, z, cost, choices, lane, begin, length, lane_b, begin_b, length_b, delta, steps
    )


@kernel
def _across(
    m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, lane: int, begin: int,
    length: int, lane_b: int, begin_b: int, length_b: int, delta: Ints, steps: Ints,
) -> int:  # fmt: skip
    """Two stretches of the length of the longer run, moved up where a row would end before them."""
    lanes, most = choices.lanes, max(length, length_b)
    first, first_b = lanes.begin[lane], lanes.begin[lane_b]
    size, size_b = lanes.begin[lane + 1] - first, lanes.begin[lane_b + 1] - first_b
    if most > min(size, size_b) or most > longest_stretch(lanes, steps):
        return 0
    if not lanes.closed[lane]:
        begin = min(begin, size - most)
    if not lanes.closed[lane_b]:
        begin_b = min(begin_b, size_b - most)
    if not is_open(choices, lane, begin, most) or not is_open(choices, lane_b, begin_b, most):
        return 0
    num = 0
    for e in range(most):
        a, b = first + (begin + e) % size, first_b + (begin_b + e) % size_b
        num = swap_with_attached(m, on, at, z, cost, choices, a, b, delta, steps, num)
    return num


@kernel
def _in_one_lane(
    m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, lane: int, size: int,
    begin: int, length: int, begin_b: int, length_b: int, delta: Ints, steps: Ints,
) -> int:  # fmt: skip
    """From the first spot of one run to the last of the other: the second, those between, the first."""
    if begin == begin_b:
        return 0
    turned = np.random.random() < 0.5 if choices.lanes.closed[lane] else begin_b < begin
    if turned:
        begin, length, begin_b, length_b = begin_b, length_b, begin, length
    first = choices.lanes.begin[lane]
    whole = (begin_b + length_b - begin + size) % size
    whole = size if whole == 0 else whole
    if length + length_b > whole or whole > longest_stretch(choices.lanes, steps):
        return 0
    num = 0
    if length == length_b:
        if is_open(choices, lane, begin, length) and is_open(choices, lane, begin_b, length):
            for e in range(length):
                a, b = first + (begin + e) % size, first + (begin_b + e) % size
                num = swap_with_attached(m, on, at, z, cost, choices, a, b, delta, steps, num)
        return num
    if not is_open(choices, lane, begin, whole):
        return 0
    holds, where = np.arange(whole), np.arange(whole)
    for e in range(whole):
        if e < length_b:
            wanted = whole - length_b + e
        elif e < whole - length:
            wanted = length + e - length_b
        else:
            wanted = e - whole + length
        there = where[wanted]
        if there != e:
            a, b = first + (begin + e) % size, first + (begin + there) % size
            num = swap_with_attached(m, on, at, z, cost, choices, a, b, delta, steps, num)
            gone = holds[e]
            holds[e], holds[there] = wanted, gone
            where[wanted], where[gone] = e, there
    return num
