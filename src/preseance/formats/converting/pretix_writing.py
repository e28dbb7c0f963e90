"""From rooms to a seating plan of pretix: zones of rows of seats, tables drawn as areas.

Source: pretix, ``static/seating/seating-plan.schema.json`` («Seating Plan», version 0.0.1): pixels,
y down, each position from that of what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from preseance.formats.converting.chairs import Seat
from preseance.model.forms import numbering
from preseance.model.room import Room, Table
from preseance.rooms import Disc, lay_out, outlines

_PIXELS: Final = 50.0
"""A metre."""
_MARGIN: Final = 1.0
"""Metres between rooms."""
Point = tuple[float, float]


def plan_of(name: str, rooms: Sequence[Room], known: Mapping[str, Seat]) -> dict[str, Any]:
    """A seating plan: a zone a room, a row a table or row of chairs, each table drawn.

    ``known`` are the chairs of the plan the event came from, by place: ids, labels and categories
    stay as they were there.
    """
    height = 0.0
    zones: list[dict[str, Any]] = []
    categories: dict[str, None] = {}
    for room in rooms:
        rows = [row for table in room.tables for row in _rows(table, room, known)]
        categories.update(dict.fromkeys(s["category"] for row in rows for s in row["seats"]))
        zones.append({
            "name": room.name, "position": _pixels(0.0, height),
            "rows": rows, "areas": [a for t in room.tables if (a := _area(t, room))],
        })  # fmt: skip
        height += room.depth + _MARGIN
    width = max((room.width for room in rooms), default=1.0)
    return {
        "name": name,
        "categories": [{"name": c, "color": "#7f8fa6"} for c in categories],
        "zones": zones,
        "size": {"width": round(width * _PIXELS), "height": round(height * _PIXELS)},
    }


def _pixels(x: float, y: float) -> dict[str, int]:
    return {"x": round(x * _PIXELS), "y": round(y * _PIXELS)}


def _rows(table: Table, room: Room, known: Mapping[str, Seat]) -> Iterator[dict[str, Any]]:
    spots = {spot.number: spot.row for spot in numbering(table)}
    several = len(set(spots.values())) > 1
    by_row: dict[str, list[dict[str, Any]]] = {}
    for position in lay_out(table):
        number = position.number
        if number in table.closed:
            continue
        place = f"{table.id}-{number}"
        row = f"{table.called} {spots[number]}" if several else table.called
        seat = known.get(place) or Seat(place, place, room.name, row, str(number), room.name)
        by_row.setdefault(seat.row_number, []).append({
            "seat_guid": seat.seat_guid, "seat_number": seat.seat_number,
            "position": _pixels(position.x, room.depth - position.y), "category": seat.category,
        })  # fmt: skip
    for name, seats in by_row.items():
        yield {"row_number": name, "position": _pixels(0, 0), "seats": seats}


def _area(table: Table, room: Room) -> dict[str, Any] | None:
    """A table drawn as the box around it; rows and lines have none."""
    drawn = outlines(table)
    if not drawn:
        return None
    points: list[Point] = []
    for part in drawn:
        if isinstance(part, Disc):
            points += [
                (part.x - part.radius, part.y - part.radius),
                (part.x + part.radius, part.y + part.radius),
            ]
        else:
            points += part.rings[0]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    return {
        "position": _pixels(west, room.depth - north),
        "width": round((east - west) * _PIXELS),
        "height": round((north - south) * _PIXELS),
        "color": "#eeeeee", "border_color": "#7f8fa6", "rotation": 0, "text": table.called,
    }  # fmt: skip
