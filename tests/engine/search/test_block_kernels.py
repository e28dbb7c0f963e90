"""Whole blocks change places: each stays as it sits, what is between shifts, nobody fixed moves."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from tests.engine.search.test_compound import Standing

from preseance.engine import solve
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Blocks, Problem, SessionPlaces, Stretch
from preseance.engine.search.structures import BLOCKS
from preseance.errors import ProblemError
from preseance.terms import CompanyTerm, Ints, PairTerm, PlaceTerm, Relation, Term, Weights

SIZES = (2, 3, 4)


def parties() -> tuple[Ints, ...]:
    """Nine guests of three delegations: 0 and 1, 2 to 4, 5 to 8."""
    ends = np.cumsum([0, *SIZES])
    return tuple(np.arange(a, b) for a, b in pairwise(ends))


def seated(
    stretches: tuple[Stretch, ...], places: int, terms: tuple[Term, ...] = (), fixed: object = None
) -> Standing:
    """The nine in their order on the first places, nobody on the others."""
    held = np.zeros((0, 2), dtype=np.int64) if fixed is None else np.array(fixed)
    session = SessionPlaces(places, np.arange(9), held, Blocks(parties(), stretches))
    here = Standing(Problem(9, [session], terms), 0)
    here.enter((np.arange(9, dtype=np.int32),))
    return here


def order_of(here: Standing, stretch: Stretch) -> list[int]:
    return [int(here.on[p]) for p in stretch.places]


def runs_in(order: list[int], ring: bool) -> list[list[int]]:
    """Who sits side by side of one party, run by run, in the order of the stretch."""
    party = {i: k for k, items in enumerate(parties()) for i in items.tolist()}
    runs: list[list[int]] = []
    for i in order:
        if runs and party.get(runs[-1][-1], -1) == party.get(i, -2):
            runs[-1].append(i)
        else:
            runs.append([i])
    if ring and len(runs) > 1 and party.get(runs[0][0], -1) == party.get(runs[-1][-1], -2):
        runs[0] = [*runs.pop(), *runs[0]]
    return runs


@pytest.mark.parametrize("ring", [True, False])
def test_blocks_of_any_length_stay_as_they_sit_and_come_into_every_order(ring: bool) -> None:
    stretch = Stretch(np.arange(9), ring)
    here, seen = seated((stretch,), 9), set[tuple[int, ...]]()
    for _ in range(120):
        here.make(BLOCKS)
        here.assert_exact()
        runs = runs_in(order_of(here, stretch), ring)
        assert sorted(runs) == [p.tolist() for p in parties()]
        seen.add(tuple(run[0] for run in runs))
    assert {tuple(sorted(order)) for order in seen} == {(0, 2, 5)}
    assert len(seen) >= (2 if ring else 6)


def test_those_between_shift_where_the_two_differ_in_length() -> None:
    stretch = Stretch(np.arange(9))
    here = seated((stretch,), 9)
    while order_of(here, stretch) != [5, 6, 7, 8, 2, 3, 4, 0, 1]:
        here.enter((np.arange(9, dtype=np.int32),))
        here.make(BLOCKS)
    here.assert_exact()


def test_who_is_behind_goes_along_with_whom_they_are_behind() -> None:
    stretch = Stretch(np.arange(8), True, np.arange(8, 24).reshape(2, 8).T)
    session = SessionPlaces(
        24, np.arange(11), blocks=Blocks((np.arange(3), np.arange(3, 8)), (stretch,))
    )
    here = Standing(Problem(11, [session], []), 0)
    # Guests 8 and 9 are behind guests 1 and 6, and 10, an aide, behind guest 1 too.
    here.enter((np.array([*range(8), 9, 14, 17], dtype=np.int32),))
    for _ in range(40):
        here.make(BLOCKS)
        here.assert_exact()
        assert here.at[8] == here.at[1] + 8
        assert here.at[9] == here.at[6] + 8
        assert here.at[10] == here.at[1] + 16


def test_a_block_changes_with_a_block_of_another_table() -> None:
    stretches = (Stretch(np.arange(5), True), Stretch(np.arange(5, 10), True))
    here, far = seated(stretches, 10), 0
    for _ in range(60):
        here.make(BLOCKS)
        here.assert_exact()
        far += here.at[0] >= 5
    assert far > 5


def test_whoever_is_fixed_stays_and_blocks_of_one_length_change_round_them() -> None:
    stretch = Stretch(np.arange(9))
    here = seated((stretch,), 9, fixed=[[4, 4]])
    for _ in range(60):
        here.make(BLOCKS)
        here.assert_exact()
        assert here.at[4] == 4


def in_order() -> tuple[Term, ...]:
    """Neighbours hold the blocks together, and the last party is wanted at the beginning."""
    row = Relation.pairs([(p, p + 1) for p in range(8)] + [(p + 1, p) for p in range(8)])
    pairs = [(int(i), int(j), -10) for items in parties() for i in items for j in items if i < j]
    wish = Weights.sparse([(i, p, p) for i in range(5, 9) for p in range(9)])
    return (
        PairTerm(level=0, session=0, weights=Weights.sparse(pairs), relation=row),
        PlaceTerm(level=0, session=0, costs=wish),
    )


def test_the_change_of_cost_is_that_of_a_full_recount() -> None:
    here = seated((Stretch(np.arange(9)),), 9, in_order())
    for _ in range(60):
        here.make(BLOCKS)
        here.assert_exact()


def test_where_nobody_sits_in_blocks_no_turn_is_spent_on_them() -> None:
    alone = Problem(9, [SessionPlaces(9, np.arange(9))], in_order())
    assert Standing(alone, 0).structures == (None, None, None)
    turns = seated((Stretch(np.arange(9)),), 9, in_order()).structures.turns
    assert turns is not None and BLOCKS in turns


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        (Blocks((np.array([9]),), ()), "item of a party"),
        (Blocks((), (Stretch(np.array([9])),)), "place of a stretch"),
        (Blocks((np.array([1, 2]), np.array([2])), ()), "an item is in two parties"),
        (
            Blocks((), (Stretch(np.array([1, 2])), Stretch(np.array([2])))),
            "a place is in two stretches",
        ),
        (Blocks((), (Stretch(np.array([1]), False, np.array([[2], [3]])),)), "for each place"),
    ],
)
def test_blocks_that_fit_no_session_are_refused(blocks: Blocks, fault: str) -> None:
    with pytest.raises(ProblemError, match=fault):
        Problem(9, [SessionPlaces(9, np.arange(9), blocks=blocks)], [])


def test_a_session_that_is_pinned_whole_stops_no_move_of_blocks_elsewhere() -> None:
    blocks = Blocks((np.array([0, 1]), np.array([2, 3])), (Stretch(np.arange(4), True),))
    everybody, at_home = np.arange(4), np.arange(4, dtype=np.int32)
    pinned = SessionPlaces(4, everybody, np.stack([everybody, everybody], axis=1), blocks)
    wanted = CompanyTerm(
        level=0,
        session=1,
        items=everybody,
        wanted=Weights.sparse([(0, 2, 1), (2, 1, 1), (1, 3, 1)]),
        relation=Relation.pairs([(p, (p + 1) % 4) for p in range(4)]),
        costs=np.array([9, 5]),
    )
    problem = Problem(4, [pinned, SessionPlaces(4, everybody, blocks=blocks)], [wanted])
    least = min(
        evaluate(problem, (at_home, np.array(order, dtype=np.int32)))
        for order in permutations(range(4))
    )
    assert solve(problem, Budget(effort=3000, seed=1)).cost == least
