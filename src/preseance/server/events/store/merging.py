"""What a command does to an event that others have changed since it was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from preseance.door.events import sound
from preseance.formats.versions import fingerprint
from preseance.model.event import Event
from preseance.planning.commands import Command, Handed, Outcome, carry_out, overlap
from preseance.planning.commands.parts import touched, value_at
from preseance.planning.commands.plans import Publish
from preseance.planning.commands.taking import Switch
from preseance.server.accounts.models import Person
from preseance.server.events.store.journal import between
from preseance.server.events.store.reading import at
from preseance.server.events.store.records import ClashError, Kept, Past
from preseance.server.events.store.versions import files_at, next_version, published

PUBLISHING = (Publish, Switch)


_SINGLE = frozenset(
    ("title", "start", "end", "time_zone", "host", "co_host", "languages", "occasion", "scheme")
)


def worked_out(
    now: Kept, person: Person, command: Command, base: int
) -> tuple[Outcome, tuple[Past, ...]]:
    """What a command does to an event now, and what others have done since its base."""
    handed = _handed(now, person, command)
    if base == now.revision:
        return carry_out(command, now.event, handed, sound), ()
    since = between(now.pk, base, now.revision)
    before = at(now.key, now.stand._replace(revision=base))
    wished = carry_out(command, before.event, handed, sound)
    theirs = {past.number: touched(past.delta) for past in since}
    if clash := overlap(wished.touched, frozenset().union(*theirs.values())):
        by = tuple(p for p in since if overlap(clash, theirs[p.number]))
        parts = _parts_of(clash, theirs, wished)
        raise ClashError(
            now.revision,
            [
                (
                    part,
                    *(first(value_at(e, part)) for e in (before.event, now.event, wished.event)),
                )
                for part in parts
            ],
            by,
        )
    return carry_out(command, now.event, handed, sound), since


def _parts_of(
    clash: Sequence[str], theirs: Mapping[int, frozenset[str]], wished: Outcome
) -> list[str]:
    """The parts that a clash is shown by: theirs and mine, not whole lists, nor places."""
    every = {*touched(wished.delta), *frozenset().union(*theirs.values())}
    shown = {p for p in every if overlap([p], clash)} | set(clash)
    places = {p for p in shown if p.startswith("places/")}
    taken = {tuple(p.split("/")[1:]) for p in places}
    for change in wished.delta:
        for value in (*change.before, *change.after):
            if isinstance(value, dict) and (value.get("session"), value.get("place")) in taken:
                shown.add(change.part)
    fine = [p for p in shown - places if (p and p.split("/")[0] != p) or p in _SINGLE]
    return sorted(fine)


def first(value: tuple[Any, ...]) -> Any:
    return value[0] if value else None


def _handed(now: Kept, person: Person, command: Command) -> Handed:
    """What a command needs to know of the world; of versions only where it publishes."""
    time = timezone.now().replace(microsecond=0)
    if not isinstance(command, PUBLISHING):
        return Handed(author=person.called, time=time)

    def printed(event: Event) -> str:
        return fingerprint(files_at(now.pk, event))

    return Handed(
        author=person.called,
        time=time,
        published=published(now),
        number=next_version(now),
        fingerprint=printed,
    )
