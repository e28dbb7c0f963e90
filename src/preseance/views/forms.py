"""The view of one table form without guests, for drawings of its order of honour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from preseance.model.event import Event
from preseance.model.forms import roles_at
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.session import Session
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules
from preseance.views.records import Language, SessionView
from preseance.views.sessions import session_view


def form_view(
    table: Table,
    title: str = "",
    language: Language = "en",
    *,
    variant: str = "",
    room: Mapping[str, Any] = MappingProxyType({}),
    whole: bool = False,
) -> SessionView:
    """A session with one table and nobody at it; `title` is what the drawing is called.

    ``room`` says what the room has besides (its size, its doors), in the words of event.toml;
    ``whole`` that guests choose their chairs.
    """
    called = title or table.called
    said = {"id": "room", "name": called, "width": 1.0, "depth": 1.0, **room}
    hall = Room.model_validate({**said, "tables": (table,)})
    seating = "table" if whole else "place"
    session = Session(id="session", title=called, room="room", seating=seating)
    event = Event(
        id="form",
        title=title or table.called,
        start=date(2000, 1, 1),
        rooms=(hall,),
        sessions=(session,),
    )
    occasion = occasion_of(event, variants={"session": variant})
    return session_view(
        Check(occasion, Plan(), build_rules(occasion), (), ()),
        occasion.assemblies[0],
        language=language,
    )


def room_view(room: Room, language: Language = "en") -> SessionView:
    """A room with all its tables and nobody at them."""
    session = Session(id="session", title=room.name, room=room.id)
    event = Event(
        id="room", title=room.name, start=date(2000, 1, 1), rooms=(room,), sessions=(session,)
    )
    occasion = occasion_of(event)
    return session_view(
        Check(occasion, Plan(), build_rules(occasion), (), ()),
        occasion.assemblies[0],
        language=language,
    )


def custom_view(table: Table, title: str = "", language: Language = "en") -> SessionView:
    """A table by its custom, each place with the first role that may have it and is not seated yet."""
    seated: dict[int, str] = {}
    for number, roles in roles_at(table).items():
        free = sorted(r for r in roles if r not in seated.values()) or sorted(roles)
        seated[number] = free[0]
    guests = tuple(
        Guest(id=f"g{number}", name=role.replace("-", " ").capitalize(), role=role)
        for number, role in seated.items()
    )
    room = Room(id="room", name=title or table.called, width=1.0, depth=1.0, tables=(table,))
    session = Session(id="session", title=title or table.called, room="room")
    event = Event(
        id="form",
        title=title or table.called,
        start=date(2000, 1, 1),
        scheme="hand-made",
        settings={"precedence.on": False},
        rooms=(room,),
        sessions=(session,),
        guests=guests,
        plan=Plan(
            placements=tuple(
                Placement(session="session", guest=f"g{n}", place=f"{table.id}-{n}") for n in seated
            )
        ),
    )
    checked = check(occasion_of(event), event.plan)
    return session_view(checked, checked.occasion.assemblies[0], language=language)
