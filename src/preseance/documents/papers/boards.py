"""Boards at the entrance, by name and by table: type that is read from a distance, and a small drawing.

The size of type follows from how far away it is read: a capital is at least a three-hundredth of
the distance high, as sign makers have it (an inch for 25 feet). Sheets are filled: type grows
until the names take all the room they may, and the drawing has what is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from preseance.documents.alphabet import once
from preseance.documents.fonts import CAP_HEIGHT, Weight, extent_of, measure
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.papers.board_drawing import draw_board_room
from preseance.documents.printed import PaperRemark
from preseance.documents.scene import Box, Pen, Scene, Text, line_of, stroke
from preseance.documents.sizes import Paper, PaperName, sheets
from preseance.documents.title_block import draw_head, drawing_area
from preseance.documents.words import find_yours, titled, word
from preseance.views.records import GuestEntry, GuestListView, SessionView
from preseance.wording.collation import initial
from preseance.wording.tongues import altered, first_of

DISTANCE, DESK = 2.0, 0.7
"""Metres from which a board is read, and a sheet that lies on a desk or is held in a hand."""
LARGE: Final[tuple[PaperName, ...]] = ("a3", "a2", "a1")
_HANDY: tuple[PaperName, ...] = ("a4", "letter")
_BY_DISTANCE = 1000.0 / 300.0
"""Least height of a capital, millimetres for a metre of distance."""
_MOST = 24.0
_LEADING, _LETTER, _FIGURES, _GAP = 1.5, 1.3, 1.7, 0.7
"""Between lines; the slots of a letter and of a place's number; between blocks: all in em."""
_APART = 0.2
"""Least space between a letter and the first name under it, in em."""
_FOOT, _CLEAR = 0.45, 0.01
"""From a base line to the foot of its row, and from ink to the row's edges, in em."""
_DRAWING, _MOST_DRAWING = 0.2, 0.45
"""Least and most share of a sheet's height that the drawing takes."""
_SPACE, _SQUEEZED = 1.0, 0.9
"""Least space between a name and its table, in em; how far the longest names may be set smaller."""
_HEADING = 1.18
"""Of a table's name, against the names of its guests."""
_STEP = 0.95


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a board: a guest with where they are to go, or the name of a table."""

    text: str
    letter: str = ""
    """Beside the first name under it."""
    initial: str = ""
    """The same, of every name; empty where names stand under their tables."""
    table: str = ""
    place: str = ""
    heading: bool = False
    forms: str = ""
    """Of the Han letters of the name, as of `Run`."""


Block = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a board is set: size of type, and its columns sheet by sheet."""

    size: float
    columns: int
    sheets: tuple[tuple[tuple[Line, ...], ...], ...]

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.size * _LEADING


def board(
    guests: GuestListView,
    session: SessionView,
    paper: PaperName | None = None,
    distance: float = DISTANCE,
) -> tuple[tuple[Scene, ...], tuple[PaperRemark, ...], PaperName]:
    """The sheets of a board, by name or (for a list by place) by table, and the paper they are on.

    Without a paper the smallest is taken that holds everybody on one sheet, of A3, A2 and A1.
    """
    blocks = _by_table(guests) if guests.order == "place" else _by_name(guests)
    on: PaperName = LARGE[0] if paper is None else paper
    sheet, setting = _set(blocks, on, distance)
    for larger in LARGE[1:] if paper is None else ():
        if len(setting.sheets) == 1:
            break
        on = larger
        sheet, setting = _set(blocks, on, distance)
    scenes = tuple(_scenes(guests, session, sheet, setting))
    return scenes, tuple(_remarks(guests, blocks, on, setting, distance)), on


def least_size(paper: PaperName, distance: float = DISTANCE) -> float:
    """The least size of type on a board, millimetres."""
    far = min(distance, DESK) if paper in _HANDY else distance
    return far * _BY_DISTANCE / CAP_HEIGHT


def _remarks(
    guests: GuestListView,
    blocks: Sequence[Block],
    paper: PaperName,
    setting: Setting,
    distance: float,
) -> Iterator[PaperRemark]:
    lang, count = guests.head.language, len(setting.sheets)
    if count > 1:
        larger = [
            (p, n)
            for p in LARGE[LARGE.index(paper) + 1 if paper in LARGE else 0 :]
            if (n := len(_set(blocks, p, distance)[1].sheets)) < count
        ]
        hint = word("board-larger", lang, larger[-1][0].upper(), larger[-1][1]) if larger else ""
        text = word("remark-board", lang, paper.upper() if paper != "letter" else "Letter", count)
        yield PaperRemark("sheets", f"{text} {hint}".strip())


def _by_name(guests: GuestListView) -> list[Block]:
    """Every guest by themselves, in the order of the list."""
    tables = {entry.table for entry in guests.entries if entry.table}
    blocks = {first_of(table).partition(", ")[0] for table in tables}
    place = word("place", guests.head.language)

    def called(table: str) -> str:
        if len(tables) < 2:
            return place
        # Of one block alone, the row says enough.
        return altered(table, lambda said: _short(said, whole=len(blocks) > 1))

    initials = [entry.guest.letter or initial(_filed(entry)) for entry in guests.entries]
    return [
        (
            Line(
                _filed(entry),
                letter,
                own,
                called(entry.table) if entry.place else entry.table,
                entry.place or ("" if entry.table else "–"),
                forms=entry.guest.letter_forms,
            ),
        )
        for entry, letter, own in zip(guests.entries, once(initials), initials, strict=True)
    ]


def _short(table: str, *, whole: bool) -> str:
    """A table, or its row alone, with a capital."""
    said = table if whole else table.partition(", ")[2]
    return said[:1].upper() + said[1:]


def _by_table(guests: GuestListView) -> list[Block]:
    """A block for each table, its name above its guests."""
    tables: dict[str, list[GuestEntry]] = {}
    for entry in guests.entries:
        if entry.seated:
            tables.setdefault(entry.table, []).append(entry)
    return [
        (
            Line(name, heading=True),
            *(Line(e.guest.full_name, place=e.place, forms=e.guest.letter_forms) for e in entries),
        )
        for name, entries in tables.items()
    ]


def _filed(entry: GuestEntry) -> str:
    return entry.guest.sort_name or entry.guest.full_name


def _set(blocks: Sequence[Block], paper: PaperName, distance: float) -> tuple[Paper, Setting]:
    """The largest type in which the names take no more sheets than the least legible one needs."""
    sheet = sheets(paper)[1]
    area, least = _area(sheet), least_size(paper, distance)
    lines = [line for block in blocks for line in block]
    found = _of_size(least, blocks, _grid(least, lines, area))
    size, most = _MOST, len(found.sheets)
    while size > least:
        grid = _grid(size, lines, area)
        if grid.may_hold(lines, most):
            larger = _of_size(size, blocks, grid)
            if len(larger.sheets) <= most and _fits(larger, area):
                return sheet, _evened(larger, blocks, area)
        size *= _STEP
    return sheet, _evened(found, blocks, area)


def _area(sheet: Paper) -> Box:
    area = drawing_area(sheet)
    return Box(area.left, area.top + 5 * sheet.scale, area.right, sheet.inside.bottom)


def _fits(setting: Setting, area: Box) -> bool:
    """Whether no name is wider than a column, as one that has to be may be in the least type alone."""
    lines = (line for sheet in setting.sheets for column in sheet for line in column)
    wide = _column(setting, area)
    return all(_SQUEEZED * _width(line, setting.size) <= wide for line in lines)


def _gutter(size: float) -> float:
    return max(7.0, 1.3 * size)


def _column(setting: Setting, area: Box) -> float:
    gutter = _gutter(setting.size)
    return (area.width + gutter) / setting.columns - gutter


def _width(line: Line, size: float) -> float:
    if line.heading:
        return measure(line.text, size * _HEADING, Weight.SEMIBOLD)
    name = measure(line.text, size, Weight.SEMIBOLD)
    tail = measure(line.table, size) + _SPACE * size if line.table else 0.0
    return _LETTER * size + name + tail + _FIGURES * size


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of each sheet, and how many lines of type the first sheet's hold and the others'."""

    columns: int
    first: float
    full: float

    def may_hold(self, lines: Sequence[Line], most: int) -> bool:
        """Whether so many sheets have the height of all lines; where a heading has no column, they may."""
        room = self.columns * (self.first + (most - 1) * self.full)
        return self.first < 2 * _HEADING or _height(lines) <= room + 1e-6


def _grid(size: float, lines: Sequence[Line], area: Box) -> _Grid:
    gutter = _gutter(size)
    widest = _SQUEEZED * max((_width(line, size) for line in lines), default=area.width)
    columns = max(1, int((area.width + gutter) // (min(widest, area.width) + gutter)))
    pitch = size * _LEADING
    full = max(1.0, area.height / pitch)
    first = max(1.0, area.height * (1 - _DRAWING) / pitch)
    return _Grid(columns, first, full)


def _of_size(size: float, blocks: Sequence[Block], grid: _Grid) -> Setting:
    columns = grid.columns
    return Setting(size, columns, _packed(blocks, columns, grid.first, grid.full))


def _evened(setting: Setting, blocks: Sequence[Block], area: Box) -> Setting:
    """The same with columns as short as they can be, so that the last is no stub."""
    full, number = area.height / setting.pitch, len(setting.sheets)
    first = area.height * (1 - _DRAWING) / setting.pitch
    best, rows = setting, full
    while rows > 1.0:
        rows -= 1.0
        tried = _packed(blocks, setting.columns, min(first, rows), rows)
        if len(tried) > number:
            break
        best = replace(setting, sheets=tried)
    return best


def _packed(
    blocks: Sequence[Block], columns: int, first: float, full: float
) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """Blocks into columns of a height in lines, columns into sheets; no block is parted that need not be."""
    filled: list[list[Line]] = [[]]
    used = 0.0

    def height() -> float:
        return first if len(filled) <= columns else full

    for block in blocks:
        alone = len(block) == 1
        room = height() - used
        gap = _GAP if used and not alone else 0.0
        needed = gap + _height(block)
        if needed > room + 1e-9 and used and (alone or _height(block) <= full):
            filled.append([])
            used, gap = 0.0, 0.0
        used += gap
        heading = block[0] if block[0].heading else None
        for line in block:
            tall = _height((line,))
            if used + tall > height() + 1e-9 and filled[-1]:
                filled.append([heading] if heading and not line.heading else [])
                used = _height(tuple(filled[-1]))
            filled[-1].append(line)
            used += tall
    return tuple(
        tuple(tuple(column) for column in filled[at : at + columns])
        for at in range(0, len(filled), columns)
    )


def _height(block: Sequence[Line]) -> float:
    return sum(_HEADING if line.heading else 1.0 for line in block)


def _scenes(
    guests: GuestListView, session: SessionView, sheet: Paper, setting: Setting
) -> Iterator[Scene]:
    lang, area = guests.head.language, _area(sheet)
    by_table = guests.order == "place"
    title = find_yours(guests.head) if by_table else word("seating-board", lang)
    for number, columns in enumerate(setting.sheets):
        scene = Scene(sheet.width, sheet.height, titled(guests.head.event, title, lang), lang)
        draw_head(scene, guests.head, sheet, title=titled(guests.head.session, title, lang))
        low = max(
            (_draw_column(scene, column, at, setting, area) for at, column in enumerate(columns)),
            default=area.top,
        )
        room = area.bottom - low - 6 * sheet.scale
        if number == 0 or room > area.height * _DRAWING:
            # Whoever stands before the second sheet looks for the table there too.
            top = area.bottom - min(room, max(area.height * _MOST_DRAWING, room * _MOST_DRAWING))
            draw_board_room(scene, session, Box(area.left, top, area.right, area.bottom), sheet)
        yield scene


def _draw_column(
    scene: Scene, lines: Sequence[Line], at: int, setting: Setting, area: Box
) -> float:
    """The lines of a column; gives back where it ends."""
    size, gutter = setting.size, _gutter(setting.size)
    wide = (area.width + gutter) / setting.columns
    left = area.left + at * wide
    right, y = left + wide - gutter, area.top
    letter = ""
    for number, line in enumerate(lines):
        if line.heading:
            y += setting.pitch * (_HEADING + (_GAP if number else 0.0))
            heading = _squeezed(line.text, size * _HEADING, right - left)
            scene.add(
                "labels",
                line_of(left, y - _FOOT * size, line.text, heading, ACCENT, weight=Weight.SEMIBOLD),
            )
            scene.add("tables", stroke(((left, y), (right, y)), Pen(ACCENT, 0.4)))
            continue
        y += setting.pitch
        base = y - _FOOT * size
        letter = line.letter or (line.initial if number == 0 else "")
        scene.extend("labels", _texts(line, letter, left, right, base, size))
        start = left + _LETTER * size if line.initial else left
        scene.add("tables", stroke(((start, y), (right, y)), Pen(HAIR, 0.2)))
    return y


def _texts(
    line: Line, letter: str, left: float, right: float, y: float, size: float
) -> Iterator[Text]:
    """Letter, name, table and place; by table the place stands before the name."""
    heavy = Weight.SEMIBOLD
    name = left + _LETTER * size
    if not line.initial:
        if line.place:
            yield line_of(name - 0.35 * size, y, line.place, size * 0.8, QUIET, anchor="end")
        fitted = _squeezed(line.text, size, right - name)
        yield line_of(name, y, line.text, fitted, TEXT, weight=heavy, forms=line.forms)
        return
    tail = measure(line.table, size) + _SPACE * size if line.table else 0.0
    fitted = _squeezed(line.text, size, right - name - tail - _FIGURES * size)
    if letter:
        # A letter by itself may be wider than a capital: an Arabic one, or one of several.
        fitting = _squeezed(letter, size, (_LETTER - _APART) * size)
        yield line_of(left, y, letter, fitting, ACCENT, weight=heavy)
    yield line_of(name, y, line.text, fitted, TEXT, weight=heavy, forms=line.forms)
    if not line.place:
        # Where guests choose their chairs, the table is all there is to find.
        yield line_of(right, y, line.table, _held(line.table, size), TEXT, anchor="end")
        return
    if line.table:
        at, tall = right - _FIGURES * size, _held(line.table, size)
        yield line_of(at, y, line.table, tall, QUIET, anchor="end")
    yield line_of(right, y, line.place, size, TEXT, weight=heavy, anchor="end")


def _squeezed(text: str, size: float, room: float) -> float:
    """The size of a text that is wider than its column, else the size asked for."""
    return min(_held(text, size), room / max(measure(text, 1.0, Weight.SEMIBOLD), 1e-9))


def _held(text: str, size: float) -> float:
    """The size at which the ink of a text stays in its row: that of a few scripts reaches farther."""
    ink = extent_of(text, Weight.SEMIBOLD)
    above, below = max(ink.above, 1e-9), max(ink.below, 1e-9)
    return size * min(1.0, (_LEADING - _FOOT - _CLEAR) / above, (_FOOT - _CLEAR) / below)
