"""Links by which a delegation, or the host of a table, enters its own part: made, listed, revoked."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from preseance.errors import ConflictError, UnknownNameError
from preseance.server.accounts.models import Person, digest_of, fresh_secret
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.proposals.models import ProposalLink
from preseance.server.proposals.proposing import there
from preseance.wording.said import Said

_MOST = 500


def proposal_links(who: Entry) -> list[ProposalLink]:
    """Those of an event, the newest first."""
    return list(ProposalLink.objects.filter(event_id=who.pk).order_by("-made")[:_MOST])


def make_link(
    who: Entry, by: Person, name: str, delegation: str, session: str, table: str, days: int
) -> tuple[ProposalLink, str]:
    """A link for a delegation, or for a table of a session, and its secret, which is told once.

    Raises
    ------
    UnknownNameError
        Where there is no such part.
    ConflictError
        Where it is neither a delegation nor a table, or both.
    """
    if bool(delegation) == bool(session and table) or bool(session) != bool(table):
        raise ConflictError(Said("Name a delegation, or a session and a table: one of the two."))
    there(store.latest(who.key), delegation, session, table)
    secret = fresh_secret()
    row = ProposalLink.objects.create(
        event_id=who.pk,
        digest=digest_of(secret),
        name=name,
        delegation=delegation,
        session=session,
        table=table,
        expires=timezone.now() + timedelta(days=days),
    )
    store.audit(who.pk, by, "proposal-link", name=name, delegation=delegation, table=table)
    return row, secret


def revoke_link(who: Entry, by: Person, link: int) -> None:
    """Nothing can be entered by a link any more.

    Raises
    ------
    UnknownNameError
        Where there is none of that number.
    """
    found = ProposalLink.objects.filter(event_id=who.pk, pk=link)
    if not found.exists():
        raise UnknownNameError(Said("link"), str(link))
    found.filter(revoked=None).update(revoked=timezone.now())
    store.audit(who.pk, by, "proposal-link-revoked", link=link)
