"""In which capacity a guest ranks: which office, whose rank a stand-in takes, whose a spouse takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cache
from typing import Final, NamedTuple

from preseance.model.event import Event
from preseance.model.guest import Guest, Mode
from preseance.protocol.home import is_home
from preseance.protocol.scheme import RankClass, Scheme

ROLE_ALIASES: Final[Mapping[str, str]] = {
    "intl-org": "organisation",
    "international-organisation": "organisation",
    "international-organization": "organisation",
    "organization": "organisation",
    "partner": "spouse",
    "charge-d-affaires": "charge",
    "charge-d-affaires-ad-interim": "charge-ad-interim",
    "head-of-mission": "ambassador",
    "king": "monarch",
    "queen": "monarch",
    "president": "head-of-state",
    "president-of-senate": "president-of-the-senate",
    "president-of-the-assembly": "president-of-the-national-assembly",
    "prime-minister": "head-of-government",
    "mep": "member-of-the-european-parliament",
    "president-of-the-republic": "head-of-state",
    "heir": "crown-prince",
    "heir-to-the-throne": "crown-prince",
    "deputy-prime-minister": "deputy-head-of-government",
    "vice-prime-minister": "deputy-head-of-government",
    "minister-of-foreign-affairs": "foreign-minister",
    "former-president": "former-head-of-state",
    "former-prime-minister": "former-head-of-government",
    "apostolic-nuncio": "nuncio",
    "nuncio": "ambassador",
    "high-commissioner": "ambassador",
    "dean-of-the-diplomatic-corps": "ambassador",
    "dean-of-the-corps": "dean-of-the-diplomatic-corps",
    "doyen": "dean-of-the-diplomatic-corps",
    "un-secretary-general": "organisation",
    "member-of-parliament": "deputy",
}
"""Other spellings of roles, tried where the scheme itself has no such role; heads of mission of one
class are one (Vienna Convention on Diplomatic Relations, art. 14)."""

ALSO: Final = "also"
"""Column of a second office's role; its own keys have the prefix ``also_``."""
GUEST: Final = "guest"
"""What a class's condition calls the guest's own id."""
OWN_CONDITIONS: Final = ("national", "country", "home", GUEST, "delegation", "sex")
"""What a class's condition may ask of a guest besides the columns of rank keys."""
OTHER_THAN: Final = "!="
"""Before a condition's value: whoever has another, or none."""
OR_UNSAID: Final = "?"
"""Behind a condition's value: whoever says nothing too, and everybody where the setting says nothing."""
REPRESENTS: Final = "represents"
"""Prefix of the columns that describe one who is represented and not on the list."""


class How(Enum):
    """How a guest came to the capacity they are ranked in."""

    OWN = auto()
    BY_HAND = auto()
    SECOND_OFFICE = auto()
    FULL_RANK = auto()
    AFTER_CLASS = auto()


class Capacity(NamedTuple):
    """A class and the keys a guest is ranked by."""

    rank_class: RankClass
    keys: Mapping[str, str]
    country: str
    role: str
    """The role that the class takes."""
    how: How
    represented: str = ""
    """Guest id or name of whom a stand-in takes the rank from."""
    unknown_class: str = ""
    """A class set by hand that the scheme does not have."""
    unknown_office: bool = False
    """Full rank is due, but the office of the represented is not known."""


def capacity_of(guest: Guest, event: Event, scheme: Scheme) -> Capacity:
    """The capacity a guest ranks in under a scheme whose settings are chosen."""
    own = own_capacity(guest, event, scheme)
    if guest.mode is None or guest.mode is Mode.REPRESENTS or not guest.represents:
        return own
    if guest.mode is Mode.PERSONAL_ENVOY and scheme.chosen["personal_envoy"] == "own-rank":
        return own
    return _in_the_place_of(guest, own, event, scheme)


def own_capacity(guest: Guest, event: Event, scheme: Scheme) -> Capacity:
    """The capacity of a guest by their own offices, whomever they represent."""
    unknown = ""
    if guest.rank_class:
        by_hand = _class_by_hand(guest, scheme)
        if by_hand is not None:
            return Capacity(by_hand, guest.keys, guest.country, guest.role, How.BY_HAND)
        unknown = guest.rank_class
    taking = classes_taking(guest.role, scheme)
    if taking and not taking[0].where:
        first = taking[0]
    else:
        said = guest.keys | _said_of(guest, event) if scheme.has_conditions else guest.keys
        first = classify(guest.role, guest.country, said, scheme)
    if scheme.chosen["two_offices"] == "highest" and (role := guest.keys.get(ALSO, "")):
        keys = _prefixed(guest.keys, ALSO)
        second = classify(role, guest.country, keys, scheme)
        if second.level < first.level:
            return Capacity(
                second, keys, guest.country, role, How.SECOND_OFFICE, unknown_class=unknown
            )
    return Capacity(first, guest.keys, guest.country, guest.role, How.OWN, unknown_class=unknown)


def _class_by_hand(guest: Guest, scheme: Scheme) -> RankClass | None:
    """The class that a guest was put into by hand, by its name or by a role it takes."""
    named = scheme.class_by_id(guest.rank_class)
    if named is None and _names_a_role(guest.rank_class, scheme):
        return classify(guest.rank_class, guest.country, guest.keys, scheme)
    return named


def _said_of(guest: Guest, event: Event) -> dict[str, str]:
    """What a class's condition may ask of a guest besides their rank keys and country."""
    home = "yes" if is_home(guest, event) else "no"
    return {"home": home, GUEST: guest.id, "delegation": guest.delegation, "sex": guest.sex}


def classify(role: str, country: str, keys: Mapping[str, str], scheme: Scheme) -> RankClass:
    """The first class of a scheme that takes a role; every scheme ends with one that takes any."""
    for rank_class in classes_taking(role, scheme):
        if not rank_class.where or _holds(rank_class, country, keys, scheme):
            return rank_class
    return next(c for c in scheme.taking_any if _holds(c, country, keys, scheme))


def classes_taking(role: str, scheme: Scheme) -> tuple[RankClass, ...]:
    """The classes that take a role, in their order, whatever else they ask."""
    return scheme.kept(role, lambda: _taking(role, scheme))


def _taking(role: str, scheme: Scheme) -> tuple[RankClass, ...]:
    """The classes that take a role as it is written, or else by another spelling."""
    spelt = _spellings(role)
    found = tuple(c for name in spelt for c in scheme.taking.get(name, ()))
    return found or scheme.taking.get(_in_other_words(spelt[0], tuple(scheme.taking)), ())


def place_of_role(role: str, rank_class: RankClass) -> int:
    """The number of a role among those of its class, from 1 on; the last where it is none of them."""
    roles = rank_class.roles
    spelt = _spellings(role)
    known = next((name for name in spelt if name in roles), _in_other_words(spelt[0], roles))
    return roles.index(known) + 1 if known else len(roles)


@cache
def _spellings(role: str) -> tuple[str, ...]:
    """A role in its usual spelling, and as other lists have it."""
    found = [role.strip().lower().replace("_", "-").replace(" ", "-")]
    while found[-1] in ROLE_ALIASES:
        found.append(ROLE_ALIASES[found[-1]])
    return tuple(found)


_SMALL_WORDS: Final = frozenset({"of", "the", "a", "an", "for", "in", "at", "to", "and"})


def _in_other_words(role: str, known: Sequence[str]) -> str:
    """The role that says the same words in another order: ``government-delegate``; empty for none."""
    words = _words_of(role)
    return next((r for r in known if _words_of(r) == words), "") if words else ""


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(role.split("-")) - _SMALL_WORDS


def _names_a_role(name: str, scheme: Scheme) -> bool:
    return name in scheme.taking or ROLE_ALIASES.get(name, name) in scheme.taking


def _holds(rank_class: RankClass, country: str, keys: Mapping[str, str], scheme: Scheme) -> bool:
    for name, condition in rank_class.where.items():
        other = condition.startswith(OTHER_THAN)
        value = wanted_by(condition, scheme)
        if name == "national":
            found = "yes" if country in ("", scheme.country) else "no"
        elif name == "country":
            found = country
        else:
            found = keys.get(name, "")
        if condition.endswith(OR_UNSAID) and not (value and found):
            continue
        if (bool(value) and scheme.same(name, found, value)) is other:
            return False
    return True


def wanted_by(condition: str, scheme: Scheme) -> str:
    """The value that a condition names, that of a setting where it names one."""
    wanted = condition.removeprefix(OTHER_THAN).removesuffix(OR_UNSAID)
    return scheme.chosen.get(wanted[1:], "") if wanted.startswith("$") else wanted


def _in_the_place_of(guest: Guest, own: Capacity, event: Event, scheme: Scheme) -> Capacity:
    absent = event.guest_by_id.get(guest.represents)
    if absent is not None and absent.id != guest.id:
        office = own_capacity(absent, event, scheme)
        rank_class, keys, country, role = office[:4]
    else:
        keys = _prefixed(guest.keys, REPRESENTS)
        role = guest.keys.get(f"{REPRESENTS}_role", "")
        if not role:
            return own._replace(unknown_office=True)
        country = guest.country
        rank_class = classify(role, country, keys, scheme)
    if guest.mode is Mode.PERSONAL_ENVOY:
        if rank_class.id not in _SENDS_ENVOYS:
            return own
        if scheme.chosen["personal_envoy"] == "after-class":
            return Capacity(rank_class, own.keys, country, role, How.AFTER_CLASS, guest.represents)
    elif scheme.chosen["acting_date"] == "own":
        keys = guest.keys
    if guest.mode is Mode.DEPUTISES and rank_class.deputised_by:
        rank_class = scheme.class_by_id(rank_class.deputised_by) or rank_class
    return Capacity(rank_class, keys, country, role, How.FULL_RANK, guest.represents)


_SENDS_ENVOYS: Final = frozenset(
    {"pope", "monarch", "head-of-state", "fr-president", "us-president"}
)
"""Classes whose personal envoys may take their rank; others' sit at their own."""


def _prefixed(keys: Mapping[str, str], prefix: str) -> dict[str, str]:
    start = f"{prefix}_"
    return {k.removeprefix(start): v for k, v in keys.items() if k.startswith(start)}
