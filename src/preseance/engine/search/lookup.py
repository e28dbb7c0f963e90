"""Compiled look-ups: a relation between two places, a weight of two items, a cost of a place."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search.tape import (
    PLACE_BEGIN,
    PLACE_CLASSES,
    PLACE_FULL,
    PLACE_FULL_AT,
    PLACE_LEVEL,
    PLACE_PART_BEGIN,
    PLACE_PART_COLUMN,
    PLACE_PART_LEVEL,
    PLACE_PART_ROW,
    PLACE_PART_TABLE,
    PLACE_PART_WIDTH,
    PLACE_PLACE,
    PLACE_TABLES,
    PLACE_VALUE,
    REL_BEGIN,
    REL_CELLS,
    REL_KIND,
    REL_OFFSET,
    REL_OUT_PLACE,
    REL_OUT_RUN,
    REL_OUT_VALUE,
    REL_SIZE,
    WEIGHT_BEGIN,
    WEIGHT_CLASSES,
    WEIGHT_KEY,
    WEIGHT_MATRICES,
    WEIGHT_MATRIX_AT,
    WEIGHT_PART_BEGIN,
    WEIGHT_PART_COLUMN,
    WEIGHT_PART_ROW,
    WEIGHT_PART_TABLE,
    WEIGHT_PART_WIDTH,
    WEIGHT_TABLES,
    WEIGHT_VALUE,
)
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
    if m[m[REL_KIND] + k] == 0:
        group = m[m[REL_CELLS] + m[m[REL_OFFSET] + k] + p]
        return (
            1
            if p != q and group >= 0 and group == m[m[REL_CELLS] + m[m[REL_OFFSET] + k] + q]
            else 0
        )
    if m[m[REL_KIND] + k] == 1:
        return int(m[m[REL_CELLS] + m[m[REL_OFFSET] + k] + p * m[m[REL_SIZE] + k] + q])
    run = m[m[REL_BEGIN] + k] + p
    total = 0
    for e in range(m[m[REL_OUT_RUN] + run], m[m[REL_OUT_RUN] + run + 1]):
        if m[m[REL_OUT_PLACE] + e] == q:
            total += m[m[REL_OUT_VALUE] + e]
    return total


@kernel(inner=True)
def weight(m: Ints, k: int, n: int, i: int, j: int) -> int:
    """w(i, j) of table k."""
    whole = m[m[WEIGHT_MATRIX_AT] + k]
    if whole >= 0:
        return int(m[m[WEIGHT_MATRICES] + whole + i * (n + 1) + j])
    total = 0
    if m[m[WEIGHT_BEGIN] + k + 1] > m[m[WEIGHT_BEGIN] + k]:
        key = i * (n + 1) + j
        e = find(m, m[WEIGHT_KEY], m[m[WEIGHT_BEGIN] + k], m[m[WEIGHT_BEGIN] + k + 1], key)
        if e >= 0:
            total += m[m[WEIGHT_VALUE] + e]
    for part in range(m[m[WEIGHT_PART_BEGIN] + k], m[m[WEIGHT_PART_BEGIN] + k + 1]):
        row = m[m[WEIGHT_CLASSES] + m[m[WEIGHT_PART_ROW] + part] + i]
        column = m[m[WEIGHT_CLASSES] + m[m[WEIGHT_PART_COLUMN] + part] + j]
        if row >= 0 and column >= 0:
            total += m[
                m[WEIGHT_TABLES]
                + m[m[WEIGHT_PART_TABLE] + part]
                + row * m[m[WEIGHT_PART_WIDTH] + part]
                + column
            ]
    return total


@kernel(inner=True)
def add_place_cost(
    m: Ints, n: int, session: int, size: int, item: int, place: int, sign: int, out: Ints
) -> None:
    """Add to ``out`` (levels,), ``sign`` times, what an item costs at a local place."""
    levels = len(out)
    if m[m[PLACE_FULL_AT] + session] >= 0:
        cell = m[m[PLACE_FULL_AT] + session] + (item * (size + 1) + place) * levels
        for level in range(levels):
            out[level] += sign * m[m[PLACE_FULL] + cell + level]
        return
    run = session * (n + 1) + item
    begin, end = m[m[PLACE_BEGIN] + run], m[m[PLACE_BEGIN] + run + 1]
    while begin < end:
        middle = (begin + end) >> 1
        if m[m[PLACE_PLACE] + middle] < place:
            begin = middle + 1
        else:
            end = middle
    while begin < m[m[PLACE_BEGIN] + run + 1] and m[m[PLACE_PLACE] + begin] == place:
        out[m[m[PLACE_LEVEL] + begin]] += sign * m[m[PLACE_VALUE] + begin]
        begin += 1
    for part in range(m[m[PLACE_PART_BEGIN] + session], m[m[PLACE_PART_BEGIN] + session + 1]):
        row = m[m[PLACE_CLASSES] + m[m[PLACE_PART_ROW] + part] + item]
        column = m[m[PLACE_CLASSES] + m[m[PLACE_PART_COLUMN] + part] + place]
        if row >= 0 and column >= 0:
            cell = m[m[PLACE_PART_TABLE] + part] + row * m[m[PLACE_PART_WIDTH] + part] + column
            out[m[m[PLACE_PART_LEVEL] + part]] += sign * m[m[PLACE_TABLES] + cell]
