"""Operations on variants of an event: begun, seen beside it, taken over, dropped."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router, Status
from pydantic import Field

from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED
from preseance.server.api.events import ANSWER, Answer, EventKey, Lang, done_json, refusing
from preseance.server.api.schemas import TakeVariantBody, VariantBody
from preseance.server.events import store, variants
from preseance.server.events.access import entry
from preseance.server.events.roles import Op

router = Router(tags=["variants"])
Name = Path[Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^/\x00]+$")]]


@router.get("/events/{event}/variants", response=ANSWER)
def list_variants(request: HttpRequest, event: EventKey) -> Answer:
    """The variants of an event: name, key, revision, and the revision of the event they began from."""
    entry(event, person_of(request), Op.ASK)
    return {"variants": [v.to_json() for v in variants.variants_of(event)]}


@router.post("/events/{event}/variants", response={201: Answer, **DECLARED})
def make_variant(request: HttpRequest, event: EventKey, body: VariantBody) -> Status[Answer]:
    """A new variant, as a revision left the event; it is worked on as an event of its key."""
    person = person_of(request)
    entry(event, person, Op.ARRANGE)
    with refusing():
        made = variants.branch(event, body.name, person, body.revision)
    return Status(201, made.to_json())


@router.get("/events/{event}/variants/{variant}/compare", response=ANSWER)
def compare_variant(
    request: HttpRequest, event: EventKey, variant: Name, lang: Lang = ""
) -> Answer:
    """The event and a variant side by side: places, findings gained and lost, costs."""
    who = entry(event, person_of(request), Op.ASK)
    found = variants.variant_of(event, variant)
    one, other = store.latest(variants.first_of(event)), store.latest(found.key)
    return {"revision": one.revision, "variant": found.to_json()} | variants.beside(
        one, other, who, lang
    )


@router.post("/events/{event}/variants/{variant}/take", response=ANSWER)
def take_variant(
    request: HttpRequest, event: EventKey, variant: Name, body: TakeVariantBody
) -> Answer:
    """Take a variant over as one revision: what it changed, or all that it is."""
    person = person_of(request)
    who = entry(event, person, Op.EDIT)
    done = variants.take(
        event, variant, person,
        command_id=body.id, base=body.base_revision, whole=body.whole,
    )  # fmt: skip
    return done_json(done, who)


@router.delete("/events/{event}/variants/{variant}", response=ANSWER)
def drop_variant(request: HttpRequest, event: EventKey, variant: Name) -> Answer:
    """A variant goes, with its journal."""
    person = person_of(request)
    entry(event, person, Op.EDIT)
    variants.drop(event, variant, person)
    return {"name": variant}
