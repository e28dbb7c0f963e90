"""Claims about annealing of assignments, held against full recounts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit
from tests.engine.quadratic.test_tabu import KINDS, problem

from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.annealing import Annealer, anneal, mean_change, terrain
from preseance.engine.quadratic.prepare import landscape, mixed
from preseance.engine.quadratic.rows import WIDTH, Rough, _plain, exchange_rows
from preseance.engine.quadratic.search import Found
from preseance.engine.quadratic.solve import ANNEALED, effort_of

BEGUN = 200
"""Batches in which the island that anneals has had turns, where there are no more facilities than it needs."""


@njit
def _exchanged(flow: Rough, between: Rough, r: int, s: int) -> Any:
    return exchange_rows(flow, between, r, s)


@given(seed=st.integers(0, 10**6), vectors=st.integers(1, 9), whole=st.booleans())
@settings(max_examples=30, deadline=None)
def test_vectors_are_summed_to_the_last_bit_as_written_in_plain(
    seed: int, vectors: int, whole: bool
) -> None:
    draws = np.random.default_rng(seed)
    flow, between = (draws.normal(0, 1000, (3, vectors * WIDTH)).astype(np.float32) for _ in "ab")
    if whole:
        flow, between = np.rint(flow), np.rint(between / 50)
        known = ((flow[0] - flow[2]) * (between[2] - between[0])).astype(np.float64).sum()
        assert _exchanged(flow, between, 0, 2) == known
    assert _exchanged(flow, between, 0, 2) == _plain(flow, between, 0, 2)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, deadline=None)
@given(n=st.integers(3, 35), seed=st.integers(0, 10**6), with_linear=st.booleans())
def test_cost_kept_while_annealing_equals_full_recount(
    kind: str, n: int, seed: int, with_linear: bool
) -> None:
    costs = problem(n, kind, 1, seed, with_linear)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None
    start = np.random.default_rng(seed).permutation(n)
    place, best = start.astype(np.uint32), start.astype(np.uint32)
    counters, change = np.array([0, mixed(seed)]), np.zeros(2)
    for sweeps in (1, 2, 9):
        hot = mean_change(land)
        anneal(terrain(land), place, best, counters, change, hot, 0.7, sweeps)
        for reached, kept in ((place, change[0]), (best, change[1])):
            assert sorted(reached) == list(range(n))
            assert costs.of(reached.astype(np.int64)) - costs.of(start) == kept * land.unit
    assert change[1] <= min(0, change[0])


@pytest.mark.parametrize("scale", [1, 5_000])
@pytest.mark.parametrize("fresh", [False, True])
def test_what_annealing_finds_has_the_cost_it_is_said_to_have(scale: int, fresh: bool) -> None:
    costs = problem(30, "symmetric", scale, 4, True)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None
    start = np.random.default_rng(1).permutation(30)
    found = Annealer(costs, land, lambda: False).improve(start, 3, 40, fresh)
    assert found.cost == costs.of(found.place) < costs.of(start)
    assert found.evaluations == 40 * 30 * 29 // 2


def test_mean_change_is_that_of_all_swaps_of_many_assignments() -> None:
    costs = problem(7, "both directed", 1, 2, True)
    land = landscape(costs.flow, costs.distance, costs.linear)
    assert land is not None
    draws, changes = np.random.default_rng(9), []
    for _ in range(300):
        place = draws.permutation(7)
        for r in range(6):
            for s in range(r + 1, 7):
                swapped = place.copy()
                swapped[[r, s]] = swapped[[s, r]]
                changes.append(abs(costs.of(swapped) - costs.of(place)) / land.unit)
    assert mean_change(land) == pytest.approx(np.mean(changes), rel=0.1)


def test_exchangeable_facilities_are_not_proposed() -> None:
    nothing = np.zeros((6, 6), dtype=np.int64)
    distance = np.abs(np.subtract.outer(np.arange(6), np.arange(6)))
    land = landscape(nothing, distance, nothing)
    assert land is not None
    place = np.arange(6, dtype=np.uint32)
    anneal(terrain(land), place, place.copy(), np.array([0, 1]), np.zeros(2), 1.0, 0.9, 5)
    assert place.tolist() == list(range(6))


@pytest.mark.parametrize("directed", [False, True])
def test_answer_where_an_island_anneals_does_not_depend_on_the_number_of_threads(
    directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    n, annealed, improve = ANNEALED, [], Annealer.improve

    def counted(*args: Any, **named: Any) -> Found:
        annealed.append(args)
        return improve(*args, **named)

    monkeypatch.setattr(Annealer, "improve", counted)
    costs = problem(n, "both directed" if directed else "symmetric", 1, 5, False)
    one, two = (
        solve_quadratic(
            costs.flow,
            costs.distance,
            budget=Budget(effort=effort_of(BEGUN, n), seed=4, threads=threads),
        )
        for threads in (1, 2)
    )
    assert annealed
    assert (one.placement[0] == two.placement[0]).all()
    assert one.cost == two.cost == (costs.of(one.placement[0].astype(np.int64)),)
