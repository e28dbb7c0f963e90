"""A list of guests as a file holds it: sheets of cells, whatever the program that wrote them.

What a workbook hides, merges or cannot say is told beside the cells, so that whoever reads them
can report it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from preseance.errors import InputError, Mistake
from preseance.wording.message import Message
from preseance.wording.said import Said

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty text where it holds nothing."""
Spot: TypeAlias = tuple[int, int]
"""Row and column of a cell, both from 1."""


@dataclass(frozen=True)
class Sheet:
    """One sheet of cells; the first row is row 1, whether it holds anything or not."""

    name: str
    rows: Sequence[Sequence[Value]]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[tuple[Spot, Spot], ...] = ()
    """First and last cell of each merged range."""
    faults: Mapping[Spot, str] = field(default_factory=dict)
    """Cells without a value to read, and why: ``#N/A``, ``formula`` (never calculated)."""

    def at(self, row: int, column: int | None = None) -> str:
        """How a report names a row or a cell: ``Guests!7``, ``Guests!C7``."""
        return f"{self.name}!{'' if column is None else letters(column)}{row}"


@dataclass(frozen=True)
class Listing:
    """The sheets of a file, and what is worth saying of it."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Message, ...] = ()


def letters(column: int) -> str:
    """A column as spreadsheets name it: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_of(value: Value) -> str:
    """A cell in words: one line, whole numbers without ``.0``, dates in ISO form."""
    if type(value) is str:
        return " ".join(value.split()) if "\n" not in value else folded(value)
    match value:
        case str():
            return folded(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case time():
            return value.isoformat(timespec="minutes")
        case _:
            return str(value)


def folded(text: str) -> str:
    """The lines of a cell, each without needless white space, empty ones left out."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def refused(file: str, found: Said, expected: Said) -> InputError:
    """The error for a whole file that cannot be taken."""
    return InputError([Mistake(file, None, None, found, expected)])
