"""The view of one table form without guests, for drawings of its order of honour."""

from __future__ import annotations

from datetime import date

from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.model.room import Room, Table
from preseance.model.session import Session
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.making import occasion_of
from preseance.rules import build_rules
from preseance.views.records import Language, SessionView
from preseance.views.sessions import session_view


def form_view(
    table: Table, title: str = "", language: Language = "en", *, variant: str = ""
) -> SessionView:
    """A session with one table and nobody at it; `title` is what the drawing is called."""
    room = Room(id="room", name=title or table.called, width=1.0, depth=1.0, tables=(table,))
    session = Session(id="session", title=title or table.called, room="room")
    event = Event(
        id="form",
        title=title or table.called,
        start=date(2000, 1, 1),
        rooms=(room,),
        sessions=(session,),
    )
    occasion = occasion_of(event, variants={"session": variant})
    return session_view(
        Check(occasion, Plan(), build_rules(occasion), (), ()),
        occasion.assemblies[0],
        language=language,
    )
