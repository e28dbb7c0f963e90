"""Operations that advise a planner: a step that mends, pairs to be kept apart, remarks."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from preseance.server.api.callers import person_of
from preseance.server.api.events import ANSWER, Answer, EventKey, Lang, Session
from preseance.server.api.schemas import Key
from preseance.server.events import advice, store
from preseance.server.events.access import entry
from preseance.server.events.roles import Op

router = Router(tags=["advice"])
_MOST = 500
Keys = Annotated[list[Key], Field(max_length=_MOST)]


class Which(Schema):
    """A finding, by what it says."""

    rule: Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f]+$")]
    guests: Keys = Field(default_factory=list)
    places: Keys = Field(default_factory=list)


@router.get("/events/{event}/sessions/{session}/step", response=ANSWER)
def see_step(
    request: HttpRequest, event: EventKey, session: Session, which: Query[Which]
) -> Answer:
    """The cheapest single step that ends a finding, known by its rule, guests and places."""
    entry(event, person_of(request), Op.ASK)
    return advice.step_json(store.latest(event), session, which.rule, which.guests, which.places)


@router.get("/events/{event}/sessions/{session}/apart", response=ANSWER)
def see_apart(request: HttpRequest, event: EventKey, session: Session) -> Answer:
    """Pairs who are to be kept apart, and whether they are."""
    entry(event, person_of(request), Op.ASK)
    return advice.apart_json(store.latest(event), session)


@router.get("/events/{event}/remarks", response=ANSWER)
def see_remarks(request: HttpRequest, event: EventKey, lang: Lang = "") -> Answer:
    """What is worth knowing, and no placement changes."""
    entry(event, person_of(request), Op.ASK)
    return advice.remarks_json(store.latest(event), lang)
