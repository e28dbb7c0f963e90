"""The rules that hold without being written: which, in which sessions, and how settings change them.

Defaults are customs (rule of neighbours, host of the house at each table); every one is a setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.occasions import OccasionKind, settings_of
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.model.settings import SettingValue
from preseance.rules.checking import did_you_mean
from preseance.rules.occasion.relations import WORDS, is_relation
from preseance.rules.shapes.rule import Rule
from preseance.wording.said import Said

_OWN = ("on", "level", "weight", "sessions", "relations")


def rows_of(event: Event, name: str, rule: type[Rule]) -> tuple[RuleRow, ...]:
    """The rows of a default as the occasion and the settings change it; none where it is off.

    Sessions of different kinds of occasion have a row each, where the default differs there.
    """
    of_kind: dict[OccasionKind | None, list[Session]] = {}
    for session in event.sessions:
        of_kind.setdefault(event.occasion_of(session), []).append(session)
    found: dict[str, RuleRow] = {}
    for kind, sessions in of_kind.items():
        row = _row(event, name, rule, {**settings_of(kind), **event.settings}, sessions)
        if row is None:
            continue
        alike = row.model_copy(update={"sessions": ()}).model_dump_json()
        before = found[alike].sessions if alike in found else ()
        found[alike] = row.model_copy(update={"sessions": (*before, *row.sessions)})
    return tuple(_whole(event, row, k) for k, row in enumerate(found.values()))


def is_switched_on(event: Event, row: RuleRow) -> bool:
    """Whether a setting of the event, and no custom, has the row of a default hold."""
    name = re.sub(r"-[0-9]+$", "", row.id.removeprefix("default-")).replace("-", "_")
    return event.settings.get(f"{name}.on") is True


def _whole(event: Event, row: RuleRow, index: int) -> RuleRow:
    """The row in the order of the programme, with a number where it is not the first of its name."""
    held = tuple(s.id for s in event.sessions if s.id in row.sessions)
    name = f"{row.id}-{index + 1}" if index else row.id
    return row.model_copy(
        update={"id": name, "sessions": () if len(held) == len(event.sessions) else held}
    )


def _row(
    event: Event,
    name: str,
    rule: type[Rule],
    settings: Mapping[str, SettingValue],
    among: Sequence[Session],
) -> RuleRow | None:
    """The row of a default in some sessions; None where it is off or holds in none of them."""
    default = rule.defaults[name]
    said = {k: settings.get(f"{name}.{k}") for k in (*_OWN, *rule.params)}
    asked, wanted = _words(said["sessions"]), event.settings.get(f"{name}.on")
    sessions = tuple(
        # Of what happened nothing is asked that was not written for it.
        s.id
        for s in among
        if (s.id in asked if asked else default.holds_in(s) and (wanted or not s.record))
    )
    if not (default.on if said["on"] is None else said["on"]) or not sessions:
        return None
    params = {k: str(said[k]) for k in rule.params if said[k] is not None}
    return RuleRow(
        id=f"default-{name.replace('_', '-')}",
        kind=rule.kind,
        a=default.a,
        b=default.b,
        relations=_words(said["relations"]),
        sessions=sessions,
        level=Level(str(said["level"] or default.level)),
        weight=default.weight if said["weight"] is None else int(str(said["weight"])),
        params={**default.params, **params},
        confidential=False,
    )


def _words(said: object) -> tuple[str, ...]:
    if isinstance(said, tuple | list):
        return tuple(str(word) for word in said)
    return () if said is None else tuple(str(said).split(";"))


def wrong_settings(event: Event, defaults: Mapping[str, type[Rule]]) -> Iterator[Mistake]:
    """Every setting of a default that is unknown or has a wrong value."""
    for key, value in event.settings.items():
        name, _, part = key.partition(".")
        if name not in defaults:
            continue
        if not part:
            table = Said("a table, such as {name}.on = true", name=name)
            yield Mistake("event.toml", None, f"settings.{key}", f"«{_written(value)}»", table)
            continue
        rule = defaults[name]
        if part not in (*_OWN, *rule.params):
            hint = did_you_mean(part, (*_OWN, *rule.params))
            yield Mistake(
                "event.toml",
                None,
                f"settings.{key}",
                Said("an unknown setting"),
                Said("a setting{hint}", hint=hint),
            )
            continue
        expected = _expected(event, rule, part, value)
        if expected:
            yield Mistake("event.toml", None, f"settings.{key}", f"«{_written(value)}»", expected)


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _expected(event: Event, rule: type[Rule], part: str, value: object) -> str:
    if part == "on":
        return "" if isinstance(value, bool) else Said("true or false")
    if part == "level":
        return "" if value in list(Level) else Said("one of {known}", known=", ".join(Level))
    if part == "weight":
        right = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000
        return "" if right else Said("a whole number from {low} to {high}", low=1, high=1000)
    if part == "sessions":
        known = event.session_by_id
        unknown = [s for s in _words(value) if s not in known]
        return (
            Said("ids of sessions{hint}", hint=did_you_mean(unknown[0], known)) if unknown else ""
        )
    if part == "relations":
        unknown = [w for w in _words(value) if not is_relation(w)]
        return f"relations{did_you_mean(unknown[0], WORDS)}" if unknown else ""
    return rule.params[part].expected(str(value))
