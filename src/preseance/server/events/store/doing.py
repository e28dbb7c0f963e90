"""Commands become revisions: each in one transaction that holds the row of its event.

What a command does is worked out before, on the revision that was last seen; where that has grown
meanwhile, again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from preseance.errors import ConflictError, UnknownNameError
from preseance.planning.commands import Command, Outcome, json_of
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.store.documents import delta_in, delta_json, document_of
from preseance.server.events.store.holding import EVENTS
from preseance.server.events.store.merging import worked_out
from preseance.server.events.store.reading import at, latest
from preseance.server.events.store.records import Done, Kept, Stand
from preseance.server.events.store.versions import files_at, publish
from preseance.server.events.store.writing import HEARD, writing
from preseance.wording.said import Said

_TRIES = 3
"""Times that a command is worked out without holding the row, before it is with it."""


def do(
    key: str,
    person: Person,
    command: Command,
    *,
    command_id: UUID,
    base: int,
    act: str = "do",
    reverts: int | None = None,
) -> Done:
    """Do a command to an event that somebody saw at a revision.

    Where others have changed other parts since, it is done to what they made of it. The same id
    twice gives the first answer.

    Raises
    ------
    ClashError
        Where others have changed since what it touches.
    ConflictError
        Where the event does not allow it, or the id was given to another command.
    UnknownNameError
        Where there is no such event or revision, or it names what is not there.
    InputError, ValidationError
        Where what it writes cannot be read, or contradicts the rest.
    """
    now = latest(key)
    told = json_of(command)
    if (known := done_before(now, command_id, told)) is not None:
        return known
    if not 0 <= base <= now.revision:
        raise UnknownNameError(Said("revision"), str(base))
    for attempt in range(_TRIES + 1):
        last = attempt == _TRIES
        worked = None if last else worked_out(now, person, command, base)
        with writing():
            row = rows.Event.objects.select_for_update().only("revision", "epoch").get(pk=now.pk)
            if (row.revision, row.epoch) != (now.revision, now.epoch):
                now = at(key, Stand(row.pk, row.revision, row.epoch))
                if (known := done_before(now, command_id, told)) is not None:
                    return known
                if not last:
                    continue
            if worked is None:
                worked = worked_out(now, person, command, base)
            done = _written(row, now, worked[0], person, told, command_id, act, reverts)
        EVENTS.put(now.stand._replace(revision=done.revision), worked[0].event)
        for tell in HEARD:
            tell()
        return Done(key, done.revision, done.delta, merged=worked[1])
    raise AssertionError("the last attempt holds the row")


def done_before(now: Kept, command_id: UUID, told: Mapping[str, Any] | None = None) -> Done | None:
    """The answer that a command of that id was given; ``told`` is the command, where it is known.

    Raises
    ------
    ConflictError
        Where it was another command.
    """
    row = rows.Revision.objects.filter(event_id=now.pk, command_id=command_id).first()
    if row is None:
        return None
    if told is not None and row.act == "do" and row.command != told:
        raise ConflictError(Said("Another command was done under this id."))
    return Done(now.key, row.number, delta_in(row.delta), again=True)


def _written(
    row: rows.Event,
    now: Kept,
    outcome: Outcome,
    person: Person,
    told: Mapping[str, Any],
    command_id: UUID,
    act: str,
    reverts: int | None,
) -> Done:
    """One more revision. The row is held."""
    number = now.revision + 1
    rows.Revision.objects.create(
        event=row,
        number=number,
        author=person,
        author_name=person.called,
        time=timezone.now(),
        command_id=command_id,
        command=dict(told),
        delta=delta_json(outcome.delta),
        act=act,
        reverts=reverts,
    )
    row.revision = number
    row.document = document_of(outcome.event)
    row.title = outcome.event.title
    row.save(update_fields=["revision", "document", "title"])
    version = outcome.event.version
    if version is not None and version != now.event.version and act == "do":
        publish(row, outcome.event, files_at(row.pk, outcome.event))
    return Done(now.key, number, outcome.delta)
