"""Claims about our own instances."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from bench.quadratic.files import Matrices
from bench.quadratic.generators import adjacency, clustered, grey_pattern, planted_grid
from bench.quadratic.running import recount
from bench.tables.generators import circles
from bench.tables.seating import recount as recount_tables


@pytest.mark.parametrize("made", [adjacency(2, 3, 4), planted_grid(2, 3, 4)], ids=lambda m: m.name)
def test_a_planted_optimum_is_the_least_cost(made: Matrices) -> None:
    least = min(recount(made, list(p)) for p in permutations(range(len(made.flow))))
    assert least == made.planted


def test_circles_of_friends_reach_their_planted_optimum() -> None:
    made = circles(3, 4, 1)
    friends = {(a, b) for a, b, cost in made.costs if cost == -10}
    table_of = [-1] * 12
    for guest in range(12):
        known = [table_of[a] for a, b in friends if b == guest]
        table_of[guest] = known[0] if known else max(table_of) + 1
    assert recount_tables(made, table_of) == (0, -(made.planted or 0))


def test_grey_patterns_are_symmetric_and_repel() -> None:
    made = grey_pattern(4, 4, 5)
    assert (made.distance == made.distance.T).all()
    assert made.distance.max() == made.distance[0, 1]


@pytest.mark.parametrize("seed", range(4))
def test_places_lie_in_clusters_and_flows_are_of_all_sizes(seed: int) -> None:
    made = clustered(40, seed)
    assert (made.distance == made.distance.T).all() and made.distance.max() <= 2160
    beside = np.sort(made.distance, 1)[:, 1]
    assert np.median(beside) < np.median(made.distance) / 5
    flows = made.flow[~np.eye(40, dtype=bool)]
    assert flows.min() == 0 < np.median(flows[flows > 0]) < flows.max() / 20
    assert (made.flow != made.flow.T).any()
    assert (clustered(40, seed).flow == made.flow).all()
