"""What a search may be told beforehand: floors and a start, checked before it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from preseance.engine.evaluate import check_placement
from preseance.engine.problem import Placement, Problem
from preseance.errors import ProblemError
from preseance.terms.integers import integers, is_whole


def checked_floors(
    problem: Problem, floors: Sequence[Sequence[int]] | None
) -> list[list[int]] | None:
    """A bound by level of each session and of what spans several; None where the caller knows none.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """
    if floors is None:
        return None
    if faults := [*_floor_faults(problem, floors)]:
        raise ProblemError("\n".join(faults))
    return [[int(value) for value in row] for row in floors]


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


def _floor_faults(problem: Problem, floors: Sequence[Any]) -> Iterator[str]:
    parts, levels = len(problem.sessions) + 1, len(problem.levels)
    if len(floors) != parts:
        yield (
            f"floors has length {len(floors)}; expected {parts}: a row a session and one for what spans several."
        )
    for row in floors:
        if not isinstance(row, Sequence) or len(row) != levels:
            yield f"floors holds {row!r}; expected rows of {levels}, a number a level."
            continue
        for value in row:
            if not is_whole(value):
                yield f"floors holds {value!r}; expected integers."
