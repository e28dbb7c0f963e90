"""The core of a graph: every vertex in it has k neighbours there, the rest take what is left."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import in_runs, random_graph

from preseance.engine.colouring.core import core, spread
from preseance.engine.colouring.loops import greedy


@given(seed=st.integers(0, 10**6), n=st.integers(1, 20), k=st.integers(1, 12))
@settings(max_examples=50, deadline=None)
def test_a_colouring_of_the_core_is_one_of_the_whole(seed: int, n: int, k: int) -> None:
    edges = random_graph(seed, n)
    first, other = in_runs(n, edges)
    inner = core(first, other, k)
    assert (np.diff(inner.first) >= k).all()
    assert sorted([*inner.vertices, *inner.removed]) == list(range(n))
    colour = greedy(inner.first, inner.other)
    num_colours = max(k, int(colour.max(initial=-1)) + 1)
    whole = spread(first, other, inner, colour, num_colours)
    assert whole.max() < num_colours
    assert all(whole[a] != whole[b] for a, b in edges)
    assert (whole[inner.vertices] == colour).all()
