"""Everything the room holds about one guest, as they may ask to be told it (GDPR, article 15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from preseance.planning.commands.parts import as_json
from preseance.server.events import models as rows
from preseance.server.events.personal.erasing import family
from preseance.server.events.personal.neutral import Neutral
from preseance.server.events.personal.tables import rows_of
from preseance.server.events.personal.trace import Trace, trace_of
from preseance.server.events.store.documents import event_in, unpacked
from preseance.server.events.store.journal import between
from preseance.server.events.store.reading import latest
from preseance.server.events.store.records import Kept, Past


def held_of(key: str, guest: str) -> dict[str, Any]:
    """What is held of a guest.

    Returns
    -------
    dict
        ``guest`` (id), ``event`` (key, title), ``now`` (the row; None where they are not in it any
        more), ``places`` (by session), ``rules`` and ``requests`` that name them, ``names`` they were
        given, ``journal`` (revisions that told of them: number, time, author, what changed),
        ``versions`` (number, time, the row, places), ``files`` that name them, ``elsewhere`` (other
        rows of the database: table, values).

    Raises
    ------
    UnknownNameError
        Where there is no such event, or nobody of that id was ever in it.
    """
    now = latest(key)
    pks = family(now.pk)
    trace = trace_of(guest, (values for pk in pks for _, values in rows_of(pk)))
    neutral = Neutral(trace, {})
    return {
        "guest": guest,
        "event": {"key": key, "title": now.event.title},
        "names": sorted(trace.names),
        **_standing(now, guest, neutral),
        "journal": [
            told for pk in pks for past in between(pk, 0) if (told := _told(past, neutral))
        ],
        "versions": [told for pk in pks for told in _versions(pk, guest)],
        "files": [name for pk in pks for name in _files(pk, trace)],
        "elsewhere": [
            found
            for pk in pks
            for row, values in rows_of(pk)
            if not isinstance(row, rows.Event | rows.Revision | rows.Version)
            and (found := _row(row, values, neutral))
        ],
    }


def _standing(now: Kept, guest: str, neutral: Neutral) -> dict[str, Any]:
    """The event as it is, of them."""
    event = now.event
    row = event.guest_by_id.get(guest)
    return {
        "now": None if row is None else as_json(row),
        "places": _places(event.plan.place_of, guest),
        "rules": [r for rule in event.rules if _names(r := as_json(rule), neutral)],
        "requests": [r for asked in event.requests if _names(r := as_json(asked), neutral)],
    }


def _places(place_of: Any, guest: str) -> dict[str, str]:
    return {session: place for (session, who), place in place_of.items() if who == guest}


def _names(value: Any, neutral: Neutral) -> bool:
    """Whether a value names them: it would be another without."""
    return bool(neutral.of(value) != value)


def _told(past: Past, neutral: Neutral) -> dict[str, Any] | None:
    """A revision, where it told of them."""
    changes = [c.model_dump(mode="json", exclude_defaults=True) for c in past.delta]
    mine = [c for c in changes if neutral.of([c]) != [c]]
    if not mine and not _names(dict(past.command), neutral):
        return None
    return {
        "revision": past.number,
        "time": past.time,
        "author": past.author,
        "do": past.command.get("do", ""),
        "changes": mine,
    }


def _versions(pk: int, guest: str) -> Iterator[dict[str, Any]]:
    for row in rows.Version.objects.filter(event_id=pk):
        event = event_in(row.document)
        known = event.guest_by_id.get(guest)
        if known is not None:
            yield {
                "number": row.number,
                "time": row.record["time"],
                "row": as_json(known),
                "places": _places(event.plan.place_of, guest),
            }


def _files(pk: int, trace: Trace) -> Iterator[str]:
    """Names of files the event came in that name them; a workbook is not looked into, it names everybody."""
    for name, content in unpacked(rows.Event.objects.get(pk=pk).files).items():
        text = content.decode("utf-8", "replace")
        if name.startswith("@") or trace.without_id(text) != text or trace.whole.search(text):
            yield name


def _row(row: Model, values: dict[str, Any], neutral: Neutral) -> dict[str, Any] | None:
    told = {name: value for name, value in values.items() if neutral.of(value, name) != value}
    return {"table": row._meta.model_name, **told} if told else None
