"""The floor plan: room, tables to scale, every guest's full name beside their place.

The sheet is laid on its side or upright and the room turned by a quarter, whichever lets the
names be largest. Where the whole room leaves them too little space, the part with places is
drawn; where that does not help either, a numbered key follows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from preseance.documents.furniture import (
    Furniture,
    draw_furniture,
    furnish,
    solid_obstacles,
)
from preseance.documents.labelling import label_runs
from preseance.documents.labels import Label
from preseance.documents.numbered_key import key_pages
from preseance.documents.obstacles import Field
from preseance.documents.palette import OUTLINE
from preseance.documents.placing import DETAILS, has_room, place_labels
from preseance.documents.printed import PaperRemark
from preseance.documents.projection import (
    Projection,
    fitted,
    occupied_part,
    places_alone,
    project_seats,
    whole_room,
)
from preseance.documents.room_drawing import OUTSIDE, draw_room, fixed_obstacles
from preseance.documents.scene import Box, Pen, Scene, stroke
from preseance.documents.sizes import Paper, PaperName, called, sheets
from preseance.documents.title_block import draw_foot, draw_head, drawing_area
from preseance.documents.words import titled, word
from preseance.views.records import SessionView

_USUAL, _CLOSE = 60.0, 220.0
"""Most millimetres for a metre: of a room, and where a table fills the sheet."""
_FOR_NAMES = 22.0
"""Millimetres at A3 kept round a table for its names where it fills the sheet."""
_CLOSE_SIZES = (8.0, 7.0, 6.2, 5.6, 5.0)
_LARGER = {"a4": "A3", "letter": "A3", "a3": "A2", "a2": "A1"}
_ACROSS_WALLS, _TURNED, _IN_PART = 0.75, 0.65, 0.55
"""What a name is worth that crosses a wall; in a turned room; where not all the room is drawn."""

_AWKWARD: tuple[tuple[float, Callable[[Label], bool]], ...] = (
    (0.2, lambda label: len(label.block.lines) == 1),
    (8.0, lambda label: len(label.block.lines) > 2),
    (1.0, lambda label: bool(label.leader)),
    (0.5, lambda label: label.turned),
)
"""What costs a label some of its worth, by the share of labels that have it."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One way to lay a session on a sheet."""

    paper: Paper
    projection: Projection
    furniture: Furniture
    labels: tuple[Label, ...] | None
    """None where full names do not fit beside the places."""
    size: float
    """Of the names."""
    whole: bool
    """Whether the whole room is drawn."""


def floor_plan(
    view: SessionView, paper: PaperName
) -> tuple[tuple[Scene, ...], tuple[PaperRemark, ...]]:
    """The sheets of a session's floor plan, and remarks on them."""
    drawing = best_drawing(view, paper)
    return _sheets(view, drawing), tuple(_remarks(view, paper, drawing, larger=True))


def _sheets(view: SessionView, drawing: Drawing) -> tuple[Scene, ...]:
    scenes = [_draw(view, drawing)]
    if drawing.labels is None:
        scenes.extend(key_pages(view, drawing.paper))
    elif _seated_whole(view):
        scenes.extend(key_pages(view, drawing.paper, whole_alone=True))
    return tuple(scenes)


def on_least(view: SessionView) -> tuple[tuple[Scene, ...], tuple[PaperRemark, ...], PaperName]:
    """On the smallest of A3, A2 and A1 that holds every name beside its place.

    Where none does, on A3 with a numbered key.
    """
    drawing, on = least_drawing(view, ("a3", "a2", "a1"))
    return _sheets(view, drawing), tuple(_remarks(view, on, drawing, larger=False)), on


def least_drawing(view: SessionView, papers: Sequence[PaperName]) -> tuple[Drawing, PaperName]:
    """The best drawing on the first of the papers that has one with full names, and which that is.

    Where none has, the best with numbers on the first.
    """
    for paper in papers:
        drawing = _best_named(view, paper)
        if drawing is not None:
            return drawing, paper
    return _best_numbered(view, papers[0]), papers[0]


def _seated_whole(view: SessionView) -> bool:
    """Whether any of its tables is planned by table alone; then its guests stand in a key."""
    return any(table.whole for table in view.tables) or any(row.whole for row in view.rows)


def _remarks(
    view: SessionView, paper: PaperName, drawing: Drawing, *, larger: bool
) -> Iterator[PaperRemark]:
    """Remarks; ``larger`` says whether a larger sheet may be worth trying where this one is too small."""
    language = view.head.language
    if drawing.labels is None:
        guests = sum(place.guest is not None for place in view.places())
        sheet = _LARGER.get(paper, "") if larger else ""
        hint = word("try-larger", language, sheet) if sheet else word("try-tables", language)
        text = word("remark-key", language, called(paper), guests, hint).strip()
        yield PaperRemark("key", text)
    if not drawing.whole:
        yield PaperRemark("part", word("remark-part", language, called(paper)))


def best_drawing(view: SessionView, name: PaperName) -> Drawing:
    """The drawing that reads best: large names in two lines, within the walls, unturned."""
    return _best_named(view, name) or _best_numbered(view, name)


def _best_named(view: SessionView, name: PaperName) -> Drawing | None:
    """The same among those with full names; None where these fit nowhere."""
    best: Drawing | None = None
    for region, whole in ((whole_room(view), True), (occupied_part(view), False)):
        for turned in (False, True):
            for paper in sheets(name):
                least = 0.0 if best is None else _merit(best)
                for found in _named(view, paper, region, turned, whole, least):
                    best = found if best is None else max(best, found, key=_merit)
    return best


def _best_numbered(view: SessionView, name: PaperName) -> Drawing:
    return max(
        (_numbered(view, paper, turned) for turned in (False, True) for paper in sheets(name)),
        key=lambda drawing: round(drawing.projection.scale, 1),
    )


def names_around(view: SessionView, name: PaperName) -> Drawing | None:
    """Tables drawn as large as the sheet allows with full names round them; None where none fits."""
    large = [replace(p, label_sizes=(*_CLOSE_SIZES, *p.label_sizes)) for p in sheets(name)]
    # Where names need more room than is kept for them, the table is drawn smaller.
    for close, region in ((True, places_alone(view)), (False, _with_room(view))):
        found = [
            drawing
            for paper in large
            for drawing in _named(view, paper, region, False, False, 0.0, close=close)
        ]
        if found:
            return max(found, key=_close_merit)
    return None


def _with_room(view: SessionView) -> Box:
    """A table with more room round it than it has in its hall."""
    part = occupied_part(view)
    return part.grown(0.15 * max(part.width, part.height))


def _close_merit(drawing: Drawing) -> float:
    """Names first, then how large the table is; all the sheet is for one table."""
    return _merit(drawing) * drawing.size * float(drawing.projection.scale**0.5)


def draw_close(view: SessionView, drawing: Drawing, title: str) -> Scene:
    """The sheet of a table drawn close up."""
    return _draw(view, drawing, title)


def _merit(drawing: Drawing) -> float:
    """What the size of the names is worth, less what makes them harder to read."""
    labels = drawing.labels or ()
    walls = drawing.projection.box()
    merit = _value(drawing.paper, drawing.size) * _worth(drawing.projection, drawing.whole)
    if drawing.whole and not all(walls.holds(label.box) for label in labels):
        merit *= _ACROSS_WALLS
    awkward = sum(weight * _share(labels, test) for weight, test in _AWKWARD)
    return merit * max(1 - awkward, 0.1)


def _value(paper: Paper, size: float) -> float:
    """What a size of names is worth: beyond what reads with ease, more brings little."""
    easy = paper.key_size
    return min(size, easy) + 0.3 * max(0.0, size - easy)


def _worth(projection: Projection, whole: bool) -> float:
    """What names of one size are worth; of equal ones, the larger drawing is better."""
    larger = 1.0 + projection.scale / 1000.0
    return larger * (_TURNED if projection.turned else 1.0) * (1.0 if whole else _IN_PART)


def _share(labels: Sequence[Label], test: Callable[[Label], bool]) -> float:
    return sum(map(test, labels)) / max(len(labels), 1)


def _projected(paper: Paper, region: Box, turned: bool, *, close: bool = False) -> Projection:
    margin = (OUTSIDE + (_FOR_NAMES if close else 0.0)) * paper.scale
    most = _CLOSE if close else _USUAL
    return fitted(region, drawing_area(paper).grown(-margin), turned, most=most)


def _named(
    view: SessionView,
    paper: Paper,
    region: Box,
    turned: bool,
    whole: bool,
    least: float,
    *,
    close: bool = False,
) -> Iterator[Drawing]:
    """The region with full names as large as can be, within the walls or across them.

    What cannot have more merit than `least`, or than what was found already, is not tried.
    """
    projection = _projected(paper, region, turned, close=close)
    seats = project_seats(view, projection)
    runs = label_runs(view, seats)
    worth = _worth(projection, whole)
    bounds = [(drawing_area(paper), worth * _ACROSS_WALLS if whole else worth)]
    if whole:
        bounds.insert(0, (projection.box().grown(-1.5), worth))
    smallest, solid = paper.label_sizes[-1], Field(solid_obstacles(view, projection, seats))
    # Most ways to lay a large dinner out fail here already, before their numbers are set.
    hopeful = [bound for bound in bounds if has_room(runs, smallest, bound[0], solid, DETAILS)]
    if not hopeful:
        return
    furniture = furnish(view, projection, seats)
    obstacles = Field([*furniture.obstacles(), *fixed_obstacles(view, projection, paper.scale)])
    for sheet, factor in hopeful:
        if _value(paper, paper.label_sizes[0]) * factor <= least:
            continue
        # Where the smallest names have no room, larger ones have none either.
        if place_labels(runs, smallest, sheet, obstacles, DETAILS) is None:
            continue
        for details in (DETAILS[:1], DETAILS):
            for size in paper.label_sizes:
                if _value(paper, size) * factor <= least:
                    break
                labels = place_labels(runs, size, sheet, obstacles, details)
                if labels is not None:
                    found = Drawing(paper, projection, furniture, labels, size, whole)
                    least = max(least, _merit(found))
                    yield found


def _numbered(view: SessionView, paper: Paper, turned: bool) -> Drawing:
    region, whole = whole_room(view), True
    part = occupied_part(view)
    if part.width * part.height < 0.4 * region.width * region.height:
        region, whole = part, False
    projection = _projected(paper, region, turned)
    furniture = furnish(view, projection, project_seats(view, projection))
    return Drawing(paper, projection, furniture, None, paper.label_sizes[-1], whole)


def _note_on_key(view: SessionView, drawing: Drawing) -> tuple[str, ...]:
    if drawing.labels is None:
        return (word("key-note", view.head.language),)
    return (word("key-note-tables", view.head.language),) if _seated_whole(view) else ()


def _draw(view: SessionView, drawing: Drawing, title: str = "") -> Scene:
    paper, projection, head = drawing.paper, drawing.projection, view.head
    scene = Scene(
        paper.width,
        paper.height,
        titled(head.event, head.session, head.language),
        head.language,
    )
    draw_head(scene, head, paper, title=title)
    paint_drawing(scene, view, drawing)
    notes = (
        () if drawing.whole else (word("not-whole-room", head.language),),
        _note_on_key(view, drawing),
    )
    draw_foot(scene, view, paper, projection, notes[0] + notes[1])
    return scene


def paint_drawing(scene: Scene, view: SessionView, drawing: Drawing) -> None:
    """Put room, tables, places and names on a scene, without a head or a foot."""
    draw_room(scene, view, drawing.projection, drawing.paper.scale)
    inside = drawing.labels is None or not view.monogram()
    draw_furniture(scene, view, drawing.furniture, numbers_only=inside)
    for label in drawing.labels or ():
        scene.extend("labels", label.texts())
        if label.leader:
            scene.add("leaders", stroke(label.leader, Pen(OUTLINE, 0.2)))
