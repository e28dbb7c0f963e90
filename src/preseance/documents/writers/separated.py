"""The writer of CSV, for mail merge, a calligrapher or an app at the door."""

from __future__ import annotations

import csv
from io import StringIO

from preseance.documents.writers.table import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def separated(table: Table) -> bytes:
    """The table as CSV in UTF-8, with the mark by which Excel knows it; headings first.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    into = StringIO()
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([[_plain(text) for text in row] for row in table.rows])
    return into.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
