"""Compiled loops: the exact change of tally and between terms when the contents of two slots are exchanged.

``x`` stands on slot ``a`` and ``y`` on slot ``b``, both of one session; ``n`` stands for an
empty slot. With ``commit`` what is kept up to date is changed too; slots and items themselves
are exchanged by ``moves.exchange`` afterwards.
"""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.lookup import find
from preseance.engine.search.tape import BETWEEN, NUM, SESSION, SLOT, TALLY, Z
from preseance.terms import Ints


@kernel(inner=True)
def cell_cost(m: Ints, term: int, cell: int, total: int, used: int) -> int:
    """What one group of a tally term costs."""
    if m[m[TALLY.zero] + term] and used == 0:
        return 0
    return int(
        m[m[TALLY.curves] + m[m[TALLY.cell_curve] + cell] + min(total, m[m[TALLY.last] + term])]
    )


@kernel(inner=True)
def tally_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Tally terms: the groups of the two places."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    x, y, g = on[a], on[b], m[NUM.places]
    for term in range(m[m[TALLY.begin] + k], m[m[TALLY.begin] + k + 1]):
        here = (
            m[m[TALLY.groups] + m[m[TALLY.group_at] + term] + m[m[SLOT.local] + a]] if a < g else -1
        )
        there = (
            m[m[TALLY.groups] + m[m[TALLY.group_at] + term] + m[m[SLOT.local] + b]] if b < g else -1
        )
        if here == there:
            continue
        gain = (
            m[m[TALLY.attributes] + m[m[TALLY.attribute_at] + term] + y]
            - m[m[TALLY.attributes] + m[m[TALLY.attribute_at] + term] + x]
        )
        more = (1 if y < n else 0) - (1 if x < n else 0)
        if gain == 0 and more == 0:
            continue
        for turn in range(2):
            group, sign = (here, 1) if turn == 0 else (there, -1)
            if group < 0:
                continue
            cell = m[m[TALLY.first_cell] + term] + group
            total, used = z[m[Z.total] + cell] + sign * gain, z[m[Z.used] + cell] + sign * more
            out[m[m[TALLY.level] + term]] += cell_cost(m, term, cell, total, used) - cell_cost(
                m, term, cell, z[m[Z.total] + cell], z[m[Z.used] + cell]
            )
            if commit:
                z[m[Z.total] + cell], z[m[Z.used] + cell] = total, used


@kernel
def settle_tallies(m: Ints, on: Ints, z: Ints) -> None:
    """Add up all groups from nothing; the totals begin at 0."""
    n = m[NUM.items]
    for k in range(m[NUM.sessions]):
        first = m[m[SESSION.first] + k]
        for term in range(m[m[TALLY.begin] + k], m[m[TALLY.begin] + k + 1]):
            attributes = m[TALLY.attributes] + m[m[TALLY.attribute_at] + term]
            for p in range(m[m[SESSION.size] + k]):
                group = m[m[TALLY.groups] + m[m[TALLY.group_at] + term] + p]
                if group >= 0:
                    i, cell = on[first + p], m[m[TALLY.first_cell] + term] + group
                    z[m[Z.total] + cell] += m[attributes + i]
                    z[m[Z.used] + cell] += 1 if i < n else 0


@kernel(inner=True)
def between_value(m: Ints, on: Ints, at: Ints, z: Ints, term: int, a: int, b: int) -> int:
    """The value of a between term once the contents of slots a and b are exchanged."""
    n, g = m[NUM.items], m[NUM.places]
    k = m[m[BETWEEN.session] + term]
    x, y = on[a], on[b]
    p, q = at[k * n + m[m[BETWEEN.a] + term]], at[k * n + m[m[BETWEEN.b] + term]]
    p = b if p == a else (a if p == b else p)
    q = b if q == a else (a if q == b else q)
    if p < 0 or q < 0 or p >= g or q >= g:
        return int(m[m[BETWEEN.apart] + term])
    key = m[m[SLOT.local] + p] * m[m[SESSION.size] + k] + m[m[SLOT.local] + q]
    end = find(
        m,
        m[BETWEEN.end_key],
        m[m[BETWEEN.end_begin] + term],
        m[m[BETWEEN.end_begin] + term + 1],
        key,
    )
    if end < 0:
        return int(m[m[BETWEEN.apart] + term])
    count = 0
    for e in range(m[m[BETWEEN.path_run] + end], m[m[BETWEEN.path_run] + end + 1]):
        slot = m[m[SESSION.first] + k] + m[m[BETWEEN.path_place] + e]
        i = y if slot == a else (x if slot == b else on[slot])
        if i < n and m[m[BETWEEN.member] + term * n + i]:
            count += 1
    return int(
        m[m[BETWEEN.curves] + m[m[BETWEEN.curve_at] + term] + min(count, m[m[BETWEEN.last] + term])]
    )


@kernel(inner=True)
def between_delta(
    m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints, commit: bool
) -> None:
    """Between terms that one of the two items matters to."""
    n, k = m[NUM.items], m[m[SLOT.session] + a]
    for turn in range(2):
        i, other = (on[a], on[b]) if turn == 0 else (on[b], on[a])
        if i == n:
            continue
        for e in range(m[m[BETWEEN.begin] + k * n + i], m[m[BETWEEN.begin] + k * n + i + 1]):
            term = m[m[BETWEEN.term] + e]
            if turn == 1 and other < n:
                # The first turn has counted the terms of the other item.
                run = k * n + other
                if (
                    find(
                        m,
                        m[BETWEEN.term],
                        m[m[BETWEEN.begin] + run],
                        m[m[BETWEEN.begin] + run + 1],
                        term,
                    )
                    >= 0
                ):
                    continue
            now = between_value(m, on, at, z, term, a, b)
            out[m[m[BETWEEN.level] + term]] += now - z[m[Z.value] + term]
            if commit:
                z[m[Z.value] + term] = now


@kernel
def settle_between(m: Ints, on: Ints, at: Ints, z: Ints) -> None:
    """Work all between terms out."""
    for term in range(m[NUM.between]):
        z[m[Z.value] + term] = between_value(m, on, at, z, term, 0, 0)
