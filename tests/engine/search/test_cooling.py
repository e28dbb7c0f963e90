"""When a search is hot and when it is cold."""

from __future__ import annotations

import pytest

from preseance.engine.search.account import Account
from preseance.engine.search.cooling import CYCLES, QUICK, QUICK_CYCLES, Calendar, Cooling


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
    calendar = Calendar(_account(limit=1_000), 1.0, movable=1)
    assert calendar.ahead(50) == pytest.approx(50 / 1_000 * CYCLES)
    assert calendar.ahead(999) < 1


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
