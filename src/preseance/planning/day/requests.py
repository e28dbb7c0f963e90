"""Where each request stands: the sessions it speaks of, whether the plan keeps it, who must be told.

A request not to meet is broken in a session where its rule is, and breached where what happened is
more than it allows. Of a request both sides are told, but for the side whose wish it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from preseance.model.event import Event
from preseance.model.finding import Finding
from preseance.model.plan import Mark, Move, Plan
from preseance.model.rule_row import (
    Contact,
    EncounterRow,
    RequestKind,
    RequestRow,
    RequestState,
    ToldRow,
)
from preseance.planning.checks.checking import Check
from preseance.planning.checks.telling import OVER, untold
from preseance.rules import sessions_covered
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef, Term

_CONTACT_OF: Mapping[str, Contact] = {
    "greeting": Contact.GREETING,
    "handshake": Contact.GREETING,
    "pull-aside": Contact.PULL_ASIDE,
}
"""What a request must allow for each kind of encounter; for any other a meeting."""


@dataclass(frozen=True)
class Standing:
    """Where one request stands."""

    request: RequestRow
    sessions: tuple[str, ...]
    """Ids of the sessions it speaks of; none where it binds nobody."""
    broken: tuple[Finding, ...]
    """What the plan does against it."""
    at_doors: tuple[str, ...]
    """Sessions in which the two come to one door one after the other, which it does not allow."""
    breaches: tuple[EncounterRow, ...]
    """What happened that it does not allow."""
    told: tuple[ToldRow, ...]
    untold: tuple[str, ...]
    """Recipients who are still to be told: guest ids, or ``delegation:ID``."""
    silent: tuple[str, ...]
    """Recipients who were told and have not acknowledged it."""

    @property
    def kept(self) -> bool:
        """Whether the plan keeps it in every session, and so did what happened."""
        return not self.broken and not self.at_doors and not self.breaches

    @property
    def deferred(self) -> bool:
        """Whether the meeting is put off to another event."""
        return bool(self.request.next_event) or self.request.state is RequestState.DEFERRED


def standings(
    checked: Check, near: Mapping[frozenset[str], tuple[str, ...]] = MappingProxyType({})
) -> tuple[Standing, ...]:
    """Where every request of an event stands, in the order of their rows.

    ``near`` says by pair in which sessions they come too near each other at a door.
    """
    event = checked.occasion.event
    return tuple(_standing(event, request, checked.findings, near) for request in event.requests)


def _standing(
    event: Event,
    request: RequestRow,
    findings: Sequence[Finding],
    near: Mapping[frozenset[str], tuple[str, ...]],
) -> Standing:
    sessions = sessions_covered(event, request) if request.binds else ()
    forbids = request.kind is RequestKind.NOT_MEET
    at_doors = near.get(frozenset((request.a, request.b)), ()) if forbids else ()
    told = tuple(row for row in event.told if row.about == request.id)
    heard = {row.recipient for row in told if row.acknowledged or row.answer}
    return Standing(
        request=request,
        sessions=sessions,
        broken=tuple(f for f in findings if f.rule == request.rule_id),
        at_doors=tuple(s for s in at_doors if s in sessions),
        breaches=tuple(breaches(event, request)),
        told=told,
        untold=untold(event, request),
        silent=tuple(r for r in dict.fromkeys(row.recipient for row in told) if r not in heard),
    )


def breaches(event: Event, request: RequestRow) -> Iterator[EncounterRow]:
    """What happened between the two that their request not to meet does not allow."""
    if request.kind is not RequestKind.NOT_MEET or request.state in OVER:
        return
    covered = sessions_covered(event, request)
    for row in event.encounters:
        same = {row.a, row.b} == {request.a, request.b}
        within = row.session in covered or (not row.session and not request.scope)
        if same and within and not request.allows(_CONTACT_OF.get(row.kind, Contact.BILATERAL)):
            yield row


def told_elsewhere(published: Plan, now: Plan) -> tuple[Move, ...]:
    """Who was told a place that they no longer have, by the marks of the version in force."""
    return tuple(
        Move(session=p.session, guest=p.guest, origin=p.place, target=here)
        for p in published.placements
        if Mark.TOLD in p.marks and (here := now.place_of.get((p.session, p.guest))) != p.place
    )


def recorded(event: Event, row: EncounterRow) -> Event:
    """The event with an encounter that happened; requests it breaches say so."""
    event = event.model_copy(update={"encounters": (*event.encounters, row)})
    requests = tuple(
        r.model_copy(update={"state": RequestState.BREACHED}) if row in breaches(event, r) else r
        for r in event.requests
    )
    return event.model_copy(update={"requests": requests})


def told_elsewhere_message(move: Move) -> Message:
    """That somebody was told a place that they no longer have."""
    said: dict[str, Argument] = {
        "a": GuestRef(move.guest),
        "p": PlaceRef(move.origin or ""),
        "q": PlaceRef(move.target) if move.target else Term("no-place"),
    }
    return Message("request.told_elsewhere", said)
