"""Compiled loops: the exact change of place and pair terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import add_place_cost, relates, weight
from preseance.engine.search.tape import (
    NUM_ITEMS,
    NUM_PLACES,
    PAIR_LINK_BEGIN,
    PAIR_LINK_LEVEL,
    PAIR_LINK_RELATION,
    PAIR_LINK_WEIGHTS,
    PAIR_TIE_BEGIN,
    PAIR_TIE_LEVEL,
    PAIR_TIE_OTHER,
    PAIR_TIE_OUTWARD,
    PAIR_TIE_RELATION,
    PAIR_TIE_VALUE,
    REL_BEGIN,
    REL_IN_PLACE,
    REL_IN_RUN,
    REL_IN_VALUE,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    REL_OUT_VALUE,
    SESSION_FIRST,
    SESSION_SIZE,
    SLOT_LOCAL,
    SLOT_SESSION,
)
from preseance.terms import Ints


@kernel(inner=True)
def place_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Place terms."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    size, p, q = m[m[SESSION_SIZE] + k], m[m[SLOT_LOCAL] + a], m[m[SLOT_LOCAL] + b]
    x, y = on[a], on[b]
    # An empty waiting spot is nobody and nowhere: it costs nothing.
    if not (y == n and p == size):
        add_place_cost(m, n, k, size, y, p, 1, out)
    if not (x == n and q == size):
        add_place_cost(m, n, k, size, x, q, 1, out)
    if not (x == n and p == size):
        add_place_cost(m, n, k, size, x, p, -1, out)
    if not (y == n and q == size):
        add_place_cost(m, n, k, size, y, q, -1, out)


@kernel(inner=True)
def tie_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Pair terms walked from the two items to their partners."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    x, y, g = on[a], on[b], m[NUM_PLACES]
    for turn in range(2):
        i, origin, target, other = (x, a, b, y) if turn == 0 else (y, b, a, x)
        if i == n:
            continue
        for e in range(m[m[PAIR_TIE_BEGIN] + k * n + i], m[m[PAIR_TIE_BEGIN] + k * n + i + 1]):
            j = m[m[PAIR_TIE_OTHER] + e]
            if turn == 1 and j == other:
                continue
            slot = at[k * n + j]
            then = target if j == i else (origin if j == other else slot)
            r = m[m[PAIR_TIE_RELATION] + e]
            change = 0
            if target < g and 0 <= then < g:
                p, q = m[m[SLOT_LOCAL] + target], m[m[SLOT_LOCAL] + then]
                change += relates(m, r, p, q) if m[m[PAIR_TIE_OUTWARD] + e] else relates(m, r, q, p)
            if origin < g and 0 <= slot < g:
                p, q = m[m[SLOT_LOCAL] + origin], m[m[SLOT_LOCAL] + slot]
                change -= relates(m, r, p, q) if m[m[PAIR_TIE_OUTWARD] + e] else relates(m, r, q, p)
            out[m[m[PAIR_TIE_LEVEL] + e]] += change * m[m[PAIR_TIE_VALUE] + e]


@kernel(inner=True)
def link_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Pair terms walked from the two places to their neighbours."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    x, y, g, first = on[a], on[b], m[NUM_PLACES], m[m[SESSION_FIRST] + k]
    for link in range(m[m[PAIR_LINK_BEGIN] + k], m[m[PAIR_LINK_BEGIN] + k + 1]):
        relation, table = m[m[PAIR_LINK_RELATION] + link], m[m[PAIR_LINK_WEIGHTS] + link]
        total = 0
        for turn in range(2):
            slot, before, after = (a, x, y) if turn == 0 else (b, y, x)
            if slot >= g:
                continue
            run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + slot]
            for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
                q = first + m[m[REL_OUT_PLACE] + e]
                then = y if q == a else (x if q == b else on[q])
                gain = weight(m, table, n, after, then) - weight(m, table, n, before, on[q])
                total += m[m[REL_OUT_VALUE] + e] * gain
            for e in range(m[m[REL_IN_RUN] + run], m[m[REL_IN_RUN] + run + 1]):
                q = first + m[m[REL_IN_PLACE] + e]
                if q != a and q != b:
                    j = on[q]
                    gain = weight(m, table, n, j, after) - weight(m, table, n, j, before)
                    total += m[m[REL_IN_VALUE] + e] * gain
        out[m[m[PAIR_LINK_LEVEL] + link]] += total
