"""Guests of honour do not turn their back to the door or the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, hypot, radians, sin
from typing import ClassVar

from preseance.model.place import PlaceKind
from preseance.model.room import Room
from preseance.model.rule_row import Level
from preseance.rules.shapes import (
    MEALS,
    Assembly,
    Default,
    Demand,
    Param,
    PlaceRule,
    choice,
    number,
)
from preseance.wording.message import GuestRef

_SIDES = {"north": (0.0, 1.0), "south": (0.0, -1.0), "east": (1.0, 0.0), "west": (-1.0, 0.0)}


class ViewAndDoor(PlaceRule):
    """Let guests of honour face the view or the door.

    The guests of ``a`` (the ``first`` in precedence of the session where it is empty) do not have
    their back to what the room is turned to: its view, or its main door where it has no view.
    ``towards`` chooses one.

    Why
    ---
    Who presides faces the main door, or the view; no guest of honour has their back to the room. In
    talks the visitors face the door.

    Kept
    ----
    What the guest looks at lies before them or to their side, or they have no place.

    Broken
    ------
    It lies behind them.

    Formula
    -------
    weight × the number of guests with their back to it. Rooms without it are left alone; so are
    those in which every place has its back to it.

    Source
    ------
    Custom; for talks, Chinese etiquette texts.
    """

    kind = "view_and_door"
    title = "face the view or the door"
    defaults: ClassVar[Mapping[str, Default]] = {
        "view_and_door": Default(Level.PREFER, 5, MEALS, on=False),
    }
    params: ClassVar[Mapping[str, Param]] = {
        "first": number(6, "how many guests, from the first in precedence", 1),
        "towards": choice(("either", "view", "door"), "what they are to face"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "view_and_door.view": "{a} at {p} sits with the back to the view.",
        "view_and_door.door": "{a} at {p} sits with the back to the door.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """Places with their back to the view or door are wrong."""
        room = self.occasion.event.room_by_id[assembly.session.room]
        towards = self.said("towards")
        what = "view" if room.view and towards != "door" else "door"
        if what == "door" and (towards == "view" or not room.doors):
            return []
        wrong = frozenset(
            k
            for k, place in enumerate(assembly.places)
            if place.table not in assembly.layout.whole and _behind(assembly, room, what, k)
        )
        if len(wrong) == len(assembly.places):
            return []
        items = (
            self.occasion.items(assembly, self.row.a)
            if self.row.a
            else self.occasion.items(assembly, ["everyone"])[: self.number("first")]
        )
        ids = self.occasion.guests
        message = f"view_and_door.{what}"
        return [Demand(item, wrong, message, {"a": GuestRef(ids[item])}) for item in items]


def _behind(assembly: Assembly, room: Room, what: str, k: int) -> bool:
    """Whether the view or the main door lies behind who has a place: beyond their shoulders."""
    place = assembly.places[k]
    if place.kind is PlaceKind.AUXILIARY:
        return False
    c, s = cos(radians(place.facing)), sin(radians(place.facing))
    if what == "view":
        x, y = _SIDES[room.view or "north"]
    else:
        door = next((d for d in room.doors if d.main), room.doors[0])
        at = room.point_of(door)
        x, y = at[0] - place.x, at[1] - place.y
    length = max(hypot(x, y), 1e-9)
    # A tenth allows for who sits square to it.
    return (x * c + y * s) / length < -0.1
