"""What many placements cost equals what each of them costs alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.engine.problems import KINDS, partial_placement, random_problem

from preseance.engine.evaluate import evaluate, evaluate_term
from preseance.engine.mending.lesser import Ground, costs_of
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.terms import PairTerm, Relation, Weights


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_listed_pairs_cost_what_each_placement_costs_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 6)), int(rng.integers(2, 7))
    pairs = [(*(int(x) for x in rng.integers(0, n, 2)), int(rng.integers(-3, 4))) for _ in range(4)]
    relation = (
        Relation.matrix(rng.integers(0, 3, (m, m)))
        if rng.random() < 0.5
        else Relation.same(rng.integers(-1, 2, m))
    )
    term = PairTerm(
        level=0, session=0, weights=Weights.sparse(pairs), relation=relation, constant=2
    )
    problem = Problem(n, [SessionPlaces(m, np.arange(n))], [term], ("only",))
    places = np.append(np.arange(m), np.full(n, -1))
    rows = np.array([rng.permutation(places)[:n] for _ in range(5)])
    found = costs_of(problem, 0, rows, (rows[0].astype(np.int32),), (0,))
    assert found[:, 0].tolist() == [evaluate(problem, (at.astype(np.int32),))[0] for at in rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(25))
def test_each_kind_counted_from_a_ground_costs_what_it_costs_alone(kind: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = random_problem(seed, (kind,))
    ground_at = partial_placement(problem, rng)
    levels = range(len(problem.levels))
    for k in range(len(problem.sessions)):
        ground = Ground(problem, k, ground_at[k])
        for _ in range(3):
            # What was counted for others before must not tell in what is counted now.
            placements = [partial_placement(problem, rng) for _ in range(4)]
            others = placements[0]
            rows = np.array([at[k].astype(np.int64) for at in placements])
            found = costs_of(problem, k, rows, others, levels, ground)
            whole = [_with(others, k, at[k]) for at in placements]
            terms = [t for t in problem.terms if k in t.sessions]
            for row, placement in enumerate(whole):
                for level in levels:
                    expected = sum(
                        evaluate_term(problem, t, placement) for t in terms if t.level == level
                    )
                    assert found[row, level] == expected


def _with(others: Placement, k: int, at: NDArray[np.int32]) -> Placement:
    return (*others[:k], at, *others[k + 1 :])
