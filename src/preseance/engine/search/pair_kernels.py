"""Compiled loops: the exact change of place and pair terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.arrays import PARTNER, TIE_BITS
from preseance.engine.search.lookup import add_place_cost, relates, weight
from preseance.engine.search.tape import NUM, PAIR, REL, SESSION, SLOT
from preseance.terms import Ints


@kernel(inner=True)
def place_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Place terms."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    size, p, q = m[m[SESSION.size] + k], m[m[SLOT.local] + a], m[m[SLOT.local] + b]
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
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    x, y, g, first = on[a], on[b], m[NUM.places], m[m[SESSION.first] + k]
    for turn in range(2):
        i, origin, target, other = (x, a, b, y) if turn == 0 else (y, b, a, x)
        if i == n:
            continue
        for e in range(m[m[PAIR.tie_begin] + k * n + i], m[m[PAIR.tie_begin] + k * n + i + 1]):
            tie = m[m[PAIR.ties] + e]
            j, sort = tie & PARTNER, tie >> TIE_BITS
            if turn == 1 and j == other:
                continue
            slot = at[k * n + j]
            then = target if j == i else (origin if j == other else slot)
            r, outward = m[m[PAIR.sort_relation] + sort], m[m[PAIR.sort_outward] + sort]
            change = 0
            if target < g and 0 <= then < g:
                p, q = target - first, then - first
                change += relates(m, r, p, q) if outward else relates(m, r, q, p)
            if origin < g and 0 <= slot < g:
                p, q = origin - first, slot - first
                change -= relates(m, r, p, q) if outward else relates(m, r, q, p)
            out[m[m[PAIR.sort_level] + sort]] += change * m[m[PAIR.sort_value] + sort]


@kernel(inner=True)
def link_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Pair terms walked from the two places to their neighbours."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    x, y, g, first = on[a], on[b], m[NUM.places], m[m[SESSION.first] + k]
    for link in range(m[m[PAIR.link_begin] + k], m[m[PAIR.link_begin] + k + 1]):
        relation, table = m[m[PAIR.link_relation] + link], m[m[PAIR.link_weights] + link]
        total = 0
        for turn in range(2):
            slot, before, after = (a, x, y) if turn == 0 else (b, y, x)
            if slot >= g:
                continue
            run = m[m[REL.begin] + relation] + m[m[SLOT.local] + slot]
            for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
                q = first + m[m[REL.out_place] + e]
                then = y if q == a else (x if q == b else on[q])
                gain = weight(m, table, n, after, then) - weight(m, table, n, before, on[q])
                total += m[m[REL.out_value] + e] * gain
            for e in range(m[m[REL.in_run] + run], m[m[REL.in_run] + run + 1]):
                q = first + m[m[REL.in_place] + e]
                if q != a and q != b:
                    j = on[q]
                    gain = weight(m, table, n, j, after) - weight(m, table, n, j, before)
                    total += m[m[REL.in_value] + e] * gain
        out[m[m[PAIR.link_level] + link]] += total
