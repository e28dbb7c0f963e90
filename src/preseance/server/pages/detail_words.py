"""What the details of rules are called, and the words one chooses from in them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said, in_language

DETAILS: Mapping[str, Said] = MappingProxyType(
    {
        "at": Said("at whose right"),
        "at_least": Said("at least"),
        "by": Said("who may stand between"),
        "centimetres": Said("centimetres taller"),
        "each": Said("counted by"),
        "exempt": Said("all but"),
        "first": Said("the first"),
        "lists": Said("women and men rank"),
        "margin": Said("honours apart"),
        "metres": Said("metres more from the door"),
        "mode": Said("how they sit"),
        "number": Said("at most"),
        "others": Said("others there"),
        "past": Said("earlier events count"),
        "score": Said("how well together"),
        "side": Said("interpreter’s place"),
        "through": Said("known by"),
        "towards": Said("facing"),
        "unused": Said("empty tables"),
    }
)
VALUES: Mapping[str, Said] = MappingProxyType(
    {
        "any": Said("anywhere near"),
        "apart": Said("apart"),
        "auto": Said("as the order has it"),
        "behind": Said("behind"),
        "beside": Said("beside"),
        "blocks": Said("each together"),
        "co-host": Said("co-host"),
        "country": Said("countries"),
        "custom": Said("as is the custom"),
        "delegation": Said("delegations"),
        "diet": Said("diets"),
        "door": Said("the door"),
        "either": Said("view or door"),
        "even": Said("equally full"),
        "group": Said("groups"),
        "host": Said("host"),
        "in": Said("may sit"),
        "known": Said("those they know"),
        "language": Said("languages"),
        "minimum": Said("full enough"),
        "mixed": Said("mixed"),
        "no": Said("no"),
        "one": Said("in one list"),
        "other-table": Said("at another table"),
        "out": Said("may not sit"),
        "role": Said("roles"),
        "same-table": Said("at one table"),
        "sex": Said("women and men"),
        "together": Said("together"),
        "two": Said("in two lists"),
        "view": Said("the view"),
        "yes": Said("yes"),
    }
)


def detail(name: str, language: str) -> str:
    """What a detail is called; one of a rule from another package goes by its name."""
    return in_language(DETAILS[name], language) if name in DETAILS else name


def detail_value(value: str, language: str) -> str:
    """What a value of a detail is called; numbers and names stand as they are."""
    return in_language(VALUES[value], language) if value in VALUES else value


def told(name: str, value: str, language: str) -> str:
    """A name and what it is, as a cell tells them: «at most: 2»."""
    return in_language(Said("{name}: {value}", name=name, value=value), language)
