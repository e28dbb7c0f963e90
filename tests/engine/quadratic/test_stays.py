"""How many searches of a batch have brief stays, and what is learnt from their costs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from preseance.engine.quadratic.stays import BATCH, Stays


def _taught(costs: list[int], times: int = 20) -> Stays:
    stays = Stays()
    for batch in range(times):
        stays.learn(costs, stays.brief(batch))
    return stays


def test_half_of_the_searches_are_brief_until_something_is_learnt() -> None:
    assert sum(Stays().brief(0)) == BATCH // 2


def test_where_brief_stays_fare_worse_one_search_in_eight_still_has_them() -> None:
    stays = _taught([1, 9, 1, 9])
    assert sum(sum(stays.brief(batch)) for batch in range(8)) == BATCH


def test_where_brief_stays_fare_better_half_of_the_searches_have_them() -> None:
    assert sum(_taught([9, 1, 9, 1]).brief(0)) == BATCH // 2


@given(st.lists(st.lists(st.integers(), min_size=BATCH, max_size=BATCH), max_size=60))
def test_trust_stays_between_none_and_full_whatever_the_costs(batches: list[list[int]]) -> None:
    stays = Stays()
    for number, costs in enumerate(batches):
        stays.learn(costs, stays.brief(number))
        assert 0 <= stays.trust <= 1
        assert any(stays.brief(0))
        assert not all(stays.brief(0))
