"""Compiled loops: the exact change of company terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot. With ``commit`` what is kept up to date is changed too; slots and items themselves
are exchanged by ``moves.exchange`` afterwards.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import weight
from preseance.engine.search.tape import (
    COMPANY_BEGIN,
    COMPANY_COUNTED,
    COMPANY_CURVE_AT,
    COMPANY_CURVES,
    COMPANY_LAST,
    COMPANY_LEVEL,
    COMPANY_RELATION,
    COMPANY_WEIGHTS,
    NUM_ITEMS,
    NUM_PLACES,
    NUM_SESSIONS,
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
    Z_COMPANIONS,
    Z_STAMP,
    Z_SUM,
    Z_TICK,
    Z_TOUCHED,
)
from preseance.terms import Ints


@kernel(inner=True)
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


@kernel
def settle_company(m: Ints, on: Ints, z: Ints) -> None:
    """Count everybody's company from nothing; the counts begin at 0."""
    n = m[NUM_ITEMS]
    for k in range(m[NUM_SESSIONS]):
        first = m[m[SESSION_FIRST] + k]
        for term in range(m[m[COMPANY_BEGIN] + k], m[m[COMPANY_BEGIN] + k + 1]):
            relation, table = m[m[COMPANY_RELATION] + term], m[m[COMPANY_WEIGHTS] + term]
            for p in range(m[m[SESSION_SIZE] + k]):
                i = on[first + p]
                if i == n or not m[m[COMPANY_COUNTED] + term * n + i]:
                    continue
                run = m[m[REL_BEGIN] + relation] + p
                for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
                    j = on[first + m[m[REL_OUT_PLACE] + e]]
                    w = weight(m, table, n, i, j)
                    z[m[Z_COMPANIONS] + term * n + i] += m[m[REL_OUT_VALUE] + e] * w
