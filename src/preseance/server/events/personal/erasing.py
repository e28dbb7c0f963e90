"""One guest erased: from the event as it is, from every revision and version, from all that belongs to it.

Their row becomes a neutral one of another id: places, counts and other guests' rules stay right.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from preseance.formats.event_folder import files_of
from preseance.formats.versions import fingerprint
from preseance.planning.commands import json_of
from preseance.planning.commands.taking import Erase
from preseance.server import environment
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.personal.neutral import Neutral
from preseance.server.events.personal.tables import read, rows_of, tables, texts
from preseance.server.events.personal.trace import Trace, trace_of
from preseance.server.events.store.auditing import audit
from preseance.server.events.store.documents import event_in, packed
from preseance.server.events.store.journal import standing
from preseance.server.events.store.writing import HEARD, writing

BEFORE: list[Callable[[int], None]] = []
"""Who lets go of what was worked out from an event, before somebody in it is erased."""


@dataclass(frozen=True)
class Erased:
    """Somebody who was erased."""

    stands: str
    """The id that stands for theirs."""
    label: str
    """The name that stands for theirs."""
    revision: int
    """The revision that says so."""
    changed: int
    """Rows of the database that were written anew."""

    def to_json(self) -> dict[str, Any]:
        """As the interface and the command say it."""
        return {
            "as": self.stands,
            "name": self.label,
            "revision": self.revision,
            "rows": self.changed,
        }


def erase(key: str, guest: str, person: Person | None) -> Erased:
    """Erase a guest for good; ``person`` orders it, or whoever runs the machine.

    Raises
    ------
    UnknownNameError
        Where there is no such event, or nobody of that id was ever in it.
    """
    pks = family(standing(key).pk)
    forgetting()
    with writing():
        held = list(rows.Event.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
        for pk in pks:
            for let_go in BEFORE:
                let_go(pk)
        trace = trace_of(guest, (values for pk in pks for _, values in rows_of(pk)))
        changed = sum(_rewritten(pk, trace) for pk in pks)
        for row in held:
            _journalled(row, trace, person)
        audit(pks[0], person, "erased", guest=trace.erased)
    emptied()
    for tell in HEARD:
        tell()
    return Erased(trace.erased, trace.label, standing(key).revision, changed)


def family(pk: int) -> list[int]:
    """An event and its variants, by the numbers of their rows, the event first."""
    first = rows.Event.objects.values_list("variant_of", flat=True).get(pk=pk) or pk
    variants = rows.Event.objects.filter(variant_of=first).order_by("pk")
    return [first, *variants.values_list("pk", flat=True)]


def _journalled(row: rows.Event, trace: Trace, person: Person | None) -> None:
    """One revision more, by which everybody reads the event anew."""
    number = row.revision + 1
    rows.Revision.objects.create(
        event=row,
        number=number,
        author=person,
        author_name=person.called if person is not None else "",
        time=timezone.now(),
        command_id=uuid.uuid4(),
        command=json_of(Erase(guest=trace.erased)),
        delta="[]",
    )
    # What any process holds of it from before is not it any more.
    rows.Event.objects.filter(pk=row.pk).update(revision=number, epoch=F("epoch") + 1, files={})


def _rewritten(pk: int, trace: Trace) -> int:
    """Write every row of an event without them, and say how many changed."""
    swapped = _versions(pk, Neutral(trace, {}))
    neutral = Neutral(trace, swapped)
    changed = len(swapped)
    for model, path in tables():
        fields = texts(model)
        for row in model._default_manager.filter(**{path: pk}).iterator(200) if fields else ():
            update: dict[str, Any] = {}
            for field in fields:
                held = getattr(row, field.name)
                value, written = read(held)
                made = neutral.of(value, field.name)
                if made != value:
                    update[field.name] = written(made)
            if update:
                model._default_manager.filter(pk=row.pk).update(**update)
                changed += 1
    return changed


def _versions(pk: int, neutral: Neutral) -> dict[str, str]:
    """The files of each version made anew, and the fingerprints of those that are others now."""
    swapped: dict[str, str] = {}
    for row in rows.Version.objects.filter(event_id=pk):
        document, written = read(row.document)
        made = written(neutral.of(document, "document"))
        if made == row.document:
            continue
        held = files_of(event_in(made))
        swapped[row.record["fingerprint"]] = fingerprint(held)
        rows.Version.objects.filter(pk=row.pk).update(document=made, files=packed(held))
    return swapped


def forgetting() -> None:
    """Let SQLite write zeros over what goes."""
    if environment.is_embedded():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def emptied() -> None:
    """Have the database let go of old pages: what was erased is in no file of it."""
    with connection.cursor() as cursor:
        if environment.is_embedded():
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for model, _ in tables():
                cursor.execute(f"VACUUM {connection.ops.quote_name(model._meta.db_table)}")
