"""The sentences in which a checked plan, its conflicts and its moves are told."""

from __future__ import annotations

from collections.abc import Mapping

from preseance.model.rule_row import Level
from preseance.wording.message import Term

MESSAGES: Mapping[str, str] = {
    "check.heading": "{level} ({number})",
    "check.in_session": "{session}: {finding}",
    "check.alike": "{number} × {kind}, first: {finding}",
    "check.more": "… {number} more that cost less; --all has them all.",
    "check.nothing": "Nothing is broken: proven best.",
    "check.cost": "Cost: {costs}.",
    "check.priced": "{level} {cost}",
    "check.proven": "{level} {cost} (proven best)",
    "check.bounded": "{level} {cost} (at least {bound}, gap {gap}%)",
    "check.changed": "{level} {cost:+d}",
    "check.no_step": "No single step ends it.",
    "check.give_up": "Only by giving up «{rule}», or at a cost elsewhere.",
    "check.step": "{a}: {where} ({costs})",
    "check.costs_nothing": "No single rule costs anything: without it the plan would be no cheaper.",
    "check.costliest": "Costliest rule: {rule}. Without it: {costs} less.",
    "conflict.opening": "These cannot all hold; the plan is a compromise:",
    "conflict.fact": "{fact} (fact)",
    "conflict.all_needed": "None of them can be left out; {least}.",
    "conflict.some_spare": "Some might be left out; {least}.",
    "conflict.smallest": "no conflict is smaller",
    "conflict.perhaps_smaller": "a smaller one may exist",
    "conflict.rule": "«{rule}»",
    "conflict.way_out": "Without {rules} all other musts can hold (cost {cost}).",
    "moves.line": "{name} ({session}): {p} → {q}",
    "moves.to_draft": "{number} moved, from version {first} to the draft.",
    "moves.to_version": "{number} moved, from version {first} to {second}.",
    "moves.unpublished": "Nothing is published yet; see preseance publish {folder}.",
    "term.level.must": "must",
    "term.level.should": "should",
    "term.level.prefer": "prefer",
}


def level_word(level: Level) -> Term:
    """The name of a level, to be shown translated."""
    return Term(f"level.{level.value}")
