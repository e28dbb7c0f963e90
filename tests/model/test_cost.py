"""Costs are compared level after level, and told by name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from preseance.model.cost import Cost
from preseance.model.rule_row import LEVELS

costs = st.builds(Cost, *[st.integers(-10, 10)] * 3)


def test_a_cost_names_the_levels_in_their_order() -> None:
    assert Cost._fields == tuple(level.value for level in LEVELS)


@given(costs, costs)
def test_a_lower_level_counts_only_where_those_above_are_equal(a: Cost, b: Cost) -> None:
    if a.must != b.must:
        assert (a < b) == (a.must < b.must)
    elif a.should != b.should:
        assert (a < b) == (a.should < b.should)
    else:
        assert (a < b) == (a.prefer < b.prefer)
