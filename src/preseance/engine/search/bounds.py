"""Lower bounds of every level, each holding for all placements whatever the other levels cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.evaluate import related
from preseance.engine.linear_assignment import linear_assignment
from preseance.engine.problem import Problem
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

MOST_ASSIGNMENT_CELLS = 4_000_000
"""Larger assignment problems are bounded item by item instead."""
MOST_FULL_CELLS = 4_000_000
"""Items x places beyond which place terms are bounded entry by entry."""
_EXACT = 2**50


def lower_bounds(problem: Problem, waiting: Sequence[int] | None = None) -> list[int]:
    """By level: linear assignment of each session's place terms plus the least of each other.

    Parameters
    ----------
    waiting
        By session, how many items may be without a place; any number where it is None.
    """
    bounds = [0] * len(problem.levels)
    for k, session in enumerate(problem.sessions):
        cells = (problem.num_items + 1) * (session.num_places + 1)
        for level in range(len(bounds)):
            terms = [
                t
                for t in problem.terms
                if isinstance(t, PlaceTerm) and (t.session, t.level) == (k, level)
            ]
            if not terms:
                continue
            bounds[level] += sum(int(t.constant) for t in terms)
            if cells <= MOST_FULL_CELLS:
                shape = (problem.num_items + 1, session.num_places + 1)
                costs = sum((t.costs.to_dense(*shape) for t in terms), np.zeros(shape, np.int64))
                bounds[level] += _places_bound(
                    problem, k, costs, None if waiting is None else waiting[k]
                )
            else:
                standing = len(session.attending) + session.num_places
                bounds[level] += sum(_lowest(t.costs) * standing for t in terms)
    for term in problem.terms:
        if not isinstance(term, PlaceTerm):
            bounds[term.level] += int(term.constant) + _least(problem, term)
    return bounds


def _places_bound(problem: Problem, k: int, costs: Ints, most_waiting: int | None) -> int:
    session, n, m = problem.sessions[k], problem.num_items, problem.sessions[k].num_places
    items = np.setdiff1d(session.attending, session.fixed[:, 0])
    places = np.setdiff1d(np.arange(m), session.fixed[:, 1])
    base = int(costs[session.fixed[:, 0], session.fixed[:, 1]].sum() + costs[n, places].sum())
    if not items.size:
        return base
    on_place = costs[np.ix_(items, places)] - costs[n, places]
    waiting = costs[items, m]
    # A column for each guest who may also be left without a place, at what that costs.
    spare = len(items) if most_waiting is None else min(len(items), most_waiting)
    width = len(places) + spare
    most = max(int(np.abs(on_place).max(initial=0)), int(np.abs(waiting).max()))
    if len(items) * width > MOST_ASSIGNMENT_CELLS or most * width > _EXACT:
        return base + int(np.minimum(on_place.min(axis=1, initial=_EXACT * 4), waiting).sum())
    rest = np.repeat(waiting[:, None], spare, axis=1)
    full = np.concatenate([on_place, rest], axis=1)
    rows, columns = linear_assignment(full.astype(np.float64))
    return base + int(full[rows, columns].sum())


def _least(problem: Problem, term: Term) -> int:
    if isinstance(term, CompanyTerm):
        return len(term.items) * int(term.costs.min())
    if isinstance(term, TallyTerm):
        rows = np.asarray(term.costs).min(axis=1)
        return int((np.minimum(rows, 0) if term.zero_when_unused else rows).sum())
    if isinstance(term, BetweenTerm):
        return min(int(np.min(term.costs)), int(term.apart))
    if isinstance(term, MixTerm):
        return _least_mix(problem, term)
    if isinstance(term, PairTerm):
        return _least_pair(problem, term)
    raise AssertionError(term)


def _least_mix(problem: Problem, term: MixTerm) -> int:
    n = problem.num_items
    counted = (n * (n - 1) // 2 if term.relations else 0) + (n if term.place_values else 0)
    low, high = _lowest(term.weights), _highest(term.weights)
    few, most = int(np.min(term.costs)), int(np.max(term.costs))
    return counted * min(low * few, low * most, high * few, high * most)


def _least_pair(problem: Problem, term: PairTerm) -> int:
    """The better of two bounds: related places each at the least weight, or weights each at its
    least relation."""
    up, down, strongest, weakest = _strengths(
        term.relation, problem.sessions[term.session].num_places
    )
    low, high = _extremes(term.weights, problem.num_items)
    by_places = up * low + down * high
    w = term.weights
    if w.table is not None or w.dense is not None:
        return by_places
    if (w.rows == problem.num_items).any() or (w.columns == problem.num_items).any():
        return by_places
    by_items = np.minimum(np.minimum(w.values * strongest, w.values * weakest), 0).sum()
    return max(by_places, int(by_items))


def _strengths(relation: Relation, places: int) -> tuple[int, int, int, int]:
    """Sums of the positive and of the negative entries, and the greatest and least entry."""
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        pairs = int((counts * (counts - 1)).sum())
        return pairs, 0, 1 if pairs else 0, 0
    p, q, value = related(relation, places)
    if not len(value):
        return 0, 0, 0, 0
    keys, inverse = np.unique(p * places + q, return_inverse=True)
    sums = np.zeros(len(keys), dtype=np.int64)
    np.add.at(sums, inverse, value)
    up, down = int(sums[sums > 0].sum()), int(sums[sums < 0].sum())
    return up, down, max(0, int(sums.max())), min(0, int(sums.min()))


def _extremes(weights: Weights, n: int) -> tuple[int, int]:
    if (n + 1) ** 2 <= MOST_FULL_CELLS // 4:
        full = weights.to_dense(n + 1, n + 1)
        return int(full.min()), int(full.max())
    return _lowest(weights), _highest(weights)


def _sums(weights: Weights) -> Ints:
    if not len(weights.values):
        return np.zeros(1, dtype=np.int64)
    width = int(weights.columns.max()) + 1
    _, inverse = np.unique(weights.rows * width + weights.columns, return_inverse=True)
    sums = np.zeros(int(inverse.max()) + 1, dtype=np.int64)
    np.add.at(sums, inverse, weights.values)
    return sums


def _lowest(weights: Weights) -> int:
    """No entry is less than this, nor is 0."""
    parts = (_sums(weights), weights.table, weights.dense)
    return sum(min(0, int(part.min())) for part in parts if part is not None and part.size)


def _highest(weights: Weights) -> int:
    """No entry is more than this, nor is 0."""
    parts = (_sums(weights), weights.table, weights.dense)
    return sum(max(0, int(part.max())) for part in parts if part is not None and part.size)
