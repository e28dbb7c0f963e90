"""The exact change of an exchange is the difference of two full counts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_placement, random_problem

from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Placement, Problem
from preseance.engine.search import kernels
from preseance.engine.search.annealing import SessionSearch
from preseance.engine.search.packing import pack


def state(problem: Problem, placement: Placement, k: int) -> SessionSearch:
    floor = [-(2**40)] * len(problem.levels)
    return SessionSearch(problem, k, pack(problem, k), placement, floor)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_change_of_every_exchange_equals_the_full_recount(seed: int) -> None:
    problem = random_problem(seed, ("place", "pair"))
    placement = random_placement(problem, np.random.default_rng(seed))
    base = np.array(evaluate(problem, placement))
    for k in range(len(problem.sessions)):
        search = state(problem, placement, k)
        delta = np.zeros(len(problem.levels), dtype=np.int64)
        for i, a in enumerate(search.slots.tolist()):
            for b in search.slots[i + 1 :].tolist():
                kernels.change(search.on, a, b, *search.arrays, delta)
                kernels.exchange(search.on, search.at, a, b)
                search.best_on[:] = search.on
                after = (*placement[:k], search.placement(), *placement[k + 1 :])
                assert (base + delta == np.array(evaluate(problem, after))).all()
                kernels.exchange(search.on, search.at, a, b)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_a_quiet_descent_leaves_no_better_exchange(seed: int) -> None:
    problem = random_problem(seed, ("place", "pair"))
    placement = random_placement(problem, np.random.default_rng(seed))
    search = state(problem, placement, 0)
    if search.closed():
        return
    cursor = np.array([0, 1, 0], dtype=np.int64)
    kernels.descend(search.on, search.at, search.cost, search.slots, *search.arrays, cursor, 10**6)
    search.best_on[:] = search.on
    low = evaluate(problem, (search.placement(), *placement[1:]))
    assert low <= evaluate(problem, placement)
    for i, a in enumerate(search.slots.tolist()):
        for b in search.slots[i + 1 :].tolist():
            kernels.exchange(search.on, search.at, a, b)
            search.best_on[:] = search.on
            assert evaluate(problem, (search.placement(), *placement[1:])) >= low
            kernels.exchange(search.on, search.at, a, b)
