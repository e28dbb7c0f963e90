"""A programme as an iCalendar file (RFC 5545), the same bytes for the same programme everywhere.

Ids are made from the event, the reader and the entry, and time stamps are handed in: what the
library would put there by itself is another in each run. Names stand in texts alone, never in
parameters, where quotes cannot be written so that every reader understands them (RFC 6868).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEvent

from preseance.documents.words import word
from preseance.model.zones import on_clock
from preseance.views.programmes import Attendance, Entry, ProgrammeView
from preseance.views.records import Language

PRODUCT = "-//Preseance//Programme//EN"


@dataclass(frozen=True)
class Dated:
    """An entry with its history."""

    entry: Entry
    sequence: int
    """Raised whenever the entry changes."""
    changed: datetime
    """When it last did; UTC."""
    cancelled: bool = False
    """Whether it was in an earlier version and is not held any more."""


def calendar_of(view: ProgrammeView, entries: Sequence[Dated], *, title: str = "") -> bytes:
    """The entries that have an hour, by time; cancelled ones say that they are.

    Hours are written with the zone of the event, whose rules stand before them for the years of the
    programme; an hour that comes twice when clocks are put back is written in UTC, since no local
    time says which of the two is meant.
    """
    zone = ZoneInfo(view.zone)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title or view.title)
    held = [(on_clock(d.entry.start, view.zone), d) for d in entries if d.entry.start is not None]
    held.sort(key=lambda dated: (dated[0], dated[1].entry.key))
    events = [_event(view, dated, zone) for _, dated in held]
    local = [
        h for _, d in held for h in _hours(d.entry, zone) if not (h.tzinfo or _needs_no_rules(zone))
    ]
    if local:
        first, last = min(local).year, max(local).year
        calendar.add_component(
            Timezone.from_tzid(
                view.zone, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1)
            )
        )
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def uid_of(view: ProgrammeView, entry: Entry) -> str:
    """An id that is the same in every version, and another for every reader."""
    return f"{uuid5(NAMESPACE_URL, f'{view.event}/{view.whose}/{entry.key}')}@preseance"


def _event(view: ProgrammeView, dated: Dated, zone: ZoneInfo) -> CalendarEvent:
    entry = dated.entry
    made = CalendarEvent()
    made.add("uid", uid_of(view, entry))
    made.add("dtstamp", dated.changed.astimezone(UTC))
    made.add("sequence", dated.sequence)
    made.add("status", "CANCELLED" if dated.cancelled else "CONFIRMED")
    made.add("summary", entry.title)
    for name, hour in zip(("dtstart", "dtend"), _hours(entry, zone), strict=False):
        there = hour if hour.tzinfo else hour.replace(tzinfo=zone)
        made.add(name, there.astimezone(UTC) if hour.tzinfo or _needs_no_rules(zone) else there)
    if entry.where:
        made.add("location", entry.where)
    told = "\n".join(_lines(entry, view.language))
    if told:
        made.add("description", told)
    return made


def _hours(entry: Entry, zone: ZoneInfo) -> list[datetime]:
    """Beginning and end, the end only where it is later; one that comes twice has its offset."""
    assert entry.start is not None
    if entry.end is None or on_clock(entry.end, zone.key) <= on_clock(entry.start, zone.key):
        return [entry.start]
    return [entry.start, entry.end]


def _needs_no_rules(zone: ZoneInfo) -> bool:
    """Whether a zone is UTC by another name, which needs no rules."""
    return zone.key in ("UTC", "Etc/UTC")


def _lines(entry: Entry, language: Language) -> Iterable[str]:
    yield from (who(guest) for guest in entry.guests)
    if entry.greeters:
        yield word("greeted-by", language, ", ".join(entry.greeters))
    yield from entry.notes


def who(guest: Attendance) -> str:
    """A guest with their place."""
    return f"{guest.name} – {guest.place}" if guest.place else guest.name
