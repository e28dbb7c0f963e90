"""Hours that clocks leave out, or strike twice."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from preseance.model.zones import comes_twice, is_skipped, zone_of

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("moment", "skipped", "twice"),
    [
        (datetime(2025, 3, 30, 1, 59), False, False),
        (datetime(2025, 3, 30, 2, 0), True, False),
        (datetime(2025, 3, 30, 2, 30), True, False),
        (datetime(2025, 3, 30, 3, 0), False, False),
        (datetime(2025, 10, 26, 1, 59), False, False),
        (datetime(2025, 10, 26, 2, 30), False, True),
        (datetime(2025, 10, 26, 3, 0), False, False),
    ],
)
def test_clock_changes_are_known(moment: datetime, skipped: bool, twice: bool) -> None:
    assert (is_skipped(moment, PARIS), comes_twice(moment, PARIS)) == (skipped, twice)


def test_unknown_zone_is_none() -> None:
    assert zone_of("Europe/Lutetia") is None
