"""The import of lists, step by step: a list is sent, looked at, its columns mapped, then taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from preseance.errors import InputError, PreseanceError, UnknownNameError
from preseance.formats.importing import Imported
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.headings import FIELDS
from preseance.formats.importing.report import import_report
from preseance.formats.importing.words import said as import_said
from preseance.formats.lists import TAKEN
from preseance.formats.spreadsheets.sheets import letters
from preseance.model.translations import translation
from preseance.server.events import store
from preseance.server.events.roles import Op
from preseance.server.events.store import ClashError
from preseance.server.imports import waiting
from preseance.server.imports.models import Waiting
from preseance.server.pages.grid_words import COLUMNS
from preseance.server.pages.import_words import WORDS
from preseance.server.pages.opening import Opened, language, opened, said, said_all
from preseance.wording.message import Message
from preseance.wording.said import in_language

_PAGE = "lists"
_NOTE = "note"
_MOST_JOINED = 500
_FIELDS = tuple(f for f in FIELDS if f not in ("doubts", "family_or_group"))


def sent(request: HttpRequest) -> tuple[str, bytes] | None:
    """The list that a form sends, by file or pasted: its name and content; None where there is none."""
    file = request.FILES.get("list")
    if file is not None and file.size is not None and file.size > waiting.MOST_BYTES:
        return str(file.name), b" " * (waiting.MOST_BYTES + 1)
    if file is not None:
        return str(file.name), file.read()
    pasted = request.POST.get("pasted", "")
    return (
        ("list.tsv" if "\t" in pasted else "list.csv", pasted.encode()) if pasted.strip() else None
    )


def told(error: PreseanceError) -> list[str]:
    """An error as sentences."""
    if isinstance(error, InputError):
        return [m.said(language()) for m in error.mistakes]
    return [error.said(language())]


@require_http_methods(["GET", "POST"])
@login_required
def start(request: HttpRequest, event: str) -> HttpResponse:
    """A list is sent."""
    at = opened(request, event, Op.EDIT)
    errors: list[str] = []
    if request.method == "POST":
        given = sent(request)
        if given is None:
            errors = [said(WORDS["none-yet"])]
        else:
            try:
                row = waiting.kept(at.who, at.person, *given)
            except PreseanceError as error:
                errors = told(error)
            else:
                return redirect("import-list", event, row.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return at.shown("import.html", _PAGE, {"words": said_all(WORDS), "errors": errors}, status)


@require_http_methods(["GET", "POST"])
@login_required
def look(request: HttpRequest, event: str, number: UUID) -> HttpResponse:
    """A list that waits: what becomes of it, what it is to be read as; taken or left."""
    at = opened(request, event, Op.EDIT)
    try:
        row = waiting.waiting(at.who, at.person, number)
    except UnknownNameError:
        raise Http404 from None
    errors: list[str] = []
    if request.method == "POST":
        match request.POST.get("do"):
            case "leave":
                row.delete()
                return redirect("lists", event)
            case "take":
                errors = _taken(at, row, request.POST.get("revision", ""))
                if not errors:
                    return redirect("lists", event)
            case _:
                errors = _asked(at, row, request)
                if not errors:
                    return redirect("import-list", event, row.pk)
    try:
        found = waiting.read(row, at.kept)
    except PreseanceError as error:
        errors += told(error)
        row.asked = {}
        found = waiting.read(row, at.kept)
    context = {"words": said_all(WORDS), "errors": errors, **_shown(at, row, found)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return at.shown("import_list.html", _PAGE, context, status)


def _taken(at: Opened, row: Waiting, revision: str) -> list[str]:
    """Take the list as it was looked at; what stands in the way."""
    if not revision.isascii() or not revision.isdecimal() or len(revision) > len(str(2**31)):
        return [said(WORDS["looked"])]
    try:
        waiting.take(row, at.person, store.at_revision(at.who.key, int(revision)))
    except (ClashError, UnknownNameError):
        return [said(WORDS["looked"])]
    except PreseanceError as error:
        return told(error)
    return []


def _asked(at: Opened, row: Waiting, request: HttpRequest) -> list[str]:
    """Remember how the list is to be read, where it can be read so."""
    before = row.asked
    columns: dict[str, list[str]] = {}
    for key, field in request.POST.items():
        letter = key.removeprefix("column-")
        if letter != key and isinstance(field, str) and field != request.POST.get(f"was-{letter}"):
            columns.setdefault(field or _NOTE, []).append(letter)
    held = {f: list(n) for f, n in (before.get("columns") or {}).items()}
    mapped = {letter for names in columns.values() for letter in names}
    for field, names in held.items():
        columns[field] = [n for n in names if n not in mapped] + columns.get(field, [])
    sheet = request.POST.get("sheet", "")
    if sheet != before.get("sheet", ""):
        columns = {}
    row.asked = {
        "sheet": sheet[:200],
        "columns": {f: n for f, n in columns.items() if n},
        "join": [
            pair.split("=", 1)
            for pair in request.POST.getlist("join")[:_MOST_JOINED]
            if "=" in pair
        ],
        "merge": request.POST.get("merge") == "yes",
    }
    try:
        waiting.read(row, at.kept)
    except PreseanceError as error:
        row.asked = before
        return told(error)
    row.save(update_fields=["asked"])
    return []


def _shown(at: Opened, row: Waiting, found: Imported) -> dict[str, Any]:
    report = import_report(found, language())
    persons = {p["guest"]: p for p in report["persons"]}
    sheets = found.reading.columns
    names = {g.id: g.name for g in found.event.guests}
    doubtful = {d["guest"] for d in report["doubtful"]}
    return {
        "list_name": row.name,
        "number": row.pk,
        "revision": at.kept.revision,
        "sheets": [s.sheet for s in sheets] if len(sheets) > 1 or row.asked.get("sheet") else [],
        "sheet": row.asked.get("sheet", ""),
        "columns": [_column(c, found) for c in sheets[0].columns] if len(sheets) == 1 else [],
        "new": [
            {
                "id": g,
                "name": names.get(g) or g,
                "at": persons.get(g, {}).get("at", ""),
                "title": _text(persons.get(g, {}), "title", "function"),
                "delegation": _text(persons.get(g, {}), "delegation", "organisation"),
                "status": persons.get(g, {}).get("status", ""),
                "doubtful": g in doubtful,
            }
            for g in report["new"]
        ],
        "changed": [
            c
            | {
                "name": names.get(c["guest"]) or c["guest"],
                "called": said(COLUMNS[c["field"]]) if c["field"] in COLUMNS else c["field"],
            }
            for c in report["changed"]
        ],
        "doubts": report["doubts"],
        "doubles": [
            {
                "pair": "=".join(d["guests"]),
                "called": in_language(WORDS["join-these"], language()).format(
                    one=f"{d['names'][0]} ({d['at'][0]})", other=f"{d['names'][1]} ({d['at'][1]})"
                ),
                "joined": False,
            }
            for d in report["doubles"]
        ]
        + [
            {"pair": "=".join(pair), "called": " = ".join(pair), "joined": True}
            for pair in row.asked.get("join", ())
        ],
        "missing": [names.get(g) or g for g in report["missing"]],
        "skipped": report["skipped"],
        "rules": report["rules"],
        "remarks": report["remarks"],
        "merge": row.asked.get("merge", False),
        "may_merge": store.original(at.who.key, TAKEN) is not None,
        "nothing": found.event == at.kept.event,
        "titles": {n: said(COLUMNS[n]) for n in ("title", "delegation", "status")},
    }


def _text(person: dict[str, Any], *fields: str) -> str:
    return next((str(person[f]) for f in fields if person.get(f)), "")


def _column(column: Column, found: Imported) -> dict[str, Any]:
    letter = letters(column.number)
    held = (p.cells.get(column.heading) or p.cells.get(letter) or "" for p in found.reading.persons)
    return {
        "letter": letter,
        "heading": column.heading or letter,
        "field": column.field,
        "companion": column.companion,
        "example": next((t for t in held if t), ""),
        "choices": _choices(column.field),
    }


def _choices(current: str) -> Sequence[tuple[str, str]]:
    """What a column may hold, and what that is called."""
    known = [(f, import_said(Message(f"import.field.{f}"), language())) for f in _FIELDS]
    known.sort(key=lambda pair: pair[1].casefold())
    own = [(current, current)] if current and translation(current) else []
    return [("", said(WORDS["note"])), *own, *known]
