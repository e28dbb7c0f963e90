"""Whole tables: every one is listed, no seating undercuts the bound, and proven means best."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.tables.instance import TablesInstance
from preseance.engine.tables.listing import feasible_tables
from preseance.engine.tables.partition import partition
from preseance.engine.tables.solve import solve_tables


def drawn(seed: int) -> TablesInstance:
    """Five groups or fewer at three tables of different widths."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 6))
    pairs = list(combinations(range(n), 2))
    costs = [(a, b, int(rng.integers(-5, 6))) for a, b in pairs if rng.random() < 0.8]
    apart = [pair for pair in pairs if rng.random() < 0.2]
    return TablesInstance.read(
        rng.integers(1, 4, n), rng.integers(1, 8, 3), costs or np.zeros((0, 3), int),
        apart or np.zeros((0, 2), int), min_known=int(rng.integers(0, 2)),
    )  # fmt: skip


def best_by_trying(instance: TablesInstance) -> int | None:
    """The least cost of a seating without violations."""
    every = product(range(instance.num_tables), repeat=instance.num_groups)
    counted = [instance.count(np.array(table_of)) for table_of in every]
    costs = [cost for violations, cost in counted if violations == 0]
    return min(costs) if costs else None


@given(seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_every_set_that_fits_is_listed_once(seed: int) -> None:
    instance = drawn(seed)
    listing = feasible_tables(instance, 10**6)
    assert listing is not None
    listed = sorted(
        tuple(sorted(listing.member[a:b].tolist()))
        for a, b in zip(listing.begin[:-1], listing.begin[1:], strict=True)
    )
    widest = int(instance.capacities.max())
    expected = []
    for size in range(1, instance.num_groups + 1):
        for members in combinations(range(instance.num_groups), size):
            friends = [
                sum((instance.known == sorted((i, j))).all(axis=1).any() for j in members if j != i)
                for i in members
            ]
            fits = int(instance.sizes[list(members)].sum()) <= widest
            parted = not any(set(pair) <= set(members) for pair in instance.apart.tolist())
            if fits and parted and all(f >= instance.min_known for f in friends):
                expected.append(members)
    assert listed == sorted(expected)


@given(seed=st.integers(0, 10**6), known=st.booleans())
@settings(max_examples=60, deadline=None)
def test_whole_tables_find_and_prove_the_best(seed: int, known: bool) -> None:
    instance = drawn(seed)
    best = best_by_trying(instance)
    if best is None:
        return
    found = partition(instance, best + 1 if known else None, 10.0)
    assert found.proven
    assert found.bound is not None and found.bound <= best
    if known and found.table_of is None:
        raise AssertionError("a better seating exists")
    assert found.table_of is not None
    assert instance.count(found.table_of) == (0, best)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_what_is_called_proven_is_the_best(seed: int) -> None:
    instance = drawn(seed)
    result = solve_tables(
        instance.sizes, instance.capacities,
        [(*pair, cost) for pair, cost in zip(instance.pairs.tolist(), instance.costs.tolist(), strict=True)]
        or np.zeros((0, 3), int),
        instance.apart, min_known=instance.min_known, known=instance.known, effort=3, seed=1,
    )  # fmt: skip
    best = best_by_trying(instance)
    if result.proven:
        assert (result.violations, result.cost) == (0, best)
    if best is not None:
        assert result.bound <= best
