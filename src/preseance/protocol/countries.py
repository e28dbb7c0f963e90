"""Names of countries in English, French and their own language, in which form, and how they sort."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from preseance.wording.collation import collated

_ARTICLES: Final = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l'", "l’"),
    "own": (
        "the ",
        "le ",
        "la ",
        "les ",
        "l'",
        "l’",
        "el ",
        "al-",
        "as-",
        "as ",
        "ar ",
        "o ",
        "a ",
    ),
}
_BLANKS: Final = re.compile(r"['’()]")
"""What counts as a blank here, so that names sort word by word (Côte d’Ivoire)."""
_AFTER_LATIN: Final = "\u0250"
"""First letter of the blocks after Latin."""


@cache
def name_of(code: str, *, language: str, form: str = "short") -> str:
    """A country's name; empty where the code is not known.

    ``language`` is that of any locale of CLDR (en, fr, it), or own: the name in the Union's style guide for its members, else in
    the first official language of the country, English where CLDR does not have it. ``form`` is
    short (as in CLDR), united-nations (as in the lists of that organisation) or inverted (the
    distinguishing word first); own names have one form.
    """
    code = code.upper()
    if language == "own":
        entry = _own().get(code)
        if entry is not None and entry[0]:
            return entry[0]
        wanted = next(iter(get_official_languages(code, de_facto=True)), "en")
        return _in_cldr(code, wanted)
    forms = dict.fromkeys((form, "short"))
    named = (_table()[f].get(language, {}).get(code, "") for f in forms)
    return next(filter(None, named), "") or _in_cldr(code, language)


def sorted_as(name: str, code: str, language: str, *, ignore_articles: bool) -> str:
    """What a country's name sorts by, as text that compares in the order of the collation.

    Names of one language follow its alphabet (`wording.collation`), own names the Unicode default
    table: letters that a language files after z (Swedish å, Estonian õ) then sort with their base
    letters. An own name in other than Latin letters sorts by its Latin form, or the English name
    where none is known.
    """
    if language == "own":
        entry = _own().get(code.upper())
        if entry is not None and name == name_of(code, language="own"):
            name = entry[1]
        elif name[:1] >= _AFTER_LATIN:
            name = name_of(code, language="en") or name
    if ignore_articles:
        lowered = name.lower()
        article = next((a for a in _ARTICLES.get(language, ()) if lowered.startswith(a)), "")
        name = name[len(article) :]
    alphabet = "" if language == "own" else language
    *levels, _ = collated(_BLANKS.sub(" ", name), alphabet)
    return "".join(f"{w:08x}" for level in levels for w in (*level, 0))


def _in_cldr(code: str, language: str) -> str:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    found: str = locale.territories.get(code, "")
    if locale.language == "en":
        found = found.replace(" & ", " and ").replace("St. ", "Saint ")
    return found


@cache
def _table() -> Mapping[str, Any]:
    text = files("preseance.protocol").joinpath("country_names.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _own() -> Mapping[str, tuple[str, str]]:
    """By code: the own name (empty: as in CLDR), and the Latin form it sorts by."""
    found: dict[str, tuple[str, str]] = {}
    for code, entry in _table()["own"]["union"].items():
        both = entry if isinstance(entry, dict) else {"name": entry, "latin": entry}
        found[code] = (both["name"], both["latin"])
    for code, entry in _table()["own"]["romanised"].items():
        both = entry if isinstance(entry, dict) else {"name": "", "latin": entry}
        found[code] = (both["name"], both["latin"])
    return found
