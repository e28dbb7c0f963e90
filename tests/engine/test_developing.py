"""Schedules that turn: nobody meets twice, or all meet; the same again for a seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.budget import Budget
from preseance.engine.developing import _circles, _cool, _turned, developed
from preseance.terms import Ints


def _meetings(rows: Ints) -> Counter[tuple[int, int]]:
    people = range(rows.shape[1])
    return Counter((i, j) for row in rows for i, j in combinations(people, 2) if row[i] == row[j])


@pytest.mark.parametrize(("groups", "size", "weeks"), [(3, 3, 4), (5, 4, 5), (6, 4, 7), (5, 3, 7)])
def test_nobody_meets_twice(groups: int, size: int, weeks: int) -> None:
    people = groups * size
    rows = developed(people, groups, size, weeks, Budget(seconds=30.0).start(), cover=False)
    assert rows is not None
    assert rows.shape == (weeks, people)
    assert max(_meetings(rows).values()) == 1
    assert all((np.bincount(row) == size).all() for row in rows)


@pytest.mark.parametrize(("people", "size", "meals"), [(7, 3, 4), (9, 5, 3), (14, 4, 5)])
def test_everybody_meets_though_seats_stay_empty(people: int, size: int, meals: int) -> None:
    tables = -(-people // size)
    rows = developed(people, tables, size, meals, Budget(seconds=30.0).start(), cover=True)
    assert rows is not None
    assert len(_meetings(rows)) == people * (people - 1) // 2
    assert all((np.bincount(row) <= size).all() for row in rows)


def test_what_cannot_be_is_not_found() -> None:
    assert developed(4, 2, 2, 4, Budget(seconds=0.0).start(), cover=False) is None


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_the_cost_of_base_sessions_is_that_of_the_turned_ones(data: st.DataObject) -> None:
    size, tables = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 4))
    seats = size * tables
    people = data.draw(st.integers(max(2, seats - 2), seats))
    period = data.draw(st.integers(1, people))
    cover, seed = data.draw(st.booleans()), data.draw(st.integers(0, 10**6))
    count = data.draw(st.sampled_from([0, 50]))
    rng = np.random.default_rng(seed)
    base = np.stack([rng.permutation(seats) for _ in range(2)])
    cost = _cool(base, size, *_circles(people, seats - people, period), cover, seed, count)
    met = _meetings(_turned(base, people, size, period))
    left = people * (people - 1) // 2 - len(met)
    assert cost == (left if cover else sum(met.values()) - len(met))
