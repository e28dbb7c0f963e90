"""A 0/1 linear program, handed to OR-Tools CP-SAT or to HiGHS: how a library is asked our questions."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

MOST_ROWS = 300_000
"""Rows beyond which a model takes longer to build than to solve; it then has no answer."""


@dataclass
class Program:
    """Minimise the costs of the variables that are 1; rows hold low <= sum <= high."""

    costs: list[int] = field(default_factory=list)
    rows: list[tuple[list[int], list[int], int, int]] = field(default_factory=list)
    """Variables, their coefficients, low, high."""

    def variable(self, cost: int = 0) -> int:
        """A new variable's index."""
        self.costs.append(cost)
        return len(self.costs) - 1

    def row(self, variables: Sequence[int], factors: Sequence[int], low: int, high: int) -> None:
        """Ask low <= sum of factor x variable <= high."""
        self.rows.append((list(variables), list(factors), low, high))


@dataclass(frozen=True)
class Answer:
    """What a library found; ``values`` is None where it found nothing in its time."""

    values: list[bool] | None
    bound: float | None
    seconds: float


Library = Callable[[Program, float, int], Answer]


def cp_sat(program: Program, seconds: float, seed: int) -> Answer:
    """Two workers; building the model is not counted."""
    model = cp_model.CpModel()
    cells = [model.new_bool_var("") for _ in program.costs]
    for variables, factors, low, high in program.rows:
        total = cp_model.LinearExpr.weighted_sum([cells[v] for v in variables], factors)
        model.add_linear_constraint(total, low, high)
    model.minimize(cp_model.LinearExpr.weighted_sum(cells, program.costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = seed
    begun = time.perf_counter()
    status = solver.solve(model)
    spent = time.perf_counter() - begun
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, None, spent)
    return Answer([bool(solver.value(c)) for c in cells], solver.best_objective_bound, spent)


def highs(program: Program, seconds: float, seed: int) -> Answer:
    """HiGHS as SciPy ships it, which takes no seed."""
    begin = np.cumsum([0, *(len(row[0]) for row in program.rows)])
    column = np.concatenate([np.array(row[0], dtype=np.int64) for row in program.rows])
    factor = np.concatenate([np.array(row[1], dtype=np.float64) for row in program.rows])
    shape = (len(program.rows), len(program.costs))
    asked = LinearConstraint(
        csr_matrix((factor, column, begin), shape=shape),
        np.array([row[2] for row in program.rows], dtype=np.float64),
        np.array([row[3] for row in program.rows], dtype=np.float64),
    )
    begun = time.perf_counter()
    found = milp(
        np.array(program.costs, dtype=np.float64),
        integrality=np.ones(len(program.costs), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=asked,
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    values = None if found.x is None else [bool(v > 0.5) for v in found.x]
    return Answer(values, found.mip_dual_bound, time.perf_counter() - begun)


LIBRARIES: dict[str, Library] = {"cp_sat": cp_sat, "highs": highs}
