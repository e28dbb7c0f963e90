"""How far places are from the doors of their room, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from preseance.model.place import Place
from preseance.model.room import Room


def to_doors(room: Room, places: Sequence[Place]) -> list[float]:
    """From each place to the nearest door in a straight line; empty where the room has none."""
    points = [room.point_of(d) for d in room.doors]
    if not points:
        return []
    return [min(hypot(p.x - x, p.y - y) for x, y in points) for p in places]
