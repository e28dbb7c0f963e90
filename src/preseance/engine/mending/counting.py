"""Compiled counting of terms for many placements: the first in full, the others by difference.

Placements that differ in a few items cost what the first of them does but for the terms' parts
round the places that have changed; so a placement takes as long as it moves items, not as long as
the session has places.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.terms import Ints


class Table(NamedTuple):
    """Weights for the kernels: a list by row, classes, a matrix; empty where not used."""

    begin: Ints
    column: Ints
    value: Ints
    row_class: Ints
    column_class: Ints
    table: Ints
    dense: Ints


class Links(NamedTuple):
    """Related places for the kernels: by first place, and by second."""

    out_begin: Ints
    out: Ints
    out_value: Ints
    in_begin: Ints
    into: Ints
    in_value: Ints


@kernel
def occupy(at: Ints, on: Ints) -> None:
    """Enter the items of each placement on their places; the column of no place is left over."""
    for row in range(len(at)):
        for i in range(at.shape[1]):
            if at[row, i] >= 0:
                on[row, at[row, i]] = i


@kernel(inner=True)
def weight(w: Table, i: int, j: int) -> int:
    """The weight at row i, column j."""
    total = 0
    for e in range(w.begin[i], w.begin[i + 1]):
        if w.column[e] == j:
            total += w.value[e]
    if i < len(w.row_class) and j < len(w.column_class):
        a, b = w.row_class[i], w.column_class[j]
        if a >= 0 and b >= 0:
            total += w.table[a, b]
    if i < w.dense.shape[0] and j < w.dense.shape[1]:
        total += w.dense[i, j]
    return total


@kernel(inline="always")
def lacks_weight(w: Table, i: int) -> bool:
    """Whether row i is known to hold nothing."""
    listed = w.begin[i] < w.begin[i + 1]
    return not listed and i >= len(w.row_class) and i >= w.dense.shape[0]


@kernel
def place_values(at: Ints, on: Ints, attending: Ints, w: Table, out: Ints) -> None:
    """Add the value of a place term to each row."""
    m, n = on.shape[1] - 1, at.shape[1]
    first = 0
    for p in range(m):
        first += weight(w, on[0, p], p)
    for i in attending:
        if at[0, i] < 0:
            first += weight(w, i, m)
    for row in range(len(at)):
        total = first
        for p in range(m):
            if on[row, p] != on[0, p]:
                total += weight(w, on[row, p], p) - weight(w, on[0, p], p)
        for i in attending:
            if i < n and (at[row, i] < 0) != (at[0, i] < 0):
                total += weight(w, i, m) if at[row, i] < 0 else -weight(w, i, m)
        out[row] += total


@kernel
def pair_values(on: Ints, links: Links, w: Table, out: Ints) -> None:
    """Add the value of a pair term to each row."""
    m, first = on.shape[1] - 1, 0
    old = on[0]
    for p in range(m):
        if lacks_weight(w, old[p]):
            continue
        for e in range(links.out_begin[p], links.out_begin[p + 1]):
            first += links.out_value[e] * weight(w, old[p], old[links.out[e]])
    for row in range(len(on)):
        new, total = on[row], first
        for p in range(m):
            if new[p] == old[p]:
                continue
            for e in range(links.out_begin[p], links.out_begin[p + 1]):
                q = links.out[e]
                more = weight(w, new[p], new[q]) - weight(w, old[p], old[q])
                total += links.out_value[e] * more
            for e in range(links.in_begin[p], links.in_begin[p + 1]):
                q = links.into[e]
                if new[q] == old[q]:
                    more = weight(w, new[q], new[p]) - weight(w, old[q], old[p])
                    total += links.in_value[e] * more
        out[row] += total


@kernel
def listed_values(
    at: Ints, links: Links, items: Ints, others: Ints, weights: Ints, out: Ints
) -> None:
    """Add the value of a pair term that lists its pairs to each row: the pairs are looked at alone."""
    for row in range(len(at)):
        for k in range(len(items)):
            p, q = at[row, items[k]], at[row, others[k]]
            if p < 0 or q < 0:
                continue
            for e in range(links.out_begin[p], links.out_begin[p + 1]):
                if links.out[e] == q:
                    out[row] += weights[k] * links.out_value[e]


@kernel(inner=True)
def _company(on: Ints, p: int, links: Links, w: Table) -> int:
    """The wanted companions of whoever is at place p."""
    count = 0
    for e in range(links.out_begin[p], links.out_begin[p + 1]):
        count += links.out_value[e] * weight(w, on[p], on[links.out[e]])
    return count


@kernel
def company_values(
    on: Ints, links: Links, w: Table, n: int, items: Ints, costs: Ints, out: Ints
) -> None:
    """Add the value of a company term to each row."""
    m, last = on.shape[1] - 1, len(costs) - 1
    times, before, now = (
        np.zeros(n + 1, np.int64),
        np.zeros(n + 1, np.int64),
        np.zeros(n + 1, np.int64),
    )
    seen = np.full(n + 1, -1, np.int64)
    touched = np.zeros(2 * m + 2, np.int64)
    first = 0
    for p in range(m):
        before[on[0, p]] += _company(on[0], p, links, w)
    for i in items:
        times[i] += 1
        first += costs[min(before[i], last)]
    for row in range(len(on)):
        new, old, count, total = on[row], on[0], 0, first
        for p in range(m):
            near = new[p] != old[p]
            if not near:
                for e in range(links.out_begin[p], links.out_begin[p + 1]):
                    near = near or new[links.out[e]] != old[links.out[e]]
            if not near:
                continue
            for i in (old[p], new[p]):
                if seen[i] != row:
                    seen[i], now[i] = row, 0
                    touched[count] = i
                    count += 1
            now[new[p]] += _company(new, p, links, w)
        for k in range(count):
            i = touched[k]
            if times[i]:
                total += times[i] * (costs[min(now[i], last)] - costs[min(before[i], last)])
        out[row] += total


@kernel
def tally_values(
    on: Ints, attribute: Ints, group: Ints, costs: Ints, unused_free: bool, out: Ints
) -> None:
    """Add the value of a tally term to each row."""
    n, last = len(attribute) - 1, costs.shape[1] - 1
    first = 0
    count, used = np.zeros(len(costs), np.int64), np.zeros(len(costs), np.int64)
    value, moved = np.zeros(len(costs), np.int64), np.zeros(len(costs), np.uint8)
    for p in range(len(group)):
        g = group[p]
        if 0 <= g < len(costs):
            count[g] += attribute[on[0, p]]
            used[g] += on[0, p] < n
    for g in range(len(costs)):
        if used[g] or not unused_free:
            value[g] = costs[g, min(count[g], last)]
        first += value[g]
    for row in range(len(on)):
        total = first
        for sign in (1, -1):
            # Once to see what it comes to, once to take it back.
            for p in range(len(group)):
                g = group[p]
                if on[row, p] != on[0, p] and 0 <= g < len(costs):
                    count[g] += sign * (attribute[on[row, p]] - attribute[on[0, p]])
                    used[g] += sign * (int(on[row, p] < n) - int(on[0, p] < n))
                    moved[g] = sign > 0
            if sign < 0:
                break
            for g in range(len(costs)):
                if moved[g]:
                    some = used[g] > 0 or not unused_free
                    total += (costs[g, min(count[g], last)] if some else 0) - value[g]
        out[row] += total
