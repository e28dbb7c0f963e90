"""How many searches of a batch have short tenures, and what is learnt from their costs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from preseance.engine.quadratic.tenures import BATCH, Tenures


def _taught(costs: list[int], times: int = 20) -> Tenures:
    tenures = Tenures()
    for batch in range(times):
        tenures.learn(costs, tenures.short(batch))
    return tenures


def test_half_of_the_searches_have_short_tenures_until_something_is_learnt() -> None:
    assert sum(Tenures().short(0)) == BATCH // 2


def test_where_short_tenures_fare_worse_one_search_in_eight_still_has_them() -> None:
    tenures = _taught([1, 9, 1, 9])
    assert sum(sum(tenures.short(batch)) for batch in range(8)) == BATCH


def test_where_short_tenures_fare_better_half_of_the_searches_have_them() -> None:
    assert sum(_taught([9, 1, 9, 1]).short(0)) == BATCH // 2


@given(st.lists(st.lists(st.integers(), min_size=BATCH, max_size=BATCH), max_size=60))
def test_trust_stays_between_none_and_full_whatever_the_costs(batches: list[list[int]]) -> None:
    tenures = Tenures()
    for number, costs in enumerate(batches):
        tenures.learn(costs, tenures.short(number))
        assert 0 <= tenures.trust <= 1
        assert any(tenures.short(0))
        assert not all(tenures.short(0))
