"""The rules that hold without being written: which, in which sessions, and how settings change them.

Defaults are customs (rule of neighbours, host of the house at each table); every one is a setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow
from preseance.rules.checking import did_you_mean
from preseance.rules.occasion.relations import WORDS, is_relation
from preseance.rules.shapes.rule import Rule
from preseance.wording.said import Said

_OWN = ("on", "level", "weight", "sessions", "relations")


def row_of(event: Event, name: str, rule: type[Rule]) -> RuleRow | None:
    """The row of a default as the settings change it; None where it is off or holds nowhere."""
    default = rule.defaults[name]
    said = {k: event.settings.get(f"{name}.{k}") for k in (*_OWN, *rule.params)}
    sessions = _words(said["sessions"]) or tuple(
        # Of what happened nothing is asked that was not written for it.
        s.id
        for s in event.sessions
        if default.holds_in(s) and (said["on"] or not s.record)
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
        sessions=() if len(sessions) == len(event.sessions) else sessions,
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
