"""Codes of countries, languages and states of the Union, read as meant where what is written is certain.

Codes are ISO 3166-1 (countries), ISO 639 (languages) and USPS (states). The names that CLDR has
serve for reading alone: papers print what protocol says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Final

from babel import Locale
from babel.core import get_global
from pydantic import AfterValidator

from preseance.wording.languages import languages
from preseance.wording.message import Listed
from preseance.wording.said import Said, meant
from preseance.wording.tongues import MOST

_READ: Final = ("en", "fr", "de", "es", "it", "nl", "pt")
"""Languages whose names of countries and languages are read."""
_NO_COUNTRY: Final = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})
_NO_LANGUAGE: Final = frozenset({"mul", "root", "und", "zxx"})
_OTHER_COUNTRIES: Final = {
    "uk": "GB", "el": "GR", "great britain": "GB", "grande bretagne": "GB", "united states of america": "US",
    "u s a": "US", "u s": "US", "u k": "GB", "etats unis d amerique": "US", "russian federation": "RU",
    "federation de russie": "RU", "turkey": "TR", "czech republic": "CZ", "republique tcheque": "CZ",
    "ivory coast": "CI", "viet nam": "VN", "holy see": "VA", "saint siege": "VA", "vatican": "VA",
    "republic of korea": "KR", "republique de coree": "KR", "palestine": "PS", "state of palestine": "PS",
    "etat de palestine": "PS", "republic of moldova": "MD", "cape verde": "CV", "swaziland": "SZ",
    "people s republic of china": "CN", "republique populaire de chine": "CN", "netherlands": "NL",
}  # fmt: skip
"""By folded name, what CLDR calls otherwise; UK and EL are the Union's codes of Britain and Greece."""
_ALSO_LANGUAGES: Final = frozenset(
    {"aus", "ber", "cnr", "kar", "myn", "nah", "phi", "pnb", "prs", "roa", "sla", "wen"}
)
"""Codes of ISO 639 that CLDR leaves out: families, and standards of their own."""
_OTHER_LANGUAGES: Final = {
    "mandarin": "zh", "farsi": "fa", "castilian": "es", "castellano": "es", "castillan": "es",
    "flemish": "nl", "flamand": "nl",
}  # fmt: skip
_STATES: Final = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA",
    "colorado": "CO", "connecticut": "CT", "delaware": "DE", "district of columbia": "DC",
    "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID", "illinois": "IL",
    "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA",
    "maine": "ME", "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN",
    "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV",
    "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY",
    "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR",
    "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA",
    "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
    "american samoa": "AS", "guam": "GU", "northern mariana islands": "MP", "puerto rico": "PR",
    "u s virgin islands": "VI",
}  # fmt: skip
STATES: Final = frozenset(_STATES.values())
"""Postal codes of the states, the District and the territories."""
_ARTICLE: Final = re.compile(r"^(?:the|le|la|les|l|der|die|das|el|los|il|o|a|de) ")


def folded(text: str) -> str:
    """Letters and digits alone, without case or accents, words one blank apart."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


@cache
def country(text: str) -> str:
    """The code of a country by its code or its name; empty for none.

    Raises
    ------
    ValueError
        Where it is not certain which country is meant.
    """
    upper, plain = text.strip().upper(), folded(text)
    known = _country_codes()
    if upper in known or not plain:
        return upper
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    named = _OTHER_COUNTRIES.get(plain, "")
    if not named and len(aliases.get(upper, ())) == 1 and aliases[upper][0] in known:
        named = aliases[upper][0]
    names = _country_names()
    named = named or names.get(plain) or names.get(_ARTICLE.sub("", plain), "")
    if not named:
        hint = meant(_near(plain, names))
        raise ValueError(Said("a country by its ISO code or its name, such as FR{hint}", hint=hint))
    return named


@cache
def language(text: str) -> str:
    """The code of a language by its code or its name; what follows a hyphen is left out.

    Raises
    ------
    ValueError
        Where it is not certain which language is meant.
    """
    first = re.split(r"[-_]", text.strip().lower())[0]
    # Most are known without the names of all languages, which take long to load.
    if first in _spoken() - _NO_LANGUAGE or first in (known := _language_codes()):
        return first
    aliases: Mapping[str, str] = get_global("language_aliases")
    if aliases.get(first, "") in known:
        return aliases[first]
    plain, names = folded(text), _language_names()
    named = _OTHER_LANGUAGES.get(plain) or names.get(plain, "")
    if not named:
        hint = meant(_near(plain, names))
        raise ValueError(
            Said("a language by its ISO code or its name, such as en{hint}", hint=hint)
        )
    return named


def state(text: str) -> str:
    """The postal code of a state of the Union by its code or its name; else the text as it is."""
    upper = text.strip().upper()
    return upper if upper in STATES else _STATES.get(folded(text), text)


def _near(plain: str, names: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(names[n] for n in get_close_matches(plain, names, n=3, cutoff=0.8)))


@cache
def _country_codes() -> frozenset[str]:
    codes: Iterable[str] = Locale("en").territories
    return frozenset(c for c in codes if len(c) == 2) - _NO_COUNTRY


@cache
def _language_codes() -> frozenset[str]:
    named: Iterable[str] = Locale("en").languages
    return (_first(named) | _spoken() | _ALSO_LANGUAGES) - _NO_LANGUAGE


@cache
def _spoken() -> frozenset[str]:
    """Codes of languages of which it is known where they are spoken."""
    return _first(get_global("likely_subtags"))


def _first(codes: Iterable[str]) -> frozenset[str]:
    first = (c.split("_")[0] for c in codes)
    return frozenset(c for c in first if c.isalpha())


@cache
def _country_names() -> Mapping[str, str]:
    known, found = _country_codes(), dict[str, str]()
    for spoken in _READ:
        for code, name in Locale(spoken).territories.items():
            if code in known:
                found.setdefault(folded(str(name)), code)
    return found


@cache
def _language_names() -> Mapping[str, str]:
    known, found = _language_codes(), dict[str, str]()
    for spoken in _READ:
        for code, name in Locale(spoken).languages.items():
            if code in known:
                found.setdefault(folded(str(name)), code)
    return found


CountryCode = Annotated[str, AfterValidator(country)]
"""A country, kept by its code; empty for none."""
LanguageCode = Annotated[str, AfterValidator(language)]


def paper_languages(texts: Sequence[str]) -> tuple[str, ...]:
    """The languages of papers, by code or name: at most two, each once, of those papers are written in.

    Raises
    ------
    ValueError
        Where there are more, or papers are not written in one.
    """
    found = tuple(dict.fromkeys(map(language, texts)))
    if len(found) > MOST or not set(found) <= set(languages()):
        known = Listed(languages(), either=True)
        raise ValueError(Said("one or two languages of papers: {known}", known=known))
    return found


PaperLanguages = Annotated[tuple[str, ...], AfterValidator(paper_languages)]
"""A language, kept by its code."""
