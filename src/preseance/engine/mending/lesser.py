"""What many placements of one session cost at the lesser levels, term by term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from preseance.engine.evaluate import evaluate_term, related
from preseance.engine.mending.counting import (
    Links,
    Table,
    company_values,
    listed_values,
    occupy,
    pair_values,
    place_values,
    tally_values,
)
from preseance.engine.mending.linked import runs
from preseance.engine.mending.rows import is_listed, touches
from preseance.engine.problem import Placement, Problem
from preseance.terms import (
    CompanyTerm,
    Ints,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)


def costs_of(
    problem: Problem, k: int, placements: Ints, others: Placement, levels: Sequence[int]
) -> Ints:
    """Cost of session k's terms for each row of ``placements``, shape (rows, levels).

    A row gives each item's place, -1 for none; the other sessions stand as in ``others``.
    Levels that are not asked for are left at 0.
    """
    total = np.zeros((len(placements), len(problem.levels)), dtype=np.int64)
    if not len(placements):
        return total
    counted = [t for t in problem.terms if t.level in levels and touches(t, k)]
    for term, values in zip(
        counted, values_of(problem, k, counted, placements, others), strict=True
    ):
        total[:, term.level] += values
    return total


def values_of(
    problem: Problem, k: int, terms: Sequence[Term], placements: Ints, others: Placement
) -> Iterator[Ints]:
    """The value of each term for each row of ``placements``, the other sessions as in ``others``."""
    m = problem.sessions[k].num_places
    on = np.full((len(placements), m + 1), problem.num_items, dtype=np.int64)
    occupy(placements, on)
    links: dict[int, Links] = {}
    for term in terms:
        yield _values(problem, k, term, placements, on, others, links)


def _values(
    problem: Problem,
    k: int,
    term: Term,
    at: Ints,
    on: Ints,
    others: Placement,
    links: dict[int, Links],
) -> Ints:
    n, m = problem.num_items, problem.sessions[k].num_places
    out = np.full(len(at), int(term.constant), dtype=np.int64)
    if isinstance(term, PlaceTerm):
        place_values(at, on, problem.sessions[k].attending, table_of(term.costs, n), out)
    elif isinstance(term, PairTerm) and is_listed(term, n):
        w = term.weights
        listed_values(at, _links(term.relation, m, links), w.rows, w.columns, w.values, out)
    elif isinstance(term, PairTerm):
        pair_values(on, _links(term.relation, m, links), table_of(term.weights, n), out)
    elif isinstance(term, CompanyTerm):
        company_values(
            on,
            _links(term.relation, m, links),
            table_of(term.wanted, n),
            n,
            term.items,
            term.costs,
            out,
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


def _links(relation: Relation, m: int, known: dict[int, Links]) -> Links:
    """The links of a relation; terms share relations, so each is made once."""
    if id(relation) in known:
        return known[id(relation)]
    p, q, value = related(relation, m)
    out_begin, out, out_value, _ = runs(p, np.stack([q, value, value]), m)
    in_begin, into, in_value, _ = runs(q, np.stack([p, value, value]), m)
    known[id(relation)] = Links(out_begin, out, out_value, in_begin, into, in_value)
    return known[id(relation)]


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


def best_of(costs: Ints, levels: Sequence[int]) -> int:
    """The row that is least by the given levels in order, the first of equal ones."""
    keys = [costs[:, level] for level in reversed(levels)]
    return int(np.lexsort((np.arange(len(costs)), *keys))[0]) if len(costs) > 1 else 0
