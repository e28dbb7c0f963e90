"""Who comes in, and as what: a person's role in an event, or that of a link."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.server.accounts.models import Person, digest_of
from preseance.server.events import models as rows
from preseance.server.events.roles import ROLES, Op, Role
from preseance.wording.said import Said

_OF_THE_FIRST = frozenset((Op.MEMBERS, Op.AUDIT))
"""What is said of an event and holds of its variants."""


class NotAllowedError(PreseanceError):
    """Somebody may see the event, but not do that."""

    def __init__(self, role: Role, op: Op) -> None:
        super().__init__(
            Said("Your role «{role}» may not do this ({op}).", role=role.name, op=op.value)
        )


@dataclass(frozen=True)
class Entry:
    """Somebody inside an event."""

    pk: int
    key: str
    role: Role
    delegation: str = ""
    """Of a liaison: the only one whose part is seen."""

    def may(self, op: Op) -> bool:
        """Whether they may do something."""
        return op in self.role.may

    def must(self, op: Op) -> Entry:
        """The same, where they may do it.

        Raises
        ------
        NotAllowedError
            Where they may not.
        """
        if not self.may(op):
            raise NotAllowedError(self.role, op)
        return self


def entry(key: str, person: Person, op: Op = Op.SEE) -> Entry:
    """A person in an event, who may do something there.

    Raises
    ------
    UnknownNameError
        Where there is no such event, or they have no role in it: nobody learns which.
    NotAllowedError
        Where their role does not allow it.
    ConflictError
        Where it is a variant, and this is said of the event alone.
    """
    row = rows.Event.objects.filter(key=key).values_list("pk", "variant_of").first()
    if row is None:
        raise UnknownNameError(Said("event"), key)
    pk, first = row
    found = (
        rows.Membership.objects.filter(event=first or pk, person=person, person__is_active=True)
        .values_list("role", "delegation")
        .first()
    )
    if found is None:
        raise UnknownNameError(Said("event"), key)
    role, delegation = found
    who = Entry(pk, key, ROLES[role], delegation).must(op)
    if first and op in _OF_THE_FIRST:
        raise ConflictError(Said("This is a variant; say it of the event that it is one of."))
    return who


def entries(person: Person) -> list[tuple[Entry, str, int]]:
    """The events a person has a role in, with title and revision, by title."""
    found = (
        rows.Membership.objects.filter(person=person, person__is_active=True)
        .order_by("event__title", "event__key")
        .values_list(
            "event_id", "event__key", "role", "delegation", "event__title", "event__revision"
        )
    )
    return [
        (Entry(pk, key, ROLES[role], delegation), title, revision)
        for pk, key, role, delegation, title, revision in found
    ]


def entry_of_link(secret: str) -> Entry:
    """Whoever has the secret of a link, in the event that it shows.

    Raises
    ------
    UnknownNameError
        Where there is no such link, or it is no longer open.
    """
    row = (
        rows.Link.objects.select_related("event")
        .filter(digest=digest_of(secret), revoked=None, expires__gt=timezone.now())
        .first()
    )
    if row is None:
        raise UnknownNameError(Said("link"), "…")
    return Entry(row.event_id, row.event.key, ROLES[row.role], row.delegation)
