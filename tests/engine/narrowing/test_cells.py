"""No placement within the limits is ruled out, and none costs less than the bound."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_problem

from preseance.engine.evaluate import evaluate
from preseance.engine.matrices import Matrices, matrices_of
from preseance.engine.narrowing.cells import narrowed
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.terms import PairTerm, Relation, Weights

PLENTY = 10**9


def every_assignment(problem: Problem, made: Matrices) -> list[tuple[list[int], Placement]]:
    """The location of each facility, and the placement it is."""
    at = np.full(problem.num_items, -1, dtype=np.int32)
    for item, place in problem.sessions[0].fixed.tolist():
        at[item] = place
    return [([*order], (made.standing(order, at),)) for order in permutations(range(made.size))]


@given(
    seed=st.integers(0, 10**6), kinds=st.sampled_from([("place",), ("pair",), ("place", "pair")])
)
@settings(max_examples=60, deadline=None)
def test_what_is_within_the_limits_is_never_ruled_out(seed: int, kinds: tuple[str, ...]) -> None:
    rng = np.random.default_rng(seed)
    problem = random_problem(seed, kinds, max_items=5, max_sessions=1)
    session = problem.sessions[0]
    made = matrices_of(problem, 0, max(0, len(session.attending) - session.num_places))
    if made is None or made.size > 6:
        return
    known = [(order, evaluate(problem, at)) for order, at in every_assignment(problem, made)]
    like = known[int(rng.integers(len(known)))][1]
    levels = int(rng.integers(1, len(problem.levels) + 1))
    limits = [cost + int(rng.integers(-2, 3)) for cost in like[:levels]]
    left = narrowed(made, limits, PLENTY)
    within = [
        (order, cost)
        for order, cost in known
        if all(a <= b for a, b in zip(cost, limits, strict=False))
    ]
    for order, _ in within:
        assert left.cells[np.arange(made.size), order].all()
    if within:
        assert left.bound is not None
        assert left.bound <= min(cost[levels - 1] for _, cost in within)
    elif left.empty:
        assert left.bound == limits[-1] + 1


def in_line(count: int, apart: tuple[tuple[int, int], ...]) -> Problem:
    """Guests in order of rank along a line of places, some pairs of whom may not be neighbours."""
    everyone = np.arange(count)
    ahead = Relation.pairs([(p, q) for p in range(count) for q in range(p + 1, count)])
    beside = Relation.pairs(
        [(p, q) for p in range(count) for q in (p - 1, p + 1) if 0 <= q < count]
    )
    junior = np.tril(np.ones((count, count), dtype=np.int64), -1)
    terms = [
        PairTerm(
            level=0, session=0, weights=Weights.sparse([(*p, 1) for p in apart]), relation=beside
        ),
        PairTerm(level=1, session=0, weights=Weights.matrix(junior), relation=ahead),
    ]
    return Problem(count, [SessionPlaces(count, everyone)], terms, ("must", "prefer"))


@pytest.mark.parametrize("slips", [1, 2, 3])
def test_who_may_slip_by_little_has_few_places(slips: int) -> None:
    made = matrices_of(in_line(20, ((4, 5), (9, 10))), 0, 0)
    assert made is not None
    cells = narrowed(made, (0, slips), PLENTY).cells
    item, place = np.nonzero(cells)
    assert (np.abs(item - place) <= slips).all()


def test_neighbours_who_may_not_be_neighbours_cost_a_slip() -> None:
    made = matrices_of(in_line(12, ((4, 5),)), 0, 0)
    assert made is not None
    assert narrowed(made, (0, 0), PLENTY).empty
    assert not narrowed(made, (0, 1), PLENTY).empty


def test_a_round_that_would_take_more_is_not_begun() -> None:
    made = matrices_of(in_line(12, ((4, 5),)), 0, 0)
    assert made is not None
    left = narrowed(made, (0, 0), 10)
    assert left.cells.all()
    assert (left.bound, left.work) == (None, 0)
