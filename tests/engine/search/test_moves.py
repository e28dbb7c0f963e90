"""The exact change of an exchange is the difference of two full counts, for every kind of term."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import (
    KINDS,
    partial_placement,
    random_hall,
    random_placement,
    random_problem,
)
from tests.engine.search.exchanging import change, exchange

from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Placement, Problem
from preseance.engine.search import packing, tape
from preseance.engine.search.moves import kinds_of, moves_of, settle
from preseance.engine.search.opening import movable, open_places
from preseance.engine.search.packing import pack, placement_of, standing
from preseance.engine.search.tape import Z, counts_of, tape_of


def pairs_of_slots(problem: Problem, placement: Placement) -> list[tuple[int, int]]:
    """Every two open slots of one session."""
    costs, first = pack(problem), 0
    _, at_of = standing(problem, costs, placement)
    found = []
    for k, session in enumerate(problem.sessions):
        slots = (first + open_places(problem, k)).tolist()
        at = at_of[k * problem.num_items + movable(problem, k)]
        slots += at[at >= costs.num_places].tolist()
        found += [(a, b) for i, a in enumerate(slots) for b in slots[i + 1 :]]
        first += session.num_places
    return found


def assert_exact(problem: Problem, seed: int) -> None:
    """Walk over exchanges; each adds what it said, and what is kept agrees with a recount."""
    rng = np.random.default_rng(seed)
    placement = (partial_placement if seed % 2 else random_placement)(problem, rng)
    costs = pack(problem)
    kinds = kinds_of(costs)
    by = moves_of(kinds)
    laid, counts, again = tape_of(costs), counts_of(costs), counts_of(costs)
    cost = np.array(evaluate(problem, placement), dtype=np.int64)
    on, at = standing(problem, costs, placement)
    settle(kinds, laid, on, at, counts)
    delta = np.zeros(len(cost), dtype=np.int64)
    pairs = pairs_of_slots(problem, placement)
    rng.shuffle(pairs)
    kept = slice(0, laid[Z.stamp])
    for a, b in pairs[:40]:
        was = [on.copy(), at.copy(), counts[kept].copy()]
        change(by, laid, on, at, counts, a, b, delta)
        for now, then in zip((on, at, counts[kept]), was, strict=True):
            assert (now == then).all()
        exchange(by, laid, on, at, counts, cost, a, b, delta)
        assert tuple(cost.tolist()) == evaluate(problem, placement_of(problem, costs, on))
        settle(kinds, laid, on, at, again)
        assert (counts[kept] == again[kept]).all()


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_change_of_every_exchange_equals_the_full_recount(kind: str, seed: int) -> None:
    assert_exact(random_problem(seed, (kind,)), seed)


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_change_of_every_exchange_equals_the_full_recount_where_many_wait_or_are_fixed(
    kind: str, seed: int
) -> None:
    assert_exact(random_hall(seed, (kind,)), seed)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_changes_of_all_kinds_together_equal_the_full_recount(seed: int) -> None:
    assert_exact(random_problem(seed), seed)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_place_costs_that_do_not_fit_one_table_count_the_same(seed: int) -> None:
    whole = packing.MOST_FULL_CELLS
    try:
        packing.MOST_FULL_CELLS = 0
        assert_exact(random_problem(seed, ("place", "pair")), seed)
    finally:
        packing.MOST_FULL_CELLS = whole


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_relations_too_large_for_a_matrix_count_the_same(seed: int) -> None:
    from preseance.engine.search import numbering

    whole = numbering.MOST_MATRIX_PLACES
    try:
        numbering.MOST_MATRIX_PLACES = 0
        assert_exact(random_problem(seed, ("pair", "company", "mix")), seed)
    finally:
        numbering.MOST_MATRIX_PLACES = whole


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_links_walked_from_places_count_the_same_as_fields(seed: int) -> None:
    from preseance.engine.search import fields

    most = fields.MOST_CELLS
    try:
        fields.MOST_CELLS = 0
        assert_exact(random_problem(seed, ("pair",)), seed)
    finally:
        fields.MOST_CELLS = most


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_ties_kept_as_fields_count_the_same(seed: int) -> None:
    from preseance.engine.search import pairing

    most = pairing.MOST_TIES
    try:
        pairing.MOST_TIES = 0
        assert_exact(random_problem(seed, ("pair", "place")), seed)
    finally:
        pairing.MOST_TIES = most


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_meetings_counted_anew_cost_the_same_as_those_kept(seed: int) -> None:
    most = tape.MOST_MET_CELLS
    try:
        tape.MOST_MET_CELLS = 0
        assert_exact(random_problem(seed, ("mix",)), seed)
    finally:
        tape.MOST_MET_CELLS = most
