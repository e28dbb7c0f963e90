"""Bounds of the whole and of its parts hold, and what is proven is what nothing betters."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.narrowing.test_cells import in_line
from tests.engine.problems import KINDS, random_problem

from preseance.engine.bounding import bounded
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate, evaluate_parts
from preseance.engine.incumbent import Incumbent
from preseance.engine.joint_bounds import joint_bounds
from preseance.engine.narrowing.proving import Narrowing
from preseance.engine.problem import Placement, Problem, waiting_in
from preseance.engine.search.cooling import QUICK
from preseance.engine.solve import solve
from preseance.terms import TallyTerm


def full_placements(problem: Problem) -> list[Placement]:
    """All placements that leave as few as can be without a place."""
    by_session = []
    for session in problem.sessions:
        held, found = dict(session.fixed.tolist()), []
        choices = [
            [held[i]] if i in held else range(-1, session.num_places) if i in session.attending
            else [-1]
            for i in range(problem.num_items)
        ]  # fmt: skip
        least = max(0, len(session.attending) - session.num_places)
        for choice in product(*choices):
            seated = [p for p in choice if p >= 0]
            if len(set(seated)) == len(seated) == len(session.attending) - least:
                found.append(np.array(choice, dtype=np.int32))
        by_session.append(found)
    return list(product(*by_session))


@given(
    seed=st.integers(0, 10**6),
    kinds=st.sampled_from([("place", "pair"), ("pair", "tally", "company"), KINDS]),
    best=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_bounds_of_whole_and_parts_hold_for_all_who_equal_the_levels_above(
    seed: int, kinds: tuple[str, ...], best: bool
) -> None:
    problem = random_problem(seed, kinds, max_items=4, max_sessions=2)
    placements = full_placements(problem)
    if len(placements) > 3000:
        return
    costs = [evaluate(problem, at) for at in placements]
    parts = [evaluate_parts(problem, at) for at in placements]
    start = placements[min(range(len(costs)), key=costs.__getitem__) if best else seed % len(costs)]
    found = bounded(problem, start)
    assert found.cost == evaluate(problem, found.placement) <= evaluate(problem, start)
    for level, known in enumerate(found.levels):
        alike = [k for k, cost in enumerate(costs) if cost[:level] == found.cost[:level]]
        assert known.bound is not None
        assert known.bound <= min(costs[k][level] for k in alike)
        for part, bounds in enumerate(found.parts):
            assert bounds[level] <= min(parts[k][part][level] for k in alike)
        assert known.bound >= sum(bounds[level] for bounds in found.parts)
    if found.proven:
        assert found.cost == min(costs)
    assert waiting_in(problem, found.placement) == waiting_in(problem, start)


def test_a_long_table_in_order_of_rank_is_proven() -> None:
    problem = in_line(24, ((2, 3), (7, 8), (15, 16)))
    found = solve(problem)
    assert found.cost == (0, 3)
    assert found.proven
    assert found.parts == ((0, 3), (0, 0))


def test_what_proof_meets_is_taken_where_it_is_better() -> None:
    problem = in_line(14, ((4, 5),))
    at = np.arange(14, dtype=np.int32)
    at[[3, 4, 5, 6]] = at[[4, 3, 6, 5]]
    assert evaluate(problem, (at,)) == (0, 2)
    found = bounded(problem, (at,))
    assert found.cost == (0, 1)
    assert found.proven


@pytest.mark.parametrize("effort", [60_000, 200_000])
def test_what_is_limited_by_effort_is_bounded_alike_each_time(effort: int) -> None:
    problem = random_problem(11, max_items=7)
    one, two = (solve(problem, Budget(effort=effort, threads=t)) for t in (1, 2))
    assert one.cost == two.cost
    assert one.parts == two.parts
    assert [level.bound for level in one.levels] == [level.bound for level in two.levels]


def _in_line_and_counted() -> Problem:
    """A line in order of rank where a count is looked at too, so that all of it is annealed."""
    line = in_line(24, ((2, 3), (7, 8), (15, 16)))
    count = TallyTerm(
        level=0,
        session=0,
        attribute=np.ones(24, dtype=np.int64),
        group=np.zeros(24, dtype=np.int64),
        costs=np.zeros((1, 2), dtype=np.int64),
    )
    return Problem(24, line.sessions, [*line.terms, count], line.levels)


def test_a_proof_after_the_first_cycle_ends_the_search() -> None:
    found = solve(_in_line_and_counted())
    assert found.proven
    assert found.cost == (0, 3)
    assert found.evaluations < 1.5 * QUICK * 24


def test_what_too_little_was_granted_for_is_tried_again_with_more() -> None:
    problem = _in_line_and_counted()
    least = solve(problem).placement
    meters = [Budget(effort=effort).start() for effort in (10, 10**9)]
    incumbent = Incumbent.of(problem, least, meters[0])
    incumbent.bound_parts(joint_bounds(problem, least))
    narrowing = Narrowing.read(problem, meters[1], proof_tried=False)
    assert narrowing is not None
    known = []
    for meter in meters:
        narrowing.improve(incumbent, meter)
        known.append(incumbent.closed)
    assert known == [False, True]
