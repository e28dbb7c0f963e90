"""Hours that do not exist: those over which clocks are put forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from preseance.errors import Mistake
from preseance.formats.checks.names import Lines, line_of
from preseance.model.event import Event
from preseance.model.zones import is_skipped, zone_of
from preseance.wording.said import Said


def clock_mistakes(event: Event, lines: Lines) -> Iterator[Mistake]:
    """Every moment of an event's files that its time zone leaves out."""
    zone = zone_of(event.time_zone)
    if zone is None:
        return  # Said already.
    for session in event.sessions:
        for field in ("start", "end"):
            column = f"sessions.{session.id}.{field}"
            yield from _skipped("event.toml", None, column, getattr(session, field), zone)
    for file, records, fields in (
        ("guests.csv", event.guests, ("arrives", "leaves")),
        ("requests.csv", event.requests, ("until", "conveyed", "answered")),
        ("encounters.csv", event.encounters, ("when",)),
    ):
        for index, record in enumerate(records):
            for field in fields:
                moment = getattr(record, field)
                if moment is not None:
                    yield from _skipped(file, line_of(lines, file, index), field, moment, zone)


def _skipped(
    file: str, row: int | None, column: str, moment: datetime | None, zone: ZoneInfo
) -> Iterator[Mistake]:
    if moment is not None and is_skipped(moment, zone):
        expected = Said(
            "an hour there is: clocks in {zone} are put forward over this one", zone=zone.key
        )
        yield Mistake(file, row, column, f"«{moment:%Y-%m-%dT%H:%M}»", expected)
