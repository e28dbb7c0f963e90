"""What the search promises, whatever the problem."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_placement, random_problem

from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.solve import solve


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_warm_start_never_returns_worse_and_fixed_places_stay(seed: int) -> None:
    problem = random_problem(seed)
    start = random_placement(problem, np.random.default_rng(seed))
    solution = solve(problem, Budget(effort=40), start=start)
    assert solution.cost == evaluate(problem, solution.placement)
    assert solution.cost <= evaluate(problem, start)
    for session, at in zip(problem.sessions, solution.placement, strict=True):
        assert all(at[i] == p for i, p in session.fixed.tolist())


@given(seed=st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_same_seed_gives_the_same_answer(seed: int) -> None:
    problem = random_problem(seed)
    one, two = (solve(problem, Budget(effort=40, seed=3, threads=t)) for t in (1, 2))
    for a, b in zip(one.placement, two.placement, strict=True):
        assert (a == b).all()


def test_cancel_returns_the_best_so_far() -> None:
    problem = random_problem(5)
    solution = solve(problem, Budget(seconds=60.0, cancel=lambda: True))
    assert solution.cost == evaluate(problem, solution.placement)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_whoever_looks_is_shown_what_is_at_least_as_good_each_time(seed: int) -> None:
    problem = random_problem(seed)
    start = random_placement(problem, np.random.default_rng(seed))
    shown: list[tuple[int, ...]] = []
    solution = solve(
        problem,
        Budget(effort=40, show=lambda found: shown.append(evaluate(problem, found))),
        start=start,
    )
    costs = [evaluate(problem, start), *shown, solution.cost]
    assert shown
    assert costs == sorted(costs, reverse=True)


def test_the_door_hands_out_the_function_every_time() -> None:
    from preseance import engine

    assert engine.solve is solve
    assert engine.solve is engine.solve
