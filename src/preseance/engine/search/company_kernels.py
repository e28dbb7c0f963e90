"""Compiled loops: the exact change of company terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot. With ``commit`` what is kept up to date is changed too; slots and items themselves
are exchanged by ``moves.exchange`` afterwards.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import weight
from preseance.engine.search.tape import COMPANY, NUM, REL, SESSION, SLOT, Z
from preseance.terms import Ints


@kernel(inner=True)
def company_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Company terms: the two items at their new places, and whoever has them in his company."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    x, y, g, first = on[a], on[b], m[NUM.places], m[m[SESSION.first] + k]
    for term in range(m[m[COMPANY.begin] + k], m[m[COMPANY.begin] + k + 1]):
        relation, table, own = m[m[COMPANY.relation] + term], m[m[COMPANY.weights] + term], term * n
        curve, last, level = (
            m[m[COMPANY.curve_at] + term],
            m[m[COMPANY.last] + term],
            m[m[COMPANY.level] + term],
        )
        z[m[Z.tick]] += 1
        num = 0
        for turn in range(2):
            slot, before, after = (a, x, y) if turn == 0 else (b, y, x)
            if slot >= g:
                continue
            run = m[m[REL.begin] + relation] + m[m[SLOT.local] + slot]
            for e in range(m[m[REL.in_run] + run], m[m[REL.in_run] + run + 1]):
                i = on[first + m[m[REL.in_place] + e]]
                if i in (n, x, y) or not m[m[COMPANY.counted] + own + i]:
                    continue
                gain = weight(m, table, n, i, after) - weight(m, table, n, i, before)
                if gain != 0:
                    if z[m[Z.stamp] + i] != z[m[Z.tick]]:
                        z[m[Z.stamp] + i], z[m[Z.sum] + i], z[m[Z.touched] + num] = (
                            z[m[Z.tick]],
                            0,
                            i,
                        )
                        num += 1
                    z[m[Z.sum] + i] += m[m[REL.in_value] + e] * gain
        for e in range(num):
            i = z[m[Z.touched] + e]
            old = z[m[Z.companions] + own + i]
            now = old + z[m[Z.sum] + i]
            out[level] += (
                m[m[COMPANY.curves] + curve + min(now, last)]
                - m[m[COMPANY.curves] + curve + min(old, last)]
            )
            if commit:
                z[m[Z.companions] + own + i] = now
        for turn in range(2):
            i, target = (x, b) if turn == 0 else (y, a)
            if i == n or not m[m[COMPANY.counted] + own + i]:
                continue
            now = 0
            if target < g:
                run = m[m[REL.begin] + relation] + m[m[SLOT.local] + target]
                for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
                    q = first + m[m[REL.out_place] + e]
                    j = y if q == a else (x if q == b else on[q])
                    now += m[m[REL.out_value] + e] * weight(m, table, n, i, j)
            old = z[m[Z.companions] + own + i]
            out[level] += (
                m[m[COMPANY.curves] + curve + min(now, last)]
                - m[m[COMPANY.curves] + curve + min(old, last)]
            )
            if commit:
                z[m[Z.companions] + own + i] = now


@kernel
def settle_company(m: Ints, on: Ints, z: Ints) -> None:
    """Count everybody's company from nothing; the counts begin at 0."""
    n = m[NUM.items]
    for k in range(m[NUM.sessions]):
        first = m[m[SESSION.first] + k]
        for term in range(m[m[COMPANY.begin] + k], m[m[COMPANY.begin] + k + 1]):
            relation, table = m[m[COMPANY.relation] + term], m[m[COMPANY.weights] + term]
            for p in range(m[m[SESSION.size] + k]):
                i = on[first + p]
                if i == n or not m[m[COMPANY.counted] + term * n + i]:
                    continue
                run = m[m[REL.begin] + relation] + p
                for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
                    j = on[first + m[m[REL.out_place] + e]]
                    w = weight(m, table, n, i, j)
                    z[m[Z.companions] + term * n + i] += m[m[REL.out_value] + e] * w
