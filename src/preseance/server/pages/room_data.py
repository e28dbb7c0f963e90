"""What the scripts of the planning room know of a session: guests, places, tables, as one JSON block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from preseance.model.plan import DRAFT, Mark
from preseance.server.events import seen
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept
from preseance.server.pages.room_naming import Group
from preseance.views.records import PlaceView

_SIDES = {"right": "right-of", "left": "left-of", "across": "across"}
_STAGES = (DRAFT, *(m.value for m in Mark))


def page_data(
    kept: Kept,
    told: Mapping[str, Any],
    who: Entry,
    groups: Sequence[Group],
    where: Callable[[str], str],
) -> dict[str, Any]:
    """``guests`` and ``places`` by id, ``tables`` with their places in order and by honour."""
    session = told["session"]["id"]
    pinned = set(told.get("pinned", ()))
    marks = told.get("marks", {})
    _, assembly = seen.assembly_of(kept, session)
    relations = assembly.layout.relations
    shown = {p.id for group in groups for p in group.places}

    def beside(place: str) -> dict[str, str]:
        found = {
            name: next((p for p in relations.get(relation, {}).get(place, ()) if p in shown), "")
            for name, relation in _SIDES.items()
        }
        return {name: other for name, other in found.items() if other}

    return {
        "event": kept.key,
        "session": session,
        "revision": kept.revision,
        "arranges": who.may(Op.ARRANGE),
        "asks": who.may(Op.ASK),
        "delegations": any(g.get("delegation") for g in told["guests"]),
        "guests": {
            g["id"]: {
                "name": g["full_name"],
                "place": g.get("place", ""),
                "where": where(g["place"]) if g.get("place") in shown else "",
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
        "places": {
            p.id: {
                "where": where(p.id),
                "guest": p.guest.id if p.guest else "",
                "table": group.id,
                "x": round(p.x, 3),
                "y": round(-p.y, 3),
            }
            | beside(p.id)
            for group in groups
            for p in group.places
        },
        "tables": {
            group.id: {
                "called": group.called or group.name or told["session"]["title"],
                "places": [p.id for p in group.places if p.kind != "auxiliary"],
                "honours": [p.id for p in by_honour(group) if p.kind != "auxiliary"],
            }
            for group in groups
        },
    }


def by_honour(group: Group) -> list[PlaceView]:
    """Presiding places first, then by honour, auxiliary ones last; empty ones of these are left out."""
    shown = [p for p in group.places if p.guest is not None or p.kind != "auxiliary"]
    return sorted(
        shown,
        key=lambda p: (
            p.kind == "auxiliary",
            not p.presiding,
            len(shown) if p.honour is None else p.honour,
        ),
    )


def stage_of(told: Mapping[str, Any]) -> str:
    """How far all who have a place in a session have come; empty where that may not be known."""
    if "marks" not in told:
        return ""
    seated = [g["id"] for g in told["guests"] if g.get("place")]
    reached = [
        max((_STAGES.index(m) for m in told["marks"].get(guest, ())), default=0) for guest in seated
    ]
    return _STAGES[min(reached, default=0)]
