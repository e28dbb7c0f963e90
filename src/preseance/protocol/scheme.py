"""What a scheme of precedence is: classes in order, the keys inside each, and its settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from preseance.errors import UnknownNameError
from preseance.model.base import kebab_word
from preseance.model.codes import folded
from preseance.model.scheme_row import Certainty
from preseance.protocol.keys import columns_of
from preseance.wording.said import Said

Wording = Mapping[str, str]
"""One text in each language of the program: ``en`` and ``fr``, and ``fr_f`` said of a woman where
French tells her from a man."""

SettingValue = str | int | float | bool | tuple[str, ...]

_NO_COLUMNS: Final = ("country", "national", "home")
"""Conditions of a class that no rank key answers."""
ANY: Final = "*"
"""In a setting's allowed values: any text. Among a class's roles: every role."""


@dataclass(frozen=True)
class RankClass:
    """One class of a scheme. Classes of one level are mixed and sort by their keys alone."""

    id: str
    label: Wording
    level: int
    """Lower is higher in rank."""
    roles: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)
    """Further conditions: ``country``, ``national`` or ``home`` (yes or no), or a rank key's value;
    ``$name`` stands for the value of the setting ``name``, ``!=`` before it for any other, ``?``
    behind it also takes whoever says nothing there, or everybody where the setting says nothing."""
    keys: tuple[str, ...] = ()
    """Rank keys in order; ``a|b`` takes ``b`` where ``a`` is missing."""
    source: str = ""
    """Document and article, where it is not the scheme's own."""
    rank: str = ""
    """Number in the list it comes from; several classes may share one."""
    ranked: bool = True
    """Whether its guests rank among themselves; those of an unranked group are equal."""
    deputised_by: str = ""
    """Class that one who deputises for its holder ranks in, where that is not the holder's own."""
    alternate: str = ""
    """Column by whose values its guests take turns."""
    edition: str = ""
    """Edition, where it is not the scheme's own."""
    certainty: Certainty = Certainty.HIGH
    note: Wording = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """What one value of a setting changes in the classes."""

    levels: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """Document and article that give a class its place under this value: it is certain by them."""


@dataclass(frozen=True)
class Setting:
    """A choice the hosts may make within a scheme."""

    name: str
    default: str
    allowed: tuple[str, ...]
    about: Wording
    effects: Mapping[str, Effect] = field(default_factory=dict)
    labels: Mapping[str, Wording] = field(default_factory=dict)
    """How sentences say each value; the value itself where it has none."""


@dataclass(frozen=True)
class Scheme:
    """A scheme of precedence as data."""

    id: str
    title: Wording
    sentence: Wording
    """The criterion in one sentence; ``{name}`` stands for a setting's value."""
    edition: str
    source: str
    date: str
    """ISO date of the edition, as far as it is known."""
    uncertain: tuple[str, ...]
    settings: Mapping[str, Setting]
    classes: tuple[RankClass, ...]
    country: str = ""
    """ISO code of the country whose offices a national list ranks."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The value in force of each setting, once ``with_settings`` has been called."""

    orders: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By column, the number of each value in a stated order, by every spelling (``folded``)."""
    words: Mapping[str, Wording] = field(default_factory=dict)
    """What its data say, by message id: its sentence, its classes, its settings, its sources."""

    @cached_property
    def taking(self) -> Mapping[str, tuple[RankClass, ...]]:
        """The classes that take a role, in order; those of every role where it names none.

        A class of every role that sets a condition goes by the condition, so it is among them all.
        """
        roles = {role for c in self.classes for role in c.roles if role != ANY}
        return {
            role: tuple(c for c in self.classes if role in c.roles or (ANY in c.roles and c.where))
            for role in roles
        }

    def same(self, column: str, value: str, other: str) -> bool:
        """Whether two texts in a column say the same: spellings of a listed value are one."""
        if value.strip().casefold() == other.strip().casefold():
            return True
        order = self.orders.get(column, {})
        number = order.get(folded(value))
        return number is not None and number == order.get(folded(other))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that its classes sort by, ask for or take turns by, as they stand in it."""
        asked = (
            name
            for c in self.classes
            for name in (*(k for key in c.keys for k in columns_of(key)), *c.where, c.alternate)
        )
        return tuple(n for n in dict.fromkeys(asked) if n and n not in _NO_COLUMNS)

    @cached_property
    def most_keys(self) -> int:
        """The number of keys of the class that has most."""
        return max((len(c.keys) for c in self.classes), default=0)

    @cached_property
    def has_conditions(self) -> bool:
        """Whether a class asks more of a guest than a role."""
        return any(c.where for c in self.classes)

    @cached_property
    def _kept(self) -> dict[str, tuple[RankClass, ...]]:
        return {}

    def kept(self, role: str, make: Callable[[], tuple[RankClass, ...]]) -> tuple[RankClass, ...]:
        """The classes that ``make`` finds for a role, found once."""
        if role not in self._kept:
            self._kept[role] = make()
        return self._kept[role]

    @cached_property
    def taking_any(self) -> tuple[RankClass, ...]:
        """The classes that take every role, in order."""
        return tuple(c for c in self.classes if ANY in c.roles)

    def class_by_id(self, name: str) -> RankClass | None:
        """The class of that id, if the scheme has it."""
        return next((c for c in self.classes if c.id == name), None)

    def with_settings(self, wanted: Mapping[str, SettingValue], *, strict: bool = True) -> Scheme:
        """The scheme as the settings have it.

        Parameters
        ----------
        wanted
            Values by name; ``scheme-id.name`` goes before a bare ``name``.
        strict
            Whether a bare name or value the scheme does not know is an error; otherwise it is
            taken to mean another scheme and left out.

        Raises
        ------
        UnknownNameError
            For a setting or a value that is not known.
        """
        chosen = {name: setting.default for name, setting in self.settings.items()}
        dotted = f"{self.id}."
        bare = {k: v for k, v in wanted.items() if "." not in k}
        own = {k.removeprefix(dotted): v for k, v in wanted.items() if k.startswith(dotted)}
        for name, value in bare.items():
            if strict or self._allows(name, value):
                chosen[name] = self._checked(name, value)
        for name, value in own.items():
            chosen[name] = self._checked(name, value)
        return replace(self, chosen=chosen, classes=self._classes(chosen))

    def _allows(self, name: str, value: SettingValue) -> bool:
        setting = self.settings.get(name)
        return setting is not None and (
            ANY in setting.allowed or self._spelt(name, value) in setting.allowed
        )

    def _spelt(self, name: str, value: SettingValue) -> str:
        """The value as the scheme spells it, with hyphens where underscores were written."""
        text = written(value)
        if ANY in self.settings[name].allowed or text in self.settings[name].allowed:
            return text
        return kebab_word(text)

    def _checked(self, name: str, value: SettingValue) -> str:
        if name not in self.settings:
            raise UnknownNameError(
                Said("setting of the scheme {id}", id=self.id), name, tuple(self.settings)
            )
        if not self._allows(name, value):
            allowed = self.settings[name].allowed
            raise UnknownNameError(
                Said("value of the setting {name} ({id})", name=name, id=self.id),
                written(value),
                allowed,
            )
        return self._spelt(name, value)

    def _classes(self, chosen: Mapping[str, str]) -> tuple[RankClass, ...]:
        classes = {c.id: c for c in self.classes}
        for name, value in chosen.items():
            effect = self.settings[name].effects.get(value, Effect())
            for class_id in classes.keys() & effect.levels.keys():
                classes[class_id] = replace(classes[class_id], level=effect.levels[class_id])
            for class_id in classes.keys() & effect.keys.keys():
                classes[class_id] = replace(classes[class_id], keys=effect.keys[class_id])
            for class_id in classes.keys() & effect.sources.keys():
                classes[class_id] = replace(
                    classes[class_id],
                    source=effect.sources[class_id],
                    edition="",
                    certainty=Certainty.HIGH,
                )
        return tuple(classes.values())


def written(value: SettingValue) -> str:
    """A setting's value as text: yes and no for truth values, spaces between several."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)
