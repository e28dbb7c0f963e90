"""Compiled: an item is taken in hand or put on a place, and what the level of musts gains by it."""

from __future__ import annotations

from typing import Any

from preseance.engine.compiling import kernel
from preseance.engine.mending.musts import Musts
from preseance.terms import Ints


@kernel
def pull(musts: Musts, e: int, p: int, q: int) -> Any:
    """What tie e is worth with its owner at place p and the other at place q."""
    matrix = musts.relations[musts.relation[e]]
    return musts.weight[e] * (matrix[q, p] if musts.second[e] else matrix[p, q])


@kernel
def change(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int, p: int, sign: int) -> Any:
    """What item i at place p adds to the level, i itself being nowhere; groups are kept count of."""
    n, m = len(at), len(on)
    total = musts.costs[i, p]
    if p == m:
        return total
    for e in range(musts.begin[i], musts.begin[i + 1]):
        q = at[musts.other[e]]
        if q < 0 or q == m:
            continue
        worth = pull(musts, e, p, q)
        total += worth
        if musts.group[e] >= 0:
            lacks[musts.group[e]] += sign * worth
    begin, other, value, table = musts.links_out
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], on[other[e]]
        total += value[e] * (musts.tables[t, i, y] - musts.tables[t, n, y])
    begin, other, value, table = musts.links_in
    for e in range(begin[p], begin[p + 1]):
        t, y = table[e], on[other[e]]
        total += value[e] * (musts.tables[t, y, i] - musts.tables[t, y, n])
    return total


@kernel
def put(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int, p: int) -> Any:
    """Put item i on empty place p (m: no place at all); what the level gains."""
    total = change(musts, on, at, lacks, i, p, 1)
    at[i] = p
    if p < len(on):
        on[p] = i
    return total


@kernel
def lift(musts: Musts, on: Ints, at: Ints, lacks: Ints, i: int) -> Any:
    """Take item i in hand; what the level loses."""
    p = at[i]
    at[i] = -1
    if p < len(on):
        on[p] = len(at)
    return -change(musts, on, at, lacks, i, p, -1)
