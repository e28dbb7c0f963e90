"""A table of texts, as lists are before a writer turns them into a page, a workbook or a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from preseance.wording.tongues import flat


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: float = 1.0
    """Share of the width, against the other columns."""
    number: bool = False
    """Whether its texts are whole numbers that a workbook should sort as such."""


@dataclass(frozen=True, slots=True)
class Table:
    """A title, what stands under it, and rows of texts."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...] = ()
    """Event, session, version and for whom; above the table."""
    day: datetime | None = None
    """The day the file bears, so that the same table gives the same bytes."""

    def on_lines(self) -> Table:
        """The same, two languages beside each other, as cells of a file hold them."""
        return Table(
            flat(self.title),
            tuple(replace(column, heading=flat(column.heading)) for column in self.columns),
            tuple(tuple(map(flat, row)) for row in self.rows),
            tuple(map(flat, self.lines)),
            self.day,
        )
