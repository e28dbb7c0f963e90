"""The audit of an event: who saw what, and the journal of who changed what, as one list, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from preseance.server.events import models as rows

CHANGED: Final = "changed"
"""What an entry of the journal is called here."""
A_PAGE = 50
_SEEN, _DONE = 0, 1
_PARTS = 3


@dataclass(frozen=True)
class Noted:
    """Somebody saw or changed something."""

    time: datetime
    who: str
    what: str
    detail: Mapping[str, Any]
    source: int
    number: int

    @property
    def at(self) -> str:
        """Where it stands in the list."""
        return f"{self.time.isoformat()}|{self.source}|{self.number}"


def kinds(pk: int) -> list[str]:
    """What has been written down of an event, besides changes."""
    found = rows.Audit.objects.filter(event_id=pk).order_by("what")
    return [CHANGED, *found.values_list("what", flat=True).distinct()]


def people(pk: int) -> list[str]:
    """Everybody who stands in it, by name."""
    seen = rows.Audit.objects.filter(event_id=pk).order_by().values_list("name", flat=True)
    done = (
        rows.Revision.objects.filter(event_id=pk).order_by().values_list("author_name", flat=True)
    )
    return sorted({*seen.distinct(), *done.distinct()} - {""})


def noted(pk: int, *, who: str = "", what: str = "", after: str = "") -> tuple[list[Noted], str]:
    """A page of entries, the latest first, and where the next page begins; empty where it is the last.

    Raises
    ------
    ValueError
        Where ``after`` is not what an earlier page has said.
    """
    cursor = _cursor(after) if after else None
    found: list[Noted] = []
    if what != CHANGED:
        seen = rows.Audit.objects.filter(event_id=pk)
        if what:
            seen = seen.filter(what=what)
        found += _seen(_beyond(seen, _SEEN, "id", cursor), who)
    if what in ("", CHANGED):
        done = rows.Revision.objects.filter(event_id=pk)
        found += _done(_beyond(done, _DONE, "number", cursor), who)
    found.sort(key=lambda one: (one.time, one.source, one.number), reverse=True)
    page = found[:A_PAGE]
    return page, page[-1].at if len(found) > A_PAGE else ""


def _cursor(after: str) -> tuple[datetime, int, int]:
    parts = after.split("|")
    if len(parts) != _PARTS or not all(part.isdecimal() and len(part) < 19 for part in parts[1:]):
        raise ValueError(after)
    time = datetime.fromisoformat(parts[0])
    if time.tzinfo is None:
        raise ValueError(after)
    return time, int(parts[1]), int(parts[2])


def _beyond(
    found: QuerySet[Any], source: int, number: str, cursor: tuple[datetime, int, int] | None
) -> QuerySet[Any]:
    """Those after a cursor, as the list goes: by time, then source, then number, downwards."""
    if cursor is not None:
        time, at, last = cursor
        same = Q(time=time, **({f"{number}__lt": last} if source == at else {}))
        found = found.filter(Q(time__lt=time) | same if source <= at else Q(time__lt=time))
    return found.order_by("-time", f"-{number}")


def _seen(found: QuerySet[rows.Audit], who: str) -> Iterator[Noted]:
    if who:
        found = found.filter(name=who)
    for row in found[: A_PAGE + 1]:
        yield Noted(row.time, row.name, row.what, row.detail, _SEEN, row.pk)


def _done(found: QuerySet[rows.Revision], who: str) -> Iterator[Noted]:
    if who:
        found = found.filter(author_name=who)
    for row in found[: A_PAGE + 1].values("time", "author_name", "number", "act", "command__do"):
        detail = {"revision": row["number"], "do": row["command__do"], "act": row["act"]}
        yield Noted(row["time"], row["author_name"], CHANGED, detail, _DONE, row["number"])
