"""Requests to meet: those of this event, those put off to another, and the answer that comes back.

A meeting that is put off becomes a request of the next event, with what is on record of the two. What
becomes of it there, refused, called off or held, is told to the event it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.rule_row import EncounterRow, RequestKind, RequestRow, RequestState
from preseance.wording.said import Said

_ENDED = (RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.OVERTAKEN)
_ANSWERS = (*_ENDED, RequestState.KEPT)
"""States in the next event that say what became of a meeting."""


@dataclass(frozen=True)
class Meetings:
    """The requests of an event that speak of a meeting, each under one head."""

    meetings: tuple[RequestRow, ...]
    """To be held here."""
    refused: tuple[RequestRow, ...]
    """Refused, withdrawn or overtaken."""
    deferred: tuple[RequestRow, ...]
    """Put off to another event; requests not to meet among them that name it."""


def meetings_of(event: Event) -> Meetings:
    """The meetings of an event, in the order of their rows."""
    meetings, refused, deferred = [], [], []
    for request in event.requests:
        if request.state in _ENDED:
            if request.kind is RequestKind.MEET:
                refused.append(request)
        elif request.next_event or request.state is RequestState.DEFERRED:
            deferred.append(request)
        elif request.kind is RequestKind.MEET:
            meetings.append(request)
    return Meetings(tuple(meetings), tuple(refused), tuple(deferred))


@dataclass(frozen=True)
class Carried:
    """Two events after meetings were put off from one to the other."""

    event: Event
    then: Event
    requests: tuple[RequestRow, ...]
    """As the next event has them."""


def carry(event: Event, then: Event, names: Sequence[str] = ()) -> Carried:
    """Put meetings off to another event, with what is on record of the two.

    Those named by the ids of their requests; where none is, all that stand under ``deferred`` and name
    no other event. What was carried before is not carried twice.

    Raises
    ------
    InputError
        Where a guest of a meeting is not invited there, or no request has a name.
    """
    known = {r.id: r for r in event.requests}
    file = "requests.csv"
    mistakes = [
        Mistake(
            file,
            None,
            "id",
            Said("unknown request «{name}»", name=n),
            Said("{known}", known=", ".join(known)),
        )
        for n in names
        if n not in known
    ]
    chosen = [known[n] for n in names if n in known] or [
        r for r in meetings_of(event).deferred if r.next_event in ("", then.id)
    ]
    there = {r.carried_from for r in then.requests}
    made: list[RequestRow] = []
    history: list[EncounterRow] = []
    for request in chosen:
        sides = [counterpart(event.guest_by_id[g], then) for g in (request.a, request.b)]
        for guest, side in zip((request.a, request.b), sides, strict=True):
            if side is None:
                called = event.guest_by_id[guest].name or guest
                expected = Said("a guest of {event} of that id or name", event=then.id)
                mistakes.append(
                    Mistake(
                        file, None, "a", Said("unknown guest «{name}» there", name=called), expected
                    )
                )
        if None in sides or f"{event.id}/{request.id}" in there:
            continue
        a, b = (side for side in sides if side is not None)
        made.append(_as_asked_there(event, request, a, b))
        history.extend(_history(event, request, a, b))
    if mistakes:
        raise InputError(mistakes)
    put_off = {r.id: _put_off(r, then) for r in chosen}
    after = tuple(put_off.get(r.id, r) for r in event.requests)
    fresh = tuple(row for row in history if row not in then.encounters)
    return Carried(
        event.model_copy(update={"requests": after}),
        then.model_copy(
            update={
                "requests": (*then.requests, *made),
                "encounters": (*then.encounters, *fresh),
            }
        ),
        tuple(made),
    )


def counterpart(guest: Guest, then: Event) -> str | None:
    """The guest of another event with the same id, else with the same name."""
    if guest.id in then.guest_by_id:
        return guest.id
    return next((g.id for g in then.guests if guest.name and g.name == guest.name), None)


def _as_asked_there(event: Event, request: RequestRow, a: str, b: str) -> RequestRow:
    return RequestRow(
        id=f"from-{event.id}-{request.id}",
        a=a,
        b=b,
        owner=request.owner if request.kind is RequestKind.MEET else "",
        kind=RequestKind.MEET,
        firmness=request.firmness,
        subject=request.subject,
        carried_from=f"{event.id}/{request.id}",
        source=request.source,
        confidential=request.confidential,
    )


def _history(event: Event, request: RequestRow, a: str, b: str) -> Iterator[EncounterRow]:
    """What is on record of the two, as past of the next event."""
    for row in event.encounters:
        if {row.a, row.b} == {request.a, request.b}:
            source = "; ".join(filter(None, (row.source, event.title)))
            yield row.model_copy(update={"a": a, "b": b, "session": "", "source": source})


def _put_off(request: RequestRow, then: Event) -> RequestRow:
    """The request of this event once its meeting is put off; one not to meet still binds here."""
    changed: dict[str, object] = {"next_event": then.id}
    if request.kind is RequestKind.MEET:
        changed["state"] = RequestState.DEFERRED
    return request.model_copy(update=changed)


def answered(event: Event, then: Event) -> tuple[Event, tuple[RequestRow, ...]]:
    """The event with what became in another of the meetings put off, and the requests it changes."""
    fate = {
        r.carried_from.partition("/")[2]: r.state
        for r in then.requests
        if r.carried_from.partition("/")[0] == event.id and r.state in _ANSWERS
    }
    changed = tuple(
        r.model_copy(update={"state": fate[r.id]})
        for r in event.requests
        if r.kind is RequestKind.MEET and r.id in fate and r.state is not fate[r.id]
    )
    by_id = {r.id: r for r in changed}
    after = tuple(by_id.get(r.id, r) for r in event.requests)
    return event.model_copy(update={"requests": after}), changed


@dataclass(frozen=True)
class Party:
    """One side of a meeting, as another host may know it."""

    name: str
    title: str = ""
    country: str = ""


@dataclass(frozen=True)
class HandOver:
    """A meeting handed over to another host: who and what about, no reasons and no notes."""

    carried_from: str
    parties: tuple[Party, Party]
    subject: str = ""
    wanted: str = ""
    """When, in free words."""


def handed_over(event: Event, wanted: str = "") -> tuple[HandOver, ...]:
    """The meetings put off, as another host gets them."""
    return tuple(
        HandOver(
            carried_from=f"{event.id}/{r.id}",
            parties=(_party(event, r.a), _party(event, r.b)),
            subject=r.subject,
            wanted=wanted,
        )
        for r in meetings_of(event).deferred
    )


def _party(event: Event, guest: str) -> Party:
    known = event.guest_by_id[guest]
    return Party(known.name, known.title, known.country)


@dataclass(frozen=True)
class Proposed:
    """A meeting that another host hands over, as a request of this event if it is accepted."""

    handed: HandOver
    request: RequestRow | None
    """None where one of the two is not invited."""
    missing: tuple[str, ...] = ()
    """Names of those who are not."""
    known: bool = False
    """Whether it has been accepted before."""


def proposals(event: Event, handed: Sequence[HandOver]) -> tuple[Proposed, ...]:
    """What hand-overs would become here; nothing is taken until somebody accepts it."""
    return tuple(_proposed(event, one) for one in handed)


def _proposed(event: Event, handed: HandOver) -> Proposed:
    by_name = {g.name: g.id for g in event.guests if g.name}
    missing = tuple(p.name for p in handed.parties if p.name not in by_name)
    known = any(r.carried_from == handed.carried_from for r in event.requests)
    if missing:
        return Proposed(handed, None, missing, known)
    origin, _, name = handed.carried_from.partition("/")
    a, b = (by_name[p.name] for p in handed.parties)
    request = RequestRow(
        id=f"from-{origin}-{name}",
        a=a,
        b=b,
        kind=RequestKind.MEET,
        subject=handed.subject,
        carried_from=handed.carried_from,
    )
    return Proposed(handed, request, (), known)


def accepted(event: Event, proposed: Sequence[Proposed]) -> Event:
    """The event with the proposals that are new and can be, as requests to meet."""
    made = tuple(p.request for p in proposed if p.request is not None and not p.known)
    return event.model_copy(update={"requests": (*event.requests, *made)})
