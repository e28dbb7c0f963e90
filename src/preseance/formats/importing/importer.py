"""The use case: a list into an event, first as a dry report, then in one write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from preseance.errors import InputError, Mistake
from preseance.formats.drafts import HIDDEN
from preseance.formats.event_folder import read_draft, write_event
from preseance.formats.homes import is_event
from preseance.formats.importing.choosing import Asked
from preseance.formats.importing.doubles import Double, doubles_among
from preseance.formats.importing.guests import Ids, guest_of, ids_of, kebab_of
from preseance.formats.importing.joining import joined, pairs_asked
from preseance.formats.importing.merging import (
    Merged,
    known_ids,
    merged,
    taken_bytes,
    taken_of,
)
from preseance.formats.importing.occasions import KINDS, Occasion, begun, occasion_of
from preseance.formats.importing.persons import Doubt, Person, Reading
from preseance.formats.importing.proposing import proposed
from preseance.formats.importing.reading import read_list_of_guests
from preseance.formats.lists import TAKEN
from preseance.formats.lock import on_latest
from preseance.formats.snapshot import Draft, Snapshot
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.rule_row import RuleRow
from preseance.wording.message import Message
from preseance.wording.said import Said


@dataclass(frozen=True)
class Imported:
    """What an import found, and the event it makes; written only where asked."""

    list_name: str
    reading: Reading
    ids: tuple[str, ...]
    """Guest id of each person."""
    listed: tuple[Guest, ...]
    """Everybody of the list as a guest."""
    merged: Merged
    doubles: tuple[Double, ...]
    rules: tuple[RuleRow, ...]
    """Rules proposed: tables of the list, and who is to be kept apart."""
    doubts: tuple[Doubt, ...]
    event: Event
    """As it is after the import."""
    occasion: Occasion | None
    """Of an event that is begun; None where it was there."""
    joined: tuple[tuple[Person, Person], ...] = ()
    """Who was made one with whom, as asked."""
    written: bool = False


def import_list(
    event: Path,
    guest_list: Path,
    *,
    sheet: str = "",
    columns: Asked | None = None,
    join: Sequence[tuple[str, str]] = (),
    merge: bool = False,
    occasion: str = "",
    write: bool = False,
    today: date | None = None,
    most: int | None = None,
) -> Imported:
    """Read a list of guests as people have them into an event, which is begun where it is not there.

    Parameters
    ----------
    columns
        Heading, or letter, of a column by field, where the list's own headings do not tell.
    join
        Pairs of rows (``Guests!7``) or guest ids that are one guest; the first of a pair stays.
    merge
        Whether what was edited in the event since the last list stays; what changed on both sides
        is asked, not taken.
    occasion
        Kind of the event that is begun (one of `KINDS`); guessed where empty.
    write
        Whether the event is written; else all is worked out and nothing touched.
    today
        The day an undated event is given, for a list that tells none.
    most
        Guests that are taken; a longer list is refused before it is compared with itself.

    Raises
    ------
    InputError
        Where list or event cannot be read, or rows that are to be one guest contradict each other.
    UnknownNameError
        Where a sheet, field, column, row or guest is named that is not there.
    """
    if occasion and occasion not in KINDS:
        raise InputError([Mistake("--occasion", None, None, f"«{occasion}»", ", ".join(KINDS))])
    reading = _at_most(
        most, guest_list, read_list_of_guests(guest_list, sheet=sheet, columns=columns)
    )

    def work() -> Imported:
        found, draft = _found(event, reading, guest_list.name, join, merge, occasion, today)
        if not write:
            return found
        said = taken_bytes(taken_of(draft.seen.contents.get(TAKEN)), found.listed)
        write_event(found.event, event, since=draft, beside={TAKEN: said})
        return replace(found, written=True)

    return on_latest(event, work) if write else work()


def import_into(
    event: Event,
    guest_list: Path,
    *,
    sheet: str = "",
    columns: Asked | None = None,
    join: Sequence[tuple[str, str]] = (),
    merge: bool = False,
    taken: bytes | None = None,
    most: int | None = None,
) -> Imported:
    """What a list makes of an event that is at hand; ``taken`` is what the lists before it said.

    Raises as ``import_list`` does.
    """
    reading = _at_most(
        most, guest_list, read_list_of_guests(guest_list, sheet=sheet, columns=columns)
    )
    one, together = _joined(reading, event, join)
    found = _into(event, one, taken_of(taken), guest_list.name, merge, None)
    return replace(found, joined=together)


def _at_most(most: int | None, guest_list: Path, reading: Reading) -> Reading:
    """The list, where it is not longer than is taken."""
    number = len(reading.persons)
    if most is not None and number > most:
        expected = Said("at most {number} guests", number=most)
        raise InputError(
            [Mistake(guest_list.name, None, None, Said("{number} guests", number=number), expected)]
        )
    return reading


def said_by_list(taken: bytes | None, found: Imported) -> bytes:
    """What is kept of a list for the next one, in the file `TAKEN` beside the event."""
    return taken_bytes(taken_of(taken), found.listed)


def _found(
    event: Path,
    reading: Reading,
    list_name: str,
    join: Sequence[tuple[str, str]],
    merge: bool,
    occasion: str,
    today: date | None,
) -> tuple[Imported, Draft]:
    """What the list makes of the event as it stands, and how it stands."""
    if not is_event(event):
        if event.exists() and (
            not event.is_dir() or any(f.name != HIDDEN for f in event.iterdir())
        ):
            expected = Said("an event folder, or a name that is free for one")
            raise InputError(
                [Mistake(event.name, None, None, Said("something that is no event"), expected)]
            )
        made = occasion_of(reading, event.name, occasion, today or date.today())
        draft = Draft(event, _begun(reading, made, kebab_of(event.name, "event")), Snapshot())
        before: Mapping[str, Mapping[str, str]] = {}
    else:
        made, draft = None, read_draft(event)
        before = taken_of(draft.seen.contents.get(TAKEN))
    one, together = _joined(reading, draft.event, join)
    if made and together:
        # A room for those who come, each of them once.
        draft = Draft(event, _begun(one, made, draft.event.id), Snapshot())
    found = _into(draft.event, one, before, list_name, merge, made)
    return replace(found, joined=together), draft


def _joined(
    reading: Reading, event: Event, join: Sequence[tuple[str, str]]
) -> tuple[Reading, tuple[tuple[Person, Person], ...]]:
    """The list with those made one that are asked for, and who they are."""
    if not join:
        return reading, ()
    ids = ids_of(reading.persons, known_ids(reading.persons, event), event.guest_by_id)
    pairs = pairs_asked(join, reading, ids)
    together = tuple((reading.persons[i], reading.persons[j]) for i, j in pairs)
    return joined(reading, pairs), together


def _begun(reading: Reading, occasion: Occasion, identifier: str) -> Event:
    coming = [p for p in reading.persons if p.status != "declined"]
    counts = Counter(p.table for p in coming if p.table)
    others = sum(not p.table for p in coming)
    return begun(occasion, identifier, reading.language, counts, others)


def _into(
    event: Event,
    reading: Reading,
    before: Mapping[str, Mapping[str, str]],
    list_name: str,
    merge: bool,
    occasion: Occasion | None,
) -> Imported:
    known = known_ids(reading.persons, event)
    ids = ids_of(reading.persons, known, event.guest_by_id)
    event, delegation_ids = _with_delegations(event, reading)
    rules = proposed(reading.persons, ids, reading.proposals, event, list_name)
    listed: list[Guest] = []
    for index, person in enumerate(reading.persons):
        there = event.guest_by_id.get(ids[index])
        delegation = delegation_ids.get(person.delegation, "")
        guest = guest_of(person, ids, index, delegation, there)
        if wishes := rules.wishes.get(guest.id):
            guest = guest.model_copy(update={"wishes": wishes})
        listed.append(guest)
    done = merged(event, listed, before, keep=merge)
    guests = done.guests if occasion is None else _in_order(done.guests)
    after = event.model_copy(update={"guests": guests, "rules": (*event.rules, *rules.rules)})
    return Imported(
        list_name=list_name,
        reading=reading,
        ids=tuple(ids),
        listed=tuple(listed),
        merged=done,
        doubles=doubles_among(reading.persons),
        rules=rules.rules,
        doubts=(*reading.doubts, *rules.doubts, *_conflicts(done, list_name)),
        event=after,
        occasion=occasion,
    )


def _in_order(guests: Sequence[Guest]) -> tuple[Guest, ...]:
    """Guests with the order of the list, where it gives no rank; whether it counts, the event says."""
    return tuple(
        g if "order" in g.keys else g.model_copy(update={"keys": {**g.keys, "order": str(number)}})
        for number, g in enumerate(guests, start=1)
    )


def _with_delegations(event: Event, reading: Reading) -> tuple[Event, dict[str, str]]:
    """The event with the delegations the list names, and their ids."""
    by_name = {d.name.casefold(): d.id for d in event.delegations}
    ids = Ids(event.delegation_by_id)
    made: list[Delegation] = []
    found: dict[str, str] = {}
    for person in reading.persons:
        name = person.delegation
        if not name or name in found:
            continue
        there = name if name in event.delegation_by_id else by_name.get(name.casefold())
        found[name] = there or ids.give(kebab_of(name, "delegation"))
        if there is None:
            made.append(Delegation(id=found[name], name=name))
    if not made:
        return event, found
    return event.model_copy(update={"delegations": (*event.delegations, *made)}), found


def _conflicts(done: Merged, list_name: str) -> list[Doubt]:
    return [
        Doubt(
            c.guest,
            Message(
                "import.conflict",
                {"guest": c.guest, "field": c.field, "here": c.here, "listed": c.listed},
            ),
        )
        for c in done.changes
        if c.asked
    ]
