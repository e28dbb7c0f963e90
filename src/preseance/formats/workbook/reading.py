"""From the bytes of a workbook to the files of an event; every mistake with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

import tomlkit

from preseance.errors import InputError, Mistake
from preseance.formats.lists import LISTS
from preseance.formats.spreadsheets.sheets import Sheet, Value, letters, refused
from preseance.formats.spreadsheets.workbooks import read_workbook
from preseance.formats.toml_part import FILE, edited, parsed
from preseance.formats.workbook import toml_sheets
from preseance.formats.workbook.book import FILES_SHEET, LISTS_SHEET, Book, OwnSheet, Spots
from preseance.formats.workbook.columns import EXAMPLE, columns_of, list_of
from preseance.formats.workbook.kept_files import KeptRow, content_of, form_of
from preseance.formats.workbook.kinds import Kind, Unfit, cell_text
from preseance.formats.workbook.list_form import ListForm, new_head, put_together
from preseance.wording.said import Said

MOST_BYTES: Final = 60_000_000
"""Of a workbook as it lies on the disk."""
_ZIP: Final = b"PK\x03\x04"
_MACROS: Final = "import.macros"


@lru_cache(maxsize=4)
def read_book(file: str, content: bytes) -> Book:
    """What a workbook holds.

    Raises
    ------
    InputError
        Where it is no XLSX that can be taken, or with each cell that says what it cannot mean.
    """
    reader = _Reader(_sheets(file, content))
    book = reader.book()
    if reader.mistakes:
        raise InputError(reader.mistakes)
    return book


def _sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    if len(content) > MOST_BYTES:
        raise refused(file, Said("more than 60 MB"), Said("the workbook of an event"))
    if not content.startswith(_ZIP):
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            read_workbook(Path(file), content)  # Says whether it is protected.
        raise refused(file, Said("no XLSX workbook"), Said("an event saved as .xlsx"))
    listing = read_workbook(Path(file), content)
    if b"xl/workbook.xml" not in content[-200_000:]:
        raise refused(file, Said("no XLSX workbook"), Said("an event saved as .xlsx"))
    if any(m.id == _MACROS for m in listing.remarks):
        expected = Said("an event saved as .xlsx, without them")
        raise refused(file, Said("a workbook with macros"), expected)
    return listing.sheets


@dataclass
class _Reader:
    sheets: Sequence[Sheet]
    mistakes: list[Mistake] = field(default_factory=list)
    examples: set[str] = field(default_factory=set)
    kept: dict[str, list[KeptRow]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    lines: dict[str, Mapping[int, int]] = field(default_factory=dict)

    def book(self) -> Book:
        """All that the sheets hold, as far as it can be read."""
        known = {name: s for s in self.sheets if (name := _known(s.name))}
        if FILES_SHEET in known:
            self._take_files(known[FILES_SHEET])
        for file in LISTS:
            if sheet := known.get(file.removesuffix(".csv")):
                self._take_list(file, sheet)
        parts = self._take_toml({n: known[n] for n in toml_sheets.SHEETS if n in known})
        whole = {
            f: c for f in self.kept if f not in (FILE, *LISTS) and (c := self._file(f)) is not None
        }
        own = tuple(OwnSheet(s.name, _values(s)) for s in self.sheets if not _known(s.name))
        spots = Spots(self.lines, parts)
        return Book({**self.contents, **whole}, own, frozenset(self.examples), spots)

    def _take_files(self, sheet: Sheet) -> None:
        for number, row in enumerate(sheet.rows[1:], 2):
            texts = [c if isinstance(c, str) else "" for c in [*row, "", "", ""][:3]]
            if not texts[0]:
                if any(texts):
                    found = Said("a line of no file")
                    self._wrong(FILES_SHEET, number, "file", found, Said("the name of a file"))
                continue
            self.kept.setdefault(texts[0], []).append(KeptRow(*texts))

    def _file(self, file: str) -> bytes | None:
        try:
            return content_of(self.kept[file])
        except (ValueError, KeyError, LookupError):
            found = Said("lines of {file} that were altered", file=file)
            expected = Said("them as they were written, or no line of that file")
            self._wrong(FILES_SHEET, None, "text", found, expected)
            return None

    def _take_list(self, file: str, sheet: Sheet) -> None:
        name = file.removesuffix(".csv")
        header, rows = self._grid(name, sheet)
        form = self._form(file, header)
        if form is None or (file not in self.kept and not rows and name != "guests"):
            return
        made = put_together(header, rows, form)
        self.contents[file], self.lines[file] = made.content, made.lines

    def _form(self, file: str, header: Sequence[str]) -> ListForm | None:
        if file not in self.kept:
            width = next((k for k in range(len(header), 0, -1) if header[k - 1]), 0)
            return ListForm(head=new_head(header[:width]))
        try:
            return ListForm(**form_of(self.kept[file]))
        except (ValueError, TypeError):
            found = Said("lines of {file} that were altered", file=file)
            expected = Said("them as they were written, or no line of that file")
            self._wrong(FILES_SHEET, None, "text", found, expected)
            return None

    def _grid(self, name: str, sheet: Sheet) -> tuple[list[str], list[tuple[int, list[str]]]]:
        """Headings, and the number and cells of each row; examples left out."""
        self._faults(name, sheet)
        if not sheet.rows:
            return [], []
        header = [self._text(name, 1, "", v, Kind.ANY) for v in sheet.rows[0]]
        known = columns_of(name)
        kinds = [known[h].kind if h in known else Kind.ANY for h in (x.strip() for x in header)]
        rows: list[tuple[int, list[str]]] = []
        for number, values in enumerate(sheet.rows[1:], 2):
            first = next((v for v in values if v != ""), "")
            if isinstance(first, str) and first.startswith(EXAMPLE):
                self.examples.add(name)
                continue
            cells = [
                v if type(v) is str else self._text(name, number, header[k], v, kinds[k])
                for k, v in enumerate(values)
            ]
            rows.append((number, cells))
        while rows and not any(rows[-1][1]):
            rows.pop()
        return header, rows

    def _faults(self, name: str, sheet: Sheet) -> None:
        for (row, column), fault in sheet.faults.items():
            if fault == "formula":
                found = Said("a formula that was never calculated")
                expected = Said("its value: open the workbook in a spreadsheet program and save it")
            else:
                found = Said("the error {fault}", fault=fault)
                expected = Said("a value, or an empty cell")
            self._wrong(name, row, self._heading(sheet, column), found, expected)
        for (top, left), (bottom, right) in sheet.merged:
            span = f"{letters(left)}{top}:{letters(right)}{bottom}"
            found = Said("merged cells {span}", span=span)
            self._wrong(name, top, self._heading(sheet, left), found, Said("a cell a value"))

    @staticmethod
    def _heading(sheet: Sheet, column: int) -> str:
        head = sheet.rows[0] if sheet.rows else ()
        name = head[column - 1] if column <= len(head) else ""
        return name.strip() if isinstance(name, str) and name.strip() else letters(column)

    def _text(self, sheet: str, row: int, column: str, value: Value, kind: Kind) -> str:
        text = cell_text(value, kind)
        if isinstance(text, Unfit):
            self._wrong(sheet, row, column.strip() or None, text.found, text.expected)
            return ""
        return text

    def _wrong(
        self, sheet: str, row: int | None, column: str | None, found: str, expected: str
    ) -> None:
        self.mistakes.append(Mistake(sheet, row, column, found, expected))

    def _take_toml(self, sheets: Mapping[str, Sheet]) -> Mapping[tuple[str, ...], tuple[str, int]]:
        original = self._file(FILE) if FILE in self.kept else None
        try:
            kept = parsed(original) if original is not None else {}
        except InputError as error:
            self.mistakes.extend(error.mistakes)
            return {}
        if original is None and not sheets:
            return {}
        if original is not None and form_of(self.kept[FILE]).get(toml_sheets.DIGEST) not in (
            None,
            toml_sheets.digest_of(kept),
        ):
            found = Said("a value of event.toml that was changed in its lines")
            names = ", ".join(toml_sheets.SHEETS)
            expected = Said("values changed in the sheets {names}", names=names)
            self._wrong(FILES_SHEET, None, "text", found, expected)
            return {}
        lines = {name: list(self._lines(name, sheet)) for name, sheet in sheets.items()}
        read = toml_sheets.read_sheets(kept, lines)
        self.mistakes.extend(read.mistakes)
        if original is None:
            self.contents[FILE] = tomlkit.dumps(read.data).encode()
        else:
            same = read.data == kept
            self.contents[FILE] = original if same else edited(original, kept, read.data)
        return read.spots

    def _lines(self, name: str, sheet: Sheet) -> Iterator[toml_sheets.Line]:
        header, rows = self._grid(name, sheet)
        for number, cells in rows:
            texts: dict[str, str] = {}
            for heading, cell in zip(header, cells, strict=False):
                if not cell.strip():
                    continue
                if heading.strip():
                    texts[heading.strip()] = cell.strip()
                else:
                    expected = Said("a heading over it, or no cell")
                    self._wrong(name, number, None, f"«{cell}»", expected)
            if texts:
                yield toml_sheets.Line(number, texts)


def _known(name: str) -> str:
    """The sheet of ours that a name means, empty for none."""
    plain = name.strip().casefold()
    ours = list_of(plain) or plain in (*toml_sheets.SHEETS, FILES_SHEET, LISTS_SHEET)
    return plain if ours else ""


def _values(sheet: Sheet) -> tuple[tuple[Value, ...], ...]:
    """The cells of a sheet, errors as the text that stands in them."""
    rows = [list(row) for row in sheet.rows]
    for (row, column), fault in sheet.faults.items():
        if fault != "formula" and row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = fault
    return tuple(tuple(row) for row in rows)
