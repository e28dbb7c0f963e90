"""Hours of a time zone that clocks leave out, or strike twice, when they are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that IANA name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def is_skipped(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks are put forward over a local time, so that it does not exist."""
    there = moment.replace(tzinfo=zone)
    back = there.astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) != moment


def comes_twice(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks are put back over a local time, so that it exists twice."""
    offsets = {moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 2 and not is_skipped(moment, zone)


def later(moment: datetime, by: timedelta, zone: ZoneInfo | None) -> datetime:
    """The local time so much later, by the clocks of the zone; of an hour struck twice, ``fold`` tells
    which is meant.
    """
    if zone is None:
        return moment + by
    there = moment.replace(tzinfo=zone).astimezone(UTC) + by
    return there.astimezone(zone).replace(tzinfo=None)
