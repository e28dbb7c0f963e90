"""Seating plans of pretix, both ways: zones of rows of seats with numbers, categories and positions.

Source: pretix, ``static/seating/seating-plan.schema.json`` («Seating Plan», version 0.0.1): pixels,
y down, each position from that of what it stands in.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, dist, hypot
from statistics import median
from typing import Any, Final

from preseance.errors import InputError, Mistake
from preseance.model.forms import numbering
from preseance.model.forms.capacity import CHAIR_GAP
from preseance.model.room import Form, Room, Table
from preseance.rooms import Disc, lay_out, outlines
from preseance.wording.said import Said

SEATS_FILE: Final = "seats.csv"
"""Beside an event: which chair of a seating plan each place is."""
SEAT_COLUMNS: Final = ("place", "seat_guid", "zone", "row_number", "seat_number", "category")
_PITCH: Final = 0.6
"""Metres between neighbours of a row, where a plan tells pixels alone."""
_PIXELS: Final = 50.0
"""A metre, in plans that are written."""
_MARGIN: Final = 1.0
_ROUND: Final = 0.12
"""How far distances to the middle may differ for seats to stand round a table, of the mean."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Seat:
    """A chair of a plan, and the place it is."""

    place: str
    seat_guid: str
    zone: str
    row_number: str
    seat_number: str
    category: str


@dataclass(frozen=True)
class Seating:
    """A room made of a seating plan."""

    room: Room
    seats: tuple[Seat, ...]
    lost: tuple[str, ...]


def is_plan(data: object) -> bool:
    """Whether a JSON value looks like a seating plan."""
    return isinstance(data, dict) and "zones" in data and "categories" in data


@dataclass(frozen=True)
class _Chair:
    guid: str
    number: str
    category: str
    at: Point
    """In pixels, y down."""


@dataclass(frozen=True)
class _Row:
    zone: str
    number: str
    chairs: tuple[_Chair, ...]


def seating_of(file: str, data: Mapping[str, Any]) -> Seating:
    """The room of a plan: each row a table or a block of one row, whose places are its seats.

    Raises
    ------
    InputError
        With each part that is not as the schema has it.
    """
    reader = _Reader(file)
    rows, lost = reader.rows(data)
    if not rows and not reader.mistakes:
        reader.wrong("zones", Said("no seat"), Said("rows of seats"))
    if reader.mistakes:
        raise InputError(reader.mistakes)
    frame = _Frame.around([c.at for row in rows for c in row.chairs], _scale(rows))
    tables: list[Table] = []
    seats: list[Seat] = []
    several = len({row.zone for row in rows}) > 1
    for row in rows:
        label = f"{row.zone} {row.number}" if several else row.number
        named = _id(label, {t.id for t in tables})
        table, order = _table(named, row, [frame.metres(c.at) for c in row.chairs])
        chairs = [row.chairs[k] for k in order]
        tables.append(table)
        seats.extend(_seats(table, row, chairs))
        if _bent(table, [frame.metres(c.at) for c in chairs]):
            lost.append(
                Said("The row «{row}» is drawn straight and evenly spaced.", row=row.number)
            )
    lost.extend(_labels(seats))
    name = str(data.get("name") or "Room")
    width, depth = round(frame.width, 2), round(frame.depth, 2)
    room = Room(id=_id(name, set()), name=name, width=width, depth=depth, tables=tuple(tables))
    return Seating(room, tuple(seats), tuple(lost))


@dataclass(frozen=True)
class _Frame:
    """The room round all chairs: from pixels, y down, to metres, y up."""

    west: float
    top: float
    width: float
    depth: float
    scale: float
    """Metres a pixel."""

    @classmethod
    def around(cls, points: Sequence[Point], scale: float) -> _Frame:
        """The room with a margin about these points."""
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        width = (east - west) * scale + 2 * _MARGIN
        return cls(west, top, width, (bottom - top) * scale + 2 * _MARGIN, scale)

    def metres(self, at: Point) -> Point:
        """A point in the room."""
        x, y = (at[0] - self.west) * self.scale, (at[1] - self.top) * self.scale
        return x + _MARGIN, self.depth - y - _MARGIN


def _seats(table: Table, row: _Row, chairs: Sequence[_Chair]) -> Iterator[Seat]:
    for number, chair in enumerate(chairs, 1):
        place = f"{table.id}-{number}"
        yield Seat(place, chair.guid, row.zone, row.number, chair.number, chair.category)


def _labels(seats: Sequence[Seat]) -> Iterator[str]:
    """Chairs whose label is another than the number of their place."""
    for seat in seats:
        if seat.seat_number != seat.place.rpartition("-")[2]:
            yield Said(
                "The chair «{row} {seat}» is the place {place}; its label stands in {file}.",
                row=seat.row_number,
                seat=seat.seat_number,
                place=seat.place,
                file=SEATS_FILE,
            )


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []

    def wrong(self, path: str, found: str, expected: str) -> None:
        self.mistakes.append(Mistake(self.file, None, path, found, expected))

    def rows(self, data: Mapping[str, Any]) -> tuple[list[_Row], list[str]]:
        """The rows of all zones, and what is not taken."""
        rows: list[_Row] = []
        lost: list[str] = []
        guids: set[str] = set()
        for z, zone in enumerate(self._list(data, "zones", "")):
            at = self._point(zone, f"zones.{z}")
            name = str(zone.get("name", ""))
            for r, row in enumerate(self._list(zone, "rows", f"zones.{z}.")):
                path = f"zones.{z}.rows.{r}"
                offset = self._point(row, path) if "position" in row else (0.0, 0.0)
                origin = at[0] + offset[0], at[1] + offset[1]
                chairs = tuple(
                    self._chair(seat, f"{path}.seats.{s}", origin, guids)
                    for s, seat in enumerate(self._list(row, "seats", f"{path}."))
                )
                if chairs:
                    rows.append(_Row(name, str(row.get("row_number", r + 1)), chairs))
            for area in zone.get("areas") or ():
                text = area.get("text", "") if isinstance(area, dict) else ""
                text = text.get("text", "") if isinstance(text, dict) else text
                lost.append(Said("The drawn area «{text}» is not taken.", text=str(text)))
        return rows, lost

    def _list(self, part: Any, key: str, path: str) -> Sequence[Mapping[str, Any]]:
        found = part.get(key) if isinstance(part, Mapping) else None
        if not isinstance(found, list) or not all(isinstance(v, dict) for v in found):
            self.wrong(f"{path}{key}", Said("no list of objects"), Said("a list of objects"))
            return ()
        return found

    def _point(self, part: Mapping[str, Any], path: str) -> Point:
        at = part.get("position")
        x, y = (_pixel(at.get(k)) if isinstance(at, dict) else None for k in ("x", "y"))
        if x is None or y is None:
            self.wrong(f"{path}.position", f"«{at}»", Said("x and y in pixels"))
            return 0.0, 0.0
        return x, y

    def _chair(self, seat: Mapping[str, Any], path: str, origin: Point, guids: set[str]) -> _Chair:
        x, y = self._point(seat, path)
        guid = str(seat.get("seat_guid", ""))
        if not guid or guid in guids:
            found = f"«{guid}»" if guid else Said("nothing")
            self.wrong(f"{path}.seat_guid", found, Said("an id that no other seat has"))
        guids.add(guid)
        at = origin[0] + x, origin[1] + y
        return _Chair(guid, str(seat.get("seat_number", "")), str(seat.get("category", "")), at)


def _pixel(value: Any) -> float | None:
    """A coordinate, None where it is none."""
    return float(value) if type(value) in (int, float) and abs(value) < 1e7 else None


def _scale(rows: Sequence[_Row]) -> float:
    """Metres a pixel: neighbours stand as far apart as chairs do."""
    steps = [
        dist(a.at, b.at)
        for row in rows
        for a, b in zip(row.chairs, row.chairs[1:], strict=False)
        if a.at != b.at
    ]
    return _PITCH / median(steps) if steps else 1 / _PIXELS


def _id(text: str, taken: set[str]) -> str:
    """An id in kebab-case that is not taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain)) or "row"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _table(identifier: str, row: _Row, points: Sequence[Point]) -> tuple[Table, list[int]]:
    """A row as a table, and which chair each of its places is."""
    x, y = (sum(p[k] for p in points) / len(points) for k in (0, 1))
    radii = [dist((x, y), p) for p in points]
    mean = sum(radii) / len(radii)
    common = {
        "id": identifier,
        "name": row.number,
        "seats": len(points),
        "x": round(x, 3),
        "y": round(y, 3),
    }
    if (
        len(points) > 2
        and mean
        and max(abs(r - mean) for r in radii) < _ROUND * mean
        and not _straight(points)
    ):
        turned = round(_turn(points[0], (x, y)) - 90.0, 1) % 360
        size = round(max(0.3, 2 * (mean - CHAIR_GAP)), 2)
        table = Table(form=Form.ROUND, diameter=size, rotation=turned, **common)
        clockwise = sorted(range(len(points)), key=lambda k: -_turn(points[k], (x, y)))
        return table, _from_first(clockwise)
    steps = [dist(a, b) for a, b in itertools.pairwise(points)]
    pitch = round(median(steps), 3) if steps and median(steps) else _PITCH
    (ax, ay), (bx, by) = points[0], points[-1]
    turn = round(degrees(atan2(by - ay, bx - ax)), 1) % 360 if len(points) > 1 else 0.0
    rows = Table(form=Form.ROWS, pitch=pitch, rotation=turn, hosts="none", **common)
    return rows, list(range(len(points)))


def _turn(point: Point, middle: Point) -> float:
    return degrees(atan2(point[1] - middle[1], point[0] - middle[0]))


def _from_first(order: list[int]) -> list[int]:
    """The same round, begun at the chair that the plan lists first."""
    start = order.index(0)
    return order[start:] + order[:start]


def _straight(points: Sequence[Point]) -> bool:
    (ax, ay), (bx, by) = points[0], points[-1]
    length = hypot(bx - ax, by - ay)
    off = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) for x, y in points]
    return bool(length) and max(off) / length < 0.2


def _bent(table: Table, points: Sequence[Point]) -> bool:
    """Whether seats stand elsewhere than where the row has its places."""
    if table.form is not Form.ROWS:
        return False
    return any(dist((p.x, p.y), at) > 0.3 for p, at in zip(lay_out(table), points, strict=True))


def seats_bytes(seats: Sequence[Seat]) -> bytes:
    """The list of chairs as a file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(SEAT_COLUMNS)
    writer.writerows([getattr(seat, c) for c in SEAT_COLUMNS] for seat in seats)
    return stream.getvalue().encode()


def seats_in(content: bytes | None) -> dict[str, Seat]:
    """The chairs of such a file, by place."""
    if content is None:
        return {}
    rows = csv.DictReader(io.StringIO(content.decode("utf-8", "replace")))
    seats = (Seat(**{c: str(row.get(c) or "") for c in SEAT_COLUMNS}) for row in rows)
    return {seat.place: seat for seat in seats if seat.place}


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
