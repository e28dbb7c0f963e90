"""Each tabu search shows the colouring whose clashes it counts, and ends when told."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import in_runs, random_graph

from preseance.engine.colouring.tabu import partial_tabu, tabu

Search = Callable[..., int]


@pytest.mark.parametrize("search", [tabu, partial_tabu])
@given(seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_each_search_counts_the_clashes_it_leaves(search: Search, seed: int) -> None:
    apart = np.unique([*random_graph(seed, 12), (0, 1)], axis=0)
    first, other = in_runs(12, apart)
    colour = np.random.default_rng(seed).integers(0, 3, 12)
    left = search(first, other, colour, 3, seed, 200, 0.6, np.zeros(1, dtype=np.bool_))
    assert left == (colour[apart[:, 0]] == colour[apart[:, 1]]).sum()


def test_a_search_told_to_stop_moves_nothing() -> None:
    first, other = in_runs(12, random_graph(1, 12))
    colour = np.zeros(12, dtype=np.int64)
    tabu(first, other, colour, 3, 0, 200, 0.6, np.ones(1, dtype=np.bool_))
    assert not colour.any()
