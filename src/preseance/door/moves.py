"""How placements and moves are told: as JSON, and moves a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from preseance.door.telling import Line
from preseance.model.event import Event
from preseance.model.plan import Move, Plan
from preseance.planning.publishing import Difference
from preseance.rules.shapes import Occasion
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef, SessionRef
from preseance.wording.wording import Wording


def placements_json(occasion: Occasion, plan: Plan) -> dict[str, dict[str, str]]:
    """Places by session and guest; a session without placements is there too."""
    placed: dict[str, dict[str, str]] = {s.session.id: {} for s in occasion.assemblies}
    for p in plan.placements:
        placed.setdefault(p.session, {})[p.guest] = p.place
    return placed


def move_json(move: Move) -> dict[str, Any]:
    """One move."""
    return {
        "session": move.session,
        "guest": move.guest,
        "from": move.origin,
        "to": move.target,
    }


def difference_json(changed: Difference) -> dict[str, Any]:
    """Moves, first seatings and departures."""
    return {
        "moves": [move_json(m) for m in changed.moves],
        "seated": [move_json(m) for m in changed.seated],
        "left": [move_json(m) for m in changed.left],
    }


def move_lines(changed: Difference, event: Event, wording: Wording) -> Iterator[Line]:
    """A line for each guest who moves, is seated or leaves."""
    for mark, moves in (("→", changed.moves), ("+", changed.seated), ("–", changed.left)):
        for move in moves:
            yield Line(f"{mark} {wording.sentence(_message(event, move))}")


def _message(event: Event, move: Move) -> Message:
    known = event.guest_by_id.get(move.guest)
    ends: dict[str, Argument] = {
        end: "–" if place is None else PlaceRef(place)
        for end, place in (("p", move.origin), ("q", move.target))
    }
    name = (known.name or GuestRef(known.id)) if known else move.guest
    return Message("moves.line", {"name": name, "session": SessionRef(move.session), **ends})
