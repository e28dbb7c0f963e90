"""Compiled look-ups: a relation between two places, a weight of two items, a cost of a place."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.tape import PLACE, REL, WEIGHT
from preseance.terms import Ints


@kernel(inner=True)
def find(m: Ints, keys: int, begin: int, end: int, key: int) -> int:
    """Position of a key in an ascending run of the field that begins at ``keys``; -1 for none."""
    limit = end
    while begin < end:
        middle = (begin + end) >> 1
        if m[keys + middle] < key:
            begin = middle + 1
        else:
            end = middle
    return begin if begin < limit and m[keys + begin] == key else -1


@kernel(inner=True)
def relates(m: Ints, k: int, p: int, q: int) -> int:
    """R(p, q) of relation k, between local places."""
    if m[m[REL.kind] + k] == 0:
        group = m[m[REL.cells] + m[m[REL.offset] + k] + p]
        return (
            1
            if p != q and group >= 0 and group == m[m[REL.cells] + m[m[REL.offset] + k] + q]
            else 0
        )
    if m[m[REL.kind] + k] == 1:
        return int(m[m[REL.cells] + m[m[REL.offset] + k] + p * m[m[REL.size] + k] + q])
    run = m[m[REL.begin] + k] + p
    total = 0
    for e in range(m[m[REL.out_run] + run], m[m[REL.out_run] + run + 1]):
        if m[m[REL.out_place] + e] == q:
            total += m[m[REL.out_value] + e]
    return total


@kernel(inner=True)
def weight(m: Ints, k: int, n: int, i: int, j: int) -> int:
    """w(i, j) of table k."""
    whole = m[m[WEIGHT.matrix_at] + k]
    if whole >= 0:
        return int(m[m[WEIGHT.matrices] + whole + i * (n + 1) + j])
    total = 0
    if m[m[WEIGHT.begin] + k + 1] > m[m[WEIGHT.begin] + k]:
        key = i * (n + 1) + j
        e = find(m, m[WEIGHT.key], m[m[WEIGHT.begin] + k], m[m[WEIGHT.begin] + k + 1], key)
        if e >= 0:
            total += m[m[WEIGHT.value] + e]
    for part in range(m[m[WEIGHT.part_begin] + k], m[m[WEIGHT.part_begin] + k + 1]):
        row = m[m[WEIGHT.classes] + m[m[WEIGHT.part_row] + part] + i]
        column = m[m[WEIGHT.classes] + m[m[WEIGHT.part_column] + part] + j]
        if row >= 0 and column >= 0:
            total += m[
                m[WEIGHT.tables]
                + m[m[WEIGHT.part_table] + part]
                + row * m[m[WEIGHT.part_width] + part]
                + column
            ]
    return total


@kernel(inner=True)
def add_place_cost(
    m: Ints, n: int, session: int, size: int, item: int, place: int, sign: int, out: Ints
) -> None:
    """Add to ``out`` (levels,), ``sign`` times, what an item costs at a local place."""
    levels = len(out)
    if m[m[PLACE.full_at] + session] >= 0:
        cell = m[m[PLACE.full_at] + session] + (item * (size + 1) + place) * levels
        for level in range(levels):
            out[level] += sign * m[m[PLACE.full] + cell + level]
        return
    run = session * (n + 1) + item
    begin, end = m[m[PLACE.begin] + run], m[m[PLACE.begin] + run + 1]
    while begin < end:
        middle = (begin + end) >> 1
        if m[m[PLACE.place] + middle] < place:
            begin = middle + 1
        else:
            end = middle
    while begin < m[m[PLACE.begin] + run + 1] and m[m[PLACE.place] + begin] == place:
        out[m[m[PLACE.level] + begin]] += sign * m[m[PLACE.value] + begin]
        begin += 1
    for part in range(m[m[PLACE.part_begin] + session], m[m[PLACE.part_begin] + session + 1]):
        row = m[m[PLACE.classes] + m[m[PLACE.part_row] + part] + item]
        column = m[m[PLACE.classes] + m[m[PLACE.part_column] + part] + place]
        if row >= 0 and column >= 0:
            cell = m[m[PLACE.part_table] + part] + row * m[m[PLACE.part_width] + part] + column
            out[m[m[PLACE.part_level] + part]] += sign * m[m[PLACE.tables] + cell]
