"""A party that needs more tables than there are is found wherever there is one, and only there."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.colouring.least import all_apart


@given(seed=st.integers(0, 10**6), tables=st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_the_largest_party_is_that_of_brute_force(seed: int, tables: int) -> None:
    rng = np.random.default_rng(seed)
    n, dense = int(rng.integers(2, 9)), rng.random()
    apart = [pair for pair in combinations(range(n), 2) if rng.random() < dense]
    known = {frozenset(pair) for pair in apart}
    largest = max(
        size
        for size in range(n + 1)
        if any(
            all(frozenset(pair) in known for pair in combinations(party, 2))
            for party in combinations(range(n), size)
        )
    )
    found = all_apart(apart, tables)
    assert len(found) == (largest if largest > max(1, tables) else 0)
    assert all(frozenset(pair) in known for pair in combinations(found, 2))


def test_feuds_that_tables_can_part_load_no_search() -> None:
    ring = [(k, (k + 1) % 9) for k in range(9)]
    assert all_apart(ring, 3) == []
    assert all_apart([], 1) == []
