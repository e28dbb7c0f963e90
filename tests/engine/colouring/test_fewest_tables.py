"""Fewest tables: every pair is parted, the clique bounds, and the same seed gives the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import in_runs, queens, random_graph

from preseance.engine.colouring import fewest_tables
from preseance.engine.colouring.loops import partial_tabu, tabu
from preseance.errors import ProblemError

Search = Callable[..., tuple[int, int]]


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


@pytest.mark.parametrize("search", [tabu, partial_tabu])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_each_search_counts_the_clashes_it_leaves(search: Search, seed: int) -> None:
    apart = np.unique([*random_graph(seed, 12), (0, 1)], axis=0)
    first, other = in_runs(12, apart)
    colour = np.random.default_rng(seed).integers(0, 3, 12)
    left, _ = search(first, other, colour, 3, seed, 200, 0.6)
    assert left == (colour[apart[:, 0]] == colour[apart[:, 1]]).sum()


def test_a_board_of_queens_takes_a_table_a_row_where_it_can() -> None:
    found = fewest_tables(144, queens(12), seconds=20.0)
    assert found.num_tables == 12 and found.proven


def test_a_board_without_a_table_a_row_is_proven_to_take_one_more() -> None:
    found = fewest_tables(36, queens(6), seconds=20.0)
    assert (found.num_tables, found.bound) == (7, 7)


def test_no_guests_take_no_table() -> None:
    assert fewest_tables(0, []).num_tables == 0


def test_nobody_is_kept_from_himself() -> None:
    with pytest.raises(ProblemError, match="guest 1 from himself"):
        fewest_tables(3, [(1, 1)])


def test_a_guest_out_of_range_is_refused() -> None:
    with pytest.raises(ProblemError, match="expected 0 to 2"):
        fewest_tables(3, [(0, 3)])
