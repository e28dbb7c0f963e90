"""Operations on who may do what: members, links, the audit; and one's own tokens."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router, Status
from pydantic import Field

from preseance.errors import ConflictError, UnknownNameError
from preseance.server.accounts.models import (
    Token,
    invite,
    issue_token,
)
from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED, RefusedError
from preseance.server.api.events import ANSWER, Answer, EventKey, Limit, refusing
from preseance.server.api.schemas import MOST, LinkBody, MemberBody, TokenBody, TokenOut
from preseance.server.events import members
from preseance.server.events import models as rows
from preseance.server.events.access import entry
from preseance.server.events.roles import Op
from preseance.wording.said import Said

router = Router(tags=["people"])
Username = Path[Annotated[str, Field(pattern=r"^[\w.@+-]+$", max_length=150)]]
RowId = Path[Annotated[int, Field(ge=1, le=MOST)]]
_MOST_TOKENS = 50


@router.get("/me", response=ANSWER)
def see_me(request: HttpRequest) -> Answer:
    """Who calls."""
    person = person_of(request)
    return {"username": person.username, "name": person.called}


@router.post("/invitations", response={201: Answer, **DECLARED})
def invite_somebody(request: HttpRequest) -> Status[Answer]:
    """A link by which one colleague makes an account; for administrators of the machine."""
    if not person_of(request).is_superuser:
        raise RefusedError(Said("Accounts are made by whoever runs this machine."))
    row, secret = invite()
    return Status(201, {"path": f"/welcome/{secret}/", "expires": row.expires.isoformat()})


@router.get("/events/{event}/members", response=ANSWER)
def list_members(request: HttpRequest, event: EventKey) -> Answer:
    """Who has which role."""
    who = entry(event, person_of(request), Op.MEMBERS)
    return {
        "members": [
            {
                "username": row.person.username,
                "name": row.person.called,
                "role": row.role,
                "delegation": row.delegation,
            }
            for row in members.members(who)
        ]
    }


@router.post("/events/{event}/members", response=ANSWER)
def set_member(request: HttpRequest, event: EventKey, body: MemberBody) -> Answer:
    """Give somebody a role, or another one."""
    person = person_of(request)
    who = entry(event, person, Op.MEMBERS)
    with refusing():
        members.give(who, person, body.username, body.role, body.delegation)
    return {"username": body.username, "role": body.role, "delegation": body.delegation}


@router.delete("/events/{event}/members/{username}", response=ANSWER)
def drop_member(request: HttpRequest, event: EventKey, username: Username) -> Answer:
    """Take somebody's role away; what they look at closes."""
    person = person_of(request)
    members.drop(entry(event, person, Op.MEMBERS), person, username)
    return {"username": username}


@router.post("/events/{event}/members/{username}/password", response={201: Answer, **DECLARED})
def make_password_link(request: HttpRequest, event: EventKey, username: Username) -> Status[Answer]:
    """A link by which a member chooses another password, once; it closes those before it."""
    person = person_of(request)
    who = entry(event, person, Op.MEMBERS)
    row, secret = members.new_password(who, person, username)
    return Status(201, {"path": f"/welcome/{secret}/", "expires": row.expires.isoformat()})


@router.get("/events/{event}/links", response=ANSWER)
def list_links(request: HttpRequest, event: EventKey) -> Answer:
    """Links that show the event, with whether they still do."""
    who = entry(event, person_of(request), Op.MEMBERS)
    return {
        "links": [
            {
                "id": row.pk,
                "name": row.name,
                "role": row.role,
                "delegation": row.delegation,
                "expires": row.expires.isoformat(),
                "open": row.is_open,
            }
            for row in members.links(who)
        ]
    }


@router.post("/events/{event}/links", response={201: Answer, **DECLARED})
def make_link(request: HttpRequest, event: EventKey, body: LinkBody) -> Status[Answer]:
    """A link to see the event as a role does, without an account; its address is told once."""
    person = person_of(request)
    who = entry(event, person, Op.MEMBERS)
    with refusing():
        row, secret = members.make_link(
            who, person, body.name, body.role, body.delegation, body.days
        )
    return Status(
        201, {"id": row.pk, "path": f"/see/{secret}/", "expires": row.expires.isoformat()}
    )


@router.delete("/events/{event}/links/{link}", response=ANSWER)
def revoke_link(request: HttpRequest, event: EventKey, link: RowId) -> Answer:
    """A link shows nothing any more."""
    person = person_of(request)
    members.revoke_link(entry(event, person, Op.MEMBERS), person, link)
    return {"id": link}


@router.get("/events/{event}/audit", response=ANSWER)
def see_audit(
    request: HttpRequest,
    event: EventKey,
    limit: Limit = 100,
) -> Answer:
    """Who saw and changed what, the latest first."""
    who = entry(event, person_of(request), Op.AUDIT)
    found = rows.Audit.objects.filter(event_id=who.pk)[:limit]
    return {
        "entries": [
            {"time": r.time.isoformat(), "who": r.name, "what": r.what, "detail": r.detail}
            for r in found
        ]
    }


@router.get("/tokens", response={200: list[TokenOut], **DECLARED})
def list_tokens(request: HttpRequest) -> Any:
    """The caller's tokens that are open."""
    return Token.objects.filter(
        person=person_of(request), revoked=None, expires__gt=timezone.now()
    ).order_by("-made")


@router.post("/tokens", response={201: Answer, **DECLARED})
def make_token(request: HttpRequest, body: TokenBody) -> Status[Answer]:
    """A token for a program of the caller's; its secret is told once."""
    person = person_of(request)
    if Token.objects.filter(person=person, revoked=None).count() >= _MOST_TOKENS:
        raise ConflictError(Said("There are {number} tokens; revoke one.", number=_MOST_TOKENS))
    row, secret = issue_token(person, body.name, body.scope, body.days)
    return Status(201, {"id": row.pk, "token": secret, "expires": row.expires.isoformat()})


@router.delete("/tokens/{token}", response=ANSWER)
def revoke_token(request: HttpRequest, token: RowId) -> Answer:
    """A token opens nothing any more."""
    found = Token.objects.filter(person=person_of(request), pk=token)
    if not found.exists():
        raise UnknownNameError(Said("token"), str(token))
    found.filter(revoked=None).update(revoked=timezone.now())
    return {"id": token}
