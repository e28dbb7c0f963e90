"""What may be chosen in the cells of a workbook: lists of words, each a column of a hidden sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from preseance.formats.spreadsheets.sheets import letters
from preseance.formats.workbook import toml_sheets
from preseance.formats.workbook.book import LISTS_SHEET
from preseance.formats.workbook.columns import (
    EXAMPLE,
    GUESTS,
    PARTIES,
    ROOMS,
    RULES,
    SESSIONS,
    Column,
    columns_of,
)
from preseance.rules import catalogue

_IDS: Mapping[str, tuple[str, str]] = {
    GUESTS: ("guests", "id"),
    SESSIONS: (toml_sheets.PROGRAMME, "id"),
    ROOMS: (toml_sheets.ROOMS, "room"),
    PARTIES: (toml_sheets.DELEGATIONS, "id"),
}
"""Sheet and column of what is chosen by its id."""


@dataclass(frozen=True)
class Choices:
    """All lists of words."""

    lists: Mapping[str, tuple[str, ...]]

    def source(self, column: Column) -> str:
        """The range of what may be chosen in a column; empty where it is free."""
        name = column.of or ";".join(column.choices)
        if not self.lists.get(name):
            return ""
        letter = letters(1 + list(self.lists).index(name))
        return f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(self.lists[name])}"


def choices_for(sheets: Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]]) -> Choices:
    """The lists for an event, by the headings and rows of its sheets."""
    lists = {name: _ids(*sheets[sheet], column) for name, (sheet, column) in _IDS.items()}
    lists[RULES] = tuple(sorted(catalogue.RULES))
    for sheet in sheets:
        for column in columns_of(sheet).values():
            if column.choices:
                lists[";".join(column.choices)] = column.choices
    return Choices({name: words for name, words in lists.items() if words})


def _ids(header: Sequence[str], rows: Sequence[Sequence[str]], column: str) -> tuple[str, ...]:
    place = [h.strip() for h in header].index(column)
    found = (row[place].strip() for row in rows if place < len(row))
    return tuple(dict.fromkeys(t for t in found if t and not t.startswith(EXAMPLE)))
