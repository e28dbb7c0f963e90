"""What a search may be asked: its limits, seed, cores, floor and start, checked before it begins."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from preseance.engine.evaluate import check_placement
from preseance.engine.problem import Placement, Problem
from preseance.errors import ProblemError
from preseance.terms.integers import integers, is_whole


def check_asking(
    problem: Problem, *, seconds: Any, effort: Any, seed: Any, threads: Any, floor: Any
) -> None:
    """Refuse what no search can keep to.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """
    faults = [*_seconds_faults(seconds)]
    for name, value, least in (("effort", effort, 0), ("seed", seed, 0), ("threads", threads, 1)):
        if value is not None and not (is_whole(value) and value >= least):
            faults.append(f"{name} is {value!r}; expected an integer of {least} or more.")
    if floor is not None:
        faults += _floor_faults(problem, floor)
    if faults:
        raise ProblemError("\n".join(faults))


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


def _seconds_faults(seconds: Any) -> Iterator[str]:
    if seconds is None:
        return
    number = isinstance(seconds, int | float | np.integer | np.floating)
    if not number or not math.isfinite(seconds) or seconds < 0:
        yield f"seconds is {seconds!r}; expected a finite number of 0 or more."


def _floor_faults(problem: Problem, floor: Sequence[Any]) -> Iterator[str]:
    if len(floor) != len(problem.levels):
        yield f"floor has {len(floor)} numbers; expected {len(problem.levels)}, one a level."
    for value in floor:
        if not is_whole(value):
            yield f"floor holds {value!r}; expected integers."
