"""Compiled draws of items who meet somebody again: near the end hardly anybody else need move."""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.search.choices import Choices, proposal
from preseance.engine.search.lookup import weight
from preseance.engine.search.mix_kernels import curve
from preseance.engine.search.tape import (
    MIX_RELATION,
    MIX_WEIGHTS,
    NUM_ITEMS,
    NUM_MIX,
    NUM_PLACES,
    NUM_SESSIONS,
    REL_BEGIN,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    REL_OUT_VALUE,
    SESSION_FIRST,
    SLOT_LOCAL,
    SLOT_SESSION,
    Z_MET,
)
from preseance.terms import Ints

DRAWS = 6
"""Items looked at, until one is found who meets somebody again."""


@kernel(inner=True)
def again(m: Ints, on: Ints, z: Ints, slot: int) -> bool:
    """Whether whoever is at a slot would save something by not meeting somebody there."""
    n, k, i = m[NUM_ITEMS], m[m[SLOT_SESSION] + slot], on[slot]
    if i == n or slot >= m[NUM_PLACES]:
        return False
    first, local = m[m[SESSION_FIRST] + k], m[m[SLOT_LOCAL] + slot]
    for term in range(m[NUM_MIX]):
        relation = m[m[MIX_RELATION] + term * m[NUM_SESSIONS] + k]
        if relation < 0:
            continue
        run = m[m[REL_BEGIN] + relation] + local
        for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
            j = on[first + m[m[REL_OUT_PLACE] + e]]
            if j in (n, i):
                continue
            times = z[m[Z_MET] + (term * n + i) * n + j]
            if curve(m, term, times) > curve(m, term, times - m[m[REL_OUT_VALUE] + e]):
                w = weight(m, m[m[MIX_WEIGHTS] + term], n, min(i, j), max(i, j))
                if w > 0:
                    return True
    return False


@kernel(inner=True)
def parting(m: Ints, on: Ints, at: Ints, z: Ints, choices: Choices) -> tuple[int, int]:
    """As ``choices.proposal``, for somebody who meets somebody again where some draws find one."""
    for _ in range(DRAWS):
        a = at[choices.movable[np.random.randint(0, len(choices.movable))]]
        if again(m, on, z, a):
            k = m[m[SLOT_SESSION] + a]
            begin, end = choices.slot_begin[k], choices.slot_begin[k + 1]
            b = choices.slots[np.random.randint(begin, end)]
            return (-1, -1) if a == b else (a, b)
    return proposal(m, at, choices)
