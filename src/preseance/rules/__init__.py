"""The rule catalogue: one module a rule, found by looking."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from preseance.errors import InputError, Mistake, UnknownNameError
from preseance.model.event import Event
from preseance.model.rule_row import RuleRow
from preseance.rules import kinds
from preseance.rules.checking import check
from preseance.rules.defaults import DEFAULTS, Default, row_of, wrong_settings
from preseance.rules.shapes import Occasion, Rule
from preseance.wording.said import Said

__all__ = ["DEFAULTS", "RULES", "Default", "build_rules", "check_rows", "default_rows"]


def _discover() -> dict[str, type[Rule]]:
    """The rule class of each module beside this one, by kind."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(kinds.__path__):
        if module.ispkg:
            continue
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


RULES: Mapping[str, type[Rule]] = MappingProxyType(_discover())
"""Rule classes by kind."""


def build_rules(occasion: Occasion) -> tuple[Rule, ...]:
    """The rules that hold by default, then those of the event's rows in the order of the file.

    They are made once and kept with the occasion.

    Raises
    ------
    UnknownNameError
        Where a row's kind is not in ``RULES``.
    InputError
        Where a setting of a default rule is unknown or has a wrong value.
    """
    return occasion.kept("rules", partial(_build, occasion))


def _build(occasion: Occasion) -> tuple[Rule, ...]:
    rows = (*default_rows(occasion.event), *occasion.event.rules)
    for row in rows:
        if row.kind not in RULES:
            raise UnknownNameError(Said("kind of rule"), row.kind, sorted(RULES))
    return tuple(RULES[row.kind](row, occasion) for row in rows)


def check_rows(event: Event, lines: Sequence[int] | None = None) -> tuple[Mistake, ...]:
    """Every mistake in the rows of ``rules.csv``, by line, and in the settings of rules."""
    return (*wrong_settings(event, DEFAULTS, RULES), *check(event, RULES, lines))


def default_rows(event: Event) -> tuple[RuleRow, ...]:
    """The rows of the rules that are on, as the event's settings change them.

    Their ids are ``default-NAME`` with hyphens (``default-host-presides``).

    Raises
    ------
    InputError
        Where a setting is unknown or has a wrong value.
    """
    wrong = list(wrong_settings(event, DEFAULTS, RULES))
    if wrong:
        raise InputError(wrong)
    rows = (row_of(event, name, d, RULES[d.kind]) for name, d in DEFAULTS.items())
    return tuple(row for row in rows if row is not None)
