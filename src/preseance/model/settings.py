"""Settings of an event that are not of a rule: their names, and what each may say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Annotated, Final, TypeAlias

from pydantic import BeforeValidator

from preseance.model.codes import paper_languages
from preseance.wording.languages import languages
from preseance.wording.message import Listed
from preseance.wording.said import Said


def _simple(value: object) -> object:
    """A value of one of the kinds that settings have; numbers in a list are read as words."""
    if isinstance(value, tuple | list):
        if all(isinstance(v, str | int) and not isinstance(v, bool) for v in value):
            return tuple(str(v) for v in value)
    elif isinstance(value, str | int | float | bool):
        return value
    raise ValueError(Said("a text in quotes, a number, true or false, or a list of texts"))


SettingValue: TypeAlias = Annotated[
    str | int | float | bool | tuple[str, ...], BeforeValidator(_simple)
]
Shape: TypeAlias = Callable[[object], str]
"""From a value to what should stand there instead; empty where the value is right."""


def _text(value: object) -> str:
    return "" if isinstance(value, str) else Said("a text in quotes")


def _texts(value: object) -> str:
    right = isinstance(value, str | tuple | list)
    return "" if right else Said("a text in quotes, or a list of them")


def _truth(value: object) -> str:
    return "" if isinstance(value, bool) else Said("true or false")


def _probability(value: object) -> str:
    right = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return "" if right else Said("a number from 0 to 1")


def _length(value: object) -> str:
    right = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 100
    return "" if right else Said("a number of metres, at most {most}", most=100)


def _degrees(value: object) -> str:
    right = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 180
    return "" if right else Said("a number of degrees, at most {most}", most=180)


def _cost(value: object) -> str:
    right = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 10**7
    return "" if right else Said("a whole number from {low} to {high}", low=1, high=10**7)


def _slot(value: object) -> str:
    right = isinstance(value, int) and not isinstance(value, bool) and 30 <= value <= 600
    return "" if right else Said("a whole number of seconds from {low} to {high}", low=30, high=600)


def _place(value: object) -> str:
    right = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9
    return "" if right else Said("a whole number from {low} to {high}", low=1, high=9)


def _one_of(*words: str) -> Shape:
    return lambda value: "" if value in words else Said("{known}", known=Listed(words, either=True))


CREW: Final = re.compile(r"\s*(\d+)\s+([^:]+?)\s*(?::\s*(.*))?")
"""How many of whom eat, and what diet they have: ``2 drivers: vegan``."""


def _crew(value: object) -> str:
    said = (value,) if isinstance(value, str) else value
    right = isinstance(said, tuple | list) and all(CREW.fullmatch(str(line)) for line in said)
    return "" if right else Said("meals of the crew such as «6 musicians» or «2 drivers: vegan»")


def _tongues(value: object) -> str:
    said = (value,) if isinstance(value, str) else value
    try:
        right = isinstance(said, tuple | list) and bool(paper_languages([str(v) for v in said]))
    except ValueError:
        right = False
    known = Listed(languages(), either=True)
    return "" if right else Said("one or two languages of papers: {known}", known=known)


_ADDRESS: Final = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")


def _address(value: object) -> str:
    right = isinstance(value, str) and len(value) <= 300 and _ADDRESS.fullmatch(value)
    return "" if right else Said("an address that begins with https://")


SECRET_LENGTH: Final = 12
"""Characters that a secret has at least: shorter ones are guessed."""


def _secret(value: object) -> str:
    right = isinstance(value, str) and SECRET_LENGTH <= len(value.strip()) <= 200
    return "" if right else Said("a text of at least {length} characters", length=SECRET_LENGTH)


def _number(low: float, high: float) -> Shape:
    def shape(value: object) -> str:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        right = number and low <= value <= high  # type: ignore[operator]  # a number by now
        return "" if right else Said("a number from {low} to {high}", low=low, high=high)

    return shape


def _some_of(*words: str) -> Shape:
    def shape(value: object) -> str:
        said = (value,) if isinstance(value, str) else value
        right = isinstance(said, tuple | list) and all(word in words for word in said)
        return "" if right else Said("a list of {known}", known=Listed(words, either=True))

    return shape


CARD_PAPERS: Final = (
    "place-cards", "nameplates", "badges", "escort-cards", "envelopes", "table-signs", "menus",
    "pocket-cards",
)  # fmt: skip
"""Papers that are printed on cards or labels."""
NUMBERED_PAPERS: Final = (
    "floor-plan", "table-plans", "guests-by-precedence", "guests-by-name", "guests-by-place",
    "guests-by-delegation", "seating-board", "table-board", "kitchen", "speakers", "approval",
    "photo-rows", "motorcade",
)  # fmt: skip
"""Papers that may be printed in numbered copies: those with a head."""
CARD_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "place-cards": (
        "form_of_address", "name", "function", "delegation", "table", "mark", "code",
    ),
    "badges": ("form_of_address", "name", "function", "delegation", "code"),
    "escort-cards": ("form_of_address", "name", "function", "table", "code"),
    "envelopes": ("form_of_address", "name", "function", "delegation", "code"),
}  # fmt: skip
"""What a card may say of a guest; the other card papers leave no choice."""
OWN: Final[Mapping[str, Shape]] = {
    "author": _text,
    "encounters.reach": _length,
    "encounters.view": _degrees,
    "flags.car": _one_of("right", "both", "left"),
    "flags.pictures": _text,
    "moves.class.*": _cost,
    "moves.gap": _one_of("close-up", "reserve", "leave"),
    "moves.mark.*": _cost,
    "kitchen.crew": _crew,
    "motorcade.minutes": _number(0, 60),
    "motorcade.principal": _place,
    "moves.presiding": _one_of("next", "co-host", "nobody"),
    "papers.back": _one_of("name", "event", "none"),
    **{f"papers.copies.{paper}": _texts for paper in NUMBERED_PAPERS},
    "papers.distance": _number(0.3, 20),
    **{f"papers.fields.{paper}": _some_of(*fields) for paper, fields in CARD_FIELDS.items()},
    "papers.find_by": _one_of("name", "code"),
    "papers.find_secret": _secret,
    "papers.find_tells": _some_of("place", "plan"),
    "papers.find_url": _address,
    "papers.fonts": _text,
    **{f"papers.labels.{paper}": _text for paper in CARD_PAPERS},
    "papers.languages": _tongues,
    "papers.logo": _text,
    "papers.marked": _texts,
    "papers.marking": _text,
    "papers.offset": _text,
    "papers.own_script": _truth,
    "programme.greeters": _texts,
    "programme.slot": _slot,
    "reading.model": _truth,
    "rehearse.late": _probability,
    "rehearse.no_show": _probability,
    "rehearse.stand_in": _probability,
    "seat_belongs_to": _one_of("person", "country"),
    "tables.offending": _texts,
    "take_in.arm": _one_of("right", "left"),
    "take_in.arm_in_uniform": _one_of("right", "left"),
    "take_in.hostess": _one_of("last", "second", "first"),
    "take_in.order": _one_of("ladies", "gentlemen"),
    "take_in.pairs": _one_of("seats", "two-by-two"),
    "take_in.short": _one_of("lowest", "hostess"),
    "tables.thirteen": _truth,
}
"""What each may say, by dotted name; a star stands for any word."""


def shape_of(name: str) -> Shape | None:
    """What a setting may say; None where no setting has that name."""
    return next((shape for known, shape in OWN.items() if fnmatchcase(name, known)), None)
