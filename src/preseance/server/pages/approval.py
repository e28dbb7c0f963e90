"""The page on which whoever approves looks at each table, approves it, or returns it with words; then
whoever plans publishes it.

It is made from the host's view and nothing more, whoever looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, get_args
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from preseance.errors import UnknownNameError
from preseance.planning.commands.approving import MOST_WORDS
from preseance.planning.commands.plans import StageName
from preseance.server.events import approval, seen, store
from preseance.server.events.access import Entry
from preseance.server.events.roles import APPROVER, ROLES, Op
from preseance.server.pages.opening import Opened, language, opened, said
from preseance.server.pages.sending import Refusal, id_in, number_in, posted, send
from preseance.server.pages.small_plan import small_plan
from preseance.server.pages.switching_words import WORDS as MARKS
from preseance.views.records import PlaceView, RowView, SessionView, TableView
from preseance.wording.said import Said

_CALLED = {
    approval.State.OPEN: Said("Not decided"),
    approval.State.APPROVED: Said("Approved"),
    approval.State.RETURNED: Said("Returned"),
    approval.State.LAPSED: Said("Approval lapsed"),
    approval.State.MENDED: Said("Changed since it was returned"),
    approval.State.EMPTY: Said("Nobody sits here"),
}


@require_http_methods(["GET", "POST"])
@login_required
def approval_page(request: HttpRequest, event: str) -> HttpResponse:
    """What stands where with whoever approves: ``?session=ID`` is one session."""
    if request.method == "POST":
        return _decided(request, event)
    at = opened(request, event, Op.VERDICTS)
    store.audit(at.who.pk, at.person, "opened", page="approval")
    return _page(at, request.GET.get("session", ""))


def _decided(request: HttpRequest, event: str) -> HttpResponse:
    at = opened(request, event, Op.APPROVE)
    values = posted(request)
    session, verdict = values.get("session", ""), values.get("verdict", "")
    if verdict not in ("approve", "return"):
        raise BadRequest("verdict")
    try:
        tables = json.loads(values.get("tables", ""))
    except (ValueError, RecursionError):
        raise BadRequest("tables") from None
    comment = values.get("comment", "").strip().replace("\r\n", "\n")
    command = {"do": verdict, "session": session, "tables": tables, "comment": comment}
    if verdict == "return" and not comment:
        refusal: Refusal | None = _refused(Said("Say in a few words what is to be changed."))
    elif len(comment) > MOST_WORDS:
        refusal = _refused(Said("At most {number} letters.", number=MOST_WORDS))
    else:
        refusal = send(
            at, command, command_id=id_in(values), base=number_in(values, "base_revision")
        )
    if refusal is None:
        return redirect(f"{reverse('approval', args=[event])}?session={session}")
    at = opened(request, event, Op.APPROVE)
    about = next(iter(tables)) if isinstance(tables, dict) and len(tables) == 1 else ""
    return _page(at, session, refusal, about, comment)


@require_POST
@login_required
def publish_draft(request: HttpRequest, event: str) -> HttpResponse:
    """The draft becomes the next version, as it was looked at here."""
    at = opened(request, event, Op.PUBLISH)
    values = posted(request)
    stage, reason = values.get("stage", ""), values.get("reason", "").strip()
    if stage not in get_args(StageName):
        raise BadRequest("stage")
    if len(reason) > MOST_WORDS:
        refusal: Refusal | None = _refused(Said("At most {number} letters.", number=MOST_WORDS))
    else:
        refusal = send(
            at,
            {"do": "publish", "stage": stage, "reason": reason},
            command_id=id_in(values),
            base=number_in(values, "base_revision"),
        )
    if refusal is None:
        return redirect("approval", event)
    return _page(opened(request, event, Op.PUBLISH), "", refusal)


def _refused(sentence: Said) -> Refusal:
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, said(sentence))


def _page(
    at: Opened, wanted: str, refusal: Refusal | None = None, about: str = "", comment: str = ""
) -> HttpResponse:
    kept = at.kept
    placed = [s for s in kept.event.sessions if not kept.event.is_placeless(s)]
    session = wanted or next((s.id for s in placed), "")
    if session and session not in {s.id for s in placed}:
        raise Http404
    cards = list(_cards(at, session, about, refusal, comment)) if session else []
    waiting = [c["table"] for c in cards if c["state"] in approval.WAITING]
    context = {
        "sessions": [
            {"id": s.id, "called": s.in_language(language()).title, "current": s.id == session}
            for s in placed
        ],
        "session": session,
        "cards": cards,
        "waiting": len(waiting),
        "approved": sum(c["state"] is approval.State.APPROVED for c in cards),
        "all_tables": json.dumps({c["table"]: c["seats"] for c in cards if c["seats"]}),
        "version": kept.event.version,
        "version_called": said(MARKS[f"stage-{kept.event.version.called}"])
        if kept.event.version
        else "",
        "changed_since": kept.event.version is not None and store.as_printed(kept).version is None,
        "publishes": at.who.may(Op.PUBLISH),
        "stages": [{"name": n, "called": said(MARKS[f"stage-{n}"])} for n in get_args(StageName)],
        "decides": at.who.may(Op.APPROVE),
        "base_revision": kept.revision,
        "id": uuid4(),
        "most": MOST_WORDS,
        "about": about,
        "refusal": refusal,
        "comment": comment,
    }
    status = 200 if refusal is None else int(refusal.status)
    return at.shown("approval.html", "approval", context, status)


def _cards(
    at: Opened, session: str, about: str, refusal: Refusal | None, comment: str
) -> Iterator[dict[str, Any]]:
    """One for each table or block of chairs, as the host may see it."""
    view = _hosts_view(at, session)
    every: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    groups = {group.id: group for group in every}
    for standing in approval.standings(at.kept, session, approval.decisions_of(at.kept)):
        group = groups.get(standing.table)
        if group is None:
            continue
        state = standing.state
        yield {
            "table": standing.table,
            "called": group.called or group.name or view.head.session,
            "state": state,
            "state_called": said(_CALLED[state]),
            "waits": state in approval.WAITING,
            "last": standing.decisions[0] if standing.decisions else None,
            "earlier": standing.decisions[1:],
            "drawing": small_plan(group),
            "places": [p for p in group.places if p.guest is not None],
            "free": sum(_is_free(p) for p in group.places),
            "seats": standing.seats,
            "tables": json.dumps({standing.table: standing.seats}),
            "id": uuid4(),
            "refusal": refusal if standing.table == about else None,
            "comment": comment if standing.table == about else "",
        }


def _is_free(place: PlaceView) -> bool:
    return place.guest is None and place.kind != "auxiliary"


def _hosts_view(at: Opened, session: str) -> SessionView:
    host = Entry(at.who.pk, at.who.key, ROLES[APPROVER])
    try:
        return seen.view_of(at.kept, session, host, language())
    except UnknownNameError:
        raise Http404 from None
