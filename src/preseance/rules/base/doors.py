"""Where the doors of a room are, and how far places are from them, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from preseance.model.place import Place
from preseance.model.room import Door, Room


def door_point(room: Room, door: Door) -> tuple[float, float]:
    """The middle of a door."""
    match door.side:
        case "north":
            return door.at, room.depth
        case "south":
            return door.at, 0.0
        case "east":
            return room.width, door.at
        case _:
            return 0.0, door.at


def to_doors(room: Room, places: Sequence[Place]) -> list[float]:
    """From each place to the nearest door in a straight line; empty where the room has none."""
    points = [door_point(room, d) for d in room.doors]
    if not points:
        return []
    return [min(hypot(p.x - x, p.y - y) for x, y in points) for p in places]
