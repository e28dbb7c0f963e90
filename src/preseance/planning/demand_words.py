"""What musts ask, as sentences: rules by their kind and guests, facts as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from preseance.model.finding import (
    Argument,
    GuestRef,
    GuestRefs,
    Message,
    PlaceRef,
    PlaceRefs,
    Term,
)
from preseance.planning.demands import Asked
from preseance.rules.base import Rule

DEMAND_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "demand.rule": {"en": "{title} («{id}»)", "fr": "{title} («\u202f{id}\u202f»)"},
        "demand.rule_of": {
            "en": "{title} («{id}»): {a}",
            "fr": "{title} («\u202f{id}\u202f»)\u202f: {a}",
        },
        "demand.rule_between": {
            "en": "{title} («{id}»): {a} – {b}",
            "fr": "{title} («\u202f{id}\u202f»)\u202f: {a} – {b}",
        },
        "demand.seated": {"en": "everybody has a place", "fr": "chacun a une place"},
        "demand.host_presides": {"en": "the hosts preside", "fr": "les hôtes président"},
        "demand.default": {
            "en": "{title} holds by default",
            "fr": "«\u202f{title}\u202f» vaut d’office",
        },
        "demand.kept": {"en": "{a} stays at {p} ({stage})", "fr": "{a} reste à {p} ({stage})"},
        "demand.room": {"en": "a place holds one guest", "fr": "une place reçoit un seul convive"},
        "demand.closed": {"en": "{p} is closed", "fr": "{p} est fermée"},
        "demand.closed_all": {"en": "{p} are closed", "fr": "{p} sont fermées"},
    }
)
"""Sentences without their point, so that a list can hold them."""


def title_of(kind: str) -> Term:
    """The name of a kind of rule, to be shown translated."""
    return Term(f"kind.{kind}")


def rule_message(rule: Rule) -> Message:
    """What a rule asks, of whom."""
    said: dict[str, Argument] = {"title": title_of(rule.kind), "id": rule.row.id}
    if not rule.row.a:
        return Message("demand.rule", said)
    said["a"] = _meant(rule, rule.row.a, places=False)
    if not rule.row.b:
        return Message("demand.rule_of", said)
    said["b"] = _meant(rule, rule.row.b, places=rule.of_places)
    return Message("demand.rule_between", said)


def _meant(rule: Rule, words: Sequence[str], *, places: bool) -> Argument:
    known = rule.occasion.event.guest_by_id
    if not places and all(word in known for word in words):
        return GuestRefs(tuple(words))
    ids = {p.id for scene in rule.occasion.scenes for p in scene.places}
    if places and all(word in ids for word in words):
        return PlaceRefs(tuple(words))
    return ", ".join(words)


def fact_message(asked: Asked) -> Message:
    """A fact that a conflict rests on."""
    if asked.kept is not None:
        return Message(
            "demand.kept",
            {
                "a": GuestRef(asked.kept.guest),
                "p": PlaceRef(asked.kept.place),
                "stage": Term(asked.kept.stage.value),
            },
        )
    kind = asked.rule.kind if asked.rule is not None else ""
    if f"demand.{kind}" in DEMAND_MESSAGES:
        return Message(f"demand.{kind}")
    return Message("demand.default", {"title": title_of(kind)})


def room_fact() -> Message:
    """That no place takes two."""
    return Message("demand.room")


def closed_fact(places: Sequence[str]) -> Message:
    """That some places are closed."""
    message = "demand.closed" if len(places) == 1 else "demand.closed_all"
    return Message(message, {"p": PlaceRefs(tuple(places))})
