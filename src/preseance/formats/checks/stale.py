"""Rows of a plan that the lists have left behind: they are set aside and said, not refused."""

from __future__ import annotations

from preseance.formats.checks.programme import place_ids
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan


def fitting(event: Event) -> Event:
    """The event with a plan of what still fits; the rows that do not are `Plan.stale`.

    A row does not fit where its guest, its session or its place is no longer there.
    """
    places = {
        s.id: {p for t in event.tables_of(s) for p in place_ids(t)}
        for s in event.sessions
        if s.room in event.room_by_id
    }

    def fits(p: Placement) -> bool:
        return p.guest in event.guest_by_id and p.place in places.get(p.session, ())

    rows = event.plan.placements
    if all(map(fits, rows)):
        return event
    plan = Plan(placements=tuple(filter(fits, rows)), stale=tuple(p for p in rows if not fits(p)))
    return event.model_copy(update={"plan": plan})
