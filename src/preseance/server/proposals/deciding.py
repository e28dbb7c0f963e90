"""Planners take proposals, each as one revision, or refuse them; what was entered is kept no longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from preseance.errors import ConflictError, UnknownNameError
from preseance.formats.importing.guests import Ids, kebab_of
from preseance.model.guest import Guest, Status
from preseance.planning.commands import Command
from preseance.planning.commands.parts import as_json
from preseance.planning.commands.rows import AddGuest, ChangeGuest
from preseance.server.accounts.models import Person
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.events.store import Kept
from preseance.server.proposals.models import OPEN, REFUSED, TAKEN, Proposal
from preseance.server.proposals.proposing import called, folded
from preseance.wording.said import Said

MOST = 500
"""Open proposals of one event that are shown."""
MOST_DECIDED = 50


@dataclass(frozen=True)
class Shown:
    """A proposal as planners see it."""

    key: str
    author: str
    part: str
    """Name of the delegation or table."""
    made: datetime
    guest: str
    """Id of whom; empty for one more name."""
    name: str
    changes: tuple[tuple[str, Any, Any], ...]
    """Field, what it is now, what it is to be."""
    words: str
    doubles: tuple[str, ...]
    """Names on the list that are the same."""
    gone: bool
    """Whether the guest is no longer on the list."""


def opened(kept: Kept) -> list[Shown]:
    """The proposals of an event that wait, oldest first."""
    found = Proposal.objects.filter(event_id=kept.pk, state=OPEN)[:MOST]
    return [_shown(kept, row) for row in found]


def decided(kept: Kept) -> list[Proposal]:
    """Those that were decided on last."""
    found = Proposal.objects.filter(event_id=kept.pk).exclude(state=OPEN)
    return list(found.order_by("-decided", "-id")[:MOST_DECIDED])


def _shown(kept: Kept, row: Proposal) -> Shown:
    guest = kept.event.guest_by_id.get(row.guest)
    now = as_json(guest) if guest is not None else {}
    wished = folded(str(row.fields.get("name", "")))
    return Shown(
        key=str(row.key),
        author=row.author_name,
        part=called(kept.event, row.delegation, row.session, row.table),
        made=row.made,
        guest=row.guest,
        name=guest.name if guest is not None else "",
        changes=tuple((name, now.get(name), value) for name, value in row.fields.items()),
        words=row.words,
        doubles=tuple(
            g.name
            for g in kept.event.guests
            if wished and g.id != row.guest and wished in _names(g)
        ),
        gone=bool(row.guest) and guest is None,
    )


def _names(guest: Guest) -> Iterator[str]:
    yield folded(guest.name)
    yield from (folded(name) for name in guest.aliases)


def command_of(kept: Kept, row: Proposal) -> Command:
    """The command that makes a proposal so."""
    if row.guest:
        guest = kept.event.guest_by_id.get(row.guest)
        if guest is None:
            raise ConflictError(Said("«{guest}» is no longer on the list.", guest=row.guest))
        fields = dict(row.fields)
        if fields.get("name") and guest.status is Status.NAME_TO_COME:
            # The name has come.
            fields["status"] = Status.ACCEPTED.value
        return ChangeGuest(id=row.guest, fields=fields)
    made = Ids(set(kept.event.guest_by_id)).give(kebab_of(row.fields["name"]))
    values = {"id": made, "delegation": row.delegation, **row.fields}
    return AddGuest(row=Guest.model_validate({k: v for k, v in values.items() if v != ""}))


def take(kept: Kept, person: Person, key: str) -> int:
    """Make a proposal so, as one revision; its number. Twice, it is done once.

    Raises
    ------
    UnknownNameError
        Where there is none.
    ConflictError
        Where it was refused, or its guest is gone.
    PreseanceError
        As ``store.do`` does.
    """
    row = _of(kept, key)
    made = rows.Revision.objects.filter(event_id=kept.pk, command_id=row.key).first()
    if made is None:
        if row.state == REFUSED:
            raise ConflictError(Said("This proposal was refused already."))
        done = store.do(
            kept.key, person, command_of(kept, row), command_id=row.key, base=kept.revision
        )
        number = done.revision
    else:
        number = made.number
    _close(row, TAKEN, person, "")
    store.audit(kept.pk, person, "proposal-taken", author=row.author_name, revision=number)
    return number


def refuse(kept: Kept, person: Person, key: str, answer: str) -> None:
    """Leave the event as it is. Raises as ``take`` does; ConflictError where it was taken."""
    row = _of(kept, key)
    if rows.Revision.objects.filter(event_id=kept.pk, command_id=row.key).exists():
        raise ConflictError(Said("This proposal was taken already."))
    _close(row, REFUSED, person, answer)
    store.audit(kept.pk, person, "proposal-refused", author=row.author_name)


def _of(kept: Kept, key: str) -> Proposal:
    found = Proposal.objects.filter(event_id=kept.pk, key=key).first()
    if found is None:
        raise UnknownNameError(Said("proposal"), key)
    return found


def _close(row: Proposal, state: str, person: Person, answer: str) -> None:
    Proposal.objects.filter(pk=row.pk, state=OPEN).update(
        state=state,
        decided=timezone.now(),
        decided_by=person.called,
        answer=answer,
        fields={},
        words="",
    )
