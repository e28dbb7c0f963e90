"""How moves are reported: as JSON by the command line contract, and in words."""

from __future__ import annotations

from typing import Any

from preseance.model.event import Event
from preseance.model.plan import Move
from preseance.planning.publishing import Difference
from preseance.planning.wording import Wording
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef


def move_report(move: Move) -> dict[str, Any]:
    """One move."""
    return {
        "session": move.session,
        "guest": move.guest,
        "from": move.origin,
        "to": move.target,
    }


def difference_report(changed: Difference) -> dict[str, Any]:
    """Moves, first seatings and departures."""
    return {
        "moves": [move_report(m) for m in changed.moves],
        "seated": [move_report(m) for m in changed.seated],
        "left": [move_report(m) for m in changed.left],
    }


def move_lines(changed: Difference, event: Event, wording: Wording) -> list[str]:
    """A line for each guest who moves, is seated or leaves."""
    return [
        f"{mark} {wording.sentence(_line(event, move))}"
        for mark, moves in (("→", changed.moves), ("+", changed.seated), ("–", changed.left))
        for move in moves
    ]


def _line(event: Event, move: Move) -> Message:
    known = event.guest_by_id.get(move.guest)
    ends = {
        end: "–" if place is None else PlaceRef(place)
        for end, place in (("p", move.origin), ("q", move.target))
    }
    name = (known.name or GuestRef(known.id)) if known else move.guest
    return Message("moves.line", {"name": name, "session": move.session, **ends})


def difference_line(changed: Difference, first: int, second: int | None) -> Message:
    """How many move, from which version to which, or to the draft."""
    said: dict[str, Argument] = {"number": len(changed.moves), "first": first}
    if second is None:
        return Message("moves.to_draft", said)
    return Message("moves.to_version", said | {"second": second})
