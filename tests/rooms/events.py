"""An event of one table, for what follows from its form alone."""

from __future__ import annotations

from datetime import date

from preseance.model.event import Event
from preseance.model.room import Room, Table


def event_with(*tables: Table) -> Event:
    """A room of twenty metres with these tables."""
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        rooms=(Room(id="r", name="R", width=20, depth=20, tables=tables),),
    )
