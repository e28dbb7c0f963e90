"""Whether one session can cost less at a level, the levels above held: the exact model of what is left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.engine.budget import DETERMINISTIC
from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.crowd import crowd_of
from preseance.engine.exact.objective import level_costs
from preseance.engine.exact.variables import Sum, TooLargeError, Variables
from preseance.engine.problem import Problem


@dataclass(frozen=True, eq=False)
class Decided:
    """What is known afterwards."""

    bound: int | None
    """What the last level costs at least; one more than its limit where nothing is within them."""
    at: NDArray[np.int32] | None
    """A placement within all limits, if one was met."""
    work: int
    """Effort it took."""


def decide(
    problem: Problem,
    limits: Sequence[int],
    barred: NDArray[np.bool_],
    *,
    waiting: int,
    effort: int,
    seconds: float,
) -> Decided:
    """Minimise the last level of a problem of one session within limits.

    Parameters
    ----------
    limits
        What each level may cost, constants included.
    barred
        Items × (places and waiting): what no placement within the limits uses.
    waiting
        How many items may be left without a place.
    effort, seconds
        What it may take; seconds may be infinite.
    """
    crowd = crowd_of(problem, problem.terms)
    # What is out of the question for one of several twins is so for all of them.
    of_twins = np.zeros_like(barred)
    np.logical_or.at(of_twins, crowd.first, barred)
    try:
        v = Variables(problem, crowd, barred={0: of_twins})
        totals = level_costs(v, problem.terms, len(limits))
    except TooLargeError:
        return Decided(None, None, 0)
    _wait(v, waiting)
    last = totals[-1]
    solver = limited(v.model, totals, limits, effort, seconds)
    status = solver.solve(v.model)
    work = int(solver.response_proto.deterministic_time / DETERMINISTIC)
    if status == cp_model.INFEASIBLE:
        return Decided(limits[-1] + 1, None, work)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    bound = _bound(solver, last, found=found)
    return Decided(min(bound, limits[-1] + 1), v.placement(solver)[0] if found else None, work)


def limited(
    model: cp_model.CpModel,
    totals: Sequence[Sum],
    limits: Sequence[int],
    effort: int,
    seconds: float,
) -> cp_model.CpSolver:
    """A solver that minimises the last total, each within its limit, with what it may take; not run yet."""
    for total, limit in zip(totals, limits, strict=True):
        if total.high > limit:
            model.add(total.expression() <= limit)
    if totals[-1].variables:
        model.minimize(totals[-1].expression())
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers, settings.random_seed = 1, 0
    settings.max_deterministic_time = max(1e-3, DETERMINISTIC * effort)
    if math.isfinite(seconds):
        settings.max_time_in_seconds = max(1e-3, seconds)
    return solver


def _wait(v: Variables, waiting: int) -> None:
    """No more without a place than there may be."""
    away = Sum()
    for i in v.items[0]:
        away.add(v.away(0, i), 1, int(v.crowd.size[i]))
    if away.variables:
        v.model.add(away.expression() <= waiting)


def _bound(solver: cp_model.CpSolver, last: Sum, *, found: bool) -> int:
    known = solver.best_objective_bound if last.variables else last.constant
    # Where the search has not begun, its bound is none.
    if not math.isfinite(known) or (not found and abs(known) > max(abs(last.low), abs(last.high))):
        return last.low
    return max(last.low, math.ceil(known - 1e-6))
