"""How moves are reported: as JSON by the command line contract, and in words."""

from __future__ import annotations

from typing import Any

from preseance.model.event import Event
from preseance.model.finding import PlaceRef
from preseance.model.plan import Move
from preseance.planning.publishing import Difference
from preseance.planning.wording import Wording


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

    def at(place: str | None) -> str:
        return "–" if place is None else str(wording.word(PlaceRef(place)))

    return [
        f"{mark} {_called(event, m.guest)} ({m.session}): {at(m.origin)} → {at(m.target)}"
        for mark, moves in (("→", changed.moves), ("+", changed.seated), ("–", changed.left))
        for m in moves
    ]


def _called(event: Event, guest: str) -> str:
    known = event.guest_by_id.get(guest)
    return known.name if known else guest
