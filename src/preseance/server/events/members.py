"""Who is what to an event, and the links by which others see it: given, changed, taken away."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from preseance.errors import ConflictError, UnknownNameError
from preseance.server.accounts.models import (
    Invitation,
    Person,
    digest_of,
    fresh_secret,
    password_link,
)
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.events.roles import OWNER, ROLES
from preseance.wording.said import Said

LONGEST = 90
"""Days that a link may be open."""
MOST_LINKS = 500


def members(who: Entry) -> list[rows.Membership]:
    """Everybody with a role in an event, by name."""
    found = rows.Membership.objects.filter(event_id=who.pk).select_related("person")
    return list(found.order_by("person__username"))


def links(who: Entry) -> list[rows.Link]:
    """The links by which an event is seen, the newest first."""
    return list(rows.Link.objects.filter(event_id=who.pk).order_by("-made")[:MOST_LINKS])


def give(who: Entry, by: Person, username: str, role: str, delegation: str) -> rows.Membership:
    """Give somebody a role, or another one.

    Raises
    ------
    UnknownNameError
        Where there is no such role, delegation or person.
    ConflictError
        Where a liaison has no delegation, somebody else has one, or the event would have no owner.
    """
    fits(who.key, role, delegation)
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise UnknownNameError(Said("person"), username)
    if role != OWNER:
        _keeps_owner(who.pk, person)
    row, _ = rows.Membership.objects.update_or_create(
        event_id=who.pk, person=person, defaults={"role": role, "delegation": delegation}
    )
    store.audit(who.pk, by, "member", username=username, role=role)
    return row


def drop(who: Entry, by: Person, username: str) -> None:
    """Take somebody's role away; what they look at closes. Raises as ``give`` does."""
    row = rows.Membership.objects.filter(event_id=who.pk, person__username=username).first()
    if row is None:
        raise UnknownNameError(Said("member"), username)
    _keeps_owner(who.pk, row.person)
    row.delete()
    store.audit(who.pk, by, "member-dropped", username=username)


def new_password(who: Entry, by: Person, username: str) -> tuple[Invitation, str]:
    """A link by which a member chooses another password, and its secret, which is told once.

    Who has the link is that member: so it is made only for those whose every event is the owner's
    too, and never for whoever runs the machine (docs/decisions/1011).

    Raises
    ------
    UnknownNameError
        Where there is no such member.
    ConflictError
        Where it would open more than the owner may.
    """
    row = rows.Membership.objects.filter(event_id=who.pk, person__username=username).first()
    if row is None:
        raise UnknownNameError(Said("member"), username)
    owned = rows.Membership.objects.filter(person=by, role=OWNER).values("event")
    elsewhere = rows.Membership.objects.filter(person=row.person).exclude(event__in=owned)
    if row.person.is_superuser or elsewhere.exists():
        raise ConflictError(Said("«{name}» has more than your events; whoever runs this machine makes them a link.", name=username))  # fmt: skip
    link, secret = password_link(row.person)
    store.audit(who.pk, by, "password-link", username=username)
    return link, secret


def fits(event: str, role: str, delegation: str) -> None:
    """A liaison has a delegation of the event, and nobody else has. Raises as ``give`` does."""
    if role not in ROLES:
        raise UnknownNameError(Said("role"), role, list(ROLES))
    if ROLES[role].of_delegation != bool(delegation):
        raise ConflictError(Said("A liaison has a delegation, and nobody else."))
    known = store.latest(event).event.delegation_by_id
    if delegation and delegation not in known:
        raise UnknownNameError(Said("delegation"), delegation, list(known))


def _keeps_owner(pk: int, person: Person) -> None:
    """An event always has an owner."""
    owners = rows.Membership.objects.filter(event_id=pk, role=OWNER)
    if list(owners.values_list("person_id", flat=True)) == [person.pk]:
        raise ConflictError(Said("An event keeps an owner; make somebody else one first."))


def make_link(
    who: Entry, by: Person, name: str, role: str, delegation: str, days: int
) -> tuple[rows.Link, str]:
    """A link to see an event as a role does, and its secret, which is told once. Raises as ``give``."""
    fits(who.key, role, delegation)
    if ROLES[role].sees.house:
        raise ConflictError(Said("Who may know everything signs in; a link can be passed on."))
    secret = fresh_secret()
    row = rows.Link.objects.create(
        event_id=who.pk,
        digest=digest_of(secret),
        role=role,
        delegation=delegation,
        name=name,
        expires=timezone.now() + timedelta(days=days),
    )
    store.audit(who.pk, by, "link", name=name, role=role)
    return row, secret


def revoke_link(who: Entry, by: Person, link: int) -> None:
    """A link shows nothing any more.

    Raises
    ------
    UnknownNameError
        Where there is none of that number.
    """
    found = rows.Link.objects.filter(event_id=who.pk, pk=link)
    if not found.exists():
        raise UnknownNameError(Said("link"), str(link))
    found.filter(revoked=None).update(revoked=timezone.now())
    store.audit(who.pk, by, "link-revoked", link=link)
