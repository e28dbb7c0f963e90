"""Fewest tables: every pair is parted, the clique bounds, and the same seed gives the same."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import queens, random_graph

from preseance.engine.budget import Budget
from preseance.engine.colouring import fewest_tables
from preseance.errors import ProblemError


@given(seed=st.integers(0, 10**6), n=st.integers(1, 6))
@settings(max_examples=30, deadline=None)
def test_small_graphs_are_coloured_best(seed: int, n: int) -> None:
    apart = random_graph(seed, n)
    found = fewest_tables(n, apart, budget=Budget(seconds=0.05, seed=seed))
    best = min(
        len(set(colour))
        for colour in product(range(n), repeat=n)
        if all(colour[a] != colour[b] for a, b in apart)
    )
    table_of = found.placement[0]
    assert all(table_of[a] != table_of[b] for a, b in apart)
    assert found.cost == (best,) and (found.levels[0].bound or 0) <= best


def test_a_board_of_queens_takes_a_table_a_row_where_it_can() -> None:
    found = fewest_tables(144, queens(12), budget=Budget(seconds=20.0))
    assert found.cost == (12,) and found.proven


def test_a_board_without_a_table_a_row_is_proven_to_take_one_more() -> None:
    found = fewest_tables(36, queens(6), budget=Budget(seconds=20.0))
    assert found.cost == (7,) and found.proven


def test_no_guests_take_no_table() -> None:
    assert fewest_tables(0, []).cost == (0,)


def test_nobody_is_kept_from_themselves() -> None:
    with pytest.raises(ProblemError, match="guest 1 from themselves"):
        fewest_tables(3, [(1, 1)])


def test_a_guest_out_of_range_is_refused() -> None:
    with pytest.raises(ProblemError, match="expected 0 to 2"):
        fewest_tables(3, [(0, 3)])


def test_limits_that_races_cannot_keep_to_are_refused() -> None:
    with pytest.raises(ProblemError, match="cannot keep to effort=5 and threads=1"):
        fewest_tables(3, [(0, 1)], Budget(effort=5, threads=1))
