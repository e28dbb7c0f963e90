"""Compiled loops: the exact change of tally and between terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot. With ``commit`` what is kept up to date is changed too; slots and items themselves
are exchanged by ``moves.exchange`` afterwards.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import find
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
    NUM_BETWEEN,
    NUM_ITEMS,
    NUM_PLACES,
    NUM_SESSIONS,
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
    Z_TOTAL,
    Z_USED,
    Z_VALUE,
)
from preseance.terms import Ints


@kernel(inner=True)
def cell_cost(m: Ints, term: int, cell: int, total: int, used: int) -> int:
    """What one group of a tally term costs."""
    if m[m[TALLY_ZERO] + term] and used == 0:
        return 0
    return int(
        m[m[TALLY_CURVES] + m[m[TALLY_CELL_CURVE] + cell] + min(total, m[m[TALLY_LAST] + term])]
    )


@kernel(inner=True)
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
        if gain == 0 and more == 0:
            continue
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


@kernel
def settle_tallies(m: Ints, on: Ints, z: Ints) -> None:
    """Add up all groups from nothing; the totals begin at 0."""
    n = m[NUM_ITEMS]
    for k in range(m[NUM_SESSIONS]):
        first = m[m[SESSION_FIRST] + k]
        for term in range(m[m[TALLY_BEGIN] + k], m[m[TALLY_BEGIN] + k + 1]):
            attributes = m[TALLY_ATTRIBUTES] + m[m[TALLY_ATTRIBUTE_AT] + term]
            for p in range(m[m[SESSION_SIZE] + k]):
                group = m[m[TALLY_GROUPS] + m[m[TALLY_GROUP_AT] + term] + p]
                if group >= 0:
                    i, cell = on[first + p], m[m[TALLY_FIRST_CELL] + term] + group
                    z[m[Z_TOTAL] + cell] += m[attributes + i]
                    z[m[Z_USED] + cell] += 1 if i < n else 0


@kernel(inner=True)
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


@kernel(inner=True)
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


@kernel
def settle_between(m: Ints, on: Ints, at: Ints, z: Ints) -> None:
    """Work all between terms out."""
    for term in range(m[NUM_BETWEEN]):
        z[m[Z_VALUE] + term] = between_value(m, on, at, z, term, 0, 0)
