"""A list read whole: which sheets hold guests, their columns, their rows, and who belongs to whom."""

from __future__ import annotations

from pathlib import Path

from preseance.errors import UnknownNameError
from preseance.formats.importing.choosing import Asked, columns_of, guessed, language_of
from preseance.formats.importing.draft import Gathered
from preseance.formats.importing.facts import facts_of
from preseance.formats.importing.layout import Layout, layout_of
from preseance.formats.importing.linking import linked, proposals_of
from preseance.formats.importing.opening import read_sheets
from preseance.formats.importing.persons import Doubt, Reading, SheetColumns, Skipped
from preseance.formats.importing.rows import Reader
from preseance.formats.spreadsheets.sheets import Sheet, refused, text_of
from preseance.wording.message import Argument, Message
from preseance.wording.said import Said

MOST_ROWS = 100_000
"""Rows of a list; the model holds 20,000 guests."""


def read_list_of_guests(path: Path, *, sheet: str = "", columns: Asked | None = None) -> Reading:
    """Everybody a list holds, every doubt about them, and what was left aside.

    ``sheet`` reads that sheet alone; ``columns`` is heading (or letter) by field.

    Raises
    ------
    InputError
        Where the file cannot be read, or no sheet of it holds guests.
    UnknownNameError
        Where a sheet, field or column is asked for that is not there.
    """
    listing = read_sheets(path)
    sheets = [s for s in listing.sheets if not sheet or s.name.casefold() == sheet.casefold()]
    if sheet and not sheets:
        raise UnknownNameError(Said("sheet"), sheet, [s.name for s in listing.sheets])
    gathered = Gathered(remarks=list(listing.remarks))
    found: list[SheetColumns] = []
    language = ""
    for one in sheets:
        layout = _layout(one, alone=len(sheets) == 1, columns=columns or {})
        if layout is None:
            _aside(one, gathered)
            continue
        chosen = columns_of(one, layout, columns or {})
        language = language or language_of(chosen)
        found.append(SheetColumns(one.name, layout.last, chosen))
        _above(one, layout, gathered)
        _told(one, layout, gathered)
        facts = facts_of(one, layout, chosen, language_of(chosen))
        Reader(one, layout, facts, gathered).read()
    if not gathered.drafts:
        expected = Said("a sheet with a column of names (tell it with --map full_name=COLUMN)")
        raise refused(path.name, Said("no list of guests"), expected)
    linked(gathered)
    proposals = proposals_of(gathered)
    return Reading(
        proposals=proposals,
        persons=tuple(d.finished() for d in gathered.drafts),
        doubts=tuple(gathered.doubts),
        skipped=tuple(gathered.skipped),
        columns=tuple(found),
        remarks=tuple(gathered.remarks),
        language=language,
        titles=tuple(gathered.titles),
    )


def _layout(sheet: Sheet, *, alone: bool, columns: Asked) -> Layout | None:
    if len(sheet.rows) > MOST_ROWS:
        raise refused(
            sheet.name,
            Said("{number} rows", number=len(sheet.rows)),
            Said("at most {number} rows", number=MOST_ROWS),
        )
    found = layout_of(sheet)
    if found is not None:
        return found
    if columns:
        return _asked_for(sheet)
    return guessed(sheet) if alone else None


def _asked_for(sheet: Sheet) -> Layout | None:
    """The first row with several filled cells, where columns are told by hand."""
    for number, row in enumerate(sheet.rows, start=1):
        texts = tuple(text_of(v) for v in row)
        if sum(bool(t) for t in texts) > 1:
            from preseance.formats.importing.headings import meaning

            return Layout(number, number, texts, tuple(meaning(t) for t in texts))
    return None


def _aside(sheet: Sheet, gathered: Gathered) -> None:
    """A sheet without guests, its words told in the report."""
    rows = [" · ".join(t for v in row if (t := text_of(v))) for row in sheet.rows]
    for number, text in enumerate(rows, start=1):
        if text:
            gathered.skipped.append(Skipped(sheet.at(number), "sheet", text))
            if number < 4:
                gathered.titles.append(text)


def _above(sheet: Sheet, layout: Layout, gathered: Gathered) -> None:
    """Titles and remarks over the headings."""
    for number, row in enumerate(sheet.rows[: max(layout.first - 1, 0)], start=1):
        text = " · ".join(t for v in row if (t := text_of(v)))
        if text:
            gathered.skipped.append(Skipped(sheet.at(number), "title", text))
            gathered.titles.append(text)


def _told(sheet: Sheet, layout: Layout, gathered: Gathered) -> None:
    """What the sheet hides, and cells that have no value to read."""
    hidden = [n for n in sheet.hidden_rows if n > layout.last and _is_filled(sheet, n)]
    if hidden:
        shown = ", ".join(str(n) for n in hidden[:8]) + (" …" if len(hidden) > 8 else "")
        said: dict[str, Argument] = {"number": len(hidden), "sheet": sheet.name, "rows": shown}
        gathered.remarks.append(Message("import.hidden-rows", said))
    if sheet.hidden_columns:
        from preseance.formats.spreadsheets.sheets import letters

        shown = ", ".join(letters(c) for c in sheet.hidden_columns[:8])
        gathered.remarks.append(
            Message("import.hidden-columns", {"sheet": sheet.name, "columns": shown})
        )
    if not layout.last:
        gathered.remarks.append(Message("import.no-headings", {"sheet": sheet.name}))
    for (row, column), why in sorted(sheet.faults.items()):
        message = "import.formula" if why == "formula" else "import.error-cell"
        gathered.doubts.append(Doubt(sheet.at(row, column), Message(message, {"words": why})))


def _is_filled(sheet: Sheet, row: int) -> bool:
    return row <= len(sheet.rows) and any(v != "" for v in sheet.rows[row - 1])
