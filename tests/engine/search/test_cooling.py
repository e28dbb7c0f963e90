"""When a search is hot and when it is cold."""

from __future__ import annotations

import pytest

from preseance.engine.budget import Budget, Clock, Meter
from preseance.engine.search.cooling import CYCLES, QUICK, QUICK_CYCLES, SHORTEST, Cooling, Schedule


def _meter(limit: int) -> Meter:
    return Budget(effort=limit).start()


def test_quick_cycles_come_first_where_they_fit() -> None:
    meter = _meter(limit=10 * QUICK_CYCLES * QUICK)
    schedule = Schedule(meter, 0.9, movable=1)
    begun = []
    while meter.spent() < 0.9:
        meter.count += QUICK // 10
        if schedule.advance():
            begun.append(schedule.now)
    assert len(begun) == QUICK_CYCLES + CYCLES - 1
    assert begun == sorted(begun)


def test_a_small_budget_has_no_quick_cycles() -> None:
    assert Schedule(_meter(limit=QUICK), 0.9, movable=1).now == 0


def test_what_lies_ahead_stays_within_the_cycle() -> None:
    limit = CYCLES * SHORTEST
    schedule = Schedule(_meter(limit=limit), 1.0, movable=1)
    assert schedule.ahead(50) == pytest.approx(50 / SHORTEST)
    assert schedule.ahead(limit - 1) < 1


class _Moved(Clock):
    """A clock moved by hand."""

    now = 0.0

    def elapsed(self) -> float:
        return self.now


@pytest.mark.parametrize(("each", "cycles"), [(10, 1), (SHORTEST, 1), (3 * SHORTEST, 3)])
def test_many_items_and_little_time_make_few_cycles(each: int, cycles: int) -> None:
    movable = 40
    assert Schedule(_meter(limit=each * movable), 1.0, movable).cycles == cycles


def test_by_the_clock_cycles_are_reckoned_once_the_speed_is_known() -> None:
    clock = _Moved()
    meter = Meter(Budget(seconds=100.0), clock, 100.0, None)
    clock.now = 50.0
    schedule = Schedule(meter, 1.0, movable=1_000_000)
    clock.now += 1.0
    meter.count += 10_000
    schedule.advance()
    assert schedule.cycles == 1


@pytest.mark.parametrize("cycle", range(-QUICK_CYCLES, CYCLES))
def test_every_cycle_ends_cold(cycle: int) -> None:
    cooling = Cooling(top=1.0, cold=0.01)
    temperatures = [cooling.temperature(cycle + part / 10) for part in range(10)]
    assert temperatures == sorted(temperatures, reverse=True)
    assert cooling.temperature(cycle + 1 - 1e-9) == pytest.approx(0.01)


def test_a_mild_cycle_follows_a_hot_one() -> None:
    cooling = Cooling(top=1.0, cold=0.01)
    assert cooling.temperature(1) < cooling.temperature(0)
    assert cooling.temperature(1 - QUICK_CYCLES) < cooling.temperature(-QUICK_CYCLES)
