"""What has happened, the answers side by side, one published on somebody's order, the list ticked."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, cast, get_args
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from preseance.errors import ConflictError, PreseanceError
from preseance.model.event import Event
from preseance.planning.commands.plans import StageName
from preseance.planning.commands.ticking import Tick, Ticked
from preseance.server.events import seen, store
from preseance.server.events.roles import Op, op_of
from preseance.server.events.store import ClashError
from preseance.server.jobs import answers, queue
from preseance.server.jobs.models import Job
from preseance.server.jobs.sheets import moved_in
from preseance.server.pages.comparing import compared
from preseance.server.pages.happening import choices, sentences_in, spoken_of, spots_of
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.server.pages.solving import (
    command_id,
    fill,
    guests_of,
    job_at,
    sentence_of,
    sessions_of,
    state_of,
)
from preseance.server.pages.solving_words import WORDS as OF_JOBS
from preseance.server.pages.switching_words import WORDS
from preseance.views.speaking import wording_of
from preseance.wording.message import Message, Term
from preseance.wording.said import Said

_TRIES = 3


@require_http_methods(["GET", "POST"])
@login_required
def switch(request: HttpRequest, event: str) -> HttpResponse:
    """What has happened is chosen sentence by sentence; then answers are asked for."""
    at = opened(request, event, Op.SOLVE)
    if request.method == "GET":
        return _choosing(at, [])
    sentences = sentences_in(request.POST)
    try:
        told = spoken_of(sentences, at.kept.event)
        if "find" in request.POST:
            if not sentences:
                raise ConflictError(Said("Say first what has happened."))
            asked: dict[str, Any] = {"changes": sentences}
            if request.POST.get("session"):
                asked["session"] = request.POST["session"]
            job = queue.ask(event, at.person, "replan", asked, language())
            return redirect("answers", event, job.pk)
    except PreseanceError as error:
        # What was chosen before stays; what cannot be read is said, and left out.
        good = request.POST.getlist("said")
        return _choosing(at, good, sentence_of(error), status=422)
    return _choosing(at, [t["sentence"] for t in told])


def _choosing(at: Opened, sentences: list[str], wrong: str = "", status: int = 200) -> HttpResponse:
    try:
        told = spoken_of(sentences, at.kept.event)
    except PreseanceError:
        told = []
    context = {
        "words": _words(),
        "asked": {"session": at.request.GET.get("session", "")},
        "choices": choices(),
        "told": told,
        "wrong": wrong,
        "guests": guests_of(at),
        "sessions": sessions_of(at),
        "spots": spots_of(at.kept.event),
        "tasks": tasks_of(at.kept.event, only_open=True),
    }
    return at.shown("switching.html", "switch", context, status)


def _words() -> dict[str, str]:
    return said_all(OF_JOBS) | said_all(WORDS)


def tasks_of(event: Event, version: int = 0, *, only_open: bool = False) -> list[dict[str, Any]]:
    """The list of a version, or all of it, in words."""
    wording = wording_of(event, language())
    return [
        {
            "version": row.version,
            "duty": row.duty.value,
            "who": row.who,
            "what": row.what,
            "done": row.done,
            "called": str(wording.word(Term(f"duty.{row.duty.value}"))),
        }
        for row in event.tasks
        if (not version or row.version == version) and not (only_open and row.done)
    ]


@require_GET
@login_required
def see_answers(request: HttpRequest, event: str, job: UUID) -> HttpResponse:
    """The answers to a change side by side; the one taken, and what must be done for it."""
    at, found = job_at(request, event, job)
    return _answering(at, found)


@require_POST
@login_required
def publish(request: HttpRequest, event: str, job: UUID) -> HttpResponse:
    """One answer is taken: published on somebody's order, or kept as the draft."""
    at, found = job_at(request, event, job)
    stage, chosen = request.POST.get("stage", "approved"), request.POST.get("choose", "")
    by = request.POST.get("by", "").strip()[:200]
    try:
        if "draft" in request.POST:
            by = ""
        elif not by or not by.isprintable():
            raise ConflictError(Said("Say on whose order the plan is changed."))
        if stage not in get_args(StageName):
            raise ConflictError(Said("There is no mark «{mark}».", mark=stage))
        choose = int(chosen) if chosen.isdecimal() and len(chosen) < 3 else 0
        if not answers.answer_of(found, choose).get("told", {}).get("holds", True):
            raise ConflictError(WORDS["breaks-must"])
        command = answers.command_for(found, choose, by, cast(StageName, stage))
        at.who.must(op_of(command))
        number = command_id(request)
        answers.take(found, event, at.person, command, choose=choose, command_id=number)
    except ClashError:
        return _answering(at, found, said(OF_JOBS["stale-refused"]), status=409)
    except PreseanceError as error:
        return _answering(at, found, sentence_of(error), status=422)
    return redirect("answers", event, job)


def _answering(at: Opened, job: Job, wrong: str = "", status: int = 200) -> HttpResponse:
    begun = store.at_revision(at.who.key, job.revision)
    version = job.taken.get("version", 0)
    cards = [] if job.taken else list(_cards(job, begun))
    context = {
        "words": _words(),
        "wrong": wrong,
        "told": spoken_of(job.ask.get("changes", ()), begun.event) if job.state != "failed" else [],
        "answers": cards,
        "takeable": any(card["holds"] for card in cards),
        "stages": [{"name": n, "called": said(WORDS[f"stage-{n}"])} for n in get_args(StageName)],
        "command": str(uuid.uuid4()),
        "published": _published(at, job) if version else None,
        "kept": fill(WORDS["kept-draft"], number=job.taken["revision"])
        if job.taken and not version
        else "",
        "tasks": tasks_of(at.kept.event, version) if version else [],
        **state_of(at, job),
    }
    return at.shown("answers.html", "switch", context, status)


def _cards(job: Job, begun: store.Kept) -> Iterator[dict[str, Any]]:
    wording = wording_of(begun.event, language())
    for k, answer in enumerate(answers.answers_of(job), 1):
        told = answer["told"]
        yield told | {
            "number": k,
            "title": fill(WORDS["answer"], number=k),
            "kind": wording.sentence(Message(f"replan.kind.{told['kind']}")),
            "moved": fill(WORDS["cards"], number=told["cards"]),
            "compare": compared(seen.checked_of(begun), answers.event_after(job, begun, k)),
        }


def _published(at: Opened, job: Job) -> dict[str, Any]:
    """What was published, and where only what changed is printed."""
    key, choose = at.who.key, job.taken["choose"]
    version = store.at_revision(key, job.taken["revision"]).event.version
    moved = moved_in(job, choose)
    there = [g for g in moved if g in at.kept.event.guest_by_id]
    return {
        "sentence": fill(
            WORDS["published"], number=job.taken["version"], who=version.author if version else ""
        ),
        "sheets": reverse("api:change_sheets", args=[key, job.pk]) + f"?choose={choose}",
        "cards": reverse("print_paper", args=[key])
        + "?"
        + "&".join(["paper=place-cards", *(f"guest={g}" for g in there)])
        if there
        else "",
    }


@require_POST
@login_required
def tick(request: HttpRequest, event: str) -> HttpResponse:
    """A task is done, or not done after all; colleagues may tick theirs at the same time."""
    at = opened(request, event, Op.MARK)
    fields = request.POST
    back = redirect(fields["back"] if _is_ours(fields.get("back", ""), event) else "switch", event)
    try:
        task = Ticked(
            version=int(fields.get("version", "0")[:6] or 0),
            duty=fields.get("duty", ""),
            who=fields.get("who", ""),
            what=fields.get("what", ""),
        )
        command = Tick(task=task, done="undo" not in fields)
        for left in reversed(range(_TRIES)):
            try:
                now = store.latest(event).revision
                store.do(event, at.person, command, command_id=uuid.uuid4(), base=now)
                break
            except ClashError:
                if not left:
                    raise
    except (PreseanceError, ValueError) as error:
        wrong = sentence_of(error) if isinstance(error, PreseanceError) else said(_UNREAD)
        return _choosing(opened(request, event, Op.SOLVE), [], wrong, status=422)
    return back


_UNREAD = Said("What was sent cannot be read.")


def _is_ours(address: str, event: str) -> bool:
    """Whether it is a page of this event, so that nobody is sent elsewhere."""
    return address.startswith(f"/events/{event}/") and "//" not in address[1:]
