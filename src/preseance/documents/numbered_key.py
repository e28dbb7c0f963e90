"""The key to a plan that shows numbers alone: names by table, in columns, over several pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from preseance.documents.fonts import Weight
from preseance.documents.names import line_width, name_lines
from preseance.documents.palette import ACCENT, HAIR, QUIET
from preseance.documents.scene import Pen, Run, Scene, Text, line_of, stroke
from preseance.documents.sizes import Paper
from preseance.documents.title_block import draw_head, drawing_area
from preseance.documents.words import titled, word
from preseance.views.records import Language, PlaceView, RowView, SessionView, TableView

_LEADING = 1.55
_INDENT = 8.5
"""From the edge of a column to its names, millimetres."""
_GUTTER = 7.0


@dataclass(frozen=True, slots=True)
class _Line:
    number: str
    runs: tuple[Run, ...]
    heading: bool = False


def key_pages(view: SessionView, paper: Paper, *, whole_alone: bool = False) -> list[Scene]:
    """The names by table and number; a table is not parted where a column can hold it.

    With ``whole_alone`` those of the tables at which guests choose their chairs.
    """
    size = paper.key_size
    pitch = size * _LEADING
    area = drawing_area(paper)
    every: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    groups = [group for group in every if group.whole or not whole_alone]
    blocks = [block for group in groups for block in _blocks(group, view.head.language)]
    widest = max((_width(line, size) for block in blocks for line in block), default=40.0)
    columns = max(1, int((area.width + _GUTTER) // (widest + _GUTTER)))
    pages = _pages(blocks, max(4, int(area.height // pitch)), columns)
    scenes = []
    for page in pages:
        language = view.head.language
        about = view.head.session or view.head.event
        key = word("key-tables" if whole_alone else "key", language)
        title = titled(about, key, language)
        scene = Scene(paper.width, paper.height, title, language)
        draw_head(scene, view.head, paper, title=title)
        wide = (area.width + _GUTTER) / columns
        for at, column in enumerate(page):
            for row, line in enumerate(column):
                if line is not None:
                    x, y = area.left + at * wide, area.top + (row + 1.2) * pitch
                    _draw(scene, line, x, y, wide - _GUTTER, size)
        scenes.append(scene)
    return scenes


def _blocks(group: TableView | RowView, language: Language) -> Iterator[list[_Line]]:
    """A table, or each row of several, with its heading."""
    rows: dict[str, list[PlaceView]] = {}
    for place in group.places:
        rows.setdefault(place.row if isinstance(group, RowView) else "", []).append(place)
    for row, places in rows.items():
        name = group.called or group.name
        if len(rows) > 1:
            name = f"{name}, {word('row', language, row)}"
        lines = [_Line("", (Run(name, Weight.SEMIBOLD, ACCENT),), heading=True)]
        for place in places:
            if place.guest is not None:
                tail = Run(f"  {place.guest.monogram}", Weight.REGULAR, QUIET)
                lines.append(_Line(place.number, (*name_lines(place.guest, "one line")[0], tail)))
        if len(lines) > 1:
            yield lines


def _width(line: _Line, size: float) -> float:
    return line_width(line.runs, size) + (0.0 if line.heading else _INDENT)


def _pages(blocks: list[list[_Line]], height: int, columns: int) -> list[list[list[_Line | None]]]:
    """Blocks into columns of a height, columns into pages."""
    filled: list[list[_Line | None]] = [[]]
    for block in blocks:
        if filled[-1]:
            filled[-1].append(None)
        if len(filled[-1]) + len(block) > height and len(block) <= height:
            filled.append([])
        for line in block:
            if len(filled[-1]) >= height:
                filled.append([])
            filled[-1].append(line)
    return [filled[start : start + columns] for start in range(0, len(filled), columns)]


def _draw(scene: Scene, line: _Line, x: float, y: float, width: float, size: float) -> None:
    scene.add("labels", Text(x + (0.0 if line.heading else _INDENT), y, line.runs, size))
    if line.heading:
        under = y + size * 0.42
        scene.add("labels", stroke(((x, under), (x + width, under)), Pen(HAIR, 0.25)))
    else:
        number = line_of(x + _INDENT - 2.2, y, line.number, size, QUIET, anchor="end")
        scene.add("labels", number)
