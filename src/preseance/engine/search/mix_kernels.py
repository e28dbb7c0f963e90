"""Compiled loops: the exact change of mix terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import relates, weight
from preseance.engine.search.tape import MIX, NUM, REL, SESSION, SLOT, Z
from preseance.terms import Ints


@kernel(inner=True)
def met(m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, j: int, but: int) -> int:
    """How often two items stand in a mix term's relation, over all sessions but one."""
    n, g, total = m[NUM.items], m[NUM.places], 0
    for k in range(m[NUM.sessions]):
        relation = m[m[MIX.relation] + term * m[NUM.sessions] + k]
        if relation >= 0 and k != but:
            p, q = at[k * n + i], at[k * n + j]
            if 0 <= p < g and 0 <= q < g:
                total += relates(m, relation, m[m[SLOT.local] + p], m[m[SLOT.local] + q])
    return total


@kernel(inner=True)
def height(m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, but: int) -> int:
    """Sum of an item's place values in a mix term, over all sessions but one."""
    n, total = m[NUM.items], 0
    for k in range(m[NUM.sessions]):
        begin = m[m[MIX.value_at] + term * m[NUM.sessions] + k]
        slot = at[k * n + i]
        if begin >= 0 and k != but and 0 <= slot < m[NUM.places]:
            total += m[m[MIX.values] + begin + m[m[SLOT.local] + slot]]
    return total


@kernel(inner=True)
def curve(m: Ints, term: int, number: int) -> int:
    """f of a mix term."""
    return int(m[m[MIX.curves] + m[m[MIX.curve_at] + term] + min(number, m[m[MIX.last] + term])])


@kernel(inner=True)
def pair_mix(
    m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, j: int, k: int, was: int, now: int
) -> int:
    """Change of a mix term for one pair whose relation in session k goes from was to now."""
    n = m[NUM.items]
    if i == n or was == now:
        return 0
    low, high = min(i, j), max(i, j)
    w = weight(m, m[m[MIX.weights] + term], n, low, high)
    if w == 0:
        return 0
    if m[Z.met] >= 0:
        rest = z[m[Z.met] + (term * n + i) * n + j] - was
    else:
        rest = met(m, on, at, z, term, i, j, k)
    return w * (curve(m, term, rest + now) - curve(m, term, rest + was))


@kernel(inner=True)
def mix_delta(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Mix terms: the two items with their neighbours here, the other sessions as they are."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    x, y, g, first, sessions = on[a], on[b], m[NUM.places], m[m[SESSION.first] + k], m[NUM.sessions]
    for term in range(m[NUM.mix]):
        total = 0
        relation = m[m[MIX.relation] + term * sessions + k]
        if relation >= 0:
            z[m[Z.tick]] += 1
            for turn in range(2):
                slot = a if turn == 0 else b
                if slot >= g:
                    continue
                run = m[m[REL.begin] + relation] + m[m[SLOT.local] + slot]
                for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
                    place = m[m[REL.out_place] + e]
                    j = on[first + place]
                    if j in (n, x, y) or z[m[Z.stamp] + j] == z[m[Z.tick]]:
                        continue
                    z[m[Z.stamp] + j] = z[m[Z.tick]]
                    near_a = relates(m, relation, m[m[SLOT.local] + a], place) if a < g else 0
                    near_b = relates(m, relation, m[m[SLOT.local] + b], place) if b < g else 0
                    if near_a == near_b:
                        continue
                    total += pair_mix(m, on, at, z, term, x, j, k, near_a, near_b)
                    total += pair_mix(m, on, at, z, term, y, j, k, near_b, near_a)
        begin = m[m[MIX.value_at] + term * sessions + k]
        if begin >= 0:
            high = m[m[MIX.values] + begin + m[m[SLOT.local] + a]] if a < g else 0
            low = m[m[MIX.values] + begin + m[m[SLOT.local] + b]] if b < g else 0
            for turn in range(2 if high != low else 0):
                i, was, now = (x, high, low) if turn == 0 else (y, low, high)
                if i < n:
                    w = weight(m, m[m[MIX.weights] + term], n, i, i)
                    rest = height(m, on, at, z, term, i, k)
                    total += w * (curve(m, term, rest + now) - curve(m, term, rest + was))
        out[m[m[MIX.level] + term]] += total


@kernel(inner=True)
def mix_commit(m: Ints, on: Ints, z: Ints, a: int, b: int) -> None:
    """Bring the meetings up to date with an exchange that is about to be made."""
    if m[Z.met] < 0:
        return
    k, sessions = m[m[SLOT.session] + a], m[NUM.sessions]
    for term in range(m[NUM.mix]):
        relation = m[m[MIX.relation] + term * sessions + k]
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
    n, begin = m[NUM.items], m[Z.met] + term * m[NUM.items] * m[NUM.items]
    if i == n or slot >= m[NUM.places]:
        return
    run = m[m[REL.begin] + relation] + m[m[SLOT.local] + slot]
    for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
        j = on[m[m[SESSION.first] + k] + m[m[REL.out_place] + e]]
        if j not in (n, i, other):
            value = sign * m[m[REL.out_value] + e]
            z[begin + i * n + j] += value
            z[begin + j * n + i] += value


@kernel
def settle_meetings(m: Ints, on: Ints, z: Ints) -> None:
    """Count all meetings from nothing."""
    n, sessions = m[NUM.items], m[NUM.sessions]
    if m[Z.met] < 0:
        return
    for term in range(m[NUM.mix]):
        for k in range(sessions):
            relation, first = m[m[MIX.relation] + term * sessions + k], m[m[SESSION.first] + k]
            if relation < 0:
                continue
            for p in range(m[m[SESSION.size] + k]):
                i, run = on[first + p], m[m[REL.begin] + relation] + p
                for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
                    j = on[first + m[m[REL.out_place] + e]]
                    if j not in (n, i) and i != n:
                        z[m[Z.met] + (term * n + i) * n + j] += m[m[REL.out_value] + e]
