"""The lists of an event as grids: edited by planners, read by others as far as they may know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from preseance.formats.workbook.columns import Column
from preseance.formats.workbook.kinds import Kind
from preseance.model.translations import translation
from preseance.server.events import seen
from preseance.server.events.grids import GRIDS, Listing
from preseance.server.events.roles import Op
from preseance.server.pages.cell_words import choices_of, holds, options_of, reading
from preseance.server.pages.grid_words import CHOICES, COLUMNS, LISTS, SPOKEN
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.views.guests import guest_view
from preseance.views.records import GuestView
from preseance.wording.code_names import language_name
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
    columns = {c.name: c for c in listing.columns()}
    held = {n: holds(c, listing.grid) for n, c in columns.items()}
    options = {of: options_of(of, listing, language()) for of in sorted({*held.values()} - {""})}
    told = {n: _column(c, held[n]) for n, c in columns.items()}
    rows = listing.rows()
    filled = {n for _, cells in rows for n in cells}
    empty = {n for n, of in held.items() if of and not options[of] and n not in filled}
    seen = _chosen(at.request, listing, [*columns], empty)
    known = {n: dict(told[n]["choices"]) | dict(options.get(held[n], ())) for n in seen}
    return {
        "grid": {
            "name": name,
            "called": said(LISTS.get(name, Said("Tables"))),
            "columns": [told[n] for n in seen],
            "all": [c | {"seen": n in seen, "filled": n in filled} for n, c in told.items()],
            "rows": [
                {
                    "id": identifier,
                    "cells": [
                        {
                            "column": told[n],
                            "text": (text := cells.get(n, "")),
                            "shown": reading(columns[n], text, known[n]),
                        }
                        for n in seen
                    ],
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
                {k: c[k] for k in ("name", "called", "kind", "choices", "of")}
                for c in told.values()
            ],
            "options": options,
        },
        "spoken": {n: said(text) for n, text in SPOKEN.items()},
    }


def _chosen(
    request: HttpRequest, listing: Listing, known: Sequence[str], empty: Collection[str]
) -> list[str]:
    """The columns somebody has chosen for a list, remembered while they are signed in.

    Until they choose, those are left out in which nothing could be named (``empty``).
    """
    name = listing.grid.name
    remembered: dict[str, list[str]] = request.session.get("columns", {})
    asked = [n for n in known if n in request.GET.getlist("column")]
    if asked:
        request.session["columns"] = remembered | {name: asked}
    wanted = asked or [n for n in known if n in remembered.get(name, ())]
    first = [n for n in listing.grid.usual if n in wanted or not (wanted or n in empty)]
    return first + [n for n in wanted if n not in first]


def _column(column: Column, held: str) -> dict[str, Any]:
    return {
        "name": column.name,
        "called": _heading(column.name),
        "note": column.note if language() == "en" else "",
        "kind": column.kind.value,
        "number": column.kind in _NUMBERS,
        "choices": choices_of(column, language()),
        "of": held,
    }


def _heading(name: str) -> str:
    """What a column is called; one of the user's own goes by its name."""
    told = translation(name)
    if told is not None:
        spoken = language_name(told[1], language())
        return said(Said("{column} ({language})", column=COLUMNS[told[0]], language=spoken))
    if name in COLUMNS:
        return said(COLUMNS[name])
    if (plain := name.removeprefix("also_")) in COLUMNS:
        return said(Said("{column} (second office)", column=COLUMNS[plain]))
    if (plain := name.removeprefix("represents_")) in COLUMNS:
        return said(Said("{column} (of whom they stand in for)", column=COLUMNS[plain]))
    return name


def _as_known(at: Opened) -> dict[str, Any]:
    """The guests as the caller's audience may know them, those of their delegation for a liaison."""
    checked, who = seen.checked_of(at.kept), at.who
    views = [
        guest_view(checked, g.id, who.role.audience, language())
        for g in at.kept.event.guests
        if not who.role.of_delegation or g.delegation == who.delegation
    ]
    listing = Listing(GRIDS[GUESTS], at.kept.event)
    known = {of: dict(options_of(of, listing, language())) for of in ("diets", "needs")}

    def told(guest: GuestView, field: str) -> str:
        """What people read of one field."""
        value = getattr(guest, field)
        match field:
            case "status":
                return said(CHOICES[value]) if value else ""
            case "diet":
                return ", ".join(known["diets"].get(d, d) for d in guest.diets)
            case "access":
                return ", ".join(known["needs"].get(n, n) for n in guest.needs)
        return "" if value is None else str(value)

    fields = [f for f in _READ if any(told(v, f) for v in views)]
    return {
        "heads": [said(COLUMNS[_HEADS.get(f, f)]) for f in fields],
        "guests": [[told(v, f) for f in fields] for v in views],
    }
