"""A search without a limit ends once it keeps coming back to the same; one with a limit goes on."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.test_closing import round_table

from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.search.parallel import Returns
from preseance.engine.solve import EFFORT_A_SLOT, solve

costs = st.tuples(st.integers(0, 2), st.integers(0, 2))


@given(st.lists(st.tuples(costs, st.lists(costs, min_size=2, max_size=2)), max_size=20))
def test_returns_are_counted_since_the_incumbent_last_fell(
    cycles: list[tuple[tuple[int, int], list[tuple[int, int]]]],
) -> None:
    returns, since, last = Returns(4), 0, None
    for incumbent, ends in cycles:
        since = since + ends.count(incumbent) if incumbent == last else 0
        last = incumbent
        assert returns.enough(incumbent, [np.array(end) for end in ends]) == (since >= 4)


def test_a_search_with_a_limit_never_ends_for_coming_back() -> None:
    returns = Returns(None)
    assert not any(returns.enough((0,), [np.zeros(1, dtype=np.int64)] * 2) for _ in range(99))


def test_a_small_table_ends_before_its_usual_effort_and_as_well() -> None:
    problem = round_table(18, 2)
    usual = EFFORT_A_SLOT * 36
    soon, whole = solve(problem), solve(problem, Budget(effort=usual))
    assert soon.evaluations < 0.8 * usual < whole.evaluations
    assert soon.cost == whole.cost == evaluate(problem, soon.placement)
