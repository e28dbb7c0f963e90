"""Workers that are simulated share what there is, and never take longer for being more."""

import pytest
from bench.measures.spread import Costs, simulated

from preseance.planning.replan.rehearsing import CHUNK, chunks_of

COSTS = Costs(answers=(0.02,) * 100, begins=1.0, first=0.2, handed=0.001)


def test_one_worker_takes_what_all_answers_take() -> None:
    assert simulated(COSTS, 1, 1) == pytest.approx(1.0 + 0.2 + 2.0)
    assert simulated(COSTS, 3, 1) == pytest.approx(1.0 + 3 * (0.2 + 2.0))


def test_more_are_no_slower_and_none_is_quicker_than_the_longest_chunk() -> None:
    took = [simulated(COSTS, 2, workers) for workers in (1, 2, 4, 64, 512)]
    assert took == sorted(took, reverse=True)
    assert took[-1] >= 1.0 + 0.2 + CHUNK * 0.02 * 0.5


def test_handing_over_is_what_remains_in_the_end() -> None:
    slow = Costs(answers=COSTS.answers, begins=0.0, first=0.0, handed=0.1)
    assert simulated(slow, 1, 512) >= 0.1 * len(chunks_of(slow.answers))
