"""The page of papers: which, of which session, in which form and language; only what changed."""

from __future__ import annotations

from typing import Any, cast, get_args

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_info
from django.views.decorators.http import require_GET

from preseance.documents.paper_names import paper_called
from preseance.errors import ConflictError, PreseanceError
from preseance.planning.publishing import difference
from preseance.server.events import store
from preseance.server.events.printing import Form, made_paper
from preseance.server.events.roles import Op
from preseance.server.pages.day_words import WORDS
from preseance.server.pages.opening import Opened, language, opened, said_all
from preseance.wording.languages import languages
from preseance.wording.said import Said

_CARDS = ("place-cards", "nameplates", "escort-cards", "badges")
"""Papers that can be made of some guests alone."""


@require_GET
@login_required
def papers(request: HttpRequest, event: str) -> HttpResponse:
    """The papers one may have, to be chosen from."""
    return _choosing(opened(request, event, Op.PRINT))


@require_GET
@login_required
def print_paper(request: HttpRequest, event: str) -> HttpResponse:
    """One paper, as it was chosen."""
    at = opened(request, event, Op.PRINT)
    asked = request.GET
    form = asked.get("form") or "pdf"
    try:
        if form not in get_args(Form):
            raise ConflictError(Said("There is no form «{form}» of papers.", form=form))
        guests = asked.getlist("guest")
        if asked.get("changed"):
            guests = _changed(at, asked.get("paper", ""))
        made = made_paper(
            at.kept,
            at.who,
            asked.get("paper", ""),
            session=asked.get("session") or None,
            form=cast(Form, form),
            language=asked.get("lang", ""),
            guests=guests,
        )
    except PreseanceError as error:
        return _choosing(at, error.said(language()), status=422)
    store.audit(
        at.who.pk, at.person, "printed",
        paper=asked.get("paper", ""), session=asked.get("session", ""),
    )  # fmt: skip
    answer = HttpResponse(made.content, content_type=made.kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer


def _changed(at: Opened, paper: str) -> list[str]:
    """The guests whose place is another than in the version in force.

    Raises
    ------
    ConflictError
        Where nothing was published, nobody has moved, or the paper has no cards.
    """
    before = store.published(at.kept)
    if paper not in _CARDS:
        raise ConflictError(Said("Only cards can be printed of those alone who move."))
    if before is None:
        raise ConflictError(Said("No version is published yet; print all cards."))
    changed = difference(before.plan, at.kept.event.plan, at.kept.event)
    found = list(dict.fromkeys(m.guest for m in (*changed.moves, *changed.seated)))
    if not found:
        raise ConflictError(Said("Nobody has moved since the version in force; no card is wrong."))
    return found


def _choosing(at: Opened, wrong: str = "", status: int = 200) -> HttpResponse:
    event = at.kept.event.in_language(language())
    context: dict[str, Any] = {
        "words": said_all(WORDS),
        "wrong": wrong,
        "papers": [
            {"id": p, "called": paper_called(p, language())} for p in at.who.role.sees.papers
        ],
        "sessions": [
            {"id": s.id, "title": s.title} for s in event.sessions if not event.is_placeless(s)
        ],
        "forms": get_args(Form),
        "languages": [
            (one, get_language_info(one)["name_local"].capitalize()) for one in languages()
        ],
        "spoken_here": language(),
        "chosen": at.request.GET.get("paper", ""),
    }
    return at.shown("papers.html", "papers", context, status)
