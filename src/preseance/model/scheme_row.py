"""An order of precedence as it is written: in ``event.toml``, in a file beside it, or in a file of
the house. All three are the same records, so that an event's own order can do what the house's can.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from preseance.model.base import Identifier, Record, kebab_word
from preseance.wording.said import Said


class Certainty(StrEnum):
    """How well a row of a list is known."""

    HIGH = "high"
    """Read in the text, or in several copies that agree."""
    MEDIUM = "medium"
    """One copy, or an older edition whose order later lists confirm."""
    LOW = "low"
    """One weak source."""


def _plain(value: Any) -> Any:
    """A value as text: yes and no for truth values, numbers and dates as they are written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int | float | date) else value


def _worded(value: Any) -> Any:
    """One text for all languages, where only one is written."""
    return {"en": value} if isinstance(value, str) else value


PlainText = Annotated[str, BeforeValidator(_plain)]
Worded = Annotated[dict[str, str], BeforeValidator(_worded)]
"""A text by language; ``fr_f`` is said of a woman."""


def _beside(value: str) -> str:
    """Where a class stands beside another: ``after mayor``."""
    word, _, other = value.partition(" ")
    if word not in ("before", "after", "with") or not other.strip():
        raise ValueError(Said('a number, or a class beside which it stands, as "after mayor"'))
    return f"{word} {other.strip()}"


Beside = Annotated[str, AfterValidator(_beside)]


class EffectRow(Record):
    """What one value of a setting changes."""

    level: dict[str, int | Beside] = Field(default_factory=dict)
    """New levels by class: a number, or ``before``, ``after`` or ``with`` another class."""
    keys: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """New keys by class."""
    source: dict[str, Worded] = Field(default_factory=dict)
    """By class, document and article that give it the place; it is then certain."""


class SettingRow(Record):
    """A choice the hosts have within the order."""

    default: PlainText = ""
    allowed: tuple[PlainText, ...] = ("*",)
    """The values there are; ``*`` stands for any."""
    about: Worded = Field(default_factory=dict)
    labels: dict[str, Worded] = Field(default_factory=dict)
    effects: dict[str, EffectRow] = Field(default_factory=dict)


_EVERYBODY: Final = "everybody"
"""Id of the class that takes every role, where it has none."""
_FEW: Final = 3
"""So many roles are named where a class says nothing of what it is called."""


class ClassRow(Record):
    """One class of an order, highest first."""

    roles: tuple[str, ...]
    """Roles of guests that it takes; ``*`` takes every role."""
    id: str = ""
    """Its name; its first role where empty."""
    en: str = ""
    fr: str = ""
    fr_f: str = ""
    """What it is called, its id or its roles where nothing is written; said of a woman where French
    tells her from a man."""
    rank: PlainText = ""
    """Number in the list it comes from; several classes may share one."""
    level: int | None = None
    """Lower is higher in rank; by its place in the list where it is not written."""
    band: str = ""
    """Classes of one band are one rank: their guests mix, sorted by their keys alone."""
    before: str = ""
    """Class of the order it builds on that it goes before."""
    after: str = ""
    """Class of the order it builds on that it follows."""
    where: dict[str, PlainText] = Field(default_factory=dict)
    """Conditions: a column's value, ``$name`` for a setting's; ``!=`` before it for any other, ``?``
    behind it for who says nothing in the column too, or all where the setting says nothing."""
    keys: tuple[str, ...] = ()
    ranked: bool = True
    """Whether its guests rank among themselves; those of an unranked group are equal."""
    deputised_by: str = ""
    """Class that one who deputises for its holder ranks in, where that is not the holder's own."""
    alternate: str = ""
    """Column by whose values its guests take turns (side, delegation, sex)."""
    source: Worded = Field(default_factory=dict)
    edition: str = ""
    certainty: Certainty = Certainty.HIGH
    note: Worded = Field(default_factory=dict)

    @field_validator("roles")
    @classmethod
    def _some(cls, roles: tuple[str, ...]) -> tuple[str, ...]:
        """In the usual spelling, so that «Vice chair» takes whoever is ``vice-chair``."""
        if not roles or not all(role.strip() for role in roles):
            raise ValueError(Said('the roles of guests that the class takes, as ["mayor"]'))
        return tuple(kebab_word(role) for role in roles)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, values: Any) -> Any:
        """Its id is its first role where none is written, and it is called by its roles."""
        if not isinstance(values, dict):
            return values
        roles = values.get("roles")
        named = [r for r in roles if isinstance(r, str)] if isinstance(roles, list | tuple) else []
        first = kebab_word(named[0]) if named else ""
        said: dict[str, Any] = {}
        if first and not values.get("id"):
            said["id"] = _EVERYBODY if first == "*" else first
        if first != "*" and not (values.get("id") or values.get("en") or values.get("fr")):
            few = [re.sub(r"[-_]", " ", r) for r in named[:_FEW]]
            said |= {"en": " or ".join(few), "fr": " ou ".join(few)} if few else {}
        if said.get("id") == _EVERYBODY and not (values.get("en") or values.get("fr")):
            said |= {"en": "guest", "fr": "invité", "fr_f": "invitée"}
        return {**values, **said}

    @property
    def label(self) -> dict[str, str]:
        """What it is called, by language; its id in words where nothing is written."""
        plain = self.en or self.fr or self.id.replace("-", " ")
        label = {"en": self.en or plain, "fr": self.fr or plain}
        return label | ({"fr_f": self.fr_f} if self.fr_f else {})


class SchemeRow(Record):
    """An order of precedence: what it says of itself, its settings and its classes."""

    id: Identifier
    in_event: bool = False
    """Whether it stands in ``event.toml`` itself, not in a file of its own."""
    title: Worded = Field(default_factory=dict)
    sentence: Worded = Field(default_factory=dict)
    """The criterion in one sentence; ``{name}`` stands for a setting's value."""
    edition: str = ""
    source: Worded = Field(default_factory=dict)
    date: PlainText = ""
    country: str = ""
    """ISO code of the country whose offices it ranks."""
    uncertain: tuple[str, ...] = ()
    includes: str = ""
    """Scheme that it builds on: its own classes come first, or where they say."""
    defaults: dict[str, PlainText] = Field(default_factory=dict)
    """Other defaults of settings that every scheme has."""
    settings: dict[str, SettingRow] = Field(default_factory=dict)
    orders: dict[str, tuple[PlainText, ...]] = Field(default_factory=dict)
    """Values of a column in their order; spellings of one value are parted by ``|``."""
    classes: tuple[ClassRow, ...] = ()


PARTS = tuple(name for name in SchemeRow.model_fields if name not in ("id", "in_event"))
"""What may be written of a scheme."""
