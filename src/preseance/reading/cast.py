"""Who may be named in a report: the guests of an event, by every name a report may give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from babel import Locale

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.reading.language import Country, Function, Language, countries
from preseance.reading.text import folded

_SHORTEST: Final = 2
"""Letters of a given name that stands alone are more."""
HOST: Final = "host"
"""Whoever gives the event."""
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "US": ("the us", "us", "u.s.", "the u.s.", "usa", "u.s.a.", "america", "etats-unis", "the states"),
    "GB": ("uk", "u.k.", "the uk", "britain", "great britain", "grande-bretagne", "royaume-uni", "england"),
    "CZ": ("czech republic", "republique tcheque"),
    "CI": ("ivory coast", "cote d'ivoire"),
    "KR": ("korea",),
    "MK": ("macedonia", "macedoine"),
    "NL": ("holland", "hollande", "the netherlands"),
    "AE": ("the emirates", "emirates", "emirats"),
    "VA": ("the holy see", "holy see", "saint-siege", "vatican"),
    "PS": ("palestine",),
    "TR": ("turkey", "turquie"),
    "CD": ("dr congo", "drc", "rdc"),
}  # fmt: skip
"""What countries are called besides their names."""


@dataclass(frozen=True)
class Named:
    """Whom a phrase may name."""

    guests: tuple[str, ...] = ()
    """Guest ids; several where the phrase alone does not tell."""
    body: str = ""
    """Delegation's id, ``host``, or ``country:XX`` of a country that is no guest's."""
    by_name: bool = True
    """Whether it is a name, not a function."""


class Cast:
    """The names, functions and countries of an event's guests, in one language."""

    def __init__(self, event: Event, language: Language) -> None:
        self.event = event
        self.language = language
        self.guests: Mapping[str, Guest] = {g.id: g for g in event.guests}
        self.delegations: Mapping[str, Delegation] = {d.id: d for d in event.delegations}

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Guest ids by folded name: full, short, other spellings, family name alone."""
        found: dict[str, list[str]] = {}
        family: dict[str, list[str]] = {}
        for guest in self.event.guests:
            for name in _names_of(guest):
                found.setdefault(folded(name), []).append(guest.id)
            for name in _family_names(guest):
                family.setdefault(folded(name), []).append(guest.id)
        for name, ids in family.items():
            found.setdefault(name, ids)
        for name, one in self.given.items():
            found.setdefault(name, [*one])
        return {n: tuple(dict.fromkeys(ids)) for n, ids in found.items() if len(n) > 1}

    @cached_property
    def given(self) -> Mapping[str, tuple[str, ...]]:
        """Guest ids by given name, where it is one guest's alone and no states are guests: among
        these people are called by their family names, and an Emmanuel is anybody."""
        if any(d.country for d in self.event.delegations):
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for guest in self.event.guests:
            words = folded(guest.name).split()
            if len(words) > 1 and words[0] not in found.get(words[0], ()):
                found[words[0]] = (*found.get(words[0], ()), guest.id)
        families = set(self.families)
        return {
            n: ids
            for n, ids in found.items()
            if len(ids) == 1 and n not in families and len(n) > _SHORTEST
        }

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Guest ids by folded family name."""
        pairs = sorted((folded(n), g.id) for g in self.event.guests for n in _family_names(g))
        return {n: tuple(i for _, i in g) for n, g in groupby(pairs, key=lambda p: p[0])}

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Country code by folded name in the language, and by what it is called besides."""
        territories = Locale(self.language.code).territories
        known = {c.code for c in countries(self.language.code)}
        found = {folded(territories[c]): c for c in sorted(known) if c in territories}
        found |= {w: c for c, words in _ALSO.items() for w in words}
        for delegation in self.event.delegations:
            if delegation.country:
                found[folded(delegation.name)] = delegation.country
        return found

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """Delegation ids by folded name or letters, of those that are no country's."""
        return {
            folded(name): d.id
            for d in self.event.delegations
            if not d.country
            for name in (d.name, d.monogram, d.id)
            if len(name) > 1
        }

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[str, ...]]:
        """Country codes by adjective; two countries may share one."""
        return _by_word((a, c) for c in countries(self.language.code) for a in c.adjectives)

    @cached_property
    def capitals(self) -> Mapping[str, tuple[str, ...]]:
        """Country codes by capital."""
        return _by_word((a, c) for c in countries(self.language.code) for a in c.capitals)

    @cached_property
    def home(self) -> str:
        """Id of the host's own delegation; empty where there is none."""
        own = [d.id for d in self.event.delegations if d.home]
        host = self.guests.get(self.event.host)
        return own[0] if own else (host.delegation if host else "")

    def body_of(self, code: str) -> str:
        """The delegation of a country, ``host`` for the host's own, or ``country:XX``."""
        for delegation in self.event.delegations:
            if delegation.country == code:
                return HOST if delegation.id == self.home else delegation.id
        return f"country:{code}"

    def head_of(self, body: str) -> str:
        """The guest who stands for a delegation; empty where nobody does."""
        if body == HOST:
            body = self.home
        delegation = self.delegations.get(body)
        if delegation is None:
            return ""
        if delegation.head:
            return delegation.head
        members = [g.id for g in self.event.guests if g.delegation == body]
        return members[0] if members else ""

    def held_by(self, function: Function, codes: Iterable[str] = ()) -> tuple[str, ...]:
        """Guests who hold a function, of these countries where any are named."""
        wanted = {*codes}
        return tuple(
            g.id
            for g in self.event.guests
            if (not wanted or self.country_of(g) in wanted) and self._holds(g, function)
        )

    def country_of(self, guest: Guest) -> str:
        """ISO code of whom a guest comes for."""
        delegation = self.delegations.get(guest.delegation)
        return (delegation.country if delegation else "") or guest.country

    def is_called(self, guest: str, function: Function) -> bool:
        """Whether a guest's own title names the function: a king is head of state, and no president."""
        title = folded(self.guests[guest].title)
        return any(re.search(rf"\b{re.escape(w)}\b", title) for w in function.words)

    def _holds(self, guest: Guest, function: Function) -> bool:
        if function.heads and (self.head_of(guest.delegation) == guest.id):
            return True
        if guest.role in function.roles:
            return True
        title = folded(guest.title)
        if title.startswith(("former", "ancien", "spouse", "partner", "conjoint")):
            return any(title.startswith(w) for w in function.words)
        texts = [
            title,
            *(folded(t) for c, t in guest.translations.items() if c.startswith("title")),
        ]
        return any(
            re.search(rf"(?<!vice )(?<!deputy )\b{re.escape(w)}\b", t)
            for w in function.words
            for t in texts
        )


def _by_word(pairs: Iterable[tuple[str, Country]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, country in pairs:
        found[word] = (*found.get(word, ()), country.code)
    return found


def _names_of(guest: Guest) -> Iterator[str]:
    yield from (guest.name, guest.short_name, guest.name_native, *guest.aliases)
    yield from (t for c, t in guest.translations.items() if c.startswith("name"))


_PARTICLES: Final = ("van", "von", "der", "de", "den", "di", "da", "dos", "du", "le", "la", "al", "el", "bin", "ben", "ibn", "ter", "zu", "af")  # fmt: skip


def _family_names(guest: Guest) -> Iterator[str]:
    """The family name as reports use it: the last word, with its particles; first words of a custom
    that puts it first stand in ``sort_name``."""
    if "," in guest.sort_name:
        yield guest.sort_name.split(",")[0]
    words = guest.name.split()
    if len(words) < 2:
        return
    start = len(words) - 1
    if re.fullmatch(r"[IVX]+|\d+", words[-1]):
        return
    yield words[-1]
    while start > 1 and folded(words[start - 1]) in _PARTICLES:
        start -= 1
    if start < len(words) - 1:
        yield " ".join(words[start:])
    if guest.short_name and len(guest.short_name.split()) <= 2:
        yield guest.short_name
