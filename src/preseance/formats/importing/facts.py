"""What the columns of a sheet tell before any row is read: how dates and names are written, which
column only counts, what merged cells say of the rows beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from preseance.formats.importing.choosing import Column
from preseance.formats.importing.folding import folded
from preseance.formats.importing.layout import Layout
from preseance.formats.importing.moments import month_first
from preseance.formats.importing.name_customs import order_told
from preseance.formats.spreadsheets.sheets import Sheet, Spot, Value, letters, text_of

DAY_FIRST = ("fr", "de", "es", "it")
"""Languages in which 3/4 is a day in April."""
_FAMILY_FIRST = re.compile(
    r"(?:noms?|nom de famille|name|nachname|familienname|cognomi?|apellidos?|surname|last name|"
    r"family name)(?: et| und| e| y| and)? "
    r"(?:prenoms?|vorname|nome|nombres?|first name|given names?|forenames?)$"
)
"""Headings that say the family name comes first."""
_NAMED = ("full_name", "given", "family")
_DOWN = frozenset(["table", "group", "delegation", "organisation", "country"])
"""Fields whose merged cell holds for all rows beside it."""


@dataclass(frozen=True)
class Facts:
    """What holds for every row of a sheet."""

    columns: tuple[Column, ...]
    language: str
    by_field: Mapping[str, Sequence[Column]]
    """Columns by field, those of companions with a plus before it."""
    month_first: Mapping[int, bool | None]
    numbered: bool
    """Whether the column of ids only counts the rows."""
    merged: Mapping[Spot, Value]
    """What a merged cell says of the rows it covers, by row and column."""
    family_first: bool
    """Whether full names are written family name first."""
    comma_first: bool
    """Whether a comma in a name stands behind the family name."""

    def of(self, *fields: str) -> Iterator[Column]:
        """The columns of some fields."""
        return (c for f in fields for c in self.by_field.get(f, ()))

    @cached_property
    def names(self) -> list[Column]:
        """The columns of guests' own names."""
        return list(self.of(*_NAMED))

    def said(self, cells: Mapping[int, Value], field: str) -> str:
        """What a row says of a field, over all its columns."""
        columns = self.by_field.get(field, ())
        if len(columns) == 1:
            return text_of(cells[columns[0].number])
        return " ".join(t for c in columns if (t := text_of(cells[c.number])))

    def key(self, column: Column) -> str:
        """What a column is called in a report: its heading, its letter where that is not enough."""
        return self._keys[column.number]

    @cached_property
    def _keys(self) -> Mapping[int, str]:
        times = Counter(c.heading for c in self.columns)
        found = {}
        for column in self.columns:
            letter, heading = letters(column.number), column.heading
            found[column.number] = f"{heading} ({letter})" if times[heading] > 1 else heading
            if not heading:
                found[column.number] = letter
        return found


def facts_of(sheet: Sheet, layout: Layout, columns: tuple[Column, ...], language: str) -> Facts:
    """The facts of a sheet."""
    below = sheet.rows[layout.last :]
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        by_field.setdefault(f"{'+' * column.companion}{column.field}", []).append(column)
    named = by_field.get("full_name", [])
    texts = [text_of(v) for c in named for v in _values(below, c)]
    told = order_told(texts[:400])
    heading = folded(named[0].heading) if named else ""
    commas = sum(bool(re.match(r"^[^\s,]+,\s*\S", t)) for t in texts)
    return Facts(
        columns=columns,
        language=language,
        by_field=by_field,
        month_first={
            c.number: False if language in DAY_FIRST else month_first(list(_values(below, c)))
            for c in columns
            if c.field in ("took_office", "arrival", "departure")
        },
        numbered=_is_numbered(by_field.get("id", []), below),
        merged=_merged(sheet, layout, columns),
        family_first=bool(_FAMILY_FIRST.match(heading)) if told is None else told,
        comma_first=not texts or commas >= 0.3 * sum("," in t for t in texts),
    )


def _values(rows: Sequence[Sequence[Value]], column: Column) -> Iterator[Value]:
    return (r[column.number - 1] for r in rows if column.number <= len(r))


def _is_numbered(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> bool:
    """Whether a column of ids is a running number."""
    if not columns:
        return False
    texts = [t for v in _values(rows, columns[0]) if (t := text_of(v))]
    numbers = [int(t) for t in texts if t.isdigit()]
    return len(numbers) == len(texts) and numbers == sorted(numbers)


def _merged(sheet: Sheet, layout: Layout, columns: Sequence[Column]) -> Mapping[Spot, Value]:
    found: dict[Spot, Value] = {}
    fields = {c.number: c.field for c in columns}
    for (top, left), (bottom, right) in sheet.merged:
        if left != right or top <= layout.last or fields.get(left) not in _DOWN:
            continue
        value = sheet.rows[top - 1][left - 1]
        for row in range(top + 1, min(bottom, len(sheet.rows)) + 1):
            found[row, left] = value
    return found
