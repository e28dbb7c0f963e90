"""How guests stand to each other, as the part of a sentence that a rule's finding takes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from preseance.model.event import Event
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import distance_of
from preseance.wording.message import Argument, DelegationRef, GuestRef, Message, PlaceRef, TableRef
from preseance.wording.templates import Templates, bilingual

_PHRASES: Mapping[str, tuple[str, str, str, str]] = {
    # Finite and infinitive, in English and in French, after two guests.
    "beside": ("are side by side", "be side by side", "sont côte à côte", "être côte à côte"),
    "across": ("face each other", "face each other", "se font face", "se faire face"),
    "diagonal": (
        "are diagonally across from each other",
        "be diagonally across from each other",
        "sont en diagonale",
        "être en diagonale",
    ),
    "behind": (
        "are one behind the other",
        "be one behind the other",
        "sont l’un derrière l’autre",
        "être l’un derrière l’autre",
    ),
    "next": (
        "follow each other in the line",
        "follow each other in the line",
        "se suivent dans la file",
        "se suivre dans la file",
    ),
    "in-frame": (
        "fit into one picture",
        "fit into one picture",
        "tiennent sur la même photo",
        "tenir sur la même photo",
    ),
    "same-table": (
        "are at the same table",
        "be at the same table",
        "sont à la même table",
        "être à la même table",
    ),
    "same-vehicle": (
        "ride in the same vehicle",
        "ride in the same vehicle",
        "sont dans le même véhicule",
        "être dans le même véhicule",
    ),
    "same-row": (
        "are in the same row",
        "be in the same row",
        "sont au même rang",
        "être au même rang",
    ),
    "same-room": (
        "are in the same room",
        "be in the same room",
        "sont dans la même salle",
        "être dans la même salle",
    ),
    "same-session": (
        "attend the same session",
        "attend the same session",
        "participent à la même séance",
        "participer à la même séance",
    ),
    "hangs-on": (
        "are one behind the other",
        "be one behind the other",
        "sont l’un derrière l’autre",
        "être l’un derrière l’autre",
    ),
    "in-sight": (
        "are in sight of each other",
        "be in sight of each other",
        "se voient",
        "se voir",
    ),
    "m": (
        "are within {number} m of each other",
        "be within {number} m of each other",
        "sont à moins de {number} m l’un de l’autre",
        "être à moins de {number} m l’un de l’autre",
    ),
    "min": (
        "pass within {number} minutes of each other",
        "pass within {number} minutes of each other",
        "passent à moins de {number} minutes l’un de l’autre",
        "passer à moins de {number} minutes l’un de l’autre",
    ),
    "near": ("are close to each other", "be close to each other", "sont proches", "être proches"),
}


_GROUPS: Mapping[str, tuple[str, str]] = {
    "sex:F": ("women", "dames"),
    "sex:M": ("men", "messieurs"),
    "home": ("people of the house", "gens de la maison"),
    "foreign": ("guests from outside", "invités de l’extérieur"),
    "everyone": ("guests", "convives"),
    "delegation": ("members of the delegation {name}", "membres de la délégation {name}"),
    "group": ("members of the group «{name}»", "membres du groupe «\u202f{name}\u202f»"),
    "sex": ("guests of sex {name}", "convives de sexe {name}"),
    "role": ("guests in the role {name}", "convives au titre de {name}"),
    "country": ("guests from {name}", "convives venus de {name}"),
    "diet": ("guests with the diet {name}", "convives au régime {name}"),
    "access": ("guests with the need {name}", "convives ayant besoin de {name}"),
    "language": ("speakers of {name}", "locuteurs de {name}"),
}
"""Nouns for the guests a selector means."""
_PLACES: Mapping[str, tuple[str, str]] = {
    "zone": ("the zone {name}", "la zone {name}"),
    "row": ("row {name}", "le rang {name}"),
    "side": ("the side {name}", "le côté {name}"),
    "end": ("the end of a side", "un bout de côté"),
    "presiding": ("a presiding place", "une place de présidence"),
    "or": ("{a} or {b}", "{a} ou {b}"),
}
"""Parts of sentences for the places a row means."""

MESSAGES: Templates = bilingual(
    {f"relation.{word}": (are, sont) for word, (are, _, sont, _) in _PHRASES.items()}
    | {f"relation.to.{word}": (be, etre) for word, (_, be, _, etre) in _PHRASES.items()}
    | {f"who.{word}": said for word, said in _GROUPS.items()}
    | {f"where.{word}": said for word, said in _PLACES.items()}
)
"""Parts of sentences."""


def they_are(assembly: Assembly, relations: Sequence[str], p: int, q: int) -> Message:
    """«are side by side»: the first of the relations in which two places stand."""
    held = [w for w in relations if assembly.related([w], symmetric=True).holds(p, q)]
    return _phrase("relation.", held[0] if held else "near")


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
    if selector in _GROUPS:
        return Message(f"who.{selector}")
    kind, colon, name = selector.partition(":")
    if not colon:
        return GuestRef(selector)
    named = DelegationRef(name) if kind == "delegation" else name
    return Message(f"who.{kind}", {"name": named})


def called_places(event: Event, words: Sequence[str]) -> Argument:
    """The places a row means: «Table 1 or the zone Terrace»."""
    *others, last = [_place_called(event, word) for word in words]
    for other in reversed(others):
        last = Message("where.or", {"a": other, "b": last})
    return last


def _place_called(event: Event, word: str) -> Argument:
    kind, colon, name = word.partition(":")
    if not colon:
        if word in ("end", "presiding"):
            return Message(f"where.{word}")
        tables = {t.id for room in event.rooms for t in room.tables}
        return TableRef(word) if word in tables else PlaceRef(word)
    if kind == "table":
        return TableRef(name)
    if kind == "zone":
        zones = (z.called for room in event.rooms for z in room.zones if z.id == name)
        name = next(zones, name)
    return Message(f"where.{kind}", {"name": name})
