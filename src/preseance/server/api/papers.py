"""Papers of an event, those that the caller's audience may have."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path as File
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from pydantic import Field

from preseance.door.papers import print_papers
from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED
from preseance.server.api.events import ANSWER, Answer, EventKey, Lang, refusing
from preseance.server.api.schemas import KEY
from preseance.server.events import seen, store
from preseance.server.events.access import entry
from preseance.server.events.roles import Op

router = Router(tags=["papers"])
_TYPES = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}


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
    form: Literal["pdf", "svg", "png"] = "pdf",
    lang: Lang = "",
) -> HttpResponse:
    """A paper of one session, or of all; several pages as pictures, or several papers, in an archive."""
    person = person_of(request)
    who = entry(event, person, Op.PRINT)
    kept = store.latest(event)
    named: Any = paper  # Which papers there are, the door says.
    with tempfile.TemporaryDirectory(prefix="preseance-") as aside, refusing():
        report = print_papers(
            store.as_printed(kept),
            named,
            audience=who.role.audience,
            fmt=form,
            to=aside,
            session=session,
            language=seen.language_of(kept.event, lang),
        )
        made = {file.name: File(file).read_bytes() for file in report.files}
    store.audit(who.pk, person, "printed", paper=paper, session=session or "")
    if len(made) == 1:
        ((name, content),) = made.items()
        answer = HttpResponse(content, content_type=_TYPES[form])
    else:
        name, content = f"{event}-{paper}.zip", _archive(made)
        answer = HttpResponse(content, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _archive(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
