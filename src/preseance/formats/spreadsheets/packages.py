"""A workbook's package looked at before it is read: what it hides, and what it must not do.

A few kilobytes may unpack to gigabytes, and two filled cells far apart may ask for a table between
them. Both are counted here, in bounded memory, before any library builds them. What readers of
cells do not tell (error values, formulas never calculated, hidden rows) is gathered on the way.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO

from preseance.formats.spreadsheets.sheets import Spot, refused
from preseance.wording.said import Said

MOST_UNPACKED = 300_000_000
"""Bytes of all parts together; a list of 20,000 guests takes about 15 million."""
MOST_CELLS = 3_000_000
"""Cells of the rectangle that holds everything filled."""
_CHUNK = 1 << 20
_CELL = re.compile(rb"<c\b([^>]*?)(/>|>(.*?)</c>)", re.DOTALL)
_FILLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*(?<!/)>')
"""A cell that is not empty in itself."""
_ROW = re.compile(rb"<row\b([^>]*)>")
_COL = re.compile(rb"<col\b([^>]*)/>")
_REF = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_NUMBER = re.compile(rb'\b(r|min|max)="(\d+)"')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_ODS_PART = re.compile(rb"<table:(table-row|table-cell|table)\b([^>]*?)(/?)>|</table:table>")


_ODS_ERROR = b'calcext:value-type="error"'
_ODS_SHOWN = re.compile(rb"\s*<text:p[^>]*>([^<]{1,20})</text:p>")


@dataclass
class Found:
    """What was seen in the part of one sheet."""

    faults: dict[Spot, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


def unpacked(file: str, content: bytes) -> zipfile.ZipFile:
    """The package, after every part has been unpacked once to see that it keeps its word.

    Raises
    ------
    InputError
        Where it is damaged, protected by a password, or unpacks to too much.
    """
    try:
        package = zipfile.ZipFile(BytesIO(content))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _damaged(file) from error
    if any(part.flag_bits & 1 for part in parts):
        raise refused(
            file, Said("a file protected by a password"), Said("the list saved without one")
        )
    if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 10_000:
        raise refused(file, _TOO_MUCH, Said("a list of guests"))
    total = 0
    for part in parts:
        for chunk in _chunks(file, package, part):
            total += len(chunk)
            if total > MOST_UNPACKED:
                raise refused(file, _TOO_MUCH, Said("a list of guests"))
    return package


_TOO_MUCH = Said("a workbook that unpacks to more than 300 MB")


def _damaged(file: str) -> Exception:
    return refused(
        file, Said("a damaged or truncated workbook"), Said("the list saved anew, as .xlsx")
    )


def _chunks(file: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise _damaged(file) from error


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each worksheet of an XLSX, by the sheet's name."""
    workbook = _text(package, "xl/workbook.xml")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target")
        for tag in re.findall(
            r"<Relationship\b[^>]*>", _text(package, "xl/_rels/workbook.xml.rels")
        )
    }
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", workbook):
        target = targets.get(_attribute(tag, "r:id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package.namelist():
            found[_unescaped(_attribute(tag, "name"))] = part
    return found


def _text(package: zipfile.ZipFile, part: str) -> str:
    return package.read(part).decode("utf-8", "replace") if part in package.namelist() else ""


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'(?<![\w:]){name}="([^"]*)"', tag)
    return found[1] if found else ""


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def looked_through(file: str, stream: IO[bytes]) -> Found:
    """What a worksheet's XML says of its cells.

    Raises
    ------
    InputError
        Where the filled cells span a rectangle no list has.
    """
    found, rest = Found(), b""
    while True:
        chunk = stream.read(_CHUNK)
        data = rest + chunk
        # A cell is looked at once it is whole; what begins after the last end waits.
        cut = max(data.rfind(b"</c>") + 4, data.rfind(b"/>") + 2, 2) if chunk else len(data)
        _look(found, data[:cut])
        rest = data[cut:]
        bounded(file, found.last_row * found.last_column)
        if not chunk:
            return found


def _look(found: Found, data: bytes) -> None:
    for row in _ROW.finditer(data):
        if b'hidden="1"' in row[1] and (number := _NUMBER.search(row[1])):
            found.hidden_rows.append(int(number[2]))
    for column in _COL.finditer(data):
        if b'hidden="1"' in column[1]:
            ends = {k: int(v) for k, v in _NUMBER.findall(column[1])}
            found.hidden_columns.extend(range(ends[b"min"], min(ends[b"max"], 200) + 1))
    # Most sheets have neither errors nor formulas, and need no look at each cell's inside.
    if b't="e"' not in data and b"<f" not in data:
        refs = _FILLED.findall(data)
        found.last_row = max([found.last_row, *map(int, {row for _, row in refs})])
        found.last_column = max([found.last_column, *map(_column, {name for name, _ in refs})])
        return
    for cell in _CELL.finditer(data):
        inner = cell[3]
        if not inner or not (ref := _REF.search(cell[1])):
            continue
        spot = int(ref[2]), _column(ref[1])
        found.last_row, found.last_column = (
            max(found.last_row, spot[0]),
            max(found.last_column, spot[1]),
        )
        if b't="e"' in cell[1]:
            value = re.search(rb"<v>(.*?)</v>", inner)
            found.faults[spot] = value[1].decode("utf-8", "replace") if value else "#"
        elif b"<f" in inner and not re.search(rb"<v\b[^>/]*>", inner):
            found.faults[spot] = "formula"


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def bounded(file: str, cells: int) -> None:
    """Refuse a rectangle of cells that no list fills."""
    if cells > MOST_CELLS:
        found = Said("filled cells so far apart that millions of empty ones lie between them")
        raise refused(file, found, Said("the list without what stands far below or beside it"))


def looked_through_ods(file: str, package: zipfile.ZipFile) -> dict[int, Found]:
    """What each sheet of an ODS hides and cannot say, by its number, once its repeats are counted."""
    data = package.read("content.xml")
    found: dict[int, Found] = defaultdict(Found)
    sheet, row, column, times, widest, deepest = -1, 0, 0, 1, 0, 0
    for part in _ODS_PART.finditer(data):
        name, said = part[1], part[2] or b""
        repeated = _REPEATED.search(said)
        count = int(repeated[1]) if repeated else 1
        if name == b"table":
            sheet, row, times, widest, deepest = sheet + 1, 0, 0, 0, 0
        elif name == b"table-row":
            row, times, column = row + times, count, 0
            if (
                b'table:visibility="' in said
                and b'visibility="visible"' not in said
                and row < 100_000
            ):
                found[sheet].hidden_rows.append(row + 1)
        elif name == b"table-cell":
            column += count
            if _ODS_ERROR in said:
                # Office programs keep what the cell shows: #N/A, #REF!, Err:508.
                shown = _ODS_SHOWN.match(data, part.end())
                why = shown[1].decode("utf-8", "replace") if shown else "#ERROR"
                found[sheet].faults[row + 1, column] = why
            if not part[3] or b"office:value" in said:
                widest, deepest = max(widest, column), max(deepest, row + times)
                bounded(file, widest * deepest)
    return found


def bounded_xlsb(file: str, package: zipfile.ZipFile) -> None:
    """Refuse an XLSB whose filled cells lie too far apart ([MS-XLSB] 2.1.4: records of a part)."""
    for name in package.namelist():
        if not name.startswith("xl/worksheets/") or not name.endswith(".bin"):
            continue
        data, at, row, widest, deepest = package.read(name), 0, 0, 0, 0
        while at < len(data):
            kind, at = _varying(data, at, 2)
            length, at = _varying(data, at, 4)
            if kind == 0 and length >= 4:
                row = int.from_bytes(data[at : at + 4], "little") + 1
            elif 2 <= kind <= 11 and length >= 4:
                widest = max(widest, int.from_bytes(data[at : at + 4], "little") + 1)
                deepest = max(deepest, row)
                bounded(file, widest * deepest)
            at += length


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in groups of seven bits, and where the next byte stands."""
    number = 0
    for index in range(most):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return number, at
