"""A list meets an event that has guests: who is new, what changed, who is missing, what is asked.

What was taken over the last time is kept beside the event, so that a change made here and a change
made in the list can be told apart. Nobody is ever taken off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.formats.cells import text_of
from preseance.formats.importing.folding import folded
from preseance.formats.importing.persons import Person
from preseance.model.event import Event
from preseance.model.guest import Guest

FIELDS = (
    "name", "short_name", "sort_name", "title", "form_of_address", "translations", "delegation", "country", "keys",
    "languages", "sex", "partner", "companion_of", "aide_for", "status", "arrives", "leaves", "diet", "access",
    "groups", "note",
)  # fmt: skip

_MAPPINGS = frozenset({"keys", "translations"})


@dataclass(frozen=True)
class Change:
    """One field of a guest that the list says otherwise."""

    guest: str
    field: str
    here: str
    listed: str
    asked: bool = False
    """Whether both changed since the last list, so that nothing is taken."""


@dataclass(frozen=True)
class Merged:
    """The guests after a list, and what it did to them."""

    guests: tuple[Guest, ...]
    new: tuple[str, ...]
    changes: tuple[Change, ...]
    missing: tuple[str, ...]
    """Guests of the event whom the list does not name."""


def known_ids(persons: Sequence[Person], event: Event) -> list[str | None]:
    """The id of the guest each person is already, None for whoever is new."""
    by_id = event.guest_by_id
    by_name: dict[str, list[str]] = {}
    companions: dict[tuple[str, bool], list[str]] = {}
    for guest in event.guests:
        if guest.name:
            by_name.setdefault(folded(guest.name), []).append(guest.id)
        elif guest.companion_of:
            key = guest.companion_of, "children" in guest.groups
            companions.setdefault(key, []).append(guest.id)
    found: list[str | None] = []
    used: set[str] = set()
    for person in persons:
        named = by_name.get(folded(person.full), []) if person.full else []
        candidates = [person.own_id] if person.own_id in by_id else named
        known = next((c for c in candidates if c not in used), None)
        used |= {known} if known else set()
        found.append(known)
    for index, person in enumerate(persons):
        if found[index] is None and not person.full and person.companion_of is not None:
            host = found[person.companion_of]
            left = companions.get((host or "", person.relation == "child"), [])
            found[index] = next((c for c in left if c not in used), None)
            used |= {found[index] or ""}
    return found


def merged(
    event: Event, listed: Sequence[Guest], before: Mapping[str, Mapping[str, str]], *, keep: bool
) -> Merged:
    """The guests of an event after a list.

    ``before`` is what the last list said. With ``keep`` what was edited here since stays, and
    where the list changed too, it is asked; else the list is taken at its word.
    """
    there = event.guest_by_id
    by_id = {g.id: g for g in listed}
    changes: list[Change] = []
    guests = []
    for guest in event.guests:
        if guest.id not in by_id:
            guests.append(guest)
            continue
        found = _changes(guest, by_id[guest.id], before.get(guest.id, {}), keep=keep)
        changes += found
        wanted = {c.field: _taken(guest, by_id[guest.id], c.field) for c in found if not c.asked}
        guests.append(guest.model_copy(update=wanted) if wanted else guest)
    new = [g for g in listed if g.id not in there]
    return Merged(
        guests=(*guests, *new),
        new=tuple(g.id for g in new),
        changes=tuple(changes),
        missing=tuple(g.id for g in event.guests if g.id not in by_id),
    )


def _changes(here: Guest, listed: Guest, before: Mapping[str, str], *, keep: bool) -> list[Change]:
    """Fields in which a list that says something says otherwise."""
    found = []
    for field in FIELDS:
        old, new = _text(here, field), _text(listed, field)
        if field in _MAPPINGS:
            # Of rank keys, and of languages, those count that the list has.
            old = text_of(
                {k: v for k, v in getattr(here, field).items() if k in getattr(listed, field)}
            )
        if new == old or not new:
            continue
        last = before.get(field)
        if keep and last is not None and new == last:
            # The list says what it said: the change was made here.
            continue
        asked = keep and bool(old) and last != old
        found.append(Change(here.id, field, old, new, asked))
    return found


def _taken(here: Guest, listed: Guest, field: str) -> object:
    """A field as the list says it, rank keys and languages it does not speak of as they are here."""
    said = getattr(listed, field)
    return {**getattr(here, field), **said} if field in _MAPPINGS else said


def cells_of(guest: Guest) -> dict[str, str]:
    """A guest's fields as texts, those that say something."""
    return {f: t for f in FIELDS if (t := _text(guest, f))}


def _text(guest: Guest, field: str) -> str:
    return text_of(getattr(guest, field))


def taken_of(content: bytes | None) -> Mapping[str, Mapping[str, str]]:
    """What the last list said, from the file kept of it; nothing where it cannot be read."""
    if content is None:
        return {}
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def taken_bytes(before: Mapping[str, Mapping[str, str]], listed: Sequence[Guest]) -> bytes:
    """The file kept for the next list: what the lists said of each guest, a line each."""
    taken = {**before, **{g.id: cells_of(g) for g in listed}}
    lines = (f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in taken.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
