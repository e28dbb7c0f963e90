"""A CSV file as its owner wrote it: rows that do not change keep their very bytes.

Spreadsheet habits are read too: a byte order mark, semicolons or tabs between cells,
Windows-1252, rows and columns that trail off empty.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from preseance.errors import InputError, Mistake
from preseance.wording.said import Said

_SEPARATORS = (",", ";", "\t")
_LONG = 100_000
"""Letters from which a record is left to the reader of CSV, which refuses cells that are too long."""


@dataclass(frozen=True)
class Row:
    """One record: its line, its cells, and the text it stands in."""

    line: int
    """As an editor counts; the header is usually line 1."""
    cells: tuple[str, ...]
    raw: str

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(c.strip() for c in self.cells)


@dataclass(frozen=True)
class Table:
    """A table with its header, its rows and the form of its bytes."""

    header: tuple[str, ...]
    head_raw: str
    rows: tuple[Row, ...]
    separator: str = ","
    newline: str = "\n"
    encoding: str = "utf-8"
    bom: bytes = b""

    @property
    def width(self) -> int:
        """Cells of the header line, unnamed ones included."""
        return len(cells_of(self.head_raw, self.separator))

    def mapping(self, row: Row) -> dict[str, str]:
        """Text by column."""
        return {h: c.strip() for h, c in zip(self.header, row.cells, strict=False) if h}

    def written(self, row: Row) -> dict[str, str]:
        """Text by column, of the cells that hold something."""
        cells = zip(self.header, row.cells, strict=False)
        return {h: text for h, c in cells if c and h and (text := c.strip())}

    def filled(self) -> Iterator[Row]:
        """The rows that hold something."""
        return (r for r in self.rows if not r.is_blank)

    def line_of(self, cells: Sequence[str]) -> str:
        """The text of a row with these cells, written as this table writes."""
        text = self.separator.join(cells)
        if len(cells) > 1 and _is_bare(text) and text.count(self.separator) == len(cells) - 1:
            return text + self.newline
        stream = io.StringIO()
        csv.writer(stream, delimiter=self.separator, lineterminator=self.newline).writerow(
            [c.replace("\r\n", "\n") for c in cells]
        )
        return stream.getvalue()

    def encode(self) -> bytes:
        """The bytes of the file."""
        text = self.head_raw + "".join(r.raw for r in self.rows)
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + text.encode("utf-8")

    def changed(self, row: Row, cells: Mapping[str, str]) -> Row:
        """The row with some cells replaced."""
        values = [*row.cells, *[""] * (len(self.header) - len(row.cells))]
        for column, text in cells.items():
            values[self.header.index(column)] = text
        return Row(row.line, tuple(values), self.line_of(values))


def decode(content: bytes, file: str) -> tuple[str, str, bytes]:
    """Text, encoding and byte order mark of a file.

    Raises
    ------
    InputError
        Where it is no text.
    """
    bom = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    body = content[len(bom) :]
    if b"\0" not in body:
        for encoding in ("utf-8", "cp1252"):
            try:
                return body.decode(encoding), encoding, bom
            except UnicodeDecodeError:
                continue
    raise InputError([Mistake(file, None, None, Said("a binary file"), Said("text in UTF-8"))])


def read_table(content: bytes, file: str) -> Table:
    """A CSV file taken apart so that it can be put together again byte by byte.

    Raises
    ------
    InputError
        Where it is no text, or has no header.
    """
    text, encoding, bom = decode(content, file)
    records = list(_records(text))
    if not records or not records[0][1].strip():
        raise InputError(
            [Mistake(file, 1, None, Said("no header"), Said("the names of the columns"))]
        )
    head = records[0][1]
    separator = max(_SEPARATORS, key=head.count)
    newline = "\r\n" if head.endswith("\r\n") else "\n"
    broken = [
        Mistake(
            file,
            line,
            None,
            Said("a row that is no CSV ({reason})", reason=reason),
            Said("text in closed quotes"),
        )
        for line, raw in records
        if (reason := _breaks(raw, separator))
    ]
    if broken:
        raise InputError(broken)
    rows = tuple(Row(line, cells_of(raw, separator), raw) for line, raw in records[1:])
    header = [h.strip() for h in cells_of(head, separator)]
    while header and not header[-1]:
        header.pop()
    return Table(tuple(header), head, rows, separator, newline, encoding, bom)


def _breaks(raw: str, separator: str) -> str:
    """Why a record cannot be taken apart into cells; empty where it can."""
    if raw.count('"') % 2:
        return Said("a quote that nothing closes")
    if _is_bare(raw.rstrip("\r\n")) and len(raw) < _LONG:
        return ""
    try:
        cells_of(raw, separator)
    except csv.Error as error:
        return str(error).partition(" - ")[0]
    return ""


def _records(text: str) -> Iterator[tuple[int, str]]:
    """First line and text of each record; a quoted cell may hold line breaks."""
    pending: list[str] = []
    quotes, start = 0, 1
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if not pending:
            start = number
        pending.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0:
            yield start, "".join(pending)
            pending, quotes = [], 0
    if pending:
        yield start, "".join(pending)


def _is_bare(text: str) -> bool:
    """Whether nothing in a text asks for quotes, the sign between cells aside."""
    return not ('"' in text or "\n" in text or "\r" in text)


def cells_of(raw: str, separator: str) -> tuple[str, ...]:
    """The cells of one record, from the text it stands in."""
    text = raw.rstrip("\r\n")
    if _is_bare(text) and len(text) < _LONG:
        return tuple(text.split(separator)) if text else ()
    return tuple(next(csv.reader([text], delimiter=separator), []))
