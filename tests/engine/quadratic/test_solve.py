"""Claims about dense quadratic assignment."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.lanes import LANES
from preseance.engine.quadratic.prepare import landscape, walk
from preseance.engine.quadratic.tabu import advance, enter
from preseance.errors import ProblemError


def recount(a: np.ndarray, b: np.ndarray, own: np.ndarray, place: np.ndarray) -> int:
    return int((a * b[np.ix_(place, place)]).sum() + own[np.arange(len(place)), place].sum())


@pytest.mark.parametrize("directed", [False, True])
def test_small_problem_equals_brute_force(directed: bool) -> None:
    draws = np.random.default_rng(5)
    a, b, own = (draws.integers(0, 9, (6, 6)) for _ in range(3))
    if not directed:
        a = a + a.T
    least = min(recount(a, b, own, np.array(p)) for p in permutations(range(6)))
    result = solve_quadratic(a, b, own, effort=6)
    assert result.cost == least == recount(a, b, own, np.array(result.assignment))
    assert result.bound <= least


@pytest.mark.parametrize("scale", [1, 10**6])
def test_table_of_swap_costs_equals_recount_after_every_step(scale: int) -> None:
    draws = np.random.default_rng(7)
    n = 11
    a, b, own = (draws.integers(0, 9, (n, n)) for _ in range(3))
    a = (a + a.T) * scale
    own *= scale
    land = landscape(a, b, own)
    assert land is not None
    state, lanes = walk(land, 3), LANES[land.flow.dtype.name]
    padded = land.flow.shape[1]
    enter(land, state, draws.permutation(n), lanes)
    for _ in range(60):
        advance(land, state, 1, lanes)
        assert state.counters[2] == 2 * recount(a, b, own, state.place)
        assert state.counters[3] == 2 * recount(a, b, own, state.best)
    assert padded % lanes == 0


def test_answer_does_not_depend_on_the_number_of_threads() -> None:
    draws = np.random.default_rng(1)
    a, b = draws.integers(0, 9, (14, 14)), draws.integers(0, 9, (14, 14))
    a = a + a.T
    one = solve_quadratic(a, b, effort=3, seed=4, threads=1)
    two = solve_quadratic(a, b, effort=3, seed=4, threads=2)
    assert (one.assignment, one.cost) == (two.assignment, two.cost)


def test_warm_start_never_returns_worse_and_cancel_returns_at_once() -> None:
    draws = np.random.default_rng(2)
    a, b = draws.integers(0, 9, (9, 9)), draws.integers(0, 9, (9, 9))
    a = a + a.T
    start = draws.permutation(9)
    given = recount(a, b, np.zeros((9, 9), int), start)
    assert solve_quadratic(a, b, start=start, cancel=lambda: True).cost == given


@pytest.mark.parametrize(
    "flow", [[[0, 1]], [[0, float("nan")], [1, 0]], [[0, 0.5], [1, 0]], [[0, 2**61], [1, 0]]]
)
def test_malformed_matrices_are_refused(flow: list[list[float]]) -> None:
    with pytest.raises(ProblemError):
        solve_quadratic(flow, [[0, 5], [5, 0]])
