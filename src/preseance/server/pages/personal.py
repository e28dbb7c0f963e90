"""The owner's pages of personal data: how long an event is kept, what is held of a guest, one erased."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from preseance.errors import UnknownNameError
from preseance.formats.workbook.columns import columns_of
from preseance.server.events import seen, store
from preseance.server.events.personal.erasing import Erased, erase
from preseance.server.events.personal.exporting import held_of
from preseance.server.events.personal.retention import keep, kept_until
from preseance.server.events.roles import Op
from preseance.server.pages.grid_words import CHOICES, COLUMNS
from preseance.server.pages.opening import Opened, language, opened, said
from preseance.server.pages.room_naming import Group, where_of
from preseance.server.pages.sending import posted
from preseance.wording.said import Said

MOST_DAYS = 36_500
_DIGITS = 5
_LONGEST_ID = 200
COUNTED: Mapping[str, Said] = {
    "rules": Said("Rules that name them"),
    "requests": Said("Requests that name them"),
    "journal": Said("Revisions that tell of them"),
    "versions": Said("Published versions that tell of them"),
    "files": Said("Files that the event came in, which name them"),
    "elsewhere": Said("Other entries: proposals, answers, the audit"),
}
"""What is held of somebody besides their row, by its name in ``held_of``."""


@require_http_methods(["GET", "POST"])
@login_required
def personal(request: HttpRequest, event: str) -> HttpResponse:
    """How long the event is kept, and which guest is asked for."""
    at = opened(request, event, Op.PERSONAL)
    if request.method == "GET":
        asked = request.GET.get("guest", "").strip()
        return _looked_for(at, asked) if asked else _page(at)
    values = posted(request)
    text = values.get("days", "").strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        return _page(at, wrong=_not_days(), days=text)
    days = int(text) if text else None
    if days is not None and days > MOST_DAYS:
        return _page(at, wrong=_not_days(), days=text)
    if days is not None and values.get("sure") != "yes":
        over = (at.kept.event.end or at.kept.event.start) + timedelta(days=days)
        # The room lets go of what is over once a day, by the event's own time zone.
        if over < timezone.now().astimezone(ZoneInfo(at.kept.event.time_zone)).date():
            return _page(at, over=over, days=text)
    keep(event, days, at.person)
    return redirect("personal", event)


def _not_days() -> str:
    return said(Said("Say how many days, from 0 to {most}, or nothing.", most=MOST_DAYS))


def _looked_for(at: Opened, asked: str) -> HttpResponse:
    """On to somebody's page; who is on the list no more is found by their id."""
    try:
        held_of(at.who.key, asked)
    except UnknownNameError:
        wrong = said(
            Said("Nobody of the id «{id}» was ever in this event.", id=asked[:_LONGEST_ID])
        )
        return _page(at, unknown=wrong)
    return redirect("person", at.who.key, asked)


def _page(
    at: Opened,
    *,
    wrong: str = "",
    over: date | None = None,
    days: str | None = None,
    unknown: str = "",
    erased: Erased | None = None,
) -> HttpResponse:
    kept, until = kept_until(at.kept)
    context = {
        "days": ("" if kept is None else str(kept)) if days is None else days,
        "kept": kept is not None,
        "until": until,
        "last": at.kept.event.end or at.kept.event.start,
        "most": MOST_DAYS,
        "guests": [{"id": g.id, "name": g.name or g.id} for g in at.kept.event.guests],
        "wrong": wrong,
        "over": over,
        "unknown": unknown,
        "erased": erased,
    }
    refused = wrong or over or unknown
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return at.shown("personal.html", "personal", context, status)


@require_http_methods(["GET", "POST"])
@login_required
def person(request: HttpRequest, event: str, guest: str) -> HttpResponse:
    """What is held of one guest; a form erases them, where it says their name."""
    at = opened(request, event, Op.PERSONAL)
    held = _held(event, guest)
    if request.method == "GET":
        return _person(at, held)
    if _plain(posted(request).get("name", "")) != _plain(_called(held)):
        return _person(at, held, wrong=True)
    erased = erase(event, guest, at.person)
    return _page(opened(request, event, Op.PERSONAL), erased=erased)


@require_GET
@login_required
def held(request: HttpRequest, event: str, guest: str) -> HttpResponse:
    """What is held of one guest, as a file for them."""
    at = opened(request, event, Op.PERSONAL)
    told = _held(event, guest)
    store.audit(at.who.pk, at.person, "held", guest=guest)
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="{event}-{guest}.json"'
    return answer


def _held(event: str, guest: str) -> dict[str, Any]:
    try:
        return held_of(event, guest)
    except UnknownNameError:
        raise Http404 from None


def _called(held: Mapping[str, Any]) -> str:
    """The name they have on the list; else one that they had."""
    now = held["now"] or {}
    return str(now.get("name") or next(iter(held["names"]), held["guest"]))


def _plain(text: str) -> str:
    """Without marks that one's keyboard may not have."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _person(at: Opened, held: Mapping[str, Any], *, wrong: bool = False) -> HttpResponse:
    spoken = at.kept.event.in_language(language())
    sessions = {s.id: s.title or s.id for s in spoken.sessions}
    named = {g.id: g.name or g.id for g in spoken.guests} | {
        d.id: d.name or d.id for d in spoken.delegations
    }
    context = {
        "guest": held["guest"],
        "name": _called(held),
        "names": held["names"],
        "now": [
            {"called": _column(k), "value": _told(k, v, named)}
            for k, v in (held["now"] or {}).items()
        ],
        "places": [
            {
                "session": sessions.get(session, session),
                "place": _place(at, session, held["guest"]) or place,
            }
            for session, place in held["places"].items()
        ],
        "counted": [{"called": said(w), "number": len(held[k])} for k, w in COUNTED.items()],
        "wrong": wrong,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return at.shown("person.html", "personal", context, status)


def _column(name: str) -> str:
    if name == "keys":
        return said(Said("What gives rank"))
    return said(COLUMNS[name]) if name in COLUMNS else name


def _place(at: Opened, session: str, guest: str) -> str:
    """Where they sit, as the plan says it; empty where it does not tell of them."""
    try:
        view = seen.view_of(at.kept, session, at.who, language())
    except UnknownNameError:
        return ""
    groups: tuple[Group, ...] = (*view.tables, *view.rows)
    called = (
        where_of(group, language())[place.id]
        for group in groups
        for place in group.places
        if place.guest is not None and place.guest.id == guest
    )
    return next(called, "")


def _told(name: str, value: Any, named: Mapping[str, str]) -> str:
    """What a field holds; whom it names is called as on the list."""
    column = columns_of("guests").get(name)
    if column is None or not (column.of or column.choices):
        return _value(value)
    found = value if isinstance(value, list) else [value]
    called = {w: said(CHOICES[w]) for w in column.choices if w in CHOICES} or named
    return ", ".join(called.get(one, _value(one)) for one in map(str, found))


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_value(one)}" for name, one in value.items())
    return str(value)
