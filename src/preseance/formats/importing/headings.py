"""What a heading of a list stands for, in five languages: the map is data, this reads it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from preseance.formats.importing.folding import folded

NAMES = frozenset({"full_name", "given", "family"})
"""Fields by which a row is somebody's."""
OF_COMPANION = frozenset(
    {"full_name", "given", "family", "title", "function", "organisation", "country", "status"}
    | {"diet", "allergy", "access", "language", "sex", "meal", "email", "phone", "children"}
)
"""Fields that a column may hold of a guest's companion."""
_COMPANIONS = (
    "plus1", "plus 1", "plus one", "partner", "partners", "spouse", "spouses", "companion", "husband",
    "wife", "guest 2", "guest 3", "2nd guest", "second guest", "conjoint", "conjointe", "epoux",
    "epouse", "accompagnant", "accompagnateur", "partenaire", "begleitung", "begleitperson",
    "partnerin", "gattin", "acompanante", "pareja", "conyuge", "accompagnatore", "coniuge", "consorte",
)  # fmt: skip
_LINKS = frozenset(
    ["of", "s", "the", "de", "du", "des", "la", "le", "l", "d", "der", "von", "del", "di", "the"]
)
_WEAK = frozenset(
    [
        "number",
        "list",
        "order",
        "note",
        "guest",
        "guests",
        "group",
        "date",
        "no",
        "code",
        "party",
        "seats",
        "present",
        "child",
        "post",
        "body",
        "mission",
        "service",
        "position",
        "capacity",
        "style",
        "last",
        "first",
        "level",
        "state",
        "office",
        "role",
        "land",
        "nation",
        "kind",
        "essen",
        "food",
        "title",
        "titles",
        "names",
        "id",
        "ref",
        "nr",
        "in",
        "name",
        "nom",
        "nombre",
        "nome",
        "category",
        "status",
        "list",
        "vip",
        "access",
        "seat",
        "place",
        "team",
        "side",
        "family",
        "parte",
        "charge",
        "stato",
        "estado",
        "personen",
        "persone",
        "personas",
        "anzahl",
        "essen",
        "amt",
        "job",
        "tel",
        "mail",
        "relation",
        "course",
        "body",
        "cell",
    ]
)
"""Words that mean their field only where they are all of the heading."""


_ENDING = re.compile(r"\((?:e|es|s|ne|in|innen|a|o|en)\)", re.IGNORECASE)
"""Of the other sex or number: «Accompagné(e)», «Gast(e)»."""
_YES_OR_NO = re.compile(
    r"[\s(:-]*\b(?:o/n|y/n|j/n|s/n|oui/non|yes/no|ja/nein|s[ií]/no|s[iì]/no)\b\)?\s*\??$",
    re.IGNORECASE,
)
"""What is to be written under a heading: «Présent O/N»."""


@dataclass(frozen=True)
class Meaning:
    """What a heading stands for."""

    field: str
    """Field of a guest; empty where it is not known."""
    language: str = ""
    exact: bool = False
    companion: bool = False
    """Whether it speaks of the guest's companion."""


UNKNOWN = Meaning("")


@cache
def _data() -> dict[str, Any]:
    text = files("preseance.formats.importing").joinpath("data/headings.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _known() -> dict[str, Meaning]:
    """Meanings by folded heading; of two, the first in the file."""
    found: dict[str, Meaning] = {}
    for name, languages in _data().items():
        if name == "doubts":
            continue
        for language, words in languages.items():
            for word in (*words.get("seen", ()), *words.get("known", ())):
                found.setdefault(folded(word), Meaning(name, language, exact=True))
    for name in FIELDS:
        found.setdefault(folded(name), Meaning(name, "", exact=True))
    return found


FIELDS: tuple[str, ...] = tuple(name for name in _data() if name != "doubts")
"""Every field a column may be of."""


@cache
def doubts(kind: str) -> frozenset[str]:
    """Folded headings that mean two things: ``beside_given``, ``beside_family``, ``by_values``."""
    return frozenset(folded(word) for word in _data()["doubts"][kind])


@cache
def meaning(heading: str) -> Meaning:
    """What a heading stands for, whole or by the words in it."""
    heading = _ENDING.sub("", _YES_OR_NO.sub("", heading))
    plain = folded(heading)
    if not plain or len(heading) > 300:
        return UNKNOWN
    bare = plain.rstrip("0123456789 ")
    if found := _numbered(plain) or _of_companion(plain) or _known().get(plain):
        return found
    if bare != plain and (found := _known().get(bare)):
        return found
    without = folded(re.sub(r"[(\[].*?[)\]]", " ", heading)) if re.search(r"[(\[]", heading) else ""
    if without and (found := _of_companion(without) or _known().get(without)):
        return found
    parts = re.split(r"\s*[/|\n]\s*|\s+[-–—]\s+", heading)
    halves = [m for p in parts if len(folded(p)) > 1 and (m := _known().get(folded(p)))]
    if halves:
        return next((m for m in halves if m.field in NAMES), halves[0])
    return _within(plain.split())


def _numbered(plain: str) -> Meaning | None:
    """«Guest 1 name», «Child 2», «Enfant 3 prénom»."""
    found = re.fullmatch(
        r"(guest|invite|gast|invitado|ospite|child|enfant|kind|nino|bambino) ?(\d)( .*)?", plain
    )
    if found is None:
        return None
    if found[1] in ("child", "enfant", "kind", "nino", "bambino"):
        if re.search(r"last|family|surname|famille|nachname|apellido|cognome", found[3] or ""):
            # The given name beside it is a child; the family's name would be another.
            return Meaning("notes", exact=True)
        return Meaning("children", exact=True)
    what = _known().get((found[3] or " name").strip(), Meaning("full_name"))
    if found[2] == "1":
        return Meaning(what.field, what.language, exact=True)
    field = "plus_one" if what.field == "full_name" else what.field
    return Meaning(field, what.language, exact=True, companion=field != "plus_one")


def _of_companion(plain: str) -> Meaning | None:
    """«Partner first name», «Régime du conjoint»: a field of whoever comes along."""
    for words in _COMPANIONS:
        if plain.startswith(f"{words} "):
            rest = plain[len(words) + 1 :]
        elif plain.endswith(f" {words}"):
            rest = plain[: -len(words) - 1]
        else:
            continue
        kept = [w for w in rest.split() if w not in _LINKS]
        what = _known().get(" ".join(kept))
        if what is None or what.field not in OF_COMPANION or not kept:
            continue
        if what.field == "full_name":
            return Meaning("partner", what.language, exact=True)
        return Meaning(what.field, what.language, exact=True, companion=True)
    return None


def _within(words: list[str]) -> Meaning:
    """The longest known heading among the words of a longer one."""
    for length in range(min(len(words) - 1, 6), 0, -1):
        for start in range(len(words) - length + 1):
            part = " ".join(words[start : start + length])
            found = _known().get(part)
            if found and (length > 1 or (len(part) > 3 and part not in _WEAK)):
                return Meaning(found.field, found.language)
    return UNKNOWN
