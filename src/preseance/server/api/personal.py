"""Operations on personal data: what is held of one guest, one erased, how long an event is kept."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Path, Router

from preseance.server.api.callers import person_of
from preseance.server.api.events import ANSWER, Answer, EventKey
from preseance.server.api.schemas import Key, RetentionBody
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.events.personal.erasing import erase
from preseance.server.events.personal.exporting import held_of
from preseance.server.events.personal.retention import keep, kept_until
from preseance.server.events.roles import Op

router = Router(tags=["personal data"])
GuestId = Path[Key]


@router.get("/events/{event}/guests/{guest}/held", response=ANSWER)
def see_held(request: HttpRequest, event: EventKey, guest: GuestId) -> Answer:
    """Everything that is held of a guest: the row, places, rules, revisions, versions, files, all else."""
    person = person_of(request)
    who = entry(event, person, Op.PERSONAL)
    told = held_of(event, guest)
    store.audit(who.pk, person, "held", guest=guest)
    return told


@router.delete("/events/{event}/guests/{guest}", response=ANSWER)
def erase_guest(request: HttpRequest, event: EventKey, guest: GuestId) -> Answer:
    """A guest is erased for good, from the event, its journal, its versions and papers."""
    person = person_of(request)
    entry(event, person, Op.PERSONAL)
    return erase(event, guest, person).to_json()


@router.get("/events/{event}/retention", response=ANSWER)
def see_retention(request: HttpRequest, event: EventKey) -> Answer:
    """How long the event is kept: ``days`` after its last one, and ``until``; null where it stays."""
    entry(event, person_of(request), Op.PERSONAL)
    return _retention(event)


@router.post("/events/{event}/retention", response=ANSWER)
def set_retention(request: HttpRequest, event: EventKey, body: RetentionBody) -> Answer:
    """Say how many days after its last one the event goes, with its journal, versions and all else."""
    person = person_of(request)
    entry(event, person, Op.PERSONAL)
    keep(event, body.days, person)
    return _retention(event)


def _retention(event: str) -> Answer:
    days, until = kept_until(store.latest(event))
    return {"days": days, "until": until and until.isoformat()}
