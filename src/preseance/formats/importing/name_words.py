"""The words of names, from data: titles, particles, customs of countries."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from preseance.formats.importing.folding import unaccented

_ONLY_IN: dict[str, tuple[str, ...]] = {
    "m": ("fr",),
    "me": ("fr",),
    "d": ("es",),
    "don": ("es", "it"),
    "on": ("it",),
    "ra": ("de",),
    "di": ("de",),
    "u": ("mm",),
    "daw": ("mm",),
    "pr": ("fr",),
    "fr": ("de",),
    "dame": ("en",),
    "mar": (),
    "se": ("",),
    "master": ("en",),
}
"""Titles that are words of names elsewhere: the languages (or country) they are titles in."""
_MOST_WORDS = 3


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = files("preseance.formats.importing").joinpath("data/names.toml").read_text("utf-8")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return found


@cache
def words(group: str, kind: str) -> frozenset[str]:
    """The words of a kind, as `bare` writes them."""
    return frozenset(bare(word) for word in _data()[group][kind])


@cache
def exactly(group: str, kind: str) -> frozenset[str]:
    """The words of a kind as they are written, full stops left out."""
    return frozenset(word.replace(".", "") for word in _data()[group][kind])


@cache
def bare(word: str) -> str:
    """A word without case, accents and full stops: «S.E.» is «se»."""
    return unaccented(word).replace(".", "").replace("’", "'").strip()


@cache
def _titles() -> dict[str, tuple[str, bool]]:
    """Sex and whether capitals (or full stops) are asked for, by bare title."""
    sexes = {"mr": "M", "mrs": "F", "neutral": ""}
    return {
        bare(title): (sexes[kind], title.replace(".", "").isupper() or len(bare(title)) < 3)
        for kind in ("neutral", "mr", "mrs")
        for title in _data()["titles"][kind]
    }


@cache
def _openings() -> frozenset[str]:
    """First words of titles of several words."""
    return frozenset(title.split()[0] for title in _titles() if " " in title)


def title_at(tokens: list[str], language: str, country: str) -> tuple[int, str] | None:
    """How many words at the front are a title, and the sex it tells; None for none."""
    article = tokens[0].casefold() in ("the", "le", "la", "der", "die", "el", "il", "l'")
    skip = 1 if article and len(tokens) > 2 else 0
    most = _MOST_WORDS if bare(tokens[skip]) in _openings() else 1
    for length in range(min(most, len(tokens) - skip - 1), 0, -1):
        phrase = " ".join(tokens[skip : skip + length])
        plain = bare(phrase)
        found = _titles().get(plain)
        if found is None or not _is_written_so(phrase, plain, found[1]):
            continue
        if not _is_of(plain, phrase, language, country):
            continue
        sex = found[0]
        if plain == "fr":
            sex = "F" if language == "de" else ""
        return skip + length, sex
    return None


def _is_written_so(phrase: str, plain: str, capitals: bool) -> bool:
    """Whether a title stands in the letters titles have: «HE», «H.E.» and «Dr», not «He»."""
    if plain == "da":
        return "ª" in phrase
    if "." in phrase:
        return True
    if not phrase[0].isupper():
        return plain in ("hc", "mult", "eh", "em")
    short = capitals and len(plain) < 3 and plain not in ("dr", "mr", "ms", "mx", "lt")
    return not short or phrase.isupper()


def _is_of(plain: str, phrase: str, language: str, country: str) -> bool:
    """Whether a word that is a name elsewhere is a title in this language or country."""
    if plain not in _ONLY_IN or "." in phrase:
        return True
    known = _ONLY_IN[plain]
    return language in known or country.casefold() in known or (plain == "se" and phrase.isupper())


def is_particle(token: str) -> bool:
    """Whether a family name of several words may begin with the word."""
    return bare(token) in words("particles", "words")


_INITIAL = re.compile(r"[A-Z](\.|$)")


def in_capitals(token: str) -> bool:
    """Whether a word is a name in capitals; initials and numerals are not."""
    seen = [c for c in token if c.isalpha()]
    if len(seen) < 2 or _INITIAL.fullmatch(token) or "." in token or "/" in token:
        return False
    plain = token.removeprefix("Mc").removeprefix("Mac").removeprefix("D’").removeprefix("d'")
    return plain.isupper() and not re.fullmatch(r"[IVX]+", token)


def recased(token: str) -> str:
    """A name in capitals as names are written: «O'BRIEN-ROSS» is «O'Brien-Ross», «LE» is «Le»."""
    plain = bare(token)
    if plain in _SMALL:
        return token.casefold()
    if token.startswith(("Mc", "Mac")):
        start = 2 if token.startswith("Mc") else 3
        return token[:start] + recased(token[start:])
    return _WORD.sub(lambda m: m[0][0] + m[0][1:].lower() if m[0].isupper() else m[0], token)


_SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "van",
        "von",
        "vom",
        "der",
        "den",
        "zu",
        "zur",
        "zum",
        "ter",
        "ten",
        "af",
        "av",
        "y",
        "e",
        "und",
        "bin",
        "bint",
        "ibn",
    ]
)
"""Particles written small though the family name stood in capitals."""
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = r"(?:zh|ch|sh|th|ph|kh|ts|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|[nrhkmpt])?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,2}}")


def is_syllables(token: str) -> bool:
    """Whether a word is of one or two Chinese or Korean syllables in Latin letters."""
    parts = token.casefold().split("-")
    return len(token) <= 12 and all(_SYLLABLES.fullmatch(unaccented(p)) for p in parts)
