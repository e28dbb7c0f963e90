"""Local times over nights on which clocks are changed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance.model.zones import as_local, comes_twice, in_full, later, offsets, on_clock, zone_of

PARIS = "Europe/Paris"
ZONES = (PARIS, "UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia")


@pytest.mark.parametrize(
    ("moment", "ahead"),
    [
        (datetime(2025, 3, 30, 1, 59), [1]),
        (datetime(2025, 3, 30, 2, 0), []),
        (datetime(2025, 3, 30, 2, 30), []),
        (datetime(2025, 3, 30, 3, 0), [2]),
        (datetime(2025, 10, 26, 1, 59), [2]),
        (datetime(2025, 10, 26, 2, 30), [2, 1]),
        (datetime(2025, 10, 26, 3, 0), [1]),
    ],
)
def test_clock_changes_are_known(moment: datetime, ahead: list[int]) -> None:
    assert offsets(moment, PARIS) == tuple(timedelta(hours=h) for h in ahead)
    assert comes_twice(moment, PARIS) == (len(ahead) == 2)


def test_unknown_zone_is_none() -> None:
    assert zone_of("Europe/Lutetia") is None


def test_the_second_of_two_equal_hours_comes_an_hour_after_the_first() -> None:
    first, second = (
        datetime.fromisoformat(t) for t in in_full(datetime(2025, 10, 26, 2, 30), PARIS)
    )
    plain = on_clock(datetime(2025, 10, 26, 2, 30), PARIS)
    assert plain == on_clock(first, PARIS)
    assert on_clock(second, PARIS) - plain == timedelta(hours=1)
    assert later(plain, timedelta(hours=1), PARIS).isoformat() == "2025-10-26T02:30:00+01:00"


@given(
    st.datetimes(datetime(1975, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_every_instant_has_one_local_time_that_is_told_back(moment: datetime, zone: str) -> None:
    local = as_local(moment.replace(second=0, microsecond=0), zone)
    assert on_clock(local, zone) == moment.replace(second=0, microsecond=0)
    assert (local.tzinfo is not None) == comes_twice(local, zone)


@given(
    st.lists(
        st.datetimes(datetime(2026, 10, 24, 20), datetime(2026, 10, 25, 8), timezones=st.just(UTC)),
        min_size=2,
        max_size=8,
    )
)
def test_local_times_are_ordered_as_time_passes(moments: list[datetime]) -> None:
    clocks = [on_clock(as_local(m, PARIS), PARIS) for m in sorted(moments)]
    assert clocks == sorted(clocks)
    assert [c.astimezone(UTC) for c in clocks] == sorted(moments)
    assert all(type(c.tzinfo) is timezone for c in clocks)
