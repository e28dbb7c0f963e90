"""Names of countries in English, French and their own language, and how they sort.

The table ``countries.csv`` states its sources in docs/protocol/alphabetical.md.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARTICLES: Final = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l'", "l’"),
    "own": ("the ", "le ", "la ", "les ", "l'", "l’", "el ", "al-", "as ", "ar ", "o ", "a "),
}


@dataclass(frozen=True)
class CountryNames:
    """One state's names."""

    code: str
    """ISO 3166-1 alpha-2."""
    en: str
    fr: str
    own: str
    own_latin: str
    """The own name in Latin letters, which is what it sorts by."""
    own_language: str
    """ISO 639 code."""
    un_en: str
    """As the United Nations list it in English."""
    un_fr: str


@cache
def table() -> Mapping[str, CountryNames]:
    """All known states by ISO code."""
    text = files(__package__).joinpath("countries.csv").read_text("utf-8")
    rows = (CountryNames(**row) for row in csv.DictReader(text.splitlines()))
    return {row.code: row for row in rows}


def name_of(code: str, *, language: str, form: str = "short") -> str:
    """A country's name; empty where the code is not known.

    ``language`` is en, fr or own; ``form`` is short (South Korea) or un (Republic of Korea).
    """
    row = table().get(code.upper())
    if row is None:
        return ""
    if language == "own":
        return row.own
    if form == "un":
        return row.un_fr if language == "fr" else row.un_en
    return row.fr if language == "fr" else row.en


def collated(name: str, code: str, language: str, *, ignore_articles: bool) -> str:
    """What a country's name sorts by, as text that compares in the order of the collation.

    The collation is the Unicode default table (pyuca); letters that a language files after z
    (Swedish å, Estonian õ) therefore sort with their base letters.
    """
    row = table().get(code.upper())
    if language == "own" and row is not None and name == row.own:
        name = row.own_latin
    if ignore_articles:
        lowered = name.lower()
        article = next((a for a in _ARTICLES[language] if lowered.startswith(a)), "")
        name = name[len(article) :]
    weights = _collator().sort_key(name)
    return "".join(f"{w:04x}" for w in weights)


@cache
def _collator() -> _Collator:
    from pyuca import Collator

    built: _Collator = Collator()
    return built


class _Collator(Protocol):
    """The part of pyuca's collator that is used."""

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Weights of the Unicode Collation Algorithm."""
        ...
