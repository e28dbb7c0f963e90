"""The store: the only place where rows become events, and commands become revisions.

A command is done whole or not at all, in one transaction that holds the event's row. What it does is
worked out before, on the revision that was last seen; where that has grown meanwhile, again.
"""

from __future__ import annotations

import base64
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from preseance.door.events import sound
from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.formats.event_folder import files_of
from preseance.formats.versions import fingerprint
from preseance.model.event import Event
from preseance.model.plan import Placement
from preseance.planning.commands import (
    Change,
    Command,
    Delta,
    Handed,
    Outcome,
    back,
    carry_out,
    command_of,
    delta_of,
    json_of,
    overlap,
    patched,
)
from preseance.planning.commands.base import OvertakenError
from preseance.planning.commands.parts import touched, value_at
from preseance.planning.commands.plans import Publish
from preseance.planning.commands.taking import Revert, Switch
from preseance.server import environment
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.roles import OWNER
from preseance.wording.said import Said

_KEPT = 24
"""Revisions of events that are kept as objects."""
_FORWARD = 50
"""Revisions that are wound forward from one that is held."""
_TRIES = 3
"""Times that a command is worked out without holding the row, before it is with it."""
_PUBLISHING = (Publish, Switch)
_FIRM = frozenset(c.model_fields["do"].default for c in _PUBLISHING)
_OF_PLACEMENT = 2
_T = TypeVar("_T")
_WRITING = threading.Lock()
"""SQLite lets waiting writers guess when it is their turn; in one process they queue here instead."""


@contextmanager
def _writing() -> Iterator[None]:
    """One transaction, as the only writer of this process where the database has one at a time."""
    if not environment.is_embedded():
        with transaction.atomic():
            yield
        return
    with _WRITING, transaction.atomic():
        yield


class Remembering(Generic[_T]):
    """The last few of something, by event and revision."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[int, int], _T] = OrderedDict()

    def of(self, key: tuple[int, int], make: Callable[[], _T]) -> _T:
        """The one of a key, made where it is not held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        self.put(key, made)
        return made

    def before(self, pk: int, revision: int, most: int) -> tuple[_T, int] | None:
        """The one of the latest revision before one, if it is not far back, and that revision."""
        with self._lock:
            held = [r for p, r in self._held if p == pk and revision - most <= r < revision]
            return (self._held[pk, max(held)], max(held)) if held else None

    def put(self, key: tuple[int, int], made: _T) -> None:
        """Hold one more, and let the oldest go."""
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def forget(self) -> None:
        """Hold nothing."""
        with self._lock:
            self._held.clear()


_EVENTS: Remembering[Event] = Remembering(_KEPT)


def forget() -> None:
    """Hold no event any more, as after a backup was brought back."""
    _EVENTS.forget()


@dataclass(frozen=True)
class Kept:
    """An event at one of its revisions."""

    pk: int
    key: str
    revision: int
    event: Event


@dataclass(frozen=True)
class Done:
    """A command that was done."""

    key: str
    revision: int
    delta: Delta
    """What it changed."""
    merged: tuple[Past, ...] = ()
    """What others did since the revision it was sent for, on other parts."""
    again: bool = False
    """Whether it had been done before, under the same id."""


HEARD: list[Callable[[], None]] = []
"""Who is told that there is a revision more, in this process."""


@dataclass(frozen=True)
class Past:
    """A revision of the journal."""

    number: int
    author: str
    time: str
    """ISO 8601, in UTC."""
    command: Mapping[str, Any]
    act: str
    reverts: int | None
    delta: Delta = field(repr=False)

    def to_json(self) -> dict[str, Any]:
        """Without what it changed in full."""
        return {
            "revision": self.number,
            "author": self.author,
            "time": self.time,
            "command": dict(self.command),
            "act": self.act,
            "reverts": self.reverts,
            "parts": [c.part for c in self.delta],
        }


class ClashError(PreseanceError):
    """Somebody changed the same meanwhile."""

    def __init__(
        self, revision: int, parts: Sequence[tuple[str, Any, Any, Any]], by: Sequence[Past]
    ) -> None:
        self.revision, self.parts, self.by = revision, tuple(parts), tuple(by)
        super().__init__(Said("Somebody changed the same meanwhile; nothing was written."))

    def to_json(self) -> dict[str, Any]:
        """What it was, what others made of it, what was asked, each by part."""
        return {
            "revision": self.revision,
            "base": {part: base for part, base, _, _ in self.parts},
            "theirs": {part: theirs for part, _, theirs, _ in self.parts},
            "mine": {part: mine for part, _, _, mine in self.parts},
            "by": [past.to_json() for past in self.by],
        }


class NothingToUndoError(PreseanceError):
    """There is nothing to take back."""

    def __init__(self) -> None:
        super().__init__(Said("There is nothing of yours to take back."))


def document_of(event: Event) -> str:
    """An event as the JSON it is kept as."""
    values = event.model_dump(mode="json", by_alias=True, exclude_unset=True)
    extra = {
        "stale": [p.model_dump(mode="json") for p in event.plan.stale],
        "unread": [u.model_dump(mode="json") for u in event.unread],
    }
    return json.dumps({"event": values, **extra}, ensure_ascii=False, separators=(",", ":"))


def event_in(document: str) -> Event:
    """The event that a document holds."""
    values = json.loads(document)
    held = {**values["event"], "unread": values["unread"]}
    event = Event.model_validate(held)
    if values["stale"]:
        stale = tuple(Placement.model_validate(row) for row in values["stale"])
        event = event.model_copy(update={"plan": event.plan.model_copy(update={"stale": stale})})
    return event


def packed(files: Mapping[str, bytes]) -> dict[str, str]:
    """Files as a row keeps them."""
    return {name: base64.b64encode(content).decode("ascii") for name, content in files.items()}


def unpacked(held: Mapping[str, str]) -> dict[str, bytes]:
    """Files that a row keeps."""
    return {name: base64.b64decode(content) for name, content in held.items()}


def _delta_json(delta: Delta) -> str:
    values = [c.model_dump(mode="json", exclude_defaults=True) for c in delta]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _delta_in(text: str) -> Delta:
    return tuple(Change.model_validate(values) for values in json.loads(text))


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
    with _writing():
        row = rows.Event.objects.create(
            key=_free_key(key or event.id),
            title=event.title,
            document=document_of(event),
            files=packed(files),
            source=source,
        )
        for published in versions:
            _publish(row, published.event, published.files)
        if owner is not None:
            rows.Membership.objects.create(event=row, person=owner, role=OWNER)
            audit(row.pk, owner, "created")
    return Kept(row.pk, row.key, 0, event)


def _free_key(wanted: str) -> str:
    stem = slugify(wanted)[:70] or "event"
    taken = set(rows.Event.objects.filter(key__startswith=stem).values_list("key", flat=True))
    if stem not in taken:
        return stem
    return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}-{n}") not in taken)


def latest(key: str) -> Kept:
    """An event as it is now.

    Raises
    ------
    UnknownNameError
        Where there is none of that key.
    """
    found = rows.Event.objects.filter(key=key).values_list("pk", "revision").first()
    if found is None:
        raise UnknownNameError(Said("event"), key)
    pk, revision = found
    return _at(pk, key, revision)


def _at(pk: int, key: str, revision: int) -> Kept:
    """An event at a revision that was the latest a moment ago."""

    def read() -> Event:
        near = _EVENTS.before(pk, revision, _FORWARD)
        if near is not None:
            # Wound forward, so that what did not change stays the very same objects.
            event, number = near
            for past in _journal(pk, number, revision):
                event = patched(event, past.delta)
            return event
        row = rows.Event.objects.only("document", "revision").get(pk=pk)
        if row.revision == revision:
            return event_in(row.document)
        return _wound_back(event_in(row.document), _journal(pk, revision, row.revision))

    return Kept(pk, key, revision, _EVENTS.of((pk, revision), read))


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
    return _at(now.pk, key, number)


def _wound_back(event: Event, past: Sequence[Past]) -> Event:
    for revision in reversed(past):
        event = patched(event, back(revision.delta))
    return event


def journal_after(pk: int, after: int) -> tuple[Past, ...]:
    """The revisions of an event after one, oldest first, by the number of its row."""
    return _journal(pk, after)


def places_of(delta: Delta) -> dict[str, dict[str, str | None]]:
    """Who has which place now, by session and guest; None for no place."""
    found: dict[str, dict[str, str | None]] = {}
    for change in delta:
        head, *rest = change.part.split("/")
        if head == "plan" and len(rest) == _OF_PLACEMENT:
            place = change.after[0]["place"] if change.after else None
            found.setdefault(rest[0], {})[rest[1]] = place
    return found


def _journal(pk: int, after: int, until: int | None = None) -> tuple[Past, ...]:
    """The revisions after one, up to another."""
    found = rows.Revision.objects.filter(event_id=pk, number__gt=after)
    if until is not None:
        found = found.filter(number__lte=until)
    return tuple(_past(row) for row in found.order_by("number"))


def _past(row: rows.Revision) -> Past:
    return Past(
        number=row.number,
        author=row.author_name,
        time=row.time.isoformat(timespec="seconds"),
        command=row.command,
        act=row.act,
        reverts=row.reverts,
        delta=_delta_in(row.delta),
    )


def journal(key: str, after: int = 0, most: int = 200) -> tuple[Past, ...]:
    """The revisions of an event after one, oldest first."""
    now = latest(key)
    return _journal(now.pk, after)[:most]


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
    if (known := _done_before(now, command_id, told)) is not None:
        return known
    if not 0 <= base <= now.revision:
        raise UnknownNameError(Said("revision"), str(base))
    for attempt in range(_TRIES + 1):
        last = attempt == _TRIES
        worked = None if last else _worked_out(now, person, command, base)
        with _writing():
            row = rows.Event.objects.select_for_update().get(pk=now.pk)
            if row.revision != now.revision:
                now = _at(row.pk, key, row.revision)
                if (known := _done_before(now, command_id, told)) is not None:
                    return known
                if not last:
                    continue
            if worked is None:
                worked = _worked_out(now, person, command, base)
            done = _written(row, now, worked[0], person, told, command_id, act, reverts)
        _EVENTS.put((now.pk, done.revision), worked[0].event)
        for tell in HEARD:
            tell()
        return Done(key, done.revision, done.delta, merged=worked[1])
    raise AssertionError("the last attempt holds the row")


def _worked_out(
    now: Kept, person: Person, command: Command, base: int
) -> tuple[Outcome, tuple[Past, ...]]:
    """What a command does to an event now, and what others have done since its base."""
    handed = _handed(now, person, command)
    if base == now.revision:
        return carry_out(command, now.event, handed, sound), ()
    since = _journal(now.pk, base, now.revision)
    before = _at(now.pk, now.key, base)
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
                    *(_first(value_at(e, part)) for e in (before.event, now.event, wished.event)),
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


_SINGLE = frozenset(
    ("title", "start", "end", "time_zone", "host", "co_host", "languages", "occasion", "scheme")
)


def _first(value: tuple[Any, ...]) -> Any:
    return value[0] if value else None


def _handed(now: Kept, person: Person, command: Command) -> Handed:
    """What a command needs to know of the world; of versions only where it publishes."""
    time = timezone.now().replace(microsecond=0)
    if not isinstance(command, _PUBLISHING):
        return Handed(author=person.called, time=time)

    def printed(event: Event) -> str:
        return fingerprint(_files_of(now.pk, event))

    return Handed(
        author=person.called,
        time=time,
        published=published(now),
        number=next_version(now),
        fingerprint=printed,
    )


def _files_of(pk: int, event: Event) -> dict[str, bytes]:
    originals = rows.Event.objects.values_list("files", flat=True).get(pk=pk)
    known = {name: held for name, held in originals.items() if not name.startswith("@")}
    return files_of(event, unpacked(known))


def original(key: str, name: str) -> bytes | None:
    """A file that an event came in, as it was; None where it did not come in one."""
    held = rows.Event.objects.values_list("files", flat=True).get(key=key)
    return unpacked({name: held[name]})[name] if name in held else None


def _done_before(now: Kept, command_id: UUID, told: Mapping[str, Any] | None = None) -> Done | None:
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
    return Done(now.key, row.number, _delta_in(row.delta), again=True)


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
        delta=_delta_json(outcome.delta),
        act=act,
        reverts=reverts,
    )
    row.revision = number
    row.document = document_of(outcome.event)
    row.title = outcome.event.title
    row.save(update_fields=["revision", "document", "title"])
    version = outcome.event.version
    if version is not None and version != now.event.version and act == "do":
        _publish(row, outcome.event, _files_of(row.pk, outcome.event))
    return Done(now.key, number, outcome.delta)


def _publish(row: rows.Event, event: Event, held: Mapping[str, bytes]) -> None:
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


def undo(key: str, person: Person, *, command_id: UUID) -> Done:
    """Take back the last that somebody did and did not take back; what changes nothing is passed over.

    Raises
    ------
    NothingToUndoError
        Where there is none.
    ClashError
        Where others have changed since what it would take back.
    """
    return _turned(key, person, command_id, "undo")


def redo(key: str, person: Person, *, command_id: UUID) -> Done:
    """Do again what somebody took back last. Raises as ``undo`` does."""
    return _turned(key, person, command_id, "redo")


def _turned(key: str, person: Person, command_id: UUID, act: str) -> Done:
    now = latest(key)
    if (known := _done_before(now, command_id)) is not None:
        return known
    done, undone = _stacks(now.pk, person)
    for number in reversed(done if act == "undo" else undone):
        row = rows.Revision.objects.get(event_id=now.pk, number=number)
        delta = _undoable(back(_delta_in(row.delta)))
        if all(value_at(now.event, c.part) == c.after for c in delta):
            continue
        command = Revert(of=number, changes=delta)
        try:
            return do(
                key, person, command,
                command_id=command_id, base=now.revision, act=act, reverts=number,
            )  # fmt: skip
        except OvertakenError as error:
            raise _clash(now, number, error) from error
    raise NothingToUndoError


def _undoable(delta: Delta) -> Delta:
    """What can be taken back: a version that was published stays so."""
    return tuple(c for c in delta if c.part != "version")


def _clash(now: Kept, number: int, error: OvertakenError) -> ClashError:
    """That others have changed since what would be taken back."""
    since = _journal(now.pk, number)
    parts = {c.part for c in error.delta}
    late = touched(error.delta)
    by = tuple(p for p in since if overlap(late, touched(p.delta)))
    return ClashError(
        now.revision,
        [
            (c.part, _first(c.before), _first(value_at(now.event, c.part)), _first(c.after))
            for c in error.delta
            if c.part in parts
        ],
        by,
    )


def _stacks(pk: int, person: Person) -> tuple[list[int], list[int]]:
    """Numbers of what somebody may undo, and redo, the next one last."""
    done: list[int] = []
    undone: list[int] = []
    mine = rows.Revision.objects.filter(event_id=pk, author=person).order_by("number")
    for number, act, reverts, which in mine.values_list("number", "act", "reverts", "command__do"):
        if which in _FIRM:
            # What was published is not taken back; nor is anything before it.
            done.clear()
            undone.clear()
        elif act == "do":
            done.append(number)
            undone.clear()
        elif act == "undo":
            # What was passed over on the way changed nothing, and still does not.
            while done and done.pop() != reverts:
                pass
            undone.append(number)
        else:
            while undone and undone.pop() != reverts:
                pass
            done.append(number)
    return done, undone


def can_turn(key: str, person: Person) -> tuple[bool, bool]:
    """Whether somebody has anything to undo, and to redo."""
    done, undone = _stacks(latest(key).pk, person)
    return bool(done), bool(undone)


def go_back(key: str, person: Person, number: int, *, command_id: UUID, base: int) -> Done:
    """Make an event again what a revision left it as; versions that were published stay.

    Raises
    ------
    ClashError
        Where others have changed it since ``base``.
    """
    now = latest(key)
    if (known := _done_before(now, command_id)) is not None:
        return known
    then = at_revision(key, number)
    if base != now.revision:
        since = _journal(now.pk, base, now.revision)
        parts = sorted({c.part for p in since for c in p.delta})
        raise ClashError(
            now.revision,
            [
                (p, None, _first(value_at(now.event, p)), _first(value_at(then.event, p)))
                for p in parts
            ],
            since,
        )
    command = Revert(of=number, changes=_undoable(compared(now, then)))
    try:
        return do(key, person, command, command_id=command_id, base=base)
    except OvertakenError as error:
        raise _clash(now, number, error) from error


def compared(one: Kept, other: Kept) -> Delta:
    """What changes from one to the other."""
    return delta_of(one.event, other.event)


def files(key: str) -> dict[str, bytes]:
    """The files of an event as it is now, those that did not change to the byte as they came."""
    now = latest(key)
    return _files_of(now.pk, now.event)


def versions(key: str) -> list[tuple[int, dict[str, Any], dict[str, bytes]]]:
    """Number, record and files of each published version, oldest first."""
    pk = latest(key).pk
    found = rows.Version.objects.filter(event_id=pk).order_by("number")
    return [(row.number, dict(row.record), unpacked(row.files)) for row in found]


def audit(pk: int, person: Person | None, what: str, **detail: Any) -> None:
    """Write down that somebody saw or changed something."""
    name = person.called if person is not None else ""
    rows.Audit.objects.create(event_id=pk, person=person, name=name, what=what, detail=detail)


def command_in(past: Past) -> Command:
    """The command of a revision."""
    return command_of(dict(past.command))


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
