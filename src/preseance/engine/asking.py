"""What a search may be told beforehand: a floor and a start, checked before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from preseance.engine.evaluate import check_placement
from preseance.engine.problem import Placement, Problem
from preseance.errors import ProblemError
from preseance.terms.integers import integers, is_whole


def checked_floor(problem: Problem, floor: Sequence[int] | None) -> list[int | None]:
    """A bound a level; None where the caller knows none.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """
    if floor is None:
        return [None] * len(problem.levels)
    if faults := [*_floor_faults(problem, floor)]:
        raise ProblemError("\n".join(faults))
    return [int(value) for value in floor]


def checked_start(problem: Problem, start: Placement) -> Placement:
    """A start as arrays of the search's own.

    Raises
    ------
    ProblemError
        Where it does not fit the problem, or moves what is fixed.
    """
    given = tuple(integers(at) for at in start)
    check_placement(problem, given)
    for k, (session, at) in enumerate(zip(problem.sessions, given, strict=True)):
        for item, place in session.fixed.tolist():
            if at[item] != place:
                raise ProblemError(
                    f"Session {k}: item {item} is fixed on place {place}; the start has it on {at[item]}."
                )
    return tuple(at.astype(np.int32) for at in given)


def _floor_faults(problem: Problem, floor: Sequence[Any]) -> Iterator[str]:
    if len(floor) != len(problem.levels):
        yield f"floor has {len(floor)} numbers; expected {len(problem.levels)}, one a level."
    for value in floor:
        if not is_whole(value):
            yield f"floor holds {value!r}; expected integers."
