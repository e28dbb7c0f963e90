"""Names of countries in English, French and their own language, and how they sort."""

from __future__ import annotations

from functools import cache
from typing import Final, Protocol

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

_ARTICLES: Final = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l'", "l’"),
    "own": ("the ", "le ", "la ", "les ", "l'", "l’", "el ", "al-", "as ", "ar ", "o ", "a "),
}
_IN_LATIN: Final = {"BG": "Bǎlgarija", "GR": "Elláda", "CY": "Kýpros"}
"""Own names in other scripts, as the Union's interinstitutional style guide has them."""
_AFTER_LATIN: Final = "\u0250"
"""First letter of the blocks after Latin."""


@cache
def name_of(code: str, *, language: str) -> str:
    """A country's name in CLDR; empty where the code is not known.

    ``language`` is en, fr or own: the first official language of the country, English where
    CLDR does not have it.
    """
    wanted = language
    if language == "own":
        wanted = next(iter(get_official_languages(code.upper(), de_facto=True)), "en")
    try:
        locale = Locale.parse(wanted)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    found: str = locale.territories.get(code.upper(), "")
    return found


def collated(name: str, code: str, language: str, *, ignore_articles: bool) -> str:
    """What a country's name sorts by, as text that compares in the order of the collation.

    The collation is the Unicode default table (pyuca); letters that a language files after z
    (Swedish å, Estonian õ) therefore sort with their base letters. An own name in other than
    Latin letters sorts by its Latin form, or the English name where none is known.
    """
    if language == "own" and name[:1] >= _AFTER_LATIN:
        name = _IN_LATIN.get(code.upper()) or name_of(code, language="en") or name
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
