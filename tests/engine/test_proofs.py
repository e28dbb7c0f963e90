"""What is called proven is what nothing betters, and no bound is beyond the least: held against all placements."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import KINDS, partial_placement, random_placement, random_problem

from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate, evaluate_parts
from preseance.engine.problem import Placement, Problem, SessionPlaces, waiting_in
from preseance.engine.solve import solve
from preseance.terms import TallyTerm

MOST_PLACEMENTS = 2_000


def placements_of(problem: Problem, waiting: list[int]) -> list[Placement]:
    """All placements that leave no more without a place in each session; none where they are too many."""
    by_session, count = [], 1
    for session, most in zip(problem.sessions, waiting, strict=True):
        held, found = dict(session.fixed.tolist()), []
        choices = [
            [held[i]] if i in held else range(-1, session.num_places) if i in session.attending
            else [-1]
            for i in range(problem.num_items)
        ]  # fmt: skip
        for choice in product(*choices):
            seated = [p for p in choice if p >= 0]
            if len(set(seated)) == len(seated) >= len(session.attending) - most:
                found.append(np.array(choice, dtype=np.int32))
        by_session.append(found)
        count *= len(found)
    return list(product(*by_session)) if count <= MOST_PLACEMENTS else []


@given(
    seed=st.integers(0, 10**6),
    kinds=st.sampled_from([("place", "pair"), ("pair", "company"), ("tally", "company"), KINDS]),
    effort=st.sampled_from([60, 60_000]),
    partial=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_bounds_speak_of_all_who_leave_no_more_waiting_than_the_search_began_with(
    seed: int, kinds: tuple[str, ...], effort: int, partial: bool
) -> None:
    problem = random_problem(seed, kinds, max_items=4, max_sessions=2)
    draw = partial_placement if partial else random_placement
    start = draw(problem, np.random.default_rng(seed))
    placements = placements_of(problem, waiting_in(problem, start))
    if not placements:
        return
    found = solve(problem, Budget(effort=effort), start=start)
    costs = [evaluate(problem, at) for at in placements]
    parts = [evaluate_parts(problem, at) for at in placements]
    for level, known in enumerate(found.levels):
        alike = [
            k
            for k, cost in enumerate(costs)
            if all(a <= b for a, b in zip(cost[:level], found.cost, strict=False))
        ]
        if alike and known.bound is not None:
            assert known.bound <= min(costs[k][level] for k in alike)
        for part, bounds in enumerate(found.parts):
            assert all(bounds[level] <= parts[k][part][level] for k in alike)
        if known.proven:
            assert found.cost[: level + 1] == min(costs)[: level + 1]


@pytest.mark.parametrize("effort", [60, 60_000])
def test_a_place_that_costs_more_than_none_is_left_empty_and_it_is_proven(effort: int) -> None:
    """Two who would rather wait: seating them is dearer, and no bound speaks as if they had to sit."""
    both, one = np.array([1, 1]), np.array([0, 0])
    terms = [
        TallyTerm(level=0, session=0, attribute=both, group=one, costs=np.array([curve]))
        for curve in ([1, 0, 0], [0, 3, 3])
    ]
    problem = Problem(2, [SessionPlaces(2, np.arange(2))], terms)
    nowhere = (np.array([-1, -1], dtype=np.int32),)
    found = solve(problem, Budget(effort=effort), start=nowhere)
    assert found.cost == (1,)
    assert found.levels[0].bound == (1 if effort > 60 else 0)
