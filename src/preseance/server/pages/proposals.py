"""The planner's page of proposals: what would change, taken or refused one by one."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from preseance.errors import PreseanceError
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.pages.opening import Opened, language, opened, said
from preseance.server.pages.sending import Refusal, id_in, posted
from preseance.server.proposals import deciding
from preseance.server.proposals.models import TAKEN
from preseance.server.proposals.proposing import MOST_WORDS
from preseance.server.proposals.wording import FIELDS
from preseance.wording.said import Said


@require_http_methods(["GET", "POST"])
@login_required
def proposals(request: HttpRequest, event: str) -> HttpResponse:
    """What delegations and hosts of tables have entered."""
    at = opened(request, event, Op.EDIT)
    if request.method == "GET":
        store.audit(at.who.pk, at.person, "opened", page="proposals")
        return _page(at)
    values = posted(request)
    key, verdict = id_in(values), values.get("verdict", "")
    if verdict not in ("take", "refuse"):
        raise BadRequest("verdict")
    answer = values.get("answer", "").strip()
    refusal = _decided(at, key, verdict, answer)
    if refusal is None:
        return redirect("proposals", event)
    return _page(opened(request, event, Op.EDIT), refusal, key, answer)


def _decided(at: Opened, key: UUID, verdict: str, answer: str) -> Refusal | None:
    if len(answer) > MOST_WORDS:
        sentence = Said("At most {number} letters.", number=MOST_WORDS)
        return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, said(sentence))
    try:
        if verdict == "take":
            deciding.take(at.kept, at.person, str(key))
        else:
            deciding.refuse(at.kept, at.person, str(key), answer)
    except ValidationError:
        sentence = Said("What was sent cannot be read.")
        return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, said(sentence))
    except PreseanceError as error:
        overtaken = isinstance(error, store.ClashError)
        status = HTTPStatus.CONFLICT if overtaken else HTTPStatus.UNPROCESSABLE_ENTITY
        return Refusal(status, error.said(language()))
    return None


def _page(
    at: Opened, refusal: Refusal | None = None, about: UUID | None = None, answer: str = ""
) -> HttpResponse:
    context = {
        "open": [
            {
                "shown": one,
                "changes": [
                    {"called": said(FIELDS[f]), "now": _told(now), "new": _told(new)}
                    for f, now, new in one.changes
                    if f in FIELDS
                ],
                "refusal": refusal if one.key == str(about) else None,
                "answer": answer if one.key == str(about) else "",
            }
            for one in deciding.opened(at.kept)
        ],
        "decided": [
            {
                "author": row.author_name,
                "guest": at.kept.event.guest_by_id[row.guest].name
                if row.guest in at.kept.event.guest_by_id
                else "",
                "about": [said(FIELDS[name]) for name in row.about if name in FIELDS],
                "taken": row.state == TAKEN,
                "by": row.decided_by,
                "answer": row.answer,
            }
            for row in deciding.decided(at.kept)
        ],
        "refusal": refusal,
        "most": MOST_WORDS,
    }
    return at.shown(
        "proposals.html", "proposals", context, 200 if refusal is None else int(refusal.status)
    )


def _told(value: Any) -> str:
    """A value of a field in words."""
    if isinstance(value, bool):
        return said(Said("yes")) if value else said(Said("no"))
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or said(Said("nothing"))
    return "" if value is None else str(value)
