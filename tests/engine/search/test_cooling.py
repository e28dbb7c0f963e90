"""When a search is hot and when it is cold."""

from __future__ import annotations

import time

import pytest

from preseance.engine.search.account import Account
from preseance.engine.search.cooling import CYCLES, QUICK, QUICK_CYCLES, SHORTEST, Calendar, Cooling


def _account(limit: int) -> Account:
    return Account(0.0, (1,), None, limit, None, None, count=0)


def test_quick_cycles_come_first_where_they_fit() -> None:
    account = _account(limit=10 * QUICK_CYCLES * QUICK)
    calendar = Calendar(account, 0.9, movable=1)
    begun = []
    while account.spent() < 0.9:
        account.count += QUICK // 10
        if calendar.advance():
            begun.append(calendar.now)
    assert len(begun) == QUICK_CYCLES + CYCLES - 1
    assert begun == sorted(begun)


def test_a_small_budget_has_no_quick_cycles() -> None:
    assert Calendar(_account(limit=QUICK), 0.9, movable=1).now == 0


def test_what_lies_ahead_stays_within_the_cycle() -> None:
    limit = CYCLES * SHORTEST
    calendar = Calendar(_account(limit=limit), 1.0, movable=1)
    assert calendar.ahead(50) == pytest.approx(50 / SHORTEST)
    assert calendar.ahead(limit - 1) < 1


@pytest.mark.parametrize(("each", "cycles"), [(10, 1), (SHORTEST, 1), (3 * SHORTEST, 3)])
def test_many_items_and_little_time_make_few_cycles(each: int, cycles: int) -> None:
    movable = 40
    assert Calendar(_account(limit=each * movable), 1.0, movable).cycles == cycles


def test_by_the_clock_cycles_are_reckoned_once_the_speed_is_known() -> None:
    account = Account(time.perf_counter() - 50.0, (1,), 100.0, None, None, None, count=0)
    calendar = Calendar(account, 1.0, movable=1_000_000)
    account.begun -= 1.0
    account.count += 10_000
    calendar.advance()
    assert calendar.cycles == 1


@pytest.mark.parametrize("cycle", range(-QUICK_CYCLES, CYCLES))
def test_every_cycle_ends_cold(cycle: int) -> None:
    cooling = Cooling(top=1.0, cold=0.01)
    heats = [cooling.heat(cycle + part / 10) for part in range(10)]
    assert heats == sorted(heats, reverse=True)
    assert cooling.heat(cycle + 1 - 1e-9) == pytest.approx(0.01)


def test_a_mild_cycle_follows_a_hot_one() -> None:
    cooling = Cooling(top=1.0, cold=0.01)
    assert cooling.heat(1) < cooling.heat(0)
    assert cooling.heat(1 - QUICK_CYCLES) < cooling.heat(-QUICK_CYCLES)
