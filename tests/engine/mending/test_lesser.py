"""What many placements cost equals what each of them costs alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.evaluate import evaluate
from preseance.engine.mending.lesser import costs_of
from preseance.engine.problem import Problem, SessionPlaces
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
