"""The value of a placement by the definitions, term by term: what every faster count must equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from preseance.engine.kinds import value_of
from preseance.engine.problem import part_of
from preseance.errors import ProblemError
from preseance.terms import Term

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


def evaluate(problem: Problem, placement: Placement) -> tuple[int, ...]:
    """The cost of a placement, by level.

    Raises
    ------
    ProblemError
        Where the placement does not fit the problem (two items on one place, a place that is
        not there, an item that does not attend).
    """
    check_placement(problem, placement)
    cost = [0] * len(problem.levels)
    for term in problem.terms:
        cost[term.level] += value_of(problem, term, placement)
    return tuple(cost)


def evaluate_parts(problem: Problem, placement: Placement) -> list[list[int]]:
    """The same part by part: a row for each session, and last one for the terms that span several."""
    check_placement(problem, placement)
    parts = [[0] * len(problem.levels) for _ in range(len(problem.sessions) + 1)]
    for term in problem.terms:
        parts[part_of(term)][term.level] += value_of(problem, term, placement)
    return parts


def evaluate_term(problem: Problem, term: Term, placement: Placement) -> int:
    """The value of one term, its constant included."""
    check_placement(problem, placement)
    return value_of(problem, term, placement)


def check_placement(problem: Problem, placement: Sequence[NDArray[np.signedinteger[Any]]]) -> None:
    """Raise ProblemError where a placement does not fit the problem."""
    if len(placement) != len(problem.sessions):
        raise ProblemError(
            f"The placement has {len(placement)} sessions; the problem has {len(problem.sessions)}."
        )
    for k, (session, at) in enumerate(zip(problem.sessions, placement, strict=True)):
        if np.shape(at) != (problem.num_items,):
            raise ProblemError(
                f"Session {k}: the placement has shape {np.shape(at)}; "
                f"expected ({problem.num_items},)."
            )
        seated = np.flatnonzero(at != -1)
        places = at[seated]
        if places.size and (places.min() < 0 or places.max() >= session.num_places):
            raise ProblemError(
                f"Session {k}: a place of the placement is out of range; "
                f"expected -1 to {session.num_places - 1}."
            )
        if len(np.unique(places)) != len(places):
            raise ProblemError(f"Session {k}: two items of the placement have one place.")
        strangers = np.setdiff1d(seated, session.attending)
        if strangers.size:
            raise ProblemError(f"Session {k}: item {strangers[0]} has a place but does not attend.")
