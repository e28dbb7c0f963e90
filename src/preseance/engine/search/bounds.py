"""Lower bounds of every level, each holding for all placements whatever the other levels cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.kinds import kind_of
from preseance.engine.linear_assignment import linear_assignment
from preseance.engine.problem import Problem, part_of
from preseance.terms import Ints, PlaceTerm

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
    return [sum(column) for column in zip(*part_bounds(problem, waiting), strict=True)]


def part_bounds(problem: Problem, waiting: Sequence[int] | None = None) -> list[list[int]]:
    """The same part by part: a row for each session, and last one for the terms that span several."""
    parts = [[0] * len(problem.levels) for _ in range(len(problem.sessions) + 1)]
    for k, session in enumerate(problem.sessions):
        cells = (problem.num_items + 1) * (session.num_places + 1)
        bounds = parts[k]
        for level in range(len(bounds)):
            terms = [t for t in problem.of(PlaceTerm, k) if t.level == level]
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
                bounds[level] += sum(kind_of(t).least(problem, t) for t in terms)
    for term in problem.terms:
        if not isinstance(term, PlaceTerm):
            least = int(term.constant) + kind_of(term).least(problem, term)
            parts[part_of(term)][term.level] += least
    return parts


def least_apart(problem: Problem) -> list[int]:
    """By level: the sum of what each term costs at least, by itself."""
    floor = [0] * len(problem.levels)
    for term in problem.terms:
        floor[term.level] += int(term.constant) + kind_of(term).least(problem, term)
    return floor


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
