"""No search waits for the compiler once the loops are warm."""

from __future__ import annotations

import os

import numpy as np
import pytest

from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.annealing import anneal
from preseance.engine.quadratic.branching import expand, explore
from preseance.engine.quadratic.descent import descend
from preseance.engine.quadratic.solve import ANNEALED, effort_of, warm
from preseance.engine.quadratic.tabu import advance, enter

LOOPS = (enter, advance, descend, expand, explore, anneal)


@pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
@pytest.mark.parametrize("most", [9, 10**5, 10**8])
@pytest.mark.parametrize("symmetric", [False, True])
@pytest.mark.parametrize("order", ["C", "F"])
def test_no_loop_is_compiled_for_a_problem_after_warming(
    most: int, symmetric: bool, order: str
) -> None:
    warm()
    before = [len(loop.signatures) for loop in LOOPS]
    draws = np.random.default_rng(3)
    flow, distance, linear = (
        np.asarray(draws.integers(1, most, (9, 9)), order=order) for _ in range(3)
    )
    if symmetric:
        flow, distance = flow + flow.T, distance + distance.T
    solve_quadratic(flow, distance, budget=Budget(effort=effort_of(9, 9)))
    solve_quadratic(flow, distance, linear, budget=Budget(effort=effort_of(2, 9)))
    assert [len(loop.signatures) for loop in LOOPS] == before


@pytest.mark.skipif("NUMBA_DISABLE_JIT" in os.environ, reason="nothing is compiled")
@pytest.mark.parametrize("most", [9, 10**5])
def test_annealing_is_compiled_once_whatever_the_size_of_the_costs(most: int) -> None:
    warm(True)
    draws = np.random.default_rng(3)
    flow, distance = (draws.integers(1, most, (ANNEALED, ANNEALED)) for _ in range(2))
    for matrices in ((flow, distance), (flow + flow.T, distance)):
        solve_quadratic(*matrices, budget=Budget(effort=effort_of(200, ANNEALED)))
    assert len(anneal.signatures) == 1
