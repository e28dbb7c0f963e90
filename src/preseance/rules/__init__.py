"""Rules as an event has them: those that hold by default, and those of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.model.rule_row import LEVELS, RuleRow
from preseance.rules.catalogue import DEFAULTS, RULES, rule_of
from preseance.rules.checking import check
from preseance.rules.defaults import is_switched_on, rows_of, wrong_settings
from preseance.rules.requests import request_rows, sessions_bound, sessions_covered
from preseance.rules.shapes import Occasion, Rule

__all__ = [
    "DEFAULTS",
    "RULES",
    "build_rules",
    "check_rows",
    "default_rows",
    "ranked_sessions",
    "rule_of",
    "sessions_bound",
    "sessions_covered",
    "written_rows",
]


def build_rules(occasion: Occasion) -> tuple[Rule, ...]:
    """The rules that hold by default, those that requests make, then those of the event's rows.

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
    usual = default_rows(occasion.event)
    rows = (*usual, *written_rows(occasion.event))
    made = tuple([rule_of(row.kind)(row, occasion) for row in rows])
    for rule in made:
        rule.others = made
    for rule in made[: len(usual)]:
        rule.by_custom = not is_switched_on(occasion.event, rule.row)
    return made


def written_rows(event: Event) -> tuple[RuleRow, ...]:
    """The rows that somebody asked for: those of requests, then those of ``rules.csv``."""
    return (*request_rows(event), *event.rules)


def ranked_sessions(event: Event) -> frozenset[str]:
    """Ids of the sessions in which guests rank: where precedence is on, by custom or by a row."""
    rows = [*default_rows(event), *written_rows(event)]
    ranking = [row for row in rows if row.kind in RULES and rule_of(row.kind).ranks_guests]
    return frozenset(
        s.id for s in event.sessions if any(not r.sessions or s.id in r.sessions for r in ranking)
    )


def check_rows(event: Event, lines: Sequence[int] | None = None) -> tuple[Mistake, ...]:
    """Every mistake in the rows of ``rules.csv``, by line, and in the settings of rules."""
    return (*wrong_settings(event, DEFAULTS), *check(event, RULES, lines))


def default_rows(event: Event) -> tuple[RuleRow, ...]:
    """The rows of the rules that are on, as the event's settings change them; musts first.

    Their ids are ``default-NAME`` with hyphens (``default-host-presides``), and a number where a
    default differs between sessions (``default-couples-2``).

    Raises
    ------
    InputError
        Where a setting is unknown or has a wrong value.
    """
    wrong = list(wrong_settings(event, DEFAULTS))
    if wrong:
        raise InputError(wrong)
    on = (row for name, rule in DEFAULTS.items() for row in rows_of(event, name, rule))
    return tuple(sorted(on, key=lambda row: LEVELS.index(row.level)))
