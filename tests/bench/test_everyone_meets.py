"""Claims about the family of everyone meets everyone."""

from __future__ import annotations

from itertools import combinations

import pytest
from bench.families.everyone_meets import dinner


@pytest.mark.parametrize(("people", "size"), [(2, 2), (9, 3), (23, 5), (30, 4)])
def test_a_schedule_comes_even_where_no_time_is_given(people: int, size: int) -> None:
    outcome = dinner(people, size).solve(0.0, 0)
    schedule = outcome.solution
    assert isinstance(schedule, list)
    assert len(schedule) == outcome.cost
    met = {pair for meal in schedule for table in meal for pair in combinations(table, 2)}
    assert len(met) == people * (people - 1) // 2
