"""Pair terms as flat arrays: ties walked from items, links walked from places or kept as fields."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.problem import Problem
from preseance.engine.search.arrays import TIE_BITS, FieldCosts, PairCosts
from preseance.engine.search.fields import MOST_CELLS, Link, field_costs, fields_of
from preseance.engine.search.numbering import Numbered, Runs
from preseance.terms import Ints, PairTerm, Weights

MOST_TIES = 12
"""Ties an item has on average beyond which all are kept as fields, where these fit."""


def pair_costs(problem: Problem, numbered: Numbered) -> tuple[PairCosts[Ints], FieldCosts[Ints]]:
    """All pair terms: every entry is a tie, part of a walked link, or of a field."""
    n, levels, sessions = problem.num_items, len(problem.levels), range(len(problem.sessions))
    ties: list[Ints] = []
    links: list[tuple[int, int, int]] = []
    begin, fields = [0], []
    for k in sessions:
        places = problem.sessions[k].num_places
        terms = problem.of(PairTerm, k)
        crowded = _is_crowded(terms, n, places, levels)
        here: list[Link] = []
        for term in terms:
            w = term.weights
            walked = not crowded and _is_between_items(w, n)
            if walked:
                number = numbered.relation(term.relation, k, lists=False)
                ties.append(_ties(w, k * n, term.level, number))
            if w.table is not None or w.dense is not None or (len(w.values) and not walked):
                number = numbered.relation(term.relation, k, lists=True)
                rest = _without_entries(w) if walked else w
                here.append(Link(number, term.relation, rest, term.level))
        fields.append(fields_of(here, n, places, levels))
        if fields[-1] is None:
            links += [(link.number, numbered.weight(link.weights), link.level) for link in here]
        begin.append(len(links))
    runs = Runs(len(sessions) * n, ties, 5)
    flat = np.array(links, dtype=np.int64).reshape(-1, 3)
    tied, (value, level, relation, outward) = _sorted_ties(runs.columns[0], runs.columns[1:])
    first = np.array(begin, dtype=np.int64)
    columns = [np.ascontiguousarray(flat[:, i]) for i in range(3)]
    pair = PairCosts(runs.begin, tied, value, level, relation, outward, first, *columns)
    sizes = [session.num_places for session in problem.sessions]
    return pair, field_costs(fields, sizes, levels, n)


def _is_between_items(w: Weights, n: int) -> bool:
    """Whether there are single entries, none of which speaks of empty places."""
    return bool(len(w.values)) and not ((w.rows == n).any() or (w.columns == n).any())


def _is_crowded(terms: list[PairTerm], n: int, places: int, levels: int) -> bool:
    """Whether ties are so many that fields of single items are faster."""
    ties = 2 * sum(len(t.weights.values) for t in terms)
    fits = max(places * levels * (n + 1), 2 * len(terms) * (n + 1) ** 2) <= MOST_CELLS
    return fits and ties > MOST_TIES * max(1, n)


def _without_entries(w: Weights) -> Weights:
    none = np.zeros(0, dtype=np.int64)
    return Weights(none, none, none, w.row_class, w.column_class, w.table, w.dense)


def _ties(w: Weights, base: int, level: int, relation: int) -> Ints:
    """Rows (run, other, value, level, relation, outward), each entry from both its ends."""
    count = len(w.values)
    one = [base + w.rows, w.columns, w.values, np.full(count, level), np.full(count, relation)]
    out = np.stack([*one, np.ones(count, dtype=np.int64)])
    mutual = w.rows != w.columns
    back = [base + w.columns, w.rows, w.values, np.full(count, level), np.full(count, relation)]
    into = np.stack([*back, np.zeros(count, dtype=np.int64)])[:, mutual]
    return np.concatenate([out, into], axis=1)


def _sorted_ties(other: Ints, columns: Sequence[Ints]) -> tuple[Ints, list[Ints]]:
    """Each tie as one number, and value, level, relation and side of each sort of ties."""
    sort = np.zeros(len(other), dtype=np.int64)
    for column in columns:
        # Numbered anew after each column, so that they never exceed the ties squared.
        kinds, kind = np.unique(column, return_inverse=True)
        _, sort = np.unique(sort * len(kinds) + kind, return_inverse=True)
    _, first = np.unique(sort, return_index=True)
    return sort << TIE_BITS | other, [column[first] for column in columns]
