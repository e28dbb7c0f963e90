"""A new event in three steps: what it is, who comes, in what room."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from preseance.errors import ConflictError
from preseance.formats.importing import Imported, import_list
from preseance.formats.importing.guests import kebab_of
from preseance.formats.importing.occasions import Occasion, placed
from preseance.formats.importing.occasions import begun as room_for
from preseance.model.event import Event
from preseance.model.room import Form, Table
from preseance.rules.kinds.pin import Pin
from preseance.server.imports.waiting import MOST_GUESTS, as_file
from preseance.wording.said import Said

USUAL: Final = ""
"""A room with the tables that the list names, else round ones."""
SINGLE: Final = ("long", "u", "dais", "hollow-square")
"""Forms of which one table seats all."""
MANY: Final = ("round",)
FORMS: Final = (USUAL, *MANY, *SINGLE)
MOST_TABLES: Final = 500
_FIRST = 8
"""Places of a room for guests who are not named yet."""


@dataclass(frozen=True)
class Asked:
    """What somebody said of a new event."""

    title: str
    kind: str
    """One of `formats.importing.KINDS`; empty: guessed from the list."""
    day: date | None
    form: str = USUAL
    seats: int = _FIRST
    """At each table, where there are several."""
    language: str = "en"


def without_guests(asked: Asked, today: date) -> Event:
    """An event with a room, whose guests are to come."""
    made = Occasion(asked.kind or "dinner", asked.title, asked.day or today, dated=True)
    event = room_for(made, kebab_of(asked.title, "event"), asked.language, {}, _FIRST)
    return _in_room(event, asked, _FIRST)


def from_list(asked: Asked, name: str, content: bytes) -> tuple[Event, Imported]:
    """An event with everybody of a list.

    Raises
    ------
    InputError
        Where it cannot be read as a list of guests, or is too large.
    ConflictError
        Where the list gives tables and another room is asked for.
    """
    with as_file(name, content) as file:
        home = file.parent / kebab_of(asked.title, "event")
        found = import_list(home, file, occasion=asked.kind, most=MOST_GUESTS)
    event = found.event
    if asked.form != USUAL and any(r.kind == Pin.kind for r in event.rules):
        raise ConflictError(
            Said(
                "The list gives guests their tables: leave the room to it, or take the tables out."
            )
        )
    said = {"title": asked.title} | ({"start": asked.day} if asked.day else {})
    event = event.model_copy(update=said)
    coming = sum(g.status != "declined" for g in event.guests)
    return _in_room(event, asked, coming), replace(found, event=event)


def _in_room(event: Event, asked: Asked, coming: int) -> Event:
    """The event with its room as it was asked for."""
    if asked.form == USUAL:
        return event
    if asked.form in MANY:
        number = min(max(1, math.ceil(coming / asked.seats)), MOST_TABLES)
        tables = [
            Table(id=f"t{n}", number=n, form=Form(asked.form), seats=asked.seats)
            for n in range(1, number + 1)
        ]
    else:
        # Sides alike; one chair to spare at most.
        tables = [
            Table(id="t1", number=1, form=Form(asked.form), seats=max(2, coming + coming % 2))
        ]
    set_out = placed(tables)
    reach = max(4.0, max(t.seats for t in tables) * 0.35)
    room = event.rooms[0].model_copy(
        update={
            "tables": set_out,
            "width": round(max(t.x for t in set_out) + reach, 1),
            "depth": round(max(t.y for t in set_out) + reach, 1),
        }
    )
    return event.model_copy(update={"rooms": (room, *event.rooms[1:])})
