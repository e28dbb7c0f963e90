"""Who must be told of a request, and remarks on those who are still to be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.model.rule_row import RequestRow, RequestState
from preseance.wording.message import DelegationRef, GuestRef, Message

MESSAGES: Mapping[str, str] = {
    "telling.untold": (
        "{recipient} has not yet been told of the request «{request}»: put into told.csv who tells them, and when."
    ),
}
OVER = (RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.OVERTAKEN)
"""States of requests of which nobody need be told any more."""


def remarks_on_telling(event: Event) -> Iterator[Remark]:
    """A remark for each side that does not know yet of a request that concerns it."""
    for request in event.requests:
        for recipient in untold(event, request):
            said = {"recipient": recipient_ref(recipient), "request": request.id}
            guests = (request.a, request.b)
            yield Remark(Message("telling.untold", said), guests, confidential=request.confidential)


def untold(event: Event, request: RequestRow) -> tuple[str, ...]:
    """Recipients who are still to be told: guest ids, or ``delegation:ID``."""
    if request.state in OVER:
        return ()
    knows = {row.recipient for row in event.told if row.about == request.id}
    return tuple(r for r in recipients(event, request) if r not in knows)


def recipients(event: Event, request: RequestRow) -> tuple[str, ...]:
    """Who must be told of a request: both sides, without the one whose wish it is.

    A side is the guest's delegation, or the guest where they have none; ``owner`` may say ``a``,
    ``b``, ``both``, a guest's id or ``delegation:ID``; of any other owner both sides are told.
    """
    sides = {name: side_of(event, guest) for name, guest in (("a", request.a), ("b", request.b))}
    owner = request.owner
    asking = set(sides.values()) if owner == "both" else {sides.get(owner, owner)}
    if owner in event.guest_by_id:
        asking.add(side_of(event, owner))
    return tuple(dict.fromkeys(side for side in sides.values() if side not in asking))


def side_of(event: Event, guest: str) -> str:
    """Whom one speaks to about a guest: ``delegation:ID``, or the guest."""
    known = event.guest_by_id.get(guest)
    return f"delegation:{known.delegation}" if known and known.delegation else guest


def recipient_ref(recipient: str) -> GuestRef | DelegationRef:
    """A recipient as sentences name them: a guest, or a delegation."""
    kind, _, name = recipient.partition(":")
    return DelegationRef(name) if kind == "delegation" else GuestRef(recipient)
