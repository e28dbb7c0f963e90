"""A list that waits: read into the event as it stands, looked at, then taken as one revision, or left."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from preseance.errors import InputError, Mistake, UnknownNameError
from preseance.formats.importing import Imported, import_into, said_by_list
from preseance.formats.lists import TAKEN
from preseance.planning.commands import delta_of
from preseance.planning.commands.taking import Take
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.events.store import Kept
from preseance.server.imports.models import Waiting
from preseance.wording.said import Said

MOST_BYTES = 10_000_000
MOST_GUESTS = 3_000
LIFE = timedelta(days=1)


@contextmanager
def as_file(name: str, content: bytes) -> Iterator[Path]:
    """A list as a file of its own name, for as long as it is read.

    Raises
    ------
    InputError
        Where it is too large.
    """
    if len(content) > MOST_BYTES:
        raise InputError(
            [Mistake(name, None, None, Said("more than 10 MB"), Said("a list of guests"))]
        )
    with tempfile.TemporaryDirectory(prefix="preseance-") as aside:
        # The name of a file from elsewhere is words, not a path.
        plain = Path(name.replace("\\", "/")).name.replace("\0", "")[:100].strip(". ") or "list"
        file = Path(aside) / plain
        file.write_bytes(content)
        yield file


def let_go(pk: int) -> None:
    """Drop all lists of an event that wait."""
    Waiting.objects.filter(event_id=pk).delete()


def kept(who: Entry, person: Person, name: str, content: bytes) -> Waiting:
    """A list that waits from now on; older ones that nobody took go.

    Raises
    ------
    InputError
        Where it cannot be read as a list of guests, or is too large.
    """
    sweep()
    made = Waiting(event_id=who.pk, person=person, name=name[:200], content=content)
    read(made, store.latest(who.key))
    made.save()
    return made


def sweep() -> None:
    """Let go of lists that nobody took in a day."""
    Waiting.objects.filter(made__lt=timezone.now() - LIFE).delete()


def waiting(who: Entry, person: Person, number: UUID) -> Waiting:
    """A list that somebody sent for an event.

    Raises
    ------
    UnknownNameError
        Where there is none, or it is somebody else's.
    """
    found = Waiting.objects.filter(pk=number, event_id=who.pk, person=person).first()
    if found is None:
        raise UnknownNameError(Said("list"), str(number))
    return found


def read(row: Waiting, at: Kept) -> Imported:
    """What a list makes of the event as it stands.

    Raises
    ------
    InputError, UnknownNameError
        As ``formats.importing.import_into`` does.
    """
    asked: Mapping[str, Any] = row.asked
    with as_file(row.name, bytes(row.content)) as file:
        return import_into(
            at.event,
            file,
            sheet=asked.get("sheet", ""),
            columns=asked.get("columns") or None,
            join=[(one, other) for one, other in asked.get("join", ())],
            merge=asked.get("merge", False),
            taken=store.original(at.key, TAKEN),
            most=MOST_GUESTS,
        )


def take(row: Waiting, person: Person, at: Kept) -> store.Done | None:
    """Take a list as it was looked at, as one revision; None where it changes nothing.

    Raises
    ------
    ClashError
        Where the event has changed since.
    InputError
        Where what the list says contradicts the event.
    """
    found = read(row, at)
    delta = delta_of(at.event, found.event)
    done = None
    if delta:
        told = f"{row.name}: +{len(found.merged.new)}"
        command = Take(do="take", changes=delta, said=(told,))
        done = store.do(at.key, person, command, command_id=uuid4(), base=at.revision)
    remember(at.key, found)
    row.delete()
    return done


def remember(key: str, found: Imported) -> None:
    """Keep beside an event what a list said, so that the next one can be told from what was edited here."""
    content = said_by_list(store.original(key, TAKEN), found)
    with transaction.atomic():
        row = rows.Event.objects.select_for_update().only("files").get(key=key)
        row.files = {**row.files, **store.packed({TAKEN: content})}
        row.save(update_fields=["files"])
