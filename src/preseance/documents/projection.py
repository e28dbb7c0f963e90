"""From the room to the sheet: metres to millimetres, turned by quarters, whole or in part."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, inf, radians, sin

from preseance.documents.labels import Seat
from preseance.documents.obstacles import Flat, Round, bounds
from preseance.documents.scene import Box, Point
from preseance.views.records import Circle, Outline, PlaceView, SessionView, TableView

_CHAIR = 0.22
"""Radius of a place's disc, metres."""
_LEAST_DISC, _MOST_DISC = 2.6, 6.5
"""Of its radius on the sheet, millimetres."""
_AUXILIARY = 0.65
_MOST_PITCH = 20.0
"""Millimetres between places from which on their discs need not be held apart."""
_AS_NEAR = 1 + 1e-6
"""By how much a distance may be larger and yet the least one on a sheet, for want of exact figures."""
_AROUND = 0.9
"""Metres kept round the places when only a part of a room is drawn."""


@dataclass(frozen=True, slots=True)
class Projection:
    """The part of the room that is drawn, and where it lies on the sheet."""

    scale: float
    """Millimetres of paper for a metre."""
    left: float
    bottom: float
    region: Box
    """In metres, top and bottom by their y: top is the southern edge."""
    turned: bool

    def point(self, x: float, y: float) -> Point:
        """A point of the room on the sheet."""
        x, y = (
            (self.region.bottom - y, x - self.region.left)
            if self.turned
            else (x - self.region.left, y - self.region.top)
        )
        return self.left + x * self.scale, self.bottom - y * self.scale

    def direction(self, degrees: float) -> Point:
        """A direction of the room on the sheet."""
        angle = radians(degrees + (90.0 if self.turned else 0.0))
        return cos(angle), -sin(angle)

    def box(self) -> Box:
        """The drawn part on the sheet."""
        region = self.region
        return bounds(
            (
                self.point(region.left, region.top),
                self.point(region.right, region.bottom),
            )
        )


def fitted(region: Box, area: Box, turned: bool, *, most: float = 60.0) -> Projection:
    """The region as large as the area holds, in its middle; at most `most` mm a metre."""
    width, height = (region.height, region.width) if turned else (region.width, region.height)
    scale = min(area.width / max(width, 0.1), area.height / max(height, 0.1), most)
    left = area.left + (area.width - width * scale) / 2
    bottom = area.bottom - (area.height - height * scale) / 2
    return Projection(scale, left, bottom, region, turned)


def whole_room(view: SessionView) -> Box:
    """The room, and whatever was placed beyond its walls."""
    room = view.room
    return bounds((*_extents(view), (0.0, 0.0), (room.width, room.depth), *room.outline))


def occupied_part(view: SessionView) -> Box:
    """The part of the room that has tables and places."""
    return bounds(_extents(view)).grown(_AROUND)


def places_alone(view: SessionView) -> Box:
    """The tables and places, and a chair's width round them."""
    return bounds(_extents(view)).grown(_CHAIR)


def _extents(view: SessionView) -> Iterable[Point]:
    yield from ((place.x, place.y) for place in view.places())
    for table in view.tables:
        for outline in table.outlines:
            yield from outline_extents(outline)
    if not view.places():
        yield from ((0.0, 0.0), (view.room.width, view.room.depth))


def outline_extents(outline: Outline) -> tuple[Point, ...]:
    """Points that span an outline."""
    if isinstance(outline, Circle):
        x, y, r = outline.x, outline.y, outline.radius
        return (x - r, y - r), (x + r, y + r)
    return outline.points


def project_seats(view: SessionView, projection: Projection) -> dict[str, Seat]:
    """The places on the sheet, by identifier; discs never overlap."""
    places = view.places()
    middles = [projection.point(place.x, place.y) for place in places]
    nearest = _nearest(tuple((place.x, place.y) for place in places))
    apart = ((middles[a][0] - middles[b][0], middles[a][1] - middles[b][1]) for a, b in nearest)
    pitch = min((hypot(*way) for way in apart), default=_MOST_PITCH)
    radius = min(
        max(_CHAIR * projection.scale, _LEAST_DISC), _MOST_DISC, min(pitch, _MOST_PITCH) * 0.46
    )
    return {
        place.id: _seat(place, middle, radius, projection)
        for place, middle in zip(places, middles, strict=True)
    }


@lru_cache(maxsize=64)
def _nearest(points: tuple[Point, ...]) -> tuple[tuple[int, int], ...]:
    """Row numbers of the points nearest to each other, on any sheet; points at one spot are one.

    Asked of one room a dozen times over, for each way to lay it on a sheet.
    """
    ordered = sorted({point: at for at, point in reversed([*enumerate(points)])}.items())
    least, found = inf, list[tuple[float, int, int]]()
    for number, ((x, y), at) in enumerate(ordered):
        for (other_x, other_y), other in ordered[number + 1 :]:
            if other_x - x > least * _AS_NEAR:
                break
            far = hypot(other_x - x, other_y - y)
            if far <= least * _AS_NEAR:
                found.append((far, at, other))
                least = min(least, far)
    return tuple((a, b) for far, a, b in found if far <= least * _AS_NEAR)


def _seat(place: PlaceView, middle: Point, radius: float, projection: Projection) -> Seat:
    share = _AUXILIARY if place.kind == "auxiliary" else 1.0
    return Seat(place, *middle, radius * share, projection.direction(place.facing + 180.0))


def table_tops(table: TableView, projection: Projection) -> list[Round | Flat]:
    """The table tops on the sheet."""
    found: list[Round | Flat] = []
    for outline in table.outlines:
        if isinstance(outline, Circle):
            x, y = projection.point(outline.x, outline.y)
            found.append(Round(x, y, outline.radius * projection.scale))
        else:
            rings = (outline.points, *outline.holes)
            found.append(Flat(tuple(tuple(projection.point(*p) for p in ring) for ring in rings)))
    return found
