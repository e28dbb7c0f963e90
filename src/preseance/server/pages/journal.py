"""The journal of an event and its variants: looked at, compared, gone back to, taken over."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from preseance.errors import PreseanceError, UnknownNameError
from preseance.server.events import store, variants
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept, Past
from preseance.server.pages.done_words import done_by
from preseance.server.pages.journal_words import LEVELS, WORDS
from preseance.server.pages.opening import Opened, language, opened, said, said_all

PAGE = 100
"""Revisions on one page."""
_LONGEST = 9
"""Digits of a revision."""
_LONGEST_NAME = 40
_CONFLICT = 409
_WRONG = 422


@require_http_methods(["GET", "POST"])
@login_required
def journal(request: HttpRequest, event: str) -> HttpResponse:
    """Revisions, the latest first: ``?before=N`` earlier ones, ``?from=N&to=M`` two compared."""
    at = opened(request, event, Op.JOURNAL)
    problem: PreseanceError | None = None
    if request.method == "POST":
        opened(request, event, Op.EDIT)
        try:
            number, base = _number(request.POST, "revision"), _number(request.POST, "base")
            store.go_back(event, at.person, number, command_id=_id(request), base=base)
            return redirect("journal", event)
        except PreseanceError as error:
            problem = error
            at = opened(request, event, Op.JOURNAL)
    latest = at.kept.revision
    before = _number(request.GET, "before", latest + 1)
    first = max(0, before - 1 - PAGE)
    past = [p for p in store.journal(event, first, PAGE) if p.number < before]
    context = {
        **_common(problem),
        "latest": latest,
        "revisions": [_revision(p) for p in reversed(past)],
        "earlier": first + 1 if first else 0,
        "later": before <= latest,
        "edits": at.who.may(Op.EDIT),
        "compared": _compared(at, event),
    }
    return at.shown("journal.html", "journal", context, status=_status(problem))


def _compared(at: Opened, event: str) -> dict[str, Any] | None:
    """The two revisions asked for, side by side."""
    asked = at.request.GET
    if "from" not in asked:
        return None
    one, other = _number(asked, "from"), _number(asked, "to", at.kept.revision)
    try:
        kept = store.at_revision(event, one), store.at_revision(event, other)
    except UnknownNameError:
        raise Http404 from None
    return {"one": one, "other": other, **_beside(at, *kept)}


def _beside(at: Opened, one: Kept, other: Kept) -> dict[str, Any]:
    told = variants.beside(one, other, at.who, language())
    findings = told.get("findings", {"gained": [], "lost": []})
    cost = told.get("cost")
    return {
        "places": told["places"],
        "parts": told["parts"],
        "gained": findings["gained"],
        "lost": findings["lost"],
        "same": not (told["places"] or told["parts"] or findings["gained"] or findings["lost"]),
        "cost": cost
        and [
            (level, said(LEVELS[level]), cost["before"][level], cost["after"][level])
            for level in cost["before"]
        ],
    }


@require_http_methods(["GET", "POST"])
@login_required
def variants_page(request: HttpRequest, event: str) -> HttpResponse:
    """Variants of an event: begun, compared (``?name=B``), taken over, dropped."""
    at = opened(request, event, Op.ASK)
    problem: PreseanceError | None = None
    if request.method == "POST":
        try:
            _done(at, event)
            return redirect("variants", event)
        except PreseanceError as error:
            problem = error
            at = opened(request, event, Op.ASK)
    first = variants.first_of(event)
    known = variants.variants_of(event)
    context = {
        **_common(problem),
        "first": first,
        "latest": store.latest(first).revision,
        "variants": known,
        "arranges": at.who.may(Op.ARRANGE),
        "edits": at.who.may(Op.EDIT),
        "compared": _against(at, first, known),
    }
    return at.shown("variants.html", "variants", context, status=_status(problem))


def _against(at: Opened, first: str, known: list[variants.Variant]) -> dict[str, Any] | None:
    """The event and the variant asked for, side by side."""
    name = at.request.GET.get("name")
    if name is None:
        return None
    found = next((v for v in known if v.name == name), None)
    if found is None:
        raise Http404
    both = store.latest(first), store.latest(found.key)
    return {"name": name, **_beside(at, *both)}


def _done(at: Opened, event: str) -> None:
    """What a form of the page of variants asks.

    Raises
    ------
    PreseanceError
        Where it is not done.
    """
    asked, name = at.request.POST, at.request.POST.get("name", "").strip()
    match asked.get("do"):
        case "branch":
            opened(at.request, event, Op.ARRANGE)
            if not name or len(name) > _LONGEST_NAME or "/" in name:
                raise UnknownNameError(WORDS["name"], name)
            variants.branch(event, name, at.person, _number(asked, "revision"))
        case "take":
            opened(at.request, event, Op.EDIT)
            variants.take(
                event, name, at.person, command_id=_id(at.request), base=_number(asked, "base")
            )
        case "drop":
            opened(at.request, event, Op.EDIT)
            variants.drop(event, name, at.person)
        case _:
            raise Http404


_LONGEST_NAME = 40


def _common(problem: PreseanceError | None) -> dict[str, Any]:
    return {
        "words": said_all(WORDS),
        "problem": problem and problem.said(language()),
        "command": uuid.uuid4(),
    }


def _status(problem: PreseanceError | None) -> int:
    if problem is None:
        return 200
    return _CONFLICT if isinstance(problem, store.ClashError) else _WRONG


def _revision(past: Past) -> dict[str, Any]:
    return {
        "number": past.number,
        "author": past.author,
        "time": parse_datetime(past.time),
        "what": done_by(past),
        "parts": len(past.delta),
    }


def _number(asked: Mapping[str, Any], name: str, otherwise: int | None = None) -> int:
    """A revision by its number.

    Raises
    ------
    Http404
        Where what was sent is none.
    """
    given = str(asked.get(name, ""))
    if not given and otherwise is not None:
        return otherwise
    if not given.isascii() or not given.isdecimal() or len(given) > _LONGEST:
        raise Http404
    return int(given)


def _id(request: HttpRequest) -> uuid.UUID:
    """The id of a command, which the form was given: sent twice, it is done once."""
    try:
        return uuid.UUID(str(request.POST.get("command", "")))
    except ValueError:
        raise Http404 from None
