"""Claims about which problems look like noise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from bench.quadratic.generators import (
    Matrices,
    clustered,
    grey_pattern,
    grid,
    planted_grid,
    uniform,
)
from numpy.typing import NDArray

from preseance.engine.quadratic.islands import STEPS, Walking, batch_steps
from preseance.engine.quadratic.population import Population
from preseance.engine.quadratic.search import Costs, Searcher
from preseance.engine.quadratic.structure import LEAST, leading, looks_like_noise
from preseance.engine.quadratic.tenures import BATCH


@pytest.mark.parametrize("n", [40, 60, 100, 200])
@pytest.mark.parametrize("seed", range(8))
def test_uniform_numbers_look_like_noise(n: int, seed: int) -> None:
    made = uniform(n, 1000 + seed)
    assert looks_like_noise(made.flow, made.distance)


@pytest.mark.parametrize("seed", range(8))
def test_directed_uniform_numbers_look_like_noise(seed: int) -> None:
    draws = np.random.default_rng(seed)
    assert looks_like_noise(*draws.integers(0, 100, (2, 50, 50)))


@pytest.mark.parametrize(
    "made",
    [
        clustered(40, 0),
        clustered(100, 3),
        grid(6, 7, 1),
        grid(12, 12, 1),
        planted_grid(8, 8, 1),
        grey_pattern(8, 8, 25),
    ],
    ids=lambda made: made.name,
)
def test_rooms_clusters_and_blocks_do_not(made: Matrices) -> None:
    assert not looks_like_noise(made.flow, made.distance)


def test_one_structured_matrix_is_enough() -> None:
    noise, room = uniform(49, 1), grid(7, 7, 1)
    assert not looks_like_noise(noise.flow, room.distance)
    assert not looks_like_noise(room.distance, noise.flow)


def test_small_problems_are_not_looked_at() -> None:
    made = uniform(LEAST - 1, 1)
    assert not looks_like_noise(made.flow, made.distance)


@pytest.mark.parametrize("of", [np.zeros, np.ones])
def test_constant_matrices_have_nothing_left(
    of: Callable[..., NDArray[np.int64]],
) -> None:
    assert leading(of((50, 50), dtype=np.int64)) == 0
    assert not looks_like_noise(of((50, 50), dtype=np.int64), uniform(50, 1).flow)


def test_means_of_rows_and_columns_and_the_diagonal_do_not_count() -> None:
    noise = uniform(60, 3).flow
    means = 1000 * np.add.outer(np.arange(60), np.arange(60)[::-1])
    assert leading(noise + means) == pytest.approx(leading(noise), rel=1e-6)
    assert leading(noise + np.diag(np.full(60, 10**6))) == pytest.approx(leading(noise))


def test_noise_is_walked_with_short_tenures_and_long_searches_that_are_charged() -> None:
    n, made = 70, uniform(70, 1)
    pairs = n * (n - 1) // 2
    searcher = Searcher(
        Costs(made.flow, made.distance, np.zeros_like(made.flow)), stopped=lambda: True
    )
    walking, population = Walking(searcher, n), Population(n, np.random.default_rng(1))
    walking.searches(population, 0, None)
    assert walking.work == BATCH * STEPS  # The dive for the bound need not wait.
    walking.searches(population, 1, None)
    assert searcher.noise and all(walking.short)
    assert walking.work == BATCH * (STEPS + pairs)
    assert walking.charged == 2 * batch_steps(n) + BATCH * (pairs - STEPS)
