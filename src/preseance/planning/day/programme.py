"""The run of show: all that happens, minute by minute, with those whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from preseance.model.route import Route
from preseance.model.session import Kind
from preseance.model.zones import on_clock
from preseance.planning.day.movements import USUAL_SLOT, Slot, sets_out, slots
from preseance.planning.occasion.stays import stay, walks
from preseance.rules.shapes import Assembly, Occasion

ItemKind = Literal["session", "arrival", "departure", "ride", "way", "late", "early", "end"]
SLOT_ITEMS: Mapping[Kind, ItemKind] = {
    Kind.ARRIVAL: "arrival",
    Kind.DEPARTURE: "departure",
    Kind.TRANSPORT: "ride",
}
"""What a slot of each kind of session is."""
_TURN: tuple[ItemKind, ...] = (
    "early", "end", "departure", "way", "session", "arrival", "ride", "late",
)  # fmt: skip
"""Of what is at one minute, what is told first."""


@dataclass(frozen=True)
class Item:
    """One thing that happens."""

    key: str
    """The same for the same thing in every version of the event."""
    kind: ItemKind
    session: str
    """Id; of a way that of the session it leads to."""
    begin: datetime | None
    """With its offset from UTC; None for a session without an hour."""
    end: datetime | None
    guests: tuple[str, ...]
    """Ids of those concerned, in precedence."""
    slot: Slot | None = None
    route: Route | None = None


def programme(occasion: Occasion, seconds: int = USUAL_SLOT) -> tuple[Item, ...]:
    """All that happens, in the order of time; sessions without an hour come last.

    ``seconds`` is the slot of a party that arrives or departs.
    """
    found = [item for a in occasion.assemblies for item in _of_session(occasion, a, seconds)]
    found += _ways(occasion, seconds)
    order = {item.key: k for k, item in enumerate(found)}

    def when(item: Item) -> tuple[bool, datetime, int, int]:
        hour = item.begin or datetime.max.replace(tzinfo=UTC)
        return item.begin is None, hour, _TURN.index(item.kind), order[item.key]

    return tuple(sorted(found, key=when))


def _of_session(occasion: Occasion, assembly: Assembly, seconds: int) -> Iterator[Item]:
    session, guests, zone = assembly.session, assembly.guests, occasion.event.time_zone
    begin = None if session.start is None else on_clock(session.start, zone)
    end = None if session.end is None else on_clock(session.end, zone)
    yield Item(f"session/{session.id}", "session", session.id, begin, end, guests)
    if begin is None:
        return
    if end is not None:
        yield Item(f"end/{session.id}", "end", session.id, end, None, guests)
    made = slots(occasion, assembly, seconds)
    for slot in made:
        kind = SLOT_ITEMS[session.kind]
        key = f"{kind}/{session.id}/{slot.party.name}"
        yield Item(key, kind, session.id, slot.begin, slot.end, slot.party.guests, slot)
    told = {guest for slot in made for guest in slot.party.guests if not slot.party.is_bus}
    for name in guests:
        if name in told:
            continue  # Their slots say who is late.
        there = stay(session, occasion.event.guest_by_id[name], zone)
        if there is not None and there.late:
            yield Item(f"late/{session.id}/{name}", "late", session.id, there.begin, None, (name,))
        if there is not None and there.early:
            yield Item(f"early/{session.id}/{name}", "early", session.id, there.end, None, (name,))


def _ways(occasion: Occasion, seconds: int) -> Iterator[Item]:
    """Who sets out together on each stretch; from a ride when their slot begins."""
    groups: dict[tuple[str, str, datetime, datetime], list[str]] = {}
    routes = {route.id: route for route in occasion.event.routes}
    for walk in walks(occasion.event, occasion.guests, sets_out(occasion, seconds)):
        together = (walk.session, walk.route.id, walk.begin, walk.end)
        groups.setdefault(together, []).append(walk.guest)
    for (session, route, begin, end), guests in groups.items():
        key = f"way/{session}/{route}/{begin:%Y%m%dT%H%M%S}"
        yield Item(key, "way", session, begin, end, tuple(guests), route=routes[route])
