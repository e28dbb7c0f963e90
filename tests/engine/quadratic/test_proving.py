"""Claims about bounds and proofs of dense quadratic assignment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import numpy as np
import pytest
from bench.quadratic.generators import adjacency, planted_grid, uniform
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.bounds import gilmore_lawler
from preseance.engine.quadratic.branching import assign
from preseance.engine.quadratic.proving import Prover
from preseance.engine.quadratic.search import Costs
from preseance.engine.quadratic.solve import effort_of


def costs_of(n: int, seed: int, symmetric: bool) -> Costs:
    draws = np.random.default_rng(seed)
    a, b, own = (draws.integers(-4, 9, (n, n)) for _ in range(3))
    if symmetric:
        a, b, own = a + a.T, b + b.T, 0 * own
    if seed % 3 == 0:
        a[2:, :] = a[:, 2:] = 0
    return Costs(a, b, own)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6), symmetric=st.booleans(), slack=st.integers(0, 30))
def test_branch_and_bound_finds_the_least_cost_and_the_bound_never_passes_it(
    seed: int, symmetric: bool, slack: int
) -> None:
    n = 5
    costs = costs_of(n, seed, symmetric)
    least = min(costs.of(np.array(p)) for p in permutations(range(n)))
    assert gilmore_lawler(costs.flow, costs.distance, costs.linear) <= least
    with ThreadPoolExecutor(2) as workers:
        proof = Prover(costs, 1, workers).below(least + slack, 10**6, lambda: False)
    assert proof.whole and proof.cost == least
    if slack:
        assert proof.place is not None and costs.of(proof.place) == least


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), m=st.integers(1, 5))
def test_assignment_is_cheapest_and_its_prices_are_dual(seed: int, m: int) -> None:
    cost = np.random.default_rng(seed).integers(-9, 20, (m, m))
    u, v = np.zeros(m + 1, np.int64), np.zeros(m + 1, np.int64)
    value = assign(cost, u, v)
    assert value == min(cost[np.arange(m), list(p)].sum() for p in permutations(range(m)))
    assert (cost - u[:m, None] - v[:m] >= 0).all()
    assert u[:m].sum() + v[:m].sum() == value


def test_twelve_seats_are_proven_optimal() -> None:
    made = uniform(12, 3)
    result = solve_quadratic(made.flow, made.distance, budget=Budget(seconds=20))
    assert result.proven and (result.levels[0].bound,) == result.cost


@pytest.mark.parametrize(("rows", "columns"), [(4, 7), (6, 7)])
def test_a_tight_bound_is_reached_where_swaps_are_led_astray(rows: int, columns: int) -> None:
    made = adjacency(rows, columns, 1)
    result = solve_quadratic(
        made.flow, made.distance, budget=Budget(effort=effort_of(1, rows * columns))
    )
    assert result.proven and result.cost == (made.planted,)


def test_a_planted_optimum_on_a_grid_is_found() -> None:
    made = planted_grid(3, 5, 1)
    assert solve_quadratic(
        made.flow, made.distance, budget=Budget(effort=effort_of(40, 15))
    ).cost == (made.planted,)


def test_a_proof_does_not_depend_on_the_number_of_threads() -> None:
    made = uniform(10, 1)
    one, two = (
        solve_quadratic(
            made.flow, made.distance, budget=Budget(effort=effort_of(12, 10), threads=t)
        )
        for t in (1, 2)
    )
    assert (one.placement[0] == two.placement[0]).all()
    assert (one.levels[0].bound, one.proven) == (two.levels[0].bound, two.proven)
    assert one.proven
