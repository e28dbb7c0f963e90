"""The seating board at the entrance: an alphabet to find one's name in, and a small drawing.

The list says table and place; the drawing shows where the tables stand and names nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from preseance.documents.alphabet import once
from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import draw_top, furnish, table_names
from preseance.documents.labels import Seat
from preseance.documents.palette import ACCENT, DISC, HAIR, OUTLINE, QUIET, TEXT
from preseance.documents.papers import Paper, PaperName, sheets
from preseance.documents.projection import fitted, occupied_part, project_seats, whole_room
from preseance.documents.room_drawing import draw_room
from preseance.documents.scene import Box, Disc, Pen, Run, Scene, line_of, middled, stroke
from preseance.documents.title_block import draw_head, drawing_area
from preseance.documents.words import word
from preseance.views.records import GuestEntry, GuestListView, SessionView
from preseance.wording.collation import initial

_SIZES = (5.6, 5.0, 4.5, 4.0, 3.6, 3.2, 2.82, 2.47)
_LEADING, _GUTTER, _LETTER = 1.66, 9.0, 1.7
"""Between lines, in em; between columns, millimetres; the slot of a letter, in em."""
_FIGURES = 2.4
"""The slot of a place's number, in em: three figures and the space before them."""
_DRAWING, _MOST = 0.3, 22.0
"""Share of the sheet's height that the drawing takes; most millimetres for a metre."""
_LEAST, _FULL = 1.75, 0.95
"""Least size of the numbers of places, millimetres; share of their discs where numbered."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the list is set."""

    size: float
    columns: int
    rows: int
    """Of a full column."""

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.size * _LEADING


def seating_board(
    guests: GuestListView, session: SessionView, paper: PaperName
) -> tuple[Scene, ...]:
    """The sheets of a board, upright, the drawing on the first."""
    sheet = sheets(paper)[1]
    area = drawing_area(sheet)
    area = Box(area.left, area.top + 5 * sheet.scale, area.right, sheet.inside.bottom)
    height = area.height * _DRAWING
    above = Box(area.left, area.top, area.right, area.bottom - height - 6.0)
    below = Box(area.left, area.bottom - height, area.right, area.bottom)
    lines = _tails(guests)
    setting = _setting(guests, lines, above)
    full = setting.columns * setting.rows
    scenes = []
    for start in range(0, max(len(lines), 1), full):
        scene = _scene(guests, sheet)
        _draw_list(
            scene, guests, lines, setting, above, range(start, min(start + full, len(lines)))
        )
        if start == 0:
            _draw_room(scene, session, below, sheet)
        scenes.append(scene)
    return tuple(scenes)


def _scene(guests: GuestListView, sheet: Paper) -> Scene:
    lang = guests.head.language
    title, colon = word("seating-board", lang), word("colon", lang)
    scene = Scene(sheet.width, sheet.height, f"{guests.head.event}{colon}{title}", lang)
    session = guests.head.session
    draw_head(scene, guests.head, sheet, title=f"{session}{colon}{title}" if session else title)
    return scene


def _tails(guests: GuestListView) -> list[tuple[str, str]]:
    """Where each guest is to go: the table or row, and the place in figures."""
    tables = {entry.table for entry in guests.entries if entry.table}
    blocks = {table.partition(", ")[0] for table in tables}
    place = word("place", guests.head.language)

    def called(table: str) -> str:
        if len(tables) < 2:
            return place
        # Of one block alone, the row says enough.
        short = table.partition(", ")[2] if len(blocks) == 1 else table
        return short[:1].upper() + short[1:]

    return [
        (called(entry.table), entry.place)
        if entry.place
        else (entry.table, "")
        if entry.table
        else ("", "–")
        for entry in guests.entries
    ]


def _name(entry: GuestEntry) -> str:
    return entry.guest.sort_name or entry.guest.full_name


def _letter(entry: GuestEntry) -> str:
    """The letter that may stand beside an entry."""
    return entry.guest.letter or initial(_name(entry))


def _setting(guests: GuestListView, tails: list[tuple[str, str]], area: Box) -> _Setting:
    """The largest type in which the names take no more sheets than they need."""
    settings = [_of_size(size, guests, tails, area) for size in _SIZES]
    fewest = min(ceil(len(tails) / (s.columns * s.rows)) for s in settings)
    found = next(s for s in settings if s.columns * s.rows * fewest >= len(tails))
    return replace(found, rows=max(1, ceil(len(tails) / (found.columns * max(1, fewest)))))


def _of_size(
    size: float, guests: GuestListView, tails: list[tuple[str, str]], area: Box
) -> _Setting:
    """As many columns and rows of a size as there is room for."""
    wide = _LETTER * size + max(
        (
            measure(_name(entry), size, Weight.SEMIBOLD) + 3 * size + _tail_width(tail, size)
            for entry, tail in zip(guests.entries, tails, strict=True)
        ),
        default=40.0,
    )
    columns = max(1, int((area.width + _GUTTER) // (wide + _GUTTER)))
    return _Setting(size, columns, max(1, int(area.height // (size * _LEADING))))


def _tail_width(tail: tuple[str, str], size: float) -> float:
    return measure(tail[0], size) + _FIGURES * size


def _draw_list(
    scene: Scene,
    guests: GuestListView,
    tails: list[tuple[str, str]],
    setting: _Setting,
    area: Box,
    part: range,
) -> None:
    size, wide = setting.size, (area.width + _GUTTER) / setting.columns
    letters = once([_letter(entry) for entry in guests.entries])
    for at, number in enumerate(part):
        column, row = divmod(at, setting.rows)
        left = area.left + column * wide
        right, y = left + wide - _GUTTER, area.top + (row + 0.8) * setting.pitch
        letter = letters[number] or (_letter(guests.entries[number]) if row == 0 else "")
        table, place = tails[number]
        scene.add(
            "labels",
            line_of(left, y, letter, size, ACCENT, weight=Weight.SEMIBOLD),
            line_of(
                left + _LETTER * size,
                y,
                _name(guests.entries[number]),
                size,
                TEXT,
                weight=Weight.SEMIBOLD,
                forms=guests.entries[number].guest.letter_forms,
            ),
            line_of(
                right - (_FIGURES * size if place or not table else 0.0),
                y,
                table,
                size,
                QUIET if place or not table else TEXT,
                anchor="end",
            ),
            line_of(right, y, place, size, TEXT, weight=Weight.SEMIBOLD, anchor="end"),
        )
        under = y + 0.5 * size
        scene.add(
            "tables", stroke(((left + _LETTER * size, under), (right, under)), Pen(HAIR, 0.2))
        )


def _draw_room(scene: Scene, session: SessionView, area: Box, sheet: Paper) -> None:
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
    _draw_places(scene, seats.values(), size)
    scene.extend("places", table_names(furniture, numbers_only=True))


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
