"""The lists of an event as grids: read by whoever may know them, changed by whoever may edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from preseance.errors import InputError
from preseance.server.api.callers import person_of
from preseance.server.api.errors import body_of, spoken
from preseance.server.api.events import ANSWER, EventKey, refusing
from preseance.server.api.schemas import Body, CommandId, Key, Number
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.events.grid_edits import CellsError, Edits, clashes, command_for, located
from preseance.server.events.grids import GRIDS, Listing
from preseance.server.events.roles import Op
from preseance.server.events.store import ClashError

router = Router(tags=["lists"])
MOST_ROWS = 5_000
Answer = dict[str, Any]
ListName = Literal["guests", "delegations", "rules", "requests", "programme", "tables"]
Cell = Annotated[str, Field(max_length=10_000)]
CellsOf = Annotated[dict[Annotated[str, Field(max_length=80)], Cell], Field(max_length=200)]


class RowBody(Body):
    """Some cells of a row."""

    id: Key
    cells: CellsOf


class GridBody(Body):
    """Edits of a list as it was seen; they are one revision, taken whole or not at all."""

    id: CommandId
    base_revision: Number
    changed: Annotated[list[RowBody], Field(max_length=MOST_ROWS)] = Field(default_factory=list)
    added: Annotated[list[CellsOf], Field(max_length=MOST_ROWS)] = Field(default_factory=list)
    removed: Annotated[list[Key], Field(max_length=MOST_ROWS)] = Field(default_factory=list)


@router.get("/events/{event}/lists/{list}", response=ANSWER)
def see_list(
    request: HttpRequest, event: EventKey, list: ListName, room: Key | None = None
) -> Answer:
    """A list as cells: ``columns``, and ``rows`` with ``id`` and what is filled in ``cells``.

    ``room`` says whose tables.
    """
    entry(event, person_of(request), Op.EDIT)
    kept = store.latest(event)
    with refusing():
        listing = Listing(GRIDS[list], kept.event, room or "")
    return {
        "revision": kept.revision,
        "columns": [
            {"name": c.name, "kind": c.kind.value, "choices": [*c.choices], "of": c.of}
            for c in listing.columns()
        ],
        "rows": [{"id": name, "cells": cells} for name, cells in listing.rows()],
    }


@router.post("/events/{event}/lists/{list}", response=ANSWER)
def edit_list(
    request: HttpRequest,
    event: EventKey,
    list: ListName,
    body: GridBody,
    room: Key | None = None,
) -> Answer | Status[Answer]:
    """Cells are changed, rows added and removed, as one revision.

    ``{revision, rows, added, removed, merged}``: rows as they are now, ids of new ones in order. What cannot
    be taken is told cell by cell with 422, what others changed meanwhile with 409 and ``cells``.
    """
    person = person_of(request)
    entry(event, person, Op.EDIT)
    edits = Edits({r.id: r.cells for r in body.changed}, body.added, body.removed)
    with refusing():
        listing = Listing(
            GRIDS[list], store.at_revision(event, body.base_revision).event, room or ""
        )
        try:
            command = command_for(listing, edits)
            if command is None:
                return {
                    "revision": body.base_revision,
                    "rows": [],
                    "added": [],
                    "removed": [],
                    "merged": [],
                }
            done = store.do(event, person, command, command_id=body.id, base=body.base_revision)
        except CellsError as error:
            return _refused(error)
        except InputError as error:
            return _refused(located(listing, error.mistakes, edits))
        except ClashError as error:
            return Status(409, body_of(error) | {"cells": clashes(listing, error)})
    now = Listing(GRIDS[list], store.at_revision(event, done.revision).event, room or "")
    before = {name for name, _ in listing.rows()}
    touched = {r.id for r in body.changed}
    rows = now.rows()
    return {
        "revision": done.revision,
        "rows": [
            {"id": name, "cells": cells}
            for name, cells in rows
            if name in touched or name not in before
        ],
        "added": [name for name, _ in rows if name not in before][-len(body.added) :]
        if body.added
        else [],
        "removed": [*body.removed],
        "merged": [{"revision": p.number, "author": p.author} for p in done.merged],
    }


def _refused(error: CellsError) -> Status[Answer]:
    """Every cell that cannot be taken, with its sentence."""
    language = spoken()
    told = {
        "detail": error.said(language),
        "errors": [cell.record(language) for cell in error.cells],
    }
    return Status(422, told)
