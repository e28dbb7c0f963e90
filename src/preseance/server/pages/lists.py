"""The lists of an event as grids: edited by planners, read by others as far as they may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from preseance.formats.workbook.columns import Column
from preseance.formats.workbook.kinds import Kind
from preseance.model.event import Event
from preseance.model.translations import translation
from preseance.rules import RULES
from preseance.server.events import seen
from preseance.server.events.grids import GRIDS, Listing
from preseance.server.events.roles import Op
from preseance.server.pages.grid_words import CHOICES, COLUMNS, LISTS, SPOKEN
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.views.guests import guest_view
from preseance.wording.said import Said

GUESTS = "guests"
_READ = (
    "full_name",
    "title",
    "delegation",
    "rank",
    "partner",
    "languages",
    "status",
    "diet",
    "access",
)
"""Fields of a guest's view that a list shows; what an audience may not know is empty."""
_HEADS = {"full_name": "name"}
_NUMBERS = (Kind.NUMBER,)


@require_GET
@login_required
def lists(request: HttpRequest, event: str, name: str = GUESTS) -> HttpResponse:
    """One list of the event."""
    at = opened(request, event, Op.SEE if name == GUESTS else Op.EDIT)
    if name not in LISTS:
        raise Http404
    if not at.who.may(Op.EDIT):
        return at.shown("guests.html", "lists", {"words": said_all(SPOKEN), **_as_known(at)})
    return at.shown(
        "lists.html", "lists", {"current": name, "words": said_all(SPOKEN), **shown(at, name)}
    )


def shown(at: Opened, name: str, room: str = "") -> dict[str, Any]:
    """What a page with a grid needs: ``grid`` for the template, ``page`` and ``spoken`` for the scripts."""
    listing = Listing(GRIDS[name], at.kept.event, room)
    columns = [_column(c, listing) for c in listing.columns()]
    rows = listing.rows()
    filled = {n for _, cells in rows for n in cells}
    seen = _chosen(at.request, listing, [c["name"] for c in columns])
    by_name = {c["name"]: c for c in columns}
    return {
        "grid": {
            "name": name,
            "called": said(LISTS.get(name, Said("Tables"))),
            "columns": [by_name[n] for n in seen],
            "all": [
                c | {"seen": c["name"] in seen, "filled": c["name"] in filled} for c in columns
            ],
            "rows": [
                {
                    "id": identifier,
                    "cells": [_cell(by_name[n], cells.get(n, "")) for n in seen],
                }
                for identifier, cells in rows
            ],
        },
        "tabs": [
            {"name": n, "called": said(text), "current": n == name} for n, text in LISTS.items()
        ],
        "page": {
            "event": at.kept.key,
            "revision": at.kept.revision,
            "list": name,
            "room": room,
            "columns": [
                {k: c[k] for k in ("name", "called", "kind", "choices", "of")} for c in columns
            ],
            "options": dict(_options(at.kept.event, {c["of"] for c in columns})),
        },
        "spoken": {n: said(text) for n, text in SPOKEN.items()},
    }


def _chosen(request: HttpRequest, listing: Listing, known: Sequence[str]) -> list[str]:
    """The columns somebody has chosen for a list, remembered while they are signed in."""
    name = listing.grid.name
    remembered: dict[str, list[str]] = request.session.get("columns", {})
    asked = [n for n in known if n in request.GET.getlist("column")]
    if asked:
        request.session["columns"] = remembered | {name: asked}
    wanted = asked or [n for n in known if n in remembered.get(name, ())]
    first = [n for n in listing.grid.usual if not wanted or n in wanted]
    return first + [n for n in wanted if n not in first]


def _cell(column: dict[str, Any], text: str) -> dict[str, Any]:
    shown = next((called for word, called in column["choices"] if word == text), text)
    return {"column": column, "text": text, "shown": shown}


def _column(column: Column, listing: Listing) -> dict[str, Any]:
    choices = [[word, _called(word)] for word in column.choices]
    return {
        "name": column.name,
        "called": _heading(column.name),
        "note": column.note if language() == "en" else "",
        "kind": column.kind.value,
        "number": column.kind in _NUMBERS,
        "choices": choices,
        "of": column.of,
    }


def _heading(name: str) -> str:
    told = translation(name)
    if told is not None:
        return said(Said("{column} ({language})", column=COLUMNS[told[0]], language=told[1]))
    return said(COLUMNS[name]) if name in COLUMNS else name


def _called(word: str) -> str:
    return said(CHOICES[word]) if word in CHOICES else word


def _options(event: Event, wanted: set[str]) -> Iterator[tuple[str, list[list[str]]]]:
    """What may be named in cells, by what it is: ids and what they are called."""
    known: dict[str, list[list[str]]] = {
        "guests": [[g.id, g.name or g.id] for g in event.guests],
        "delegations": [[d.id, d.name] for d in event.delegations],
        "sessions": [[s.id, s.title] for s in event.sessions],
        "rooms": [[r.id, r.name] for r in event.rooms],
        "rules": [[kind, rule.title] for kind, rule in sorted(RULES.items())],
    }
    for name in sorted(wanted - {""}):
        yield name, known[name]


def _as_known(at: Opened) -> dict[str, Any]:
    """The guests as the caller's audience may know them, those of their delegation for a liaison."""
    checked, who = seen.checked_of(at.kept), at.who
    views = [
        guest_view(checked, g.id, who.role.audience, language())
        for g in at.kept.event.guests
        if not who.role.of_delegation or g.delegation == who.delegation
    ]
    fields = [f for f in _READ if any(getattr(v, f) not in ("", None) for v in views)]
    return {
        "heads": [said(COLUMNS[_HEADS.get(f, f)]) for f in fields],
        "guests": [["" if (v := getattr(g, f)) is None else v for f in fields] for g in views],
    }
