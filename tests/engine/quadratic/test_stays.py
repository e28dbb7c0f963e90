"""Claims about which habit of staying tabu is followed."""

from __future__ import annotations

import numpy as np
import pytest
from bench.quadratic.generators import grid, uniform

from preseance.engine.quadratic.prepare import stays
from preseance.engine.quadratic.search import Costs, Searcher
from preseance.engine.quadratic.stays import BRIEF, CHANGING, HABITS, Habits


def test_the_habit_that_does_better_is_followed_and_the_other_still_tried() -> None:
    habits = Habits()
    for _ in range(30):
        ways = habits.share(4, even=False)
        habits.learn(ways, [7 if way == CHANGING else 9 for way in ways])
    later = [habits.share(4, even=False) for _ in range(8)]
    assert sum(ways.count(CHANGING) for ways in later) >= 28
    assert any(BRIEF in ways for ways in later)


def test_like_starts_are_shared_evenly_and_equal_costs_teach_nothing() -> None:
    habits = Habits()
    ways = habits.share(4, even=True)
    habits.learn(ways, [5, 5, 5, 5])
    assert sorted(ways) == [BRIEF, BRIEF, CHANGING, CHANGING]
    assert habits.lead == 0


def test_a_pair_stays_at_least_three_steps() -> None:
    for habit in range(len(HABITS)):
        assert stays(3, habit).min() >= 3


@pytest.mark.parametrize("better", [BRIEF, CHANGING])
def test_noise_wants_brief_stays_and_a_grid_changing_ones(better: int) -> None:
    made = uniform(50, 5) if better == BRIEF else grid(7, 7, 5)
    searcher = Searcher(Costs(made.flow, made.distance, 0 * made.flow), lambda: False)
    starts = [np.random.default_rng(k).permutation(len(made.flow)) for k in range(12)]
    mean = [
        np.mean([searcher.improve(start, k, 4000, habit).cost for k, start in enumerate(starts)])
        for habit in (BRIEF, CHANGING)
    ]
    assert mean[better] < mean[1 - better]
