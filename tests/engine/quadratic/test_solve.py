"""Claims about dense quadratic assignment."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.solve import SWAPS, effort_of
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
    result = solve_quadratic(a, b, own, budget=Budget(effort=effort_of(6, 6)))
    bound = result.levels[0].bound
    assert result.cost == (least,) == (recount(a, b, own, result.placement[0]),)
    assert bound is not None and bound <= least


def test_answer_does_not_depend_on_the_number_of_threads() -> None:
    draws = np.random.default_rng(1)
    a, b = draws.integers(0, 9, (14, 14)), draws.integers(0, 9, (14, 14))
    a = a + a.T
    one = solve_quadratic(a, b, budget=Budget(effort=effort_of(3, 14), seed=4, threads=1))
    two = solve_quadratic(a, b, budget=Budget(effort=effort_of(3, 14), seed=4, threads=2))
    assert (one.placement[0] == two.placement[0]).all()
    assert one.cost == two.cost


def test_warm_start_never_returns_worse_and_cancel_returns_at_once() -> None:
    draws = np.random.default_rng(2)
    a, b = draws.integers(0, 9, (9, 9)), draws.integers(0, 9, (9, 9))
    a = a + a.T
    start = draws.permutation(9)
    given = recount(a, b, np.zeros((9, 9), int), start)
    assert solve_quadratic(a, b, budget=Budget(cancel=lambda: True), start=start).cost == (given,)


@pytest.mark.parametrize(
    "flow", [[[0, 1]], [[0, float("nan")], [1, 0]], [[0, 0.5], [1, 0]], [[0, 2**61], [1, 0]]]
)
def test_malformed_matrices_are_refused(flow: list[list[float]]) -> None:
    with pytest.raises(ProblemError):
        solve_quadratic(flow, [[0, 5], [5, 0]])


def test_numbers_too_large_for_exact_floats_are_solved_in_integers() -> None:
    draws = np.random.default_rng(3)
    a, b = (draws.integers(0, 9, (6, 6)) for _ in range(2))
    small = solve_quadratic(a, b, budget=Budget(effort=effort_of(8, 6)))
    ones = np.ones((6, 6), dtype=np.int64)  # Their common divisor keeps the scale in.
    large = solve_quadratic(a * 3 * 10**7, b * 10**7, ones, budget=Budget(effort=effort_of(8, 6)))
    assert large.cost == (small.cost[0] * 3 * 10**14 + 6,)


def test_costs_that_could_pass_the_range_of_integers_are_refused() -> None:
    huge = np.full((3, 3), 2**40)
    with pytest.raises(ProblemError, match="2\\^62"):
        solve_quadratic(huge, huge)


def test_an_effort_holds_longer_searches_too() -> None:
    """Long without gain, searches are lengthened: what is granted does not grow with them."""
    n, effort = 25, 300_000
    draws = np.random.default_rng(n)
    a, b = (np.triu(draws.integers(0, 100, (n, n)), 1) for _ in range(2))
    found = solve_quadratic(a + a.T, b + b.T, budget=Budget(effort=effort))
    assert effort < 2 * found.evaluations / SWAPS < 3 * effort
