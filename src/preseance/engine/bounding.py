"""How good a placement is: bounds of it and of its parts without a search."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.engine.asking import checked_floors, checked_start
from preseance.engine.budget import Budget
from preseance.engine.incumbent import Incumbent
from preseance.engine.joint_bounds import joint_bounds
from preseance.engine.narrowing.proving import USUAL, Narrowing
from preseance.engine.problem import Placement, Problem, Solution


def bounded(
    problem: Problem,
    placement: Placement,
    budget: Budget | None = None,
    *,
    floors: Sequence[Sequence[int]] | None = None,
) -> Solution:
    """Bound a placement by level and part by part; a better one where proof has met it.

    Parameters
    ----------
    budget
        Without one, or without a limit in it, about a second's effort.
    floors
        As of ``solve``.

    Raises
    ------
    ProblemError
        Where the placement does not fit the problem, or ``floors`` its parts.
    """
    known = checked_floors(problem, floors)
    meter = (budget or Budget()).start(USUAL)
    begin = checked_start(problem, placement)
    incumbent = Incumbent.of(problem, begin, meter)
    incumbent.bound_parts(joint_bounds(problem, begin))
    if known is not None:
        incumbent.bound_parts(known)
    narrowing = Narrowing.read(problem, meter, proof_tried=False)
    if narrowing is not None and not incumbent.closed:
        narrowing.improve(incumbent, meter)
    return incumbent.solution(0)
