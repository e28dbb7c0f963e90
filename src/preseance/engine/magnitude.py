"""How far a term can reach: bounds of its value that hold for every placement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from preseance.terms import (
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

if TYPE_CHECKING:
    from preseance.engine.problem import Problem


def _most(values: Ints | None) -> int:
    """Largest absolute value, as a Python integer (the least int64 has none of its own)."""
    if values is None or np.asarray(values).size == 0:
        return 0
    return max(abs(int(np.max(values))), abs(int(np.min(values))))


def _total(values: Ints | None) -> int:
    """Sum of absolute values; exact wherever it matters, never overflowing."""
    if values is None or np.asarray(values).size == 0:
        return 0
    most = _most(values)
    if most * np.asarray(values).size < 2**62:
        return int(np.abs(values).sum())
    return sum(abs(int(v)) for v in np.asarray(values).flat)


def relation_total(relation: Relation) -> int:
    """Sum of the absolute values of a relation."""
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        return sum(int(c) * (int(c) - 1) for c in counts)
    return _total(relation.dense if relation.dense is not None else relation.values)


def _relation_most(relation: Relation) -> int:
    if relation.group is not None:
        return 1
    if relation.dense is not None:
        return _most(relation.dense)
    return _total(relation.values)


def greatest(problem: Problem, term: Term) -> int:
    """A bound of the absolute value of a term over all placements, partial ones included."""
    constant = abs(int(term.constant))
    if isinstance(term, PlaceTerm):
        session = problem.sessions[term.session]
        seats = len(session.attending) + session.num_places
        w = term.costs
        return constant + _total(w.values) + seats * (_most(w.table) + _most(w.dense))
    if isinstance(term, PairTerm):
        return constant + _greatest_pair(problem, term.weights, term.relation)
    if isinstance(term, CompanyTerm):
        return constant + len(term.items) * _most(term.costs)
    if isinstance(term, TallyTerm):
        return constant + sum(_most(row) for row in np.asarray(term.costs))
    if isinstance(term, MixTerm):
        pairs = problem.num_items * (problem.num_items + 1) // 2
        w = term.weights
        reach = _total(w.values) + pairs * (_most(w.table) + _most(w.dense))
        return constant + reach * _most(term.costs)
    return constant + max(_most(term.costs), abs(int(term.apart)))


def greatest_count(problem: Problem, term: Term) -> int:
    """The most a term may have to count before its cost is looked up."""
    if isinstance(term, CompanyTerm):
        return _greatest_pair(problem, term.wanted, term.relation)
    if isinstance(term, MixTerm):
        relations = sum(_relation_most(relation) for relation in term.relations.values())
        return max(relations, sum(_most(values) for values in term.place_values.values()))
    return 0


def _greatest_pair(problem: Problem, weights: Weights, relation: Relation) -> int:
    around = relation_total(relation)
    reach = 0
    if weights.values.size:
        empty = (weights.rows == problem.num_items) | (weights.columns == problem.num_items)
        reach += _total(weights.values[~empty]) * _relation_most(relation)
        reach += _total(weights.values[empty]) * around
    return reach + (_most(weights.table) + _most(weights.dense)) * around
