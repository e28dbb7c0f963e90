"""Rooms: measures and tables by form, the drawing beside them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods
from pydantic import ValidationError

from preseance.documents.pages.room_plan import room_plan
from preseance.errors import PreseanceError
from preseance.formats.cells import expected_of
from preseance.formats.importing.guests import Ids, kebab_of
from preseance.model.room import Form, Room
from preseance.planning.commands import command_of
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.events.store import ClashError
from preseance.server.pages.grid_words import CHOICES, SPOKEN
from preseance.server.pages.imports import told
from preseance.server.pages.lists import shown
from preseance.server.pages.opening import Opened, language, opened, said, said_all, wanted
from preseance.server.pages.rooms_words import WORDS
from preseance.views.forms import room_view

_PAGE = "rooms"
_LIMITS: dict[str, tuple[float, float]] = {
    "width": (1, 1000), "depth": (1, 1000), "number": (1, 200), "seats": (1, 2000),
    "across": (1, 100), "apart": (0.5, 100), "x": (0, 1000), "y": (0, 1000),
}  # fmt: skip
_WHOLE = ("number", "seats", "across")
_USUAL = {
    "form": "round",
    "number": "6",
    "seats": "8",
    "across": "3",
    "apart": "4.2",
    "x": "3",
    "y": "3",
}
_MOST_NAME = 200
_Errors = dict[str, str]


@require_http_methods(["GET", "POST"])
@login_required
def rooms(request: HttpRequest, event: str, room: str = "") -> HttpResponse:
    """One room of the event, the first where none is named."""
    at = opened(request, event, Op.EDIT)
    there = {r.id: r for r in at.kept.event.rooms}
    if room and room not in there:
        raise Http404
    name = room or next(iter(there), "")
    errors: _Errors = {}
    if request.method == "POST":
        gone_to = _changed(at, there.get(name), errors)
        if not errors:
            return redirect("room-of", event, gone_to)
    current = there.get(name)
    context: dict[str, Any] = {
        "words": said_all(SPOKEN),
        "its": said_all(WORDS),
        "errors": errors,
        "rooms": [
            {"id": r.id, "name": r.in_language(language()).name, "current": r.id == name}
            for r in there.values()
        ],
        "room": current,
        "drawing": _drawing(current),
        "given": _USUAL
        | {
            n: request.POST.get(n, "")
            for n in (*_USUAL, "name", "width", "depth")
            if n in request.POST
        },
        "forms": [(f.value, said(CHOICES[f.value])) for f in Form if f.value in CHOICES],
    }
    if current is not None:
        context |= shown(at, "tables", name)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return at.shown("rooms.html", _PAGE, context, status)


@require_GET
@login_required
def drawing(request: HttpRequest, event: str, room: str) -> HttpResponse:
    """The drawing of a room, as it is now."""
    at = opened(request, event, Op.EDIT)
    found = next((r for r in at.kept.event.rooms if r.id == room), None)
    if found is None:
        raise Http404
    return HttpResponse(_drawing(found))


def _drawing(room: Room | None) -> str:
    if room is None or not room.tables:
        return ""
    called = said(WORDS["drawing"])
    # Made of texts that were escaped one by one.
    return mark_safe(room_plan(room_view(room.in_language(language()), language()), called))


def _number(request: HttpRequest, name: str, errors: _Errors) -> float:
    low, high = _LIMITS[name]
    text = request.POST.get(name, "").strip().replace(",", ".")[:20]
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not low <= found <= high or (name in _WHOLE and found != int(found)):
        sentence = said(WORDS["no-number"])
        errors[name] = sentence.replace("{low}", f"{low:g}").replace("{high}", f"{high:g}")
        return low
    return int(found) if name in _WHOLE else found


def _changed(at: Opened, room: Room | None, errors: _Errors) -> str:
    """Do what a form asks; the id of the room, and what is wrong by field."""
    request = at.request
    base = request.POST.get("revision", "")
    if not (base.isascii() and base.isdecimal() and int(base[:10]) <= at.kept.revision):
        errors["all"] = said(WORDS["stale"])
        return ""
    match request.POST.get("do"):
        case "set-out" if room is not None:
            name, command = room.id, _set_out(request, room, errors)
        case "save" if room is not None:
            name = room.id
            command = {"do": "change-room", "id": name, "fields": _measures(request, errors)}
        case _:
            fields = _measures(request, errors)
            ids = Ids([r.id for r in at.kept.event.rooms])
            name = ids.give(kebab_of(fields["name"], "room"))
            command = {"do": "add-room", "row": {"id": name, **fields}}
    if errors:
        return name
    try:
        store.do(at.who.key, at.person, command_of(command), command_id=uuid4(), base=int(base))
    except ClashError:
        errors["all"] = said(WORDS["stale"])
    except ValidationError as error:
        errors["all"] = " ".join(wanted(expected_of(e)) for e in error.errors(include_url=False))
    except PreseanceError as error:
        errors["all"] = " ".join(told(error))
    return name


def _measures(request: HttpRequest, errors: _Errors) -> dict[str, Any]:
    name = request.POST.get("name", "").strip()[:_MOST_NAME].replace("\0", "")
    if not name:
        errors["name"] = said(WORDS["name"])
    return {"name": name, **{n: _number(request, n, errors) for n in ("width", "depth")}}


def _set_out(request: HttpRequest, room: Room, errors: _Errors) -> dict[str, Any]:
    """Tables in lines, after those that are there; the room grows where they would not fit."""
    form = request.POST.get("form", "")
    if form not in list(Form):
        errors["form"] = said(WORDS["form"])
    asked = {
        n: _number(request, n, errors) for n in ("number", "seats", "across", "apart", "x", "y")
    }
    ids = Ids([t.id for t in room.tables])
    tables: list[dict[str, Any]] = [
        t.model_dump(mode="json", by_alias=True, exclude_unset=True) for t in room.tables
    ]
    last = max((t.number or 0 for t in room.tables), default=0)
    for k in range(int(asked["number"])):
        line, place = divmod(k, int(asked["across"]))
        tables.append(
            {
                "id": ids.give(f"t{last + k + 1}"),
                "number": last + k + 1,
                "form": form,
                "seats": asked["seats"],
                "x": round(asked["x"] + place * asked["apart"], 2),
                "y": round(asked["y"] + line * asked["apart"], 2),
            }
        )
    half = asked["apart"] / 2
    fields = {
        "tables": tables,
        "width": max(room.width, *(round(t.get("x", 0) + half, 1) for t in tables)),
        "depth": max(room.depth, *(round(t.get("y", 0) + half, 1) for t in tables)),
    }
    return {"do": "change-room", "id": room.id, "fields": fields}
