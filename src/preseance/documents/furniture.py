"""Tables and places drawn to scale: tops, discs with monograms, numbers, marks of honour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import hypot
from typing import TypeAlias

from preseance.documents.fonts import Weight, measure
from preseance.documents.labelling import VEHICLES
from preseance.documents.labels import Seat
from preseance.documents.obstacles import Flat, Obstacle, Round, filled
from preseance.documents.palette import ACCENT, CLOTH, DISC, MARKS, OUTLINE, QUIET, TEXT, Token
from preseance.documents.projection import Projection, table_tops
from preseance.documents.scene import (
    Disc,
    Mark,
    Pen,
    Point,
    Run,
    Scene,
    Shape,
    Text,
    ink_of,
    middled,
)
from preseance.documents.table_names import name_on_flat, name_on_floor, names_on_rounds
from preseance.documents.words import word
from preseance.views.records import RowView, SessionView, TableView

_NUMBER, _NUMBER_MOST, _NUMBER_SHARE = 2.47, 3.6, 0.54
"""Sizes of place numbers outside the discs, millimetres (the least is 7 points), and as a share
of the disc's radius."""
_OFF, _ON_CLOTH, _BEYOND_BADGE = 1.75, 2.7, 4.3
"""From the edge of a disc, of the cloth, of a disc with a mark of honour to the number's middle."""
_RING = 0.24
"""Weight of the ring of a presiding place, as a share of the disc's radius."""
_DASHES, _HEAVY_DASHES = (0.8, 0.8), (1.5, 1.1)
"""Of the rings of free places: line and gap, millimetres."""
_BADGE = 1.7
"""Half the width of a mark of honour."""
_MOST_MARKED = 8
FRONT_SIZE = 3.0
_BEFORE_FRONT = 8.5
_OFF_A_BODY = 4.0
"""From the discs of the first row to the sign of the front."""
_FRONTED = frozenset({"rows", "photo", "car", "bus", "procession"})


_Tops: TypeAlias = tuple[tuple[TableView, tuple[Round | Flat, ...]], ...]


@dataclass(frozen=True, slots=True)
class Front:
    """A sign that says which way those in rows look: an arrow and a word beside it."""

    x: float
    y: float
    ahead: Point
    name: str

    def marks(self) -> tuple[Mark, ...]:
        """The arrow and the word."""
        (dx, dy), half = self.ahead, 1.6
        tip = self.x + dx * half, self.y + dy * half
        wings = tuple(
            (self.x - dx * half * 0.6 + s * dy * half, self.y - dy * half * 0.6 - s * dx * half)
            for s in (1.0, -1.0)
        )
        run = Run(self.name, Weight.SEMIBOLD, QUIET)
        off = half + 1.5 + measure(self.name, FRONT_SIZE, Weight.SEMIBOLD) / 2
        return (
            Shape(((tip, *wings),), Pen(None, 0.2, QUIET)),
            middled(self.x + off, self.y, run, FRONT_SIZE),
        )

    def obstacles(self) -> Iterator[Obstacle]:
        """What names keep clear of: the arrow, roughly, and its word."""
        yield Round(self.x, self.y, 2.2)
        yield from (filled(ink_of(mark)) for mark in self.marks() if isinstance(mark, Text))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the drawn room: tops, discs, and where the place numbers go."""

    tops: _Tops
    seats: dict[str, Seat]
    numbers: dict[str, Point]
    """Middles of place numbers outside the discs."""
    row_marks: tuple[Text, ...] = ()
    """Numbers of rows at both their ends."""
    fronts: tuple[Front, ...] = ()

    @property
    def number_size(self) -> float:
        """Size of type of the place numbers."""
        radius = max((seat.radius for seat in self.seats.values()), default=0.0)
        return min(max(_NUMBER, radius * _NUMBER_SHARE), _NUMBER_MOST)

    def obstacles(self) -> list[Obstacle]:
        """What names must keep clear of."""
        found = _solid(self.tops, self.seats)
        reach = self.number_size * 0.5
        found.extend(Round(x, y, reach) for x, y in self.numbers.values())
        for front in self.fronts:
            found.extend(front.obstacles())
        found.extend(
            Round(*_badge_at(seat), _BADGE)
            for seat in self.seats.values()
            if seat.place.honour in (0, 1)
        )
        found.extend(filled(ink_of(text)) for text in self._on_floors())
        found.extend(Round(t.x, t.y - t.size / 3, t.size * 0.6) for t in self.row_marks)
        return found

    def _on_floors(self) -> Iterator[Text]:
        """The names amid places that have no table."""
        for table, tops in self.tops:
            if not tops and table.name and table.places and table.form not in VEHICLES:
                yield from self.on_floor(table)

    def on_floor(self, table: TableView) -> tuple[Text, ...]:
        """The name of a group of places without a table, clear of all that stands by them."""
        own = [self.seats[place.id] for place in table.places]
        discs = [Round(seat.x, seat.y, seat.radius) for seat in own]
        reach = self.number_size * 0.6
        things = [
            Round(*self.numbers[s.place.id], reach) for s in own if s.place.id in self.numbers
        ]
        things += [Round(*_badge_at(s), _BADGE) for s in own if s.place.honour in (0, 1)]
        return name_on_floor(table.name, discs, things)


def solid_obstacles(
    view: SessionView, projection: Projection, seats: dict[str, Seat]
) -> list[Obstacle]:
    """Discs and tops alone: what names must keep clear of wherever the numbers stand."""
    return _solid(_tops(view, projection), seats)


def _solid(tops: _Tops, seats: dict[str, Seat]) -> list[Obstacle]:
    found: list[Obstacle] = [Round(seat.x, seat.y, seat.radius) for seat in seats.values()]
    for table, own in tops:
        if table.form not in VEHICLES:
            found.extend(own)
    return found


def _tops(view: SessionView, projection: Projection) -> _Tops:
    return tuple((table, tuple(table_tops(table, projection))) for table in view.tables)


def furnish(view: SessionView, projection: Projection, seats: dict[str, Seat]) -> Furniture:
    """The furniture of a session on the sheet."""
    tops = _tops(view, projection)
    solid = {table.id: own for table, own in tops if table.form not in VEHICLES}
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    numbers = {
        place.id: _number_at(seats[place.id], solid.get(group.id, ()))
        for group in groups
        for place in group.places
        if place.number and place.kind != "auxiliary"
    }
    fronts = tuple(_fronts(groups, seats, tops, word("front", view.head.language)))
    return Furniture(tops, seats, numbers, tuple(_row_marks(view.rows, seats)), fronts)


def _fronts(
    groups: Iterable[TableView | RowView], seats: dict[str, Seat], tops: _Tops, name: str
) -> Iterable[Front]:
    """A sign before the first row of what has a front; of a vehicle, before the vehicle."""
    bodies = {
        table.id: [p for top in own if isinstance(top, Flat) for ring in top.rings for p in ring]
        for table, own in tops
        if table.form in VEHICLES
    }
    for group in groups:
        front = group.places[0].row if group.places else ""
        first = [seats[place.id] for place in group.places if front and place.row == front]
        if group.form in _FRONTED and first:
            ahead = -first[0].out[0], -first[0].out[1]
            x = sum(seat.x for seat in first) / len(first)
            y = sum(seat.y for seat in first) / len(first)
            step = first[0].radius + _BEFORE_FRONT
            # The first places of a vehicle, those of honour, are behind others.
            if body := bodies.get(group.id):
                step = _OFF_A_BODY + max(
                    (p[0] - x) * ahead[0] + (p[1] - y) * ahead[1] for p in body
                )
            yield Front(x + ahead[0] * step, y + ahead[1] * step, ahead, name)


def _number_at(seat: Seat, tops: Iterable[Round | Flat]) -> Point:
    """On the cloth before the place, else just before its disc; within a mark of honour."""
    for step in (seat.radius + 0.25 * k for k in range(1, 48)):
        if any(_on(top, _ahead(seat, step)) for top in tops):
            return _ahead(seat, max(step + _ON_CLOTH, seat.radius + _ON_CLOTH + 1.0))
    return _ahead(seat, seat.radius + (_BEYOND_BADGE if seat.place.honour in (0, 1) else _OFF))


def _ahead(seat: Seat, step: float) -> Point:
    return seat.x - seat.out[0] * step, seat.y - seat.out[1] * step


def _on(top: Round | Flat, point: Point) -> bool:
    if isinstance(top, Round):
        return hypot(point[0] - top.x, point[1] - top.y) <= top.radius
    return top.holds(point)


def draw_furniture(
    scene: Scene, view: SessionView, furniture: Furniture, *, numbers_only: bool
) -> None:
    """Put tables and places on the scene; `numbers_only` where names stand in a key."""
    for _, tops in furniture.tops:
        scene.extend("tables", map(_top, tops))
    scene.extend("tables", table_names(furniture, numbers_only=numbers_only))
    scene.extend("places", furniture.row_marks)
    for sign in furniture.fronts:
        scene.extend("places", sign.marks())
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    chosen = {place.id for group in groups if group.whole for place in group.places}
    for seat in furniture.seats.values():
        if seat.place.kind == "auxiliary" and seat.place.guest is None:
            # A chair behind, where nobody interprets, is not put there.
            continue
        alike = numbers_only or seat.place.id in chosen
        scene.extend("places", seat_marks(seat, view.marked, alike))
        at = furniture.numbers.get(seat.place.id)
        if at is not None and not numbers_only:
            run = Run(seat.place.number, Weight.REGULAR, QUIET)
            scene.add("places", middled(*at, run, furniture.number_size))
    for seat in furniture.seats.values():
        if seat.place.honour in (0, 1):
            scene.extend("places", badge(seat, seat.place.honour + 1))


def draw_top(table: TableView, projection: Projection) -> list[Mark]:
    """The tops of one table."""
    return [_top(top) for top in table_tops(table, projection)]


def _top(top: Round | Flat) -> Mark:
    pen = Pen(OUTLINE, 0.3, CLOTH)
    if isinstance(top, Round):
        return Disc(top.x, top.y, top.radius, pen)
    return Shape(top.rings, pen)


def table_names(furniture: Furniture, *, numbers_only: bool) -> Iterator[Text]:
    """The names on the tables' cloths, clear of the numbers where these stand there."""
    rounds: list[tuple[str, Round, list[Point]]] = []
    for table, tops in furniture.tops:
        own = [furniture.seats[place.id] for place in table.places]
        if not table.name or not own or table.form in VEHICLES:
            continue
        shown = {} if numbers_only else furniture.numbers
        numbers = [shown[seat.place.id] for seat in own if seat.place.id in shown]
        top = tops[0] if tops else None
        if isinstance(top, Round):
            rounds.append((table.name, top, numbers))
        elif top is not None:
            yield from name_on_flat(table.name, top, numbers)
        else:
            yield from furniture.on_floor(table)
    for texts in names_on_rounds(rounds):
        yield from texts


def seat_marks(seat: Seat, marked: tuple[str, ...], numbers_only: bool) -> Iterable[Mark]:
    """The disc of a place, with the monogram of whoever has it, or its number."""
    place, guest, r = seat.place, seat.place.guest, seat.radius
    shown = marked[:_MOST_MARKED]
    mark = MARKS[shown.index(guest.monogram)] if guest and guest.monogram in shown else None
    fill, ink = (mark.disc, mark.letter) if mark else (DISC, TEXT)
    if place.presiding:
        yield presiding_disc(seat.x, seat.y, r, fill, free=guest is None)
    else:
        yield Disc(seat.x, seat.y, r, Pen(OUTLINE, 0.3, fill, () if guest else _DASHES))
    letters = place.number if numbers_only or guest is None else guest.monogram
    if letters and (numbers_only or guest):
        most = r * (1.05 if numbers_only else 0.82)
        room = r * (1.34 if place.presiding else 1.62)
        size = min(most, room / measure(letters, 1.0, Weight.SEMIBOLD))
        yield middled(seat.x, seat.y, Run(letters, Weight.SEMIBOLD, ink), size)


def presiding_disc(
    x: float, y: float, radius: float, fill: Token = DISC, *, free: bool = False
) -> Disc:
    """The heavy ring of a presiding place, dashed where nobody has it."""
    width = min(radius * _RING, 1.1)
    return Disc(x, y, radius - width * 0.25, Pen(TEXT, width, fill, _HEAVY_DASHES if free else ()))


def badge(seat: Seat, honour: int) -> tuple[Mark, Mark]:
    """A diamond with 1 or 2 between the disc and its number."""
    return diamond(*_badge_at(seat), _BADGE, str(honour))


def _badge_at(seat: Seat) -> Point:
    return _ahead(seat, seat.radius + 0.75)


def diamond(x: float, y: float, half: float, digit: str) -> tuple[Mark, Mark]:
    """A mark of honour."""
    ring = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return (
        Shape((ring,), Pen(DISC, 0.3, ACCENT)),
        middled(x, y, Run(digit, Weight.SEMIBOLD, DISC), half * 1.15),
    )


def _row_marks(rows: tuple[RowView, ...], seats: dict[str, Seat]) -> Iterable[Text]:
    for row in rows:
        lines: dict[str, list[Seat]] = {}
        for place in row.places:
            if place.row:
                lines.setdefault(place.row, []).append(seats[place.id])
        # In a procession names stand where the numbers of its ranks would.
        if len(lines) < 2 or row.form == "procession":
            continue
        for name, line in lines.items():
            run = Run(name, Weight.SEMIBOLD, ACCENT)
            first, last = line[0], line[-1]
            along = last.x - first.x, last.y - first.y
            far = max(hypot(*along), 1e-6)
            for seat, sign in ((first, -1.0), (last, 1.0)):
                step = sign * (seat.radius + 4.0) / far
                yield middled(seat.x + along[0] * step, seat.y + along[1] * step, run, 3.2)
