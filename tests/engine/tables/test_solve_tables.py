"""Table level against counting every assignment of small instances."""

from itertools import product

import numpy as np
import pytest

from preseance.engine.budget import Budget
from preseance.engine.tables import TablesInstance, solve_tables
from preseance.engine.tables.solve import effort_of
from preseance.errors import ProblemError


def small(
    seed: int,
) -> tuple[list[int], list[int], list[tuple[int, int, int]], list[tuple[int, int]]]:
    draw = np.random.default_rng(seed)
    sizes = [int(k) for k in draw.integers(1, 4, 6)]
    pairs = [(i, j) for i in range(6) for j in range(i + 1, 6)]
    costs = [(i, j, int(c)) for (i, j), c in zip(pairs, draw.integers(-5, 6, 15), strict=True)]
    apart = [pair for pair in pairs if draw.random() < 0.15]
    return sizes, [5, 5, 4], costs, apart


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("min_known", [0, 1])
def test_small_instances_equal_counting_every_assignment(seed: int, min_known: int) -> None:
    instance = TablesInstance.read(*small(seed), min_known=min_known)
    best = min(instance.count(tables) for tables in product(range(3), repeat=6))
    result = solve_tables(*small(seed), budget=Budget(effort=effort_of(2)), min_known=min_known)
    assert result.cost == best == instance.count(result.placement[0])
    violations, cost = (level.bound for level in result.levels)
    if best[0] == 0:
        assert cost is not None and cost <= best[1]
    assert violations is not None and violations <= best[0]


def test_threads_do_not_change_the_result() -> None:
    one, two = (
        solve_tables(*small(3), budget=Budget(effort=effort_of(2), seed=5, threads=k))
        for k in (1, 2)
    )
    assert one.placement[0].tolist() == two.placement[0].tolist()


def test_cancel_returns_the_best_so_far() -> None:
    result = solve_tables(*small(1), budget=Budget(seconds=30, cancel=lambda: True))
    assert result.cancelled
    assert len(result.placement[0]) == 6


def test_all_faults_come_in_one_message() -> None:
    with pytest.raises(ProblemError) as caught:
        solve_tables([1, -1], [np.nan], [(0, 5, 1)], [(1, 1)])
    message = str(caught.value)
    for part in ("sizes[1] is -1", "capacities", "pair_cost[0]", "apart[0]"):
        assert part in message
