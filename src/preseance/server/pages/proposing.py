"""The form of a delegation or of a table's host: by a link without an account, or signed in as a liaison."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from preseance.errors import UnknownNameError
from preseance.model.guest import DIETS, Guest
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.pages.opening import language, opened, said
from preseance.server.pages.sending import id_in, posted
from preseance.server.proposals import proposing
from preseance.server.proposals.models import OPEN, REFUSED, Proposal
from preseance.server.proposals.proposing import Entered, Mistakes, Scope, TooManyError
from preseance.server.proposals.wording import FIELDS
from preseance.wording.said import Said

_FIELDS = ("name", "title", "diet", "own_car")


@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever has the link enters their part; it is all they see."""
    try:
        scope = proposing.scope_of_link(secret)
    except UnknownNameError:
        raise Http404 from None
    values, answer = _answered(request, scope)
    if answer is not None:
        return answer
    store.audit(scope.kept.pk, None, "opened-by-link", name=scope.author)
    context = values | {"layout": "link_page.html", "title": scope.kept.event.title}
    return render(request, "proposing.html", context, status=values["status"])


@require_http_methods(["GET", "POST"])
@login_required
def own_part(request: HttpRequest, event: str) -> HttpResponse:
    """A liaison who is signed in enters the own delegation."""
    at = opened(request, event, Op.PROPOSE)
    try:
        scope = proposing.scope_of_liaison(at.who, at.person)
    except UnknownNameError:
        raise Http404 from None
    values, answer = _answered(request, scope)
    if answer is not None:
        return answer
    context = values | {"layout": "event_page.html", "title": scope.kept.event.title}
    return at.shown("proposing.html", "own-part", context, values["status"])


def _answered(request: HttpRequest, scope: Scope) -> tuple[dict[str, Any], HttpResponse | None]:
    """What the page shows; or another answer where something was sent and kept."""
    if request.method == "GET":
        return _context(scope, {}, Mistakes(), sent="sent" in request.GET), None
    values = posted(request)
    entered = _entered(values)
    if "withdraw" in values:
        proposing.withdraw(scope, str(id_in({"id": values["withdraw"]})))
        return {}, redirect(f"{request.path}?sent")
    words = values.get("words", "").strip()
    try:
        wrong = proposing.propose(scope, entered, words)
    except TooManyError as error:
        told = _context(scope, entered, Mistakes(), words=words)
        status = HTTPStatus.TOO_MANY_REQUESTS
        return told | {"status": status, "notice": error.said(language())}, None
    if not wrong.found:
        return {}, redirect(f"{request.path}?sent")
    told = _context(scope, entered, wrong, words=words)
    return told | {"status": HTTPStatus.UNPROCESSABLE_ENTITY}, None


def _entered(values: dict[str, str]) -> dict[str, Entered]:
    """The rows of a form: fields are called ``name:GUEST``, those of one more name ``name:``."""
    found: dict[str, dict[str, str]] = {}
    for key, value in values.items():
        field, colon, guest = key.partition(":")
        if not colon:
            continue
        if field not in _FIELDS:
            raise BadRequest("field")
        found.setdefault(guest, {})[field] = value
    return {guest: Entered(**fields) for guest, fields in found.items()}


def _context(
    scope: Scope,
    entered: dict[str, Entered],
    wrong: Mistakes,
    *,
    words: str = "",
    sent: bool = False,
) -> dict[str, Any]:
    own = scope.own()
    waiting = {p.guest: p for p in own if p.state == OPEN and p.guest}
    errors = {
        key: said(text) if isinstance(text, Said) else text for key, text in wrong.found.items()
    }
    guests = scope.guests()
    names = {g.id: g.name for g in guests}
    return {
        "status": HTTPStatus.OK,
        "part": scope.called,
        "author": scope.author,
        "rows": [
            _row(g, waiting.get(g.id), entered.get(g.id), errors)
            | {"of": "" if g.name else names.get(g.companion_of, "")}
            for g in guests
        ],
        "more": _row(None, None, entered.get(""), errors),
        "new": [
            {"key": str(p.key), "name": p.fields.get("name", "")}
            for p in own
            if p.state == OPEN and not p.guest
        ],
        "decided": [
            {
                "name": names.get(p.guest, ""),
                "about": [said(FIELDS[name]) for name in p.about if name in FIELDS],
                "refused": p.state == REFUSED,
                "answer": p.answer,
            }
            for p in own
            if p.state != OPEN
        ][-20:],
        "wrong": bool(errors),
        "wrong_words": errors.get(("", "words"), ""),
        "words": words,
        "sent": sent,
        "diets": DIETS,
        "most_name": proposing.MOST_NAME,
        "most_title": proposing.MOST_TITLE,
        "most_words": proposing.MOST_WORDS,
        "most_diets": proposing.MOST_DIETS * proposing.MOST_DIET,
    }  # fmt: skip


def _row(
    guest: Guest | None,
    waiting: Proposal | None,
    entered: Entered | None,
    errors: dict[tuple[str, str], str],
) -> dict[str, Any]:
    """One guest of the form: what was just entered, else what they proposed, else what may be known."""
    key = guest.id if guest else ""
    proposed = waiting.fields if waiting else {}
    if entered is None:
        diets = proposed.get("diet")
        entered = Entered(
            name=proposed.get("name", guest.name if guest else ""),
            title=proposed.get("title", guest.title if guest else ""),
            diet=proposing.NOTHING[0] if diets == [] else ", ".join(diets or ()),
            own_car={True: "yes", False: "no"}.get(proposed.get("own_car", ""), ""),
        )
    return {
        "id": key,
        "now": guest.name if guest else "",
        "waits": bool(proposed),
        "open": not (guest and guest.name) or any(errors.get((key, field)) for field in _FIELDS),
        "name": entered.name,
        "title": entered.title,
        "diet": entered.diet,
        "own_car": entered.own_car,
        "wrong": {field: errors.get((key, field), "") for field in _FIELDS},
    }
