"""The rows of a sheet turned into persons: names first, then who comes along, then all the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from preseance.formats.importing import damage
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.companions import (
    is_unnamed,
    take_children,
    take_partner,
    take_plus_one,
)
from preseance.formats.importing.draft import Draft, Gathered, Row
from preseance.formats.importing.fields import note, take
from preseance.formats.importing.folding import folded
from preseance.formats.importing.layout import Layout, Line, lines_of, table_named
from preseance.formats.importing.moments import month_first
from preseance.formats.importing.name_words import bare
from preseance.formats.importing.names import (
    Context,
    Name,
    joined_name,
    order_told,
    sex_of_title,
    split_name,
)
from preseance.formats.importing.nations import country_of
from preseance.formats.importing.people import Company, Found, people_of
from preseance.formats.importing.persons import Doubt, Skipped
from preseance.formats.importing.sheets import Sheet, Value, letters, text_of
from preseance.formats.importing.vocabulary import reply
from preseance.wording.message import Message

_FAMILY_FIRST = re.compile(
    r"(?:nom|noms|nom de famille|name|nachname|familienname|cognome|cognomi|apellidos?|surname|last name|family name)"
    r"(?: et| und| e| y| and)? (?:prenoms?|vorname|nome|nombres?|first name|given names?|forenames?)$"
)
"""Headings that say the family name comes first."""
_OF_NAMES = frozenset(["full_name", "given", "family", "title", "id", "name_order", "sort_name"])
_OF_COMPANIONS = ("partner", "plus_one", "children")
_LATER = ("country", "sex", "language")
_DOWN = frozenset(["table", "group", "delegation", "organisation", "country"])
"""Fields whose merged cell holds for all rows beside it."""


@dataclass
class Reader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    layout: Layout
    columns: tuple[Column, ...]
    gathered: Gathered
    language: str = ""
    table: str = ""
    group: str = ""

    def __post_init__(self) -> None:
        """What the columns tell before any row is read."""
        self.by_field: dict[str, list[Column]] = {}
        for column in self.columns:
            self.by_field.setdefault(("+" if column.companion else "") + column.field, []).append(
                column
            )
        below = self.sheet.rows[self.layout.last :]
        self.month_first = {
            c.number: False
            if self.language in ("fr", "de", "es", "it")
            else month_first([r[c.number - 1] for r in below if c.number <= len(r)])
            for c in self.columns
            if c.field in ("took_office", "arrival", "departure")
        }
        self.numbered = self._numbered()
        self.merged = self._merged()
        named = self.by_field.get("full_name", [])
        texts = [text_of(r[c.number - 1]) for c in named for r in below if c.number <= len(r)]
        commas = sum(bool(re.match(r"^[^\s,]+,\s*\S", t)) for t in texts)
        told = order_told(texts[:400])
        heading = folded(named[0].heading) if named else ""
        self.family_first = bool(_FAMILY_FIRST.match(heading)) if told is None else told
        self.comma_first = not texts or commas >= 0.3 * sum("," in t for t in texts)

    def read(self) -> None:
        """Every row below the headings."""
        names = [
            c.number - 1 for f in ("full_name", "given", "family") for c in self.by_field.get(f, [])
        ]
        for line in lines_of(self.sheet, self.layout, names):
            if line.kind == "guest":
                self._guest(line)
                continue
            self.gathered.skipped.append(Skipped(self.sheet.at(line.number), line.kind, line.text))
            if line.kind == "table":
                self.table, self.group = table_named(line.text), ""
            elif line.kind == "group":
                self.group = line.text.strip(" :")
                self.table = ""

    def _numbered(self) -> bool:
        """Whether the column of ids only counts the rows."""
        for column in self.by_field.get("id", []):
            rows = self.sheet.rows[self.layout.last :]
            texts = [
                t for r in rows if column.number <= len(r) and (t := text_of(r[column.number - 1]))
            ]
            numbers = [int(t) for t in texts if t.isdigit()]
            return len(numbers) == len(texts) and numbers == sorted(numbers)
        return False

    def _merged(self) -> Mapping[tuple[int, int], Value]:
        """What merged cells say of the rows beside them, by row and column."""
        found: dict[tuple[int, int], Value] = {}
        fields = {c.number: c.field for c in self.columns}
        for (top, left), (bottom, right) in self.sheet.merged:
            if (
                top == bottom
                or left != right
                or fields.get(left) not in _DOWN
                or top <= self.layout.last
            ):
                continue
            value = self.sheet.rows[top - 1][left - 1]
            for row in range(top + 1, min(bottom, len(self.sheet.rows)) + 1):
                found[row, left] = value
        return found

    def _guest(self, line: Line) -> None:
        cells = {
            c.number: line.cells[c.number - 1] if c.number <= len(line.cells) else ""
            for c in self.columns
        }
        if self.merged:
            for number, value in cells.items():
                if value == "" and (line.number, number) in self.merged:
                    cells[number] = self.merged[line.number, number]
        row = Row(self.sheet, line.number, [], self.gathered, self.month_first)
        context = self._context(cells)
        company = self._company(row, cells, context)
        if not company.people:
            self._nobody(line, cells)
            return
        self._begin(row, company, cells)
        self._companions(row, cells, context)
        for column in self.columns:
            if column.field in _OF_COMPANIONS or (
                column.field in _OF_NAMES and not column.companion
            ):
                continue
            if column.companion and column.field in ("given", "family", "title"):
                continue
            if cells[column.number] != "":
                take(row, column, cells[column.number])
        self._settle(row, company)

    def _context(self, cells: Mapping[int, Value]) -> Context:
        country = next((text_of(cells[c.number]) for c in self.by_field.get("country", [])), "")
        said = next(
            (folded(text_of(cells[c.number])) for c in self.by_field.get("name_order", [])), ""
        )
        first = None
        if said:
            first = any(
                w in said
                for w in ("family first", "eastern", "family given", "nom prenom", "surname first")
            )
        code = country_of(country) if country else ""
        return Context(code, self.language, first, self.family_first)

    def _said(self, cells: Mapping[int, Value], field: str) -> str:
        texts = (text_of(cells[c.number]) for c in self.by_field.get(field, []))
        return " ".join(t for t in texts if t)

    def _company(self, row: Row, cells: Mapping[int, Value], context: Context) -> Company:
        """Everybody the cells of names speak of."""
        full, given, family = (self._said(cells, f) for f in ("full_name", "given", "family"))
        title = self._said(cells, "title")
        if given and family:
            pair = f"{title} {given} {family}".strip()
            if re.search(r"&|\+|\b(?:et|and|und)\b|\s[ye]\s|\n", f"{title} | {given}"):
                return people_of(pair, context)
            return Company(
                (Found(self._titled(joined_name(given, family, context), title), words=pair),)
            )
        text = full or given or family
        if not text:
            return Company()
        if title and re.search(r"&|\bet\b|\band\b|\bund\b|\sy\s|\se\s", title):
            return people_of(f"{title} {text}", context)
        if (
            family
            and not full
            and not given
            and len(family.split()) < 4
            and not re.search(r"[&+(]", family)
        ):
            alone = joined_name("", family, context)
            return Company((Found(self._titled(alone, title), words=family),))
        company = people_of(text, context, comma_first=self.comma_first)
        if title and company.people and company.people[0].name:
            first = company.people[0]
            company = replace(
                company,
                people=(replace(first, name=self._titled(first.name, title)), *company.people[1:]),
            )
        return company

    def _titled(self, name: Name | None, title: str) -> Name | None:
        """A name with the title that stands in a column of its own."""
        if name is None or not title:
            return name
        sex = sex_of_title(title, self.language)
        whole = f"{title} {name.title}".strip() if bare(title) != bare(name.title) else title
        full = (
            f"{title} {name.family}"
            if name.family and not name.given and name.full == name.family
            else name.full
        )
        return replace(name, title=whole, sex=name.sex or sex, full=full)

    def _begin(self, row: Row, company: Company, cells: Mapping[int, Value]) -> None:
        """Put down everybody of the row, with what stood in it."""
        at = self.sheet.at(row.number)
        texts = {
            c.heading or letters(c.number): t
            for c in self.columns
            if (t := text_of(cells[c.number]))
        }
        previous = len(self.gathered.drafts) - 1
        for found in company.people:
            draft = Draft(at, found.name, found.relation, found.age, cells=texts)
            draft.table, draft.groups = self.table, [self.group] if self.group else []
            if found.name:
                draft.title = found.name.title
                draft.function = found.name.function
            row.add(draft)
        first = row.people[0]
        for index in row.people[1:]:
            draft = self.gathered.drafts[index]
            if draft.relation:
                draft.companion_of = first
            if draft.relation in ("partner", "guest") and row.head.partner is None:
                row.head.partner, draft.partner = index, first
        row.head.of_named = company.of
        if company.of_previous and previous >= 0:
            self._with_previous(row, previous)

    def _with_previous(self, row: Row, previous: int) -> None:
        """«& Mme» and «+1» come with the guest of the row above."""
        while self.gathered.drafts[previous].companion_of is not None:
            previous = self.gathered.drafts[previous].companion_of or 0
        other = self.gathered.drafts[previous]
        head = row.head
        head.companion_of = previous
        if head.relation != "child" and other.partner is None:
            other.partner, head.partner = row.people[0], previous
        head.table = head.table or other.table

    def _companions(self, row: Row, cells: Mapping[int, Value], context: Context) -> None:
        other = replace(context, country="")
        given, family = self._said(cells, "+given"), self._said(cells, "+family")
        if given or family:
            name = joined_name(given, family, other)
            known = None if is_unnamed(f"{given} {family}") else name
            title = self._said(cells, "+title")
            draft = row.add(
                Draft(row.head.at, self._titled(known, title), "partner"), row.people[0]
            )
            draft.title = title or name.title
            draft.partner_named = name.full
            if row.head.partner is None:
                row.head.partner, draft.partner = row.people[-1], row.people[0]
        takers = {"partner": take_partner, "plus_one": take_plus_one, "children": take_children}
        for field in _OF_COMPANIONS:
            for column in self.by_field.get(field, []):
                if cells[column.number] != "":
                    takers[field](row, column, cells[column.number], other)

    def _settle(self, row: Row, company: Company) -> None:
        """Remarks in brackets, ids, counted replies, letters that were lost."""
        head = row.head
        for remark in company.remarks:
            self._remark(row, remark)
        for column in self.by_field.get("id", []):
            text = head.cells.get(column.heading or letters(column.number), "")
            if text and folded(column.heading) == "id":
                head.own_id = text
            elif text and not self.numbered:
                note(row, column, text)
        for column in (*self.by_field.get("sort_name", []), *self.by_field.get("name_order", [])):
            text = head.cells.get(column.heading or letters(column.number), "")
            if text and column.field == "sort_name":
                head.sort = text
        full, given = self._said_of(row, "full_name"), self._said_of(row, "given")
        parted = f"{given} {self._said_of(row, 'family')}"
        if (
            full
            and given
            and set(folded(split_name(full).full).split()) != set(folded(parted).split())
        ):
            note(row, self.by_field["full_name"][0], full)
        if company.household:
            row.doubt("household", None, words=company.people[0].words)
        counted = next((reply(text_of_cell) for text_of_cell in self._replies(row)), None)
        if counted and counted.number and counted.number > len(row.people):
            for _ in range(counted.number - len(row.people)):
                row.add(Draft(head.at, None, "guest", status=head.status), row.people[0])
        for draft in row.drafts:
            if draft.companion_of is not None:
                draft.status = draft.status or head.status
                draft.table = draft.table or head.table
                draft.groups = draft.groups or list(head.groups)
                draft.delegation = draft.delegation or head.delegation
            if draft.name and (lost := damage.damaged(draft.name.full)):
                row.doubt(
                    lost,
                    self._name_column(),
                    words=draft.name.full,
                    mended=damage.mended(draft.name.full),
                )

    def _said_of(self, row: Row, field: str) -> str:
        texts = (
            row.head.cells.get(c.heading or letters(c.number), "")
            for c in self.by_field.get(field, [])
        )
        return " ".join(t for t in texts if t)

    def _name_column(self) -> Column | None:
        fields = ("full_name", "given", "family")
        return next((c for f in fields for c in self.by_field.get(f, [])), None)

    def _replies(self, row: Row) -> list[str]:
        texts = (
            row.head.cells.get(c.heading or letters(c.number), "")
            for c in self.by_field.get("status", [])
        )
        return [t for t in texts if t]

    def _remark(self, row: Row, remark: str) -> None:
        said = reply(remark)
        if said.status and not row.head.status and len(remark) > 2:
            for draft in row.drafts:
                draft.status = said.status
        plain = folded(remark)
        if plain in (
            "child",
            "kid",
            "enfant",
            "kind",
            "nino",
            "nina",
            "bambino",
            "bambina",
            "baby",
            "bebe",
        ):
            row.head.relation = "child"
        take(row, Column(1, "", "notes"), remark)

    def _nobody(self, line: Line, cells: Mapping[int, Value]) -> None:
        """A row without a name: an office without its holder, or nothing a guest can be made of."""
        office = self._said(cells, "function")
        row = Row(self.sheet, line.number, [], self.gathered, self.month_first)
        if office:
            text = " ".join(t for t in (self._said(cells, "title"), office) if t)
            self._begin(row, Company((Found(Name(text, sort=office), words=text),)), cells)
            row.head.function = office
            row.head.title = self._said(cells, "title")
            for column in self.columns:
                if (
                    column.field not in ("function", "title", *_OF_NAMES)
                    and cells[column.number] != ""
                ):
                    take(row, column, cells[column.number])
            row.doubt("office-alone", None, words=office)
            return
        whose = self._said(cells, "partner") or self._said(cells, "companion_of")
        if whose and self._said(cells, "id"):
            self._begin(row, Company((Found(None, "partner"),), of=whose), cells)
            for column in self.columns:
                if (
                    column.field not in (*_OF_NAMES, *_OF_COMPANIONS, "companion_of")
                    and cells[column.number] != ""
                ):
                    take(row, column, cells[column.number])
            self._settle(row, Company())
            return
        previous = len(self.gathered.drafts) - 1
        texts = [t for v in line.cells if (t := text_of(v))]
        kinds = {c.field for c in self.columns if cells[c.number] != ""}
        if (
            previous >= 0
            and kinds & {"diet", "allergy", "status", "meal"}
            and not kinds & {"email", "phone"}
        ):
            self._begin(row, Company((Found(None, "guest"),), of_previous=True), cells)
            for column in self.columns:
                if cells[column.number] != "" and column.field not in (*_OF_NAMES, *_OF_COMPANIONS):
                    take(row, column, cells[column.number])
            row.doubt("nameless", None)
            return
        self.gathered.skipped.append(
            Skipped(self.sheet.at(line.number), "nameless", " · ".join(texts))
        )
        self.gathered.doubts.append(
            Doubt(
                self.sheet.at(line.number),
                Message("import.row-without-name", {"words": " · ".join(texts)}),
            )
        )
