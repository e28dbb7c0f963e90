"""Dates are read in any clear form; what may be two days, or is none, is told."""

from datetime import date, datetime, time

import pytest

from preseance.formats.importing.moments import moment_of, month_first


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (date(2018, 11, 11), "2018-11-11"), (datetime(2018, 11, 11, 13), "2018-11-11"), ("2018-11-11", "2018-11-11"),
        ("11.11.2018", "2018-11-11"), ("13/5/24", "2024-05-13"), ("14 juillet 2025", "2025-07-14"),
        ("1er août 2025", "2025-08-01"), ("October 18th, 2025", "2025-10-18"), ("3. März 2021", "2021-03-03"),
        ("5 de mayo de 2022", "2022-05-05"), ("31/02/2020", ""), ("soon", ""), (time(0, 0), ""), ("2018", ""),
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_clear_form(value: str | date | datetime | time, iso: str) -> None:
    assert moment_of(value).iso == iso


def test_two_days_are_told_and_a_column_may_decide() -> None:
    assert moment_of("3/4/2025").ambiguous
    assert month_first(["3/4/2025", "3/25/2025"]) is True
    assert month_first(["3/4/2025", "25/3/2025"]) is False
    assert month_first(["3/4/2025"]) is None
    assert moment_of("3/4/2025", month_first=True).iso == "2025-03-04"


def test_an_hour_may_stand_beside_the_day() -> None:
    assert moment_of("14 juillet 2025 à 19h30").hour == time(19, 30)
    assert moment_of("3 June 2025, 7:15 pm").hour == time(19, 15)
    assert moment_of("2025-06-03T19:15").hour == time(19, 15)
    second = moment_of("2025-10-26T02:30+01:00")
    assert second.day and second.hour
    assert datetime.combine(second.day, second.hour).isoformat() == "2025-10-26T02:30:00+01:00"
