"""Small problems are closed with proof, in the time given, and nobody is left standing for it."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest

from preseance.engine import Problem, SessionPlaces, exact, solve
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Solution
from preseance.terms import CompanyTerm, PairTerm, PlaceTerm, Relation, Weights


def round_table(seats: int, seed: int) -> Problem:
    """Rank, sexes that alternate, and a common tongue on one side at least."""
    rng = np.random.default_rng(seed)
    sides = [(p, (p + step) % seats) for p in range(seats) for step in (1, -1)]
    beside = Relation.pairs(sides)
    sex, tongue = rng.integers(0, 2, seats), rng.integers(0, 3, seats)
    rank = np.abs(rng.permutation(seats)[:, None] - np.arange(seats)[None, :])
    everyone = np.arange(seats)
    terms = [
        PlaceTerm(level=1, session=0, costs=Weights.matrix(rank)),
        PairTerm(
            level=0,
            session=0,
            weights=Weights.classes(sex, sex, np.eye(2, dtype=np.int64)),
            relation=beside,
        ),
        CompanyTerm(
            level=0,
            session=0,
            items=everyone,
            wanted=Weights.classes(tongue, tongue, np.eye(3, dtype=np.int64)),
            relation=beside,
            costs=np.array([3, 0]),
        ),
    ]
    return Problem(seats, [SessionPlaces(seats, everyone)], terms, ("should", "prefer"))


def test_a_table_of_seven_is_proven_best_among_all_orders() -> None:
    problem = round_table(7, 1)
    solution = solve(problem)
    best = min(
        evaluate(problem, (np.array(order, dtype=np.int32),)) for order in permutations(range(7))
    )
    assert solution.proven
    assert solution.cost == best


def test_a_table_of_twelve_is_proven_within_seconds_and_the_same_again() -> None:
    problem = round_table(12, 2)
    one, two = (solve(problem, Budget(effort=300_000, threads=threads)) for threads in (1, 2))
    assert one.proven
    assert one.cost == two.cost == evaluate(problem, one.placement)
    assert all((a == b).all() for a, b in zip(one.placement, two.placement, strict=True))
    assert (one.placement[0] >= 0).all()


@pytest.mark.parametrize("seats", [12, 26])
def test_closing_hands_on_only_the_time_that_is_left(
    seats: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem, limits, proven = round_table(seats, 3), list[float](), exact.minimise

    def minimise(*known: Any, budget: Budget, **more: Any) -> Solution | None:
        limits.append(budget.seconds or 0.0)
        return proven(*known, budget=budget, **more)

    monkeypatch.setattr("preseance.engine.exact.minimise", minimise)
    solution = solve(problem, Budget(seconds=1.0))
    assert limits and all(0 < left < 1.0 for left in limits)
    assert solution.cost == evaluate(problem, solution.placement)
