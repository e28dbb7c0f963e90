"""The solver on one screen: a start, bounds, then one method after the other on one incumbent.

`docs/search.md` tells what each method does, and after whom.
"""

from __future__ import annotations

from collections.abc import Sequence

from preseance.engine.asking import checked_floors, checked_start
from preseance.engine.assigning import Assignment
from preseance.engine.budget import Budget
from preseance.engine.closing import SEARCHED, Closing
from preseance.engine.incumbent import Incumbent
from preseance.engine.joint_bounds import joint_bounds
from preseance.engine.methods import Method
from preseance.engine.mixing import FreshCompany
from preseance.engine.narrowing.proving import PART_OF_TIME, Narrowing
from preseance.engine.problem import Placement, Problem, Solution
from preseance.engine.search.opening import assigned
from preseance.engine.search.parallel import Annealing

EFFORT_A_SLOT = 20_000
"""Effort granted for each place and item where there is no limit."""
MOST_EFFORT = 3_400_000
"""The most of it; a second or two."""


def solve(
    problem: Problem,
    budget: Budget | None = None,
    *,
    start: Placement | None = None,
    floors: Sequence[Sequence[int]] | None = None,
) -> Solution:
    """Find a good placement; never worse than ``start``, levels compared lexicographically.

    Every candidate's change of cost is known exactly, for all kinds of term and all sessions
    together. The search never leaves more items of a session without a place than it began with.

    Parameters
    ----------
    budget
        Without one, or without a limit in it, as much effort as the problem's size asks for.
    start
        A placement to begin from (a warm start); must respect the fixed places.
    floors
        By level, what the terms of each session cost at least and, in a last row, those that span
        several, where the caller knows better than the bounds that can be computed here.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem, or ``floors`` its parts.
    """
    known = checked_floors(problem, floors)
    meter = (budget or Budget()).start(_usual(problem))
    begin = _placed(problem) if start is None else checked_start(problem, start)
    incumbent = Incumbent.of(problem, begin, meter)
    meter.count += 1  # The start is the first placement whose cost is known.
    incumbent.bound_parts(joint_bounds(problem, begin))
    if known is not None:
        incumbent.bound_parts(known)

    opening: Method | None = Assignment.read(problem, incumbent)
    proof_tried = isinstance(opening, Assignment) and opening.whole
    if opening is None and start is None:
        opening = FreshCompany.read(problem, incumbent)
    closing = Closing.read(problem, meter, proof_tried=proof_tried)
    last = meter.ends is not None and closing is None
    narrowing = Narrowing.read(problem, meter, proof_tried=proof_tried, alone=last)
    incumbent.tell()

    kept = 1 - SEARCHED if closing is not None else PART_OF_TIME if narrowing is not None else 0.0
    with meter.kept_back(kept):
        if opening is not None and not (incumbent.closed or meter.over()):
            opening.improve(incumbent, meter)
        if not (incumbent.closed or meter.over()):
            search = Annealing.read(problem, incumbent)
            if search is not None:
                search.improve(incumbent, meter, narrowing if meter.ends is None else None)
    for proof in (narrowing, closing):
        if proof is not None and not (incumbent.closed or meter.stopped()):
            proof.improve(incumbent, meter)
    return incumbent.solution(meter.count)


def _placed(problem: Problem) -> Placement:
    """The best placement by the place terms alone."""
    return tuple(assigned(problem, k) for k in range(len(problem.sessions)))


def _usual(problem: Problem) -> int:
    slots = sum(len(s.attending) + s.num_places for s in problem.sessions)
    return min(MOST_EFFORT, EFFORT_A_SLOT * max(1, slots))
