"""What many placements of one session cost at the lesser levels, term by term."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numba as nb
import numpy as np

from preseance.engine.evaluate import evaluate_term, related
from preseance.engine.mending.musts import runs, touches
from preseance.engine.problem import Placement, Problem
from preseance.engine.terms import (
    CompanyTerm,
    Ints,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)


class Table(NamedTuple):
    """Weights for the kernels: a list by row, classes, a matrix; empty where not used."""

    begin: Ints
    column: Ints
    value: Ints
    row_class: Ints
    column_class: Ints
    table: Ints
    dense: Ints


def costs_of(
    problem: Problem, k: int, placements: Ints, others: Placement, levels: Sequence[int]
) -> Ints:
    """Cost of session k's terms for each row of ``placements``, shape (rows, levels).

    A row gives each item's place, -1 for none; the other sessions stand as in ``others``.
    Levels that are not asked for are left at 0.
    """
    total = np.zeros((len(placements), len(problem.levels)), dtype=np.int64)
    m = problem.sessions[k].num_places
    on = np.full((len(placements), m + 1), problem.num_items, dtype=np.int64)
    occupy(placements, on)
    for term in problem.terms:
        if term.level in levels and touches(term, k):
            total[:, term.level] += _values(problem, k, term, placements, on, others)
    return total


def _values(problem: Problem, k: int, term: Term, at: Ints, on: Ints, others: Placement) -> Ints:
    n, m = problem.num_items, problem.sessions[k].num_places
    out = np.full(len(at), int(term.constant), dtype=np.int64)
    if isinstance(term, PlaceTerm):
        place_values(at, on, problem.sessions[k].attending, table_of(term.costs, n), out)
    elif isinstance(term, PairTerm):
        pair_values(on, *_links(term.relation, m), table_of(term.weights, n), out)
    elif isinstance(term, CompanyTerm):
        company_values(
            on, *_links(term.relation, m), table_of(term.wanted, n), n, term.items, term.costs, out
        )
    elif isinstance(term, TallyTerm):
        attribute = np.append(term.attribute, 0)[: n + 1].astype(np.int64)
        tally_values(on, attribute, term.group, term.costs, term.zero_when_unused, out)
    else:
        for row in range(len(at)):
            trial = list(others)
            trial[k] = at[row].astype(np.int32)
            out[row] = evaluate_term(problem, term, tuple(trial))
    return out


def _links(relation: Relation, m: int) -> tuple[Ints, Ints, Ints]:
    p, q, value = related(relation, m)
    begin, q, value, _ = runs(p, np.stack([q, value, value]), m)
    return begin, q, value


def table_of(weights: Weights, n: int) -> Table:
    """Weights as the kernels read them."""
    none, empty = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    begin = np.zeros(n + 2, dtype=np.int64)
    column, value = weights.columns, weights.values
    if len(value):
        key = weights.rows
        begin, column, value, _ = runs(key, np.stack([column, value, value]), n + 1)
    return Table(
        begin, column, value,
        none if weights.row_class is None else weights.row_class,
        none if weights.column_class is None else weights.column_class,
        empty if weights.table is None else weights.table,
        empty if weights.dense is None else weights.dense,
    )  # fmt: skip


@nb.njit(cache=True, nogil=True)
def occupy(at: Ints, on: Ints) -> None:
    """Enter the items of each placement on their places; the column of no place is left over."""
    for row in range(len(at)):
        for i in range(at.shape[1]):
            if at[row, i] >= 0:
                on[row, at[row, i]] = i


@nb.njit(cache=True, nogil=True)
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


@nb.njit(cache=True, nogil=True)
def place_values(at: Ints, on: Ints, attending: Ints, w: Table, out: Ints) -> None:
    """Add the value of a place term to each row."""
    m = on.shape[1] - 1
    for row in range(len(at)):
        for p in range(m):
            out[row] += weight(w, on[row, p], p)
        for i in attending:
            if at[row, i] < 0:
                out[row] += weight(w, i, m)


@nb.njit(cache=True, nogil=True)
def pair_values(on: Ints, begin: Ints, other: Ints, value: Ints, w: Table, out: Ints) -> None:
    """Add the value of a pair term to each row."""
    for row in range(len(on)):
        for p in range(on.shape[1] - 1):
            for e in range(begin[p], begin[p + 1]):
                out[row] += value[e] * weight(w, on[row, p], on[row, other[e]])


@nb.njit(cache=True, nogil=True)
def company_values(
    on: Ints,
    begin: Ints,
    other: Ints,
    value: Ints,
    w: Table,
    n: int,
    items: Ints,
    costs: Ints,
    out: Ints,
) -> None:
    """Add the value of a company term to each row."""
    last = len(costs) - 1
    for row in range(len(on)):
        count = np.zeros(n + 1, np.int64)
        for p in range(on.shape[1] - 1):
            for e in range(begin[p], begin[p + 1]):
                count[on[row, p]] += value[e] * weight(w, on[row, p], on[row, other[e]])
        for i in items:
            out[row] += costs[min(count[i], last)]


@nb.njit(cache=True, nogil=True)
def tally_values(
    on: Ints, attribute: Ints, group: Ints, costs: Ints, unused_free: bool, out: Ints
) -> None:
    """Add the value of a tally term to each row."""
    n, last = len(attribute) - 1, costs.shape[1] - 1
    for row in range(len(on)):
        count = np.zeros(len(costs), np.int64)
        used = np.zeros(len(costs), np.int64)
        for p in range(len(group)):
            g = group[p]
            if 0 <= g < len(costs):
                count[g] += attribute[on[row, p]]
                used[g] += on[row, p] < n
        for g in range(len(costs)):
            if used[g] or not unused_free:
                out[row] += costs[g, min(count[g], last)]


def best_of(costs: Ints, levels: Sequence[int]) -> int:
    """The row that is least by the given levels in order, the first of equal ones."""
    keys = [costs[:, level] for level in reversed(levels)]
    return int(np.lexsort((np.arange(len(costs)), *keys))[0]) if len(costs) > 1 else 0
