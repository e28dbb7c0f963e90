"""The journal of an event: its revisions, read."""

from __future__ import annotations

from django.db.models import QuerySet

from preseance.errors import UnknownNameError
from preseance.planning.commands import Command, Delta, command_of
from preseance.server.events import models as rows
from preseance.server.events.store.documents import delta_in
from preseance.server.events.store.records import Past, Stand
from preseance.wording.said import Said

_OF_PLACEMENT = 2


def standing(key: str) -> Stand:
    """Where an event stands now.

    Raises
    ------
    UnknownNameError
        Where there is no event of that key.
    """
    found = rows.Event.objects.filter(key=key).values_list("pk", "revision", "epoch").first()
    if found is None:
        raise UnknownNameError(Said("event"), key)
    return Stand(*found)


def journal(key: str, after: int = 0, most: int = 200) -> tuple[Past, ...]:
    """The revisions of an event after one, oldest first.

    Raises
    ------
    UnknownNameError
        Where there is no event of that key.
    """
    pk = standing(key).pk
    return tuple(_past(row) for row in _rows(pk, after)[:most])


def journal_after(pk: int, after: int) -> tuple[Past, ...]:
    """The revisions of an event after one, oldest first, by the number of its row."""
    return between(pk, after)


def between(pk: int, after: int, until: int | None = None) -> tuple[Past, ...]:
    """The revisions after one, up to another."""
    found = _rows(pk, after)
    if until is not None:
        found = found.filter(number__lte=until)
    return tuple(map(_past, found))


def _rows(pk: int, after: int) -> QuerySet[rows.Revision]:
    return rows.Revision.objects.filter(event_id=pk, number__gt=after).order_by("number")


def _past(row: rows.Revision) -> Past:
    return Past(
        number=row.number,
        author=row.author_name,
        time=row.time.isoformat(timespec="seconds"),
        command=row.command,
        act=row.act,
        reverts=row.reverts,
        delta=delta_in(row.delta),
        person=row.author_id,
    )


def places_of(delta: Delta) -> dict[str, dict[str, str | None]]:
    """Who has which place now, by session and guest; None for no place."""
    found: dict[str, dict[str, str | None]] = {}
    for change in delta:
        head, *rest = change.part.split("/")
        if head == "plan" and len(rest) == _OF_PLACEMENT:
            place = change.after[0]["place"] if change.after else None
            found.setdefault(rest[0], {})[rest[1]] = place
    return found


def command_in(past: Past) -> Command:
    """The command of a revision."""
    return command_of(dict(past.command))
