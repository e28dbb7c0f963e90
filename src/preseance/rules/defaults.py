"""The rules that hold without being written: which, in which sessions, and how settings change them.

Defaults are customs (rule of neighbours, host of the house at each table); every one is a setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Kind, Session
from preseance.rules.checking import did_you_mean
from preseance.rules.occasion.relations import WORDS, is_relation
from preseance.rules.shapes.rule import Rule
from preseance.wording.said import Said

_OWN = ("on", "level", "weight", "sessions", "relations")


@dataclass(frozen=True)
class Default:
    """A rule that holds unless the settings ``NAME.on``, ``.level``, ``.weight``, ``.sessions``,
    ``.relations`` or one of its parameters say otherwise.
    """

    kind: str
    level: Level
    weight: int
    kinds: tuple[Kind, ...] = ()
    """Kinds of session it holds in; all where empty."""
    social: bool = False
    """Whether working meals are left out."""
    on: bool = True
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)

    def holds_in(self, session: Session) -> bool:
        """Whether a session is of the right kind."""
        kept = not self.kinds or session.kind in self.kinds
        return kept and not (self.social and session.working)


MUST, SHOULD, PREFER = Level.MUST, Level.SHOULD, Level.PREFER
MEAL, TALKS = (Kind.MEAL,), (Kind.TALKS, Kind.BILATERAL)

DEFAULTS: Mapping[str, Default] = {
    "seated": Default("seated", MUST, 1000),
    "host_presides": Default("host_presides", MUST, 100),
    "presiding": Default("presiding", SHOULD, 100),
    "precedence": Default("precedence", PREFER, 5),
    "spread": Default("spread", PREFER, 1),
    "guest_of_honour": Default("guest_of_honour", SHOULD, 50),
    "empty_chair": Default("empty_chair", PREFER, 500, MEAL),
    "access": Default("access", SHOULD, 100),
    "interpreter": Default("interpreter", SHOULD, 50),
    "couples": Default("couples", SHOULD, 10, MEAL),
    "common_language": Default("common_language", SHOULD, 10, MEAL),
    "delegations": Default("delegations", PREFER, 10, MEAL),
    "delegation_blocks": Default("delegations", SHOULD, 10, TALKS, params={"mode": "blocks"}),
    "home_and_foreign": Default("home_and_foreign", PREFER, 3, MEAL),
    "ends": Default("forbid", PREFER, 5, MEAL, social=True, a=("sex:F",), b=("end",)),
    "honoured_ends": Default("honoured_ends", PREFER, 5, MEAL, social=True),
    "alternate": Default("alternate", PREFER, 3, MEAL, social=True, on=False),
    "view_and_door": Default("view_and_door", PREFER, 5, MEAL, on=False),
    "left_handed": Default("pin", PREFER, 2, MEAL, on=False, a=("access:left-handed",), b=("end",)),
    "fill": Default("fill", PREFER, 2, MEAL, on=False),
    "companions": Default("companions", PREFER, 5, MEAL, social=True, on=False),
    "wishes": Default("wishes", PREFER, 5, MEAL, social=True),
}
"""Defaults by the name their settings have."""


def row_of(event: Event, name: str, default: Default, rule: type[Rule]) -> RuleRow | None:
    """The row of a default as the settings change it; None where it is off or holds nowhere."""
    said = {k: event.settings.get(f"{name}.{k}") for k in (*_OWN, *rule.params)}
    sessions = _words(said["sessions"]) or tuple(
        s.id for s in event.sessions if default.holds_in(s)
    )
    if not (default.on if said["on"] is None else said["on"]) or not sessions:
        return None
    params = {k: str(said[k]) for k in rule.params if said[k] is not None}
    return RuleRow(
        id=f"default-{name.replace('_', '-')}",
        kind=default.kind,
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


def wrong_settings(
    event: Event, defaults: Mapping[str, Default], kinds: Mapping[str, type[Rule]]
) -> Iterator[Mistake]:
    """Every setting of a default that is unknown or has a wrong value."""
    for key, value in event.settings.items():
        name, _, part = key.partition(".")
        if name not in defaults or not part:
            continue
        rule = kinds[defaults[name].kind]
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
            yield Mistake("event.toml", None, f"settings.{key}", f"«{value}»", expected)


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
