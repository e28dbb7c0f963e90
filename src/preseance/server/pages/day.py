"""The pages of the day: the programme along time, encounters, requests; each as its reader may know it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from preseance.documents.pages.picture import day_picture, heat_picture, sight_picture
from preseance.door.encounters import EncounterReport
from preseance.door.encounters import encounters as foreseen
from preseance.door.meetings import meetings
from preseance.door.programmes import programme as run_of_show
from preseance.door.requests import requests as standing
from preseance.errors import PreseanceError
from preseance.planning.day.requests import told_elsewhere
from preseance.server.events import seen, store
from preseance.server.events.roles import Op
from preseance.server.pages.day_words import WORDS
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.server.pages.solving import fill, guests_of, sessions_of
from preseance.server.pages.telling import parts_of
from preseance.server.pages.time_line import days_of
from preseance.views.encounters import day_views, heat_view
from preseance.views.sessions import session_view


@require_GET
@login_required
def programme(request: HttpRequest, event: str) -> HttpResponse:
    """Sessions along the time, then the run of show as the reader's audience may know it."""
    at = opened(request, event)
    whose = at.who.delegation if at.who.role.of_delegation else None
    report = run_of_show(
        at.kept.event, whose or None, audience=at.who.role.audience, language=language()
    )
    known = {e.session for e in report.view.entries}
    spoken = at.kept.event.in_language(language())
    sessions = [s for s in spoken.sessions if s.id in known]
    context = {
        "words": said_all(WORDS),
        "days": [
            day | {"called": fill(WORDS["time-line"], day=day["day"])} for day in days_of(sessions)
        ],
        "parts": parts_of(report.told(language())),
        "with_places": [s["id"] for s in sessions_of(at)],
    }
    return at.shown("programme.html", "programme", context)


@require_GET
@login_required
def encounters(request: HttpRequest, event: str) -> HttpResponse:
    """Where guests come near each other: ``?a=GUEST&b=GUEST`` of two, else of all who should not meet."""
    at = opened(request, event, Op.ASK)
    a, b = request.GET.get("a") or None, request.GET.get("b") or None
    session = request.GET.get("session") or None
    wrong, report, status = "", None, 200
    try:
        report = foreseen(
            at.kept.event, a, b if a else None, session=session, audience=at.who.role.audience
        )
    except PreseanceError as error:
        wrong, status = error.said(language()), 422
    context: dict[str, Any] = {
        "words": said_all(WORDS),
        "wrong": wrong,
        "guests": guests_of(at),
        "sessions": sessions_of(at),
        "a": a,
        "b": b,
        "chosen": session,
        "parts": parts_of(report.told(language())) if report else [],
        "pictures": _pictures(at, report) if report else [],
    }
    return at.shown("encounters.html", "encounters", context, status)


def _pictures(at: Opened, report: EncounterReport) -> list[str]:
    """Pairs against sessions; of one pair its days, and the rooms where it meets."""
    pairs, met, spoken = report.foreseen.pairs, report.encounters, language()
    if not met:
        return []
    heat = heat_view(report.event, pairs, met, spoken)
    drawn = [heat_picture(heat, said(WORDS["picture"]))]
    if len(pairs) == 1:
        days = day_views(report.event, pairs[0], met, spoken)
        drawn += [day_picture(day, said(WORDS["picture-day"])) for day in days]
        checked = seen.checked_of(at.kept)
        rooms = {e.session for e in met if e.where == "place"}
        for assembly in checked.occasion.assemblies:
            if assembly.session.id in rooms:
                view = session_view(checked, assembly, at.who.role.audience, spoken)
                called = fill(WORDS["picture-sight"], session=view.head.session)
                drawn.append(sight_picture(view, pairs[0], called))
    # Made of texts that were escaped one by one.
    return [mark_safe(one) for one in drawn]


@require_GET
@login_required
def requests(request: HttpRequest, event: str) -> HttpResponse:
    """Where every request stands, the meetings asked for, and who was told what."""
    at = opened(request, event, Op.ASK)
    known = at.kept.event
    report = standing(known)
    before = store.published(at.kept)
    if before is not None:
        report = replace(report, told_elsewhere=told_elsewhere(before.plan, known.plan))
    context = {
        "words": said_all(WORDS),
        "parts": parts_of(report.told(language())),
        "meetings": parts_of(meetings(known).told(language())),
        "told": [
            {
                "recipient": row.recipient.removeprefix("delegation:"),
                "when": row.when,
                "wording": row.wording,
                "answer": row.answer,
            }
            for standing_ in report.standings
            for row in standing_.told
        ],
    }
    return at.shown("requests.html", "requests", context)
