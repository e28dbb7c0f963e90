"""Compiled loops: the exact change of mix terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import relates, weight
from preseance.engine.search.tape import (
    MIX_CURVE_AT,
    MIX_CURVES,
    MIX_LAST,
    MIX_LEVEL,
    MIX_RELATION,
    MIX_VALUE_AT,
    MIX_VALUES,
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
    SESSION_SIZE,
    SLOT_LOCAL,
    SLOT_SESSION,
    Z_MET,
    Z_STAMP,
    Z_TICK,
)
from preseance.terms import Ints


@kernel(inner=True)
def met(m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, j: int, but: int) -> int:
    """How often two items stand in a mix term's relation, over all sessions but one."""
    n, g, total = m[NUM_ITEMS], m[NUM_PLACES], 0
    for k in range(m[NUM_SESSIONS]):
        relation = m[m[MIX_RELATION] + term * m[NUM_SESSIONS] + k]
        if relation >= 0 and k != but:
            p, q = at[k * n + i], at[k * n + j]
            if 0 <= p < g and 0 <= q < g:
                total += relates(m, relation, m[m[SLOT_LOCAL] + p], m[m[SLOT_LOCAL] + q])
    return total


@kernel(inner=True)
def height(m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, but: int) -> int:
    """Sum of an item's place values in a mix term, over all sessions but one."""
    n, total = m[NUM_ITEMS], 0
    for k in range(m[NUM_SESSIONS]):
        begin = m[m[MIX_VALUE_AT] + term * m[NUM_SESSIONS] + k]
        slot = at[k * n + i]
        if begin >= 0 and k != but and 0 <= slot < m[NUM_PLACES]:
            total += m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + slot]]
    return total


@kernel(inner=True)
def curve(m: Ints, term: int, number: int) -> int:
    """f of a mix term."""
    return int(m[m[MIX_CURVES] + m[m[MIX_CURVE_AT] + term] + min(number, m[m[MIX_LAST] + term])])


@kernel(inner=True)
def pair_mix(
    m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, j: int, k: int, was: int, now: int
) -> int:
    """Change of a mix term for one pair whose relation in session k goes from was to now."""
    n = m[NUM_ITEMS]
    if i == n or was == now:
        return 0
    low, high = min(i, j), max(i, j)
    w = weight(m, m[m[MIX_WEIGHTS] + term], n, low, high)
    if w == 0:
        return 0
    if m[Z_MET] >= 0:
        rest = z[m[Z_MET] + (term * n + i) * n + j] - was
    else:
        rest = met(m, on, at, z, term, i, j, k)
    return w * (curve(m, term, rest + now) - curve(m, term, rest + was))


@kernel(inner=True)
def mix_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Mix terms: the two items with their neighbours here, the other sessions as they are."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    x, y, g, first, sessions = on[a], on[b], m[NUM_PLACES], m[m[SESSION_FIRST] + k], m[NUM_SESSIONS]
    for term in range(m[NUM_MIX]):
        total = 0
        relation = m[m[MIX_RELATION] + term * sessions + k]
        if relation >= 0:
            z[m[Z_TICK]] += 1
            for turn in range(2):
                slot = a if turn == 0 else b
                if slot >= g:
                    continue
                run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + slot]
                for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
                    place = m[m[REL_OUT_PLACE] + e]
                    j = on[first + place]
                    if j in (n, x, y) or z[m[Z_STAMP] + j] == z[m[Z_TICK]]:
                        continue
                    z[m[Z_STAMP] + j] = z[m[Z_TICK]]
                    near_a = relates(m, relation, m[m[SLOT_LOCAL] + a], place) if a < g else 0
                    near_b = relates(m, relation, m[m[SLOT_LOCAL] + b], place) if b < g else 0
                    if near_a == near_b:
                        continue
                    total += pair_mix(m, on, at, z, term, x, j, k, near_a, near_b)
                    total += pair_mix(m, on, at, z, term, y, j, k, near_b, near_a)
        begin = m[m[MIX_VALUE_AT] + term * sessions + k]
        if begin >= 0:
            high = m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + a]] if a < g else 0
            low = m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + b]] if b < g else 0
            for turn in range(2 if high != low else 0):
                i, was, now = (x, high, low) if turn == 0 else (y, low, high)
                if i < n:
                    w = weight(m, m[m[MIX_WEIGHTS] + term], n, i, i)
                    rest = height(m, on, at, z, term, i, k)
                    total += w * (curve(m, term, rest + now) - curve(m, term, rest + was))
        out[m[m[MIX_LEVEL] + term]] += total


@kernel(inner=True)
def mix_commit(m: Ints, on: Ints, z: Ints, a: int, b: int) -> None:
    """Bring the meetings up to date with an exchange that is about to be made."""
    if m[Z_MET] < 0:
        return
    k, sessions = m[m[SLOT_SESSION] + a], m[NUM_SESSIONS]
    for term in range(m[NUM_MIX]):
        relation = m[m[MIX_RELATION] + term * sessions + k]
        if relation < 0:
            continue
        x, y = on[a], on[b]
        _remeet(m, on, z, term, relation, k, a, x, y, -1)
        _remeet(m, on, z, term, relation, k, a, y, x, 1)
        _remeet(m, on, z, term, relation, k, b, y, x, -1)
        _remeet(m, on, z, term, relation, k, b, x, y, 1)


@kernel(inner=True)
def _remeet(
    m: Ints,
    on: Ints,
    z: Ints,
    term: int,
    relation: int,
    k: int,
    slot: int,
    i: int,
    other: int,
    sign: int,
) -> None:
    """Count, or no longer count, an item's meetings at a slot with all but one other."""
    n, begin = m[NUM_ITEMS], m[Z_MET] + term * m[NUM_ITEMS] * m[NUM_ITEMS]
    if i == n or slot >= m[NUM_PLACES]:
        return
    run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + slot]
    for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
        j = on[m[m[SESSION_FIRST] + k] + m[m[REL_OUT_PLACE] + e]]
        if j not in (n, i, other):
            value = sign * m[m[REL_OUT_VALUE] + e]
            z[begin + i * n + j] += value
            z[begin + j * n + i] += value


@kernel
def settle_meetings(m: Ints, on: Ints, z: Ints) -> None:
    """Count all meetings from nothing."""
    n, sessions = m[NUM_ITEMS], m[NUM_SESSIONS]
    if m[Z_MET] < 0:
        return
    for term in range(m[NUM_MIX]):
        for k in range(sessions):
            relation, first = m[m[MIX_RELATION] + term * sessions + k], m[m[SESSION_FIRST] + k]
            if relation < 0:
                continue
            for p in range(m[m[SESSION_SIZE] + k]):
                i, run = on[first + p], m[m[REL_BEGIN] + relation] + p
                for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
                    j = on[first + m[m[REL_OUT_PLACE] + e]]
                    if j not in (n, i) and i != n:
                        z[m[Z_MET] + (term * n + i) * n + j] += m[m[REL_OUT_VALUE] + e]
