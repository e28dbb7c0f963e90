"""Local times as moments of one time line, over nights on which clocks are changed too.

A local time is a wall clock's. In the night on which clocks go back it may come twice; it then stands
for the first, unless it says its offset from UTC (RFC 3339: ``2026-10-25T02:30+01:00``). Whoever compares
local times, or reckons how long something takes, does so with what ``on_clock`` makes of them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that IANA name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def on_clock(moment: datetime, time_zone: str) -> datetime:
    """A local time with its offset from UTC: two such moments compare and subtract as time passes.

    One that no clock shows, and one in a zone nobody knows, are mistakes said elsewhere: such an hour is
    taken by the clocks before the change, and as UTC.
    """
    return moment if moment.tzinfo else _fixed(moment.replace(tzinfo=zone_of(time_zone) or UTC))


def later(moment: datetime, wait: timedelta, time_zone: str) -> datetime:
    """The moment so long after another one of ``on_clock``, as clocks of the zone then show it."""
    return _fixed((moment + wait).astimezone(zone_of(time_zone) or UTC))


def as_local(moment: datetime, time_zone: str) -> datetime:
    """A moment of ``on_clock`` as a local time is written: with its offset only where it comes twice."""
    here = moment.astimezone(zone_of(time_zone) or UTC)
    wall = here.replace(tzinfo=None, fold=0)
    return _fixed(here) if comes_twice(wall, time_zone) else wall


def offsets(moment: datetime, time_zone: str) -> tuple[timedelta, ...]:
    """How far clocks of a zone are ahead of UTC when they show a local time, the first time first.

    Two where the hour comes twice, none where clocks are put forward over it.
    """
    zone, wall = zone_of(time_zone) or UTC, moment.replace(tzinfo=None)
    found: dict[timedelta, None] = {}
    for fold in (0, 1):
        there = wall.replace(tzinfo=zone, fold=fold)
        back = there.astimezone(UTC).astimezone(zone)
        if back.replace(tzinfo=None) == wall and (ahead := there.utcoffset()) is not None:
            found[ahead] = None
    return tuple(found)


def in_full(moment: datetime, time_zone: str) -> tuple[str, ...]:
    """A local time as it is written with its offset, once for each time that it comes."""
    wall = moment.replace(tzinfo=None)
    return tuple(
        wall.replace(tzinfo=timezone(ahead)).isoformat(timespec="minutes")
        for ahead in offsets(moment, time_zone)
    )


def comes_twice(moment: datetime, time_zone: str) -> bool:
    """Whether clocks are put back over a local time, so that it exists twice."""
    return len(offsets(moment, time_zone)) > 1


def _fixed(moment: datetime) -> datetime:
    """The same with a fixed offset: Python compares times of one zone by what the clocks show."""
    ahead = moment.utcoffset()
    assert ahead is not None
    return moment.replace(tzinfo=timezone(ahead), fold=0)
