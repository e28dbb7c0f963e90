"""Pair terms by class or matrix as plain arrays: weights of whoever is on two linked places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from preseance.engine.compiling import kernel
from preseance.engine.kinds.reading import related
from preseance.engine.problem import Problem
from preseance.terms import Ints, Relation, Weights

Links: TypeAlias = tuple[Ints, Ints, Ints, Ints]


class Tables(NamedTuple):
    """Weights by class of the first and class of the second item, one table a term."""

    first: Ints
    """Class of each item as the first, shape (tables, n + 1)."""
    second: Ints
    values: Ints
    """All tables, one after the other."""
    start: Ints
    width: Ints
    row: Ints
    """The row each table counts in."""


@kernel(inline="always")
def entry(tables: Tables, t: int, x: int, y: int) -> Any:
    """The weight of table t for items x and y."""
    return tables.values[
        tables.start[t] + tables.first[t, x] * tables.width[t] + tables.second[t, y]
    ]


def lay_out_tables(
    problem: Problem, k: int, terms: Sequence[tuple[int, Weights, Relation]]
) -> tuple[Tables, Links, Links]:
    """The tables of (row, weights, relation), and the linked places of session k from both ends."""
    n, m = problem.num_items, problem.sessions[k].num_places
    links = [np.zeros((4, 0), dtype=np.int64)]
    for t, (_, _, relation) in enumerate(terms):
        p, q, value = related(relation, m)
        # Two places are linked once, however often a relation names them.
        some, where = np.unique(p * m + q, return_inverse=True)
        values = np.bincount(where, value, len(some)).astype(np.int64)
        p, q = some // m, some % m
        links.append(np.stack([p, q, values, np.full(len(p), t)])[:, p != q])
    every = np.concatenate(links, axis=1)
    parts = [_classed(weights, n) for _, weights, _ in terms]
    sizes = [table.size for _, _, table in parts]
    tables = Tables(
        np.array([first for first, _, _ in parts], dtype=np.int64).reshape(-1, n + 1),
        np.array([second for _, second, _ in parts], dtype=np.int64).reshape(-1, n + 1),
        np.concatenate([np.zeros(0, dtype=np.int64), *(t.ravel() for _, _, t in parts)]),
        np.cumsum([0, *sizes], dtype=np.int64),
        np.array([table.shape[1] for _, _, table in parts], dtype=np.int64),
        np.array([row for row, _, _ in terms], dtype=np.int64),
    )
    return tables, runs(every[0], every[1:], m), runs(every[1], every[[0, 2, 3]], m)


def _classed(weights: Weights, n: int) -> tuple[Ints, Ints, Ints]:
    """Class of each item as first and as second, and the weights of the classes.

    A class for each item that a list names, one for all others, so that n × n is needed only
    where a matrix is given.
    """
    if weights.dense is not None:
        return np.arange(n + 1), np.arange(n + 1), weights.to_dense(n + 1, n + 1)
    first, second = _classes(weights.row_class, n), _classes(weights.column_class, n)
    for classes, named in ((first, weights.rows), (second, weights.columns)):
        own = np.unique(named)
        classes[own] = int(classes.max()) + 1 + np.arange(len(own))
    some = np.unique(first, return_index=True)[1], np.unique(second, return_index=True)[1]
    first = np.unique(first, return_inverse=True)[1]
    second = np.unique(second, return_inverse=True)[1]
    values = np.zeros((len(some[0]), len(some[1])), dtype=np.int64)
    np.add.at(values, (first[weights.rows], second[weights.columns]), weights.values)
    row_class, column_class, table = weights.row_class, weights.column_class, weights.table
    if row_class is not None and column_class is not None and table is not None and table.size:
        r, c = _classes(row_class, n)[some[0]], _classes(column_class, n)[some[1]]
        mine, its = np.flatnonzero(r >= 0), np.flatnonzero(c >= 0)
        values[_block(mine, its)] += table[_block(r[mine], c[its])]
    return first, second, values


def _block(rows: Ints, columns: Ints) -> tuple[Any, Any]:
    """Where some rows cross some columns: as slices where they follow each other.

    A hall has a thousand classes of rank, and a table of them is read as it stands where all are in order.
    """
    if all(len(own) and (np.diff(own) == 1).all() for own in (rows, columns)):
        return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    return rows[:, None], columns[None, :]


def _classes(given: Ints | None, n: int) -> Ints:
    classes = np.full(n + 1, -1, dtype=np.int64)
    if given is not None:
        classes[: len(given)] = given[: n + 1]
    return classes


def runs(key: Ints, rest: Ints, size: int) -> Links:
    """Rows sorted by a key below ``size``, with where each key's run begins."""
    order = np.argsort(key, kind="stable")
    begin = np.zeros(size + 1, dtype=np.int64)
    begin[1:] = np.cumsum(np.bincount(key, minlength=size))
    a, b, c = (np.ascontiguousarray(x[order], dtype=np.int64) for x in rest)
    return begin, a, b, c
