"""What somebody changes in a grid, read cell by cell into one command, or refused cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from preseance.errors import Mistake, PreseanceError
from preseance.formats.cells import RANK_KEYS, built, text_of, values_of
from preseance.formats.importing.guests import Ids, kebab_of
from preseance.formats.workbook.kinds import fields_of
from preseance.formats.workbook.toml_values import value_of
from preseance.model.room import Table
from preseance.model.translations import translation
from preseance.planning.commands import Command, command_of
from preseance.planning.commands.parts import as_json
from preseance.server.events.grids import DICTS, Cells, Listing, id_of
from preseance.server.events.store import ClashError
from preseance.wording.said import Said

NEW = "+"
"""Begins what a new row is called until it has an id: ``+0`` is the first."""
_Values = dict[str, Any]
_Change = tuple[_Values | None, _Values]
"""A row before and after; None where it is new."""


@dataclass(frozen=True)
class Edits:
    """What somebody changed in a grid."""

    changed: Mapping[str, Cells] = field(default_factory=dict)
    """Cells by the id of their row."""
    added: Sequence[Cells] = ()
    removed: Sequence[str] = ()


@dataclass(frozen=True)
class WrongCell:
    """A cell that cannot be taken; without a column the row as a whole, without a row something else."""

    row: str
    column: str
    mistake: Mistake

    def record(self, language: str) -> dict[str, Any]:
        """``row``, ``column``, ``found``, ``expected``, ``message``."""
        told = self.mistake.record(language)
        kept = ("found", "expected", "message")
        return {"row": self.row, "column": self.column} | {name: told[name] for name in kept}


class CellsError(PreseanceError):
    """Some cells cannot be taken; nothing was written."""

    def __init__(self, cells: Sequence[WrongCell]) -> None:
        self.cells = tuple(cells)
        super().__init__(
            Said("{number} cell{number:s} cannot be taken; nothing was written.", number=len(cells))
        )


def command_for(listing: Listing, edits: Edits) -> Command | None:
    """What the edits ask; None where they ask nothing.

    Raises
    ------
    CellsError
        With every cell that cannot be read, by row and column.
    UnknownNameError
        Where a row is named that is not there.
    """
    reader = _Reader(listing)
    made = [*reader.changes(edits.changed), *reader.additions(edits.added)]
    if reader.wrong:
        raise CellsError(reader.wrong)
    for name in edits.removed:
        listing.record(name)
    if listing.grid.model is Table:
        return _of_room(listing, made, frozenset(edits.removed))
    noun = listing.grid.noun
    told: list[_Values] = [
        {"do": f"add-{noun}", "row": after}
        if before is None
        else {"do": f"change-{noun}", "id": before["id"], "fields": _differing(before, after)}
        for before, after in made
        if before != after
    ]
    told += [{"do": f"remove-{noun}", "id": name} for name in edits.removed]
    if not told:
        return None
    return command_of(told[0] if len(told) == 1 else {"do": "change-several", "commands": told})


def _of_room(listing: Listing, made: Sequence[_Change], removed: frozenset[str]) -> Command | None:
    """Tables are a field of their room."""
    held = [(id_of(r), _json(listing, r)) for r in listing.records]
    changed = {before["id"]: after for before, after in made if before is not None}
    tables = [changed.get(name, values) for name, values in held if name not in removed]
    tables += [after for before, after in made if before is None]
    if tables == [values for _, values in held]:
        return None
    return command_of({"do": "change-room", "id": listing.room, "fields": {"tables": tables}})


def _json(listing: Listing, record: Any) -> _Values:
    """A row as JSON; of a table even what is said as usual."""
    if listing.grid.model is Table:
        told: _Values = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
        return told
    return as_json(record)


def _differing(before: _Values, after: _Values) -> _Values:
    """What changed, by field; None for what is no longer said."""
    return {n: after.get(n) for n in {**before, **after} if before.get(n) != after.get(n)}


class _Reader:
    """Reads cells into rows, and gathers what cannot be read."""

    def __init__(self, listing: Listing) -> None:
        self.listing, self.grid = listing, listing.grid
        self.wrong: list[WrongCell] = []
        self._columns = {c.name: c for c in listing.columns()}
        self._ids = Ids([id_of(r) for r in listing.records])

    def changes(self, changed: Mapping[str, Cells]) -> Iterator[_Change]:
        """Rows that are there."""
        for name, cells in changed.items():
            record = self.listing.record(name)
            before, shown = _json(self.listing, record), self.listing.cells(record)
            cells = {c: text for c, text in cells.items() if text.strip() != shown.get(c, "")}
            if cells.get("id", name) != name:
                expected = Said("«{name}»: other lists name it", name=name)
                self._refuse(name, "id", cells["id"], expected)
            elif (after := self._read(name, before, cells)) is not None:
                yield before, after

    def additions(self, added: Sequence[Cells]) -> Iterator[_Change]:
        """New rows; one without an id is called after what it says."""
        for number, cells in enumerate(added):
            if not any(text.strip() for text in cells.values()):
                continue
            stem = "-".join(t for c in self.grid.named_by if (t := cells.get(c, "").strip()))
            name = cells.get("id", "").strip() or self._ids.give(kebab_of(stem, self.grid.noun))
            after = self._read(f"{NEW}{number}", {}, {**cells, "id": name})
            if after is not None:
                yield None, after

    def _read(self, row: str, before: Mapping[str, Any], cells: Cells) -> _Values | None:
        values = dict(before)
        held = {name: dict(values.pop(name, {})) for name in DICTS}
        for column, raw in cells.items():
            text = raw.strip()
            if column not in self._columns and not self._is_spoken(column):
                self._refuse(row, column, text, Said("a column of this list"))
            elif translation(column):
                held["translations"][column] = text
            elif column in RANK_KEYS and column not in fields_of(self.grid.model):
                held["keys"][column] = text
            elif not text:
                values.pop(column, None)
            else:
                values[column] = self._value(column, text)
        for name, texts in held.items():
            if told := {k: v for k, v in texts.items() if v}:
                values[name] = told
        made = built(self.grid.model, values, self.grid.file, None)
        if isinstance(made, list):
            self.wrong += [WrongCell(row, (m.column or "").partition(".")[0], m) for m in made]
            return None
        return _json(self.listing, made)

    def _is_spoken(self, column: str) -> bool:
        """Whether it is a field of the list in another language."""
        meant = translation(column)
        return meant is not None and meant[0] in self.listing.spoken

    def _value(self, column: str, text: str) -> Any:
        if self.grid.is_list:
            return values_of({column: text}, self.grid.model).get(column)
        return value_of(text, self._columns[column].kind)

    def _refuse(self, row: str, column: str, found: str, expected: Said) -> None:
        mistake = Mistake(self.grid.file, None, column, f"«{found}»", expected)
        self.wrong.append(WrongCell(row, column, mistake))


def located(listing: Listing, mistakes: Sequence[Mistake], edits: Edits) -> CellsError:
    """Contradictions of the whole event after the edits, each at its cell where that is in the list."""
    ids = [id_of(r) for r in listing.records if id_of(r) not in edits.removed]
    found = []
    for mistake in mistakes:
        row, column = "", mistake.column or ""
        if mistake.file == listing.grid.file and mistake.row is not None:
            # Line 1 is the head; new rows are the last.
            at = mistake.row - 2
            row = ids[at] if at < len(ids) else f"{NEW}{at - len(ids)}"
        elif mistake.file == listing.grid.file:
            row, column = _in_toml(listing, column)
        found.append(WrongCell(row, column if row else "", mistake))
    return CellsError(found)


def _in_toml(listing: Listing, path: str) -> tuple[str, str]:
    """Row and column of ``sessions.lunch.room``."""
    parts, here = path.split("."), [listing.grid.field]
    if listing.grid.model is Table:
        here += [listing.room, "tables"]
    if parts[: len(here)] != here or len(parts) <= len(here):
        return "", ""
    row, *rest = parts[len(here) :]
    return row, rest[0] if rest else ""


def clashes(listing: Listing, error: ClashError) -> list[dict[str, str]]:
    """What others changed meanwhile: ``row``, ``column`` (empty: the whole row), ``base``, ``theirs``,
    ``mine``.
    """
    found = []
    for part, *values in error.parts:
        head, _, rest = part.partition("/")
        if head == listing.grid.field:
            row, _, column = rest.partition("/")
            told = [text_of(v) if column and v is not None else "" for v in values]
            names = ("row", "column", "base", "theirs", "mine")
            found.append(dict(zip(names, (row, column, *told), strict=True)))
    return found
