"""The rows of a sheet turned into persons: names first, then who comes along, then all the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from preseance.formats.importing import damage
from preseance.formats.importing.brackets import Found
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.companions import (
    is_unnamed,
    take_along,
    take_children,
    take_partner,
    take_plus_one,
)
from preseance.formats.importing.draft import Draft, Gathered, Row
from preseance.formats.importing.facts import Facts
from preseance.formats.importing.fields import note, take
from preseance.formats.importing.folding import folded
from preseance.formats.importing.layout import Layout, Line, lines_of, table_named
from preseance.formats.importing.name_customs import Context, Name
from preseance.formats.importing.names import joined_name, split_name
from preseance.formats.importing.people import Company
from preseance.formats.importing.persons import Doubt, Skipped
from preseance.formats.importing.row_names import company_of, context_of, titled
from preseance.formats.importing.vocabulary import reply
from preseance.formats.spreadsheets.sheets import Sheet, Value, text_of
from preseance.wording.message import Message

_OF_NAMES = frozenset(["full_name", "given", "family", "title", "id", "name_order", "sort_name"])
_OF_COMPANIONS = ("partner", "plus_one", "children")
_TAKERS = {"partner": take_partner, "plus_one": take_plus_one, "children": take_children}
_CHILDREN = frozenset(
    ["child", "kid", "enfant", "kind", "nino", "nina", "bambino", "bambina", "baby", "bebe"]
)


@dataclass
class Reader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    layout: Layout
    facts: Facts
    gathered: Gathered
    table: str = ""
    group: str = ""
    """Named by the last heading between the rows."""

    def read(self) -> None:
        """Every row below the headings."""
        names = [c.number - 1 for c in self.facts.names]
        for line in lines_of(self.sheet, self.layout, names):
            if line.kind == "guest":
                self._guest(line)
                continue
            self.gathered.skipped.append(Skipped(self.sheet.at(line.number), line.kind, line.text))
            if line.kind == "table":
                self.table, self.group = table_named(line.text), ""
            elif line.kind == "group":
                self.table, self.group = "", line.text.strip(" :")

    def _guest(self, line: Line) -> None:
        cells = self._cells(line)
        context = context_of(self.facts, cells)
        company = company_of(self.facts, cells, context)
        if not company.people:
            self._nobody(line, cells)
            return
        row = self._begun(line, company, cells)
        self._companions(row, cells, replace(context, country=""))
        self._take(row, cells, {*_OF_NAMES, *_OF_COMPANIONS})
        self._settle(row, company, cells)

    def _cells(self, line: Line) -> dict[int, Value]:
        """The cells of a row by column, merged ones filled."""
        cells: dict[int, Value] = {}
        for column in self.facts.columns:
            number = column.number
            value = line.cells[number - 1] if number <= len(line.cells) else ""
            cells[number] = (
                self.facts.merged.get((line.number, number), "") if value == "" else value
            )
        return cells

    def _take(self, row: Row, cells: Mapping[int, Value], read: Collection[str]) -> None:
        """Put every cell where it belongs, but those of fields that are read already."""
        of_names = ("given", "family", "title")
        for column in self.facts.columns:
            done = column.field in (of_names if column.companion else read)
            if not done and cells[column.number] != "":
                take(row, column, cells[column.number])

    def _begun(self, line: Line, company: Company, cells: Mapping[int, Value]) -> Row:
        """A row with everybody in it put down, and what stood there."""
        row = Row(self.sheet, line.number, [], self.gathered, self.facts.month_first)
        at, previous = self.sheet.at(line.number), len(self.gathered.drafts) - 1
        texts = {
            self.facts.key(c): t
            for c in self.facts.columns
            if cells[c.number] != "" and (t := text_of(cells[c.number]))
        }
        for found in company.people:
            draft = Draft(at, found.name, found.relation, found.age, cells=texts)
            draft.table, draft.groups = self.table, [self.group] if self.group else []
            if found.name:
                draft.title, draft.function = found.name.title, found.name.function
            row.add(draft)
        first = row.people[0]
        for index in row.people[1:]:
            draft = self.gathered.drafts[index]
            draft.companion_of = first if draft.relation else None
            if draft.relation in ("partner", "guest") and row.head.partner is None:
                row.head.partner, draft.partner = index, first
        row.head.of_named = company.of
        if company.of_previous and previous >= 0:
            self._with_previous(row, previous)
        return row

    def _with_previous(self, row: Row, previous: int) -> None:
        """«& Mme» and «+1» come with the guest of the row above."""
        host = self.gathered.drafts[previous].companion_of
        while host is not None and host != previous:
            previous, host = host, self.gathered.drafts[host].companion_of
        other, head = self.gathered.drafts[previous], row.head
        head.companion_of = previous
        if head.relation != "child" and other.partner is None:
            other.partner, head.partner = row.people[0], previous
        head.table = head.table or other.table

    def _companions(self, row: Row, cells: Mapping[int, Value], context: Context) -> None:
        given, family = (self.facts.said(cells, f) for f in ("+given", "+family"))
        if given or family:
            name = joined_name(given, family, context)
            known = None if is_unnamed(f"{given} {family}") else name
            title = self.facts.said(cells, "+title")
            named = titled(known, title, context.language)
            draft = row.add(Draft(row.head.at, named, "partner"), row.people[0])
            draft.title, draft.partner_named = title or name.title, name.full
            if row.head.partner is None:
                row.head.partner, draft.partner = row.people[-1], row.people[0]
        for field in _OF_COMPANIONS:
            for column in self.facts.of(field):
                if cells[column.number] != "":
                    _TAKERS[field](row, column, cells[column.number], context)
        for column in self.facts.of("status", "notes"):
            take_along(row, column, text_of(cells[column.number]), context)

    def _settle(self, row: Row, company: Company, cells: Mapping[int, Value]) -> None:
        """What is left of a row once its cells are read: remarks, ids, replies, damaged names."""
        for remark in company.remarks:
            self._remark(row, remark)
        self._identify(row, cells)
        if company.household:
            row.doubt("household", None, words=company.people[0].words)
        self._count_replies(row, cells)
        for draft in row.companions:
            if draft.companion_of is not None:
                draft.status = draft.status or row.head.status
                draft.table = draft.table or row.head.table
                draft.groups = draft.groups or list(row.head.groups)
                draft.delegation = draft.delegation or row.head.delegation
        for draft in row.drafts:
            if draft.name and (lost := damage.damaged(draft.name.full)):
                full, column = draft.name.full, next(iter(self.facts.names), None)
                row.doubt(lost, column, words=full, mended=damage.mended(full))

    def _identify(self, row: Row, cells: Mapping[int, Value]) -> None:
        """Ids, names to sort by, and a full name that says more than its parts."""
        for column in self.facts.of("id"):
            text = text_of(cells[column.number])
            if text and folded(column.heading) == "id":
                row.head.own_id = text
            elif text and not self.facts.numbered:
                note(row, column, text)
        row.head.sort = self.facts.said(cells, "sort_name")
        full, given, family = (self.facts.said(cells, f) for f in ("full_name", "given", "family"))
        parts = set(folded(f"{given} {family}").split())
        if full and given and set(folded(split_name(full).full).split()) != parts:
            note(row, next(self.facts.of("full_name")), full)

    def _count_replies(self, row: Row, cells: Mapping[int, Value]) -> None:
        """A reply may count the people («yes (2)»); none at all means nobody has answered yet."""
        for column in self.facts.of("status"):
            counted = reply(text_of(cells[column.number])).number or 0
            for _ in range(counted - len(row.people)):
                row.add(Draft(row.head.at, None, "guest"), row.people[0])
            if cells[column.number] == "" and not row.head.status:
                row.head.status = "invited"

    def _remark(self, row: Row, remark: str) -> None:
        """What stood in brackets after a name: a reply, a child, or words of any kind."""
        said = reply(remark)
        if said.status and len(remark) > 2:
            for draft in row.drafts:
                draft.status = draft.status or said.status
        if folded(remark) in _CHILDREN:
            row.head.relation = "child"
        take(row, Column(1, "", "notes"), remark)

    def _nobody(self, line: Line, cells: Mapping[int, Value]) -> None:
        """A row without a name: an office without its holder, a companion, or no guest at all."""
        office, title = self.facts.said(cells, "function"), self.facts.said(cells, "title")
        if office:
            name = Name(f"{title} {office}".strip(), title=title, sort=office, function=office)
            row = self._begun(line, Company((Found(name, words=office),)), cells)
            self._take(row, cells, {"function", *_OF_NAMES})
            row.doubt("office-alone", None, words=office)
            return
        whose = self.facts.said(cells, "partner") or self.facts.said(cells, "companion_of")
        if whose and self.facts.said(cells, "id"):
            company = Company((Found(None, "partner"),), of=whose)
            row = self._begun(line, company, cells)
            self._take(row, cells, {"companion_of", *_OF_NAMES, *_OF_COMPANIONS})
            self._settle(row, Company(), cells)
            return
        kinds = {c.field for c in self.facts.columns if cells[c.number] != ""}
        beside = kinds & {"diet", "allergy", "status", "meal"} and not kinds & {"email", "phone"}
        if beside and self.gathered.drafts:
            company = Company((Found(None, "guest"),), of_previous=True)
            row = self._begun(line, company, cells)
            self._take(row, cells, {*_OF_NAMES, *_OF_COMPANIONS})
            row.doubt("nameless", None)
            return
        self._left_aside(line)

    def _left_aside(self, line: Line) -> None:
        at = self.sheet.at(line.number)
        words = " · ".join(t for v in line.cells if (t := text_of(v)))
        self.gathered.skipped.append(Skipped(at, "nameless", words))
        self.gathered.doubts.append(Doubt(at, Message("import.row-without-name", {"words": words})))
