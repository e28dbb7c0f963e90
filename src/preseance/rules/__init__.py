"""The rule catalogue: one module a rule, found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from preseance.rules.base import Occasion, Rule


def _discover() -> dict[str, type[Rule]]:
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "base":
            for item in vars(importlib.import_module(f"{__name__}.{module.name}")).values():
                if isinstance(item, type) and issubclass(item, Rule) and item is not Rule:
                    found[item.kind] = item
    return found


RULES: Mapping[str, type[Rule]] = MappingProxyType(_discover())
"""Rule classes by kind."""


def build_rules(occasion: Occasion) -> tuple[Rule, ...]:
    """The rules of the event's rows, in the order of the file.

    Raises
    ------
    KeyError
        Where a row's kind is not in ``RULES``.
    """
    return tuple(RULES[row.kind](row, occasion) for row in occasion.event.rules)
