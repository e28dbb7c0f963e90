"""Whole tables: every one is listed, no seating undercuts the bound, and proven means best."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.budget import Budget, Meter
from preseance.engine.tables import partition as partitioning
from preseance.engine.tables.generation import generated
from preseance.engine.tables.instance import TablesInstance
from preseance.engine.tables.listing import feasible_tables
from preseance.engine.tables.partition import partition
from preseance.engine.tables.solve import effort_of, solve_tables


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


def ten_seconds() -> Meter:
    """Time enough for all of these."""
    return Budget(seconds=10.0).start()


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
    found = partition(instance, best + 1 if known else None, ten_seconds())
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
    result = solve_tables(instance.sizes, instance.capacities, [(*pair, cost) for pair, cost in zip(instance.pairs.tolist(), instance.costs.tolist(), strict=True)]
        or np.zeros((0, 3), int), instance.apart, budget=Budget(effort=effort_of(3), seed=1), min_known=instance.min_known, known=instance.known)  # fmt: skip
    best = best_by_trying(instance)
    if result.proven:
        assert result.cost == (0, best)
    bound = result.levels[1].bound
    if best is not None and bound is not None:
        assert bound <= best


@pytest.fixture
def nothing_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were too many feasible tables to list."""
    monkeypatch.setattr(partitioning, "MOST_TABLES", 0)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_the_bound_of_generated_tables_undercuts_no_seating(seed: int) -> None:
    instance = drawn(seed)
    best = best_by_trying(instance)
    made = generated(instance, [], None, ten_seconds(), np.zeros(1, dtype=np.int64))
    if best is None:
        return
    assert made.bound <= best + 1e-6
    left = made.within(best + made.unit)
    assert left is not None
    listed = {row.tobytes() for row in left}
    every = product(range(instance.num_tables), repeat=instance.num_groups)
    for table_of in map(np.array, every):
        if instance.count(table_of) == (0, best):
            tables = [table_of == t for t in range(instance.num_tables)]
            assert all(table.tobytes() in listed for table in tables if table.any())


@pytest.mark.usefixtures("nothing_listed")
def test_generated_tables_find_and_prove_the_best() -> None:
    proven = 0
    for seed in range(60):
        instance = drawn(seed)
        best = best_by_trying(instance)
        if best is None:
            continue
        found = partition(instance, best + 3, ten_seconds())
        assert found.bound is not None and found.bound <= best
        if found.table_of is not None:
            assert instance.count(found.table_of)[0] == 0
        if found.proven:
            assert found.table_of is not None
            assert instance.count(found.table_of) == (0, best)
        proven += found.proven
        same = partition(instance, best, ten_seconds())
        assert same.table_of is None
    assert proven > 20


@pytest.mark.usefixtures("nothing_listed")
def test_circles_of_friends_are_proven_best_without_listing_tables() -> None:
    circle = np.random.default_rng(3).permutation(np.repeat(np.arange(5), 5))
    draw = np.random.default_rng(4)
    costs = [
        (a, b, -10 if circle[a] == circle[b] else -int(draws))
        for (a, b), draws in zip(combinations(range(25), 2), draw.integers(0, 6, 300), strict=True)
    ]
    result = solve_tables([1] * 25, [5] * 5, costs, budget=Budget(seconds=10.0))
    assert (result.cost, result.proven) == ((0, -500), True)


def test_a_set_flag_ends_the_pricing_without_a_bound() -> None:
    instance = drawn(7)
    made = generated(instance, [], None, ten_seconds(), np.ones(1, dtype=np.int64))
    assert made.bound == -np.inf
    assert made.within(0) is None
