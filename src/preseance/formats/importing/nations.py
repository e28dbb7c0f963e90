"""Countries as lists write them (names in five languages, codes of two and three letters, flags'
nicknames) and languages, read as ISO codes. Names of CLDR serve for reading alone, never on papers.
"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from preseance.formats.importing.folding import folded

_READ = ("en", "fr", "de", "es", "it")
_ALSO = {
    "uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "angleterre": "GB", "grande bretagne": "GB", "usa": "US", "u s a": "US", "u s": "US",
    "united states of america": "US", "etats unis d amerique": "US", "estados unidos de america": "US",
    "el": "GR", "holland": "NL", "hollande": "NL", "holanda": "NL", "the netherlands": "NL",
    "turkey": "TR", "turkiye": "TR", "czech republic": "CZ", "republique tcheque": "CZ",
    "ivory coast": "CI", "korea": "KR", "republic of korea": "KR", "coree": "KR", "russian federation": "RU",
    "russie": "RU", "viet nam": "VN", "republic of moldova": "MD", "swaziland": "SZ", "burma": "MM",
    "cape verde": "CV", "macedonia": "MK", "kosovo": "XK", "holy see": "VA", "saint siege": "VA",
    "vatican": "VA", "china": "CN", "chine": "CN", "people s republic of china": "CN", "taiwan": "TW",
    "hong kong": "HK", "congo drc": "CD", "drc": "CD", "rdc": "CD", "uae": "AE", "eau": "AE",
    "brd": "DE", "suisse": "CH", "palestine": "PS", "state of palestine": "PS", "syria": "SY",
    "iran": "IR", "laos": "LA", "bolivia": "BO", "venezuela": "VE", "tanzania": "TZ",
}  # fmt: skip
_THREE = {
    "AUT": "AT", "BEL": "BE", "BRA": "BR", "CAN": "CA", "CHE": "CH", "CHN": "CN", "CZE": "CZ", "DEU": "DE",
    "GER": "DE", "DNK": "DK", "DEN": "DK", "ESP": "ES", "EST": "EE", "FIN": "FI", "FRA": "FR", "GBR": "GB",
    "GRC": "GR", "GRE": "GR", "HRV": "HR", "CRO": "HR", "HUN": "HU", "IND": "IN", "IRL": "IE", "ISL": "IS",
    "ITA": "IT", "JPN": "JP", "KOR": "KR", "LTU": "LT", "LUX": "LU", "LVA": "LV", "MEX": "MX", "NLD": "NL",
    "NED": "NL", "NOR": "NO", "POL": "PL", "PRT": "PT", "POR": "PT", "ROU": "RO", "RUS": "RU", "SVK": "SK",
    "SVN": "SI", "SWE": "SE", "SUI": "CH", "TUR": "TR", "UKR": "UA", "USA": "US", "VNM": "VN", "ZAF": "ZA",
    "ARG": "AR", "AUS": "AU", "CHL": "CL", "COL": "CO", "EGY": "EG", "MAR": "MA", "NGA": "NG", "SEN": "SN",
    "SAU": "SA", "THA": "TH", "TUN": "TN", "DZA": "DZ", "KEN": "KE", "ISR": "IL", "BGR": "BG", "CYP": "CY",
    "MLT": "MT", "SRB": "RS", "PER": "PE", "NZL": "NZ", "IDN": "ID", "MYS": "MY", "SGP": "SG", "PHL": "PH",
}  # fmt: skip
_OWN_TONGUES = {
    "mandarin": "zh", "castellano": "es", "castilian": "es", "farsi": "fa", "flemish": "nl",
    "portugues": "pt", "nederlands": "nl", "polski": "pl", "svenska": "sv", "norsk": "no", "dansk": "da",
    "suomi": "fi", "ελληνικα": "el", "русскии": "ru", "中文": "zh", "العربية": "ar", "magyar": "hu",
    "turkce": "tr", "cestina": "cs", "romana": "ro", "hrvatski": "hr", "українська": "uk", "日本語": "ja",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:the|le|la|les|l|der|die|das|el|los|il|lo|i|gli) ")
_ISO_OF_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")
_FIRST_REGIONAL = 0x1F1E6


@cache
def country_of(text: str) -> str:
    """ISO 3166-1 alpha-2 code of a country; empty where it is none that is known."""
    bare = text.strip()
    if bare.upper() in _THREE:
        return _THREE[bare.upper()]
    plain = folded(bare)
    if plain in _ALSO:
        return _ALSO[plain]
    names = _countries()
    if len(bare) == 2 and bare.upper() in _codes():
        return bare.upper()
    flag = "".join(
        chr(ord(c) - _FIRST_REGIONAL + 65) for c in bare if 0 <= ord(c) - _FIRST_REGIONAL < 26
    )
    if len(flag) == 2 and flag in _codes():
        return flag
    return names.get(plain) or names.get(_ARTICLE.sub("", plain), "")


_ALSO_COUNTRIES = re.compile(
    r"\b(?:pays|country|countries|land|lander|pais|paese|staat|state|nation)\b"
)


def country_beside(heading: str, text: str) -> str:
    """The country in a column that holds bodies and countries («Institution / Pays»)."""
    return country_of(text) if _ALSO_COUNTRIES.search(folded(heading)) else ""


@cache
def _codes() -> frozenset[str]:
    return frozenset(c for c in map(str, Locale("en").territories) if len(c) == 2 and c.isalpha())


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in _READ:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "QO"):
                found.setdefault(folded(str(name)), code)
    return found


@cache
def languages_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ISO 639 codes of the languages a text names, and the words that name none."""
    codes: list[str] = []
    unknown: list[str] = []
    for part in re.split(r"\s*(?:[,;/+&\n]|\s-\s|\band\b|\bet\b|\bund\b|\by\b|\be\b)\s*", text):
        plain = folded(re.sub(r"\(.*?\)", "", part))
        if not plain:
            continue
        code = _tongues().get(plain, "")
        if (
            not code
            and _ISO_OF_LANGUAGE.fullmatch(part.strip())
            and part.strip()[:2] in _tongue_codes()
        ):
            code = part.strip()[:2]
        if not code and len(part.strip()) == 2 and part.strip().lower() in _tongue_codes():
            code = part.strip().lower()
        (codes if code else unknown).append(code or part.strip())
    return tuple(dict.fromkeys(codes)), tuple(unknown)


@cache
def _tongue_codes() -> frozenset[str]:
    return frozenset(c for c in map(str, Locale("en").languages) if len(c) == 2)


@cache
def _tongues() -> dict[str, str]:
    found = dict(_OWN_TONGUES)
    for code in _tongue_codes():
        for language in _READ:
            name = Locale(language).languages.get(code)
            if name:
                found.setdefault(folded(str(name)), code)
    return found
