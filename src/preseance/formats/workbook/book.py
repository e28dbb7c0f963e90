"""What a workbook holds: the files of an event, what lay beside them, and the user's own sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from preseance.errors import Mistake
from preseance.formats.spreadsheets.sheets import Value
from preseance.formats.toml_part import FILE
from preseance.formats.workbook.columns import list_of

FILES_SHEET: Final = "files"
LISTS_SHEET: Final = "_lists"
"""The hidden sheet of what may be chosen."""


@dataclass(frozen=True)
class OwnSheet:
    """A sheet of the user's own."""

    name: str
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Spots:
    """Where in the sheets stands what the files say, so that a mistake names the cell."""

    lines: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """Row of the sheet by line of a list's file."""
    parts: Mapping[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)
    """Sheet and row by path in event.toml."""

    def told(self, mistake: Mistake) -> Mistake:
        """The mistake with the sheet and row that somebody sees."""
        sheet = mistake.file.removesuffix(".csv")
        if list_of(sheet):
            row = None if mistake.row is None else self.lines.get(mistake.file, {}).get(mistake.row)
            return replace(mistake, file=sheet, row=row)
        if mistake.file != FILE:
            return mistake
        path = tuple((mistake.column or "").split("."))
        for start in ((), ("event",)):
            for end in range(len(path), 0, -1):
                if (*start, *path[:end]) in self.parts:
                    where, row = self.parts[*start, *path[:end]]
                    rest = ".".join(path[end:]) or ("value" if where == "settings" else "id")
                    return replace(mistake, file=where, row=row, column=rest)
        return replace(mistake, row=None)


@dataclass(frozen=True)
class Book:
    """A workbook taken apart."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the event and whatever lay beside them, by name."""
    own: tuple[OwnSheet, ...] = ()
    examples: frozenset[str] = frozenset()
    """Sheets with a row that shows how one is filled in."""
    spots: Spots = field(default=Spots(), compare=False)
