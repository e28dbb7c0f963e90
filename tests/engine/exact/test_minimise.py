"""The exact model finds the least placement there is, and says so."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import KINDS, random_problem

from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.exact import minimise
from preseance.engine.exact.crowd import crowd_of
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.terms import PairTerm, PlaceTerm, Relation, TallyTerm, Weights


def every_placement(problem: Problem) -> list[Placement]:
    """All placements, those that leave items without a place included."""
    by_session = []
    for session in problem.sessions:
        held = dict(session.fixed.tolist())
        choices = [
            [held[i]] if i in held else [-1, *range(session.num_places)]
            if i in session.attending
            else [-1]
            for i in range(problem.num_items)
        ]  # fmt: skip
        here = []
        for choice in product(*choices):
            seated = [p for p in choice if p >= 0]
            if len(set(seated)) == len(seated):
                here.append(np.array(choice, dtype=np.int32))
        by_session.append(here)
    return [tuple(chosen) for chosen in product(*by_session)]


@pytest.mark.parametrize("kinds", [(kind,) for kind in KINDS] + [KINDS])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_the_exact_model_agrees_with_trying_everything(kinds: tuple[str, ...], seed: int) -> None:
    problem = random_problem(seed, kinds, max_items=3, max_sessions=2)
    solution = minimise(problem, workers=1)
    assert solution.cost == evaluate(problem, solution.placement)
    assert solution.cost == min(evaluate(problem, p) for p in every_placement(problem))
    assert solution.proven


@given(seed=st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_a_bound_holds_for_all_that_is_as_good_above(seed: int) -> None:
    problem = random_problem(seed, max_items=3, max_sessions=1)
    solution = minimise(problem, budget=Budget(effort=2_000))
    costs = [evaluate(problem, p) for p in every_placement(problem)]
    for k, level in enumerate(solution.levels):
        rivals = [c[k] for c in costs if c[:k] <= solution.cost[:k]]
        assert level.bound is not None
        assert level.bound <= min(r for r in rivals)


def test_only_the_first_levels_are_minimised_where_asked() -> None:
    session = SessionPlaces(2, np.arange(2))
    terms = [
        PlaceTerm(level=0, session=0, costs=Weights.sparse([(0, 0, 1), (0, 2, 9), (1, 2, 9)])),
        PlaceTerm(level=1, session=0, costs=Weights.sparse([(1, 0, 5)])),
    ]
    solution = minimise(Problem(2, [session], terms, ("first", "second")), levels=1)
    assert [level.bound for level in solution.levels] == [0, None]
    assert solution.cost == (0, 5)
    assert not solution.proven


def test_a_model_beyond_its_size_is_not_built_and_claims_nothing() -> None:
    n = 1500
    start = np.arange(n, dtype=np.int32)
    cost = PlaceTerm(level=0, session=0, costs=Weights.matrix(start[:, None] ^ start[None, :]))
    problem = Problem(n, [SessionPlaces(n, np.arange(n))], [cost])
    solution = minimise(problem, start=(start[::-1].copy(),))
    assert solution.levels[0].bound is None
    assert not solution.proven


def test_twins_are_one_item_with_several_places() -> None:
    n = 60
    table = np.repeat(np.arange(10), 6)
    women = np.arange(n) % 2
    even = np.abs(np.arange(7) - 3)
    terms = [
        TallyTerm(level=0, session=0, attribute=women, group=table, costs=np.tile(even, (10, 1))),
        PlaceTerm(level=0, session=0, costs=Weights.sparse([(i, n, 100) for i in range(n)])),
        PairTerm(
            level=0, session=0, weights=Weights.sparse([(0, 1, 7)]), relation=Relation.same(table)
        ),
    ]
    problem = Problem(n, [SessionPlaces(n, np.arange(n))], terms)
    crowd = crowd_of(problem, terms)
    assert np.count_nonzero(crowd.size) == 4
    solution = minimise(problem, budget=Budget(seconds=20.0))
    assert solution.cost == (0,)
    assert solution.proven
