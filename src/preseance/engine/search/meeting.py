"""Compiled draws of items who meet somebody again: near the end hardly anybody else need move."""

from __future__ import annotations

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.search.choices import Choices, proposal
from preseance.engine.search.lookup import weight
from preseance.engine.search.mix_kernels import curve
from preseance.engine.search.tape import MIX, NUM, REL, SESSION, SLOT, Z
from preseance.terms import Ints

DRAWS = 6
"""Items looked at, until one is found who meets somebody again."""


@kernel(inner=True)
def again(m: Ints, on: Ints, z: Ints, slot: int) -> bool:
    """Whether whoever is at a slot would save something by not meeting somebody there."""
    n, k, i = m[NUM.items], m[m[SLOT.session] + slot], on[slot]
    if i == n or slot >= m[NUM.places]:
        return False
    first, local = m[m[SESSION.first] + k], m[m[SLOT.local] + slot]
    for term in range(m[NUM.mix]):
        relation = m[m[MIX.relation] + term * m[NUM.sessions] + k]
        if relation < 0:
            continue
        run = m[m[REL.begin] + relation] + local
        for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
            j = on[first + m[m[REL.out_place] + e]]
            if j in (n, i):
                continue
            times = z[m[Z.met] + (term * n + i) * n + j]
            if curve(m, term, times) > curve(m, term, times - m[m[REL.out_value] + e]):
                w = weight(m, m[m[MIX.weights] + term], n, min(i, j), max(i, j))
                if w > 0:
                    return True
    return False


@kernel(inner=True)
def parting(m: Ints, on: Ints, at: Ints, z: Ints, choices: Choices, turn: int) -> tuple[int, int]:
    """As ``choices.proposal``, for somebody who meets somebody again where some draws find one."""
    for _ in range(DRAWS):
        a = at[choices.movable[np.random.randint(0, len(choices.movable))]]
        if again(m, on, z, a):
            k = m[m[SLOT.session] + a]
            begin, end = choices.slot_begin[k], choices.slot_begin[k + 1]
            b = choices.slots[np.random.randint(begin, end)]
            return (-1, -1) if a == b else (a, b)
    return proposal(m, at, choices, turn)
