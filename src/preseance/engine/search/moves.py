"""Compiled moves: what an exchange of two slots would change, and making it."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.company_kernels import company_delta
from preseance.engine.search.count_kernels import between_delta, between_value, tally_delta
from preseance.engine.search.field_kernels import field_commit, field_delta, field_settle
from preseance.engine.search.lookup import weight
from preseance.engine.search.mix_kernels import mix_commit, mix_delta, mix_settle
from preseance.engine.search.pair_kernels import link_delta, place_delta, tie_delta
from preseance.engine.search.tape import (
    COMPANY_BEGIN,
    COMPANY_COUNTED,
    COMPANY_RELATION,
    COMPANY_WEIGHTS,
    NUM_BETWEEN,
    NUM_ITEMS,
    NUM_SESSIONS,
    REL_BEGIN,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    REL_OUT_VALUE,
    SESSION_FIRST,
    SESSION_SIZE,
    SLOT_SESSION,
    TALLY_ATTRIBUTE_AT,
    TALLY_ATTRIBUTES,
    TALLY_BEGIN,
    TALLY_FIRST_CELL,
    TALLY_GROUP_AT,
    TALLY_GROUPS,
    Z_COMPANIONS,
    Z_TOTAL,
    Z_USED,
    Z_VALUE,
)
from preseance.terms import Ints


@kernel
def change(m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """Write into ``out`` (levels,) what exchanging the contents of slots a and b adds."""
    for level in range(len(out)):
        out[level] = 0
    place_delta(m, on, at, z, a, b, out)
    tie_delta(m, on, at, z, a, b, out)
    link_delta(m, on, at, z, a, b, out)
    field_delta(m, on, at, z, a, b, out)
    company_delta(m, on, at, z, a, b, out, False)
    tally_delta(m, on, at, z, a, b, out, False)
    between_delta(m, on, at, z, a, b, out, False)
    mix_delta(m, on, at, z, a, b, out)


@kernel
def exchange(m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, a: int, b: int, delta: Ints) -> None:
    """Exchange the contents of slots a and b, which is known to add ``delta``; spends ``delta``."""
    n, k = m[NUM_ITEMS], m[m[SLOT_SESSION] + a]
    for level in range(len(delta)):
        cost[level] += delta[level]
    company_delta(m, on, at, z, a, b, delta, True)
    tally_delta(m, on, at, z, a, b, delta, True)
    between_delta(m, on, at, z, a, b, delta, True)
    field_commit(m, on, z, a, b)
    mix_commit(m, on, z, a, b)
    x, y = on[a], on[b]
    on[a], on[b] = y, x
    if x < n:
        at[k * n + x] = b
    if y < n:
        at[k * n + y] = a


@kernel
def settle(m: Ints, on: Ints, at: Ints, z: Ints) -> None:
    """Count from nothing what a standing keeps up to date."""
    n = m[NUM_ITEMS]
    for e in range(len(z)):
        z[e] = 0
    for k in range(m[NUM_SESSIONS]):
        field_settle(m, on, z, k)
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
        for term in range(m[m[TALLY_BEGIN] + k], m[m[TALLY_BEGIN] + k + 1]):
            for p in range(m[m[SESSION_SIZE] + k]):
                group = m[m[TALLY_GROUPS] + m[m[TALLY_GROUP_AT] + term] + p]
                if group >= 0:
                    i, cell = on[first + p], m[m[TALLY_FIRST_CELL] + term] + group
                    z[m[Z_TOTAL] + cell] += m[
                        m[TALLY_ATTRIBUTES] + m[m[TALLY_ATTRIBUTE_AT] + term] + i
                    ]
                    z[m[Z_USED] + cell] += 1 if i < n else 0
    mix_settle(m, on, z)
    for term in range(m[NUM_BETWEEN]):
        z[m[Z_VALUE] + term] = between_value(m, on, at, z, term, 0, 0)


@kernel
def before(first: Ints, second: Ints) -> bool:
    """Whether the first cost is lexicographically less than the second."""
    for level in range(len(first)):
        if first[level] != second[level]:
            return bool(first[level] < second[level])
    return False


@kernel
def reaches(cost: Ints, delta: Ints, best: Ints) -> bool:
    """Whether cost + delta is lexicographically less than best."""
    for level in range(len(cost)):
        then = cost[level] + delta[level]
        if then != best[level]:
            return bool(then < best[level])
    return False
