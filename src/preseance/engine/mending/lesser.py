"""What many placements of one session cost at the lesser levels, term by term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from preseance.engine.evaluate import evaluate_term
from preseance.engine.kinds import ByKind
from preseance.engine.kinds.reading import related
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
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
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
    rows = _Rows(problem, k, placements, on, others, {})
    for term in terms:
        yield _values(rows, term)


class _Rows(NamedTuple):
    """Placements of session k, row by row, the other sessions as in ``others``."""

    problem: Problem
    k: int
    at: Ints
    """Place of each item."""
    on: Ints
    """Item on each place."""
    others: Placement
    links: dict[int, Links]


def _values(rows: _Rows, term: Term) -> Ints:
    out = np.full(len(rows.at), int(term.constant), dtype=np.int64)
    _ADD[term](rows, term, out)
    return out


def _add_places(rows: _Rows, term: PlaceTerm, out: Ints) -> None:
    attending = rows.problem.sessions[rows.k].attending
    table = table_of(term.costs, rows.problem.num_items)
    place_values(rows.at, rows.on, attending, table, out)


def _add_pairs(rows: _Rows, term: PairTerm, out: Ints) -> None:
    n, w = rows.problem.num_items, term.weights
    links = _links(rows, term.relation)
    if is_listed(term, n):
        listed_values(rows.at, links, w.rows, w.columns, w.values, out)
    else:
        pair_values(rows.on, links, table_of(w, n), out)


def _add_company(rows: _Rows, term: CompanyTerm, out: Ints) -> None:
    n = rows.problem.num_items
    links, wanted = _links(rows, term.relation), table_of(term.wanted, n)
    company_values(rows.on, links, wanted, n, term.items, term.costs, out)


def _add_tallies(rows: _Rows, term: TallyTerm, out: Ints) -> None:
    attribute = np.append(term.attribute, 0)[: rows.problem.num_items + 1].astype(np.int64)
    tally_values(rows.on, attribute, term.group, term.costs, term.zero_when_unused, out)


def _add_one_by_one(rows: _Rows, term: Term, out: Ints) -> None:
    """By the definition, for kinds that are rare."""
    for row in range(len(rows.at)):
        trial = list(rows.others)
        trial[rows.k] = rows.at[row].astype(np.int32)
        out[row] = evaluate_term(rows.problem, term, tuple(trial))


_ADD: ByKind[Callable[[_Rows, Any, Ints], None]] = ByKind(
    {
        PlaceTerm: _add_places,
        PairTerm: _add_pairs,
        CompanyTerm: _add_company,
        TallyTerm: _add_tallies,
        BetweenTerm: _add_one_by_one,
        MixTerm: _add_one_by_one,
    }
)
"""How each kind is counted for many placements at once; ``out`` holds the constant to begin with."""


def _links(rows: _Rows, relation: Relation) -> Links:
    """The links of a relation; terms share relations, so each is made once."""
    m, known = rows.problem.sessions[rows.k].num_places, rows.links
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
