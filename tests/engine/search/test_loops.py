"""The compiled loops keep what they promise: exact costs, the best kept, levels never traded."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import naive
from tests.engine.problems import KINDS, partial_placement, random_hall

from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.problem import Placement, Problem
from preseance.engine.search.bounds import least_apart
from preseance.engine.search.choices import Choices, Floats, choices_of
from preseance.engine.search.loops import PARTINGS, anneal, descend
from preseance.engine.search.moves import changes, kinds_of, moves_of, settle
from preseance.engine.search.nearness import near_together
from preseance.engine.search.packing import pack, placement_of, standing
from preseance.engine.search.structures import structures_of
from preseance.engine.search.tape import NUM, Z, counts_of, tape_of

seeds = st.integers(0, 10**6)
COUNT = 1_100
"""Proposals of one annealing: a whole round of the kinds of move, and some."""
EXAMPLES = 2 if "NUMBA_DISABLE_JIT" in os.environ else 8


class Walk:
    """A standing that the loops walk on, and the best they met."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem, self.costs = problem, pack(problem)
        self.kinds = kinds_of(self.costs)
        self.by = moves_of(self.kinds)
        self.laid, self.counts = tape_of(self.costs), counts_of(self.costs)
        self.enter(partial_placement(problem, np.random.default_rng(seed)))
        self.choices: Choices = choices_of(problem, self.costs, self.at)
        self.structures = structures_of(problem, self.costs, self.choices)

    def enter(self, start: Placement) -> None:
        """Stand at the start, which is the best so far."""
        self.start = start
        self.on, self.at = standing(self.problem, self.costs, start)
        self.cost = np.array(evaluate(self.problem, start), dtype=np.int64)
        settle(self.kinds, self.laid, self.on, self.at, self.counts)
        self.best_on, self.best = self.on.copy(), self.cost.copy()

    @property
    def can_move(self) -> bool:
        sizes = np.diff(self.choices.slot_begin)
        return len(self.choices.movable) > 0 and int(sizes.max()) > 1

    def anneal(
        self, seed: int, hot: float, guide: Floats | None = None, *, blind: bool = False
    ) -> int:
        floor = np.array(least_apart(self.problem), dtype=np.int64) - blind * 10**12
        guide = 4.0 ** -np.arange(len(self.cost)) if guide is None else guide
        return int(
            anneal(
                self.by, self.laid, self.on, self.at, self.counts, self.cost, self.choices,
                *self.structures, PARTINGS if self.laid[Z.met] >= 0 else None, self.best_on,
                self.best, guide, floor, hot, 0.01, seed, seed * COUNT, COUNT,
            )
        )  # fmt: skip

    def assert_exact(self) -> None:
        """Where it stands and the best it met cost what the definitions say, and nobody is lost."""
        for on, cost in ((self.on, self.cost), (self.best_on, self.best)):
            placement = placement_of(self.problem, self.costs, on)
            self.assert_kept(placement)
            assert tuple(cost.tolist()) == naive.value(self.problem, placement)
        again = counts_of(self.costs)
        settle(self.kinds, self.laid, self.on, self.at, again)
        assert (self.counts[: self.laid[Z.stamp]] == again[: self.laid[Z.stamp]]).all()

    def assert_kept(self, placement: Placement) -> None:
        check_placement(self.problem, placement)
        for session, at, was in zip(self.problem.sessions, placement, self.start, strict=True):
            assert all(at[i] == p for i, p in session.fixed.tolist())
            assert (at >= 0).sum() >= (was >= 0).sum()


@pytest.mark.parametrize("kind", KINDS)
@given(seed=seeds, hot=st.sampled_from([0.02, 1.0, 100.0]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_annealing_keeps_its_cost_and_its_best_exactly(kind: str, seed: int, hot: float) -> None:
    walk = Walk(random_hall(seed, (kind,)), seed)
    if not walk.can_move:
        return
    for turn in range(3):
        before = tuple(walk.best.tolist())
        assert 0 < walk.anneal(turn, hot) <= 2 * COUNT
        walk.assert_exact()
        assert tuple(walk.best.tolist()) <= min(before, tuple(walk.cost.tolist()))


@given(seed=seeds, hot=st.sampled_from([0.02, 1.0]))
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_costs_are_as_exact_where_items_have_their_turns(seed: int, hot: float) -> None:
    problem = random_hall(seed)
    walk = Walk(problem, seed)
    if not walk.can_move:
        return
    near = near_together(walk.costs.pair, problem.num_items, walk.choices.movable)
    walk.choices = walk.choices._replace(movable=near, in_turn=True)
    for turn in range(3):
        walk.anneal(turn, hot)
        walk.assert_exact()


@given(seed=seeds, hot=st.sampled_from([0.02, 1.0]))
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_what_is_refused_unseen_would_have_been_refused(seed: int, hot: float) -> None:
    problem = random_hall(seed, least_levels=2)
    walk, whole = Walk(problem, seed), Walk(problem, seed)
    if not walk.can_move:
        return
    for turn in range(3):
        assert walk.anneal(turn, hot) == whole.anneal(turn, hot, blind=True)
        assert (walk.on == whole.on).all() and (walk.best_on == whole.best_on).all()
        assert tuple(walk.cost.tolist()) == tuple(whole.cost.tolist())


@given(seed=seeds)
@settings(max_examples=2 * EXAMPLES, deadline=None)
def test_descent_ends_where_no_exchange_is_better_level_by_level(seed: int) -> None:
    walk = Walk(random_hall(seed, least_levels=2), seed)
    if not walk.can_move:
        return
    begin = int(walk.choices.slot_begin[0])
    cursor = np.array([0, begin, begin + 1, 0], dtype=np.int64)
    sizes = np.diff(walk.choices.slot_begin)
    whole = int((sizes * (sizes - 1) // 2).sum())
    before = tuple(walk.cost.tolist())
    while cursor[3] < whole:
        descend(
            walk.by, walk.laid, walk.on, walk.at, walk.counts, walk.cost, walk.choices, cursor, 40
        )
        now = tuple(walk.cost.tolist())
        assert now <= before
        before = now
    walk.best_on[:], walk.best[:] = walk.on, walk.cost
    walk.assert_exact()
    assert_no_exchange_is_better(walk)


def assert_no_exchange_is_better(walk: Walk) -> None:
    delta, nothing = np.zeros((1, len(walk.cost)), dtype=np.int64), (0,) * len(walk.cost)
    for begin, end in zip(walk.choices.slot_begin[:-1], walk.choices.slot_begin[1:], strict=True):
        slots = walk.choices.slots[begin:end].tolist()
        for e, a in enumerate(slots):
            for b in slots[e + 1 :]:
                if a < walk.laid[NUM.places] or b < walk.laid[NUM.places]:
                    changes(walk.by, walk.laid, walk.on, walk.at, walk.counts, a, b, delta)
                    assert tuple(delta[0].tolist()) >= nothing
