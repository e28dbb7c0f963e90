"""The sentences in which a checked plan, its conflicts and its moves are told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.model.finding import Term
from preseance.model.rule_row import Level

CHECK_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "check.placing": {"en": "Placing the guests …", "fr": "Placement des convives…"},
        "check.heading": {"en": "{level} ({number})", "fr": "{level} ({number})"},
        "check.in_session": {"en": "{session}: {finding}", "fr": "{session}\u202f: {finding}"},
        "check.more": {
            "en": "… {number} more that cost less; --json has them all.",
            "fr": "… et {number} de moindre coût\u202f; --json les donne tous.",
        },
        "check.nothing": {
            "en": "Nothing is broken: proven best.",
            "fr": "Rien n’est enfreint\u202f: optimum prouvé.",
        },
        "check.cost": {"en": "Cost: {costs}.", "fr": "Coût\u202f: {costs}."},
        "check.priced": {"en": "{level} {cost}", "fr": "{level} {cost}"},
        "check.proven": {
            "en": "{level} {cost} (proven best)",
            "fr": "{level} {cost} (optimum prouvé)",
        },
        "check.bounded": {
            "en": "{level} {cost} (at least {bound})",
            "fr": "{level} {cost} (au moins {bound})",
        },
        "check.changed": {"en": "{level} {cost:+d}", "fr": "{level} {cost:+d}"},
        "check.no_step": {
            "en": "No single step ends it.",
            "fr": "Aucun changement à lui seul n’y met fin.",
        },
        "check.give_up": {
            "en": "Only by giving up «{rule}», or at a cost elsewhere.",
            "fr": "Seulement en renonçant à «\u202f{rule}\u202f», ou à un coût ailleurs.",
        },
        "check.step": {
            "en": "{a}: {where} ({costs})",
            "fr": "{a}\u202f: {where} ({costs})",
        },
        "check.costs_nothing": {
            "en": "No single rule costs anything: without it the plan would be no cheaper.",
            "fr": "Aucune règle ne coûte à elle seule\u202f: sans elle, le plan ne coûterait pas"
            " moins.",
        },
        "check.costliest": {
            "en": "Costliest rule: {rule}. Without it: {costs} less.",
            "fr": "Règle la plus coûteuse\u202f: {rule}. Sans elle\u202f: {costs} de moins.",
        },
        "conflict.opening": {
            "en": "These cannot all hold; the plan is a compromise:",
            "fr": "Ces exigences ne peuvent toutes tenir\u202f; le plan est un compromis\u202f:",
        },
        "conflict.fact": {"en": "{fact} (fact)", "fr": "{fact} (fait)"},
        "conflict.all_needed": {
            "en": "None of them can be left out; {least}.",
            "fr": "Aucune n’est de trop\u202f; {least}.",
        },
        "conflict.some_spare": {
            "en": "Some might be left out; {least}.",
            "fr": "Certaines sont peut-être de trop\u202f; {least}.",
        },
        "conflict.smallest": {
            "en": "no conflict is smaller",
            "fr": "aucun conflit n’est plus petit",
        },
        "conflict.perhaps_smaller": {
            "en": "a smaller one may exist",
            "fr": "il en existe peut-être un plus petit",
        },
        "conflict.rule": {"en": "«{rule}»", "fr": "«\u202f{rule}\u202f»"},
        "conflict.way_out": {
            "en": "Without {rules} all other musts can hold (cost {cost}).",
            "fr": "Sans {rules}, tous les autres impératifs peuvent tenir (coût {cost}).",
        },
        "moves.line": {
            "en": "{name} ({session}): {p} → {q}",
            "fr": "{name} ({session})\u202f: {p} → {q}",
        },
        "moves.to_draft": {
            "en": "{number} moved, from version {first} to the draft.",
            "fr": "{number} déplacement{number:s}, de la version {first} au brouillon.",
        },
        "moves.to_version": {
            "en": "{number} moved, from version {first} to {second}.",
            "fr": "{number} déplacement{number:s}, de la version {first} à la version {second}.",
        },
        "moves.unpublished": {
            "en": "Nothing is published yet; see preseance publish {folder}.",
            "fr": "Rien n’est encore publié\u202f; voir preseance publish {folder}.",
        },
        "term.level.must": {"en": "must", "fr": "impératif"},
        "term.level.should": {"en": "should", "fr": "important"},
        "term.level.prefer": {"en": "prefer", "fr": "souhaitable"},
    }
)
"""By message id and language."""


def level_word(level: Level) -> Term:
    """The name of a level, to be shown translated."""
    return Term(f"level.{level.value}")
