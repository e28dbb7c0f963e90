"""Files of an event, and its published versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from preseance.formats.event_folder import files_of
from preseance.model.event import Event
from preseance.server.events import models as rows
from preseance.server.events.store.documents import document_of, event_in, packed, unpacked
from preseance.server.events.store.reading import latest
from preseance.server.events.store.records import Kept


def files(key: str) -> dict[str, bytes]:
    """The files of an event as it is now, those that did not change to the byte as they came."""
    now = latest(key)
    return files_at(now.pk, now.event)


def files_at(pk: int, event: Event) -> dict[str, bytes]:
    originals = rows.Event.objects.values_list("files", flat=True).get(pk=pk)
    known = {name: held for name, held in originals.items() if not name.startswith("@")}
    return files_of(event, unpacked(known))


def original(key: str, name: str) -> bytes | None:
    """A file that an event came in, as it was; None where it did not come in one."""
    held = rows.Event.objects.values_list("files", flat=True).get(key=key)
    return unpacked({name: held[name]})[name] if name in held else None


def versions(key: str) -> list[tuple[int, dict[str, Any], dict[str, bytes]]]:
    """Number, record and files of each published version, oldest first."""
    pk = latest(key).pk
    found = rows.Version.objects.filter(event_id=pk).order_by("number")
    return [(row.number, dict(row.record), unpacked(row.files)) for row in found]


def published(kept: Kept) -> Event | None:
    """An event as the version says that it grew from; None before the first."""
    version = kept.event.version
    if version is None:
        return None
    found = rows.Version.objects.filter(event_id=kept.pk, number=version.number)
    document = found.values_list("document", flat=True).first()
    return event_in(document) if document else None


def next_version(kept: Kept) -> int:
    """The number of the next version that is published."""
    held = rows.Version.objects.filter(event_id=kept.pk).order_by("-number")
    return (held.values_list("number", flat=True).first() or 0) + 1


def as_printed(kept: Kept) -> Event:
    """An event as papers tell it: as its version where it is that to the letter, else as a draft."""
    draft = kept.event.model_copy(update={"version": None})
    frozen = published(kept)
    same = frozen is not None and frozen.model_copy(update={"version": None}) == draft
    return kept.event if same else draft


def publish(row: rows.Event, event: Event, held: Mapping[str, bytes]) -> None:
    version = event.version
    if version is None:
        raise ValueError("a version has a record")
    rows.Version.objects.create(
        event=row,
        number=version.number,
        record=version.model_dump(mode="json"),
        document=document_of(event),
        files=packed(held),
    )
