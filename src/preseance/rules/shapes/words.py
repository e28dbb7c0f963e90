"""How guests stand to each other, as the part of a sentence that a rule's finding takes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from preseance.model.event import Event
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import AT_TABLE, OTHER_HAND, distance_of
from preseance.rules.occasion.selectors import CHAIRS, PLACE_WORDS
from preseance.wording.message import (
    Argument,
    CountryRef,
    DelegationRef,
    GuestRef,
    LanguageRef,
    Listed,
    Message,
    PlaceRef,
    TableRef,
)

_PHRASES: Mapping[str, tuple[str, str]] = {
    # Finite and infinitive, after two guests.
    "beside": ("are side by side", "be side by side"),
    "right-of": (
        "are side by side, the first on the second's right",
        "be side by side, the first on the second's right",
    ),
    "left-of": (
        "are side by side, the first on the second's left",
        "be side by side, the first on the second's left",
    ),
    "across": ("face each other", "face each other"),
    "diagonal": ("are diagonally across from each other", "be diagonally across from each other"),
    "behind": ("are one behind the other", "be one behind the other"),
    "next": ("follow each other in the line", "follow each other in the line"),
    "in-frame": ("fit into one picture", "fit into one picture"),
    "same-table": ("are at the same table", "be at the same table"),
    "same-vehicle": ("ride in the same vehicle", "ride in the same vehicle"),
    "same-row": ("are in the same row", "be in the same row"),
    "same-room": ("are in the same room", "be in the same room"),
    "same-session": ("attend the same session", "attend the same session"),
    "hangs-on": ("are one behind the other", "be one behind the other"),
    "in-sight": ("are in sight of each other", "be in sight of each other"),
    "m": ("are within {number} m of each other", "be within {number} m of each other"),
    "min": (
        "pass within {number} minutes of each other",
        "pass within {number} minutes of each other",
    ),
    "near": ("are close to each other", "be close to each other"),
}


_GROUPS: Mapping[str, str] = {
    "sex:F": "women",
    "sex:F.one": "woman",
    "sex:M": "men",
    "sex:M.one": "man",
    "home": "people of the house",
    "home.one": "person of the house",
    "foreign": "guests from outside",
    "foreign.one": "guest from outside",
    "everyone": "guests",
    "everyone.one": "guest",
    "delegation": "members of the delegation {name}",
    "delegation.one": "member of the delegation {name}",
    "group": "members of the group «{name}»",
    "group.one": "member of the group «{name}»",
    "sex": "guests of sex {name}",
    "sex.one": "guest of sex {name}",
    "role": "guests in the role {name}",
    "role.one": "guest in the role {name}",
    "country": "guests from {name}",
    "country.one": "guest from {name}",
    "diet": "guests with the diet {name}",
    "diet.one": "guest with the diet {name}",
    "access": "guests with the need {name}",
    "access.one": "guest with the need {name}",
    "language": "speakers of {name}",
    "language.one": "speaker of {name}",
}
"""Nouns for the guests a selector means, and for one of them."""
_WHOLE = frozenset({"sex:F", "sex:M", "home", "foreign", "everyone"})
"""Selectors that name nobody."""
_NAMED: Mapping[str, Callable[[str], Argument]] = {
    "delegation": DelegationRef,
    "country": CountryRef,
    "language": LanguageRef,
}
"""Kinds of group whose name is a reference."""
_PLACES: Mapping[str, str] = {
    "zone": "the zone {name}",
    "row": "row {name}",
    "side": "the side {name}",
    "end": "the end of a side",
    "presiding": "a presiding place",
    "host": "the host's place",
    "right-of-host": "the place on the host's right",
    "left-of-host": "the place on the host's left",
    "across-from-host": "the place across from the host",
    "co-host": "the co-host's place",
    "right-of-co-host": "the place on the co-host's right",
    "left-of-co-host": "the place on the co-host's left",
    "across-from-co-host": "the place across from the co-host",
    "at": "{place} at {table}",
}
"""Parts of sentences for the places a row means."""

MESSAGES: Mapping[str, str] = (
    {f"relation.{word}": are for word, (are, _) in _PHRASES.items()}
    | {f"relation.to.{word}": be for word, (_, be) in _PHRASES.items()}
    | {f"who.{word}": said for word, said in _GROUPS.items()}
    | {f"where.{word}": said for word, said in _PLACES.items()}
)
"""Parts of sentences."""


def they_are(assembly: Assembly, relations: Sequence[str], p: int, q: int) -> Message:
    """«are side by side»: the first of the relations in which two places stand."""
    held = [
        w
        for w in relations
        if assembly.related([OTHER_HAND.get(w, w)], symmetric=w not in OTHER_HAND).holds(p, q)
    ]
    one = assembly.places[p].table in assembly.layout.whole and held and held[0] in AT_TABLE
    return _phrase("relation.", "same-table" if one else held[0] if held else "near")


def they_should(relations: Sequence[str]) -> Message:
    """«be side by side», after «should»; «be close to each other» where several relations will do."""
    return _phrase("relation.to.", relations[0] if len(relations) == 1 else "near")


def _phrase(prefix: str, word: str) -> Message:
    distance = distance_of(word)
    if distance is None:
        return Message(prefix + word)
    number, unit = distance
    return Message(prefix + unit, {"number": number})


def called(selector: str) -> Argument:
    """The guests a selector means, as a sentence calls them: «women», «members of the delegation Peru»."""
    if selector in _WHOLE:
        return Message(f"who.{selector}")
    kind, colon, name = selector.partition(":")
    if not colon:
        return GuestRef(selector)
    named = _NAMED[kind](name) if kind in _NAMED else name
    return Message(f"who.{kind}", {"name": named})


def called_places(event: Event, words: Sequence[str]) -> Argument:
    """The places a row means: «Table 1 or the zone Terrace»."""
    meant = [_place_called(event, word) for word in words]
    return meant[0] if len(meant) == 1 else Listed(tuple(meant), either=True)


def _place_called(event: Event, word: str) -> Argument:
    kind, colon, name = word.partition(":")
    tables = {t.id for room in event.rooms for t in room.tables}
    if not colon:
        if word in PLACE_WORDS and word not in tables:
            return Message(f"where.{word}")
        return TableRef(word) if word in tables else PlaceRef(word)
    if kind in CHAIRS:
        return Message("where.at", {"place": Message(f"where.{kind}"), "table": TableRef(name)})
    if kind == "table":
        return TableRef(name)
    if kind == "zone":
        zones = (z.called for room in event.rooms for z in room.zones if z.id == name)
        name = next(zones, name)
    return Message(f"where.{kind}", {"name": name})
