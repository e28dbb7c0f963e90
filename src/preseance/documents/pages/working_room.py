"""The room that is worked in, whoever sits where: walls, tops, where places and their numbers are.

It comes from the places alone, so that it is drawn once and stays the same when guests move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import hypot
from typing import TypeAlias, TypeVar, cast

from preseance.documents.drawn_before import DrawnBefore, Same
from preseance.documents.furniture import Furniture, draw_top, furnish, table_names
from preseance.documents.labelling import VEHICLES
from preseance.documents.names import Detail
from preseance.documents.obstacles import Field, Flat, Round
from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.page import colour
from preseance.documents.projection import Projection, occupied_part, project_seats
from preseance.documents.room_drawing import draw_room, fixed_obstacles
from preseance.documents.scene import Box, Mark, Point, Scene
from preseance.documents.svg import layers_of, mark_of
from preseance.views.records import RowView, SessionView, TableView

PITCH = 12.5
"""Units from one place to the nearest other."""
_IN_A_VEHICLE = 21.0
"""The same where there are vehicles: rows stand close one behind the other, and names between them."""
_FEWEST, _MOST = 8.0, 60.0
"""Units for a metre."""
_MARGIN = 28.0
"""Kept for names outside the places."""
Group: TypeAlias = TableView | RowView
_G = TypeVar("_G", TableView, RowView)


@dataclass(frozen=True, slots=True, eq=False)
class WorkingRoom:
    """A room on the sheet, without its guests."""

    width: float
    height: float
    furniture: Furniture
    """Of empty places."""
    obstacles: Field
    """What names keep clear of."""
    drawn: Markup
    """Walls, tops and their names, and what a pointer meets of the tops."""
    fitted: dict[tuple[Detail, ...], float] = field(default_factory=dict)
    """By what names tell, the size in which they had room last."""

    @property
    def sheet(self) -> Box:
        """Where names may stand."""
        return Box(1.0, 1.0, self.width - 1.0, self.height - 1.0)


_ROOMS: DrawnBefore[WorkingRoom] = DrawnBefore(most=16)
_BARE: DrawnBefore[Group] = DrawnBefore()
_ALIKE: Same[Group] = Same()


def room_of(view: SessionView) -> WorkingRoom:
    """The room of a session; the same one as long as its places are the same."""
    tables, rows = tuple(map(_bare, view.tables)), tuple(map(_bare, view.rows))
    return _ROOMS.of(
        (*tables, *rows),
        lambda: _drawn(replace(view, tables=tables, rows=rows)),
        view.room,
        view.head.language,
    )


def _bare(group: _G) -> _G:
    """A table, or a block of rows, at which nobody sits."""

    def make() -> Group:
        places = tuple(replace(p, guest=None) if p.guest else p for p in group.places)
        return _ALIKE.of(replace(group, places=places))

    return cast(_G, _BARE.of((group,), make))


def _drawn(view: SessionView) -> WorkingRoom:
    projection, width, height = _projected(view)
    furniture = furnish(view, projection, project_seats(view, projection))
    scene = Scene(width, height, view.head.session, view.head.language)
    draw_room(scene, view, projection, 1.0)
    for table, _ in furniture.tops:
        scene.extend("tables", draw_top(table, projection))
    scene.extend("places", furniture.row_marks)
    for sign in furniture.fronts:
        scene.extend("places", sign.marks())
    walls = Markup("\n".join(layers_of(scene, colour)))
    called = drawn(table_names(furniture, numbers_only=False))
    layers = (
        tag("g", {"class": "drawn", "aria-hidden": "true"}, walls),
        tag("g", {"class": "called", "aria-hidden": "true"}, called),
        tag("g", {"class": "tops", "aria-hidden": "true"}, *map(_top, furniture.tops)),
    )
    obstacles = Field([*furniture.obstacles(), *fixed_obstacles(view, projection, 1.0)])
    return WorkingRoom(width, height, furniture, obstacles, Markup("".join(layers)))


def _projected(view: SessionView) -> tuple[Projection, float, float]:
    """The part of the room with places, so large that discs and names have room."""
    region = occupied_part(view)
    pitch = _IN_A_VEHICLE if any(t.form in VEHICLES for t in view.tables) else PITCH
    scale = min(max(pitch / _pitch(view), _FEWEST), _MOST)
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


def _top(top: tuple[TableView, Sequence[Round | Flat]]) -> Markup:
    """What a pointer meets of a table."""
    table, parts = top
    shapes = (
        tag("circle", {"cx": number(p.x), "cy": number(p.y), "r": number(p.radius)})
        if isinstance(p, Round)
        else tag("path", {"d": "".join(map(_ring, p.rings))})
        for p in parts
    )
    return tag("g", {"class": "top", "data-table": table.id}, *shapes)


def _ring(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def drawn(marks: Iterable[Mark]) -> Markup:
    """Marks in the colours of the page."""
    return Markup("".join(mark_of(mark, colour) for mark in marks))


def number(value: float) -> str:
    """Two places, and no more than are needed."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
