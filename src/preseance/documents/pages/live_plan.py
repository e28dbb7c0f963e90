"""The plan of a session as part of a page: the drawing of the papers, and places that answer.

Over the drawing lies a group a place: a ring that is shown when it is looked at, and what a
pointer meets, which is the disc and the name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from preseance.documents.floor_plan import least_drawing, paint_drawing
from preseance.documents.labels import Label, Seat
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.page import colour
from preseance.documents.scene import LAYERS, Box, Disc, Mark, Scene, Shape
from preseance.documents.sizes import PaperName
from preseance.documents.svg import layers_of
from preseance.documents.words import word
from preseance.views.records import PlaceView, RowView, SessionView, TableView

_SHEETS: tuple[PaperName, ...] = ("a3", "a2", "a1")
"""Tried in turn, until one holds every name beside its place."""
_ROUND = 5.0
"""Millimetres kept round the drawing."""
_RING = 0.7
"""From a disc to its ring, millimetres."""


@dataclass(frozen=True, slots=True)
class LivePlan:
    """A plan on a page."""

    svg: Markup
    named: bool
    """Whether names stand in it; else the places are numbered, and the list is the key."""


def live_plan(
    view: SessionView, mark_of: Callable[[PlaceView], str], called: Callable[[PlaceView], str]
) -> LivePlan:
    """The plan of a session.

    Parameters
    ----------
    mark_of
        The id of a place on the page.
    called
        What is said of a place to those who do not see it.
    """
    drawing = least_drawing(view, _SHEETS)[0]
    scene = Scene(drawing.paper.width, drawing.paper.height, view.head.session, view.head.language)
    paint_drawing(scene, view, drawing)
    box = _reach(scene).grown(_ROUND)
    names = {label.place: label for label in drawing.labels or ()}
    groups: Sequence[TableView | RowView] = (*view.tables, *view.rows)
    seats = drawing.furniture.seats
    answering = [
        _group(group, [seats[p.id] for p in group.places], names, mark_of, called)
        for group in groups
    ]
    camera = tag(
        "g",
        {"class": "camera"},
        tag("g", {"class": "drawn", "aria-hidden": "true"}, Markup("\n".join(layers_of(scene, colour)))),
        *answering,
    )  # fmt: skip
    size = max((label.size for label in drawing.labels or ()), default=0.0)
    svg = tag(
        "svg",
        {
            "class": "room-plan",
            "viewBox": " ".join(_number(v) for v in (box.left, box.top, box.width, box.height)),
            "role": "img",
            "aria-label": word("page-plan-called", view.head.language, view.head.session),
            "data-size": _number(size),
            "font-family": "inherit",
        },
        camera,
    )
    return LivePlan(svg, drawing.labels is not None)


def _group(
    group: TableView | RowView,
    seats: Iterable[Seat],
    names: dict[str, Label],
    mark_of: Callable[[PlaceView], str],
    called: Callable[[PlaceView], str],
) -> Markup:
    made = [
        _place(seat, names.get(seat.place.id), mark_of(seat.place), called(seat.place))
        for seat in seats
        if seat.place.guest is not None or seat.place.kind != "auxiliary"
    ]
    return tag("g", {"class": "group", "aria-label": group.called or group.name}, *made)


def _place(seat: Seat, name: Label | None, mark: str, called: str) -> Markup:
    at = {"cx": _number(seat.x), "cy": _number(seat.y)}
    parts = [tag("circle", {**at, "class": "hit", "r": _number(seat.radius + _RING)})]
    if name is not None:
        box = name.box
        parts.append(
            tag(
                "rect",
                {
                    "class": "hit", "x": _number(box.left), "y": _number(box.top),
                    "width": _number(box.width), "height": _number(box.height),
                },
            )
        )  # fmt: skip
    for ring in ("ring under", "ring"):
        parts.append(tag("circle", {**at, "class": ring, "r": _number(seat.radius + _RING)}))
    free = "place free" if seat.place.guest is None else "place"
    return tag("g", {"class": free, "id": mark, "aria-label": called}, *parts)


def _reach(scene: Scene) -> Box:
    """What the drawing covers."""
    boxes = [_box(mark) for layer in LAYERS for mark in scene.marks.get(layer, [])]
    if not boxes:
        return Box(0.0, 0.0, scene.width, scene.height)
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes),
        max(b.right for b in boxes), max(b.bottom for b in boxes),
    )  # fmt: skip


def _box(mark: Mark) -> Box:
    if isinstance(mark, Disc):
        r = mark.radius
        return Box(mark.x - r, mark.y - r, mark.x + r, mark.y + r)
    if isinstance(mark, Shape):
        xs = [x for ring in mark.rings for x, _ in ring]
        ys = [y for ring in mark.rings for _, y in ring]
        return Box(min(xs), min(ys), max(xs), max(ys))
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * mark.width
    after = mark.width - before
    if mark.turned:
        return Box(mark.x - mark.size, mark.y - after, mark.x + mark.size, mark.y + before)
    return Box(mark.x - before, mark.y - mark.size, mark.x + after, mark.y + 0.3 * mark.size)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
