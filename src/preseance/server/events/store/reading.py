"""An event now, or as one of its revisions left it."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.planning.commands import Delta, back, delta_of, patched
from preseance.server.events import models as rows
from preseance.server.events.store.documents import event_in
from preseance.server.events.store.holding import EVENTS
from preseance.server.events.store.journal import between, standing
from preseance.server.events.store.records import Kept, Past, Stand
from preseance.wording.said import Said

_FORWARD = 50
"""Revisions that are wound forward from one that is held."""


def latest(key: str) -> Kept:
    """An event as it is now.

    Raises
    ------
    UnknownNameError
        Where there is none of that key.
    """
    return at(key, standing(key))


def at_revision(key: str, number: int) -> Kept:
    """An event as a revision left it; 0 is as it came in.

    Raises
    ------
    UnknownNameError
        Where there is no such event or revision.
    """
    now = latest(key)
    if not 0 <= number <= now.revision:
        raise UnknownNameError(Said("revision"), str(number))
    return at(key, now.stand._replace(revision=number))


def at(key: str, stand: Stand) -> Kept:
    """An event at a revision that was the latest a moment ago."""

    pk, revision, epoch = stand

    def read() -> Event:
        near = EVENTS.before(stand, _FORWARD)
        if near is not None:
            # Wound forward, so that what did not change stays the very same objects.
            event, number = near
            for past in between(pk, number, revision):
                event = patched(event, past.delta)
            return event
        row = rows.Event.objects.only("document", "revision").get(pk=pk)
        if row.revision == revision:
            return event_in(row.document)
        return _wound_back(event_in(row.document), between(pk, revision, row.revision))

    return Kept(pk, key, revision, EVENTS.of(stand, read), epoch)


def newest(kept: Kept) -> Kept:
    """The same event as it was written last by this process, where that is later."""
    found = EVENTS.latest(kept.stand)
    if found is None:
        return kept
    event, stand = found
    return Kept(kept.pk, kept.key, stand.revision, event, stand.epoch)


def _wound_back(event: Event, past: Sequence[Past]) -> Event:
    for revision in reversed(past):
        event = patched(event, back(revision.delta))
    return event


def compared(one: Kept, other: Kept) -> Delta:
    """What changes from one to the other."""
    return delta_of(one.event, other.event)
