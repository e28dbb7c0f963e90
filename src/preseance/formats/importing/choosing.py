"""Which field each column of a list is, by its heading, what stands beside it and under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from preseance.errors import UnknownNameError
from preseance.formats.importing import headings
from preseance.formats.importing.folding import folded
from preseance.formats.importing.headings import FIELDS, Meaning, doubts
from preseance.formats.importing.layout import Layout
from preseance.formats.importing.names import split_name
from preseance.formats.importing.nations import country_of
from preseance.formats.importing.translating import GUEST_FIELD, in_language, own_column
from preseance.formats.importing.vocabulary import reply, wants
from preseance.formats.spreadsheets.sheets import Sheet, Value, letters, text_of
from preseance.model.translations import translation
from preseance.wording.said import Said

_SINGLE = frozenset(
    [
        "full_name",
        "given",
        "status",
        "table",
        "seat",
        "id",
        "country",
        "delegation",
        "sex",
        "rank",
        "took_office",
        "arrival",
        "departure",
        "partner",
        "name_order",
        "short_name",
        "sort_name",
        "companion_of",
        "aide_for",
    ]
)
"""Fields that take one column; a second one goes to the note."""

Asked: TypeAlias = Mapping[str, "str | Sequence[str]"]
"""Heading, or letter, of a column or of several, by field."""


@dataclass(frozen=True)
class Column:
    """One column of a list and what was made of it."""

    number: int
    """From 1."""
    heading: str
    field: str = ""
    """Field of a guest; empty for the note."""
    companion: bool = False
    how: str = ""
    """heading, words (in the heading), values, asked, second or none."""
    language: str = ""
    lowest: str = ""
    """The heading without a wider one above it, where there is one."""

    @property
    def plain(self) -> str:
        """What tells a heading of two meanings from others, folded."""
        told = self.lowest or self.heading
        return folded(told.splitlines()[-1]) if told else ""


def columns_of(sheet: Sheet, layout: Layout, asked: Asked) -> tuple[Column, ...]:
    """The columns of a sheet; ``asked`` is heading (or letter) by field, several where it takes several.

    Raises
    ------
    UnknownNameError
        Where a column or field is asked for that is not there.
    """
    width = max([len(layout.headings), *(len(r) for r in sheet.rows[layout.last :])])
    values = [_values(sheet, layout, c) for c in range(width)]
    columns = []
    for index in range(width):
        heading = layout.headings[index] if index < len(layout.headings) else ""
        what = layout.meanings[index] if index < len(layout.meanings) else headings.UNKNOWN
        how = "none" if not what.field else "heading" if what.exact else "words"
        lowest = layout.lowest[index] if index < len(layout.lowest) else ""
        columns.append(
            Column(index + 1, heading, what.field, what.companion, how, what.language, lowest)
        )
    columns = _settled(columns, values)
    columns = _asked(columns, asked)
    return tuple(c for c in _one_each(columns) if c.heading or values[c.number - 1] or c.field)


def language_of(columns: Sequence[Column]) -> str:
    """The language most headings are in; empty where none tells."""
    votes: dict[str, int] = {}
    for column in columns:
        if column.language:
            votes[column.language] = votes.get(column.language, 0) + 1
    return max(votes, key=lambda v: votes[v]) if votes else ""


def _values(sheet: Sheet, layout: Layout, column: int) -> list[Value]:
    """Up to two hundred filled cells under a heading."""
    found: list[Value] = []
    for row in sheet.rows[layout.last :]:
        if column < len(row) and row[column] != "":
            found.append(row[column])
            if len(found) == 200:
                break
    return found


def _settled(columns: list[Column], values: list[list[Value]]) -> list[Column]:
    """Headings of two meanings settled by their neighbours and by what stands under them."""
    made = [_by_neighbours(c, columns) for c in columns]
    made = [_by_language(c, made, [text_of(v) for v in values[c.number - 1]]) for c in made]
    made = [
        c
        if translation(c.field)
        else _by_values(c, made, [text_of(v) for v in values[c.number - 1]])
        if c.plain in doubts("by_values")
        or c.how in ("words", "none")
        or c.field in ("status", "id")
        else c
        for c in made
    ]
    if not any(c.field in headings.NAMES and not c.companion for c in made):
        # A list of households has «Family», one of officials «Function», where others have names.
        for field in ("family_or_group", "group", "plus_one", "partner", "companion_of"):
            for index, column in enumerate(made):
                if column.field == field and _are_names(values[index]):
                    made[index] = replace(column, field="full_name", how="values")
                    return made
    return made


def _by_neighbours(column: Column, columns: Sequence[Column]) -> Column:
    plain = column.plain
    others = {c.field for c in columns if c is not column and not c.companion}
    if column.companion:
        return column
    if plain in doubts("beside_given") and "given" in others:
        return replace(column, field="family", how="neighbours")
    if plain in doubts("beside_family") and "family" in others:
        return replace(column, field="given", how="neighbours")
    return column


def _by_language(column: Column, columns: Sequence[Column], texts: list[str]) -> Column:
    """A column that says a name or a function in a language, beside the one that says it plainly."""
    if own := own_column(column.heading):
        return replace(column, field=own, how="heading")
    told = None if column.companion else in_language(column.heading)
    if told is None:
        return column
    words, code = told
    what = headings.meaning(words)
    if not what.exact or what.companion or what.field not in GUEST_FIELD:
        return column
    plain = replace(column, field=what.field, how="heading")
    field = _told_by_values(folded(words), plain, columns, texts)
    if field == "full_name" and not any(
        c.field in headings.NAMES and not c.companion and c.number < column.number for c in columns
    ):
        return plain  # The first column of names is the guest's name.
    if field == "title":
        return plain  # «Dr», «Mme»: what stands before a name is read with it.
    return replace(plain, field=f"{GUEST_FIELD[field]}_{code}")


def _by_values(column: Column, columns: Sequence[Column], texts: list[str]) -> Column:
    field = _told_by_values(column.plain, column, columns, texts)
    return (
        column
        if field == column.field
        else replace(column, field=field, how="values" if field else "none")
    )


def _told_by_values(plain: str, column: Column, columns: Sequence[Column], texts: list[str]) -> str:
    if not texts:
        return column.field
    numeric = _share(texts, lambda t: bool(re.fullmatch(r"\+?\d{1,3}", t)))
    others = {c.field for c in columns if c is not column and not c.companion}
    match plain:
        case "estado" | "stato":
            status = _share(texts, lambda t: bool(reply(t).status))
            return "status" if status >= _share(texts, lambda t: bool(country_of(t))) else "country"
        case "qualite":
            return "function"
        case "puesto":
            return "seat" if numeric > 0.6 else "function"
        case "rang":
            return "seat" if numeric > 0.6 and "table" in others else "rank"
        case "category" | "categorie" | "categoria":
            return "group"
        case "famille" | "familie" | "familia" | "famiglia" | "family":
            if "given" in others and not others & {"family", "full_name"}:
                return "family"
            return "group" if others & headings.NAMES else "family_or_group"
        case "party" | "number" | "numero" | "nummer" | "nombre":
            if numeric > 0.6:
                return "plus_one" if _are_counts(texts) else "id"
            return "group" if plain == "party" else column.field
        case "title" | "titel" | "titre" | "titolo" | "titulo":
            return "title" if _share(texts, _is_title) > 0.5 else "function"
        case "guest":
            if others & headings.NAMES:
                return "plus_one"
    return _checked(column, texts)


def _checked(column: Column, texts: list[str]) -> str:
    """The field of a heading, unless nothing under it can be read as that."""
    if (
        column.field == "status"
        and _share(texts, lambda t: bool(reply(t).status or reply(t).stand_in)) < 0.4
    ):
        return ""
    if (
        column.how == "none"
        and column.heading
        and _share(texts, lambda t: bool(reply(t).status)) == 1.0
    ):
        return (
            "status"
            if len(texts) > 2 and not all(t.isdigit() for t in texts) and _is_asking(column.heading)
            else ""
        )
    if (
        column.how == "words"
        and column.field in ("diet", "access")
        and _share(texts, lambda t: t.isdigit()) > 0.9
    ):
        return ""
    return column.field


def _is_asking(heading: str) -> bool:
    return "?" in heading and wants(heading, "notes") == wants("", "notes")


def _share(texts: Sequence[str], is_so: object) -> float:
    assert callable(is_so)
    return sum(bool(is_so(t)) for t in texts) / max(1, len(texts))


def _is_title(text: str) -> bool:
    name = split_name(f"{text} Xyz Abc")
    return bool(name.title) and name.full == "Xyz Abc"


def _are_counts(texts: list[str]) -> bool:
    numbers = [int(t) for t in texts if t.isdigit()]
    return bool(numbers) and max(numbers) <= 12 and len(set(numbers)) < max(3, len(numbers) * 0.7)


def _are_names(values: Sequence[Value]) -> bool:
    texts = [v for v in values if isinstance(v, str)]
    return (
        bool(texts)
        and _share(texts, lambda t: bool(re.search(r"[^\W\d_]{2}", t)) and t[:1].isupper()) > 0.6
    )


def _asked(columns: list[Column], asked: Asked) -> list[Column]:
    pairs = [
        (f, n) for f, told in asked.items() for n in ([told] if isinstance(told, str) else told)
    ]
    for field, name in pairs:
        if field not in (*FIELDS, "note") and not translation(field):
            raise UnknownNameError(Said("field"), field, FIELDS)
        chosen = [
            c
            for c in columns
            if folded(c.heading) == folded(name) or letters(c.number) == name.strip().upper()
        ]
        if not chosen:
            raise UnknownNameError(Said("column"), name, [c.heading for c in columns if c.heading])
        columns = [
            replace(c, field="" if field == "note" else field, companion=False, how="asked")
            if c is chosen[0]
            else replace(c, field="", how="second")
            if c.field == field and field in _SINGLE and not c.companion and c.how != "asked"
            else c
            for c in columns
        ]
    return columns


def _one_each(columns: Sequence[Column]) -> list[Column]:
    """A second column of a field that takes one goes to the note."""
    taken: set[tuple[str, bool]] = set()
    made = []
    for column in columns:
        key = column.field, column.companion
        if column.field == "family_or_group":
            column = replace(column, field="group")
        elif (column.field in _SINGLE or translation(column.field)) and key in taken:
            column = replace(column, field="", how="second")
        taken.add(key)
        made.append(column)
    return made


def guessed(sheet: Sheet) -> Layout | None:
    """A layout without headings: the column that holds names; None where none does."""
    width = max((len(r) for r in sheet.rows), default=0)
    best, chosen = 0.6, -1
    for column in range(width):
        texts = [text_of(r[column]) for r in sheet.rows if column < len(r) and r[column] != ""]
        share = _share(texts, _is_named)
        if len(texts) > 0 and share > best:
            best, chosen = share, column
    if chosen < 0:
        return None
    what = [_told(sheet, column) for column in range(width)]
    what[chosen] = Meaning("full_name", exact=True)
    return Layout(0, 0, tuple("" for _ in range(width)), tuple(what))


def _told(sheet: Sheet, column: int) -> Meaning:
    """What a column without a heading holds, where every cell says it."""
    texts = [t for r in sheet.rows if column < len(r) and (t := text_of(r[column]))]
    if texts and all(t.isdigit() for t in texts) and texts == sorted(texts, key=int):
        return Meaning("id", exact=True)
    if len(texts) > 1 and all(reply(t).status for t in texts):
        return Meaning("status", exact=True)
    if texts and all("@" in t for t in texts):
        return Meaning("email", exact=True)
    return headings.UNKNOWN


def _is_named(text: str) -> bool:
    words = text.split()
    return (
        1 < len(words) < 8
        and not re.search(r"[\d@?]{2}", text)
        and all(w[0].isupper() or len(w) < 4 for w in words if w[0].isalpha())
    )
