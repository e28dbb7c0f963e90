"""The page of reports: a text at the left, what it proposes at the right; some of it taken as one revision."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from preseance.door.proposals import STANCES, sentence_of, speaker_of
from preseance.errors import InputError, PreseanceError
from preseance.formats.reports import ReportText, text_of_content
from preseance.model.event import Event
from preseance.reading import Origin, Proposal, Report, Statement
from preseance.reading.rows import accepting, row_of
from preseance.reading.text import LONGEST
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.server.pages.reports_reading import (
    Read,
    first_read,
    is_taken,
    name_of,
    pieces,
    read_again,
)
from preseance.server.pages.reports_words import CERTAINTIES, WORDS
from preseance.wording.said import Said

_PAGE: Final = "reports"
MOST_SENT = 10_000_000
"""Bytes of a file, here: larger forms are refused unread."""


@require_http_methods(["GET", "POST"])
@login_required
def reports(request: HttpRequest, event: str) -> HttpResponse:
    """Paste or send a report; take some of what it proposes. Who may not edit is not shown it."""
    at = opened(request, event, Op.EDIT)
    if request.method == "GET":
        return _page(at)
    try:
        if "take" in request.POST:
            return _taken(at, read_again(at, request.POST.get("report", "")))
        text = _text(request)
        report = Report(text.text, text.name, text.written, text.author)
        store.audit(at.who.pk, at.person, "read-report", name=text.name)
        return _page(at, first_read(at, report), notes=_unread(text))
    except PreseanceError as error:
        return _page(at, wrong=error, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _text(request: HttpRequest) -> ReportText:
    """The text of what was sent: a file, or words."""
    name = " ".join(request.POST.get("name", "").split())[:120]
    sent = request.FILES.get("file")
    if isinstance(sent, UploadedFile):
        if (sent.size or 0) > MOST_SENT:
            raise PreseanceError(Said("The file has more than 10 MB; send one report."))
        return text_of_content(sent.read(), name or str(sent.name))
    words = request.POST.get("text", "")
    return text_of_content(words.encode(), name or said(Said("pasted text")))


def _unread(text: ReportText) -> list[str]:
    if not text.attachments:
        return []
    unread = Said(
        "{report}: attachments not read: {count}; give each by itself",
        report=text.name,
        count=text.attachments,
    )
    return [said(unread)]


def _taken(at: Opened, read: Read) -> HttpResponse:
    """What was chosen becomes one revision, as `preseance read --accept` does it."""
    wanted = set(at.request.POST.getlist("take")) - {""}
    chosen = [p for p in read.proposals if name_of(p) in wanted]
    new = [p for p in chosen if not is_taken(at.kept.event, p)]
    if len(chosen) < len(wanted):
        changed = PreseanceError(
            Said("the event or the report has changed since it was read; read it again")
        )
        return _page(at, read, wrong=changed, status=HTTPStatus.CONFLICT)
    if not new:
        return _page(at, read, notes=[said(Said("Nothing new was chosen; nothing is written."))])
    try:
        done = store.do(
            at.kept.key,
            at.person,
            accepting(at.kept.event, new),
            command_id=uuid4(),
            base=at.kept.revision,
        )
    except ValidationError:
        wrong = PreseanceError(Said("What it would write cannot be read; nothing was written."))
        return _page(at, read, wrong=wrong, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except PreseanceError as error:
        return _page(at, read, wrong=error, status=HTTPStatus.CONFLICT)
    note = said(
        Said("Taken: {number}, as revision {revision}.", number=len(new), revision=done.revision)
    )
    now = Opened(at.request, at.person, at.who, store.latest(at.kept.key))
    return _page(now, read_again(now, at.request.POST["report"]), notes=[note])


def _page(
    at: Opened,
    read: Read | None = None,
    *,
    notes: Sequence[str] = (),
    wrong: PreseanceError | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context: dict[str, Any] = {
        "words": said_all(WORDS),
        "longest": LONGEST,
        "notes": [*notes, *(said(s) for s in (read.said if read else ()))],
        "wrong": _mistakes(wrong) if wrong else [],
    }
    if read is not None:
        context |= {
            "report": read.signed(at),
            "name": read.report.name,
            "written": read.report.date,
            "pieces": pieces(read.report.text, read.proposals),
            "proposals": [_shown(at.kept.event, n, p) for n, p in enumerate(read.proposals, 1)],
        }
    return at.shown("reports.html", _PAGE, context, status)


def _mistakes(error: PreseanceError) -> list[str]:
    if isinstance(error, InputError):
        return [m.said(language()) for m in error.mistakes]
    return [error.said(language())]


def _shown(event: Event, number: int, proposal: Proposal) -> dict[str, Any]:
    """A proposal as its card shows it."""
    row = row_of(event, proposal)
    marks = [
        said(Said("disputed")) if proposal.disputed else said(STANCES[proposal.statement.stance]),
        said(Said("certainty: {level}", level=CERTAINTIES[proposal.certainty])),
    ]
    if proposal.origin is Origin.MODEL:
        marks.append(said(Said("proposed by a model")))
    return {
        "number": number,
        "name": name_of(proposal),
        "taken": is_taken(event, proposal),
        "sentence": said(sentence_of(event, proposal)),
        "marks": marks,
        "disputed": proposal.disputed,
        "statements": [_said_where(s, proposal) for s in (proposal.statement, *proposal.also)],
        "file": f"{row.file} {row.id}".strip(),
        "cells": [{"column": c, "value": v} for c, v in row.values.items() if v],
    }


def _said_where(statement: Statement, proposal: Proposal) -> dict[str, str]:
    differs = statement.stance is not proposal.statement.stance
    return {
        "quote": " ".join(statement.quote.split()),
        "who": speaker_of(statement, language()),
        "stance": said(STANCES[statement.stance]) if differs else "",
    }
