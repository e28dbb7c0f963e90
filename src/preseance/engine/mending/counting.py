"""Compiled counting of terms for many placements: a first one in full, the others by difference.

Placements that differ in a few items cost what the first does but for the terms' parts round the places
that have changed; so a placement takes as long as it moves items, not as long as the session has places.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.mending.differing import Differing
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
def place_value(at: Ints, on: Ints, attending: Ints, w: Table) -> int:
    """The value of a place term: items ``on`` places, and those who attend without one."""
    m, total = len(on), 0
    for p in range(m):
        total += weight(w, on[p], p)
    for i in attending:
        if at[i] < 0:
            total += weight(w, i, m)
    return total


@kernel
def place_values(at: Ints, on: Ints, rows: Differing, w: Table, out: Ints) -> None:
    """Add to each row how the value of a place term differs from that of the first placement."""
    m = len(on)
    for row in range(len(out)):
        for e in range(rows.place_begin[row], rows.place_begin[row + 1]):
            p = rows.place[e]
            out[row] += weight(w, rows.now[e], p) - weight(w, on[p], p)
        for e in range(rows.item_begin[row], rows.item_begin[row + 1]):
            i = rows.item[e]
            if rows.to[e] < 0:
                out[row] += weight(w, i, m)
            elif at[i] < 0:
                out[row] -= weight(w, i, m)


@kernel
def pair_value(on: Ints, links: Links, w: Table) -> int:
    """The value of a pair term."""
    total = 0
    for p in range(len(on)):
        if lacks_weight(w, on[p]):
            continue
        for e in range(links.out_begin[p], links.out_begin[p + 1]):
            total += links.out_value[e] * weight(w, on[p], on[links.out[e]])
    return total


@kernel(inner=True)
def _enter(new: Ints, old: Ints, rows: Differing, row: int, entered: bool) -> None:
    """Put those of a row on the places that differ, or those of the first placement again."""
    for e in range(rows.place_begin[row], rows.place_begin[row + 1]):
        new[rows.place[e]] = rows.now[e] if entered else old[rows.place[e]]


@kernel
def pair_values(old: Ints, new: Ints, links: Links, rows: Differing, w: Table, out: Ints) -> None:
    """The same for a pair term; ``new`` begins and ends as a copy of who is where at first."""
    for row in range(len(out)):
        _enter(new, old, rows, row, True)
        for place in range(rows.place_begin[row], rows.place_begin[row + 1]):
            p = rows.place[place]
            for e in range(links.out_begin[p], links.out_begin[p + 1]):
                q = links.out[e]
                more = weight(w, new[p], new[q]) - weight(w, old[p], old[q])
                out[row] += links.out_value[e] * more
            for e in range(links.in_begin[p], links.in_begin[p + 1]):
                q = links.into[e]
                if new[q] == old[q]:
                    more = weight(w, new[q], new[p]) - weight(w, old[q], old[p])
                    out[row] += links.in_value[e] * more
        _enter(new, old, rows, row, False)


@kernel(inner=True)
def _near(links: Links, p: int, q: int) -> int:
    """How place q stands to place p; 0 where either is none."""
    total = 0
    if p >= 0 and q >= 0:
        for e in range(links.out_begin[p], links.out_begin[p + 1]):
            if links.out[e] == q:
                total += links.out_value[e]
    return total


@kernel
def listed_value(at: Ints, links: Links, items: Ints, others: Ints, weights: Ints) -> int:
    """The value of a pair term that lists its pairs: the pairs are looked at alone."""
    total = 0
    for k in range(len(items)):
        total += weights[k] * _near(links, at[items[k]], at[others[k]])
    return total


@kernel
def listed_values(
    old: Ints,
    new: Ints,
    links: Links,
    rows: Differing,
    items: Ints,
    others: Ints,
    weights: Ints,
    out: Ints,
) -> None:
    """The same for such a term; ``new`` begins and ends as a copy of where everybody is at first."""
    for row in range(len(out)):
        begin, end = rows.item_begin[row], rows.item_begin[row + 1]
        for e in range(begin, end):
            new[rows.item[e]] = rows.to[e]
        for k in range(len(items)):
            i, j = items[k], others[k]
            if new[i] != old[i] or new[j] != old[j]:
                more = _near(links, new[i], new[j]) - _near(links, old[i], old[j])
                out[row] += weights[k] * more
        for e in range(begin, end):
            new[rows.item[e]] = old[rows.item[e]]


@kernel(inner=True)
def _company(on: Ints, p: int, links: Links, w: Table) -> int:
    """The wanted companions of whoever is at place p."""
    count = 0
    for e in range(links.out_begin[p], links.out_begin[p + 1]):
        count += links.out_value[e] * weight(w, on[p], on[links.out[e]])
    return count


@kernel
def company_value(on: Ints, links: Links, w: Table, items: Ints, costs: Ints, met: Ints) -> int:
    """The value of a company term, and into ``met`` how many companions each item has."""
    last, total = len(costs) - 1, 0
    for p in range(len(on)):
        met[on[p]] += _company(on, p, links, w)
    for i in items:
        total += costs[min(met[i], last)]
    return total


@kernel
def company_values(
    old: Ints,
    new: Ints,
    links: Links,
    rows: Differing,
    w: Table,
    times: Ints,
    costs: Ints,
    met: Ints,
    out: Ints,
) -> None:
    """The same for a company term that asks for each item so many ``times``."""
    last, size = len(costs) - 1, len(met)
    now, seen = np.zeros(size, np.int64), np.full(size, -1, np.int64)
    looked, touched = np.full(len(old), -1, np.int64), np.zeros(size, np.int64)
    for row in range(len(out)):
        count = 0
        _enter(new, old, rows, row, True)
        for place in range(rows.place_begin[row], rows.place_begin[row + 1]):
            q = rows.place[place]
            for e in range(links.in_begin[q] - 1, links.in_begin[q + 1]):
                # The place itself, then all for whose guests whoever is there may count.
                p = q if e < links.in_begin[q] else links.into[e]
                if looked[p] == row:
                    continue
                looked[p] = row
                for i in (old[p], new[p]):
                    if seen[i] != row:
                        seen[i], now[i], touched[count] = row, 0, i
                        count += 1
                now[new[p]] += _company(new, p, links, w)
        for k in range(count):
            i = touched[k]
            if times[i]:
                out[row] += times[i] * (costs[min(now[i], last)] - costs[min(met[i], last)])
        _enter(new, old, rows, row, False)


@kernel(inner=True)
def _tallied(costs: Ints, g: int, count: int, used: int, unused_free: bool) -> int:
    """What a group costs that has come to so much, with so many of its places taken."""
    return costs[g, min(count, costs.shape[1] - 1)] if used or not unused_free else 0


@kernel
def tally_value(
    on: Ints,
    attribute: Ints,
    group: Ints,
    costs: Ints,
    unused_free: bool,
    count: Ints,
    used: Ints,
) -> int:
    """The value of a tally term, and by group what it comes to and how many of its places are taken."""
    n, total = len(attribute) - 1, 0
    for p in range(len(group)):
        g = group[p]
        if 0 <= g < len(costs):
            count[g] += attribute[on[p]]
            used[g] += on[p] < n
    for g in range(len(costs)):
        total += _tallied(costs, g, count[g], used[g], unused_free)
    return total


@kernel
def tally_values(
    on: Ints,
    rows: Differing,
    attribute: Ints,
    group: Ints,
    costs: Ints,
    unused_free: bool,
    count: Ints,
    used: Ints,
    out: Ints,
) -> None:
    """The same for a tally term; ``count`` and ``used`` are those of the first placement, at the end too."""
    n = len(attribute) - 1
    for row in range(len(out)):
        for sign in (1, -1):
            # Place by place there, and back again.
            for e in range(rows.place_begin[row], rows.place_begin[row + 1]):
                p = rows.place[e]
                g = group[p]
                if not 0 <= g < len(costs):
                    continue
                before = _tallied(costs, g, count[g], used[g], unused_free)
                count[g] += sign * (attribute[rows.now[e]] - attribute[on[p]])
                used[g] += sign * (int(rows.now[e] < n) - int(on[p] < n))
                if sign > 0:
                    out[row] += _tallied(costs, g, count[g], used[g], unused_free) - before
