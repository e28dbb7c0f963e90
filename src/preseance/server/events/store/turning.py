"""Taking back, doing again, going back to a revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from preseance.planning.commands import Delta, back, overlap
from preseance.planning.commands.base import OvertakenError
from preseance.planning.commands.parts import touched, value_at
from preseance.planning.commands.taking import Revert
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events.store.documents import delta_in
from preseance.server.events.store.doing import do, done_before
from preseance.server.events.store.holding import Remembering
from preseance.server.events.store.journal import between
from preseance.server.events.store.merging import PUBLISHING, first
from preseance.server.events.store.reading import at_revision, compared, latest
from preseance.server.events.store.records import ClashError, Done, Kept, NothingToUndoError

_FIRM = frozenset(c.model_fields["do"].default for c in PUBLISHING)


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
    if (known := done_before(now, command_id)) is not None:
        return known
    done, undone = _stacks(now, person.pk)
    for number in reversed(done if act == "undo" else undone):
        row = rows.Revision.objects.get(event_id=now.pk, number=number)
        delta = undoable(back(delta_in(row.delta)))
        if all(value_at(now.event, c.part) == c.after for c in delta):
            continue
        command = Revert(of=number, changes=delta)
        try:
            return do(
                key, person, command,
                command_id=command_id, base=now.revision, act=act, reverts=number,
            )  # fmt: skip
        except OvertakenError as error:
            raise clash_of(now, number, error) from error
    raise NothingToUndoError


def undoable(delta: Delta) -> Delta:
    """What can be taken back: a version that was published stays so."""
    return tuple(c for c in delta if c.part != "version")


def clash_of(now: Kept, number: int, error: OvertakenError) -> ClashError:
    """That others have changed since what would be taken back."""
    since = between(now.pk, number)
    parts = {c.part for c in error.delta}
    late = touched(error.delta)
    by = tuple(p for p in since if overlap(late, touched(p.delta)))
    return ClashError(
        now.revision,
        [
            (c.part, first(c.before), first(value_at(now.event, c.part)), first(c.after))
            for c in error.delta
            if c.part in parts
        ],
        by,
    )


@dataclass(frozen=True)
class _Stacks:
    """What somebody may undo and redo, by number, the next one last, as of a revision."""

    revision: int
    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()


_STACKS: Remembering[dict[int, _Stacks]] = Remembering(64)
"""By event, its first revision standing for all; and by person."""


def _stacks(now: Kept, person: int) -> tuple[Sequence[int], Sequence[int]]:
    """Numbers of what somebody may undo, and redo, the next one last.

    A journal only grows: what was read of it is not read again.
    """
    held = _STACKS.of(now.stand._replace(revision=0), dict)
    before = held.get(person, _Stacks(0))
    if before.revision < now.revision:
        before = held[person] = _read(before, now, person)
    return before.done, before.undone


def _read(before: _Stacks, now: Kept, person: int) -> _Stacks:
    done, undone = list(before.done), list(before.undone)
    mine = rows.Revision.objects.filter(
        event_id=now.pk, author_id=person, number__gt=before.revision, number__lte=now.revision
    ).order_by("number")
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
    return _Stacks(now.revision, tuple(done), tuple(undone))


def can_turn(now: Kept, person: int) -> tuple[bool, bool]:
    """Whether somebody has anything to undo, and to redo; by the number of their account."""
    done, undone = _stacks(now, person)
    return bool(done), bool(undone)


def go_back(key: str, person: Person, number: int, *, command_id: UUID, base: int) -> Done:
    """Make an event again what a revision left it as; versions that were published stay.

    Raises
    ------
    ClashError
        Where others have changed it since ``base``.
    """
    now = latest(key)
    if (known := done_before(now, command_id)) is not None:
        return known
    then = at_revision(key, number)
    if base != now.revision:
        since = between(now.pk, base, now.revision)
        parts = sorted({c.part for p in since for c in p.delta})
        raise ClashError(
            now.revision,
            [
                (p, None, first(value_at(now.event, p)), first(value_at(then.event, p)))
                for p in parts
            ],
            since,
        )
    command = Revert(of=number, changes=undoable(compared(now, then)))
    try:
        return do(key, person, command, command_id=command_id, base=base)
    except OvertakenError as error:
        raise clash_of(now, number, error) from error
