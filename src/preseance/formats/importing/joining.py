"""Two persons of a list made one, where it is asked for: never by likeness alone.

What decides where somebody sits must agree (reply, table, country …), else it is a mistake in the list;
words that differ (a name, a function) are the first one's, and the second one's stay in the note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from preseance.errors import InputError, Mistake, UnknownNameError
from preseance.formats.cells import text_of
from preseance.formats.importing.persons import Person, Reading
from preseance.formats.importing.words import said
from preseance.model.guest import Status
from preseance.wording.message import Message
from preseance.wording.said import Said

_OPTION = "--join"
_UNANSWERED = Status.INVITED.value
_AGREE: Mapping[str, str] = {
    "table": "table",
    "seat": "seat",
    "sex": "sex",
    "country": "country",
    "delegation": "delegation",
    "rank": "rank",
    "took_office": "took_office",
    "arrives": "arrival",
    "leaves": "departure",
}
"""Fields in which two rows of one guest may not contradict each other, and what a list calls them."""
_WORDS: Mapping[str, str] = {
    "full": "full_name",
    "title": "title",
    "function": "function",
    "organisation": "organisation",
    "own_id": "id",
}
"""Fields of which the second one's words go to the note."""
_GATHERED = ("diet", "access", "languages", "groups", "note", "wishes")
"""Fields that hold several values: both have their say."""
_EITHER = ("given", "family", "honours", "short", "sort", "relation", "age")
"""Fields that belong to the name kept; the second one's where the first has none."""


def pairs_asked(
    asked: Sequence[tuple[str, str]], reading: Reading, ids: Sequence[str]
) -> tuple[tuple[int, int], ...]:
    """The persons that are to be one, each named by its row (``Guests!7``) or its guest's id.

    Raises
    ------
    UnknownNameError
        Where a name is neither.
    InputError
        Where both are the same person, or a row holds several guests.
    """
    rows: dict[str, list[int]] = {}
    for index, person in enumerate(reading.persons):
        rows.setdefault(person.at.casefold(), []).append(index)
    by_id = {name: index for index, name in enumerate(ids)}

    def one(name: str) -> int:
        if name in by_id:
            return by_id[name]
        found = rows.get(name.casefold(), [])
        # A row is its guest's; who comes along is named by id.
        found = [i for i in found if reading.persons[i].companion_of is None] or found
        if not found:
            known = (*ids, *(p.at for p in reading.persons))
            raise UnknownNameError(Said("row or guest of the list"), name, known)
        if len(found) > 1:
            several = ", ".join(ids[i] for i in found)
            expected = Said("one of the guests in that row: {ids}", ids=several)
            raise InputError([Mistake(_OPTION, None, None, f"«{name}»", expected)])
        return found[0]

    pairs = tuple((one(a), one(b)) for a, b in asked)
    same = [f"«{a}={b}»" for (a, b), (i, j) in zip(asked, pairs, strict=True) if i == j]
    if same:
        expected = Said("two rows or guests of the list")
        raise InputError([Mistake(_OPTION, None, None, found, expected) for found in same])
    return pairs


def joined(reading: Reading, pairs: Sequence[tuple[int, int]]) -> Reading:
    """The list with one person for each pair; the first of a pair stays.

    Raises
    ------
    InputError
        With everything in which two rows contradict each other.
    """
    into = list(range(len(reading.persons)))

    def kept(index: int) -> int:
        while into[index] != index:
            index = into[index]
        return index

    for first, second in pairs:
        into[kept(second)] = kept(first)
    kept_of = [kept(i) for i in range(len(into))]
    mistakes: list[Mistake] = []
    whole: dict[int, Person] = {}
    # Whoever stays comes before those who are joined to them, wherever they stand in the list.
    for index in sorted(range(len(into)), key=lambda i: (kept_of[i] != i, i)):
        person = _tied(reading.persons[index], kept_of)
        there = whole.get(kept_of[index])
        whole[kept_of[index]] = (
            person if there is None else _one(there, person, reading.language, mistakes)
        )
    for index, person in whole.items():
        if index in (person.partner, person.companion_of, person.aide_for):
            mistakes.append(_mistake(person.at, "partner", person.full, Said("somebody else")))
    for proposal in reading.proposals:
        if proposal.apart and kept_of[proposal.a] in {kept_of[b] for b in proposal.b}:
            found = f"«{proposal.words}»"
            mistakes.append(Mistake(proposal.at, None, None, found, Said("somebody else")))
    if mistakes:
        raise InputError(mistakes)
    order = {index: number for number, index in enumerate(sorted(whole))}
    at = [order[k] for k in kept_of]
    return replace(
        reading,
        persons=tuple(_tied(whole[index], at) for index in order),
        doubts=tuple(
            replace(d, person=at[d.person]) if d.person is not None else d for d in reading.doubts
        ),
        proposals=tuple(
            replace(p, a=at[p.a], b=tuple(dict.fromkeys(at[b] for b in p.b)))
            for p in reading.proposals
        ),
    )


def _tied(person: Person, at: Sequence[int]) -> Person:
    """The person with ties to others as these are numbered now."""
    partner, host = person.partner, person.companion_of
    return replace(
        person,
        partner=None if partner is None else at[partner],
        companion_of=None if host is None else at[host],
        aide_for=None if person.aide_for is None else at[person.aide_for],
    )


def _one(first: Person, second: Person, language: str, mistakes: list[Mistake]) -> Person:
    made: dict[str, object] = {"status": _reply(first, second, mistakes)}
    note: list[str] = []
    for field, listed in _AGREE.items():
        here, there = getattr(first, field), getattr(second, field)
        if here and there and here != there:
            expected = Said("«{text}», as in {row}", text=text_of(here), row=first.at)
            mistakes.append(_mistake(second.at, listed, text_of(there), expected))
        made[field] = here or there
    for field in ("partner", "companion_of", "aide_for"):
        here, there = getattr(first, field), getattr(second, field)
        if here is not None and there is not None and here != there:
            expected = Said("the same guest as in {row}", row=first.at)
            mistakes.append(_mistake(second.at, field, second.full, expected))
        made[field] = there if here is None else here
    for field, listed in _WORDS.items():
        here, there = getattr(first, field), getattr(second, field)
        if here and there and here != there:
            called = said(Message(f"import.field.{listed}"), language or "en")
            note.append(f"{called} ({second.at}): {there}")
        made[field] = here or there
    for column, text in second.translations.items():
        if first.translations.get(column, text) != text:
            note.append(f"{column} ({second.at}): {text}")
    made |= {f: tuple(dict.fromkeys((*getattr(first, f), *getattr(second, f)))) for f in _GATHERED}
    made["note"] = (*first.note, *(n for n in second.note if n not in first.note), *note)
    # Parts of the name kept would not fit another one.
    either = _EITHER if not first.full or first.full == second.full else ("relation", "age")
    made |= {f: getattr(first, f) or getattr(second, f) for f in either}
    made["translations"] = {**second.translations, **first.translations}
    made["cells"] = {**second.cells, **first.cells}
    return replace(first, **made)  # type: ignore[arg-type]  # each field by its own name


def _reply(first: Person, second: Person, mistakes: list[Mistake]) -> str:
    """What was answered; a row without an answer contradicts none."""
    here, there = (p.status if p.status != _UNANSWERED else "" for p in (first, second))
    if here and there and here != there:
        expected = Said("«{text}», as in {row}", text=here, row=first.at)
        mistakes.append(_mistake(second.at, "status", there, expected))
    return here or there or first.status or second.status


def _mistake(at: str, column: str, found: str, expected: Said) -> Mistake:
    return Mistake(at, None, column, f"«{found}»", expected)
