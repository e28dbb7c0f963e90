"""In a large hall everybody has his turn, those tied to one another one after another."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engine.problems import partial_placement, random_hall

from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.engine.assigning import Assignment
from preseance.engine.compiling import entry
from preseance.engine.evaluate import evaluate
from preseance.engine.search import choices
from preseance.engine.search.choices import choices_of
from preseance.engine.search.nearness import near_together
from preseance.engine.search.packing import pack, standing
from preseance.engine.search.tape import tape_of
from preseance.terms import PairTerm, Relation, Weights

proposal = entry(choices.proposal)


def _circles(count: int, size: int) -> Problem:
    """Circles of guests who all wish to sit with one another, mixed: i is of circle i % count."""
    n = count * size
    first, second = np.triu_indices(n, 1)
    known = first % count == second % count
    weights = Weights(first[known], second[known], np.full(int(known.sum()), -1))
    table = Relation.same(np.arange(n) // size)
    term = PairTerm(level=0, session=0, weights=weights, relation=table)
    return Problem(n, [SessionPlaces(n, np.arange(n))], [term])


def test_circles_have_their_turns_one_after_another() -> None:
    problem = _circles(4, 3)
    order = near_together(pack(problem).pair, 12, np.arange(12))
    assert sorted(order.tolist()) == list(range(12))
    circle = order % 4
    assert (np.diff(circle) != 0).sum() == 3


def test_each_session_keeps_its_turns_together() -> None:
    for seed in range(12):
        problem = random_hall(seed)
        costs, n = pack(problem), problem.num_items
        _, at = standing(problem, costs, partial_placement(problem, np.random.default_rng(seed)))
        movable = choices_of(problem, costs, at).movable
        order = near_together(costs.pair, n, movable)
        assert sorted(order.tolist()) == sorted(movable.tolist())
        assert (np.diff(order // n) >= 0).all()


def test_nobody_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MANY_MOVABLE", 1)
    problem = _circles(4, 3)
    costs = pack(problem)
    _, at = standing(problem, costs, (np.arange(12, dtype=np.int32),))
    made = choices_of(problem, costs, at)
    tape = tape_of(costs)
    for turn in range(24):
        drawn = {proposal(tape, at, made, turn)[0] for _ in range(20)}
        assert drawn - {-1} == {at[made.movable[turn % 12]]}


def test_a_seed_and_an_effort_give_one_answer_in_turns_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MANY_MOVABLE", 1)
    # The search alone is asked: of circles so small whole tables would make the plan at once.
    monkeypatch.setattr(Assignment, "read", lambda *_: None)
    problem = _circles(6, 5)
    one, two = (solve(problem, Budget(effort=20_000, seed=1, threads=k)) for k in (1, 2))
    assert one.cost == two.cost == evaluate(problem, one.placement) == (-60,)
    assert (one.placement[0] == two.placement[0]).all()
