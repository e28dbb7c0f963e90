"""Fewest tables: every pair is parted, the clique bounds, and the same seed gives the same."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import queens, random_graph

from preseance.engine.colouring import fewest_tables
from preseance.errors import ProblemError


@given(seed=st.integers(0, 10**6), n=st.integers(1, 6))
@settings(max_examples=30, deadline=None)
def test_small_graphs_are_coloured_best(seed: int, n: int) -> None:
    apart = random_graph(seed, n)
    found = fewest_tables(n, apart, seconds=0.05, seed=seed)
    best = min(
        len(set(colour))
        for colour in product(range(n), repeat=n)
        if all(colour[a] != colour[b] for a, b in apart)
    )
    assert all(found.table_of[a] != found.table_of[b] for a, b in apart)
    assert found.num_tables == best >= found.bound


def test_a_board_of_queens_takes_a_table_a_row_where_it_can() -> None:
    found = fewest_tables(144, queens(12), seconds=20.0)
    assert found.num_tables == 12 and found.proven


def test_a_board_without_a_table_a_row_is_proven_to_take_one_more() -> None:
    found = fewest_tables(36, queens(6), seconds=20.0)
    assert (found.num_tables, found.bound) == (7, 7)


def test_no_guests_take_no_table() -> None:
    assert fewest_tables(0, []).num_tables == 0


def test_nobody_is_kept_from_themselves() -> None:
    with pytest.raises(ProblemError, match="guest 1 from themselves"):
        fewest_tables(3, [(1, 1)])


def test_a_guest_out_of_range_is_refused() -> None:
    with pytest.raises(ProblemError, match="expected 0 to 2"):
        fewest_tables(3, [(0, 3)])
