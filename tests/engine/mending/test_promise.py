"""What a promise says of moves, as a term and placement by placement."""

import numpy as np
import pytest

from preseance.engine.evaluate import evaluate_term
from preseance.engine.mending.promise import Promise
from preseance.engine.problem import Problem, SessionPlaces


@pytest.mark.parametrize("seed", range(20))
def test_the_term_of_a_promise_costs_what_its_moves_weigh(seed: int) -> None:
    """Whoever has no place included, and those who were promised none."""
    draw = np.random.default_rng(seed)
    n, m = 6, 8
    origin = np.where(draw.random(n) < 0.8, draw.permutation(m)[:n], -1)
    rank = draw.integers(0, 4, m + 1)
    worth = draw.integers(1, 4, n) * (draw.random(n) < 0.8)
    stood = np.where(origin >= 0, rank[origin], draw.integers(0, 4, n))
    promise = Promise(origin, worth, rank, stood, np.zeros(0, dtype=np.int64))
    term = promise.term(0)
    problem = Problem(n, [SessionPlaces(m, np.arange(n))], [term], ("must", "kept", "moves"))
    for _ in range(20):
        at = np.where(draw.random(n) < 0.8, draw.permutation(m)[:n], -1)
        assert evaluate_term(problem, term, (at.astype(np.int32),)) == promise.weights(at)
