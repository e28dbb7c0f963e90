"""The owner's page: who has which role, invitations, and links with their end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.planning.commands.approving import seated_at
from preseance.server.accounts.models import invite
from preseance.server.events import members, store
from preseance.server.events.roles import ROLES, Op
from preseance.server.pages.opening import Opened, language, opened, said
from preseance.server.pages.sending import number_in, posted
from preseance.server.proposals import links, proposing
from preseance.wording.said import Said

MOST_NAME = 120
ROLE_WORDS: Mapping[str, Said] = {
    "owner": Said("Owner"),
    "planner": Said("Planner"),
    "approver": Said("Approver"),
    "usher": Said("Usher"),
    "kitchen": Said("Kitchen"),
    "liaison": Said("Liaison"),
    "viewer": Said("Viewer"),
}
_USUAL = "planner"
"""The role that is offered first: who owns an event is chosen on purpose."""
DAYS = (1, 3, 7, 14, 30, 90)


@dataclass(frozen=True)
class _Made:
    """A link that was just made: its address is shown once."""

    path: str
    name: str
    invites: bool = False
    resets: bool = False


@require_http_methods(["GET", "POST"])
@login_required
def members_page(request: HttpRequest, event: str) -> HttpResponse:
    """Roles and links of an event."""
    at = opened(request, event, Op.MEMBERS)
    if request.method == "GET":
        return _page(at)
    values = posted(request)
    what = values.get("do", "")
    if what not in _FORMS:
        raise BadRequest("do")
    try:
        made = _FORMS[what](at, values)
    except PreseanceError as error:
        return _page(at, wrong=(what, error.said(language())), values=values)
    return redirect("members", event) if made is None else _page(at, made=made)


def _give(at: Opened, values: Mapping[str, str]) -> None:
    role, username = values.get("role", ""), values.get("username", "").strip()
    # The page has one list of delegations for every role.
    delegation = values.get("delegation", "") if role in ROLES and ROLES[role].of_delegation else ""
    members.give(at.who, at.person, username, role, delegation)


def _drop(at: Opened, values: Mapping[str, str]) -> None:
    members.drop(at.who, at.person, values.get("username", ""))


def _password(at: Opened, values: Mapping[str, str]) -> _Made:
    username = values.get("username", "")
    _, secret = members.new_password(at.who, at.person, username)
    return _Made(f"/welcome/{secret}/", username, resets=True)


def _invite(at: Opened, values: Mapping[str, str]) -> _Made:
    if not at.person.is_superuser:
        raise ConflictError(Said("Accounts are made by whoever runs this machine."))
    email = values.get("email", "").strip()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise ConflictError(
            Said("«{text}» is no e-mail address.", text=email[:MOST_NAME])
        ) from None
    _, secret = invite(email=email)
    store.audit(at.who.pk, at.person, "invitation")
    return _Made(f"/welcome/{secret}/", "", invites=True)


def _name(values: Mapping[str, str]) -> str:
    name = values.get("name", "").strip()
    if not name or len(name) > MOST_NAME:
        raise ConflictError(Said("Say for whom the link is, in at most {number} letters.", number=MOST_NAME))  # fmt: skip
    return name


def _days(values: Mapping[str, str]) -> int:
    days = number_in(values, "days")
    if days not in DAYS:
        raise BadRequest("days")
    return days


def _link(at: Opened, values: Mapping[str, str]) -> _Made:
    name, days, role = _name(values), _days(values), values.get("role", "")
    delegation = values.get("delegation", "") if role in ROLES and ROLES[role].of_delegation else ""
    _, secret = members.make_link(at.who, at.person, name, role, delegation, days)
    return _Made(f"/see/{secret}/", name)


def _proposal_link(at: Opened, values: Mapping[str, str]) -> _Made:
    name, days = _name(values), _days(values)
    kind, _, rest = values.get("part", "").partition(":")
    session, _, table = rest.partition("/")
    if kind == "delegation":
        part = (rest, "", "")
    elif kind == "table":
        part = ("", session, table)
    else:
        raise UnknownNameError(Said("part of the event"), values.get("part", "")[:MOST_NAME])
    _, secret = links.make_link(at.who, at.person, name, *part, days)
    return _Made(f"/propose/{secret}/", name)


def _revoke(at: Opened, values: Mapping[str, str]) -> None:
    members.revoke_link(at.who, at.person, number_in(values, "link"))


def _revoke_proposal(at: Opened, values: Mapping[str, str]) -> None:
    links.revoke_link(at.who, at.person, number_in(values, "link"))


_FORMS: Mapping[str, Callable[[Opened, Mapping[str, str]], _Made | None]] = {
    "give": _give,
    "drop": _drop,
    "password": _password,
    "invite": _invite,
    "link": _link,
    "proposal-link": _proposal_link,
    "revoke": _revoke,
    "revoke-proposal": _revoke_proposal,
}


def _page(
    at: Opened,
    *,
    made: _Made | None = None,
    wrong: tuple[str, str] = ("", ""),
    values: Mapping[str, str] | None = None,
) -> HttpResponse:
    event = at.kept.event.in_language(language())
    names = {d.id: d.name for d in event.delegations}
    context = {
        "members": [
            {
                "username": row.person.username,
                "name": row.person.called,
                "role": row.role,
                "delegation": row.delegation,
                "you": row.person_id == at.person.pk,
            }
            for row in members.members(at.who)
        ],
        "roles": [{"name": name, "called": said(text)} for name, text in ROLE_WORDS.items()],
        "link_roles": [
            {"name": name, "called": said(text)}
            for name, text in ROLE_WORDS.items()
            if not ROLES[name].sees.house
        ],
        "delegations": [{"id": d.id, "name": d.name} for d in event.delegations],
        "tables": [
            {
                "value": f"table:{s.id}/{table}",
                "called": proposing.called(event, "", s.id, table),
            }
            for s in event.sessions
            if not event.is_placeless(s)
            for table in seated_at(event, s.id)
        ],
        "links": [
            {
                "id": row.pk,
                "name": row.name,
                "what": said(ROLE_WORDS[row.role]),
                "part": names.get(row.delegation, row.delegation),
                "expires": row.expires,
                "open": row.is_open,
                "revoked": row.revoked is not None,
                "do": "revoke",
            }
            for row in members.links(at.who)
        ]
        + [
            {
                "id": row.pk,
                "name": row.name,
                "what": said(Said("to enter names")),
                "part": proposing.called(event, row.delegation, row.session, row.table),
                "expires": row.expires,
                "open": row.is_open,
                "revoked": row.revoked is not None,
                "do": "revoke-proposal",
            }
            for row in links.proposal_links(at.who)
        ],
        "days": DAYS,
        "made": made,
        "address": at.request.build_absolute_uri(made.path) if made else "",
        "invites": at.person.is_superuser,
        "wrong_give": wrong[1] if wrong[0] in ("give", "drop", "password") else "",
        "wrong_invite": wrong[1] if wrong[0] == "invite" else "",
        "wrong_link": wrong[1] if wrong[0] in ("link", "revoke") else "",
        "wrong_proposal": wrong[1] if wrong[0] in ("proposal-link", "revoke-proposal") else "",
        "values": {"username": "", "role": _USUAL} | dict(values or {}),
        "most": MOST_NAME,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong[0] else HTTPStatus.OK
    return at.shown("members.html", "members", context, status)
