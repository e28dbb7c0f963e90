"""Fewest tables: every pair is parted, the clique bounds, and the same seed gives the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.colouring import fewest_tables
from preseance.engine.colouring.loops import partial_tabu, tabu
from preseance.errors import ProblemError

Search = Callable[..., tuple[int, int]]


def graph(seed: int, n: int) -> list[tuple[int, int]]:
    rng = np.random.default_rng(seed)
    return [pair for pair in combinations(range(n), 2) if rng.random() < 0.5]


@given(seed=st.integers(0, 10**6), n=st.integers(1, 6))
@settings(max_examples=30, deadline=None)
def test_small_graphs_are_coloured_best(seed: int, n: int) -> None:
    apart = graph(seed, n)
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
    apart = np.array([*graph(seed, 12), (0, 1)])
    both = np.unique(np.concatenate([apart, apart[:, ::-1]]), axis=0)
    first = np.searchsorted(both[:, 0], np.arange(13))
    colour = np.random.default_rng(seed).integers(0, 3, 12)
    left, _ = search(first, both[:, 1].copy(), colour, 3, seed, 200, 0.6)
    assert left == (colour[both[:, 0]] == colour[both[:, 1]]).sum() // 2


def test_nobody_is_kept_from_himself() -> None:
    with pytest.raises(ProblemError, match="guest 1 from himself"):
        fewest_tables(3, [(1, 1)])


def test_a_guest_out_of_range_is_refused() -> None:
    with pytest.raises(ProblemError, match="expected 0 to 2"):
        fewest_tables(3, [(0, 3)])
