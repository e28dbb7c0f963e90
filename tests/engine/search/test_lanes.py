"""What the search promises: never worse, fixed places kept, nobody lost, the same again."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_placement, random_problem

from preseance.engine.budget import Budget
from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.problem import Problem, SessionPlaces
from preseance.engine.solve import solve
from preseance.terms import PairTerm, Relation, TallyTerm, Weights


@given(seed=st.integers(0, 10**6), effort=st.integers(1, 3_000))
@settings(max_examples=40, deadline=None)
def test_warm_start_is_never_worse_and_fixed_places_stay(seed: int, effort: int) -> None:
    problem = random_problem(seed, ("place", "pair"))
    start = random_placement(problem, np.random.default_rng(seed))
    solution = solve(problem, Budget(effort=effort), start=start)
    check_placement(problem, solution.placement)
    assert solution.cost == evaluate(problem, solution.placement)
    assert solution.cost <= evaluate(problem, start)
    assert solution.trace[-1][1] == solution.cost
    for session, at, was in zip(problem.sessions, solution.placement, start, strict=True):
        assert all(at[i] == p for i, p in session.fixed.tolist())
        assert (at < 0).sum() <= (was < 0).sum()


@given(seed=st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_same_seed_and_effort_give_the_same_answer(seed: int) -> None:
    problem = random_problem(seed, ("place", "pair"), max_items=12)
    one, two = (solve(problem, Budget(effort=2_000, seed=7, threads=t)) for t in (1, 2))
    assert one.evaluations == two.evaluations
    for a, b in zip(one.placement, two.placement, strict=True):
        assert (a == b).all()


def test_cancel_ends_the_packed_search_at_once() -> None:
    problem = random_problem(5, ("place", "pair"))
    solution = solve(problem, Budget(seconds=60.0, cancel=lambda: True))
    assert solution.cost == evaluate(problem, solution.placement)


def test_pairs_are_parted_where_another_kind_of_term_stands() -> None:
    ring = [(p, (p + 1) % 30) for p in range(30)]
    groups = np.arange(30)
    alike = (groups[:, None] % 2 == groups[None, :] % 2).astype(np.int64)
    parted = PairTerm(
        level=0, session=0, weights=Weights.matrix(alike), relation=Relation.pairs(ring)
    )
    tally = TallyTerm(
        level=1,
        session=0,
        attribute=np.ones(30, dtype=np.int64),
        group=groups,
        costs=np.tile([1, 0], (30, 1)),
    )
    problem = Problem(30, [SessionPlaces(30, groups)], [parted, tally], ("must", "should"))
    start = (np.random.default_rng(0).permutation(30).astype(np.int32),)
    solution = solve(problem, Budget(effort=50_000), start=start)
    assert solution.cost == evaluate(problem, solution.placement) == (0, 0)
    assert solution.proven
