"""The plan that is worked on: tables and places as the papers draw them, a group a place.

What frames it comes from the places alone, so nothing but the places and names of those who moved
changes with a move. Every place is drawn about a point of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import (
    Furniture,
    badge,
    draw_top,
    furnish,
    seat_marks,
    table_names,
)
from preseance.documents.labelling import label_runs
from preseance.documents.labels import Label, Seat
from preseance.documents.names import Detail
from preseance.documents.obstacles import Field, Flat, Round, bounds
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.page import colour
from preseance.documents.palette import OUTLINE, QUIET
from preseance.documents.placing import DETAILS, Ways, place_labels
from preseance.documents.projection import Projection, occupied_part, project_seats
from preseance.documents.room_drawing import draw_room, fixed_obstacles
from preseance.documents.scene import Box, Mark, Pen, Point, Run, Scene, middled, stroke
from preseance.documents.svg import layers_of, mark_of
from preseance.views.records import GuestView, PlaceView, RowView, SessionView, TableView

_PITCH = 12.5
"""Units from one place to the nearest other."""
_FEWEST, _MOST = 8.0, 60.0
"""Units for a metre."""
_MARGIN = 28.0
"""Kept for names outside the places."""
_SIZES = (5.6, 4.8, 4.2, 3.8, 3.4, 3.0, 2.6, 2.3)
"""Of names, from the one wished for down to the least."""
_FAMILIES = (8.4, 7.0, 5.6, 4.8, 4.2, 3.8, 3.4, 3.1, 2.8, 2.5)
"""Of family names alone, which are read where full names are too small."""
_LARGER = 1.1
"""How much larger than full names they have to be."""
_GLYPH = {"must": "✕", "should": "!", "prefer": "–"}
_SHAPES = {
    "must": "M-0.9 -2.1H0.9L2.1 -0.9V0.9L0.9 2.1H-0.9L-2.1 0.9V-0.9Z",
    "should": "M0 -2.4L2.5 1.9H-2.5Z",
    "prefer": "M-1.9 0A1.9 1.9 0 1 0 1.9 0A1.9 1.9 0 1 0 -1.9 0Z",
}
"""Octagon, triangle, ring: a level is known without its colour."""
_INITIALS = 3.6
_LAYERS = ("tints", "threads", "presence", "steps", "gap", "plates", "ghost")
"""What scripts draw over the plan, the lowest first."""
_FULL = 16.0
"""Most size of type of what says how full a table is, which is shown where nothing else can be read."""


_WAYS = Ways()
"""Of the rooms that are worked in: a page draws the same plan again after every move."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a plan to those who do not see it."""

    plan: str
    place: Callable[[PlaceView], str]
    worst: Mapping[str, str]
    """By place, the worst level of what is found there."""


def working_plan(view: SessionView, spoken: Spoken) -> Markup:
    """The plan of a session as an element of a page; its colours are those of the page."""
    projection, width, height = _projected(view)
    furniture = furnish(view, projection, project_seats(view, projection))
    scene = Scene(width, height, view.head.session, view.head.language)
    draw_room(scene, view, projection, 1.0)
    for table, _ in furniture.tops:
        scene.extend("tables", draw_top(table, projection))
    sheet = Box(1.0, 1.0, width - 1.0, height - 1.0)
    labels = _labels(view, projection, furniture, sheet, DETAILS, _SIZES)
    size = _size(labels)
    larger = [one for one in _FAMILIES if one >= _LARGER * size]
    families = _labels(view, projection, furniture, sheet, ("family",), larger)
    scene.extend("places", furniture.row_marks)
    for sign in furniture.fronts:
        scene.extend("places", sign.marks())
    drawn = Markup("\n".join(layers_of(scene, colour)))
    called = Markup(_drawn(table_names(furniture, numbers_only=False)))
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    camera = tag(
        "g",
        {"id": "camera"},
        tag("g", {"class": "drawn", "aria-hidden": "true"}, drawn),
        tag("g", {"class": "called", "aria-hidden": "true"}, called),
        tag("g", {"class": "tops", "aria-hidden": "true"}, *map(_top, furniture.tops)),
        tag("g", {"class": "places"}, *(_group(g, view, furniture, spoken) for g in groups)),
        tag("g", {"class": "names", "aria-hidden": "true"}, *(_name(n, "name") for n in labels)),
        tag("g", {"class": "families", "aria-hidden": "true"}, *(_name(n, "family") for n in families)),
        tag("g", {"class": "taken", "aria-hidden": "true"}, *_fullness(furniture)),
        *(tag("g", {"id": name, "data-own": True, "aria-hidden": "true"}) for name in _LAYERS),
    )  # fmt: skip
    return tag(
        "svg",
        {
            "id": "plan",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "data-size": _number(size),
            "data-family": _number(_size(families)),
            "role": "group",
            "aria-label": spoken.plan,
            "font-family": "inherit",
        },
        _signs(),
        camera,
    )


def _projected(view: SessionView) -> tuple[Projection, float, float]:
    """The part of the room with places, so large that discs and names have room."""
    region = occupied_part(view)
    scale = min(max(_PITCH / _pitch(view), _FEWEST), _MOST)
    width, height = region.width * scale + 2 * _MARGIN, region.height * scale + 2 * _MARGIN
    return Projection(scale, _MARGIN, height - _MARGIN, region, False), width, height


def _pitch(view: SessionView) -> float:
    """Metres between the two nearest places in which people sit."""
    places = sorted((p.x, p.y) for p in view.places() if p.kind != "auxiliary")
    least = 2.0
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[number + 1 :]:
            if other_x - x >= least:
                break
            apart = hypot(other_x - x, other_y - y)
            least = min(least, apart) if apart > 0.1 else least
    return least


def _labels(
    view: SessionView,
    projection: Projection,
    furniture: Furniture,
    sheet: Box,
    details: Sequence[Detail],
    sizes: Sequence[float],
) -> tuple[Label, ...]:
    """The names, as large as all of them can be; none where they do not fit."""
    obstacles = Field([*furniture.obstacles(), *fixed_obstacles(view, projection, 1.0)])
    runs = label_runs(view, furniture.seats)
    known = _WAYS.of(runs, sheet, obstacles, details)
    for size in sizes:
        found = place_labels(runs, size, sheet, obstacles, details, known)
        if found is not None:
            return tuple(found)
    return ()


def _size(labels: Sequence[Label]) -> float:
    return max((label.size for label in labels), default=0.0)


def _top(top: tuple[TableView, tuple[Round | Flat, ...]]) -> Markup:
    """What a pointer meets of a table."""
    table, parts = top
    drawn = (
        tag("circle", {"cx": _number(p.x), "cy": _number(p.y), "r": _number(p.radius)})
        if isinstance(p, Round)
        else tag("path", {"d": "".join(map(_ring, p.rings))})
        for p in parts
    )
    return tag("g", {"class": "top", "data-table": table.id}, *drawn)


def _ring(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) + "Z"


def _fullness(furniture: Furniture) -> Iterable[Markup]:
    """The name of each table, and how many of its places are taken."""
    for table, parts in furniture.tops:
        seats = [p for p in table.places if p.kind != "auxiliary"]
        if not seats:
            continue
        reach = bounds((furniture.seats[p.id].x, furniture.seats[p.id].y) for p in seats)
        box = parts[0].box() if parts else reach
        taken = f"{sum(p.guest is not None for p in seats)}/{len(seats)}"
        name = table.name or table.called
        wide = max(measure(text, 1.0, Weight.SEMIBOLD) for text in (name, taken) if text)
        size = min(_FULL, max(reach.width, box.width) * 0.95 / wide)
        x, y = box.middle
        lines = (
            tag("text", {"x": _number(x), "y": _number(y + dy * size), "font-size": _number(size)}, text)
            for text, dy in ((name, -0.15), (taken, 0.95))
            if text
        )  # fmt: skip
        yield tag("g", {}, *lines)


def _name(label: Label, called: str) -> Markup:
    marks: list[Mark] = [*label.texts()]
    if label.leader:
        marks.append(stroke(label.leader, Pen(OUTLINE, 0.2)))
    drawn = Markup("".join(mark_of(m, colour) for m in marks))
    return tag("g", {"class": "name", "id": f"{called}-{label.place}"}, drawn)


def _group(
    group: TableView | RowView, view: SessionView, furniture: Furniture, spoken: Spoken
) -> Markup:
    made = [
        _place(furniture.seats[place.id], view, furniture, spoken, group.whole)
        for place in group.places
        if place.guest is not None or place.kind != "auxiliary"
    ]
    called = group.called or group.name
    return tag(
        "g",
        {
            "class": "group",
            "id": f"group-{group.id}",
            "role": "group" if called else "",
            "aria-label": called,
        },
        *made,
    )


def _place(
    seat: Seat, view: SessionView, furniture: Furniture, spoken: Spoken, whole: bool
) -> Markup:
    place = seat.place
    own = replace(seat, x=0.0, y=0.0)
    disc, *face = seat_marks(own, view.marked, whole)
    if not face and place.guest is not None:
        # Where delegations have no letters, a disc has those of the guest.
        face = [middled(0.0, 0.0, Run(_initials(place.guest), Weight.REGULAR, QUIET), _INITIALS)]
    beside: list[Mark] = []
    at = furniture.numbers.get(place.id)
    if at is not None and place.number:
        run = Run(place.number, Weight.REGULAR, QUIET)
        beside.append(middled(at[0] - seat.x, at[1] - seat.y, run, furniture.number_size))
    if place.honour in (0, 1):
        beside.extend(badge(own, place.honour + 1))
    reach = _number(max(seat.radius + 0.6, _PITCH / 2 - 0.1))
    ring = _number(seat.radius + 1.0)
    parts = [
        tag("circle", {"class": "hit", "r": reach}),
        Markup(_drawn([disc])),
        tag("g", {"class": "face"}, Markup(_drawn(face))),
        tag("g", {"class": "beside"}, Markup(_drawn(beside))),
        tag("circle", {"class": "ring under", "r": ring}),
        tag("circle", {"class": "ring", "r": ring}),
    ]
    parts.append(_glyph(spoken.worst.get(place.id, ""), seat))
    return tag(
        "g",
        {
            "class": "place" if place.guest else "place free",
            "id": f"place-{place.id}",
            "data-place": place.id,
            "data-guest": place.guest.id if place.guest else "",
            "transform": f"translate({_number(seat.x)} {_number(seat.y)})",
            "role": "button",
            "tabindex": "-1",
            "aria-label": spoken.place(place),
            "aria-pressed": "false",
        },
        *parts,
    )


def _glyph(level: str, seat: Seat) -> Markup:
    # Beside the disc, where neither name nor number stands.
    (ox, oy), off, inward = seat.out, seat.radius * 0.92, 0.3
    x, y = off * (oy - inward * ox), off * (-ox - inward * oy)
    at = f"translate({_number(x)} {_number(y)})"
    shown = (tag("use", {"href": f"#sign-{level}"}),) if level else ()
    return tag("g", {"class": f"glyph {level}".strip(), "transform": at}, *shown)


def _signs() -> Markup:
    """The sign of each level, once; places name the one that they have."""
    made = (
        tag("g", {"id": f"sign-{level}"}, tag("path", {"d": shape}), tag("text", {"y": "1.1"}, _GLYPH[level]))
        for level, shape in _SHAPES.items()
    )  # fmt: skip
    return tag("defs", {"aria-hidden": "true"}, *made)


def _initials(guest: GuestView) -> str:
    words = (guest.given, guest.family) if guest.family else (guest.full_name,)
    return "".join(word[0] for word in words if word)


def _drawn(marks: Iterable[Mark]) -> str:
    return "".join(mark_of(mark, colour) for mark in marks)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
