"""Pair terms put together cost every placement what they cost one by one."""

from __future__ import annotations

import random

import numpy as np
from tests.planning.replanned import case_of, random_lunch

from preseance.engine import Problem
from preseance.engine.evaluate import evaluate
from preseance.engine.mending.merging import merged
from preseance.terms import PairTerm


def test_terms_put_together_cost_the_same() -> None:
    draw, fewer = random.Random(7), 0
    for _ in range(30):
        event = random_lunch(draw, draw.randint(4, 8))
        names = [g.id for g in event.guests][:-2]
        asked = [f"{draw.choice(('apart', 'together'))} {a} {b} beside"
                 for a, b in (draw.sample(names, 2) for _ in range(1))]  # fmt: skip
        case = case_of(event, asked)
        single = [t for rule in case.check.rules for t in rule.laid_out(2)]
        problem = case.problem
        n, session = problem.num_items, problem.sessions[0]
        together = merged(single, n)
        fewer += len(together) < len(single)
        signs = [t.weights.values for t in together if isinstance(t, PairTerm)]
        assert all(not v.size or v.min() >= 0 or v.max() <= 0 for v in signs)
        one, other = (
            Problem(n, problem.sessions, terms, problem.levels) for terms in (single, together)
        )
        for _ in range(5):
            at = np.full(n, -1, dtype=np.int32)
            count = min(session.num_places, len(session.attending)) - draw.randint(0, 1)
            at[draw.sample(session.attending.tolist(), count)] = draw.sample(
                range(session.num_places), count
            )
            assert evaluate(one, (at,)) == evaluate(other, (at,))
    assert fewer
