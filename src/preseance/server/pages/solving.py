"""The pages of jobs: ask for one, watch it, compare what it found, take it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from pydantic import ValidationError

from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.server.events import seen, store
from preseance.server.events.roles import Op, op_of
from preseance.server.events.store import ClashError
from preseance.server.jobs import answers, queue
from preseance.server.jobs.asking import JobBody
from preseance.server.jobs.models import OPEN, Job
from preseance.server.pages.comparing import compared
from preseance.server.pages.done_words import done_by
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.server.pages.solving_words import WORDS
from preseance.wording.said import Said

_MOST_JOBS = 20
_MOST_SINCE = 8
_FILLS = {"rest": {"keep": True}, "anew": {"afresh": True}}
_UNREAD = Said("What was sent cannot be read.")


@require_http_methods(["GET", "POST"])
@login_required
def solve(request: HttpRequest, event: str) -> HttpResponse:
    """What can be worked out, and what has been."""
    at = opened(request, event, Op.SOLVE)
    if request.method == "POST":
        try:
            asked = asked_in(request.POST)
            job = queue.ask(at.who.key, at.person, asked.pop("kind"), asked, language())
        except (PreseanceError, ValidationError) as error:
            return _asking(at, wrong=sentence_of(error), status=422)
        return redirect("job", event, job.pk)
    return _asking(at)


def asked_in(fields: Mapping[str, str]) -> dict[str, Any]:
    """A job as a form asks for it, read as the interface reads it.

    Raises
    ------
    ValidationError
        Where it is none.
    """
    values: dict[str, Any] = {
        name: fields[name]
        for name in ("kind", "session", "guest", "beside", "at")
        if fields.get(name)
    }
    if fields.get("seconds"):
        values["seconds"] = fields["seconds"]
    values |= _FILLS.get(fields.get("fill", ""), {})
    body = JobBody.model_validate(values)
    return {"kind": body.kind, **body.model_dump(exclude={"kind"}, exclude_unset=True)}


def sentence_of(error: PreseanceError | ValidationError) -> str:
    """What went wrong, in the language of the page."""
    return error.said(language()) if isinstance(error, PreseanceError) else said(_UNREAD)


def _asking(at: Opened, wrong: str = "", status: int = 200) -> HttpResponse:
    jobs = Job.objects.filter(event_id=at.who.pk).defer("answer", "result")[:_MOST_JOBS]
    context = {
        "words": said_all(WORDS),
        "wrong": wrong,
        "asked": {name: at.request.GET.get(name, "") for name in ("session", "guest")},
        "sessions": sessions_of(at),
        "guests": guests_of(at),
        "jobs": [_row(job) for job in jobs],
    }
    return at.shown("solving.html", "solve", context, status)


def sessions_of(at: Opened) -> list[dict[str, str]]:
    """The sessions with places, to choose from."""
    event = at.kept.event.in_language(language())
    return [{"id": s.id, "title": s.title} for s in event.sessions if not event.is_placeless(s)]


def guests_of(at: Opened) -> list[dict[str, str]]:
    """The guests, to choose from."""
    event = at.kept.event
    named = [{"id": g.id, "name": g.name or g.id} for g in event.guests]
    return sorted(named, key=lambda g: g["name"].casefold())


def _row(job: Job) -> dict[str, Any]:
    return {
        "id": str(job.pk),
        "kind": said(WORDS[job.kind]),
        "state": said(WORDS[job.state]),
        "author": job.author_name,
        "made": job.made,
        "revision": job.revision,
        "taken": job.taken.get("revision"),
        "page": "answers" if job.kind == "replan" else "job",
    }


def job_at(request: HttpRequest, event: str, number: UUID) -> tuple[Opened, Job]:
    """An event that somebody opened, and one of its jobs."""
    at = opened(request, event, Op.SOLVE)
    try:
        return at, queue.job_of(at.who.pk, number)
    except UnknownNameError:
        raise Http404 from None


@require_GET
@login_required
def see_job(request: HttpRequest, event: str, job: UUID) -> HttpResponse:
    """A job: how far it is, what it found, beside what it began from."""
    at, found = job_at(request, event, job)
    if found.kind == "replan":
        return redirect("answers", event, job)
    return _showing(at, found)


@require_POST
@login_required
def stop_job(request: HttpRequest, event: str, job: UUID) -> HttpResponse:
    """It ends with the best so far."""
    _, found = job_at(request, event, job)
    queue.stop(found)
    return redirect("answers" if found.kind == "replan" else "job", event, job)


@require_POST
@login_required
def accept_job(request: HttpRequest, event: str, job: UUID) -> HttpResponse:
    """What was found is taken as one revision; refused where it is stale, with what changed."""
    at, found = job_at(request, event, job)
    try:
        command = answers.command_for(found, 1)
        at.who.must(op_of(command))
        number = command_id(request)
        answers.take(found, event, at.person, command, choose=1, command_id=number)
    except ClashError:
        return _showing(at, found, said(WORDS["stale-refused"]), status=409)
    except PreseanceError as error:
        return _showing(at, found, sentence_of(error), status=422)
    return redirect("job", event, job)


def command_id(request: HttpRequest) -> UUID:
    """The id that a form gives its command: sent twice, it is done once.

    Raises
    ------
    ConflictError
        Where it is none.
    """
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        raise ConflictError(_UNREAD) from None


def _showing(at: Opened, job: Job, wrong: str = "", status: int = 200) -> HttpResponse:
    begun = store.at_revision(at.who.key, job.revision)
    compare = None
    if answers.answers_of(job) and not job.taken:
        compare = compared(seen.checked_of(begun), answers.event_after(job, begun, 1))
    context = {
        "words": said_all(WORDS),
        "wrong": wrong,
        "compare": compare,
        "answer": _answer(job),
        "command": str(uuid.uuid4()),
        **state_of(at, job),
    }
    return at.shown("solving_job.html", "solve", context, status)


def state_of(at: Opened, job: Job) -> dict[str, Any]:
    """What every page of a job shows: its row, whether it runs, what changed since, its script's data."""
    since = store.journal(at.who.key, job.revision, _MOST_SINCE) if not job.taken else ()
    return {
        "job": _row(job) | {"attempt": job.attempt, "problem": job.problem, "of": job.kind},
        "again": fill(WORDS["again"], number=job.attempt) if job.attempt > 1 else "",
        "taken": fill(WORDS["taken"], number=job.taken["revision"]) if job.taken else "",
        "runs": job.state in OPEN,
        "stopping": job.wanted_stop and job.state == "running",
        "progress": job.progress,
        "since": [{"number": p.number, "author": p.author, "did": done_by(p)} for p in since],
        "page": {"event": at.who.key, "job": str(job.pk), "state": job.state},
        "spoken": {
            name: said(WORDS[name])
            for name in ("searching", "working", "preparing", "queued", "ended", "stopping")
        },
    }


def fill(sentence: Said, **fields: Any) -> str:
    """A sentence of the words with its fields filled."""
    return said(sentence).format(**fields)


def _answer(job: Job) -> dict[str, Any]:
    """What a job found, for people: sentences, or conflicts by their rows."""
    found = job.answer or {}
    return {
        "told": found.get("told", ()),
        "conflicts": [
            {
                "rows": zip(c["rules"], c["asks"], strict=True),
                "facts": c["facts"],
                "ways": [
                    fill(WORDS["way-out"], rules=", ".join(f"«{r}»" for r in way["rules"]))
                    for way in c["relaxations"]
                ],
            }
            for c in found.get("conflicts", ())
        ],
        "proven": found.get("total", {}).get("proven", False),
    }
