"""Minimising a problem with proof: level after level, each kept while the next is sought."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from preseance.engine.allowances import Allowance, cost_of
from preseance.engine.budget import DETERMINISTIC, Budget, Meter
from preseance.engine.evaluate import check_placement
from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.crowd import crowd_of
from preseance.engine.exact.objective import add_excess, level_costs
from preseance.engine.exact.variables import Sum, TooLargeError, Variables
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Placement, Problem, Solution

USUAL = 10_000_000
"""Effort where no limit is given; some ten seconds."""
SHARE = 0.6
"""Part of what is left that a level may take while others wait."""


class _Left:
    """What is left of a budget, by the clock and by CP-SAT's own count of work."""

    def __init__(self, meter: Meter, workers: int) -> None:
        self.meter, self.workers = meter, workers
        self.work = None if meter.effort is None else DETERMINISTIC * meter.effort

    def solver(self, waiting: int) -> cp_model.CpSolver:
        """A solver that leaves time for ``waiting`` further levels."""
        part = SHARE if waiting else 1.0
        solver = cp_model.CpSolver()
        settings = solver.parameters
        settings.num_workers = self.workers
        settings.random_seed = 0
        if self.work is not None:
            # Interleaved workers give one answer on every machine; so does a single one.
            settings.interleave_search = self.workers > 1
            settings.max_deterministic_time = max(1e-3, part * self.work)
        if self.meter.ends is not None:
            settings.max_time_in_seconds = max(1e-3, part * self.meter.left())
        return solver

    def spend(self, solver: cp_model.CpSolver) -> None:
        """Take off what a solver used."""
        if self.work is not None:
            self.work -= solver.response_proto.deterministic_time

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.meter.stopped() or (self.work is not None and self.work <= 0)


def minimise(
    problem: Problem,
    allowances: Sequence[Allowance] = (),
    budget: Budget | None = None,
    *,
    start: Placement | None = None,
    workers: int = 2,
    levels: int | None = None,
) -> Solution:
    """Minimise a problem level by level; never worse than ``start``.

    A level's bound holds for every placement that is at least as good on the levels above it.
    Where the model would be too large, or no time is left, a level has no bound.

    Parameters
    ----------
    allowances
        What counts, beside the problem's terms, only beyond what it may cost.
    budget
        Seconds, building the model included; effort, which gives the same answer on every machine.
        Nothing here is drawn by lot.
    start
        A placement to begin from; by default the best by the place terms alone.
    workers
        Searches of CP-SAT that take turns or run side by side; another number may give another answer.
    levels
        How many of the first levels to minimise; all by default.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem, or threads are given.
    """
    granted = budget or Budget()
    granted.without("minimise", "threads")
    meter = granted.start(USUAL)
    best = _opening(problem) if start is None else start
    check_placement(problem, best)
    count = len(problem.levels) if levels is None else min(levels, len(problem.levels))
    run = _Run(problem, allowances, best, meter)
    terms = [term for term in problem.terms if term.level < count]
    allowed = [term for a in allowances if a.level < count for term in a.terms]
    try:
        variables = Variables(problem, crowd_of(problem, [*terms, *allowed]))
        totals = level_costs(variables, terms, count)
        add_excess(variables, totals, allowances)
    except TooLargeError:
        totals = []
    if totals:
        left = _Left(meter, workers)
        for level, total in enumerate(totals):
            run.minimise(variables, total, level, left, waiting=count - level - 1)
    return run.incumbent.solution(0)


def _opening(problem: Problem) -> Placement:
    from preseance.engine.search.opening import assigned

    return tuple(assigned(problem, k) for k in range(len(problem.sessions)))


class _Run:
    """The incumbent, and the levels as they are minimised."""

    def __init__(
        self,
        problem: Problem,
        allowances: Sequence[Allowance],
        best: Placement,
        meter: Meter,
    ) -> None:
        self.problem, self.allowances = problem, allowances
        start = tuple(np.array(at, dtype=np.int32) for at in best)
        cost = cost_of(problem, allowances, start)
        self.incumbent = Incumbent(problem.levels, start, cost, meter)

    def minimise(self, v: Variables, total: Sum, level: int, left: _Left, *, waiting: int) -> None:
        """Minimise one level, then hold it."""
        incumbent = self.incumbent
        bound = total.low
        if incumbent.cost[level] > total.low and not left.over:
            v.hint(incumbent.placement)
            v.model.minimize(total.expression())
            bound = self._solve(v, level, left, waiting, total.low)
        incumbent.bound([bound if k == level else None for k in range(len(incumbent.bounds))])
        incumbent.tell()
        if total.variables:
            v.model.add(total.expression() <= incumbent.cost[level])

    def _solve(self, v: Variables, level: int, left: _Left, waiting: int, low: int) -> int:
        solver = left.solver(waiting)
        status = solver.solve(v.model)
        left.spend(solver)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            placement = v.placement(solver)
            cost = cost_of(self.problem, self.allowances, placement)
            self.incumbent.improved(cost, placement)
            if status == cp_model.OPTIMAL:
                return self.incumbent.cost[level]
            return max(low, math.ceil(solver.best_objective_bound - 1e-6))
        return low
