"""From the files of an event to the bytes of a workbook, whole each time.

What XlsxWriter cannot write it says by a code alone, so every code is looked at. Text is written as
text whatever it begins with; entries to choose from stand in a hidden sheet, since in the drop-down
list itself one with a comma would come apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from preseance.errors import InputError, Mistake, PreseanceError
from preseance.formats.lists import LISTS
from preseance.formats.spreadsheets.sheets import Value
from preseance.formats.toml_part import FILE, parsed
from preseance.formats.workbook import toml_sheets
from preseance.formats.workbook.book import FILES_SHEET, LISTS_SHEET, Book, OwnSheet
from preseance.formats.workbook.choices import Choices, choices_for
from preseance.formats.workbook.columns import EXAMPLE, EXAMPLES, Column, columns_of
from preseance.formats.workbook.kept_files import COLUMNS, KeptRow, form_rows, rows_of
from preseance.formats.workbook.kinds import Kind, cell_of
from preseance.formats.workbook.letters import LONGEST, length, shown
from preseance.formats.workbook.list_form import taken_apart
from preseance.formats.workbook.marks import PRODUCER
from preseance.formats.workbook.reading import read_book
from preseance.wording.said import Said

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW: Final = 1_048_575
_MADE: Final = datetime(2000, 1, 1)
"""Stands for the time of writing, so that the same event gives the same bytes."""
_FIRST_DAY: Final = date(1900, 3, 1)
_WIDEST: Final = 46


@dataclass(frozen=True)
class _Page:
    """One sheet about to be written."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def book_bytes(book: Book) -> bytes:
    """The bytes of a workbook, which read again give the same files.

    Raises
    ------
    InputError
        Where a cell would hold more than a workbook can.
    PreseanceError
        Where a workbook would not give the files back as they are.
    """
    content = _written(book)
    again = read_book("workbook", content)
    changed = [f for f in {**book.files, **again.files} if book.files.get(f) != again.files.get(f)]
    if changed:
        raise PreseanceError(
            Said("A workbook cannot hold {files} unchanged.", files=", ".join(changed))
        )
    return content


def _written(book: Book) -> bytes:
    from xlsxwriter import Workbook

    stream = BytesIO()
    made = Workbook(stream, {"in_memory": True})
    made.set_properties({"created": _MADE, "company": PRODUCER})
    writer = _Writer(made, _formats(made))
    pages, kept = _pages(book)
    choices = choices_for({page.name: (page.header, page.rows) for page in pages})
    for page in pages:
        writer.page(page, choices)
    for sheet in book.own:
        writer.own(sheet)
    writer.files(kept)
    writer.choices(choices)
    made.close()
    return stream.getvalue()


def _pages(book: Book) -> tuple[list[_Page], list[KeptRow]]:
    """The sheets of the event, and the rows of what they do not hold."""
    pages: dict[str, _Page] = {}
    kept: list[KeptRow] = []
    for file in LISTS:
        name = file.removesuffix(".csv")
        header: tuple[str, ...] = ()
        rows: tuple[tuple[str, ...], ...] = ()
        if file in book.files:
            grid, form = taken_apart(book.files[file], file)
            header, rows = grid.header, grid.rows
            kept.extend(form_rows(file, form.record()))
        pages[name] = _page(name, header, rows, name in book.examples or not rows)
    data = parsed(book.files[FILE]) if FILE in book.files else {}
    for name, sheet in toml_sheets.sheets_of(data).items():
        texts = [[shown(row.get(c, "")) for c in sheet.columns] for row in sheet.rows]
        pages[name] = _page(name, sheet.columns, texts, False)
    for file in (FILE, *(f for f in sorted(book.files) if f not in (FILE, *LISTS))):
        if file in book.files:
            besides = {toml_sheets.DIGEST: toml_sheets.digest_of(data)} if file == FILE else {}
            kept.extend(rows_of(file, book.files[file], besides))
    order = ("guests", "rules", "requests", *toml_sheets.SHEETS, "plan")
    names = [*order[:-2], *(n for n in pages if n not in order), *order[-2:]]
    return [pages[n] for n in names], kept


def _page(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]], with_example: bool
) -> _Page:
    """A sheet with the columns it has, those it may have, and a row that shows how."""
    for number, row in enumerate(rows, 2):
        if next((c for c in row if c), "").startswith(EXAMPLE):
            found = Said("«{text}», which begins like an example", text=row[0])
            raise InputError([Mistake(name, number, None, found, Said("another beginning"))])
    usual = [c.name for c in columns_of(name).values() if c.is_usual and c.name not in header]
    wider = (*header, *usual)
    if not with_example:
        return _Page(name, wider, rows)
    example = [EXAMPLES.get(name, {}).get(c, "") for c in wider]
    first = next((k for k, text in enumerate(example) if text), 0)
    example[first] = EXAMPLE + example[first].removeprefix(EXAMPLE)
    return _Page(name, wider, [example, *rows])


@dataclass(frozen=True)
class _Formats:
    head: Format
    text: Format
    number: Format
    day: Format
    moment: Format
    clock: Format
    span: Format
    example: Format

    def of(self, kind: Kind) -> Format:
        """How the cells of a column are shown."""
        known = {Kind.NUMBER: self.number, Kind.DAY: self.day, Kind.MOMENT: self.moment}
        return known.get(kind, self.text)


def _formats(made: Workbook) -> _Formats:
    return _Formats(
        head=made.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "num_format": "@"}),
        text=made.add_format({"num_format": "@"}),
        number=made.add_format({"num_format": "General"}),
        day=made.add_format({"num_format": "yyyy-mm-dd"}),
        moment=made.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        clock=made.add_format({"num_format": "hh:mm"}),
        span=made.add_format({"num_format": "[h]:mm:ss"}),
        example=made.add_format({"italic": True, "font_color": "#707070", "num_format": "@"}),
    )


@dataclass(frozen=True)
class _Writer:
    book: Workbook
    formats: _Formats

    def page(self, page: _Page, choices: Choices) -> None:
        """A sheet of the event."""
        sheet = self.book.add_worksheet(page.name)
        known = columns_of(page.name)
        columns = [known.get(h.strip(), Column(h, Kind.ANY)) for h in page.header]
        for place, (heading, column) in enumerate(zip(page.header, columns, strict=True)):
            texts = [heading, *(row[place] for row in page.rows[:200] if place < len(row))]
            width = min(_WIDEST, max(8, 2 + max(len(t.partition("\n")[0]) for t in texts)))
            _done(sheet.set_column(place, place, width, self.formats.of(column.kind)))
            self._text(sheet, 0, place, heading, self.formats.head)
            if column.note:
                _done(sheet.write_comment(0, place, column.note, {"visible": False, "x_scale": 2}))
            if source := choices.source(column):
                _done(sheet.data_validation(1, place, _LAST_ROW, place, _listed(source)))
        for number, row in enumerate(page.rows, 1):
            is_example = next((c for c in row if c), "").startswith(EXAMPLE)
            for place, text in enumerate(row):
                if is_example:
                    self._text(sheet, number, place, text, self.formats.example)
                elif text:
                    kind = columns[place].kind
                    self.cell(sheet, number, place, cell_of(text, kind), self.formats.of(kind))
        sheet.freeze_panes(1, 1)

    def cell(self, sheet: Worksheet, row: int, column: int, value: Value, form: Format) -> None:
        """One cell; a text is a text whatever it begins with."""
        match value:
            case str():
                self._text(sheet, row, column, value, self.formats.text)
            case bool():
                _done(sheet.write_boolean(row, column, value))
            case int() | float():
                _done(sheet.write_number(row, column, value, form))
            case datetime() | date() | time() | timedelta():
                _done(sheet.write_datetime(row, column, value, form))

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
        if not text:
            return
        if length(text) > LONGEST:
            found = Said("a cell of {number} letters", number=length(text))
            expected = Said("at most 32767 in a workbook; keep the event in a folder")
            raise InputError([Mistake(sheet.get_name(), row + 1, None, found, expected)])
        _done(sheet.write_string(row, column, text, form))

    def own(self, own: OwnSheet) -> None:
        """A sheet of the user's own: its values."""
        sheet = self.book.add_worksheet(own.name)
        for row, values in enumerate(own.rows):
            for column, value in enumerate(values):
                if value != "":
                    self.cell(sheet, row, column, *self._dated(value))

    def _dated(self, value: Value) -> tuple[Value, Format]:
        """A value and how it is shown; days that Excel counts wrongly as text."""
        match value:
            case datetime():
                return (
                    (value, self.formats.moment)
                    if value.date() >= _FIRST_DAY
                    else (str(value), self.formats.text)
                )
            case date():
                return (
                    (value, self.formats.day)
                    if value >= _FIRST_DAY
                    else (str(value), self.formats.text)
                )
            case time():
                return value, self.formats.clock
            case timedelta():
                return value, self.formats.span
            case _:
                return value, self.formats.number

    def files(self, kept: Iterable[KeptRow]) -> None:
        """The sheet of what no other sheet holds."""
        sheet = self.book.add_worksheet(FILES_SHEET)
        for place, (name, width) in enumerate(zip(COLUMNS, (18, 8, 100), strict=True)):
            _done(sheet.set_column(place, place, width, self.formats.text))
            self._text(sheet, 0, place, name, self.formats.head)
        note = "Comments, the order of keys and other files: kept as they are. Change the other sheets."
        _done(sheet.write_comment(0, 2, note, {"x_scale": 2}))
        for number, row in enumerate(kept, 1):
            for place, text in enumerate((row.file, row.kind, row.text)):
                self._text(sheet, number, place, text, self.formats.text)
        sheet.freeze_panes(1, 0)

    def choices(self, choices: Choices) -> None:
        """The hidden sheet of what may be chosen."""
        sheet = self.book.add_worksheet(LISTS_SHEET)
        sheet.hide()
        for place, words in enumerate(choices.lists.values()):
            for row, word in enumerate(words):
                self._text(sheet, row, place, word, self.formats.text)


def _listed(source: str) -> Mapping[str, Any]:
    """A drop-down list that lets other words pass, which the program then looks at."""
    return {"validate": "list", "source": source, "show_error": False, "ignore_blank": True}


def _done(code: int | None) -> None:
    """Refuse what the library left out, which it says by its code alone."""
    if code:
        raise PreseanceError(Said("The workbook cannot be written (code {code}).", code=code))
