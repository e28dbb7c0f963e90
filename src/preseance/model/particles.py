"""Particles and articles before family names: set aside or filed by, as each custom has it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class _Custom:
    aside: frozenset[str]
    then: frozenset[str]


def in_file_order(given: str, family: str, country: str = "", languages: Sequence[str] = ()) -> str:
    """A name as an alphabetical list prints it: «Gaulle, Charles de», «De Gasperi, Alcide».

    The custom is that of the country (ISO 3166-1), else that of the first language (ISO 639) that
    has one; a name whose custom is not known is filed under all of its family name.

    References
    ----------
    IFLA, *Names of Persons*, 4th edition, 1996; AACR2, rule 22.5D1.
    """
    if not given or not family:
        return family or given
    aside, name = _parted(family, _custom(country, tuple(languages)))
    return f"{name}, {given} {aside}" if aside else f"{name}, {given}"


def given_and_family(filed: str) -> tuple[str, str]:
    """Given and family name of «Gaulle, Charles de», the particle back before the family name."""
    family, _, given = (part.strip() for part in filed.partition(","))
    words = given.split()
    known = _every()
    at = len(words)
    while at > 1 and _folded(words[at - 1]) in known and _small(words[at - 1]):
        at -= 1
    aside = " ".join(words[at:])
    joined = f"{aside}{family}" if aside.endswith(("'", "’")) else f"{aside} {family}".strip()
    return " ".join(words[:at]), joined


def _parted(family: str, custom: _Custom | None) -> tuple[str, str]:
    """What is set aside of a family name, and the rest, which is never empty."""
    if custom is None:
        return "", family
    words = family.split()
    at = 0
    while at < len(words) - 1 and (
        _folded(words[at]) in custom.aside or (at and _folded(words[at]) in custom.then)
    ):
        at += 1
    aside, rest = " ".join(words[:at]), " ".join(words[at:])
    if not at and "d'" in custom.aside and rest[:2] in ("d'", "d’") and len(rest) > 2:
        return rest[:2], rest[2:]
    return aside, rest


def _small(word: str) -> bool:
    """Whether it is written as particles are, or is a title of nobility."""
    return word.islower() or len(word) > 3


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


@cache
def _table() -> tuple[tuple[frozenset[str], frozenset[str], _Custom], ...]:
    text = files(__package__).joinpath("particles.toml").read_text("utf-8")
    return tuple(
        (
            frozenset(row["countries"]),
            frozenset(row["languages"]),
            _Custom(frozenset(row["aside"]), frozenset(row.get("then", ()))),
        )
        for row in tomllib.loads(text).values()
    )


@cache
def _every() -> frozenset[str]:
    return frozenset(w for *_, custom in _table() for w in custom.aside | custom.then)


@cache
def _custom(country: str, languages: tuple[str, ...]) -> _Custom | None:
    for countries, _, custom in _table():
        if country and country.upper() in countries:
            return custom
    for language in languages:
        for _, spoken, custom in _table():
            if language in spoken:
                return custom
    return None
