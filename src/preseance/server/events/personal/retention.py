"""How long an event is kept: some days after its end it goes, with its journal, versions and all else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from preseance.model.event import Event
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.personal.erasing import emptied, family, forgetting
from preseance.server.events.store.auditing import audit
from preseance.server.events.store.journal import standing
from preseance.server.events.store.reading import latest
from preseance.server.events.store.records import Kept
from preseance.server.events.store.writing import writing


@dataclass(frozen=True)
class Due:
    """An event whose time is over."""

    key: str
    title: str
    end: date
    """Its last day."""
    days: int
    """Days it was to be kept after."""


def keep(key: str, days: int | None, person: Person | None) -> None:
    """Say how many days after its end an event is kept; None for as long as nobody deletes it.

    Raises
    ------
    UnknownNameError
        Where there is no such event.
    """
    pk = family(standing(key).pk)[0]
    with writing():
        rows.Event.objects.filter(pk=pk).update(keep_days=days)
        audit(pk, person, "retention", days=days)


def kept_until(kept: Kept) -> tuple[int | None, date | None]:
    """Days that an event is kept after its end, and the last on which it is; None where it stays."""
    first = rows.Event.objects.get(pk=family(kept.pk)[0])
    days = first.keep_days
    return days, None if days is None else _last(kept.event) + timedelta(days=days)


def _last(event: Event) -> date:
    """The last day of an event, where it takes place."""
    return event.end or event.start


def due(now: datetime | None = None) -> list[Due]:
    """The events whose time is over, by key."""
    time = now or timezone.now()
    found = []
    kept = rows.Event.objects.filter(keep_days__isnull=False, variant_of=None).order_by("key")
    for key, days in kept.values_list("key", "keep_days"):
        assert days is not None
        event = latest(key).event
        today = time.astimezone(ZoneInfo(event.time_zone)).date()
        if today > _last(event) + timedelta(days=days):
            found.append(Due(key, event.title, _last(event), days))
    return found


def purge(now: datetime | None = None) -> list[Due]:
    """Let the events go whose time is over; what is written down of each names nobody."""
    gone = due(now)
    if not gone:
        return []
    forgetting()
    with writing():
        for event in gone:
            row = rows.Event.objects.select_for_update().get(key=event.key)
            rows.Purged.objects.create(
                key=row.key, end=event.end, days=event.days, revisions=row.revision
            )
            row.delete()
    emptied()
    return gone
