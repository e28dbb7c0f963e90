"""From a seating plan of pretix to a room: each row a table, or a row of chairs.

Source: pretix, ``static/seating/seating-plan.schema.json`` («Seating Plan», version 0.0.1): pixels,
y down, each position from that of what it stands in.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, dist, hypot
from statistics import median
from typing import Any, Final

from preseance.errors import InputError, Mistake
from preseance.formats.converting.chairs import SEATS_FILE, Seat
from preseance.model.forms.capacity import CHAIR_GAP
from preseance.model.room import Form, Room, Table
from preseance.rooms import lay_out
from preseance.wording.said import Said

_PITCH: Final = 0.6
"""Metres between neighbours of a row, where a plan tells pixels alone."""
_ALONE: Final = 0.02
"""Metres a pixel, where no row has two seats."""
_MARGIN: Final = 1.0
_ROUND: Final = 0.12
"""How far distances to the middle may differ for seats to stand round a table, of the mean."""
Point = tuple[float, float]


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
    return _PITCH / median(steps) if steps else _ALONE


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
