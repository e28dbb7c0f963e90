"""Claims about how work is shared between islands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from preseance.engine.quadratic.annealing import steps_of
from preseance.engine.quadratic.islands import (
    BEHIND,
    CHILD,
    FRESH,
    SLOWER,
    Annealing,
    Island,
    Islands,
)
from preseance.engine.quadratic.population import SIZE, Population
from preseance.engine.quadratic.search import Found
from preseance.engine.quadratic.tenures import BATCH

N = 9


class Steady:
    """Searches that cost and find the same each time."""

    patience = 3

    def __init__(self, cost: int, work: float, content: bool = False) -> None:
        self.cost, self.each, self.content = cost, work, content
        self.opening = work
        self.work = self.charged = 0.0
        self.changes: list[bool] = []

    def searches(
        self, population: Population, batch: int, begin: NDArray[np.int64] | None
    ) -> list[Callable[[int], Found]]:
        self.work += self.each
        places = [population.crossed() for _ in range(BATCH)]
        return [partial(self._found, place) for place in places]

    def _found(self, place: NDArray[np.int64], seed: int) -> Found:
        return Found(self.cost + seed % 2, place, 1)

    def learn(self, costs: Sequence[int]) -> None: ...

    def change(self, longer: bool) -> None:
        self.changes.append(longer)


class Recording:
    """Anneals nothing, but knows what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []

    def improve(self, start: NDArray[np.int64], seed: int, sweeps: int, fresh: bool) -> Found:
        self.asked.append((sweeps, fresh))
        return Found(seed, start, 1)


def island(kind: Steady) -> Island:
    return Island(kind, Population(N, np.random.default_rng(1)))


def worked(*kinds: Steady, batches: int) -> Islands:
    islands = Islands([island(kind) for kind in kinds])
    with ThreadPoolExecutor(1) as workers:
        for number in range(batches):
            islands.next().improve(workers, number * BATCH, None)
    return islands


def test_the_worse_island_is_given_a_small_part_of_the_work_and_never_none() -> None:
    good, bad = Steady(10, 1.0), Steady(20, 1.0)
    worked(good, bad, batches=10 * (BEHIND + 1))
    assert good.work / bad.work > 0.8 * BEHIND
    assert bad.work >= 9


def test_equal_islands_share_the_work_evenly_whatever_their_batches_take() -> None:
    one, other = Steady(10, 1.0), Steady(10, 4.0)
    worked(one, other, batches=100)
    assert abs(one.work - other.work) <= 4.0


def test_islands_are_compared_only_after_equal_work() -> None:
    slow, quick = Steady(10, 12.0), Steady(20, 1.0)
    worked(quick, slow, batches=14)
    assert quick.work == 13 and slow.work == 12


def test_a_long_first_batch_waits_until_the_others_have_had_as_much_work() -> None:
    slow, quick = Steady(10, 12.0), Steady(20, 1.0)
    worked(slow, quick, batches=12)
    assert quick.work == 12 and slow.work == 0
    slow, quick = Steady(10, 12.0), Steady(20, 1.0)
    worked(slow, quick, batches=13)
    assert quick.work == slow.work == 12


def test_an_island_without_gain_goes_on_from_its_best_with_longer_searches_then_begins_anew() -> (
    None
):
    kind = Steady(10, 1.0)
    alone = island(kind)
    sizes = []
    with ThreadPoolExecutor(1) as workers:
        for number in range(12):
            alone.improve(workers, number * BATCH, None)
            sizes.append(len(alone.population.members))
    assert kind.changes[:2] == [True, False]
    assert 1 in sizes and 0 in sizes
    assert alone.best == 10


def test_a_population_holds_no_two_members_alike_and_keeps_the_better() -> None:
    population = Population(N, np.random.default_rng(1), alike=2)
    place = np.arange(N)
    near, far = place.copy(), np.roll(place, 1)
    near[[0, 1]] = [1, 0]
    assert population.keep(5, place)
    assert not population.keep(6, near)
    assert population.keep(4, near)
    assert population.keep(9, far)
    assert [cost for cost, _ in population.members] == [4, 9]


@pytest.mark.parametrize("size", [3, SIZE, 20])
def test_a_population_is_whole_and_bred_from_once_it_has_its_members(size: int) -> None:
    population = Population(N, np.random.default_rng(1), size=size)
    parents = [np.roll(np.arange(N), k) for k in range(N)]
    for k in range(size):
        assert not population.whole
        assert population.keep(k, np.random.default_rng(k).permutation(N))
    assert population.whole and len(population.members) == size
    population.members = [(k, parents[k % 2]) for k in range(size)]
    for _ in range(20):
        assert sorted(population.crossed()) == sorted(population.child()) == list(range(N))


@pytest.mark.parametrize("n", [30, 60, 150, 400])
def test_random_starts_are_annealed_the_slower_the_smaller_the_problem(n: int) -> None:
    population = Population(n, np.random.default_rng(1), size=2)
    annealer = Recording()
    kind = Annealing(annealer, n)  # type: ignore[arg-type]  # it only notes what is asked
    for number, search in enumerate(kind.searches(population, 0, None)):
        search(number)
    assert annealer.asked == [(max(FRESH, SLOWER // n), True)] * BATCH
    assert kind.work == kind.charged == BATCH * steps_of(max(FRESH, SLOWER // n), n)
    for k in range(2):
        population.keep(k, np.random.default_rng(k).permutation(n))
    kind.searches(population, 1, None)[0](0)
    assert annealer.asked[-1] == (CHILD, False)


def test_a_whole_population_gives_up_its_worst_for_a_better_one() -> None:
    population = Population(N, np.random.default_rng(1))
    for k in range(SIZE):
        population.keep(100 + k, np.random.default_rng(k).permutation(N))
    assert population.whole
    assert not population.keep(100 + SIZE, np.arange(N))
    assert population.keep(50, np.arange(N))
    assert len(population.members) == SIZE
    assert population.least == 50 and population.members[-1][0] == 100 + SIZE - 2
