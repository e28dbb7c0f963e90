"""Compiled loops: the exact change of cost when the contents of two slots are exchanged.

One function for each kind of term. ``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of
one session; ``n`` stands for an empty slot. With ``commit`` what is kept up to date is changed
too; slots and items themselves are exchanged by ``moves.exchange`` afterwards.
"""

from __future__ import annotations

import numba as nb

from preseance.engine.search.lookup import add_place_cost, find, relates, weight
from preseance.engine.search.tape import (
    BETWEEN_A,
    BETWEEN_APART,
    BETWEEN_B,
    BETWEEN_BEGIN,
    BETWEEN_CURVE_AT,
    BETWEEN_CURVES,
    BETWEEN_END_BEGIN,
    BETWEEN_END_KEY,
    BETWEEN_LAST,
    BETWEEN_LEVEL,
    BETWEEN_MEMBER,
    BETWEEN_PATH_PLACE,
    BETWEEN_PATH_RUN,
    BETWEEN_SESSION,
    BETWEEN_TERM,
    COMPANY_BEGIN,
    COMPANY_COUNTED,
    COMPANY_CURVE_AT,
    COMPANY_CURVES,
    COMPANY_LAST,
    COMPANY_LEVEL,
    COMPANY_RELATION,
    COMPANY_WEIGHTS,
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
    TALLY_ATTRIBUTE_AT,
    TALLY_ATTRIBUTES,
    TALLY_BEGIN,
    TALLY_CELL_CURVE,
    TALLY_CURVES,
    TALLY_FIRST_CELL,
    TALLY_GROUP_AT,
    TALLY_GROUPS,
    TALLY_LAST,
    TALLY_LEVEL,
    TALLY_ZERO,
    Z_COMPANIONS,
    Z_STAMP,
    Z_SUM,
    Z_TICK,
    Z_TOTAL,
    Z_TOUCHED,
    Z_USED,
    Z_VALUE,
)
from preseance.engine.terms import Ints


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
def company_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Company terms: the two items at their new places, and whoever has them in his company."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    x, y, g, first = on[a], on[b], m[NUM_PLACES], m[m[SESSION_FIRST] + k]
    for term in range(m[m[COMPANY_BEGIN] + k], m[m[COMPANY_BEGIN] + k + 1]):
        relation, table, own = m[m[COMPANY_RELATION] + term], m[m[COMPANY_WEIGHTS] + term], term * n
        curve, last, level = (
            m[m[COMPANY_CURVE_AT] + term],
            m[m[COMPANY_LAST] + term],
            m[m[COMPANY_LEVEL] + term],
        )
        z[m[Z_TICK]] += 1
        num = 0
        for turn in range(2):
            slot, before, after = (a, x, y) if turn == 0 else (b, y, x)
            if slot >= g:
                continue
            run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + slot]
            for e in range(m[m[REL_IN_RUN] + run], m[m[REL_IN_RUN] + run + 1]):
                i = on[first + m[m[REL_IN_PLACE] + e]]
                if i in (n, x, y) or not m[m[COMPANY_COUNTED] + own + i]:
                    continue
                gain = weight(m, table, n, i, after) - weight(m, table, n, i, before)
                if gain != 0:
                    if z[m[Z_STAMP] + i] != z[m[Z_TICK]]:
                        z[m[Z_STAMP] + i], z[m[Z_SUM] + i], z[m[Z_TOUCHED] + num] = (
                            z[m[Z_TICK]],
                            0,
                            i,
                        )
                        num += 1
                    z[m[Z_SUM] + i] += m[m[REL_IN_VALUE] + e] * gain
        for e in range(num):
            i = z[m[Z_TOUCHED] + e]
            old = z[m[Z_COMPANIONS] + own + i]
            now = old + z[m[Z_SUM] + i]
            out[level] += (
                m[m[COMPANY_CURVES] + curve + min(now, last)]
                - m[m[COMPANY_CURVES] + curve + min(old, last)]
            )
            if commit:
                z[m[Z_COMPANIONS] + own + i] = now
        for turn in range(2):
            i, target = (x, b) if turn == 0 else (y, a)
            if i == n or not m[m[COMPANY_COUNTED] + own + i]:
                continue
            now = 0
            if target < g:
                run = m[m[REL_BEGIN] + relation] + m[m[SLOT_LOCAL] + target]
                for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
                    q = first + m[m[REL_OUT_PLACE] + e]
                    j = y if q == a else (x if q == b else on[q])
                    now += m[m[REL_OUT_VALUE] + e] * weight(m, table, n, i, j)
            old = z[m[Z_COMPANIONS] + own + i]
            out[level] += (
                m[m[COMPANY_CURVES] + curve + min(now, last)]
                - m[m[COMPANY_CURVES] + curve + min(old, last)]
            )
            if commit:
                z[m[Z_COMPANIONS] + own + i] = now


@nb.njit(cache=True, nogil=True)
def cell_cost(m: Ints, term: int, cell: int, total: int, used: int) -> int:
    """What one group of a tally term costs."""
    if m[m[TALLY_ZERO] + term] and used == 0:
        return 0
    return int(
        m[m[TALLY_CURVES] + m[m[TALLY_CELL_CURVE] + cell] + min(total, m[m[TALLY_LAST] + term])]
    )


@nb.njit(cache=True, nogil=True)
def tally_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Tally terms: the groups of the two places."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    x, y, g = on[a], on[b], m[NUM_PLACES]
    for term in range(m[m[TALLY_BEGIN] + k], m[m[TALLY_BEGIN] + k + 1]):
        here = (
            m[m[TALLY_GROUPS] + m[m[TALLY_GROUP_AT] + term] + m[m[SLOT_LOCAL] + a]] if a < g else -1
        )
        there = (
            m[m[TALLY_GROUPS] + m[m[TALLY_GROUP_AT] + term] + m[m[SLOT_LOCAL] + b]] if b < g else -1
        )
        if here == there:
            continue
        gain = (
            m[m[TALLY_ATTRIBUTES] + m[m[TALLY_ATTRIBUTE_AT] + term] + y]
            - m[m[TALLY_ATTRIBUTES] + m[m[TALLY_ATTRIBUTE_AT] + term] + x]
        )
        more = (1 if y < n else 0) - (1 if x < n else 0)
        for turn in range(2):
            group, sign = (here, 1) if turn == 0 else (there, -1)
            if group < 0:
                continue
            cell = m[m[TALLY_FIRST_CELL] + term] + group
            total, used = z[m[Z_TOTAL] + cell] + sign * gain, z[m[Z_USED] + cell] + sign * more
            out[m[m[TALLY_LEVEL] + term]] += cell_cost(m, term, cell, total, used) - cell_cost(
                m, term, cell, z[m[Z_TOTAL] + cell], z[m[Z_USED] + cell]
            )
            if commit:
                z[m[Z_TOTAL] + cell], z[m[Z_USED] + cell] = total, used


@nb.njit(cache=True, nogil=True)
def between_value(m: Ints, on: Ints, at: Ints, z: Ints, term: int, a: int, b: int) -> int:
    """The value of a between term once the contents of slots a and b are exchanged."""
    n, g = m[NUM_ITEMS], m[NUM_PLACES]
    k = m[m[BETWEEN_SESSION] + term]
    x, y = on[a], on[b]
    p, q = at[k * n + m[m[BETWEEN_A] + term]], at[k * n + m[m[BETWEEN_B] + term]]
    p = b if p == a else (a if p == b else p)
    q = b if q == a else (a if q == b else q)
    if p < 0 or q < 0 or p >= g or q >= g:
        return int(m[m[BETWEEN_APART] + term])
    key = m[m[SLOT_LOCAL] + p] * m[m[SESSION_SIZE] + k] + m[m[SLOT_LOCAL] + q]
    end = find(
        m,
        m[BETWEEN_END_KEY],
        m[m[BETWEEN_END_BEGIN] + term],
        m[m[BETWEEN_END_BEGIN] + term + 1],
        key,
    )
    if end < 0:
        return int(m[m[BETWEEN_APART] + term])
    count = 0
    for e in range(m[m[BETWEEN_PATH_RUN] + end], m[m[BETWEEN_PATH_RUN] + end + 1]):
        slot = m[m[SESSION_FIRST] + k] + m[m[BETWEEN_PATH_PLACE] + e]
        i = y if slot == a else (x if slot == b else on[slot])
        if i < n and m[m[BETWEEN_MEMBER] + term * n + i]:
            count += 1
    return int(
        m[m[BETWEEN_CURVES] + m[m[BETWEEN_CURVE_AT] + term] + min(count, m[m[BETWEEN_LAST] + term])]
    )


@nb.njit(cache=True, nogil=True)
def between_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Between terms that one of the two items matters to."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    for turn in range(2):
        i, other = (on[a], on[b]) if turn == 0 else (on[b], on[a])
        if i == n:
            continue
        for e in range(m[m[BETWEEN_BEGIN] + k * n + i], m[m[BETWEEN_BEGIN] + k * n + i + 1]):
            term = m[m[BETWEEN_TERM] + e]
            if turn == 1 and other < n:
                # The first turn has counted the terms of the other item.
                run = k * n + other
                if (
                    find(
                        m,
                        m[BETWEEN_TERM],
                        m[m[BETWEEN_BEGIN] + run],
                        m[m[BETWEEN_BEGIN] + run + 1],
                        term,
                    )
                    >= 0
                ):
                    continue
            now = between_value(m, on, at, z, term, a, b)
            out[m[m[BETWEEN_LEVEL] + term]] += now - z[m[Z_VALUE] + term]
            if commit:
                z[m[Z_VALUE] + term] = now


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
def height(m: Ints, on: Ints, at: Ints, z: Ints, term: int, i: int, but: int) -> int:
    """Sum of an item's place values in a mix term, over all sessions but one."""
    n, total = m[NUM_ITEMS], 0
    for k in range(m[NUM_SESSIONS]):
        begin = m[m[MIX_VALUE_AT] + term * m[NUM_SESSIONS] + k]
        slot = at[k * n + i]
        if begin >= 0 and k != but and 0 <= slot < m[NUM_PLACES]:
            total += m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + slot]]
    return total


@nb.njit(cache=True, nogil=True)
def curve(m: Ints, term: int, number: int) -> int:
    """f of a mix term."""
    return int(m[m[MIX_CURVES] + m[m[MIX_CURVE_AT] + term] + min(number, m[m[MIX_LAST] + term])])


@nb.njit(cache=True, nogil=True)
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
    rest = met(m, on, at, z, term, i, j, k)
    return w * (curve(m, term, rest + now) - curve(m, term, rest + was))


@nb.njit(cache=True, nogil=True)
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
                    total += pair_mix(m, on, at, z, term, x, j, k, near_a, near_b)
                    total += pair_mix(m, on, at, z, term, y, j, k, near_b, near_a)
        begin = m[m[MIX_VALUE_AT] + term * sessions + k]
        if begin >= 0:
            high = m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + a]] if a < g else 0
            low = m[m[MIX_VALUES] + begin + m[m[SLOT_LOCAL] + b]] if b < g else 0
            for turn in range(2):
                i, was, now = (x, high, low) if turn == 0 else (y, low, high)
                if i < n:
                    w = weight(m, m[m[MIX_WEIGHTS] + term], n, i, i)
                    rest = height(m, on, at, z, term, i, k)
                    total += w * (curve(m, term, rest + now) - curve(m, term, rest + was))
        out[m[m[MIX_LEVEL] + term]] += total
