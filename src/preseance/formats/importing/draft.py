"""A person while their row is being read; what was gathered of a whole list so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from preseance.formats.importing.ages import Age
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.name_customs import Name
from preseance.formats.importing.persons import Doubt, Person, Skipped
from preseance.formats.importing.wishes import Wish
from preseance.formats.spreadsheets.sheets import Sheet
from preseance.wording.message import Argument, Message


@dataclass
class Draft:
    """A person to be."""

    at: str
    name: Name | None = None
    relation: str = ""
    age: Age | None = None
    title: str = ""
    function: str = ""
    organisation: str = ""
    delegation: str = ""
    country: str = ""
    status: str = ""
    table: str = ""
    seat: str = ""
    sex: str = ""
    short: str = ""
    sort: str = ""
    own_id: str = ""
    rank: str = ""
    took_office: str = ""
    arrives: datetime | None = None
    leaves: datetime | None = None
    diet: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    partner: int | None = None
    companion_of: int | None = None
    partner_named: str = ""
    """Whom a column of partners names, where they may have a row of their own."""
    of_named: str = ""
    """Whose companion they are, in the words of the list."""
    aide_for: int | None = None
    aide_named: str = ""
    """Whose aide they are, in the words of the list."""
    translations: dict[str, str] = field(default_factory=dict)
    """What further languages say, by column of ``guests.csv``: ``title_fr``."""
    cells: Mapping[str, str] = field(default_factory=dict)

    def finished(self) -> Person:
        """The person."""
        name = self.name
        return Person(
            at=self.at,
            given=name.given if name else "",
            family=name.family if name else "",
            full=name.full if name else "",
            title=self.title,
            honours=name.honours if name else "",
            function=self.function,
            organisation=self.organisation,
            delegation=self.delegation,
            country=self.country,
            status=self.status,
            diet=tuple(dict.fromkeys(self.diet)),
            access=tuple(dict.fromkeys(self.access)),
            table=self.table,
            seat=self.seat,
            languages=tuple(dict.fromkeys(self.languages)),
            note=tuple(dict.fromkeys(self.note)),
            sex=self.sex or (name.sex if name else ""),
            groups=tuple(dict.fromkeys(self.groups)),
            short=self.short,
            sort=self.sort or (name.sort if name else ""),
            own_id=self.own_id,
            rank=self.rank,
            took_office=self.took_office,
            arrives=self.arrives,
            leaves=self.leaves,
            partner=self.partner,
            companion_of=self.companion_of,
            aide_for=self.aide_for,
            relation=self.relation,
            age=self.age,
            wishes=tuple(self.wishes),
            translations=self.translations,
            cells=self.cells,
        )


@dataclass
class Gathered:
    """All that was read so far."""

    drafts: list[Draft] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


@dataclass
class Row:
    """One row with the people in it."""

    sheet: Sheet
    number: int
    people: list[int]
    """Indices of the drafts, the guest in their own right first."""
    gathered: Gathered
    month_first: Mapping[int, bool | None] = field(default_factory=dict)
    """How each column of dates writes them, by its number."""

    @property
    def head(self) -> Draft:
        """The first of the row."""
        return self.gathered.drafts[self.people[0]]

    @property
    def drafts(self) -> list[Draft]:
        """Everybody in the row."""
        return [self.gathered.drafts[i] for i in self.people]

    @property
    def companions(self) -> list[Draft]:
        """Everybody but the first."""
        return self.drafts[1:]

    def doubt(self, message: str, column: Column | None = None, /, **said: Argument) -> None:
        """Ask about a cell of the row."""
        at = self.sheet.at(self.number, column.number if column else None)
        whom = self.people[0] if self.people else None
        self.gathered.doubts.append(Doubt(at, Message(f"import.{message}", said), whom))

    def add(self, draft: Draft, of: int | None = None) -> Draft:
        """One more person of the row, coming with another."""
        draft.companion_of = of
        self.people.append(len(self.gathered.drafts))
        self.gathered.drafts.append(draft)
        return draft
