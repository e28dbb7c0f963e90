"""What guests are called and filed under: their own name, or whose companion they are.

Which part of a name is the family name, the guest's own entries say, as far as they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from preseance.model.guest import Guest
from preseance.model.particles import given_and_family, in_file_order
from preseance.wording.collation import Filed
from preseance.wording.languages import translations
from preseance.wording.wording import Wording

MESSAGES: Mapping[str, str] = {"naming.guest_of": "Guest of {name}"}
_COMPANION = re.compile(
    r"^(?:guest|plus one|\+ ?1|companion|invitée?|accompagnante?|accompagnateur|accompagnatrice)"
    r"(?: (?:of|de|du) | d['’])(?P<whom>.+)$",
    re.IGNORECASE,
)


def full_name(guest: Guest, guests: Mapping[str, Guest], language: str = "en") -> str:
    """The name that papers print: «Guest of Ana Prado» for a companion without one."""
    other = guests.get(guest.companion_of)
    if guest.name or other is None or other is guest:
        return guest.in_language(language).name
    return _guest_of(other.in_language(language).name, guest, language)


def called(guest: Guest, guests: Mapping[str, Guest], language: str = "en") -> str:
    """The short form that sentences use, of a companion without a name by whom they come with."""
    other = guests.get(guest.companion_of)
    if guest.called or other is None or other is guest:
        return guest.in_language(language).called
    return _guest_of(other.in_language(language).called, guest, language)


def _guest_of(name: str, guest: Guest, language: str) -> str:
    known = translations(language).get("naming.guest_of")
    said = known.said(of_a_woman=guest.sex == "F") if known else MESSAGES["naming.guest_of"]
    return said.format(name=Wording({}, language).word(name))


def name_parts(guest: Guest) -> tuple[str, str]:
    """Given and family name; both empty where the entries do not tell.

    ``sort_name`` tells by its comma, ``short_name`` by standing at the end of the name
    (Macron) or at its beginning (Xi).
    """
    if "," in guest.sort_name:
        given, family = given_and_family(guest.sort_name)
        # «MACRON, Emmanuel» sorts Emmanuel Macron: capitals are a way of writing, not another name.
        if given and family and guest.name.casefold() == f"{given} {family}".casefold():
            return guest.name[: len(given)], guest.name[len(given) + 1 :]
        if given and family and guest.name.casefold() == f"{family} {given}".casefold():
            return guest.name[len(family) + 1 :], guest.name[: len(family)]
    short = guest.short_name
    if short and guest.name.endswith(f" {short}"):
        return guest.name.removesuffix(f" {short}"), short
    if short and guest.name.startswith(f"{short} "):
        return guest.name.removeprefix(f"{short} "), short
    return "", ""


def alphabetized(guest: Guest, guests: Mapping[str, Guest]) -> str:
    """What an alphabetical list sorts by: companions stand behind whom they come with."""
    other = _whose(guest, guests)
    return _parts(guest) if other is None else f"{_parts(other)}, {_parts(guest)}"


def in_alphabet(
    guests: Iterable[Guest], known: Mapping[str, Guest], language: str = ""
) -> list[Guest]:
    """Guests by family name, then given name, in the alphabet of a language (ISO 639).

    ``known`` holds by id all who may be come with.
    """

    return sorted(guests, key=lambda guest: filing_key(guest, known, language))


def filing_key(guest: Guest, known: Mapping[str, Guest], language: str = "") -> tuple[Filed, str]:
    """What `in_alphabet` sorts by: the name as it is filed, then the id."""
    return Filed(alphabetized(guest, known), language), guest.id


def _parts(guest: Guest) -> str:
    """What a guest is filed under, with a comma behind the family name wherever it stands."""
    filed = filed_under(guest)
    given, family = name_parts(guest)
    return f"{family}, {given}" if family and filed == f"{family} {given}" else filed


def is_named_by_another(guest: Guest) -> bool:
    """Whether a guest goes by a name such as «+1 de Anna», which whoever bears that name gives sense to."""
    return _COMPANION.match(guest.name) is not None


def _whose(guest: Guest, guests: Mapping[str, Guest]) -> Guest | None:
    """Whom somebody comes with who has no name of their own, or only «+1 de Anna»."""
    said = _COMPANION.match(guest.name)
    if guest.name and said is None:
        return None
    known = guests.get(guest.companion_of)
    if known is None and said is not None:
        named = [g for g in guests.values() if g is not guest and _answers_to(g, said["whom"])]
        known = named[0] if len(named) == 1 else None
    return None if known is guest else known


def _answers_to(guest: Guest, name: str) -> bool:
    return name in (guest.name, guest.short_name, guest.id) or guest.name.startswith(f"{name} ")


def filed_under(guest: Guest) -> str:
    """What an alphabetical list prints: family name first, where it is known.

    Particles and articles are set aside where that is the guest's custom (`particles`).
    """
    if guest.sort_name:
        return guest.sort_name
    given, family = name_parts(guest)
    if not family:
        return guest.name
    if guest.name.startswith(f"{family} "):
        return guest.name
    return in_file_order(given, family, guest.country, guest.languages)
