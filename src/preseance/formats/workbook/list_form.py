"""A list as a grid of cells, and what its file says besides: so that both give the file again.

What is kept is form alone (quotes, line ends, the sign between cells), by a digest of the row it
belongs to. A row that somebody takes out of the sheet leaves nothing of what it said behind.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from preseance.formats.csv_table import Row, Table, cells_of, read_table
from preseance.formats.workbook.letters import shown

_RAW = "="
"""Begins the form of a row that only its very text gives again."""
_ENDS = re.compile(r"[\r\n]*\Z")


@dataclass(frozen=True)
class ListForm:
    """How the file of a list is written."""

    head: str
    """The text of its header line."""
    separator: str = ","
    newline: str = "\n"
    encoding: str = "utf-8"
    bom: str = ""
    """The byte order mark, in hexadecimal."""
    shapes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By digest of a row's cells, how each row of these cells is written, where not as usual."""
    tail: str = ""
    """Blank lines at its end."""

    def record(self) -> dict[str, Any]:
        """Its fields by name."""
        return asdict(self)


def new_head(header: Sequence[str]) -> str:
    """The header line of a new file."""
    return Table((), "", ()).line_of(header)


@dataclass(frozen=True)
class Grid:
    """A list as a sheet shows it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells of each row; no row is wider than the header."""


def taken_apart(content: bytes, file: str) -> tuple[Grid, ListForm]:
    """The grid of a list, and the form of its file.

    Raises
    ------
    InputError
        Where it is no table.
    """
    table = read_table(content, file)
    rows = list(table.rows)
    tail: list[str] = []
    while rows and rows[-1].is_blank:
        tail.insert(0, rows.pop().raw)
    grid = Grid(
        tuple(shown(h) for h in cells_of(table.head_raw, table.separator)),
        tuple(_visible(row, table.width) for row in rows),
    )
    return grid, ListForm(
        head=table.head_raw,
        separator=table.separator,
        newline=table.newline,
        encoding=table.encoding,
        bom=table.bom.hex(),
        shapes=_shapes(rows, grid, table),
        tail="".join(tail),
    )


def _visible(row: Row, width: int) -> tuple[str, ...]:
    return _trimmed([shown(c) for c in row.cells[:width]])


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])


def _shapes(rows: Sequence[Row], grid: Grid, table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    odd: set[str] = set()
    for row, cells in zip(rows, grid.rows, strict=True):
        key = _key(cells)
        shape = _shape(row, cells, table)
        found.setdefault(key, []).append(shape)
        if shape or not cells:
            odd.add(key)
    return {key: tuple(shapes) for key, shapes in found.items() if key in odd}


def _key(cells: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(cells).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _shape(row: Row, cells: tuple[str, ...], table: Table) -> str:
    """How a row is written: nothing where as usual, a sign a cell for its quotes, or its text."""
    if row.raw == table.line_of(_filled(cells, table.width)):
        return ""
    shape = f"{_quotes(row.raw, table.separator)}{_ENDS.search(row.raw)[0]}"  # type: ignore[index]  # it matches any text
    return shape if _shaped(shape, cells, table) == row.raw else _RAW + row.raw


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _quotes(raw: str, separator: str) -> str:
    """For each cell of a row, q where it stands in quotes, else p."""
    signs, begins, inside = "", True, False
    for letter in raw.rstrip("\r\n"):
        if begins:
            signs += "q" if letter == '"' else "p"
            inside, begins = letter == '"', letter == separator
        elif letter == '"':
            inside = not inside
        elif letter == separator and not inside:
            begins = True
    return signs + ("p" if begins else "")


def _shaped(shape: str, cells: tuple[str, ...], table: Table) -> str:
    """The text of a row of these cells in a form."""
    if not shape:
        return table.line_of(_filled(cells, table.width))
    if shape.startswith(_RAW):
        return shape.removeprefix(_RAW)
    signs = shape.rstrip("\r\n")
    whole = _filled(cells, len(signs))
    texts = [
        f'"{c.replace(chr(34), 2 * chr(34))}"' if s == "q" else c
        for c, s in zip(whole, signs, strict=False)
    ]
    return table.separator.join(texts) + shape[len(signs) :]


@dataclass(frozen=True)
class Made:
    """The file of a list, as its sheet says it now."""

    content: bytes
    lines: Mapping[int, int]
    """The row of the sheet by line of the file."""


def put_together(
    header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], form: ListForm
) -> Made:
    """The file of a grid in a form.

    Parameters
    ----------
    header
        Headings of the sheet.
    rows
        The number of each row of the sheet, and its cells.
    """
    kept = [shown(h) for h in cells_of(form.head, form.separator)]
    order, extra = _columns(kept, header, rows)
    table = Table(
        (), form.head, (), form.separator, form.newline, form.encoding, bytes.fromhex(form.bom)
    )
    shapes: Mapping[str, Sequence[str]] = form.shapes
    if extra or len(order) < len(kept):
        names = [*(kept[k] for k in order if k in order), *(header[k] for k in extra)]
        table = Table(
            (),
            table.line_of(names),
            (),
            *(getattr(table, n) for n in ("separator", "newline", "encoding", "bom")),
        )
        shapes = {}
    places = [*order.values(), *extra]
    texts: list[str] = []
    lines: dict[int, int] = {}
    line = 1 + _breaks(table.head_raw)
    for number, text in _texts(rows, places, shapes, table):
        lines[line] = number
        texts.append(text)
        line += max(1, _breaks(text))
    head = table.head_raw
    if (texts or form.tail) and not head.endswith(("\n", "\r")):
        head += table.newline
    texts = [t if t.endswith(("\n", "\r")) else t + table.newline for t in texts[:-1]] + texts[-1:]
    if texts and form.tail and not texts[-1].endswith(("\n", "\r")):
        texts[-1] += table.newline
    made = Table(
        (),
        head,
        (Row(0, (), "".join(texts) + form.tail),),
        table.separator,
        table.newline,
        table.encoding,
        table.bom,
    )
    return Made(made.encode(), {1: 1} | lines)


def _breaks(text: str) -> int:
    if "\r" not in text:
        return text.count("\n")
    return sum(line.endswith(("\n", "\r")) for line in io.StringIO(text, newline=""))


def _columns(
    kept: Sequence[str], header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]
) -> tuple[dict[int, int], list[int]]:
    """Column of the sheet by column of the file, and those of the sheet that the file has not."""
    free: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        free.setdefault(name, []).append(place)
    order = {k: free[name].pop(0) for k, name in enumerate(kept) if free.get(name)}
    used = set(order.values())
    filled = {k for _, cells in rows for k, cell in enumerate(cells) if cell and k not in used}
    return order, sorted(filled)


def _texts(
    rows: Sequence[tuple[int, Sequence[str]]],
    places: Sequence[int],
    shapes: Mapping[str, Sequence[str]],
    table: Table,
) -> Iterator[tuple[int, str]]:
    """Each row of the sheet, and its text in the file."""
    waiting = {key: list(known) for key, known in shapes.items()}
    width = len(cells_of(table.head_raw, table.separator))
    for number, row in rows:
        cells = _trimmed([row[p] if p < len(row) else "" for p in places])
        known = waiting.get(_key(cells)) if waiting else None
        if not cells and not known:
            continue
        shape = "" if not known else known.pop(0) if len(known) > 1 else known[0]
        if shape:
            yield number, _shaped(shape, cells, table)
        else:
            yield number, table.line_of(_filled(cells, width))
