"""The value of a placement equals its slow twin, for each kind of term."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import naive
from tests.engine.problems import KINDS, random_placement, random_problem

from preseance.engine import Problem, SessionPlaces
from preseance.engine.evaluate import evaluate, evaluate_term
from preseance.errors import ProblemError
from preseance.terms import PlaceTerm, Weights


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_evaluation_equals_the_slow_twin(kind: str, seed: int) -> None:
    problem = random_problem(seed, (kind,))
    placement = random_placement(problem, np.random.default_rng(seed))
    assert evaluate(problem, placement) == naive.value(problem, placement)


def test_levels_are_sums_of_their_terms() -> None:
    problem = random_problem(11)
    placement = random_placement(problem, np.random.default_rng(1))
    by_level = [0] * len(problem.levels)
    for term in problem.terms:
        by_level[term.level] += evaluate_term(problem, term, placement)
    assert evaluate(problem, placement) == tuple(by_level)


def test_empty_place_and_item_without_place_are_charged() -> None:
    costs = Weights.sparse([(2, 1, 7), (1, 2, 40)])
    session = SessionPlaces(2, np.array([0, 1]))
    problem = Problem(2, [session], [PlaceTerm(level=0, session=0, costs=costs)])
    assert evaluate(problem, (np.array([0, -1], dtype=np.int32),)) == (47,)


@pytest.mark.parametrize("at", [[0, 0], [0, 5], [-2, 0]])
def test_placement_that_does_not_fit_is_refused(at: list[int]) -> None:
    problem = Problem(2, [SessionPlaces(2, np.array([0, 1]))], [])
    with pytest.raises(ProblemError):
        evaluate(problem, (np.array(at, dtype=np.int32),))
