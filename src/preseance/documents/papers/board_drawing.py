"""The drawing of a seating board: where the tables stand, and the numbers of places at a single one.

It names nobody; the names stand above it.
"""

from collections.abc import Iterable, Iterator

from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import Furniture, draw_top, furnish, table_names
from preseance.documents.labels import Seat
from preseance.documents.obstacles import Round
from preseance.documents.palette import DISC, OUTLINE, TEXT
from preseance.documents.projection import fitted, occupied_part, project_seats, whole_room
from preseance.documents.room_drawing import draw_room
from preseance.documents.scene import Box, Disc, Pen, Run, Scene, Text, middled
from preseance.documents.sizes import Paper
from preseance.documents.table_names import fits_on_round
from preseance.views.records import SessionView

_MOST = 40.0
"""Most millimetres for a metre."""
_BELOW = 2.6
"""Size, millimetres, of names that stand below their tables."""
_LEAST, _FULL = 1.75, 0.95
"""Least size of the numbers of places, millimetres; share of their discs where numbered."""


def draw_board_room(scene: Scene, session: SessionView, area: Box, sheet: Paper) -> None:
    """The room under the names, or the places alone where there is one table of small chairs."""
    within = area.grown(-6.0 * sheet.scale)
    projection = fitted(whole_room(session), within, False, most=_MOST)
    seats = project_seats(session, projection)
    alone = len(session.tables) + len(session.rows) == 1
    if alone and _number_size(seats.values()) < _LEAST:
        # Those who read a place alone need its number more than they need the walls.
        projection = fitted(occupied_part(session), within, False)
        seats = project_seats(session, projection)
    furniture = furnish(session, projection, seats)
    # Of several tables, the numbers would crowd the names out.
    size = _number_size(seats.values()) if alone else 0.0
    draw_room(scene, session, projection, sheet.scale)
    for table in session.tables:
        scene.extend("tables", draw_top(table, projection))
    if alone or _hold_their_names(furniture):
        _draw_places(scene, seats.values(), size)
        scene.extend("places", table_names(furniture, numbers_only=True))
    else:
        scene.extend("places", _names_below(furniture))


def _hold_their_names(furniture: Furniture) -> bool:
    """Whether names stay on their tables; where one does not, chairs would stand in its letters."""
    return all(
        fits_on_round(table.name, top)
        for table, tops in furniture.tops
        for top in tops
        if isinstance(top, Round)
    )


def _names_below(furniture: Furniture) -> Iterator[Text]:
    """The name of each table at its foot, where its chairs are left out."""
    for table, tops in furniture.tops:
        if table.name and tops:
            boxes = [top.box() for top in tops]
            x = (min(b.left for b in boxes) + max(b.right for b in boxes)) / 2
            y = max(b.bottom for b in boxes) + _BELOW
            yield middled(x, y, Run(table.name, Weight.SEMIBOLD, TEXT), _BELOW)


def _draw_places(scene: Scene, seats: Iterable[Seat], size: float) -> None:
    """Discs, with the numbers of the places where these can be read."""
    for seat in seats:
        numbered = size >= _LEAST and seat.place.kind != "auxiliary"
        radius = seat.radius * (_FULL if numbered else 0.8)
        scene.add("places", Disc(seat.x, seat.y, radius, Pen(OUTLINE, 0.25, DISC)))
        if numbered:
            run = Run(seat.place.number, Weight.SEMIBOLD, TEXT)
            scene.add("places", middled(seat.x, seat.y, run, size))


def _number_size(seats: Iterable[Seat]) -> float:
    """The size in which the number of every place fits its disc."""
    return min(
        (
            min(
                seat.radius,
                1.5 * seat.radius / max(measure(seat.place.number, 1.0, Weight.SEMIBOLD), 0.1),
            )
            for seat in seats
            if seat.place.kind != "auxiliary"
        ),
        default=0.0,
    )
