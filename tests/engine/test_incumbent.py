"""What an incumbent promises: it never gets worse, bounds only rise, whoever looks on is told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from preseance.engine import Status
from preseance.engine.budget import Budget
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Placement

START: Placement = (np.zeros(1, dtype=np.int32),)
costs = st.tuples(st.integers(-5, 5), st.integers(-5, 5))


def incumbent(budget: Budget | None = None, *, at_once: bool = False) -> Incumbent:
    meter = (budget or Budget()).start(100)
    return Incumbent(("must", "should"), START, (3, 3), meter, at_once=at_once)


@given(st.lists(costs, max_size=12))
def test_it_is_the_first_of_the_cheapest_and_the_trace_falls(found: list[tuple[int, int]]) -> None:
    known = incumbent()
    for k, cost in enumerate(found):
        known.improved(cost, (np.full(1, k, dtype=np.int32),))
    assert known.cost == min([(3, 3), *found])
    if known.cost < (3, 3):
        assert int(known.placement[0][0]) == found.index(known.cost)
    traced = [cost for _, cost in known.trace]
    assert traced == sorted(set(traced), reverse=True)


@given(st.lists(st.tuples(*[st.none() | st.integers(-9, 3)] * 2), max_size=6))
def test_bounds_only_rise(given_bounds: list[tuple[int | None, int | None]]) -> None:
    known = incumbent()
    for bounds in given_bounds:
        known.bound(bounds)
    for k in range(2):
        told = [row[k] for row in given_bounds if row[k] is not None]
        assert known.bounds[k] == (max(b for b in told if b is not None) if told else None)


def test_a_level_is_proven_only_where_those_above_are() -> None:
    known = incumbent()
    known.bound([2, 3])
    solution = known.solution(5)
    assert [level.proven for level in solution.levels] == [False, False]
    assert solution.status is Status.FEASIBLE
    assert solution.summary().splitlines()[1:] == [
        "must    3 (at least 2)",
        "should  3 (at least 3)",
    ]
    known.proven()
    assert known.closed and known.solution(5).status is Status.OPTIMAL


def test_a_cancelled_search_says_so() -> None:
    known = incumbent(Budget(cancel=lambda: True))
    known.clock.asked()
    assert known.solution(1).status is Status.CANCELLED


def test_a_placement_is_asked_for_only_when_somebody_looks() -> None:
    known, asked = incumbent(), list[int]()

    def placement() -> Placement:
        asked.append(1)
        return START

    known.improved((0, 0), placement)
    known.tell()
    assert not asked
    assert known.placement is START and asked == [1]


def test_progress_hears_every_improvement_where_that_is_asked() -> None:
    heard: list[tuple[int, ...]] = []
    known = incumbent(Budget(progress=lambda _, cost: heard.append(cost)), at_once=True)
    for cost in ((2, 9), (2, 8), (2, 8), (1, 9)):
        known.improved(cost, START)
    assert heard == [(2, 9), (2, 8), (1, 9)]
