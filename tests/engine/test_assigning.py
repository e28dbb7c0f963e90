"""Sessions of places and pairs are searched as quadratic assignment, and keep all promises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_placement, random_problem

from preseance.engine.assigning import Assignment
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.incumbent import Incumbent
from preseance.engine.matrices import matrices_of
from preseance.engine.problem import Problem, SessionPlaces
from preseance.engine.solve import solve
from preseance.terms import PairTerm, PlaceTerm, Relation, Weights

seeds = st.integers(0, 10**6)


def round_table(seats: int, seed: int) -> Problem:
    """Sexes alternate first, then friends sit together and rank counts."""
    rng, everybody = np.random.default_rng(seed), np.arange(seats)
    steps = [(p, (p + s) % seats) for p in range(seats) for s in (1, -1)]
    beside, sex = Relation.pairs(steps), rng.integers(0, 2, seats)
    rank = np.abs(rng.permutation(seats)[:, None] - everybody[None])
    liking = rng.integers(-9, 9, (seats, seats))
    alike = Weights.classes(sex, sex, np.eye(2, dtype=np.int64))
    terms = [
        PairTerm(level=0, session=0, weights=alike, relation=beside),
        PairTerm(level=1, session=0, weights=Weights.matrix(liking), relation=beside),
        PlaceTerm(level=1, session=0, costs=Weights.matrix(rank)),
    ]
    return Problem(seats, [SessionPlaces(seats, everybody)], terms, ("should", "prefer"))


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_the_matrices_cost_what_the_terms_cost(seed: int) -> None:
    problem, rng = random_problem(seed, ("place", "pair")), np.random.default_rng(seed)
    placement = random_placement(problem, rng)
    total = np.zeros(len(problem.levels), dtype=np.int64)
    for k, session in enumerate(problem.sessions):
        waiting = int((placement[k][session.attending] < 0).sum())
        made = matrices_of(problem, k, waiting)
        if made is None:
            return
        location = made.assignment(placement[k])
        assert (made.standing(location, placement[k]) == placement[k]).all()
        facilities = np.arange(made.size)
        total += made.constant + made.linear[:, facilities, location].sum(axis=1)
        for product in made.products:
            among = product.distance[np.ix_(location, location)]
            total[product.level] += (product.flow * among).sum()
    assert tuple(total.tolist()) == evaluate(problem, placement)


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_what_is_assigned_is_never_worse_and_seats_as_many(seed: int) -> None:
    problem = random_problem(seed, ("place", "pair"))
    begin = random_placement(problem, np.random.default_rng(seed))
    meter = Budget(effort=200, seed=seed, threads=1).start()
    incumbent = Incumbent.of(problem, begin, meter)
    method = Assignment.read(problem, incumbent)
    if method is None:
        return
    method.improve(incumbent, meter)
    assert evaluate(problem, incumbent.placement) == incumbent.cost <= evaluate(problem, begin)
    for now, then in zip(incumbent.placement, begin, strict=True):
        assert (now < 0).sum() == (then < 0).sum()


@pytest.mark.parametrize("seats", [9, 30])
def test_two_threads_answer_as_one(seats: int) -> None:
    problem = round_table(seats, seats)
    one, two = (
        solve(problem, Budget(effort=20_000, seed=4, threads=threads)) for threads in (1, 2)
    )
    assert one.cost == two.cost
    assert (one.placement[0] == two.placement[0]).all()


def test_a_table_of_twelve_is_proven_by_the_usual_effort() -> None:
    assert solve(round_table(12, 1)).proven


def test_a_dense_session_is_cancelled_at_once() -> None:
    problem, asked = round_table(60, 1), [0]

    def cancel() -> bool:
        asked[0] += 1
        return asked[0] > 3

    solution = solve(problem, Budget(seconds=600, cancel=cancel))
    assert solution.cancelled
    assert asked[0] < 100  # Once told, it does not go on asking for ten minutes.
    assert evaluate(problem, solution.placement) == solution.cost
