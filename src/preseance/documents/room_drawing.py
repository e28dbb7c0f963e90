"""The room on the sheet: walls with openings for doors, view, fixed objects, orientation."""

from collections.abc import Iterable, Iterator
from math import cos, radians, sin

from preseance.documents.fonts import Weight, measure
from preseance.documents.obstacles import Flat, Obstacle, Round, bounds, filled
from preseance.documents.palette import ACCENT, GROUND, HAIR, OUTLINE, QUIET, TEXT
from preseance.documents.projection import Projection
from preseance.documents.scene import (
    Box,
    Disc,
    Mark,
    Pen,
    Point,
    Run,
    Scene,
    Shape,
    Text,
    ink_of,
    line_of,
    middled,
    stroke,
)
from preseance.documents.words import word
from preseance.views.records import Circle, DoorView, FixtureView, RowView, SessionView, TableView

OUTSIDE = 6.5
"""Millimetres outside a wall that the name of a door or a view takes, at A3."""
_WALL = 0.9
_CUT = (2.0, 1.6)
"""Line and gap where a stretch of a long room ends, millimetres."""
_ON_THE_ROAD = frozenset({"car", "bus", "procession"})
_SIZE = 3.1
_CLEAR = 1.4
"""Between the edge of what is drawn and the sign to a door, millimetres."""
_AT_EDGE, _FAR = 0.35, 15.0
"""Where guests sit within so many metres of the edge, the sign is so many millimetres off, at A3."""
_SIDES: dict[str, tuple[float, float]] = {
    "north": (0.0, 1.0),
    "south": (0.0, -1.0),
    "east": (1.0, 0.0),
    "west": (-1.0, 0.0),
}


def draw_room(scene: Scene, view: SessionView, projection: Projection, k: float) -> None:
    """Walls, doors, view and fixtures; `k` is the scale of the sheet's type."""
    for start, end in walls(view, projection) if has_walls(view) else ():
        scene.add("room", stroke((start, end), Pen(OUTLINE, _WALL * k)))
    for start, end in view.room.cuts:
        cut = projection.point(*start), projection.point(*end)
        scene.add("room", stroke(cut, Pen(OUTLINE, 0.35 * k, dashes=_CUT)))
    for door in view.room.doors:
        scene.extend("room", _door(view, door, projection, k))
    if view.room.view_side:
        scene.extend("room", _view(view, projection, k))
    for fixture in view.room.fixtures:
        scene.extend("room", _fixture(fixture, projection, k))


def has_walls(view: SessionView) -> bool:
    """Whether a session is in a room: a road has no frame."""
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    return not groups or not all(group.form in _ON_THE_ROAD for group in groups)


def walls(view: SessionView, projection: Projection) -> Iterator[tuple[Point, Point]]:
    """The parts of the walls that lie in the drawn region."""
    room = view.room
    corners = room.outline or _corners(room.width, room.depth)
    region = projection.region.grown(1e-6)
    ring = zip(corners, (*corners[1:], corners[0]), strict=True)
    for start, end in room.walls or ring:
        part = _clipped(start, end, region)
        if part is not None:
            yield projection.point(*part[0]), projection.point(*part[1])


def _corners(width: float, depth: float) -> tuple[Point, ...]:
    return (0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth)


def _clipped(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a segment within a box (after Liang and Barsky), None where there is none."""
    first, last = 0.0, 1.0
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    for step, room in (
        (-dx, x - box.left),
        (dx, box.right - x),
        (-dy, y - box.top),
        (dy, box.bottom - y),
    ):
        if abs(step) < 1e-12:
            if room < 0.0:
                return None
        elif step < 0.0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first >= last:
        return None
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)


def _outward(x: float, y: float, view: SessionView) -> tuple[float, float]:
    """Out of the room, through the wall nearest to a point of it."""
    room = view.room
    far = {"west": x, "east": room.width - x, "south": y, "north": room.depth - y}
    return _SIDES[min(far, key=lambda side: abs(far[side]))]


def _on_sheet(direction: tuple[float, float], projection: Projection) -> Point:
    dx, dy = direction
    return (-dy, -dx) if projection.turned else (dx, -dy)


def _door(view: SessionView, door: DoorView, projection: Projection, k: float) -> Iterable[Mark]:
    """An opening with jambs, an arrow that points in, and its name outside."""
    if not _holds(projection.region, door.x, door.y):
        yield from _way_out(view, door, projection, k)
        return
    x, y = projection.point(door.x, door.y)
    ox, oy = _on_sheet(_outward(door.x, door.y, view), projection)
    ax, ay = -oy, ox
    half = max(door.width * projection.scale / 2, 2.0)
    ends = (x - ax * half, y - ay * half), (x + ax * half, y + ay * half)
    yield stroke(ends, Pen(GROUND, _WALL + 0.6))
    for end in ends:
        yield stroke(
            ((end[0] - ox * 1.1, end[1] - oy * 1.1), (end[0] + ox * 1.1, end[1] + oy * 1.1)),
            Pen(ACCENT, 0.7),
        )
    tip, wing = 0.9, 1.5
    yield Shape(
        (
            (
                (x + ox * 0.4 - ox * tip, y + oy * 0.4 - oy * tip),
                (x + ox * 2.4 + ax * wing, y + oy * 2.4 + ay * wing),
                (x + ox * 2.4 - ax * wing, y + oy * 2.4 - ay * wing),
            ),
        ),
        Pen(None, 0.2, ACCENT),
    )
    yield _outside(x, y, (ox, oy), _name_of(view, door), k, 3.4)


def _way_out(view: SessionView, door: DoorView, projection: Projection, k: float) -> Iterable[Mark]:
    """An arrow towards the main door, at the edge of a part of the room that lacks it."""
    if not door.main:
        return
    x, y, (ox, oy) = _sign_at(view, door, projection, k)
    ax, ay = -oy, ox
    wings = ((x + ax * 1.5, y + ay * 1.5), (x - ax * 1.5, y - ay * 1.5))
    yield Shape((((x + ox * 2.2, y + oy * 2.2), *wings),), Pen(None, 0.2, ACCENT))
    yield _outside(x, y, (ox, oy), _name_of(view, door), k, 3.4)


def _edge_nearest(door: DoorView, projection: Projection) -> tuple[float, float, Point]:
    """The point of the drawn part nearest to a door outside it, and the way on from there."""
    region = projection.region
    x = min(max(door.x, region.left), region.right)
    y = min(max(door.y, region.top), region.bottom)
    dx, dy = door.x - x, door.y - y
    sideways = abs(dx) > abs(dy)
    out = (1.0 if dx > 0 else -1.0, 0.0) if sideways else (0.0, 1.0 if dy > 0 else -1.0)
    return *projection.point(x, y), _on_sheet(out, projection)


def _sign_at(
    view: SessionView, door: DoorView, projection: Projection, k: float
) -> tuple[float, float, Point]:
    """Where the sign to a door that is not drawn begins, and the way on: beyond the names of whoever sits at the edge."""
    x, y, (ox, oy) = _edge_nearest(door, projection)
    edge = projection.region.grown(-_AT_EDGE)
    off = _CLEAR if all(edge.holds(Box(p.x, p.y, p.x, p.y)) for p in view.places()) else _FAR * k
    return x + ox * off, y + oy * off, (ox, oy)


def _sign(view: SessionView, door: DoorView, projection: Projection, k: float) -> Box:
    """What the arrow and its name cover."""
    x, y, out = _sign_at(view, door, projection, k)
    text = _outside(x, y, out, _name_of(view, door), k, 3.4)
    half, size = text.width / 2, text.size
    if text.turned:
        named = Box(text.x - size, y - half, text.x + 0.3 * size, y + half)
    else:
        named = Box(x - half, text.y - size, x + half, text.y + 0.3 * size)
    return Box(
        min(named.left, x - 2.2), min(named.top, y - 2.2),
        max(named.right, x + 2.2), max(named.bottom, y + 2.2),
    )  # fmt: skip


def _name_of(view: SessionView, door: DoorView) -> str:
    return door.name or word("main-door" if door.main else "door", view.head.language)


def _outside(x: float, y: float, out: Point, name: str, k: float, off: float) -> Text:
    """A name outside a wall, along it."""
    size = _SIZE * k
    run = Run(name, Weight.SEMIBOLD, ACCENT)
    if abs(out[1]) > abs(out[0]):
        if out[1] > 0:
            return Text(x, y + off + size * 0.72, (run,), size, "middle")
        return Text(x, y - off, (run,), size, "middle")
    across = x + (off + size * 0.72 if out[0] > 0 else -off)
    return Text(across, y, (run,), size, "middle", True)


def _view(view: SessionView, projection: Projection, k: float) -> Iterable[Mark]:
    """A window sign along the wall with the view or the stage, and its name outside."""
    room, side = view.room, view.room.view_side
    if side is None:
        return
    ox, oy = _SIDES[side]
    x, y = room.width * (1 + ox) / 2, room.depth * (1 + oy) / 2
    half_x, half_y = abs(oy) * room.width * 0.3, abs(ox) * room.depth * 0.3
    region = projection.region
    if not _holds(region, x, y):
        return
    out = _on_sheet((ox, oy), projection)
    start = projection.point(max(x - half_x, region.left), max(y - half_y, region.top))
    end = projection.point(min(x + half_x, region.right), min(y + half_y, region.bottom))
    yield stroke((start, end), Pen(GROUND, _WALL + 0.2))
    for off in (-0.7, 0.7):
        yield stroke(
            (
                (start[0] + out[0] * off, start[1] + out[1] * off),
                (end[0] + out[0] * off, end[1] + out[1] * off),
            ),
            Pen(ACCENT, 0.3),
        )
    name = room.view_name or word("view", view.head.language)
    yield _outside(*projection.point(x, y), out, name, k, 2.2)


def _fixture(fixture: FixtureView, projection: Projection, k: float) -> Iterable[Mark]:
    pen = Pen(OUTLINE, 0.25, HAIR)
    if isinstance(fixture.outline, Circle):
        circle = fixture.outline
        if not _holds(projection.region, circle.x, circle.y):
            return
        x, y = projection.point(circle.x, circle.y)
        yield Disc(x, y, circle.radius * projection.scale, pen)
        room = 2 * circle.radius * projection.scale
    else:
        ring = tuple(projection.point(*point) for point in fixture.outline.points)
        if not projection.box().holds(bounds(ring)):
            return
        yield Shape((ring,), pen)
        (x, y), room = bounds(ring).middle, bounds(ring).width
    size = 2.8 * k
    if fixture.name and measure(fixture.name, size) < room - 2.0:
        yield middled(x, y, Run(fixture.name, Weight.REGULAR, TEXT), size)


def fixed_obstacles(view: SessionView, projection: Projection, k: float) -> list[Obstacle]:
    """Walls, doors, view, fixtures, and the sign to a door that is not drawn: names keep clear of all."""
    found: list[Obstacle] = []
    edges = [*walls(view, projection)] if has_walls(view) else []
    edges += [(projection.point(*start), projection.point(*end)) for start, end in view.room.cuts]
    for start, end in edges:
        straight = filled(bounds((start, end)).grown(_WALL * k / 2))
        found.append(straight if _is_upright(start, end) else Flat(((start, end),)))
    signs = [mark for door in view.room.doors for mark in _door(view, door, projection, k)]
    signs += _view(view, projection, k) if view.room.view_side else ()
    found.extend(filled(ink_of(mark)) for mark in signs if isinstance(mark, Text))
    for door in view.room.doors:
        if door.main and not _holds(projection.region, door.x, door.y):
            box = _sign(view, door, projection, k)
            corners = (
                (box.left, box.top),
                (box.right, box.top),
                (box.right, box.bottom),
                (box.left, box.bottom),
            )
            found.append(Flat((corners,)))
    for fixture in view.room.fixtures:
        if isinstance(fixture.outline, Circle):
            circle = fixture.outline
            x, y = projection.point(circle.x, circle.y)
            found.append(Round(x, y, circle.radius * projection.scale))
        else:
            found.append(Flat((tuple(projection.point(*p) for p in fixture.outline.points),)))
    return found


def _is_upright(start: Point, end: Point) -> bool:
    """Whether a wall runs along the sheet's edges."""
    return abs(start[0] - end[0]) < 1e-6 or abs(start[1] - end[1]) < 1e-6


def _holds(region: Box, x: float, y: float) -> bool:
    return region.grown(1e-6).holds(Box(x, y, x, y))


def north_arrow(
    x: float, y: float, north: float, projection: Projection, k: float
) -> Iterable[Mark]:
    """A small needle about a point, pointing to geographic north."""
    degrees = north + (90.0 if projection.turned else 0.0)
    ux, uy = cos(radians(degrees)), -sin(radians(degrees))
    px, py = -uy, ux
    r = 3.4 * k
    yield Shape(
        (
            (
                (x + ux * r, y + uy * r),
                (x + px * r * 0.42 - ux * r * 0.7, y + py * r * 0.42 - uy * r * 0.7),
                (x - ux * r * 0.32, y - uy * r * 0.32),
                (x - px * r * 0.42 - ux * r * 0.7, y - py * r * 0.42 - uy * r * 0.7),
            ),
        ),
        Pen(None, 0.2, TEXT),
    )
    yield middled(
        x + ux * (r + 2.0 * k),
        y + uy * (r + 2.0 * k),
        Run("N", Weight.SEMIBOLD, TEXT),
        2.6 * k,
    )


def scale_bar(right: float, y: float, projection: Projection, k: float) -> Iterable[Mark]:
    """A bar of whole metres that ends at `right`, in alternating halves."""
    length = next((m for m in (10.0, 5.0, 2.0, 1.0) if m * projection.scale <= 62.0 * k), 0.5)
    width, height = length * projection.scale, 1.1
    left = right - width - measure("m", 2.8 * k) - measure(f"{length:g}", 2.8 * k) / 2 - 1.2 * k
    for part, fill in ((0, TEXT), (1, GROUND)):
        start = left + part * width / 2
        box = (
            (start, y),
            (start + width / 2, y),
            (start + width / 2, y + height),
            (start, y + height),
        )
        yield Shape((box,), Pen(TEXT, 0.2, fill))
    base = y - 1.0 * k
    yield line_of(left, base, "0", 2.8 * k, QUIET, anchor="middle")
    end = left + width
    yield line_of(end, base, f"{length:g}", 2.8 * k, QUIET, anchor="middle")
    after = end + measure(f"{length:g}", 2.8 * k) / 2 + 0.7 * k
    yield line_of(after, base, "m", 2.8 * k, QUIET)
