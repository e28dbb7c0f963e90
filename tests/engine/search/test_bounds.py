"""A bound holds for all placements that seat as many, and proven is only what nothing betters."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import KINDS, random_problem

from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.solve import solve
from preseance.terms import PairTerm, PlaceTerm, Relation, Weights


def every_placement(problem: Problem) -> list[Placement]:
    session, held = problem.sessions[0], dict(problem.sessions[0].fixed.tolist())
    choices = [
        [held[i]] if i in held else list(range(-1, session.num_places)) if i in session.attending
        else [-1]
        for i in range(problem.num_items)
    ]  # fmt: skip
    out: list[Placement] = []
    for choice in product(*choices):
        seated = [p for p in choice if p >= 0]
        if len(set(seated)) == len(seated):
            out.append((np.array(choice, dtype=np.int32),))
    return out


@given(seed=st.integers(0, 10**6), kinds=st.sampled_from([("place",), ("place", "pair"), KINDS]))
@settings(max_examples=40, deadline=None)
def test_a_bound_holds_for_all_who_seat_as_many_and_equal_the_levels_above(
    seed: int, kinds: tuple[str, ...]
) -> None:
    problem = random_problem(seed, kinds, max_items=4, max_sessions=1)
    solution = solve(problem, Budget(effort=300))
    seated = (solution.placement[0] >= 0).sum()
    full = [p for p in every_placement(problem) if (p[0] >= 0).sum() >= seated]
    costs = [evaluate(problem, p) for p in full]
    for k, level in enumerate(solution.levels):
        if level.bound is not None:
            above = solution.cost[:k]
            assert level.bound <= min(cost[k] for cost in costs if cost[:k] == above)
    if solution.proven:
        assert solution.cost == min(costs)


def test_a_linear_assignment_is_solved_and_proven() -> None:
    cost = np.random.default_rng(1).integers(0, 100, (30, 40))
    term = PlaceTerm(level=0, session=0, costs=Weights.matrix(np.pad(cost, ((0, 1), (0, 1)))))
    unplaced = PlaceTerm(
        level=0, session=0, costs=Weights.sparse([(i, 40, 1000) for i in range(30)])
    )
    problem = Problem(30, [SessionPlaces(40, np.arange(30))], [term, unplaced])
    solution = solve(problem)
    assert solution.proven
    assert solution.levels[0].bound == solution.cost[0]


def test_a_linear_assignment_of_many_is_proven_though_a_place_costs_more_than_none() -> None:
    cost = np.random.default_rng(2).integers(1, 100, (400, 400))
    term = PlaceTerm(level=0, session=0, costs=Weights.matrix(cost))
    solution = solve(Problem(400, [SessionPlaces(400, np.arange(400))], [term]), Budget(effort=100))
    assert solution.proven
    assert solution.cost[0] == solution.levels[0].bound > 0


def test_neighbours_who_must_not_meet_are_parted_and_it_is_proven() -> None:
    ring = [(p, (p + 1) % 40) for p in range(40)]
    rng = np.random.default_rng(2)
    foes = [(int(a), int(b), 1) for a, b in rng.integers(0, 40, (60, 2)) if a != b]
    both = [*foes, *((b, a, v) for a, b, v in foes)]
    term = PairTerm(level=0, session=0, weights=Weights.sparse(both), relation=Relation.pairs(ring))
    problem = Problem(40, [SessionPlaces(40, np.arange(40))], [term])
    solution = solve(problem, Budget(effort=200_000))
    assert solution.cost == (0,)
    assert solution.proven
