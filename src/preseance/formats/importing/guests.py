"""Persons of a list as guests of an event: ids, names on paper, ties, notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from preseance.formats.importing.folding import unaccented
from preseance.formats.importing.persons import Person
from preseance.model.guest import Guest, Status

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "ye",
            "g",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_LETTERS = str.maketrans({**_CYRILLIC, **_GREEK, "ъ": "", "ь": ""})
LONGEST_ID = 40
LONGEST_NAME = 200


def kebab_of(text: str, fallback: str = "guest") -> str:
    """An identifier made from words of any European alphabet."""
    plain = unaccented(text.translate(_LETTERS).casefold().translate(_LETTERS))
    bare = "".join(
        c if c.isascii() and c.isalnum() else "-" for c in unicodedata.normalize("NFKD", plain)
    )
    made = re.sub(r"-+", "-", bare).strip("-")[:LONGEST_ID].strip("-")
    return made or fallback


class Ids:
    """Gives identifiers, none of them twice."""

    def __init__(self, taken: Collection[str]) -> None:
        self.taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """The identifier wanted, or that with the first free number."""
        made, number = wanted, self._next.get(wanted, 2)
        while made in self.taken:
            made = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self.taken.add(made)
        return made


def ids_of(
    persons: Sequence[Person], known: Sequence[str | None], taken: Collection[str]
) -> list[str]:
    """An id each: that of the guest already there (``known``), the list's own, or one made."""
    ids = Ids({*taken, *(k for k in known if k)})
    made: list[str] = []
    for person, there in zip(persons, known, strict=True):
        if there:
            made.append(there)
        elif person.own_id and kebab_of(person.own_id) == person.own_id:
            made.append(ids.give(person.own_id))
        elif person.full:
            made.append(ids.give(kebab_of(person.full)))
        else:
            made.append("")
    for index, person in enumerate(persons):
        if not made[index]:
            of = made[person.companion_of] if person.companion_of is not None else ""
            made[index] = ids.give(f"{of or 'guest'}-{person.relation or 'guest'}")
    return made


def guest_of(
    person: Person, ids: Sequence[str], index: int, delegation: str, there: Guest | None = None
) -> Guest:
    """The guest a person becomes; a reply the list does not tell is that of the guest ``there``."""
    usual = there.status if there else Status.ACCEPTED
    return Guest(
        id=ids[index],
        name=_line(person.full),
        short_name=_line(person.short),
        sort_name="" if person.sort == person.full else _line(person.sort),
        title=_titled(person, person.function or _first_function(person)),
        form_of_address=_addressed(person),
        translations={
            column: _titled(person, text) if column.startswith("title_") else _line(text)
            for column, text in person.translations.items()
        },
        delegation=delegation,
        country=person.country,
        keys={
            name: text
            for name, text in (("took_office", person.took_office), ("order", person.rank))
            if text
        },
        languages=person.languages,
        sex=person.sex,
        partner=ids[person.partner] if person.partner is not None else "",
        companion_of=ids[person.companion_of] if person.companion_of is not None else "",
        aide_for=ids[person.aide_for] if person.aide_for is not None else "",
        status=Status(person.status) if person.status else usual,
        arrives=person.arrives,
        leaves=person.leaves,
        diet=person.diet,
        access=person.access,
        groups=groups_of(person),
        note=note_of(person),
    )


def _titled(person: Person, function: str) -> str:
    """A function and where it is held; the name of a house is one in every language."""
    return _line(", ".join(t for t in (function, person.organisation) if t))


def _first_function(person: Person) -> str:
    """That of the first column, in a list that says functions in languages only."""
    return next((t for c, t in person.translations.items() if c.startswith("title_")), "")


def _addressed(person: Person) -> str:
    """How a card names them: with the title before the name, honours after it."""
    if not (person.title or person.honours) or not person.full:
        return ""
    title = "" if person.full.startswith(person.title) else person.title
    whole = _line(" ".join(w for w in (title, person.full, person.honours) if w))
    return "" if whole == person.full else whole


def groups_of(person: Person) -> tuple[str, ...]:
    """Groups as rules name them; children are one."""
    own = [g.replace(";", ",") for g in person.groups if g]
    child = person.relation == "child" or (person.age is not None and person.age.is_child)
    return tuple(dict.fromkeys([*own, *(["children"] if child else [])]))


def note_of(person: Person) -> str:
    """The note, one line; the age of a child stands in it, as the list says it."""
    age = [person.age.words] if person.age else []
    return " | ".join(" / ".join(n.splitlines()) for n in (*age, *person.note))


def _line(text: str) -> str:
    """One line of at most as many letters as papers have room for."""
    bare = " ".join(text.split())
    if not bare.isprintable():
        bare = "".join(c for c in bare if unicodedata.category(c) != "Cc")
    return bare if len(bare) <= LONGEST_NAME else f"{bare[: LONGEST_NAME - 1]}…"
