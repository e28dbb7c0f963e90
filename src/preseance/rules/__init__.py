"""The rule catalogue: one module a rule, found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from preseance.errors import InputError, Mistake, UnknownNameError
from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Kind
from preseance.rules.base import Occasion, Rule
from preseance.rules.base.checking import check


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


DEFAULTS: Mapping[str, tuple[Level, int]] = MappingProxyType(
    {
        "seated": (Level.MUST, 1000),
        "host_presides": (Level.MUST, 100),
        "presiding": (Level.SHOULD, 100),
        "precedence": (Level.PREFER, 5),
        "spread": (Level.PREFER, 1),
        "couples": (Level.SHOULD, 10),
    }
)
"""Level and weight of the rules that hold in every event unless its settings say otherwise."""


def build_rules(occasion: Occasion) -> tuple[Rule, ...]:
    """The rules that hold by default, then those of the event's rows in the order of the file.

    Raises
    ------
    UnknownNameError
        Where a row's kind is not in ``RULES``.
    InputError
        Where a setting of a default rule is no level, or no weight from 1 to 1000.
    """
    rows = (*default_rows(occasion.event), *occasion.event.rules)
    for row in rows:
        if row.kind not in RULES:
            raise UnknownNameError("kind of rule", row.kind, sorted(RULES))
    return tuple(RULES[row.kind](row, occasion) for row in rows)


def check_rows(event: Event) -> tuple[Mistake, ...]:
    """Every mistake in the rows of ``rules.csv``, by line."""
    return check(event, RULES)


def default_rows(event: Event) -> tuple[RuleRow, ...]:
    """The rows of the rules that are on, as the event's settings change them.

    Their ids are ``default-KIND`` with hyphens (``default-host-presides``).

    ``KIND.on`` (false switches it off), ``KIND.level`` and ``KIND.weight`` are the settings.
    """
    meals = tuple(s.id for s in event.sessions if s.kind is Kind.MEAL)
    rows = []
    for kind, (level, weight) in DEFAULTS.items():
        if event.settings.get(f"{kind}.on", True) is False or (kind == "couples" and not meals):
            continue
        rows.append(
            RuleRow(
                id=f"default-{kind.replace('_', '-')}",
                kind=kind,
                sessions=meals if kind == "couples" else (),
                level=_level(event, kind, level),
                weight=_weight(event, kind, weight),
                confidential=False,
            )
        )
    return tuple(rows)


def _level(event: Event, kind: str, level: Level) -> Level:
    given = event.settings.get(f"{kind}.level", level)
    if given not in list(Level):
        expected = f"one of {', '.join(Level)}"
        raise InputError([Mistake("event.toml", None, f"{kind}.level", str(given), expected)])
    return Level(str(given))


def _weight(event: Event, kind: str, weight: int) -> int:
    given = event.settings.get(f"{kind}.weight", weight)
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= 1000:
        expected = "a whole number from 1 to 1000"
        raise InputError([Mistake("event.toml", None, f"{kind}.weight", str(given), expected)])
    return given
