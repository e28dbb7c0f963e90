"""Named variants of a session's tables: which may be tried, and which one a plan is made for."""

from __future__ import annotations

from preseance.model.event import Event
from preseance.model.forms import VARIANTS
from preseance.model.plan import Plan
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of

USUAL = ""
"""The tables as they stand."""


def offered(event: Event, session: Session) -> tuple[str, ...]:
    """The variants a session or one of its tables lists, in that order, the usual one first."""
    listed = [*session.variants, *(v for t in event.tables_of(session) for v in t.variants)]
    return (USUAL, *dict.fromkeys(v for v in listed if v in VARIANTS))


def in_force(event: Event) -> dict[str, str]:
    """The variant each session's plan is made for, by session id; usual ones are left out.

    It is the one under which most hosts sit at their presiding places and most placements have
    a place; of several equal ones the first listed.
    """
    found = {}
    for session in event.sessions:
        names = offered(event, session)
        if len(names) == 1:
            continue
        best = max(names, key=lambda name: (_fit(event, session, name), -names.index(name)))
        if best != USUAL:
            found[session.id] = best
    return found


def _fit(event: Event, session: Session, variant: str) -> tuple[int, int]:
    layout = layout_of(event, session, variant=variant)
    places = layout.by_id
    hosts = {event.head_of(session): "host", event.co_head_of(session): "co-host"}
    seated = [
        (p.guest, places[p.place]) for p in event.plan.of_session(session.id) if p.place in places
    ]
    presiding = sum(guest in hosts and place.presiding == hosts[guest] for guest, place in seated)
    return presiding, len(seated)


def to_try(event: Event, session: str | None, keep: Plan) -> dict[str, tuple[str, ...]]:
    """The further variants to try, by session; none where somebody's place is firm already."""
    firm = {p.session for p in keep.placements}
    found = {
        s.id: offered(event, s)[1:]
        for s in event.sessions
        if session in (None, s.id) and s.id not in firm
    }
    return {s: names for s, names in found.items() if names}
