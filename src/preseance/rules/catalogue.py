"""The catalogue of rules: one module a kind of the house, and those that other packages bring.

Looked up when a rule is first asked for, so that nothing else waits for other packages.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from preseance.errors import UnknownNameError
from preseance.rules import kinds
from preseance.rules.outside import rules_from_outside
from preseance.rules.shapes import Rule
from preseance.wording.said import Said

T = TypeVar("T")


class Catalogue(Mapping[str, T], Generic[T]):
    """What is found by name, found when first asked for."""

    def __init__(self, find: Callable[[], Mapping[str, T]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[str, T]:
        return self._find()

    def __getitem__(self, name: str) -> T:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _of_the_house() -> dict[str, type[Rule]]:
    """The rule class of each module of ``kinds``."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(kinds.__path__):
        made = importlib.import_module(f"{kinds.__name__}.{module.name}")
        for item in vars(made).values():
            if (
                isinstance(item, type)
                and issubclass(item, Rule)
                and item.__module__ == made.__name__
                and not inspect.isabstract(item)
            ):
                found[item.kind] = item
    return found


def _all_rules() -> Mapping[str, type[Rule]]:
    ours = _of_the_house()
    return ours | rules_from_outside(ours)


RULES: Mapping[str, type[Rule]] = Catalogue(_all_rules)
"""Rule classes by kind.

Looking into it raises ``OutsideRuleError`` where a package brings a rule that cannot be used.
"""


def _defaults() -> Mapping[str, type[Rule]]:
    return {name: rule for rule in RULES.values() for name in rule.defaults}


DEFAULTS: Mapping[str, type[Rule]] = Catalogue(_defaults)
"""The rule that holds by default under each name that settings have for one."""


def rule_of(kind: str) -> type[Rule]:
    """The rule class of a kind.

    Raises
    ------
    UnknownNameError
        Where there is none.
    """
    if kind not in RULES:
        raise UnknownNameError(Said("kind of rule"), kind, sorted(RULES))
    return RULES[kind]
