"""What is kept, the fewest weighted moves, and every other level equal brute force."""

from __future__ import annotations

from itertools import permutations
from typing import NoReturn

import numpy as np
import pytest
from tests.naive import placements

from preseance.engine.allowances import Allowance, cost_of
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate_term
from preseance.engine.mending.assigning import cheapest
from preseance.engine.mending.mend import mend
from preseance.engine.mending.promise import KEPT, Promise
from preseance.engine.problem import Problem, SessionPlaces
from preseance.terms import (
    CompanyTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)

LEVELS = ("must", "kept", "moves", "should", "prefer")


def _ring(m: int) -> Relation:
    return Relation.pairs([(p, (p + s) % m) for p in range(m) for s in (1, m - 1)])


def _musts(rng: np.random.Generator, n: int, m: int) -> list[Term]:
    seated = [(i, m, 10) for i in range(n)]
    pinned = int(rng.integers(n))
    allowed = rng.choice(m, int(rng.integers(1, m)), replace=False)
    made: list[Term] = [
        PlaceTerm(level=0, session=0, costs=Weights.sparse(seated)),
        PlaceTerm(
            level=0,
            session=0,
            costs=Weights.sparse([(pinned, p, 3) for p in range(m + 1) if p not in allowed]),
        ),
    ]
    ring = _ring(m)
    for _ in range(int(rng.integers(0, 3))):
        i, j = (int(x) for x in rng.choice(n, 2, replace=False))
        pair = Weights.sparse([(i, j, 2)])
        made.append(PairTerm(level=0, session=0, weights=pair, relation=ring))
    if rng.random() < 0.5:
        i, j = (int(x) for x in rng.choice(n, 2, replace=False))
        near = Weights.sparse([(i, j, -4)])
        made.append(PairTerm(level=0, session=0, weights=near, relation=ring, constant=4))
    if rng.random() < 0.3:
        # Nobody sits beside an empty place who is of the first class.
        first = np.array([0, *[-1] * n])
        empty = np.array([-1] * n + [0])
        made.append(
            PairTerm(
                level=0, session=0, weights=Weights.classes(first, empty, [[5]]), relation=ring
            )
        )
    return made


def _kept(rng: np.random.Generator, n: int, m: int) -> list[Term]:
    """Should-terms of every form that kept rules have."""
    i, j = (int(x) for x in rng.choice(n, 2, replace=False))
    wanted = Weights.sparse([(x, y, 1) for x in range(n) for y in range(n) if rng.random() < 0.3])
    made: list[Term] = [
        PlaceTerm(
            level=3, session=0, costs=Weights.sparse([(i, p, 2) for p in range(m) if p % 2])
        ),
        PairTerm(
            level=3, session=0, weights=Weights.sparse([(i, j, -3)]), relation=_ring(m), constant=3
        ),
        PairTerm(
            level=3,
            session=0,
            weights=Weights.classes(rng.integers(-1, 2, n + 1), rng.integers(0, 2, n + 1), [[0, 1], [2, 0]]),
            relation=_ring(m),
        ),
        CompanyTerm(
            level=3, session=0, items=np.arange(n), wanted=wanted, relation=_ring(m),
            costs=np.array([2, 0]),
        ),
        TallyTerm(
            level=3, session=0, attribute=rng.integers(0, 2, n), group=np.arange(m) // 3,
            costs=np.array([[0, 0, 3, 6]] * m),
        ),
    ]  # fmt: skip
    return [t for t in made if rng.random() < 0.5]


def _case(
    seed: int, n: int, waiting: int | None = None
) -> tuple[Problem, Promise, list[Allowance]]:
    rng = np.random.default_rng(seed)
    m = n + int(rng.integers(0, 2))
    origin = np.full(n, -1)
    without = int(rng.integers(0, 2)) if waiting is None else waiting
    placed = rng.permutation(n)[: n - without]
    origin[placed] = rng.permutation(m)[: len(placed)]
    worth = rng.integers(1, 6, n)
    worth[origin < 0] *= waiting is not None or rng.random() < 0.5
    rank = rng.integers(0, m, m + 1)
    stood = np.where(origin >= 0, rank[origin], rng.integers(0, m, n))
    kept = _kept(rng, n, m)
    lesser: list[Term] = [
        PlaceTerm(level=3, session=0, costs=Weights.matrix(rng.integers(0, 4, (n, m)))),
        PairTerm(
            level=4,
            session=0,
            weights=Weights.matrix(rng.integers(0, 9, (n + 1, n + 1))),
            relation=_ring(m),
        ),
    ]
    session = SessionPlaces(m, np.arange(n))
    problem = Problem(n, [session], [*_musts(rng, n, m), *lesser, *kept], LEVELS)
    then = (origin.astype(np.int32),)
    allowed = [Allowance(KEPT, (t,), evaluate_term(problem, t, then)) for t in kept]
    if len(allowed) > 2:
        both = allowed[0].allowed + allowed[1].allowed
        allowed = [Allowance(KEPT, tuple(kept[:2]), both), *allowed[2:]]
    fixed = np.zeros(0, dtype=np.int64)
    return problem, Promise(origin, worth, rank, stood, fixed), allowed


def _brute(problem: Problem, promise: Promise, kept: list[Allowance]) -> tuple[int, ...]:
    """The least cost of all placements, moves by the definition of a promise."""
    moving = promise.worth[:, None] * (
        1 + np.maximum(0, promise.rank[None, :] - promise.stood[:, None])
    )
    there = np.flatnonzero(promise.origin >= 0)
    moving[there, promise.origin[there]] = 0
    moves = PlaceTerm(level=2, session=0, costs=Weights.matrix(moving))
    whole = Problem(problem.num_items, problem.sessions, [*problem.terms, moves], LEVELS)
    return min(cost_of(whole, kept, p) for p in placements(whole))


@pytest.mark.parametrize("seed", range(150))
def test_every_level_equals_brute_force(seed: int) -> None:
    problem, promise, kept = _case(seed, 3 + seed % 3)
    best = _brute(problem, promise, kept)
    mended = mend(problem, [promise], kept)
    assert mended.at_least <= best[2] or mended.cost[:2] < best[:2]
    if best[0] == 0:
        assert mended.proven
        assert mended.cost[:3] == best[:3]
        assert mended.at_least == best[2]
    if mended.settled:
        assert mended.cost == best


@pytest.mark.parametrize("seed", range(40))
def test_many_whose_places_are_no_more_move_as_little_as_brute_force_finds(seed: int) -> None:
    problem, promise, kept = _case(seed, 5, waiting=2 + seed % 3)
    best, mended = _brute(problem, promise, kept), mend(problem, [promise], kept)
    if best[0] == 0:
        assert mended.proven
        assert mended.cost[:3] == best[:3]
        assert mended.at_least == best[2]


@pytest.mark.parametrize("seed", range(40))
def test_no_placement_weighs_less_than_the_cheapest_assignment_and_what_it_adds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = 4, 4 + seed % 2
    origin = np.where(rng.random(n) < 0.5, rng.permutation(m)[:n], -1)
    rank, worth = rng.integers(0, 4, m + 1), rng.integers(1, 5, n)
    stood = np.where(origin >= 0, rank[origin], rng.integers(0, 4, n))
    promise = Promise(origin, worth, rank, stood, np.zeros(0, dtype=np.int64))
    barred = (rng.random((n, m + 1)) < 0.2).astype(np.int64)
    barred[:, m] = 1
    known = cheapest(promise, barred, np.arange(n))
    whole = [
        np.array(at)
        for at in permutations(range(m), n)
        if not any(barred[i, p] for i, p in enumerate(at))
    ]
    if not whole:
        assert not len(known.beyond)
        return
    weights = [int(promise.weights(at)) - promise.gone for at in whole]
    assert known.weight == min(weights)
    for at, weight in zip(whole, weights, strict=True):
        beyond = known.beyond[np.arange(n), at]
        assert (beyond >= 0).all()
        assert known.weight + beyond.sum() <= weight
        assert all(known.away[i] <= beyond[i] for i in range(n) if at[i] != origin[i])


@pytest.mark.parametrize("seed", range(40))
def test_a_group_of_three_is_completed_with_the_fewest_moves(seed: int) -> None:
    problem, promise, kept = _case(seed, 5)
    near = Weights.sparse([(0, 1, -2), (1, 2, -2)])
    m = problem.sessions[0].num_places
    wanted = PairTerm(level=0, session=0, weights=near, relation=_ring(m), constant=4)
    grouped = Problem(5, problem.sessions, [wanted, *problem.terms], LEVELS)
    best, mended = _brute(grouped, promise, kept), mend(grouped, [promise], kept)
    if best[0] == 0:
        assert mended.proven
        assert mended.cost[:3] == best[:3]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_not_proven_claims_no_more_than_is_true(seed: int) -> None:
    problem, promise, kept = _case(seed, 5)
    best, mended = (
        _brute(problem, promise, kept),
        mend(problem, [promise], kept, Budget(effort=6), exact=False),
    )
    assert mended.cost >= best
    if best[0] == 0 and mended.cost[:2] == best[:2]:
        assert mended.at_least <= best[2]
    if mended.proven:
        assert mended.cost[:3] == best[:3]


def test_two_wanted_together_in_a_large_room_are_proven_with_few_places_tried() -> None:
    n, m = 180, 210
    home = np.array([p for p in range(m) if p % 7 != 6])
    near = PairTerm(
        level=0, session=0, weights=Weights.sparse([(20, 88, -1)]), relation=_ring(m), constant=1
    )
    # Beside the empty places and beside the two themselves sit those who should rather not move.
    worth = np.where(np.isin(home % 7, (0, 5)), 6, 2)
    worth[[19, 21, 87, 89]] = 8
    problem = Problem(n, [SessionPlaces(m, np.arange(n))], [near], LEVELS)
    mended = mend(
        problem, [Promise.level(home, worth, m)], budget=Budget(effort=20_000), exact=False
    )
    assert mended.cost[:3] == (0, 0, 8)
    assert mended.proven


def test_a_held_promise_moves_nobody() -> None:
    ring = _ring(6)
    apart = PairTerm(level=0, session=0, weights=Weights.sparse([(0, 3, 1)]), relation=ring)
    problem = Problem(6, [SessionPlaces(6, np.arange(6))], [apart], LEVELS)
    mended = mend(problem, [Promise.level(np.arange(6), np.ones(6, dtype=np.int64), 6)])
    assert mended.proven
    assert mended.placement[0].tolist() == list(range(6))


def test_items_that_may_not_move_stay() -> None:
    ring = _ring(6)
    apart = PairTerm(level=0, session=0, weights=Weights.sparse([(0, 1, 1)]), relation=ring)
    origin, fixed = np.arange(6), np.array([0, 2, 3])
    seated = PlaceTerm(level=0, session=0, costs=Weights.sparse([(i, 6, 1) for i in range(6)]))
    problem = Problem(6, [SessionPlaces(6, np.arange(6))], [apart, seated], LEVELS)
    mended = mend(problem, [Promise.level(origin, np.ones(6, dtype=np.int64), 6, fixed.tolist())])
    assert mended.cost[:3] == (0, 0, 2)
    assert (mended.placement[0][fixed] == origin[fixed]).all()


def test_what_the_judge_finds_impossible_is_answered_without_the_exact_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    n = 40
    costs = Weights.sparse([(i, p, 1) for i in range(3) for p in range(2, n + 1)])
    terms = [PlaceTerm(level=0, session=0, costs=costs)]
    session = SessionPlaces(n, np.arange(n))
    problem = Problem(n, [session], terms, ("must", "kept", "moves", "should"))
    monkeypatch.setattr("preseance.engine.mending.beyond.minimise", _never)
    promise = Promise.level(np.arange(n), np.ones(n, dtype=np.int64), n)
    mended = mend(problem, [promise], judge=lambda _: None)
    assert mended.cost[0] == 1
    assert not mended.proven


def _never(*_: object, **__: object) -> NoReturn:
    raise AssertionError
