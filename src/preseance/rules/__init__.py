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

    They are made once and kept with the occasion; where only some rows differ from those last built of the
    same guests and places, the others are the same rules, with all that they have worked out.

    Raises
    ------
    UnknownNameError
        Where a row's kind is not in ``RULES``.
    InputError
        Where a setting of a default rule is unknown or has a wrong value.
    """
    return occasion.kept("rules", lambda: occasion.last("rules", partial(_build, occasion)))


def _build(occasion: Occasion, last: tuple[Rule, ...] | None) -> tuple[Rule, ...]:
    usual = default_rows(occasion.event)
    rows = (*usual, *written_rows(occasion.event))
    new = tuple([rule_of(row.kind)(row, occasion) for row in rows])
    for rule in new[: len(usual)]:
        rule.by_custom = not is_switched_on(occasion.event, rule.row)
    made = _known(new, last or ())
    for rule, own in zip(made, new, strict=True):
        if rule is own:
            rule.others = made
    return made


def _known(new: tuple[Rule, ...], last: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules last built, where none that others ask has changed; new ones where they have none alike."""
    asked = [[r.row for r in rules if r.bears_on_others] for rules in (new, last)]
    if asked[0] != asked[1]:
        return new
    known = {rule.row.id: rule for rule in last}
    return tuple([known[r.row.id] if _are_alike(known.get(r.row.id), r) else r for r in new])


def _are_alike(old: Rule | None, new: Rule) -> bool:
    return (
        old is not None
        and type(old) is type(new)
        and old.by_custom == new.by_custom
        and (old.row is new.row or old.row == new.row)
    )


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
