"""Lower bounds of every level, each holding for all placements whatever the other levels cost."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

from preseance.engine.evaluate import related
from preseance.engine.problem import Problem
from preseance.engine.search.packing import Packed
from preseance.engine.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PlaceTerm,
    TallyTerm,
    Term,
    Weights,
)

MOST_ASSIGNMENT_CELLS = 500_000
"""Larger assignment problems are bounded item by item instead."""
_EXACT = 2**50


def packed_bounds(problem: Problem, k: int, packed: Packed) -> list[int]:
    """By level, for session k: linear assignment of place terms plus the least of each pair."""
    bounds = [int(c) for c in packed.constant]
    for level in range(len(bounds)):
        bounds[level] += _places_bound(problem, k, packed.costs[level])
    _, _, value, table = packed.links_out
    for t, level in enumerate(packed.table_level.tolist()):
        here = value[table == t]
        low, high = int(packed.tables[t].min()), int(packed.tables[t].max())
        up, down = int(here[here > 0].sum()), int(here[here < 0].sum())
        bounds[level] += up * low + down * high
    return bounds


def plain_bounds(problem: Problem) -> list[int | None]:
    """By level: the sum of each term's least value; None where a term has none to be had."""
    bounds: list[int | None] = [0] * len(problem.levels)
    for term in problem.terms:
        least, so_far = _least(problem, term), bounds[term.level]
        bounds[term.level] = None if least is None or so_far is None else so_far + least
    return bounds


def _places_bound(problem: Problem, k: int, costs: Ints) -> int:
    session, n, m = problem.sessions[k], problem.num_items, problem.sessions[k].num_places
    items = np.setdiff1d(session.attending, session.fixed[:, 0])
    places = np.setdiff1d(np.arange(m), session.fixed[:, 1])
    base = int(costs[session.fixed[:, 0], session.fixed[:, 1]].sum() + costs[n, places].sum())
    if not items.size:
        return base
    on_place = costs[np.ix_(items, places)] - costs[n, places]
    waiting = costs[items, m]
    width = len(places) + len(items)
    most = max(int(np.abs(on_place).max(initial=0)), int(np.abs(waiting).max()))
    if len(items) * width > MOST_ASSIGNMENT_CELLS or most * width > _EXACT:
        return base + int(np.minimum(on_place.min(axis=1, initial=_EXACT * 4), waiting).sum())
    # A dummy column an item: a guest may also be left without a place, at what that costs.
    rest = np.repeat(waiting[:, None], len(items), axis=1)
    full = np.concatenate([on_place, rest], axis=1)
    rows, columns = linear_sum_assignment(full.astype(np.float64))
    return base + int(full[rows, columns].sum())


def _least(problem: Problem, term: Term) -> int | None:
    constant = int(term.constant)
    if isinstance(term, CompanyTerm):
        return constant + len(term.items) * int(term.costs.min())
    if isinstance(term, TallyTerm):
        rows = np.asarray(term.costs).min(axis=1)
        return constant + int((np.minimum(rows, 0) if term.zero_when_unused else rows).sum())
    if isinstance(term, BetweenTerm):
        return constant + min(int(np.min(term.costs)), int(term.apart))
    if isinstance(term, MixTerm):
        return constant if _natural(term.weights) and int(np.min(term.costs)) >= 0 else None
    if isinstance(term, PlaceTerm):
        return constant if _natural(term.costs) else None
    _, _, value = related(term.relation, problem.sessions[term.session].num_places)
    positive = not value.size or int(value.min()) >= 0
    return constant if positive and _natural(term.weights) else None


def _natural(weights: Weights) -> bool:
    parts = (weights.values, weights.table, weights.dense)
    return all(part is None or not part.size or int(part.min()) >= 0 for part in parts)
