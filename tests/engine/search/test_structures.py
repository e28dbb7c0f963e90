"""What moves of many slots need: there where the problem has it, None where it has not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.problems import random_placement

from preseance.engine.budget import Budget
from preseance.engine.problem import Blocks, Problem, SessionPlaces, Stretch
from preseance.engine.search.choices import MANY_MOVABLE, choices_of
from preseance.engine.search.loops import anneal
from preseance.engine.search.moves import kinds_of
from preseance.engine.search.packing import pack, standing
from preseance.engine.search.parallel import warm
from preseance.engine.search.structures import (
    BLOCKS,
    CHAIN,
    FRIENDS,
    PLAIN,
    ROTATE,
    RUIN,
    TRADE,
    Structures,
    structures_of,
)
from preseance.engine.solve import solve
from preseance.terms import PairTerm, Relation, Weights

RING = np.arange(12)


def foes(tables: int, blocks: Blocks | None = None) -> Problem:
    """Twelve guests, each the foe of the next, at so many tables."""
    pairs = Weights(RING, (RING + 1) % 12, np.ones(12, dtype=np.int64))
    at_one = Relation.same(RING * tables // 12)
    term = PairTerm(level=0, session=0, weights=pairs, relation=at_one)
    return Problem(12, [SessionPlaces(12, RING, blocks=blocks)], [term])


def parties(tables: int) -> Blocks:
    """Pairs who sit side by side, each table a ring."""
    rings = RING.reshape(tables, -1)
    return Blocks(tuple(RING.reshape(6, 2)), tuple(Stretch(ring, True) for ring in rings))


def structures(problem: Problem) -> Structures:
    costs = pack(problem)
    _, at = standing(problem, costs, random_placement(problem, np.random.default_rng(0)))
    return structures_of(problem, costs, choices_of(problem, costs, at))


def test_one_table_where_nobody_sits_in_blocks_has_plain_moves_alone() -> None:
    assert structures(foes(1)) == (None, None, None)


def test_a_hall_has_tables_and_no_blocks() -> None:
    turns, tables, stretches = structures(foes(3))
    assert turns is not None
    assert set(turns.tolist()) == {PLAIN, ROTATE, TRADE, CHAIN, RUIN}
    assert tables is not None
    assert stretches is None


def test_friends_change_tables_together_where_pairs_are_a_gain_at_one() -> None:
    problem = foes(3)
    (term,) = problem.terms
    assert isinstance(term, PairTerm)
    gains = replace(term, weights=Weights(RING, (RING + 1) % 12, -np.ones(12, dtype=np.int64)))
    turns, tables, _ = structures(Problem(12, problem.sessions, [gains]))
    assert turns is not None
    assert set(turns.tolist()) == {PLAIN, ROTATE, TRADE, RUIN, FRIENDS}
    assert tables is not None
    assert tables.friends.tolist() == [
        e for i in range(12) for e in sorted({(i - 1) % 12, (i + 1) % 12})
    ]


def test_where_items_have_their_turns_friends_move_one_by_one() -> None:
    n = MANY_MOVABLE
    ring = np.arange(n)
    gains = Weights(ring, (ring + 1) % n, -np.ones(n, dtype=np.int64))
    term = PairTerm(level=0, session=0, weights=gains, relation=Relation.same(ring // 10))
    turns, _, _ = structures(Problem(n, [SessionPlaces(n, ring)], [term]))
    assert turns is not None
    assert FRIENDS not in turns


def test_parties_at_one_table_have_blocks_and_no_tables() -> None:
    turns, tables, stretches = structures(foes(1, parties(1)))
    assert turns is not None
    assert set(turns.tolist()) == {PLAIN, BLOCKS}
    assert tables is None
    assert stretches is not None


@pytest.mark.parametrize("problem", [foes(1), foes(3), foes(1, parties(1)), foes(3, parties(3))])
def test_what_is_warm_compiles_nothing_more(problem: Problem) -> None:
    _, tables, stretches = structures(problem)
    warm(kinds_of(pack(problem)), tables is not None, stretches is not None, False)
    before = getattr(anneal, "signatures", [])
    solve(problem, Budget(effort=500))
    assert getattr(anneal, "signatures", []) == before
