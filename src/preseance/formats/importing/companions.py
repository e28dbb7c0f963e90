"""Columns that say who comes along: partners, «+1», numbers of people, children."""

from __future__ import annotations

import re
from functools import cache

from preseance.formats.importing.ages import age_in
from preseance.formats.importing.brackets import MOST_COMPANIONS
from preseance.formats.importing.choosing import Column
from preseance.formats.importing.draft import Draft, Row
from preseance.formats.importing.fields import note
from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_customs import Context
from preseance.formats.importing.name_words import words
from preseance.formats.importing.people import people_of
from preseance.formats.spreadsheets.sheets import Value, text_of

_TOTALS = re.compile(
    r"no of guests|number|party|size|personnes|personen|personas|persone|pers|pax|headcount|count|cupos|cantidad|"
    r"quanti|nombre|nbre|anzahl|gesamt|couverts|coperti|seats|total|adult|erwachsene|attending|guests$"
)
_GROWN = re.compile(r"adult|erwachsen|grown")
_MORE = re.compile(r"plus|extra|additional|acompan|accompagn|begleit|companions|ones")
_AGED = re.compile(r"^(.+?)[\s,:(–-]+(\d{1,2}\b[^()]*)\)?$")


def take_partner(row: Row, column: Column, value: Value, context: Context) -> None:
    """Whoever a column of partners names; the name may have a row of its own."""
    text = text_of(value)
    plain = folded(text)
    if _is_nobody(text):
        return
    if is_unnamed(text):
        _companion(row, "partner", text)
        row.drafts[-1].sex = _sex_of(plain)
        return
    _named(row, text, "partner", context, column)


def take_plus_one(row: Row, column: Column, value: Value, context: Context) -> None:
    """«+1»: yes or no, how many, or who."""
    text = text_of(value)
    heading = folded(column.heading)
    if _is_nobody(text):
        return
    if found := re.fullmatch(r"\+?\s*(\d{1,3})(?:\s*[\w.]+)?", text):
        number = int(found[1])
        whole = (
            bool(_TOTALS.search(heading)) and not _MORE.search(heading) and not text.startswith("+")
        )
        counted = row.drafts
        if _GROWN.search(heading):
            counted = [d for d in counted if d.relation != "child"]
        _count(row, column, number - (len(counted) if whole else len(row.companions)), text)
    elif is_unnamed(text):
        if not row.companions:
            _companion(row, "guest", text)
    else:
        _named(row, text, "guest", context, column)


_ALONG = re.compile(
    r"(?:\b(?:with|avec|con|mit|accompanied by|accompagnée? (?:de|par)|acompañad[oa] (?:de|por)|bringt|brings)\s+)"
    r"(?:(?:his|her|their|a|one|son|sa|un|une|su|una?|seine[rmn]?|ihre[rmn]?|eine[rmn]?|la sua|il suo)\s+)?"
    r"(?P<who>[^\W\d_]+)(?:\s+(?P<name>[^\W\d_][^,;()\n]*))?",
    re.IGNORECASE,
)
_NOT_ALONG = re.compile(
    r"\b(?:not|seat\w*|sit\w*|next|near|pas|neben|nicht|junto|vicino|table)\b", re.I
)


def take_along(row: Row, column: Column, text: str, context: Context) -> None:
    """Who comes along, where a reply or a remark says so: «sí, con su esposa Ana Soto»."""
    found = _ALONG.search(text)
    if found is None or row.companions or _NOT_ALONG.search(text):
        return
    who = folded(found["who"])
    if who in _folded("partner"):
        relation = "partner"
    elif who in _folded("guest") and len(who) > 2:
        relation = "guest"
    else:
        return
    said = (found["name"] or "").strip()
    if re.match(r"(?:[^\W\d_]{1,4}[.ª]+\s*)*[A-ZÀ-Þ]", said) and not is_unnamed(said):
        _named(row, said.rstrip(" ."), relation, context, column)
    else:
        _companion(row, relation, found[0])
    row.drafts[-1].sex = row.drafts[-1].sex or _sex_of(who)


def take_children(row: Row, column: Column, value: Value, context: Context) -> None:
    """Children by number, or by name with their ages."""
    text = text_of(value)
    plain = folded(text)
    if _is_nobody(text):
        return
    chair = any(
        w in folded(column.heading) for w in ("chair", "haute", "hochstuhl", "trona", "seggiolone")
    )
    if chair or folded(column.heading).startswith(("age", "alter")):
        if chair:
            row.head.note.append(f"{column.heading}: {text}")
            children = [d for d in row.drafts if d.relation == "child"]
            (children[0] if children else row.head).access.append("high-chair")
        else:
            note(row, column, text)
        return
    if found := re.fullmatch(r"(\d{1,2})(?:\s*[\w.]+)?", text):
        named = sum(d.relation == "child" for d in row.drafts)
        for _ in range(min(int(found[1]) - named, MOST_COMPANIONS)):
            _companion(row, "child", "")
        if found[1] != text:
            note(row, column, text)
        return
    if plain in _folded("guest"):
        _companion(row, "child", text)
        row.doubt("how-many", column, words=text)
        return
    for part in re.split(r"\s*(?:[;\n&]|,(?![^(]*\))|\band\b|\bet\b|\bund\b|\by\b|\be\b)\s*", text):
        if part.strip():
            _child(row, part.strip(), context)


def _child(row: Row, part: str, context: Context) -> None:
    aged = found if (found := _AGED.match(part)) and age_in(found[2]) else None
    people = people_of(aged[1] if aged else part, context).people
    family = row.head.name.family if row.head.name else ""
    for person in people:
        name = person.name
        if name and name.given and not name.family and family:
            name = people_of(f"{name.given} {family}", context).people[0].name
        row.add(
            Draft(
                row.head.at,
                name,
                "child",
                age_in(aged[2]) if aged else person.age,
                status=row.head.status,
            ),
            row.people[0],
        )


def _named(row: Row, text: str, relation: str, context: Context, column: Column) -> None:
    company = people_of(text, context)
    family = row.head.name.family if row.head.name else ""
    for found in company.people:
        name = found.name
        if name and name.given and not name.family and family:
            # «Jane» in the row of John Smith is Jane Smith until somebody says otherwise.
            name = people_of(f"{name.given} {family}", context).people[0].name
        usual = "child" if found.age and found.age.is_child else relation
        draft = row.add(Draft(row.head.at, name, found.relation or usual, found.age), row.people[0])
        draft.partner_named = text
        draft.title = name.title if name else ""
        _tie(row, draft)
    for remark in company.remarks:
        row.head.note.append(f"{column.heading}: {remark}")


def _sex_of(plain: str) -> str:
    """F for a wife, M for a husband, nothing for words that tell neither."""
    last = plain.split()[-1] if plain else ""
    if last in (
        "mme",
        "madame",
        "epouse",
        "wife",
        "gattin",
        "ehefrau",
        "frau",
        "esposa",
        "moglie",
        "signora",
        "senora",
        "conjointe",
        "fiancee",
    ):
        return "F"
    return (
        "M"
        if last
        in ("m", "mr", "epoux", "husband", "gatte", "ehemann", "esposo", "marito", "monsieur")
        else ""
    )


def _companion(row: Row, relation: str, words_there: str) -> None:
    draft = row.add(Draft(row.head.at, None, relation), row.people[0])
    draft.partner_named = words_there
    if relation != "child":
        _tie(row, draft)


def _tie(row: Row, draft: Draft) -> None:
    """The only grown companion of a guest is their partner at table."""
    if row.head.partner is None and draft.relation in ("partner", "guest"):
        row.head.partner = row.people[-1]
        draft.partner = row.people[0]


def _count(row: Row, column: Column, number: int, text: str) -> None:
    if number > MOST_COMPANIONS:
        row.doubt("too-many", column, words=text)
        note(row, column, text)
        return
    for _ in range(max(number, 0)):
        _companion(row, "guest", text)


def _is_nobody(text: str) -> bool:
    plain = folded(text)
    return plain in _folded("nobody") or text.strip() in ("-", "–", "—", "0", "/", "x0")


def is_unnamed(text: str) -> bool:
    """Whether the words stand for somebody who has no name yet."""
    plain = folded(text)
    return plain in _folded("guest") or plain in _folded("partner")


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(folded(w) for w in words("companions", kind))
