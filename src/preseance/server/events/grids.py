"""The lists of an event as grids: columns told from the model, cells as text.

A cell reads and says what the same cell of a file would, so that a grid, a workbook and a CSV file never
differ in what they take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic import BaseModel

from preseance.errors import UnknownNameError
from preseance.formats.cells import RANK_KEYS, texts_of
from preseance.formats.lists import LISTS
from preseance.formats.workbook.columns import Column, columns_of
from preseance.formats.workbook.kinds import Kind, fields_of
from preseance.formats.workbook.toml_values import value_text
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.room import Table
from preseance.model.rule_row import RequestRow, RuleRow
from preseance.model.session import Session
from preseance.model.translations import TRANSLATED, Translated
from preseance.planning.commands.parts import as_json
from preseance.wording.said import Said

Cells = Mapping[str, str]
"""Text by column."""
DICTS: Final = ("keys", "translations")


@dataclass(frozen=True)
class Grid:
    """One list as a grid."""

    name: str
    model: type[BaseModel]
    sheet: str
    """The sheet of a workbook that has the same columns."""
    field: str
    """The field of the event that holds it."""
    noun: str
    """What a row is called in the names of commands."""
    usual: tuple[str, ...]
    """Columns that are shown until somebody chooses others."""
    named_by: tuple[str, ...]
    """Columns that a new row's id is made from."""
    file: str
    """The file in which its mistakes are found."""

    @property
    def is_list(self) -> bool:
        """Whether it stands in a CSV file of its own; else in event.toml."""
        return f"{self.sheet}.csv" in LISTS


_GRIDS = (
    Grid("guests", Guest, "guests", "guests", "guest",
         ("name", "title", "delegation", "country", "role", "status", "languages", "diet", "access", "partner", "note"),
         ("name",), "guests.csv"),
    Grid("delegations", Delegation, "delegations", "delegations", "delegation",
         ("name", "monogram", "country", "home", "head"), ("name",), "event.toml"),
    Grid("rules", RuleRow, "rules", "rules", "rule",
         ("kind", "a", "b", "relations", "sessions", "level", "weight", "params", "reason", "confidential"),
         ("kind",), "rules.csv"),
    Grid("requests", RequestRow, "requests", "requests", "request",
         ("kind", "a", "b", "owner", "firmness", "contacts", "scope", "state", "reason", "confidential"),
         ("a", "b"), "requests.csv"),
    Grid("programme", Session, "programme", "sessions", "session",
         ("title", "kind", "room", "start", "end", "tables", "host", "guest_of_honour", "menu"),
         ("title",), "event.toml"),
    Grid("tables", Table, "rooms", "rooms", "room",
         ("name", "number", "form", "seats", "hosts", "x", "y", "rotation"), ("name",), "event.toml"),
)  # fmt: skip
GRIDS: Mapping[str, Grid] = {grid.name: grid for grid in _GRIDS}
"""By name; ``tables`` are those of one room."""


@dataclass(frozen=True)
class Listing:
    """One grid on one event, and of which room where it holds tables."""

    grid: Grid
    event: Event
    room: str = ""

    def __post_init__(self) -> None:
        if self.grid.model is Table and self.room not in {r.id for r in self.event.rooms}:
            raise UnknownNameError(Said("room"), self.room, [r.id for r in self.event.rooms])

    @property
    def records(self) -> tuple[BaseModel, ...]:
        """The rows as the event holds them."""
        if self.grid.model is Table:
            return next(r.tables for r in self.event.rooms if r.id == self.room)
        found: tuple[BaseModel, ...] = getattr(self.event, self.grid.field)
        return found

    def columns(self) -> tuple[Column, ...]:
        """All its columns: those of the model, then names and titles in the event's other languages."""
        known = columns_of(self.grid.sheet)
        names = {n for n in fields_of(self.grid.model) if n not in DICTS}
        if self.grid.model is Guest:
            names |= {*RANK_KEYS}
        found = [c for n, c in known.items() if n in names and n != "id"]
        identifier = Column("id", Kind.NAME, known["id"].note if "id" in known else "")
        return (identifier, *found, *self._in_languages())

    @property
    def spoken(self) -> tuple[str, ...]:
        """Fields that may stand in several languages."""
        model = self.grid.model
        if model is Guest:
            return TRANSLATED
        return model.spoken if issubclass(model, Translated) else ()

    def _in_languages(self) -> Iterator[Column]:
        """Columns of other languages: of those of the event, and any that is filled."""
        wanted = [f"{f}_{code}" for code in self.event.languages for f in self.spoken]
        held = [key for record in self.records for key in getattr(record, "translations", ())]
        for name in dict.fromkeys((*wanted, *held)):
            yield Column(name, Kind.TEXT, is_usual=False)

    def cells(self, record: BaseModel) -> dict[str, str]:
        """A row as texts, without the empty ones."""
        if self.grid.is_list:
            texts = texts_of(record)
        else:
            values = as_json(record)  # type: ignore[arg-type]  # each model here is a Record
            spoken = values.pop("translations", {})
            texts = self._unsaid() | {n: value_text(v) for n, v in values.items()} | spoken
        return {name: text for name, text in texts.items() if text}

    def _unsaid(self) -> dict[str, str]:
        """What stands where nothing is said, in columns that have a word for it."""
        found = {}
        for name, info in fields_of(self.grid.model).items():
            default = info.get_default(call_default_factory=True)
            if isinstance(default, Enum):
                found[name] = str(default.value)
        return found

    def rows(self) -> list[tuple[str, dict[str, str]]]:
        """Every row: its id and its cells."""
        return [(id_of(r), self.cells(r)) for r in self.records]

    def record(self, name: str) -> BaseModel:
        """A row by its id.

        Raises
        ------
        UnknownNameError
            Where there is none.
        """
        found = next((r for r in self.records if id_of(r) == name), None)
        if found is None:
            raise UnknownNameError(Said("row"), name)
        return found


def id_of(record: BaseModel) -> str:
    """The id of a row."""
    return str(getattr(record, "id"))  # noqa: B009  # each model here has one
