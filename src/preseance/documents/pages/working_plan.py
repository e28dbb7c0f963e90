"""The plan that is worked on: tables and places as the papers draw them, a group a place.

What frames it comes from the places alone, so nothing but the places and names of those who moved
changes with a move. Every place is drawn about a point of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

from preseance.documents.choosing import Chosen
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


_DRAWN = 20_000
"""Places and names of which the drawing is kept: most of a hall stays as it is when somebody moves."""
_WAYS, _CHOSEN, _CHOSEN_FAMILIES = Ways(), Chosen(), Chosen()
"""Of the rooms that are worked in: a page draws the same plan again after every move."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a plan to those who do not see it."""

    plan: str
    place: Callable[[PlaceView], str]
    worst: Mapping[str, str]
    """By place, the worst level of what is found there."""


@dataclass(frozen=True, slots=True)
class WorkingPlan:
    """A plan in the elements that a move may change, and all the rest of it."""

    opening: tuple[str, ...]
    """What stands before the places: it is the same as long as nobody changes the room."""
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Of each table and block of rows its opening tag, and the ids of its places' elements."""
    places: Mapping[str, Markup]
    """By id of the element, as the following."""
    names: Mapping[str, Markup]
    """These may come and go."""
    families: Mapping[str, Markup]
    """These too: family names alone, which are read where full names are too small."""
    taken: Mapping[str, Markup]
    size: float
    """Of the type of names; 0 where they do not fit."""
    family: float
    """Of that of family names alone; 0 where they do not fit, or are not larger."""

    def pieces(self) -> dict[str, Markup]:
        """The elements that a move may change."""
        return {**self.places, **self.names, **self.families, **self.taken}

    def markup(self) -> Markup:
        """The whole."""
        before, after = self.opening
        groups = (
            opening + "".join(self.places[id] for id in ids) + "</g>"
            for opening, ids in self.groups
        )
        layers = (
            tag("g", {"id": name, "data-own": True, "aria-hidden": "true"}) for name in _LAYERS
        )
        return Markup(
            "".join(
                (
                    before,
                    f' data-size="{_number(self.size)}" data-family="{_number(self.family)}"',
                    after,
                    *groups,
                    '</g><g class="names" id="names" aria-hidden="true">',
                    *self.names.values(),
                    '</g><g class="families" id="families" aria-hidden="true">',
                    *self.families.values(),
                    '</g><g class="taken" aria-hidden="true">',
                    *self.taken.values(),
                    "</g>",
                    *layers,
                    "</g></svg>",
                )
            )
        )


def working_plan(view: SessionView, spoken: Spoken) -> WorkingPlan:
    """The plan of a session as an element of a page; its colours are those of the page."""
    projection, width, height = _projected(view)
    furniture = furnish(view, projection, project_seats(view, projection))
    scene = Scene(width, height, view.head.session, view.head.language)
    draw_room(scene, view, projection, 1.0)
    for table, _ in furniture.tops:
        scene.extend("tables", draw_top(table, projection))
    number_size = furniture.number_size
    sheet = Box(1.0, 1.0, width - 1.0, height - 1.0)
    labels = _labels(view, projection, furniture, sheet, DETAILS, _SIZES, _CHOSEN)
    larger = [one for one in _FAMILIES if one >= _LARGER * _size(labels)]
    families = _labels(view, projection, furniture, sheet, ("family",), larger, _CHOSEN_FAMILIES)
    scene.extend("places", furniture.row_marks)
    for sign in furniture.fronts:
        scene.extend("places", sign.marks())
    drawn = Markup("\n".join(layers_of(scene, colour)))
    called = Markup(_drawn(table_names(furniture, numbers_only=False)))
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    layers = (
        tag("g", {"class": "drawn", "aria-hidden": "true"}, drawn),
        tag("g", {"class": "called", "aria-hidden": "true"}, called),
        tag("g", {"class": "tops", "aria-hidden": "true"}, *map(_top, furniture.tops)),
    )
    head = _opening(
        "svg",
        {
            "id": "plan",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "role": "group",
            "aria-label": spoken.plan,
            "font-family": "inherit",
        },
    )
    camera = f'>{_signs()}<g id="camera">{"".join(layers)}<g class="places">'
    return WorkingPlan(
        (head.removesuffix(">"), camera),
        tuple((_group(g), tuple(f"place-{p.id}" for p in _shown(g))) for g in groups),
        {
            f"place-{p.id}": _place(
                furniture.seats[p.id],
                furniture.numbers.get(p.id),
                number_size,
                spoken.place(p),
                spoken.worst.get(p.id, ""),
                view.marked,
                group.whole,
            )
            for group in groups
            for p in _shown(group)
        },
        {f"name-{n.place}": _name(n, "name") for n in labels},
        {f"family-{n.place}": _name(n, "family") for n in families},
        {f"taken-{table}": drawn for table, drawn in _fullness(furniture)},
        _size(labels),
        _size(families),
    )


def _opening(name: str, attributes: dict[str, str | bool]) -> str:
    return tag(name, attributes).removesuffix(f"</{name}>")


def _shown(group: TableView | RowView) -> Iterable[PlaceView]:
    return (p for p in group.places if p.guest is not None or p.kind != "auxiliary")


def _projected(view: SessionView) -> tuple[Projection, float, float]:
    """The part of the room with places, so large that discs and names have room."""
    region = occupied_part(view)
    scale = min(max(_PITCH / _pitch(view), _FEWEST), _MOST)
    width, height = region.width * scale + 2 * _MARGIN, region.height * scale + 2 * _MARGIN
    return Projection(scale, _MARGIN, height - _MARGIN, region, False), width, height


def _pitch(view: SessionView) -> float:
    """Metres between the two nearest places in which people sit."""
    return _least(tuple(sorted((p.x, p.y) for p in view.places() if p.kind != "auxiliary")))


@lru_cache(maxsize=32)
def _least(places: tuple[Point, ...]) -> float:
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
    chosen: Chosen,
) -> tuple[Label, ...]:
    """The names, as large as all of them can be; none where they do not fit."""
    obstacles = Field([*furniture.obstacles(), *fixed_obstacles(view, projection, 1.0)])
    runs = label_runs(view, furniture.seats)
    known = _WAYS.of(runs, sheet, obstacles, details)
    best: tuple[Label, ...] = ()
    first, last = 0, len(sizes)
    # What fits in one size fits in a smaller one, so that three of eight are tried.
    while first < last:
        middle = (first + last) // 2
        found = place_labels(runs, sizes[middle], sheet, obstacles, details, known, chosen)
        if found is None:
            first = middle + 1
        else:
            best, last = found, middle
    return best


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


def _fullness(furniture: Furniture) -> Iterable[tuple[str, Markup]]:
    """By table its name, and how many of its places are taken."""
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
        yield table.id, tag("g", {"id": f"taken-{table.id}"}, *lines)


@lru_cache(maxsize=_DRAWN)
def _name(label: Label, called: str) -> Markup:
    marks: list[Mark] = [*label.texts()]
    if label.leader:
        marks.append(stroke(label.leader, Pen(OUTLINE, 0.2)))
    drawn = Markup("".join(mark_of(m, colour) for m in marks))
    return tag("g", {"class": "name", "id": f"{called}-{label.place}"}, drawn)


def _group(group: TableView | RowView) -> str:
    called = group.called or group.name
    attributes: dict[str, str | bool] = {
        "class": "group",
        "id": f"group-{group.id}",
        "role": "group" if called else "",
        "aria-label": called,
    }
    return _opening("g", attributes)


@lru_cache(maxsize=_DRAWN)
def _place(
    seat: Seat,
    number_at: Point | None,
    number_size: float,
    called: str,
    worst: str,
    marked: tuple[str, ...],
    whole: bool,
) -> Markup:
    place = seat.place
    own = replace(seat, x=0.0, y=0.0)
    disc, *face = seat_marks(own, marked, whole)
    if not face and place.guest is not None:
        # Where delegations have no letters, a disc has those of the guest.
        face = [middled(0.0, 0.0, Run(_initials(place.guest), Weight.REGULAR, QUIET), _INITIALS)]
    beside: list[Mark] = []
    if number_at is not None and place.number:
        run = Run(place.number, Weight.REGULAR, QUIET)
        beside.append(middled(number_at[0] - seat.x, number_at[1] - seat.y, run, number_size))
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
    parts.append(_glyph(worst, seat))
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
            "aria-label": called,
            "aria-pressed": "false",
        },
        *parts,
    )


def _glyph(level: str, seat: Seat) -> Markup:
    # Beside the disc, where neither name nor number stands, and clear of the letters in it.
    (ox, oy), off, inward = seat.out, seat.radius + 1.5, 0.2
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
