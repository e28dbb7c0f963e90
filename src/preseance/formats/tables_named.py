"""Rows of plan.csv that name a table where guests choose their chairs: read, and written again so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from preseance.model.event import Event
from preseance.model.place import table_of
from preseance.model.plan import Placement
from preseance.model.room import Table


def with_chairs(event: Event) -> Event:
    """The event with a chair for each row of its plan that names a table seated whole.

    The chairs nobody else has are dealt out by number, in the order of the rows. A row stays as it
    is where none is left.
    """
    whole = {s.id: event.whole_tables(s) for s in event.sessions if s.room in event.room_by_id}
    rows = event.plan.placements
    if not any(p.place in whole.get(p.session, ()) for p in rows):
        return event
    taken = {(p.session, p.place) for p in rows}
    tables = {t.id: t for room in event.rooms for t in room.tables}
    placed = []
    for p in rows:
        if p.place in whole.get(p.session, ()):
            free = (c for c in _chairs(tables[p.place]) if (p.session, c) not in taken)
            p = p.model_copy(update={"place": next(free, p.place)})
            taken.add((p.session, p.place))
        placed.append(p)
    plan = event.plan.model_copy(update={"placements": tuple(placed)})
    return event.model_copy(update={"plan": plan})


def _chairs(table: Table) -> Iterator[str]:
    return (f"{table.id}-{n}" for n in range(1, table.seats + 1) if n not in table.closed)


def as_written(then: Sequence[Placement], now: Sequence[Placement]) -> tuple[Placement, ...]:
    """The rows ``now``, a guest who stays at a table named ``then`` still with the table alone."""
    written = {(p.session, p.guest): p.place for p in then}
    return tuple(
        p.model_copy(update={"place": table_of(p.place)})
        if table_of(p.place) and written.get((p.session, p.guest)) == table_of(p.place)
        else p
        for p in now
    )
