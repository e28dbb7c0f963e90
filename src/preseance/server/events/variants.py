"""Variants: other drafts of an event, begun at one of its revisions, seen beside it, taken over as one more.

A variant is an event of its own to everything that works on one; who may what is said of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.text import slugify

from preseance.errors import ConflictError, UnknownNameError
from preseance.planning.commands import delta_of
from preseance.planning.commands.taking import TakeVariant
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events import seen, store
from preseance.server.events.access import Entry
from preseance.server.events.store.documents import document_of
from preseance.server.events.store.making import free_key
from preseance.server.events.store.turning import clash_of, undoable
from preseance.server.events.store.writing import writing
from preseance.wording.said import Said

MOST = 12
"""Variants that an event may have."""
_LEVELS = ("must", "should", "prefer")


@dataclass(frozen=True)
class Variant:
    """One variant of an event."""

    name: str
    key: str
    """By which addresses name it, as any event."""
    revision: int
    branched: int
    """The revision of the event that it began from."""

    def to_json(self) -> dict[str, Any]:
        """As the interface gives it."""
        return {
            "name": self.name,
            "key": self.key,
            "revision": self.revision,
            "branched": self.branched,
        }


def first_of(key: str) -> str:
    """The key of the event that a variant is one of; its own for an event.

    Raises
    ------
    UnknownNameError
        Where there is no such event.
    """
    row = rows.Event.objects.select_related("variant_of").filter(key=key).first()
    if row is None:
        raise UnknownNameError(Said("event"), key)
    return row.variant_of.key if row.variant_of is not None else row.key


def variants_of(key: str) -> list[Variant]:
    """The variants of an event, the first made first."""
    found = rows.Event.objects.filter(variant_of__key=first_of(key)).order_by("pk")
    return [Variant(r.variant, r.key, r.revision, r.branched) for r in found]


def variant_of(key: str, name: str) -> Variant:
    """One variant by name.

    Raises
    ------
    UnknownNameError
        Where there is no such event or variant.
    """
    known = variants_of(key)
    found = next((v for v in known if v.name == name), None)
    if found is None:
        raise UnknownNameError(Said("variant"), name, [v.name for v in known])
    return found


def branch(key: str, name: str, person: Person, revision: int | None = None) -> Variant:
    """A new variant, as a revision left the event; the latest where none is named.

    Raises
    ------
    ConflictError
        Where there is one of that name, or there are too many.
    UnknownNameError
        Where there is no such event or revision.
    """
    first = first_of(key)
    kept = store.latest(first) if revision is None else store.at_revision(first, revision)
    with writing():
        origin = rows.Event.objects.select_for_update().get(pk=kept.pk)
        others = rows.Event.objects.filter(variant_of=origin)
        if others.filter(variant=name).exists():
            raise ConflictError(
                Said("There is a {noun} «{name}» already.", noun=Said("variant"), name=name)
            )
        if others.count() >= MOST:
            raise ConflictError(Said("There are {number} variants; drop one.", number=MOST))
        row = rows.Event.objects.create(
            key=free_key(f"{first}-{slugify(name) or 'variant'}"),
            title=kept.event.title,
            document=document_of(kept.event.model_copy(update={"version": None})),
            files=origin.files,
            variant_of=origin,
            branched=kept.revision,
            variant=name,
        )
        store.audit(origin.pk, person, "variant", name=name, revision=kept.revision)
    return Variant(name, row.key, 0, kept.revision)


def drop(key: str, name: str, person: Person) -> None:
    """Delete a variant with its journal.

    Raises
    ------
    UnknownNameError
        Where there is no such event or variant.
    """
    found = variant_of(key, name)
    with writing():
        row = rows.Event.objects.select_for_update().get(key=found.key)
        store.audit(row.variant_of_id or row.pk, person, "variant-dropped", name=name)
        row.delete()


def take(
    key: str, name: str, person: Person, *, command_id: UUID, base: int, whole: bool = False
) -> store.Done:
    """Take a variant over as one revision: what was changed in it since it began.

    ``whole`` makes the event what the variant is, whatever became of the event meanwhile up to
    ``base``. Published versions stay.

    Raises
    ------
    ClashError
        Where the event has changed in what it would change.
    UnknownNameError
        Where there is no such event, variant or revision.
    """
    found, first = variant_of(key, name), first_of(key)
    now, then = store.latest(found.key), store.at_revision(first, base if whole else found.branched)
    changes = undoable(delta_of(then.event, now.event))
    command = TakeVariant(of=then.revision, changes=changes, name=name)
    try:
        return store.do(first, person, command, command_id=command_id, base=base)
    except store.OvertakenError as error:
        raise clash_of(store.latest(first), then.revision, error) from error


def beside(one: store.Kept, other: store.Kept, who: Entry, language: str = "") -> dict[str, Any]:
    """Two drafts side by side, by the audience of somebody.

    Returns
    -------
    dict
        ``places`` (session, guest, ``name``, before and after: ids of places, None for none),
        ``findings`` (``gained`` and ``lost``, each with session, level, text, rule, guests) and
        ``cost`` (before and after by level) where the audience may know them, ``parts`` (what else
        changes, by name of its part).
    """
    delta = delta_of(one.event, other.event)
    places = store.places_of(delta)
    told: dict[str, Any] = {
        "places": [
            {
                "session": session,
                "guest": guest,
                "name": _called(guest, other, one),
                "before": one.event.plan.place_of.get((session, guest)),
                "after": place,
            }
            for session, moved in places.items()
            for guest, place in moved.items()
            if one.event.plan.place_of.get((session, guest)) != place
        ],
        "parts": [c.part for c in delta if not c.part.startswith(("plan/", "version"))],
    }
    if who.role.sees.findings:
        before, after = (dict(_findings(kept, who, language)) for kept in (one, other))
        told["findings"] = {
            "gained": [f for name, f in after.items() if name not in before],
            "lost": [f for name, f in before.items() if name not in after],
        }
        told["cost"] = {"before": _cost(before), "after": _cost(after)}
    return told


def _called(guest: str, *kept: store.Kept) -> str:
    known = (k.event.guest_by_id.get(guest) for k in kept)
    return next((g.called for g in known if g is not None), guest)


def _findings(
    kept: store.Kept, who: Entry, language: str
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Findings by what makes each the same in both."""
    sessions = [s.id for s in kept.event.sessions]
    for session, levels in seen.findings_of(kept, sessions, who, language).items():
        for level, found in levels.items():
            for f in found:
                name = (session, level, f["rule"], f["kind"], tuple(f["guests"]), f["text"])
                yield name, {"session": session, "level": level, **f}


def _cost(found: Mapping[Any, Mapping[str, Any]]) -> dict[str, int]:
    return {
        level: sum(int(f["cost"]) for f in found.values() if f["level"] == level)
        for level in _LEVELS
    }
