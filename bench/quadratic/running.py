"""Runs the engine on a quadratic assignment instance and counts the answer again."""

from __future__ import annotations

from functools import partial

from bench.instance import Instance, Outcome
from bench.quadratic.files import Matrices
from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic


def as_instance(matrices: Matrices) -> Instance:
    """The instance as the runner wants it."""
    return Instance(
        matrices.name, len(matrices.flow), "min", partial(_solve, matrices), matrices.planted
    )


def recount(matrices: Matrices, place: list[int]) -> int:
    """Cost of an assignment by the definition, in unbounded integers."""
    n = range(len(place))
    flow, distance = matrices.flow.tolist(), matrices.distance.tolist()
    return sum(flow[i][j] * distance[place[i]][place[j]] for i in n for j in n)


def _solve(matrices: Matrices, seconds: float, seed: int) -> Outcome:
    found = solve_quadratic(
        matrices.flow, matrices.distance, budget=Budget(seconds=seconds, seed=seed)
    )
    place = [int(p) for p in found.placement[0]]
    if sorted(place) != list(range(len(place))) or (recount(matrices, place),) != found.cost:
        raise AssertionError(f"{matrices.name}: the recount differs from what the engine reported")
    return Outcome(
        found.cost[0],
        found.levels[0].bound,
        found.proven,
        found.seconds,
        found.seconds_to_best,
        place,
    )
