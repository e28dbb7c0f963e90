"""Hours that do not exist: those over which clocks are put forward, and offsets no clock there has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from preseance.errors import Mistake
from preseance.formats.checks.names import Lines, line_of
from preseance.model.event import Event
from preseance.model.zones import in_full, offsets, zone_of
from preseance.wording.message import Listed
from preseance.wording.said import Said


def clock_mistakes(event: Event, lines: Lines) -> Iterator[Mistake]:
    """Every moment of an event's files that its time zone does not know."""
    zone = event.time_zone
    if zone_of(zone) is None:
        return  # Said already.
    for session in event.sessions:
        for field in ("start", "end"):
            column = f"sessions.{session.id}.{field}"
            yield from _unknown("event.toml", None, column, getattr(session, field), zone)
    for file, records, fields in (
        ("guests.csv", event.guests, ("arrives", "leaves")),
        ("requests.csv", event.requests, ("until", "conveyed", "answered")),
        ("told.csv", event.told, ("when", "acknowledged")),
        ("encounters.csv", event.encounters, ("when",)),
    ):
        for index, record in enumerate(records):
            for field in fields:
                moment = getattr(record, field)
                if moment is not None:
                    yield from _unknown(file, line_of(lines, file, index), field, moment, zone)


def _unknown(
    file: str, row: int | None, column: str, moment: datetime | None, zone: str
) -> Iterator[Mistake]:
    if moment is None:
        return
    found, shown = f"«{moment.isoformat(timespec='minutes')}»", offsets(moment, zone)
    if not shown:
        expected = Said(
            "an hour there is: clocks in {zone} are put forward over this one", zone=zone
        )
        yield Mistake(file, row, column, found, expected)
    elif moment.tzinfo and moment.utcoffset() not in shown:
        ways = Listed(in_full(moment, zone), either=True)
        yield Mistake(
            file, row, column, found, Said("{ways}, by the clocks of {zone}", ways=ways, zone=zone)
        )
