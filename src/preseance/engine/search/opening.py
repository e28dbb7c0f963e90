"""Where a search begins: what may move, and the best placement by the place terms alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.linear_assignment import linear_assignment
from preseance.engine.problem import Problem
from preseance.terms import Ints, PlaceTerm

MOST_ASSIGNED_CELLS = 4_000_000
"""Items x places beyond which items simply take the open places in their order."""


def movable(problem: Problem, k: int) -> Ints:
    """Items of a session that are not fixed."""
    session = problem.sessions[k]
    return np.setdiff1d(session.attending, session.fixed[:, 0])


def open_places(problem: Problem, k: int) -> Ints:
    """Places of a session nobody is fixed on."""
    session = problem.sessions[k]
    return np.setdiff1d(np.arange(session.num_places), session.fixed[:, 1])


def assigned(problem: Problem, k: int) -> NDArray[np.int32]:
    """The best placement of one session by its place terms, each level outweighing the next."""
    session, n = problem.sessions[k], problem.num_items
    items, places = movable(problem, k), open_places(problem, k)
    at = np.full(n, -1, dtype=np.int32)
    at[session.fixed[:, 0]] = session.fixed[:, 1]
    if len(items) * len(places) > MOST_ASSIGNED_CELLS:
        count = min(len(items), len(places))
        at[items[:count]] = places[:count]
        return at
    guide = np.zeros((len(items), len(places)), dtype=np.float64)
    for level in reversed(range(len(problem.levels))):
        here = np.zeros_like(guide)
        for term in problem.of(PlaceTerm, k):
            if term.level == level:
                full = term.costs.to_dense(n + 1, session.num_places + 1)
                here += full[np.ix_(items, places)] - full[n, places]
        spread = float(np.ptp(guide)) * max(1, len(items)) + 1.0 if guide.size else 1.0
        guide = guide + here * spread
    rows, columns = linear_assignment(guide)
    at[items[rows]] = places[columns]
    return at
