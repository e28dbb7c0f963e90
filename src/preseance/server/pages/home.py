"""The first pages: one's events, and a new one, from an example or in three steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from preseance import examples
from preseance.errors import PreseanceError, UnknownNameError
from preseance.formats import read_event
from preseance.formats.event_folder import files_of
from preseance.formats.importing import KINDS, Imported
from preseance.model.event import Event
from preseance.server.accounts.models import Person
from preseance.server.events import folders, store
from preseance.server.events.access import Entry, entries
from preseance.server.imports.beginning import FORMS, Asked, from_list, without_guests
from preseance.server.imports.waiting import remember
from preseance.server.jobs import queue
from preseance.server.pages.home_words import WORDS
from preseance.server.pages.imports import sent, told
from preseance.server.pages.opening import language, said, said_all
from preseance.wording.dates import in_words
from preseance.wording.said import in_language

_LONGEST = 200
_LEAST_SEATS, _MOST_SEATS = 2, 40
_Errors = dict[str, list[str]]


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The events one has a role in; where there is none, how one is begun."""
    assert isinstance(request.user, Person)
    context = {
        "words": said_all(WORDS),
        "events": [_card(who) for who, _, _ in entries(request.user)],
        "examples": list(_examples(language())),
    }
    return render(request, "home.html", context)


def _card(who: Entry) -> dict[str, Any]:
    event = store.latest(who.key).event
    shown = event.in_language(language())
    version = event.version
    counted = len(event.guests) if not who.role.of_delegation else 0
    return {
        "key": who.key,
        "title": shown.title,
        "when": _when(event),
        "stage": version.called if version is not None else said(WORDS["draft"]),
        "role": said(WORDS[f"as-{who.role.name}"]),
        "guests": in_language(WORDS["guests"], language()).format(number=counted)
        if counted
        else "",
    }


def _when(event: Event) -> str:
    days = dict.fromkeys((event.start, event.end or event.start))
    return " – ".join(in_words(day.isoformat(), language()) for day in days)


@cache
def _example(name: str) -> Event:
    return read_event(folders.EXAMPLES / name)


def _examples(spoken: str) -> Iterator[dict[str, Any]]:
    for name in examples.names():
        event = _example(name)
        shown = event.in_language(spoken)
        yield {
            "name": name,
            "title": shown.title,
            "when": _when(event),
            "guests": in_language(WORDS["guests"], spoken).format(number=len(event.guests)),
            "sessions": ", ".join(s.title for s in shown.sessions[:4]),
        }


@require_POST
@login_required
def open_example(request: HttpRequest) -> HttpResponse:
    """A copy of an example, the caller's own."""
    assert isinstance(request.user, Person)
    try:
        kept = folders.take_example(request.POST.get("example", ""), request.user)
    except UnknownNameError as error:
        return render(
            request, "home.html",
            {"words": said_all(WORDS), "errors": told(error), "examples": list(_examples(language()))},
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )  # fmt: skip
    return redirect("room", kept.key)


@require_http_methods(["GET", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A new event in three steps, on one page."""
    assert isinstance(request.user, Person)
    errors: _Errors = {}
    if request.method == "POST":
        asked = _asked(request, errors)
        if asked is not None:
            made = _made(request, asked, errors)
            if made is not None:
                return _opened(request.user, *made)
    context = {
        "words": said_all(WORDS),
        "errors": errors,
        "kinds": [("", said(WORDS["guess"])), *((k, said(WORDS[k])) for k in KINDS)],
        "forms": [(f, said(WORDS[f"form-{f}"])) for f in FORMS],
        "given": {
            n: request.POST.get(n, "") for n in ("title", "kind", "day", "form", "seats", "pasted")
        },
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "begin.html", context, status=status)


def _asked(request: HttpRequest, errors: _Errors) -> Asked | None:
    """What the form says; every field that cannot be taken, with its sentence."""
    title = request.POST.get("title", "").strip()
    if not title or len(title) > _LONGEST or "\0" in title:
        errors["title"] = [said(WORDS["no-title"])]
    kind = request.POST.get("kind", "")
    if kind and kind not in KINDS:
        errors["kind"] = [said(WORDS["no-kind"])]
    day = None
    if written := request.POST.get("day", "").strip():
        try:
            day = date.fromisoformat(written)
        except ValueError:
            errors["day"] = [said(WORDS["no-day"])]
    form = request.POST.get("form", "")
    seats = request.POST.get("seats", "").strip() or "8"
    number = int(seats) if seats.isascii() and seats.isdecimal() and len(seats) < len("1000") else 0
    if form not in FORMS:
        errors["form"] = [said(WORDS["no-kind"])]
    if not _LEAST_SEATS <= number <= _MOST_SEATS:
        errors["seats"] = [said(WORDS["no-seats"])]
    return None if errors else Asked(title, kind, day, form, number, language())


def _made(
    request: HttpRequest, asked: Asked, errors: _Errors
) -> tuple[Event, Imported | None] | None:
    given = sent(request)
    if given is None:
        return without_guests(asked, date.today()), None
    try:
        return from_list(asked, *given)
    except PreseanceError as error:
        errors["list"] = told(error)
    return None


def _opened(person: Person, event: Event, found: Imported | None) -> HttpResponse:
    """The event kept; where it has guests, a first plan is on its way."""
    kept = store.create(event, files_of(event), person)
    if found is None:
        return redirect("lists", kept.key)
    remember(kept.key, found)
    queue.ask(kept.key, person, "plan", {}, language())
    return redirect("room", kept.key)
