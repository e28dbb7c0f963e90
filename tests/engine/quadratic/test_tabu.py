"""Claims about the table of swap costs, held against full recounts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit

from preseance.engine.quadratic.lanes import REGISTER, sweep_once, sweep_twice
from preseance.engine.quadratic.prepare import landscape, walk
from preseance.engine.quadratic.search import Costs
from preseance.engine.quadratic.tabu import Landscape, Walk, advance, enter

KINDS = ["symmetric", "one directed", "both directed"]


def problem(n: int, kind: str, scale: int, seed: int, with_linear: bool) -> Costs:
    draws = np.random.default_rng(seed)
    a, b, own = (draws.integers(-3, 9, (n, n)) * scale for _ in range(3))
    if kind != "both directed":
        a = a + a.T
    if kind == "symmetric":
        b = b + b.T
    return Costs(a, b, own * with_linear)


def table(land: Landscape, state: Walk) -> dict[tuple[int, int], float]:
    """All swap costs in full units, after what the last swap left to do."""
    n, padded = land.distance.shape[0], land.flow.shape[1]
    (_twice if land.directed else _once)(state, n - 1, padded, n % 2)
    state.outer[:] = 0
    upper, lower = state.upper.reshape(n, padded), state.lower.reshape(n, padded)
    costs = {}
    for i in range(n):
        for j in range(i + 1, n):
            cost = float(upper[i, j] + lower[i, j] - state.diagonal[i] - state.diagonal[j])
            barred = cost > land.forbidden / 2
            costs[i, j] = (cost - land.forbidden * barred) * land.unit
    return costs


@njit
def _once(state, count, padded, back):
    x, y = state.outer[0], state.outer[1]
    upper, lower, diagonal = state.upper, state.lower, state.diagonal
    sweep_once(upper, lower, diagonal, x, y, state.least, state.rows, count, padded, back)


@njit
def _twice(state, count, padded, back):
    x, y, u, v = state.outer[0], state.outer[1], state.outer[2], state.outer[3]
    upper, lower, diagonal = state.upper, state.lower, state.diagonal
    sweep_twice(upper, lower, diagonal, x, y, u, v, state.least, state.rows, count, padded, back)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", [1, 5_000])
@settings(max_examples=8, deadline=None)
@given(n=st.integers(3, 35), seed=st.integers(0, 10**6), with_linear=st.booleans())
def test_table_equals_full_recount_after_random_swaps(
    kind: str, scale: int, n: int, seed: int, with_linear: bool
) -> None:
    costs = problem(n, kind, scale, seed, with_linear)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None and land.directed == (kind == "both directed")
    state = walk(land, seed)
    start = np.random.default_rng(seed).permutation(n)
    enter(land, state, start.astype(np.uint32))
    for steps in (0, 1, 2, 15):
        advance(land, state, steps)
        place = state.place.astype(np.int64)
        now = costs.of(place)
        assert now == costs.of(start) + int(state.counters[2]) * land.unit
        best = costs.of(state.best.astype(np.int64))
        assert best == costs.of(start) + int(state.counters[3]) * land.unit
        for (i, j), cost in table(land, state).items():
            swapped = place.copy()
            swapped[[i, j]] = swapped[[j, i]]
            assert cost == costs.of(swapped) - now


def test_numbers_too_large_for_exact_floats_are_left_to_integers() -> None:
    costs = problem(6, "symmetric", 10**8, 1, True)
    assert landscape(costs.flow, costs.distance, costs.linear) is None


def test_small_numbers_are_searched_in_32_bits_and_large_ones_in_64() -> None:
    small, large = (problem(9, "symmetric", scale, 1, True) for scale in (1, 5_000))
    for costs, kind in ((small, np.float32), (large, np.float64)):
        land = landscape(costs.flow, costs.distance, costs.linear)
        assert land is not None and land.flow.dtype == kind


def test_exchangeable_facilities_are_never_swapped() -> None:
    flow = np.zeros((6, 6), dtype=np.int64)
    flow[0, 1] = flow[1, 0] = 3
    distance = np.abs(np.subtract.outer(np.arange(6), np.arange(6))) * 2
    land = landscape(flow, distance, np.zeros((6, 6), dtype=np.int64))
    assert land is not None
    assert land.alike.tolist() == [0, 0, 2, 2, 2, 2]
    state = walk(land, 1)
    enter(land, state, np.arange(6, dtype=np.uint32))
    for _ in range(40):
        before = state.place.astype(np.int64).copy()
        advance(land, state, 1)
        moved = np.flatnonzero(before != state.place)
        assert len(moved) == 0 or land.alike[moved[0]] != land.alike[moved[1]]


@pytest.mark.parametrize("n", [3, 40, 101])
def test_rows_of_the_table_begin_where_a_register_does(n: int) -> None:
    costs = problem(n, "both directed", 1, 1, False)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None
    state = walk(land, 1)
    for rows in (land.flow, land.mutual, state.upper, state.lower, state.diagonal, state.outer):
        assert rows.ctypes.data % REGISTER == 0
        assert rows.shape[-1] * rows.itemsize % REGISTER == 0


@pytest.mark.parametrize("back", [0, 1])
def test_a_sweep_finds_the_least_cost_by_rising_and_by_falling_rows(back: int) -> None:
    costs = problem(23, "symmetric", 1, 5, True)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None
    state = walk(land, 1)
    enter(land, state, np.arange(23, dtype=np.uint32))
    least = min(table(land, state).values()) / land.unit
    _once(state, 22, land.flow.shape[1], back)
    assert state.least.min() == least


def test_ties_fall_to_the_same_rows_whichever_way_the_table_is_swept() -> None:
    n = 23
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    few = np.random.default_rng(1).random((n, n)) < 0.05
    land = landscape((few | few.T).astype(np.int64), apart, np.zeros((n, n), dtype=np.int64))
    assert land is not None
    state, rows = walk(land, 1), []
    enter(land, state, np.arange(n, dtype=np.uint32))
    for back in (0, 1):
        _once(state, n - 1, land.flow.shape[1], back)
        used = np.isfinite(state.least)
        rows.append([*zip(state.least[used], state.rows[used], strict=True)])
    assert rows[0] == rows[1]
