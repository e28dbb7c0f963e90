"""The writer of XLSX: every cell a text as it is, so that no name becomes a formula or a date."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.writers.table import Table

_EARLIEST = datetime(1980, 1, 1)
_LEAST, _MOST = 6, 60
"""Widths of columns, in letters."""
_SHEET_NAME = 31
"""Letters that Excel allows in the name of a sheet."""


def workbook(table: Table) -> bytes:
    """The table as a workbook of one sheet, to be sorted, filtered and printed.

    The same table gives the same bytes.
    """
    into = BytesIO()
    book = xlsxwriter.Workbook(
        into,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
         "strings_to_numbers": False},
    )  # fmt: skip
    book.set_properties({"title": table.title, "created": table.day or _EARLIEST})
    base = {"font_name": "Noto Sans", "font_size": 10, "font_color": TEXT.light, "valign": "top"}
    title = book.add_format({**base, "bold": True, "font_size": 14})
    quiet = book.add_format({**base, "font_color": QUIET.light})
    head = book.add_format(
        {
            **base,
            "bold": True,
            "font_color": ACCENT.light,
            "bottom": 2,
            "bottom_color": ACCENT.light,
        }
    )
    cell = book.add_format(
        {**base, "text_wrap": True, "bottom": 1, "bottom_color": HAIR.light, "num_format": "@"}
    )
    figure = book.add_format({**base, "bottom": 1, "bottom_color": HAIR.light})
    sheet = book.add_worksheet(_sheet_name(table.title))
    sheet.write_string(0, 0, table.title, title)
    for row, line in enumerate(table.lines, 1):
        sheet.write_string(row, 0, line, quiet)
    top = len(table.lines) + 2
    for at, column in enumerate(table.columns):
        sheet.write_string(top, at, column.heading, head)
        longest = max((len(row[at]) for row in table.rows), default=0)
        sheet.set_column(at, at, min(max(longest, len(column.heading), _LEAST) * 1.1 + 2, _MOST))
    for down, texts in enumerate(table.rows, top + 1):
        for at, text in enumerate(texts):
            if table.columns[at].number and text.isascii() and text.isdigit():
                sheet.write_number(down, at, int(text), figure)
            else:
                sheet.write_string(down, at, text, cell)
    if table.rows:
        sheet.autofilter(top, 0, top + len(table.rows), len(table.columns) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if sum(len(column.heading) + 8 for column in table.columns) > 80:
        sheet.set_landscape()
    sheet.set_footer("&C&P / &N")
    book.close()
    return into.getvalue()


def _sheet_name(title: str) -> str:
    """The title without the signs that Excel refuses, short enough for it."""
    kept = "".join(" " if c in "[]:*?/\\" else c for c in title).strip(" '")
    return kept[:_SHEET_NAME].strip() or "1"
