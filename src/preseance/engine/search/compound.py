"""Compiled moves of more than two slots, each a run of exchanges whose changes are known exactly.

A move is made in place and its exchanges written down; whoever does not want it takes them back.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.search.block_kernels import block_exchange
from preseance.engine.search.choices import Choices, Floats, near_partner, proposal
from preseance.engine.search.grouping import Tables
from preseance.engine.search.moves import Moves, before, change
from preseance.engine.search.stretches import Stretches
from preseance.engine.search.structures import BLOCKS, CHAIN, FRIENDS, ROTATE, RUIN, TRADE
from preseance.engine.search.tape import NUM, SLOT
from preseance.terms import Ints

LONGEST = 64
"""Exchanges of one move at most."""
_RUINED = 12
"""Slots emptied and filled again by one move."""
_FRIENDS = 6
"""Friends who change tables together, at most."""
_TOWARDS = 0.5
"""Part of these moves that go to where another friend is."""
_UNEVEN = 2
"""By how many places two tables that change companies may differ."""


@kernel(inner=True)
def make(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, a: int, b: int, delta: Ints, steps: Ints,
    num: int,
) -> int:  # fmt: skip
    """Exchange slots a and b and write it down; the number of exchanges then."""
    change(by, m, on, at, z, a, b, delta)
    by.exchange(m, on, at, z, cost, a, b, delta)
    steps[num, 0], steps[num, 1] = a, b
    return num + 1


@kernel(inner=True)
def take_back(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    was: Ints,
    delta: Ints,
    steps: Ints,
    num: int,
) -> None:
    """Undo the last ``num`` exchanges; the cost is again what it was."""
    for e in range(num - 1, -1, -1):
        for level in range(len(delta)):
            delta[level] = 0
        by.exchange(m, on, at, z, cost, steps[e, 0], steps[e, 1], delta)
    for level in range(len(cost)):
        cost[level] = was[level]


@kernel(inner=True)
def rotate(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    turn: int,
    delta: Ints,
    steps: Ints,
) -> int:
    """Three items in a ring: whoever gives way goes where he likes, not where the first was."""
    n, g = m[NUM.items], m[NUM.places]
    a, b = proposal(m, at, choices, turn)
    if a < 0:
        return 0
    k, i = m[m[SLOT.session] + a], on[b]
    c = near_partner(m, at, k, i) if i < n else -1
    if c < 0 or not choices.open[c]:
        c = choices.slots[np.random.randint(choices.slot_begin[k], choices.slot_begin[k + 1])]
    if c in (a, b) or (a >= g and c >= g) or (b >= g and c >= g):
        return 0
    num = make(by, m, on, at, z, cost, a, b, delta, steps, 0)
    return make(by, m, on, at, z, cost, a, c, delta, steps, num)


@kernel(inner=True)
def two_tables(m: Ints, choices: Choices, tables: Tables) -> tuple[int, int]:
    """Two different tables of one session; (-1, -1) where the draw met none."""
    slot = choices.slots[np.random.randint(0, len(choices.slots))]
    one, k = tables.of[slot], m[m[SLOT.session] + slot]
    if one < 0:
        return -1, -1
    other = np.random.randint(tables.session_begin[k], tables.session_begin[k + 1])
    return (-1, -1) if one == other else (one, other)


@kernel(inner=True)
def trade(
    by: Moves,
    m: Ints,
    on: Ints,
    at: Ints,
    z: Ints,
    cost: Ints,
    choices: Choices,
    tables: Tables,
    delta: Ints,
    steps: Ints,
) -> int:
    """Two tables of nearly one size change their whole companies, place by place."""
    n = m[NUM.items]
    one, other = two_tables(m, choices, tables)
    if one < 0:
        return 0
    first, second = tables.begin[one], tables.begin[other]
    size, size_other = tables.begin[one + 1] - first, tables.begin[other + 1] - second
    shared = min(size, size_other)
    if abs(size - size_other) > _UNEVEN or shared > LONGEST:
        return 0
    num = 0
    for e in range(shared):
        a, b = tables.slots[first + e], tables.slots[second + e]
        if on[a] < n or on[b] < n:
            num = make(by, m, on, at, z, cost, a, b, delta, steps, num)
    return num


@kernel(inner=True)
def feud(
    m: Ints, on: Ints, at: Ints, choices: Choices, tables: Tables, sides: Ints, nums: Ints
) -> int:
    """Slots at two tables whose items change sides together; the other table, or -1.

    ``sides`` (2, slots) and ``nums`` (2,) receive an item's slot, those of its foes at the other
    table, those of their foes at the first, and so on.
    """
    n = m[NUM.items]
    mover = tables.feuding[np.random.randint(0, len(tables.feuding))]
    k, a = mover // n, at[mover]
    one = tables.of[a]
    if one < 0:
        return -1
    other = np.random.randint(tables.session_begin[k], tables.session_begin[k + 1])
    if one == other:
        return -1
    sides[0, 0] = a
    nums[0], nums[1] = 1, 0
    read = np.zeros(2, np.int64)
    side = 0
    while read[side] < nums[side]:
        while read[side] < nums[side]:
            run = k * n + on[sides[side, read[side]]]
            read[side] += 1
            for e in range(tables.foe_begin[run], tables.foe_begin[run + 1]):
                slot = at[k * n + tables.foes[e]]
                if slot < 0 or tables.of[slot] != (other if side == 0 else one):
                    continue
                if not choices.open[slot] or nums[1 - side] == sides.shape[1]:
                    return -1
                if not _holds(sides[1 - side], nums[1 - side], slot):
                    sides[1 - side, nums[1 - side]] = slot
                    nums[1 - side] += 1
        side = 1 - side
    return int(other)


@kernel(inner=True)
def friends(
    m: Ints, on: Ints, at: Ints, choices: Choices, tables: Tables, sides: Ints, nums: Ints
) -> int:
    """Slots of friends at one table who leave it together; the table they go to, or -1.

    It is often one where another friend is. The first of ``sides`` receives them, as of ``feud``.
    """
    n = m[NUM.items]
    mover = choices.movable[np.random.randint(0, len(choices.movable))]
    k, a = mover // n, at[mover]
    one = tables.of[a]
    begin, end = tables.friend_begin[mover], tables.friend_begin[mover + 1]
    if one < 0 or begin == end:
        return -1
    other = np.random.randint(tables.session_begin[k], tables.session_begin[k + 1])
    slot = at[k * n + tables.friends[np.random.randint(begin, end)]]
    if slot >= 0 and tables.of[slot] >= 0 and np.random.random() < _TOWARDS:
        other = tables.of[slot]
    if one == other:
        return -1
    sides[0, 0], nums[0], nums[1] = a, 1, 0
    most, first = np.random.randint(2, sides.shape[1] + 1), np.random.randint(0, end - begin)
    for e in range(end - begin):
        slot = at[k * n + tables.friends[begin + (first + e) % (end - begin)]]
        if slot >= 0 and tables.of[slot] == one and choices.open[slot] and nums[0] < most:
            sides[0, nums[0]] = slot
            nums[0] += 1
    return int(other) if nums[0] > 1 else -1


@kernel(inner=True)
def _holds(slots: Ints, num: int, slot: int) -> bool:
    e = 0
    while e < num and slots[e] != slot:
        e += 1
    return e < num


@kernel(inner=True)
def chain(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, tables: Tables,
    kind: int, guide: Floats, delta: Ints, steps: Ints,
) -> tuple[int, int]:  # fmt: skip
    """A Kempe chain: an item and the foes it meets change tables, and theirs with them; or friends do.

    Where more leave one table than the other, the rest change with whoever costs least. Number
    of exchanges, and of changes known.
    """
    n = m[NUM.items]
    sides, nums = np.empty((2, LONGEST // 2), np.int64), np.zeros(2, np.int64)
    if kind == CHAIN:
        other = feud(m, on, at, choices, tables, sides, nums)
    else:
        other = friends(m, on, at, choices, tables, sides[:, :_FRIENDS], nums)
    if other < 0:
        return 0, 0
    one, num = tables.of[sides[0, 0]], 0
    shared = min(nums[0], nums[1])
    for e in range(shared):
        num = make(by, m, on, at, z, cost, sides[0, e], sides[1, e], delta, steps, num)
    known, more = num, 0 if nums[0] > nums[1] else 1
    target = other if more == 0 else one
    for e in range(shared, nums[more]):
        best, least = -1, np.inf
        for f in range(tables.begin[target], tables.begin[target + 1]):
            b = tables.slots[f]
            if _holds(sides[1 - more], nums[1 - more], b):
                continue
            change(by, m, on, at, z, sides[more, e], b, delta)
            known += 1
            worse = weighed(guide, delta)
            if worse < least:
                best, least = b, worse
        if best < 0:
            break
        if nums[1 - more] < sides.shape[1]:
            sides[1 - more, nums[1 - more]] = best
            nums[1 - more] += 1
        if on[best] < n or on[sides[more, e]] < n:
            num = make(by, m, on, at, z, cost, sides[more, e], best, delta, steps, num)
    return num, known


@kernel(inner=True)
def weighed(guide: Floats, delta: Ints) -> float:
    """The scalar that steers: all levels, each at its weight."""
    worse = 0.0
    for level in range(len(delta)):
        worse += guide[level] * delta[level]
    return worse


@kernel(inner=True)
def recreate(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, slots: Ints, guide: Floats, delta: Ints,
    steps: Ints,
) -> tuple[int, int]:  # fmt: skip
    """Shuffle the items of some slots, then fill slot after slot with the item that fits best.

    Number of exchanges, at most twice the slots, and of changes known.
    """
    g, num, count = m[NUM.places], 0, len(slots)
    for e in range(count - 1, 0, -1):
        a, b = slots[e], slots[np.random.randint(0, e + 1)]
        if a != b and (a < g or b < g):
            num = make(by, m, on, at, z, cost, a, b, delta, steps, num)
    known = num
    for e in range(count - 1):
        best, least = -1, 0.0
        for f in range(e + 1, count):
            if slots[e] >= g and slots[f] >= g:
                continue
            change(by, m, on, at, z, slots[e], slots[f], delta)
            known += 1
            worse = weighed(guide, delta)
            if worse < least:
                best, least = slots[f], worse
        if best >= 0:
            num = make(by, m, on, at, z, cost, slots[e], best, delta, steps, num)
    return num, known


@kernel(inner=True)
def ruin(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices, tables: Tables,
    guide: Floats, delta: Ints, steps: Ints,
) -> tuple[int, int]:  # fmt: skip
    """Empty some slots and fill them anew: half of one table and half of another, or any."""
    chosen = np.empty(_RUINED, np.int64)
    begin, end, num = 0, 0, 0
    one, other = two_tables(m, choices, tables)
    for turn in range(2):
        if one >= 0:
            table = one if turn == 0 else other
            begin, end = tables.begin[table], tables.begin[table + 1]
        elif turn == 0:
            slot = choices.slots[np.random.randint(0, len(choices.slots))]
            k = m[m[SLOT.session] + slot]
            begin, end = choices.slot_begin[k], choices.slot_begin[k + 1]
        source = tables.slots if one >= 0 else choices.slots
        for _ in range(min(_RUINED // 2, end - begin)):
            slot = source[np.random.randint(begin, end)]
            if not _holds(chosen, num, slot):
                chosen[num] = slot
                num += 1
    return recreate(by, m, on, at, z, cost, chosen[:num], guide, delta, steps)


@kernel(inner=True)
def compound(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices,
    tables: Tables | None, stretches: Stretches | None, turn: int, kind: int, guide: Floats,
    delta: Ints, steps: Ints,
) -> tuple[int, int]:  # fmt: skip
    """Make a random move of a kind: how many exchanges it took, and how many changes it knew.

    Of tables or stretches that are None, no move is even compiled.
    """
    num = 0
    if stretches is not None and kind == BLOCKS:
        num = block_exchange(by, m, on, at, z, cost, choices, stretches, delta, steps)
    if tables is not None:
        if kind in (CHAIN, FRIENDS):
            return chain(by, m, on, at, z, cost, choices, tables, kind, guide, delta, steps)
        if kind == RUIN:
            return ruin(by, m, on, at, z, cost, choices, tables, guide, delta, steps)
        if kind == TRADE:
            num = trade(by, m, on, at, z, cost, choices, tables, delta, steps)
        if kind == ROTATE:
            num = rotate(by, m, on, at, z, cost, choices, turn, delta, steps)
    return num, num


@kernel(inner=True)
def attempt(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, choices: Choices,
    tables: Tables | None, stretches: Stretches | None, turn: int, kind: int, guide: Floats,
    temperature: float, best: Ints, was: Ints, delta: Ints, steps: Ints,
) -> tuple[int, int]:  # fmt: skip
    """Make a random move of a kind, and take it back where it is too dear; as ``compound``."""
    for level in range(len(cost)):
        was[level] = cost[level]
    num, known = compound(
        by, m, on, at, z, cost, choices, tables, stretches, turn, kind, guide, delta, steps
    )
    for level in range(len(cost)):
        delta[level] = cost[level] - was[level]
    worse = weighed(guide, delta)
    refused = worse > 0.0 and np.random.random() >= np.exp(-worse / temperature)
    if refused and not before(cost, best):
        take_back(by, m, on, at, z, cost, was, delta, steps, num)
        return 0, known
    return num, known
