"""New events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import slugify

from preseance.model.event import Event
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.roles import OWNER
from preseance.server.events.store.auditing import audit
from preseance.server.events.store.documents import document_of, packed
from preseance.server.events.store.records import Kept
from preseance.server.events.store.versions import publish
from preseance.server.events.store.writing import writing


@dataclass(frozen=True)
class Published:
    """A version that an event brings."""

    event: Event
    """As published, with its record."""
    files: Mapping[str, bytes]


def create(
    event: Event,
    files: Mapping[str, bytes],
    owner: Person | None,
    *,
    key: str = "",
    source: str = "",
    versions: Sequence[Published] = (),
) -> Kept:
    """A new event, the files it came in, and the versions it was published in."""
    with writing():
        row = rows.Event.objects.create(
            key=free_key(key or event.id),
            title=event.title,
            document=document_of(event),
            files=packed(files),
            source=source,
        )
        for published in versions:
            publish(row, published.event, published.files)
        if owner is not None:
            rows.Membership.objects.create(event=row, person=owner, role=OWNER)
            audit(row.pk, owner, "created")
    return Kept(row.pk, row.key, 0, event)


def free_key(wanted: str) -> str:
    """A key that no event has, as near to one as can be."""
    stem = slugify(wanted)[:70] or "event"
    taken = set(rows.Event.objects.filter(key__startswith=stem).values_list("key", flat=True))
    if stem not in taken:
        return stem
    return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}-{n}") not in taken)
