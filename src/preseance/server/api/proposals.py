"""Operations on proposals: a liaison makes them, planners decide, owners hand out links."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status

from preseance.server.api.callers import person_of, said
from preseance.server.api.errors import DECLARED, spoken
from preseance.server.api.events import ANSWER, Answer, EventKey, refusing
from preseance.server.api.members import RowId
from preseance.server.api.schemas import Problem, ProposalLinkBody, ProposeBody, RefuseBody
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.events.roles import Op
from preseance.server.proposals import deciding, links, proposing
from preseance.server.proposals.proposing import Entered
from preseance.wording.said import Said, in_language

router = Router(tags=["proposals"])
ProposalKey = Path[UUID]


@router.get("/events/{event}/proposals", response=ANSWER)
def list_proposals(request: HttpRequest, event: EventKey) -> Answer:
    """Those that wait, oldest first: author, guest, and what each field is and is to be."""
    entry(event, person_of(request), Op.EDIT)
    kept = store.latest(event)
    return {
        "revision": kept.revision,
        "proposals": [
            {
                "id": one.key,
                "author": one.author,
                "part": one.part,
                "made": one.made.isoformat(),
                "guest": one.guest,
                "changes": [{"field": f, "now": now, "new": new} for f, now, new in one.changes],
                "words": one.words,
                "doubles": list(one.doubles),
                "gone": one.gone,
            }
            for one in deciding.opened(kept)
        ],
    }


@router.post("/events/{event}/proposals", response={201: Answer, **DECLARED})
def propose(request: HttpRequest, event: EventKey, body: ProposeBody) -> Status[Answer | Problem]:
    """A liaison enters names, diets and cars of the own delegation; all of it, or nothing."""
    person = person_of(request)
    who = entry(event, person, Op.PROPOSE)
    scope = proposing.scope_of_liaison(who, person)
    known = {g.id: g for g in scope.guests()}
    entered = {}
    for guest, values in body.guests.items():
        now = known.get(guest)
        entered[guest] = Entered(
            name=values.name if values.name is not None else (now.name if now else ""),
            title=values.title if values.title is not None else (now.title if now else ""),
            diet=values.diet,
            own_car=values.own_car,
        )
    wrong = proposing.propose(scope, entered, body.words.strip())
    if wrong.found:
        detail = said(Said("Nothing was kept yet: look at what is marked."))
        errors = [
            {"where": [guest, field], "expected": in_language(text, spoken())}
            for (guest, field), text in wrong.found.items()
        ]
        return Status(422, Problem(detail=detail, errors=errors))
    waiting = [str(p.key) for p in scope.own() if p.fields]
    return Status(201, {"waiting": waiting})


@router.post("/events/{event}/proposals/{proposal}/take", response=ANSWER)
def take(request: HttpRequest, event: EventKey, proposal: ProposalKey) -> Answer:
    """A proposal becomes so, as one revision; twice, it is done once."""
    person = person_of(request)
    entry(event, person, Op.EDIT)
    return {"revision": deciding.take(store.latest(event), person, str(proposal))}


@router.post("/events/{event}/proposals/{proposal}/refuse", response=ANSWER)
def refuse(
    request: HttpRequest, event: EventKey, proposal: ProposalKey, body: RefuseBody
) -> Answer:
    """The event stays as it is."""
    person = person_of(request)
    entry(event, person, Op.EDIT)
    kept = store.latest(event)
    deciding.refuse(kept, person, str(proposal), body.answer)
    return {"revision": kept.revision}


@router.get("/events/{event}/proposal-links", response=ANSWER)
def list_links(request: HttpRequest, event: EventKey) -> Answer:
    """Links by which others enter their part, with whether they still do."""
    who = entry(event, person_of(request), Op.MEMBERS)
    return {
        "links": [
            {
                "id": row.pk,
                "name": row.name,
                "delegation": row.delegation,
                "session": row.session,
                "table": row.table,
                "expires": row.expires.isoformat(),
                "open": row.is_open,
            }
            for row in links.proposal_links(who)
        ]
    }


@router.post("/events/{event}/proposal-links", response={201: Answer, **DECLARED})
def make_link(request: HttpRequest, event: EventKey, body: ProposalLinkBody) -> Status[Answer]:
    """A link for a delegation or a table; its address is told once."""
    person = person_of(request)
    who = entry(event, person, Op.MEMBERS)
    with refusing():
        row, secret = links.make_link(
            who, person, body.name, body.delegation, body.session, body.table, body.days
        )
    path = f"/propose/{secret}/"
    return Status(201, {"id": row.pk, "path": path, "expires": row.expires.isoformat()})


@router.delete("/events/{event}/proposal-links/{link}", response=ANSWER)
def revoke_link(request: HttpRequest, event: EventKey, link: RowId) -> Answer:
    """Nothing can be entered by a link any more."""
    person = person_of(request)
    links.revoke_link(entry(event, person, Op.MEMBERS), person, link)
    return {"id": link}
