"""Compiled moves of whole blocks: two runs of one row or ring change places, those between shift.

Whoever sits in a block keeps the neighbours of the block, so that a table of several delegations
comes into order without any of them being cut on the way.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.search.choices import Choices
from preseance.engine.search.moves import Moves, change
from preseance.engine.search.stretches import Stretches
from preseance.engine.search.tape import NUM, SLOT
from preseance.terms import Ints

_NONE = -1


@kernel(inner=True)
def party_on(m: Ints, on: Ints, stretches: Stretches, slot: int) -> int:
    """The party of whoever is on a slot; -1 where that is nobody, or of none."""
    n, item = m[NUM.items], on[slot]
    return int(stretches.party[m[m[SLOT.session] + slot] * n + item]) if item < n else _NONE


@kernel(inner=True)
def run_around(m: Ints, on: Ints, stretches: Stretches, stretch: int, spot: int) -> tuple[int, int]:
    """First spot of the run of one party around a spot, and its length; in a ring it may pass the end."""
    first, size = stretches.begin[stretch], stretches.begin[stretch + 1] - stretches.begin[stretch]
    own = party_on(m, on, stretches, stretches.slots[first + spot])
    if own < 0:
        return spot, 1
    begin, length = spot, 1
    while length < size and (stretches.closed[stretch] or begin > 0):
        before = (begin - 1 + size) % size
        if party_on(m, on, stretches, stretches.slots[first + before]) != own:
            break
        begin, length = before, length + 1
    while length < size and (stretches.closed[stretch] or begin + length < size):
        after = (begin + length) % size
        if party_on(m, on, stretches, stretches.slots[first + after]) != own:
            break
        length += 1
    return begin, length


@kernel(inner=True)
def swap_with_attached(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, stretches: Stretches,
    a: int, b: int, delta: Ints, steps: Ints, num: int,
) -> int:  # fmt: skip
    """Exchange two spots of the stretches, and what is attached to both; the number of exchanges then."""
    n = m[NUM.items]
    x, y = stretches.slots[a], stretches.slots[b]
    for kind in range(-1, stretches.attached.shape[1]):
        if kind >= 0:
            x, y = stretches.attached[a, kind], stretches.attached[b, kind]
        if x >= 0 and y >= 0 and choices.open[x] and choices.open[y] and (on[x] < n or on[y] < n):
            change(by, m, on, at, z, x, y, delta)
            by.exchange(m, on, at, z, cost, x, y, delta)
            steps[num, 0], steps[num, 1] = x, y
            num += 1
    return num


@kernel(inner=True)
def longest_stretch(stretches: Stretches, steps: Ints) -> int:
    """How many spots may change at once: each, and all that is attached to it, is an exchange."""
    return int(len(steps) // (1 + max(1, stretches.attached.shape[1])))


@kernel(inner=True)
def is_open(choices: Choices, stretches: Stretches, stretch: int, begin: int, length: int) -> bool:
    """Whether all spots of a stretch may change."""
    first, size = stretches.begin[stretch], stretches.begin[stretch + 1] - stretches.begin[stretch]
    e = 0
    while e < length and choices.open[stretches.slots[first + (begin + e) % size]]:
        e += 1
    return e == length


@kernel(inner=True)
def block_exchange(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    stretches: Stretches,
    delta: Ints,
    steps: Ints,
) -> int:
    """A random party's run and another run of the session change places: the number of exchanges.

    In one stretch those between shift where the two differ in length; which way round a ring is a draw.
    Runs of two stretches change spot by spot, as many as the longer one has.
    """
    n, g = m[NUM.items], m[NUM.places]
    mover = stretches.members[np.random.randint(0, len(stretches.members))]
    slot = at[mover]
    if slot < 0 or slot >= g or stretches.of[slot] < 0:
        return 0
    k, stretch = mover // n, stretches.of[slot]
    other = choices.slots[np.random.randint(choices.slot_begin[k], choices.slot_begin[k + 1])]
    if other >= g or stretches.of[other] < 0:
        return 0
    begin, length = run_around(m, on, stretches, stretch, stretches.at[slot])
    stretch_b = stretches.of[other]
    begin_b, length_b = run_around(m, on, stretches, stretch_b, stretches.at[other])
    if stretch == stretch_b:
        size = stretches.begin[stretch + 1] - stretches.begin[stretch]
        return _in_one_stretch(
            by,
            m,
            on,
            at,
            z,
            cost,
            choices,
            stretches,
            stretch,
            size,
            begin,
            length,
            begin_b,
            length_b,
            delta,
            steps,
        )
    return _across(
        by,
        m,
        on,
        at,
        z,
        cost,
        choices,
        stretches,
        stretch,
        begin,
        length,
        stretch_b,
        begin_b,
        length_b,
        delta,
        steps,
    )


@kernel(inner=True)
def _across(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, stretches: Stretches,
    stretch: int, begin: int, length: int, stretch_b: int, begin_b: int, length_b: int, delta: Ints, steps: Ints,
) -> int:  # fmt: skip
    """Two stretches of the length of the longer run, moved up where a row would end before them."""
    most = max(length, length_b)
    first, first_b = stretches.begin[stretch], stretches.begin[stretch_b]
    size, size_b = stretches.begin[stretch + 1] - first, stretches.begin[stretch_b + 1] - first_b
    if most > min(size, size_b) or most > longest_stretch(stretches, steps):
        return 0
    if not stretches.closed[stretch]:
        begin = min(begin, size - most)
    if not stretches.closed[stretch_b]:
        begin_b = min(begin_b, size_b - most)
    if not is_open(choices, stretches, stretch, begin, most):
        return 0
    if not is_open(choices, stretches, stretch_b, begin_b, most):
        return 0
    num = 0
    for e in range(most):
        a, b = first + (begin + e) % size, first_b + (begin_b + e) % size_b
        num = swap_with_attached(
            by, m, on, at, z, cost, choices, stretches, a, b, delta, steps, num
        )
    return num


@kernel(inner=True)
def _in_one_stretch(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, stretches: Stretches,
    stretch: int, size: int, begin: int, length: int, begin_b: int, length_b: int, delta: Ints, steps: Ints,
) -> int:  # fmt: skip
    """From the first spot of one run to the last of the other: the second, those between, the first."""
    if begin == begin_b:
        return 0
    turned = np.random.random() < 0.5 if stretches.closed[stretch] else begin_b < begin
    if turned:
        begin, length, begin_b, length_b = begin_b, length_b, begin, length
    first = stretches.begin[stretch]
    whole = (begin_b + length_b - begin + size) % size
    whole = size if whole == 0 else whole
    if length + length_b > whole or whole > longest_stretch(stretches, steps):
        return 0
    num = 0
    if length == length_b:
        own = is_open(choices, stretches, stretch, begin, length)
        if own and is_open(choices, stretches, stretch, begin_b, length):
            for e in range(length):
                a, b = first + (begin + e) % size, first + (begin_b + e) % size
                num = swap_with_attached(
                    by, m, on, at, z, cost, choices, stretches, a, b, delta, steps, num
                )
        return num
    if not is_open(choices, stretches, stretch, begin, whole):
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
            num = swap_with_attached(
                by, m, on, at, z, cost, choices, stretches, a, b, delta, steps, num
            )
            gone = holds[e]
            holds[e], holds[there] = wanted, gone
            where[wanted], where[gone] = e, there
    return num
