"""The report of an import: short for people, whole as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from preseance.formats.importing.importer import Imported
from preseance.formats.importing.persons import Doubt, Person, SheetColumns
from preseance.formats.importing.translating import FIELD_OF
from preseance.formats.importing.words import said
from preseance.formats.spreadsheets.sheets import letters
from preseance.model.naming import full_name
from preseance.model.translations import translation
from preseance.rules.kinds.pin import Pin
from preseance.wording.message import Argument, Message, Moment
from preseance.wording.said import Said, in_language

SHOWN = 12
"""Lines of one kind that people are shown."""


def report_lines(found: Imported, language: str, command: str, event: str) -> Iterator[str]:
    """What an import found, in a page: columns, counts, doubts, doubles, what comes next."""

    def say(message: str, **words: Argument) -> str:
        return said(Message(f"import.{message}", words), language)

    reading = found.reading
    own = [p for p in reading.persons if p.companion_of is None]
    sheets = ", ".join(_quoted(s.sheet, language) for s in reading.columns)
    yield say(
        "head", list=found.list_name, people=len(reading.persons), guests=len(own), sheets=sheets
    )
    yield from (said(r, language) for r in reading.remarks)
    for sheet in reading.columns:
        yield from _columns(sheet, language)
    yield say(
        "counts",
        new=len(found.merged.new),
        changed=len({c.guest for c in found.merged.changes if not c.asked}),
        missing=len(found.merged.missing),
        doubtful=len(found.doubts),
    )
    taken = [c for c in found.merged.changes if not c.asked]
    yield from _some(
        [
            say("changed", **{k: getattr(c, k) for k in ("guest", "field", "here", "listed")})
            for c in taken
        ],
        say,
    )
    if found.merged.missing:
        yield say("missing", guests=_few(list(found.merged.missing)))
    tabled = sum(len(r.a) for r in found.rules if r.kind == Pin.kind)
    if tabled:
        yield say("tables", number=tabled)
    yield from _some(list(_apart(found, language)), say)
    if found.doubts:
        yield say("doubts")
        yield from _some([f"  {d.at}: {said(d.message, language)}" for d in found.doubts], say)
    if found.doubles:
        pair = found.doubles[0]
        yield say("doubles", first=found.ids[pair.first], second=found.ids[pair.second])
        yield from _some(list(_doubles(found, language)), say)
    if reading.skipped:
        rows = [f"{s.at} {_quoted(_short(s.text), language)}" for s in reading.skipped]
        yield say("skipped", rows=_few(rows))
    for one, other in found.joined:
        words = {"first": one.at, "one": one.full, "second": other.at, "other": other.full}
        yield say("joined", **words)
    yield from _beginning(found, language)
    yield say("done", event=event) if found.written else say("dry", command=command)


def _columns(sheet: SheetColumns, language: str) -> Iterator[str]:
    if sheet.row:
        words: dict[str, Argument] = {"sheet": _quoted(sheet.sheet, language), "row": sheet.row}
        yield said(Message("import.columns", words), language)
    noted = []
    for column in sheet.columns:
        heading = " ".join(column.heading.split())
        if not column.field:
            noted.append(_quoted(heading or letters(column.number), language))
            continue
        field = _field(column.field, language)
        if column.companion:
            field = said(Message("import.of_companion", {"field": field}), language)
        words = {"letter": letters(column.number), "heading": heading, "field": field}
        yield "  " + said(Message("import.column", words), language)
    if noted:
        yield "  " + said(Message("import.noted", {"columns": ", ".join(noted)}), language)


def _quoted(text: str, language: str) -> str:
    """A word of the list between the quotation marks of a language."""
    return in_language(Said("«{name}»", name=text), language)


def _field(name: str, language: str) -> str:
    """What a field is called, with its language where it says one."""
    told = translation(name)
    if told is None:
        return said(Message(f"import.field.{name}"), language)
    plain = said(Message(f"import.field.{FIELD_OF[told[0]]}"), language)
    return said(Message("import.in_language", {"field": plain, "language": told[1]}), language)


def _apart(found: Imported, language: str) -> Iterator[str]:
    persons, guests = found.reading.persons, found.event.guest_by_id

    def name(index: int) -> str:
        return full_name(guests[found.ids[index]], guests, language)

    for p in found.reading.proposals:
        if p.apart:
            words: dict[str, Argument] = {
                "a": name(p.a),
                "b": ", ".join(name(b) for b in p.b),
                "at": persons[p.a].at,
                "words": p.words,
            }
            yield said(Message("import.apart", words), language)


def _doubles(found: Imported, language: str) -> Iterator[str]:
    for double in found.doubles:
        one, other = (found.reading.persons[i] for i in (double.first, double.second))
        words: dict[str, Argument] = {
            "first": one.at,
            "one": one.full,
            "second": other.at,
            "other": other.full,
        }
        yield "  " + said(Message("import.double", words), language)


def _beginning(found: Imported, language: str) -> Iterator[str]:
    made = found.occasion
    if made is None:
        return
    tables = found.event.rooms[0].tables
    words: dict[str, Argument] = {
        "title": made.title,
        "kind": said(Message(f"import.kind.{made.kind}"), language),
        "day": Moment(made.day.isoformat()),
        "tables": len(tables),
        "seats": sum(t.seats for t in tables),
    }
    yield said(Message("import.begins", words), language)
    if not made.dated:
        yield said(Message("import.undated"), language)


def _some(lines: Sequence[str], say: Any) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield "  " + say("more", number=len(lines) - SHOWN)


def _few(texts: Sequence[str]) -> str:
    return ", ".join(texts[:6]) + (f" … (+{len(texts) - 6})" if len(texts) > 6 else "")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def import_report(found: Imported, language: str) -> dict[str, Any]:
    """The whole report as one JSON object."""
    reading = found.reading
    persons = reading.persons
    doubtful: dict[str, list[str]] = {}
    for doubt in found.doubts:
        if doubt.person is not None and doubt.person < len(persons):
            doubtful.setdefault(found.ids[doubt.person], []).append(said(doubt.message, language))
    return {
        "list": found.list_name,
        "written": found.written,
        "remarks": [said(r, language) for r in reading.remarks],
        "columns": [c for s in reading.columns for c in _column_rows(s)],
        "persons": [_person(found, i) for i in range(len(persons)) if persons[i].full],
        "companions": [
            {
                "at": p.at,
                "guest": found.ids[i],
                "of": _name(found, p.companion_of),
                "name": p.full,
                "relation": p.relation or "guest",
                "age": _years(p),
                "status": p.status,
                "diet": list(p.diet),
            }
            for i, p in enumerate(persons)
            if p.companion_of is not None
        ],
        "doubts": [_doubt(d, language) for d in found.doubts],
        "doubles": [
            {
                "at": [persons[d.first].at, persons[d.second].at],
                "names": [persons[d.first].full, persons[d.second].full],
                "guests": [found.ids[d.first], found.ids[d.second]],
                "likeness": d.likeness,
            }
            for d in found.doubles
        ],
        "joined": [[one.at, other.at] for one, other in found.joined],
        "skipped": [{"at": s.at, "kind": s.kind, "text": s.text} for s in reading.skipped],
        "new": list(found.merged.new),
        "changed": [
            {"guest": c.guest, "field": c.field, "here": c.here, "listed": c.listed, "taken": not c.asked}
            for c in found.merged.changes
        ],
        "missing": list(found.merged.missing),
        "doubtful": [{"guest": g, "texts": texts} for g, texts in doubtful.items()],
        "rules": [
            {"id": r.id, "kind": r.kind, "a": list(r.a), "b": list(r.b), "level": r.level.value,
             "reason": r.reason, "confidential": r.confidential}
            for r in found.rules
        ],
        "occasion": None if found.occasion is None else {
            "kind": found.occasion.kind, "title": found.occasion.title, "day": found.occasion.day.isoformat()
        },
    }  # fmt: skip


def _column_rows(sheet: SheetColumns) -> Iterator[dict[str, Any]]:
    for c in sheet.columns:
        yield {
            "at": f"{sheet.sheet}!{letters(c.number)}{sheet.row or 1}",
            "sheet": sheet.sheet,
            "column": letters(c.number),
            "heading": c.heading,
            "field": c.field or "note",
            "companion": c.companion,
            "how": c.how,
        }


def _doubt(doubt: Doubt, language: str) -> dict[str, Any]:
    return {
        "at": doubt.at,
        "kind": doubt.message.id.removeprefix("import."),
        "text": said(doubt.message, language),
    }


def _years(person: Person) -> int | None:
    return person.age.years if person.age else None


def _name(found: Imported, index: int | None) -> str:
    return "" if index is None else found.reading.persons[index].full


def _person(found: Imported, index: int) -> dict[str, Any]:
    p: Person = found.reading.persons[index]
    guests = found.event.guest_by_id
    partner = found.ids[p.partner] if p.partner is not None else ""
    return {
        "at": p.at,
        "guest": found.ids[index],
        "given": p.given,
        "family": p.family,
        "full": p.full,
        "title": p.title,
        "honours": p.honours,
        "function": p.function,
        "organisation": p.organisation,
        "delegation": p.delegation,
        "country": p.country,
        "partner": full_name(guests[partner], guests) if partner in guests else "",
        "companion_of": _name(found, p.companion_of),
        "status": p.status,
        "diet": list(p.diet),
        "access": list(p.access),
        "table": p.table,
        "seat": p.seat,
        "languages": list(p.languages),
        "groups": list(p.groups),
        "sex": p.sex,
        "rank": p.rank,
        "took_office": p.took_office,
        "arrives": p.arrives.isoformat() if p.arrives else "",
        "leaves": p.leaves.isoformat() if p.leaves else "",
        "age": _years(p),
        "note": " | ".join(p.note),
        "cells": dict(p.cells),
    }
