"""The plan that is worked on: tables and places as the papers draw them, a group a place.

What frames it comes from the places alone, so nothing but the places and names of those who moved
changes with a move. Every place is drawn about a point of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from preseance.documents.drawn_before import DrawnBefore, Same, make_room
from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import badge, seat_marks
from preseance.documents.labels import Seat
from preseance.documents.obstacles import bounds
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.working_names import names_of
from preseance.documents.pages.working_room import PITCH, Group, WorkingRoom, drawn, number, room_of
from preseance.documents.palette import QUIET
from preseance.documents.scene import Mark, Run, middled
from preseance.views.records import GuestView, PlaceView, SessionView

_GLYPH = {"must": "✕", "should": "!", "prefer": "–"}
_SHAPES = {
    "must": "M-0.9 -2.1H0.9L2.1 -0.9V0.9L0.9 2.1H-0.9L-2.1 0.9V-0.9Z",
    "should": "M0 -2.4L2.5 1.9H-2.5Z",
    "prefer": "M-1.9 0A1.9 1.9 0 1 0 1.9 0A1.9 1.9 0 1 0 -1.9 0Z",
}
"""Octagon, triangle, ring: a level is known without its colour."""
_INITIALS = 3.6
_MANY = 300
"""Places that a browser draws anew within a frame; of more it moves a picture, and draws them when it rests."""
_LAYERS = ("tints", "threads", "presence", "steps", "gap", "plates", "ghost")
"""What scripts draw over the plan, the lowest first."""
_FULL = 16.0
"""Most size of type of what says how full a table is, which is shown where nothing else can be read."""


_ALIKE: Same[Group] = Same()
_PLACES: DrawnBefore[dict[str, Markup]] = DrawnBefore()
_TAKEN: DrawnBefore[dict[str, Markup]] = DrawnBefore()
_GROUPS: DrawnBefore[tuple[str, tuple[str, ...]]] = DrawnBefore()


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
                    f' data-size="{number(self.size)}" data-family="{number(self.family)}"',
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


def alike(view: SessionView) -> SessionView:
    """The same, its tables and rows the very objects that they were when they were equal.

    Of these the plan is drawn as it was.
    """
    make_room(len(view.tables) + len(view.rows))
    tables, rows = tuple(map(_ALIKE.of, view.tables)), tuple(map(_ALIKE.of, view.rows))
    return replace(view, tables=tables, rows=rows)  # type: ignore[arg-type]  # what is equal is of one kind


def working_plan(view: SessionView, spoken: Spoken) -> WorkingPlan:
    """The plan of a session as an element of a page; its colours are those of the page."""
    groups: tuple[Group, ...] = (*view.tables, *view.rows)
    make_room(len(groups))
    room = room_of(view)
    names, families = names_of(groups, room)
    box = f"0 0 {number(room.width)} {number(room.height)}"
    head = _opening(
        "svg",
        {
            "id": "plan",
            "class": "many" if sum(len(g.places) for g in groups) > _MANY else "",
            "viewBox": box,
            "role": "group",
            "aria-label": spoken.plan,
            "font-family": "inherit",
        },
    )
    places: dict[str, Markup] = {}
    taken: dict[str, Markup] = {}
    for group in groups:
        said = tuple((spoken.place(p), spoken.worst.get(p.id, "")) for p in _shown(group))
        made = partial(_places, group, room, said, view.marked)
        places.update(_PLACES.of((group, room), made, said, view.marked))
        taken.update(_TAKEN.of((group, room), partial(_taken, group, room)))
    return WorkingPlan(
        (head.removesuffix(">"), f'>{_signs()}<g id="camera">{room.drawn}<g class="places">'),
        tuple(_GROUPS.of((group,), partial(_group, group)) for group in groups),
        places,
        names.pieces,
        families.pieces,
        taken,
        names.size,
        families.size,
    )


def _opening(name: str, attributes: dict[str, str | bool]) -> str:
    return tag(name, attributes).removesuffix(f"</{name}>")


def _shown(group: Group) -> Iterable[PlaceView]:
    return (p for p in group.places if p.guest is not None or p.kind != "auxiliary")


def _taken(group: Group, room: WorkingRoom) -> dict[str, Markup]:
    """Of a table its name, and how many of its places are taken."""
    seats = [p for p in group.places if p.kind != "auxiliary"]
    tops = {table.id: parts for table, parts in room.furniture.tops}
    parts = tops.get(group.id)
    if not seats or parts is None:
        return {}
    at = room.furniture.seats
    reach = bounds((at[p.id].x, at[p.id].y) for p in seats)
    box = parts[0].box() if parts else reach
    taken = f"{sum(p.guest is not None for p in seats)}/{len(seats)}"
    name = group.name or group.called
    wide = max(measure(text, 1.0, Weight.SEMIBOLD) for text in (name, taken) if text)
    size = min(_FULL, max(reach.width, box.width) * 0.95 / wide)
    x, y = box.middle
    lines = (
        tag("text", {"x": number(x), "y": number(y + dy * size), "font-size": number(size)}, text)
        for text, dy in ((name, -0.15), (taken, 0.95))
        if text
    )
    return {f"taken-{group.id}": tag("g", {"id": f"taken-{group.id}"}, *lines)}


def _group(group: Group) -> tuple[str, tuple[str, ...]]:
    """The opening tag of a table or block of rows, and the ids of its places' elements."""
    called = group.called or group.name
    attributes: dict[str, str | bool] = {
        "class": "group",
        "id": f"group-{group.id}",
        "role": "group" if called else "",
        "aria-label": called,
    }
    return _opening("g", attributes), tuple(f"place-{p.id}" for p in _shown(group))


def _places(
    group: Group, room: WorkingRoom, said: Iterable[tuple[str, str]], marked: tuple[str, ...]
) -> dict[str, Markup]:
    """The places of a table by the ids of their elements: what each is called, the worst that is found there."""
    furniture, size = room.furniture, room.furniture.number_size
    made = {}
    for p, (called, worst) in zip(_shown(group), said, strict=True):
        seat, at = replace(furniture.seats[p.id], place=p), furniture.numbers.get(p.id)
        beside = [] if at is None else _number_beside(seat, at, size)
        made[f"place-{p.id}"] = _place(seat, beside, called, worst, marked, group.whole)
    return made


def _number_beside(seat: Seat, at: tuple[float, float], size: float) -> list[Mark]:
    if not seat.place.number:
        return []
    run = Run(seat.place.number, Weight.REGULAR, QUIET)
    return [middled(at[0] - seat.x, at[1] - seat.y, run, size)]


def _place(
    seat: Seat,
    beside: list[Mark],
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
    if place.honour in (0, 1):
        beside = [*beside, *badge(own, place.honour + 1)]
    reach = number(max(seat.radius + 0.6, PITCH / 2 - 0.1))
    ring = number(seat.radius + 1.0)
    return tag(
        "g",
        {
            "class": "place" if place.guest else "place free",
            "id": f"place-{place.id}",
            "data-place": place.id,
            "data-guest": place.guest.id if place.guest else "",
            "transform": f"translate({number(seat.x)} {number(seat.y)})",
            "role": "button",
            "tabindex": "-1",
            "aria-label": called,
            "aria-pressed": "false",
        },
        tag("circle", {"class": "hit", "r": reach}),
        drawn([disc]),
        tag("g", {"class": "face"}, drawn(face)),
        tag("g", {"class": "beside"}, drawn(beside)),
        tag("circle", {"class": "ring under", "r": ring}),
        tag("circle", {"class": "ring", "r": ring}),
        _glyph(worst, seat),
    )


def _glyph(level: str, seat: Seat) -> Markup:
    # Beside the disc, where neither name nor number stands, and clear of the letters in it.
    (ox, oy), off, inward = seat.out, seat.radius + 1.5, 0.2
    x, y = off * (oy - inward * ox), off * (-ox - inward * oy)
    at = f"translate({number(x)} {number(y)})"
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
