"""Cliques: the largest and all of a size, against trying every set."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.colouring.graphs import random_graph

from preseance.engine.colouring.cliques import as_bits, cliques, count_bits, lowest_bit


@given(seed=st.integers(0, 10**6), n=st.integers(1, 9), size=st.integers(1, 4))
@settings(max_examples=50, deadline=None)
def test_cliques_are_those_that_trying_every_set_finds(seed: int, n: int, size: int) -> None:
    edges = set(random_graph(seed, n))
    beside = np.zeros((n, n), dtype=np.bool_)
    for a, b in edges:
        beside[a, b] = beside[b, a] = True
    naive = [
        {some for some in combinations(range(n), s) if set(combinations(some, 2)) <= edges}
        for s in range(n + 1)
    ]
    found, ended = cliques(as_bits(beside), n, size, 1000, 10_000)
    assert ended
    assert {tuple(sorted(one)) for one in found.tolist()} == naive[min(size, n)] or size > n
    largest, ended = cliques(as_bits(beside), n, 1, 1, 10_000)
    assert ended
    assert (
        tuple(sorted(largest[0].tolist())) in naive[-1 - [bool(s) for s in naive[::-1]].index(True)]
    )


def test_a_search_cut_short_says_so() -> None:
    beside = np.ones((5, 5), dtype=np.bool_) ^ np.eye(5, dtype=np.bool_)
    assert not cliques(as_bits(beside), 5, 1, 1, 3)[1]


@given(word=st.integers(1, 2**64 - 1))
@settings(deadline=None)
def test_bits_of_a_word(word: int) -> None:
    assert count_bits(np.uint64(word)) == word.bit_count()
    assert lowest_bit(np.uint64(word)) == (word & -word).bit_length() - 1
