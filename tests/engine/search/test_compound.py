"""Moves of many slots: exact like the exchanges they are made of, and taken back without a trace."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import naive
from tests.engine.chance import begin_chance
from tests.engine.problems import (
    KINDS,
    partial_placement,
    random_hall,
    random_placement,
    random_problem,
)

from preseance.engine.compiling import entry
from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.problem import Blocks, Placement, Problem, SessionPlaces, Stretch
from preseance.engine.search import compound as moves
from preseance.engine.search.choices import choices_of
from preseance.engine.search.compound import LONGEST
from preseance.engine.search.grouping import tables_of
from preseance.engine.search.moves import kinds_of, moves_of, settle
from preseance.engine.search.packing import pack, placement_of, standing
from preseance.engine.search.stretches import stretches_of
from preseance.engine.search.structures import (
    BLOCKS,
    CHAIN,
    FRIENDS,
    ROTATE,
    RUIN,
    TRADE,
    structures_of,
)
from preseance.engine.search.tape import Z, counts_of, tape_of
from preseance.terms import Ints, MixTerm, PairTerm, PlaceTerm, Relation, Weights

attempt, compound, feud, make, recreate, take_back = map(
    entry,
    (moves.attempt, moves.compound, moves.feud, moves.make, moves.recreate, moves.take_back),
)
friends = entry(moves.friends)
MOVES = (ROTATE, TRADE, CHAIN, RUIN, BLOCKS, FRIENDS)


class Standing:
    """A placement as the compiled moves see it."""

    def __init__(self, problem: Problem, seed: int) -> None:
        begin_chance(seed)
        self.problem = problem
        self.costs = pack(problem)
        self.kinds = kinds_of(self.costs)
        self.by = moves_of(self.kinds)
        self.laid, self.counts = tape_of(self.costs), counts_of(self.costs)
        self.delta = np.zeros(len(problem.levels), dtype=np.int64)
        self.steps = np.zeros((LONGEST, 2), dtype=np.int64)
        self.guide = np.ones(len(problem.levels))
        draw = partial_placement if seed % 2 else random_placement
        self.enter(draw(problem, np.random.default_rng(seed)))
        self.choices = choices_of(problem, self.costs, self.at)
        self.structures = structures_of(problem, self.costs, self.choices)
        # Moves are exact where a search would not make them, too.
        movable = np.sort(self.choices.movable)
        self.tables = tables_of(problem, self.costs, self.choices.slots, movable)
        self.stretches = self.structures.stretches or stretches_of(problem, self.costs)

    def enter(self, placement: Placement) -> None:
        """Stand there, with everything counted from nothing."""
        problem = self.problem
        self.seated = [(at >= 0).sum() for at in placement]
        self.cost = np.array(evaluate(problem, placement), dtype=np.int64)
        self.on, self.at = standing(problem, self.costs, placement)
        settle(self.kinds, self.laid, self.on, self.at, self.counts)

    def make(self, kind: int) -> int:
        """Make one move in place; the number of exchanges it took."""
        num, known = compound(
            self.by, self.laid, self.on, self.at, self.counts, self.cost, self.choices, self.tables,
            self.stretches, 0, kind, self.guide, self.delta, self.steps,
        )  # fmt: skip
        assert 0 <= num <= min(known, LONGEST)
        return int(num)

    def attempt(self, kind: int, best: Ints, was: Ints) -> int:
        """Make one move, or take it back where the guide likes it less; nothing is hot."""
        num, _ = attempt(
            self.by, self.laid, self.on, self.at, self.counts, self.cost, self.choices, self.tables,
            self.stretches, 0, kind, self.guide, 1e-9, best, was, self.delta, self.steps,
        )  # fmt: skip
        return int(num)

    def assert_exact(self) -> None:
        """What is kept agrees with a count from nothing, by the definitions."""
        now = placement_of(self.problem, self.costs, self.on)
        check_placement(self.problem, now)
        assert tuple(self.cost.tolist()) == naive.value(self.problem, now)
        for session, at, seated in zip(self.problem.sessions, now, self.seated, strict=True):
            assert all(at[i] == p for i, p in session.fixed.tolist())
            assert (at >= 0).sum() >= seated
        again = counts_of(self.costs)
        settle(self.kinds, self.laid, self.on, self.at, again)
        assert (self.counts[: self.laid[Z.stamp]] == again[: self.laid[Z.stamp]]).all()


def possible(standing_: Standing, kind: int) -> bool:
    tables, stretches = standing_.tables, standing_.structures.stretches
    if not len(standing_.choices.movable):
        return False
    if kind == TRADE:
        return bool((np.diff(tables.session_begin) > 1).any())
    if kind == BLOCKS:
        return stretches is not None
    if kind == FRIENDS:
        return len(tables.friends) > 0
    return kind != CHAIN or len(tables.feuding) > 0


def assert_moves_are_exact(problem: Problem, kind: int, seed: int) -> None:
    here = Standing(problem, seed)
    if not possible(here, kind):
        return
    for turn in range(6):
        was = [here.on.copy(), here.at.copy(), here.cost.copy()]
        num = here.make(kind)
        here.assert_exact()
        if turn % 2:
            take_back(
                here.by, here.laid, here.on, here.at, here.counts, here.cost, was[2], here.delta,
                here.steps, num,
            )  # fmt: skip
            for now, then in zip((here.on, here.at, here.cost), was, strict=True):
                assert (now == then).all()
            here.assert_exact()


@pytest.mark.parametrize("kind", MOVES)
@pytest.mark.parametrize("term", KINDS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_every_move_equals_the_full_recount_for_every_kind_of_term(
    kind: int, term: str, seed: int
) -> None:
    assert_moves_are_exact(random_problem(seed, (term, "pair"), max_items=10), kind, seed)


@pytest.mark.parametrize("kind", MOVES)
@pytest.mark.parametrize("term", KINDS)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_every_move_in_a_hall_is_exact_and_leaves_the_fixed_and_nobody_standing(
    kind: int, term: str, seed: int
) -> None:
    assert_moves_are_exact(random_hall(seed, (term,)), kind, seed)


def two_tables_that_would_rather_trade() -> Problem:
    """Trading costs much at the second level, and less than that is gained at the first."""
    wish = PlaceTerm(level=0, session=0, costs=Weights.sparse([(0, 0, 1), (0, 1, 1)]))
    habit = PlaceTerm(level=1, session=0, costs=Weights.sparse([(0, 2, 9), (0, 3, 9)]))
    table = Relation.same([0, 0, 1, 1])
    pair = PairTerm(level=1, session=0, weights=Weights.sparse([(0, 1, 1)]), relation=table)
    session = SessionPlaces(4, np.arange(4))
    return Problem(4, [session], [wish, habit, pair], ("must", "prefer"))


def test_a_move_better_than_the_best_by_levels_is_taken_though_the_guide_refuses_it() -> None:
    here = Standing(two_tables_that_would_rather_trade(), 0)
    here.enter((np.arange(4, dtype=np.int32),))
    assert here.cost.tolist() == [1, 1]
    best, was = here.cost.copy(), here.cost.copy()
    here.guide[:] = (0.0, 1.0)
    made = 0
    while not made:
        made = here.attempt(TRADE, best, was)
    assert here.cost.tolist() == [0, 10]
    here.assert_exact()


def test_a_ring_passes_by_whoever_is_fixed_beside_a_friend() -> None:
    """Every place near the friend is held, so that only refusing those keeps the fixed."""
    held = np.array([[0, 0], [1, 1], [2, 2], [3, 4]])
    friends = Weights.sparse([(i, 0, -1) for i in range(4, 8)])
    table = Relation.same([0, 0, 0, 1, 1, 1, 2, 2])
    pair = PairTerm(level=0, session=0, weights=friends, relation=table)
    here = Standing(Problem(8, [SessionPlaces(8, np.arange(8), held)], [pair]), 0)
    for _ in range(40):
        here.make(ROTATE)
        here.assert_exact()


@pytest.mark.parametrize("kind", MOVES)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_a_move_too_dear_leaves_no_trace_and_a_best_by_levels_is_never_refused(
    kind: int, seed: int
) -> None:
    here = Standing(random_hall(seed), seed)
    if not possible(here, kind):
        return
    best, was = here.cost.copy(), here.cost.copy()
    # The guide sees the last level alone, so it likes trades between levels.
    here.guide[:-1] = 0.0
    for _ in range(8):
        before = [here.on.copy(), here.at.copy(), here.cost.copy()]
        num = here.attempt(kind, best, was)
        here.assert_exact()
        if num == 0:
            for now, then in zip((here.on, here.at, here.cost), before, strict=True):
                assert (now == then).all()
        cost, then = tuple(here.cost.tolist()), tuple(before[2].tolist())
        assert cost[-1] <= then[-1] or cost < tuple(best.tolist())
        best = np.array(min(cost, tuple(best.tolist())))


@pytest.mark.parametrize("kind", MOVES)
@given(seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_every_move_equals_the_full_recount_for_all_terms_together(kind: int, seed: int) -> None:
    assert_moves_are_exact(random_problem(seed, max_items=12), kind, seed)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_a_session_is_recreated_exactly(seed: int) -> None:
    here = Standing(random_problem(seed, max_items=10), seed)
    slots = here.choices.slots[here.choices.slot_begin[0] : here.choices.slot_begin[1]]
    steps = np.zeros((2 * len(slots) + 1, 2), dtype=np.int64)
    recreate(
        here.by,
        here.laid,
        here.on,
        here.at,
        here.counts,
        here.cost,
        slots,
        here.guide,
        here.delta,
        steps,
    )
    here.assert_exact()


def _three_tables() -> Blocks:
    """Pairs of guests who sit side by side, at three round tables."""
    rings = np.arange(12).reshape(3, 4)
    return Blocks(tuple(np.arange(12).reshape(6, 2)), tuple(Stretch(r, True) for r in rings))


def two_sessions() -> Problem:
    """Twelve guests at three tables of four, twice: in a ring each is the foe of the next, the friend of
    whoever comes after."""
    tables, ring = Relation.same(np.arange(12) // 4), np.arange(12)
    foes = Weights(ring, (ring + 1) % 12, np.ones(12, dtype=np.int64))
    friends_ = Weights(ring, (ring + 2) % 12, -np.ones(12, dtype=np.int64))
    everybody = np.zeros(12, dtype=np.int64)
    return Problem(
        12,
        [SessionPlaces(12, ring, blocks=_three_tables())] * 2,
        [
            PairTerm(level=0, session=0, weights=foes, relation=tables),
            PairTerm(level=1, session=0, weights=friends_, relation=tables),
            PlaceTerm(level=1, session=1, costs=Weights.sparse([(3, 3, -1)])),
            MixTerm(
                level=1,
                weights=Weights.classes(everybody, everybody, [[1]]),
                costs=np.array([0, 0, 1]),
                relations={0: tables, 1: tables},
            ),
        ],
        ("must", "prefer"),
    )


@pytest.mark.parametrize("kind", MOVES)
def test_every_kind_of_move_finds_something_to_do(kind: int) -> None:
    here = Standing(two_sessions(), 0)
    assert here.structures.turns is not None
    assert set(here.structures.turns.tolist()) == {0, *MOVES}
    made = [here.make(kind) for _ in range(200)]
    assert sum(num > 1 for num in made) >= 5
    here.assert_exact()


def test_trading_tables_moves_whole_companies() -> None:
    here = Standing(two_sessions(), 0)
    while True:
        before = placement_of(here.problem, here.costs, here.on)
        if here.make(TRADE) > 1:
            break
    after = placement_of(here.problem, here.costs, here.on)
    for was, now in zip(before, after, strict=True):
        companies = [
            {frozenset(np.flatnonzero(at // 4 == t)) for t in range(3)} for at in (was, now)
        ]
        assert companies[0] == companies[1]


def test_a_chain_that_empties_both_tables_alike_brings_no_foes_together() -> None:
    here, evened = Standing(two_sessions(), 1), 0
    for _ in range(200):
        sides, nums = np.zeros((2, 12), dtype=np.int64), np.zeros(2, dtype=np.int64)
        other = feud(here.laid, here.on, here.at, here.choices, here.tables, sides, nums)
        if other < 0 or nums[0] != nums[1]:
            continue
        was, evened = int(here.cost[0]), evened + 1
        for e in range(nums[0]):
            a, b = sides[0, e], sides[1, e]
            make(
                here.by, here.laid, here.on, here.at, here.counts, here.cost, a, b, here.delta,
                here.steps, 0,
            )  # fmt: skip
        assert here.cost[0] <= was
    assert evened > 5


def test_friends_leave_one_table_together_for_another() -> None:
    together = 0
    for seed in range(20):
        here = Standing(two_sessions(), seed)
        of = here.tables.of
        for _ in range(10):
            sides, nums = np.zeros((2, 6), dtype=np.int64), np.zeros(2, dtype=np.int64)
            other = friends(here.laid, here.on, here.at, here.choices, here.tables, sides, nums)
            if other < 0:
                continue
            slots = sides[0, : nums[0]]
            assert len(slots) > 1
            first, *rest = here.on[slots].tolist()
            assert nums[1] == 0
            assert len({first, *rest}) == nums[0]
            assert (of[slots] == of[slots[0]]).all()
            assert other != of[slots[0]]
            assert {(e - first) % 12 for e in rest} <= {2, 10}
            together += 1
    assert together > 20
