"""Minimising a problem with proof: level after level, each kept while the next is sought."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from preseance.engine.allowances import Allowance, cost_of
from preseance.engine.evaluate import check_placement
from preseance.engine.exact.crowd import crowd_of
from preseance.engine.exact.objective import add_excess, level_costs
from preseance.engine.exact.variables import Sum, TooLargeError, Variables
from preseance.engine.problem import LevelResult, Placement, Problem, Solution

SECONDS = 10.0
"""Time given where neither seconds nor deterministic time is."""
SHARE = 0.6
"""Part of the time left that a level may take while others wait."""


@dataclass
class Budget:
    """The time there is, by the clock or by CP-SAT's own count of work."""

    seconds: float | None
    deterministic: float | None
    workers: int
    cancel: Callable[[], bool] | None = None

    def solver(self, waiting: int) -> cp_model.CpSolver:
        """A solver that leaves time for ``waiting`` further levels."""
        part = SHARE if waiting else 1.0
        solver = cp_model.CpSolver()
        settings = solver.parameters
        settings.num_workers = self.workers
        settings.random_seed = 0
        if self.deterministic is not None:
            # Interleaved workers give one answer on every machine; so does a single one.
            settings.interleave_search = self.workers > 1
            settings.max_deterministic_time = max(1e-3, part * self.deterministic)
        if self.seconds is not None:
            settings.max_time_in_seconds = max(1e-3, part * self.seconds)
        return solver

    def spend(self, solver: cp_model.CpSolver) -> None:
        """Take off what a solver used."""
        if self.seconds is not None:
            self.seconds -= solver.wall_time
        if self.deterministic is not None:
            self.deterministic -= solver.response_proto.deterministic_time

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        spent = [x for x in (self.seconds, self.deterministic) if x is not None]
        return any(x <= 0 for x in spent) or (self.cancel is not None and self.cancel())


def minimise(
    problem: Problem,
    allowances: Sequence[Allowance] = (),
    *,
    seconds: float | None = None,
    deterministic: float | None = None,
    start: Placement | None = None,
    workers: int = 2,
    levels: int | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Solution:
    """Minimise a problem level by level; never worse than ``start``.

    A level's bound holds for every placement that is at least as good on the levels above it.
    Where the model would be too large, or no time is left, a level has no bound.

    Parameters
    ----------
    allowances
        What counts, beside the problem's terms, only beyond what it may cost.
    seconds
        Time limit, building the model included.
    deterministic
        Limit of work in CP-SAT's deterministic time; the same answer on every machine.
    start
        A placement to begin from; by default the best by the place terms alone.
    levels
        How many of the first levels to minimise; all by default.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem.
    """
    begun = time.perf_counter()
    if seconds is None and deterministic is None:
        seconds = SECONDS
    best = _opening(problem) if start is None else start
    check_placement(problem, best)
    count = len(problem.levels) if levels is None else min(levels, len(problem.levels))
    run = _Run(problem, allowances, best, begun)
    terms = [term for term in problem.terms if term.level < count]
    allowed = [term for a in allowances if a.level < count for term in a.terms]
    try:
        variables = Variables(problem, crowd_of(problem, [*terms, *allowed]))
        totals = level_costs(variables, terms, count)
        add_excess(variables, totals, allowances)
    except TooLargeError:
        totals = []
    if totals:
        spent = time.perf_counter() - begun
        left = None if seconds is None else seconds - spent
        budget = Budget(left, deterministic, workers, cancel)
        for level, total in enumerate(totals):
            run.minimise(variables, total, level, budget, waiting=count - level - 1)
    return run.solution()


def _opening(problem: Problem) -> Placement:
    from preseance.engine.search.opening import assigned

    return tuple(assigned(problem, k) for k in range(len(problem.sessions)))


class _Run:
    """The best placement so far, and what is proven of each level."""

    def __init__(
        self,
        problem: Problem,
        allowances: Sequence[Allowance],
        best: Placement,
        begun: float,
    ) -> None:
        self.problem, self.allowances, self.begun = problem, allowances, begun
        self.best = tuple(np.array(at, dtype=np.int32) for at in best)
        self.cost = cost_of(problem, allowances, self.best)
        self.bounds: list[int | None] = [None] * len(problem.levels)
        self.found = time.perf_counter() - begun
        self.trace = [(self.found, self.cost)]
        self.cancelled = False

    def minimise(
        self, v: Variables, total: Sum, level: int, budget: Budget, *, waiting: int
    ) -> None:
        """Minimise one level, then hold it."""
        bound: int | None = total.low
        if self.cost[level] > total.low and not budget.over:
            v.hint(self.best)
            v.model.minimize(total.expression())
            bound = self._solve(v, level, budget, waiting, total.low)
        self.bounds[level] = bound
        if total.variables:
            v.model.add(total.expression() <= self.cost[level])

    def _solve(
        self, v: Variables, level: int, budget: Budget, waiting: int, low: int
    ) -> int | None:
        solver = budget.solver(waiting)
        status = solver.solve(v.model)
        budget.spend(solver)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self._take(v.placement(solver))
            if status == cp_model.OPTIMAL:
                return self.cost[level]
            return max(low, math.ceil(solver.best_objective_bound - 1e-6))
        return low

    def _take(self, placement: Placement) -> None:
        cost = cost_of(self.problem, self.allowances, placement)
        if cost < self.cost:
            self.best, self.cost = placement, cost
            self.found = time.perf_counter() - self.begun
            self.trace.append((self.found, cost))

    def solution(self) -> Solution:
        """What was found, and what is known of it."""
        levels = tuple(
            LevelResult(name, c, b, c == b)
            for name, c, b in zip(self.problem.levels, self.cost, self.bounds, strict=True)
        )
        seconds = time.perf_counter() - self.begun
        return Solution(self.best, levels, seconds, self.found, 0, tuple(self.trace))
