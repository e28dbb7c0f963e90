"""What the page of rooms says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "across": Said("Tables in a line"),
        "add": Said("Add the room"),
        "add-tables": Said("Set these tables out"),
        "apart": Said("From middle to middle (m)"),
        "depth": Said("Depth (m)"),
        "drawing": Said("The room, drawn to scale"),
        "form": Said("Form"),
        "name": Said("Name"),
        "new": Said("Another room"),
        "no-number": Said("a number from {low} to {high}", low="{low}", high="{high}"),
        "no-tables": Said("There is no table yet: set some out."),
        "number": Said("How many"),
        "room": Said("Room"),
        "rooms": Said("Rooms"),
        "save": Said("Keep"),
        "seats": Said("Places at each"),
        "set-out": Said("Set tables out"),
        "set-out-lead": Said("In lines, from the corner that is named; each can be moved below."),
        "stale": Said("Somebody changed this room meanwhile; look at it again."),
        "tables": Said("Tables"),
        "width": Said("Width (m)"),
        "x": Said("First from the west wall (m)"),
        "y": Said("First from the south wall (m)"),
    }
)
"""By name."""
