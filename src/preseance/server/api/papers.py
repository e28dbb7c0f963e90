"""Papers of an event, those that the caller's audience may have."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED
from preseance.server.api.events import ANSWER, Answer, EventKey, Lang, refusing
from preseance.server.api.schemas import KEY, Key
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.events.printing import Form, made_paper
from preseance.server.events.roles import Op

router = Router(tags=["papers"])


@router.get("/events/{event}/papers", response=ANSWER)
def list_papers(request: HttpRequest, event: EventKey) -> Answer:
    """The papers that the caller may have."""
    who = entry(event, person_of(request), Op.PRINT)
    return {"papers": list(who.role.sees.papers)}


@router.get("/events/{event}/papers/{paper}", response={200: None, **DECLARED})
def see_paper(
    request: HttpRequest,
    event: EventKey,
    paper: Path[Annotated[str, Field(pattern=KEY, max_length=60)]],
    session: Annotated[str, Field(pattern=KEY, max_length=120)] | None = None,
    form: Form = "pdf",
    lang: Lang = "",
    guest: Query[Annotated[list[Key], Field(max_length=500)] | None] = None,
) -> HttpResponse:
    """A paper of one session, or of all; several pages as pictures, or several papers, in an archive.

    Of cards only those of the guests named, where any are.
    """
    person = person_of(request)
    who = entry(event, person, Op.PRINT)
    kept = store.latest(event)
    with refusing():
        made = made_paper(
            kept, who, paper, session=session, form=form, language=lang, guests=guest or ()
        )
    store.audit(who.pk, person, "printed", paper=paper, session=session or "")
    answer = HttpResponse(made.content, content_type=made.kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer
