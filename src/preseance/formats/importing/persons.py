"""What an import makes of a list: persons, doubts about them, and what was left aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from preseance.formats.importing.ages import Age
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.wishes import Wish
from preseance.wording.message import Message


@dataclass(frozen=True)
class Person:
    """Somebody in a list."""

    at: str
    """``Sheet!7``."""
    given: str = ""
    family: str = ""
    full: str = ""
    """As a card writes it; empty for a companion without a name."""
    title: str = ""
    honours: str = ""
    function: str = ""
    organisation: str = ""
    delegation: str = ""
    country: str = ""
    status: str = ""
    """accepted, declined or invited; empty where the list says nothing."""
    diet: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    table: str = ""
    seat: str = ""
    languages: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    sex: str = ""
    groups: tuple[str, ...] = ()
    short: str = ""
    sort: str = ""
    own_id: str = ""
    """Of the list's own column of ids."""
    rank: str = ""
    took_office: str = ""
    arrives: datetime | None = None
    leaves: datetime | None = None
    partner: int | None = None
    """Index of the partner among the persons."""
    companion_of: int | None = None
    """Index of whom they come with."""
    aide_for: int | None = None
    """Index of whom they are an aide of."""
    relation: str = ""
    """What they are to whom they come with: partner, guest, child or household."""
    age: Age | None = None
    wishes: tuple[Wish, ...] = ()
    translations: Mapping[str, str] = field(default_factory=dict)
    """What further languages say, by column of ``guests.csv``: ``title_fr``."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """What stood in the row, by heading (or letter of the column)."""


@dataclass(frozen=True)
class Doubt:
    """Something to be looked at by whoever knows the guests."""

    at: str
    """``Sheet!C7``, or the row or sheet."""
    message: Message
    person: int | None = None


@dataclass(frozen=True)
class Proposal:
    """A wish of the list whose people are known: two kept apart, or seated together."""

    at: str
    a: int
    b: tuple[int, ...]
    apart: bool
    words: str
    """The words it was read from."""


@dataclass(frozen=True)
class Skipped:
    """A row, or a sheet, that holds no guest."""

    at: str
    kind: str
    """Why: title, headings, group, table, total, remark, sheet, numbers."""
    text: str


@dataclass(frozen=True)
class SheetColumns:
    """The columns of one sheet, and the row of its headings (0 for none)."""

    sheet: str
    row: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Reading:
    """All that was read out of a list, before it meets an event."""

    persons: tuple[Person, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[SheetColumns, ...] = ()
    remarks: tuple[Message, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    language: str = ""
    titles: tuple[str, ...] = ()
    """What stands above the headings: of which event the list is, often."""
