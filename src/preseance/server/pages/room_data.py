"""What the scripts of the planning room know of a session: guests, places, tables, as one JSON block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from preseance.model.plan import DRAFT, Mark
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept
from preseance.server.pages.room_naming import Group
from preseance.server.pages.room_tables import TablePart

_STAGES = (DRAFT, *(m.value for m in Mark))


def page_data(
    kept: Kept,
    told: Mapping[str, Any],
    who: Entry,
    parts: Sequence[TablePart],
) -> dict[str, Any]:
    """``guests`` and ``places`` by id, ``tables`` with their places in order and by honour."""
    session = told["session"]
    pinned = set(told.get("pinned", ()))
    marks = told.get("marks", {})
    where: dict[str, str] = {}
    places: dict[str, Mapping[str, Any]] = {}
    for part in parts:
        where.update(part.where)
        places.update(part.places)
    return {
        "event": kept.key,
        "session": session["id"],
        "revision": kept.revision,
        "arranges": who.may(Op.ARRANGE),
        "asks": who.may(Op.ASK),
        "delegations": any(g.get("delegation") for g in told["guests"]),
        "guests": {
            g["id"]: {
                "name": g["full_name"],
                "place": g.get("place", ""),
                "where": where.get(g.get("place", ""), ""),
                "delegation": g.get("delegation", ""),
                "title": g.get("title", ""),
                "rank": g.get("rank", ""),
                "reason": g.get("reason", ""),
                "monogram": g.get("monogram", ""),
                "pinned": g["id"] in pinned,
                "marks": marks.get(g["id"], []),
            }
            for g in told["guests"]
        },
        "places": places,
        "tables": {
            part.group.id: {"called": called_in(part.group, told), **part.orders} for part in parts
        },
    }


def called_in(group: Group, told: Mapping[str, Any]) -> str:
    """What a table is called; where it has no name, the session is."""
    called: str = group.called or group.name or told["session"]["title"]
    return called


def stage_of(told: Mapping[str, Any]) -> str:
    """How far all who have a place in a session have come; empty where that may not be known."""
    if "marks" not in told:
        return ""
    seated = [g["id"] for g in told["guests"] if g.get("place")]
    reached = [
        max((_STAGES.index(m) for m in told["marks"].get(guest, ())), default=0) for guest in seated
    ]
    return _STAGES[min(reached, default=0)]
