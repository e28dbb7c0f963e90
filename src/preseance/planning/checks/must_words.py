"""What musts ask, as sentences: rules by their kind and guests, facts as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from preseance.planning.checks.musts import Must
from preseance.rules.shapes import Rule, called, called_places
from preseance.wording.message import (
    Argument,
    GuestRef,
    GuestRefs,
    Listed,
    Message,
    PlaceRef,
    PlaceRefs,
    Term,
)

MESSAGES: Mapping[str, str] = {
    "must.rule": "{title} («{id}»)",
    "must.rule_of": "{title} («{id}»): {a}",
    "must.rule_between": "{title} («{id}»): {a} – {b}",
    "must.seated": "everybody has a place",
    "must.host_presides": "the hosts preside",
    "must.default": "{title} holds by default",
    "must.kept": "{a} stays at {p} ({marks})",
    "must.room": "a place holds one guest",
    "must.closed": "{p} is closed",
    "must.closed_all": "{p} are closed",
}
"""Sentences without their point, so that a list can hold them."""


def title_of(kind: str) -> Term:
    """The name of a kind of rule, to be shown translated."""
    return Term(f"kind.{kind}")


def rule_message(rule: Rule) -> Message:
    """What a rule asks, of whom."""
    said: dict[str, Argument] = {"title": title_of(rule.kind), "id": rule.row.id}
    if not rule.row.a:
        return Message("must.rule", said)
    said["a"] = _meant(rule, rule.row.a, places=False)
    if not rule.row.b:
        return Message("must.rule_of", said)
    said["b"] = _meant(rule, rule.row.b, places=rule.of_places)
    return Message("must.rule_between", said)


def _meant(rule: Rule, words: Sequence[str], *, places: bool) -> Argument:
    known = rule.occasion.event.guest_by_id
    if not places and all(word in known for word in words):
        return GuestRefs(tuple(words))
    ids = {p.id for assembly in rule.occasion.assemblies for p in assembly.places}
    if places and all(word in ids for word in words):
        return PlaceRefs(tuple(words))
    if places:
        return called_places(rule.occasion.event, words)
    return Listed(tuple(called(word) for word in words))


def fact_message(must: Must) -> Message:
    """A fact that a conflict rests on."""
    if must.kept is not None:
        return Message(
            "must.kept",
            {
                "a": GuestRef(must.kept.guest),
                "p": PlaceRef(must.kept.place),
                "marks": Listed(tuple(Term(f"stage.{m}") for m in must.kept.marks)),
            },
        )
    kind = must.rule.kind if must.rule is not None else ""
    if f"must.{kind}" in MESSAGES:
        return Message(f"must.{kind}")
    return Message("must.default", {"title": title_of(kind)})


def room_fact() -> Message:
    """That no place takes two."""
    return Message("must.room")


def closed_fact(places: Sequence[str]) -> Message:
    """That some places are closed."""
    message = "must.closed" if len(places) == 1 else "must.closed_all"
    return Message(message, {"p": PlaceRefs(tuple(places))})
