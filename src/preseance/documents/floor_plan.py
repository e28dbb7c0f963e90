"""The floor plan: room, tables to scale, every guest's full name beside his place.

The sheet is laid on its side or upright and the room turned by a quarter, whichever lets the
names be largest. Where full names cannot stand beside the places, a numbered key follows.
"""

from dataclasses import dataclass
from math import cos, hypot, radians, sin

from preseance.documents.fonts import Weight, measure, missing_glyphs
from preseance.documents.labels import Label, Seat
from preseance.documents.names import line_width, name_lines
from preseance.documents.obstacles import Flat, Obstacle, Round, bounds
from preseance.documents.palette import ACCENT, CLOTH, DISC, HAIR, MARKS, MUST, OUTLINE, QUIET, TEXT
from preseance.documents.papers import Paper, PaperName, sheets
from preseance.documents.placing import Run, place_labels
from preseance.documents.printed import PaperRemark
from preseance.documents.scene import Box, Disc, Pen, Point, Scene, Shape, Text, rectangle, stroke
from preseance.documents.scene import Run as Letters
from preseance.documents.words import audience_line, date_and_time, word
from preseance.planning.views import Circle, RowView, SessionView, TableView

_ROUNDISH = frozenset({"round", "armchairs"})
_VEHICLES = frozenset({"car", "bus"})


@dataclass(frozen=True, slots=True)
class Projection:
    """Metres of the room to millimetres of the sheet, turned by quarters."""

    scale: float
    left: float
    bottom: float
    depth: float
    turned: bool

    def point(self, x: float, y: float) -> Point:
        """A point of the room on the sheet."""
        if self.turned:
            x, y = self.depth - y, x
        return self.left + x * self.scale, self.bottom - y * self.scale

    def direction(self, degrees: float) -> Point:
        """A direction of the room on the sheet."""
        angle = radians(degrees + (90.0 if self.turned else 0.0))
        return cos(angle), -sin(angle)


@dataclass(frozen=True, slots=True)
class _Drawing:
    paper: Paper
    projection: Projection
    seats: dict[str, Seat]
    labels: tuple[Label, ...] | None
    size: float


def floor_plan(
    view: SessionView, paper: PaperName
) -> tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]:
    """The sheets of a session's floor plan, and remarks on them."""
    language = view.head.language
    drawing = _best(view, paper)
    remarks = list(_glyph_remarks(view))
    scenes = [_draw(view, drawing)]
    if drawing.labels is None:
        guests = sum(place.guest is not None for place in view.places())
        hint = word("try-a3", language) if paper == "a4" else ""
        text = word("remark-key", language, paper.upper(), guests, hint).strip()
        remarks.append(PaperRemark("key", text))
        scenes.extend(_key_pages(view, drawing.paper))
    return tuple(scenes), tuple(remarks)


def _glyph_remarks(view: SessionView) -> list[PaperRemark]:
    found = []
    for place in view.places():
        if place.guest is not None:
            for glyph in missing_glyphs([place.guest.full_name]):
                text = word(
                    "remark-missing-glyph", view.head.language, glyph, place.guest.full_name
                )
                found.append(PaperRemark("missing-glyph", text))
    return found


def _best(view: SessionView, name: PaperName) -> _Drawing:
    """The drawing with the largest names; an unturned room wins when sizes are equal."""
    best: _Drawing | None = None
    for turned in (False, True):
        for paper in sheets(name):
            found = _try(view, paper, turned)
            if best is None or _merit(found) > _merit(best):
                best = found
    assert best is not None
    return best


def _merit(drawing: _Drawing) -> tuple[float, float]:
    named = 0.0 if drawing.labels is None else drawing.size
    return named, round(drawing.projection.scale, 1) if not named else 0.0


def _area(paper: Paper) -> Box:
    inside = paper.inside
    return Box(
        inside.left, inside.top + 31 * paper.scale, inside.right, inside.bottom - 17 * paper.scale
    )


def _try(view: SessionView, paper: Paper, turned: bool) -> _Drawing:
    area = _area(paper)
    room = view.room
    width, depth = (room.depth, room.width) if turned else (room.width, room.depth)
    scale = min(area.width / width, area.height / depth)
    left = area.left + (area.width - width * scale) / 2
    bottom = area.bottom - (area.height - depth * scale) / 2
    projection = Projection(scale, left, bottom, room.depth, turned)
    seats = project_seats(view, projection)
    obstacles = _obstacles(view, projection, seats)
    runs = _runs(view, projection, seats)
    corners = (projection.point(0.0, 0.0), projection.point(room.width, room.depth))
    within_walls = bounds(corners).grown(-1.0 - 3.0 * paper.scale)
    # Names across a wall or a door are read less well than smaller names within.
    for sheet in (within_walls, area):
        for size in paper.label_sizes:
            labels = place_labels(runs, size, sheet, obstacles)
            if labels is not None:
                return _Drawing(paper, projection, seats, labels, size)
    return _Drawing(paper, projection, seats, None, paper.label_sizes[-1])


def project_seats(view: SessionView, projection: Projection) -> dict[str, Seat]:
    """The places on the sheet, by identifier; discs never overlap."""
    places = view.places()
    middles = [projection.point(place.x, place.y) for place in places]
    pitch = min(
        (
            hypot(a[0] - b[0], a[1] - b[1])
            for number, a in enumerate(middles)
            for b in middles[:number]
            if a != b
        ),
        default=20.0,
    )
    radius = min(max(0.22 * projection.scale, 2.6), 6.5, pitch * 0.46)
    return {
        place.id: Seat(
            place,
            *middle,
            radius * (0.65 if place.kind == "auxiliary" else 1.0),
            projection.direction(place.facing + 180.0),
        )
        for place, middle in zip(places, middles, strict=True)
    }


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


def _obstacles(view: SessionView, projection: Projection, seats: dict[str, Seat]) -> list[Obstacle]:
    found: list[Obstacle] = [Round(seat.x, seat.y, seat.radius) for seat in seats.values()]
    for table in view.tables:
        if table.form not in _VEHICLES:
            found.extend(table_tops(table, projection))
    return found


def _runs(view: SessionView, projection: Projection, seats: dict[str, Seat]) -> list[Run]:
    runs = []
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    for group in groups:
        own = [seats[place.id] for place in group.places]
        circle = None
        sides: dict[str, list[Seat]] = {}
        if isinstance(group, TableView) and group.form in _ROUNDISH and own:
            x = sum(seat.x for seat in own) / len(own)
            y = sum(seat.y for seat in own) / len(own)
            reach = max(hypot(seat.x - x, seat.y - y) + seat.radius for seat in own)
            circle = Round(x, y, reach)
            for seat in own:
                right = seat.x > x + 0.1 or (abs(seat.x - x) <= 0.1 and seat.y < y)
                sides.setdefault("right" if right else "left", []).append(seat)
        else:
            rows = isinstance(group, RowView) or group.form in _VEHICLES
            for seat in own:
                sides.setdefault(_side(seat, rows), []).append(seat)
        for side, members in sides.items():
            for line in _lines(members, side):
                runs.append(Run(tuple(line), side, circle))
    return runs


def _side(seat: Seat, upright: bool) -> str:
    if abs(seat.out[0]) > abs(seat.out[1]) + 0.05 and not upright:
        return "right" if seat.out[0] > 0 else "left"
    return "below" if seat.out[1] > 0 else "above"


def _lines(seats: list[Seat], side: str) -> list[list[Seat]]:
    """Places above and below, split into rows of one height."""
    if side in ("left", "right"):
        return [seats]
    rows: dict[int, list[Seat]] = {}
    for seat in seats:
        rows.setdefault(round(seat.y / 3), []).append(seat)
    return [rows[key] for key in sorted(rows)]


def _draw(view: SessionView, drawing: _Drawing) -> Scene:
    paper, projection = drawing.paper, drawing.projection
    scene = Scene(
        paper.width,
        paper.height,
        f"{view.head.event}: {view.head.session}",
        view.head.language,
    )
    _head(scene, view, paper)
    _room(scene, view, paper, projection)
    for table in view.tables:
        _table(scene, table, projection, drawing)
    for seat in drawing.seats.values():
        _seat(scene, seat, view.marked, drawing.labels is None)
    for label in drawing.labels or ():
        scene.extend("labels", label.texts())
        if label.leader:
            scene.add("leaders", stroke(label.leader, Pen(OUTLINE, 0.2)))
    _legend(scene, view, paper, drawing.labels is None)
    return scene


def _text(
    x: float, y: float, text: str, size: float, *, bold: bool = False, quiet: bool = False
) -> Text:
    weight = Weight.SEMIBOLD if bold else Weight.REGULAR
    return Text(x, y, (Letters(text, weight, QUIET if quiet else TEXT),), size)


def _right(text: Text) -> Text:
    return Text(text.x, text.y, text.runs, text.size, "end")


def _head(scene: Scene, view: SessionView, paper: Paper) -> None:
    head, k, box = view.head, paper.scale, paper.inside
    when = date_and_time(head.starts, head.ends, head.language)
    scene.add(
        "heading",
        Text(box.left, box.top + 4 * k, (Letters(head.event, Weight.SEMIBOLD, ACCENT),), 4 * k),
        _text(box.left, box.top + 13.5 * k, head.session, 9 * k, bold=True),
        _text(
            box.left,
            box.top + 20.5 * k,
            " · ".join(t for t in (when, head.place) if t),
            4 * k,
            quiet=True,
        ),
        stroke(((box.left, box.top + 25 * k), (box.right, box.top + 25 * k)), Pen(HAIR, 0.25)),
    )
    version = (
        word("version", head.language, head.version)
        if head.version
        else word("draft", head.language)
    )
    stage = f"{version} · {head.stage}" if head.stage else version
    scene.add("heading", _right(_text(box.right, box.top + 4 * k, stage, 4 * k, bold=True)))
    line = audience_line(head.audience, head.language)
    scene.add("heading", _right(_text(box.right, box.top + 20.5 * k, line, 4 * k, quiet=True)))
    if head.superseded_by:
        stamp = word("superseded", head.language, head.superseded_by)
        text = Text(
            box.right - 2 * k,
            box.top + 12.5 * k,
            (Letters(stamp.upper(), Weight.SEMIBOLD, MUST),),
            4.4 * k,
            "end",
        )
        frame = Box(text.x - text.width - 2 * k, text.y - 5 * k, box.right, text.y + 2 * k)
        scene.add("heading", rectangle(frame, Pen(MUST, 0.6)), text)


def _room(scene: Scene, view: SessionView, paper: Paper, projection: Projection) -> None:
    room, k = view.room, paper.scale
    corners = room.outline or (
        (0.0, 0.0),
        (room.width, 0.0),
        (room.width, room.depth),
        (0.0, room.depth),
    )
    wall = tuple(projection.point(*corner) for corner in corners)
    scene.add("room", Shape((wall,), Pen(OUTLINE, 0.5)))
    middle = bounds(wall).middle
    for door in room.doors:
        x, y = projection.point(door.x, door.y)
        half = door.width * projection.scale / 2
        flat = abs(y - bounds(wall).top) < 1.0 or abs(y - bounds(wall).bottom) < 1.0
        dx, dy = (half, 0.0) if flat else (0.0, half)
        scene.add("room", stroke(((x - dx, y - dy), (x + dx, y + dy)), Pen(ACCENT, 1.4)))
        name = door.name or word("main-door" if door.main else "door", view.head.language)
        size = 3 * k
        out = size * 1.3 if y > middle[1] else -size * 0.6
        runs = (Letters(name, Weight.SEMIBOLD, ACCENT),)
        if flat:
            scene.add("room", Text(x, y + out, runs, size, "middle"))
        else:
            scene.add(
                "room", Text(x - 1.2 if x > middle[0] else x + 3.4, y, runs, size, "middle", True)
            )
    for fixture in room.fixtures:
        if isinstance(fixture.outline, Circle):
            x, y = projection.point(fixture.outline.x, fixture.outline.y)
            scene.add(
                "room",
                Disc(x, y, fixture.outline.radius * projection.scale, Pen(OUTLINE, 0.25, HAIR)),
            )
        else:
            ring = tuple(projection.point(*point) for point in fixture.outline.points)
            scene.add("room", Shape((ring,), Pen(OUTLINE, 0.25, HAIR)))


def _table(scene: Scene, table: TableView, projection: Projection, drawing: _Drawing) -> None:
    for top in table_tops(table, projection):
        pen = Pen(OUTLINE, 0.35, CLOTH)
        scene.add(
            "tables",
            Disc(top.x, top.y, top.radius, pen)
            if isinstance(top, Round)
            else Shape(top.rings, pen),
        )
    seats = [drawing.seats[place.id] for place in table.places]
    if not table.name or not seats or table.form in _VEHICLES:
        return
    x, y = bounds((seat.x, seat.y) for seat in seats).middle
    room = max(2.0, min(hypot(s.x - x, s.y - y) - s.radius for s in seats) - 4.0)
    size = min(7.0, 1.7 * room / max(measure(table.name, 1.0, Weight.SEMIBOLD), 0.6))
    runs = (Letters(table.name, Weight.SEMIBOLD, TEXT),)
    scene.add("tables", Text(x, y + size * 0.36, runs, max(size, 1.8), "middle"))


def _seat(scene: Scene, seat: Seat, marked: tuple[str, ...], numbers_only: bool) -> None:
    place, guest, r = seat.place, seat.place.guest, seat.radius
    mark = MARKS[marked.index(guest.monogram)] if guest and guest.monogram in marked[:8] else None
    dashes = () if guest else (0.8, 0.8)
    fill, ink = (mark.disc, mark.letter) if mark else (DISC, TEXT)
    scene.add(
        "places",
        Disc(seat.x, seat.y, r, Pen(TEXT if place.presiding else OUTLINE, 0.3, fill, dashes)),
    )
    if place.presiding:
        scene.add("places", Disc(seat.x, seat.y, r * 0.86, Pen(ink, 0.45)))
    letters = place.number if numbers_only or guest is None else guest.monogram or place.number
    both = bool(guest and guest.monogram) and not numbers_only
    if letters:
        size = min(r * (0.85 if both else 1.05), 1.5 * r / measure(letters, 1.0, Weight.SEMIBOLD))
        runs = (Letters(letters, Weight.SEMIBOLD, ink),)
        drop = r * 0.12 if both else size * 0.36
        scene.add("places", Text(seat.x, seat.y + drop, runs, size, "middle"))
    if both:
        runs = (Letters(place.number, Weight.REGULAR, ink),)
        scene.add("places", Text(seat.x, seat.y + r * 0.68, runs, r * 0.55, "middle"))
    if place.honour in (0, 1):
        _badge(scene, seat, place.honour + 1)


def _badge(scene: Scene, seat: Seat, honour: int) -> None:
    """A diamond with 1 or 2 on the inner edge of the disc, beside the place number."""
    r = seat.radius
    across = (-seat.out[1], seat.out[0])
    x = seat.x - seat.out[0] * r * 0.8 + across[0] * r * 0.8
    y = seat.y - seat.out[1] * r * 0.8 + across[1] * r * 0.8
    half = max(1.5, r * 0.5)
    ring = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    scene.add("places", Shape((ring,), Pen(DISC, 0.25, ACCENT)))
    runs = (Letters(str(honour), Weight.SEMIBOLD, DISC),)
    scene.add("places", Text(x, y + half * 0.4, runs, half * 1.1, "middle"))


def _legend(scene: Scene, view: SessionView, paper: Paper, keyed: bool) -> None:
    k, box, lang = paper.scale, paper.inside, view.head.language
    y, x, size = box.bottom - 6.5 * k, box.left, 3.1 * k
    r = 1.9 * k
    rule = box.bottom - 11.5 * k
    scene.add("heading", stroke(((box.left, rule), (box.right, rule)), Pen(HAIR, 0.25)))
    for name in ("presiding", "honour", "free", "monogram"):
        if name == "honour":
            ring = ((x + r, y - r), (x + 2 * r, y), (x + r, y + r), (x, y))
            scene.add("heading", Shape((ring,), Pen(None, 0.25, ACCENT)))
        elif name == "monogram":
            scene.add("heading", Disc(x + r, y, r, Pen(OUTLINE, 0.3)))
            runs = (Letters("FRA", Weight.SEMIBOLD, TEXT),)
            scene.add("heading", Text(x + r, y + 0.5 * k, runs, 1.4 * k, "middle"))
        else:
            dashes = (0.8, 0.8) if name == "free" else ()
            scene.add("heading", Disc(x + r, y, r, Pen(OUTLINE, 0.3, None, dashes)))
            if name == "presiding":
                scene.add("heading", Disc(x + r, y, r * 0.8, Pen(TEXT, 0.45)))
        text = _text(x + 2 * r + 1.5 * k, y + size * 0.36, word(name, lang), size)
        scene.add("heading", text)
        x = text.x + text.width + 7 * k
    note = view.head.scheme
    if keyed:
        note = f"{note} {word('key-note', lang)}".strip()
    scene.add("heading", _text(box.left, box.bottom - 0.4 * k, note, size, quiet=True))


def _key_pages(view: SessionView, paper: Paper) -> list[Scene]:
    """The names by table and number, in columns, over as many pages as it takes."""
    size = max(paper.label_sizes[-1], 2.82)
    pitch = size * 1.5
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    lines: list[tuple[str, tuple[Letters, ...]]] = []
    for group in groups:
        lines.append(("", (Letters(group.name, Weight.SEMIBOLD, ACCENT),)))
        for place in group.places:
            if place.guest is not None:
                tail = Letters(f"  {place.guest.monogram}", Weight.REGULAR, QUIET)
                lines.append((place.number, (*name_lines(place.guest, "one line")[0], tail)))
    width = max((line_width(runs, size) for _, runs in lines), default=30.0) + 14
    area = _area(paper)
    columns = max(1, int(area.width // width))
    rows = max(1, int(area.height // pitch))
    pages = []
    for start in range(0, len(lines), columns * rows):
        scene = Scene(
            paper.width, paper.height, word("key", view.head.language), view.head.language
        )
        _head(scene, view, paper)
        for at, (number, runs) in enumerate(lines[start : start + columns * rows]):
            x = area.left + (at // rows) * area.width / columns
            y = area.top + (at % rows + 1) * pitch
            if number:
                scene.add("labels", _right(_text(x + 6, y, number, size, quiet=True)))
            scene.add("labels", Text(x + (8 if number else 0), y, runs, size))
        pages.append(scene)
    return pages
