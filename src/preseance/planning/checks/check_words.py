"""The sentences in which a checked plan, its conflicts and its moves are told."""

from __future__ import annotations

from preseance.model.rule_row import Level
from preseance.wording.message import Term
from preseance.wording.templates import Templates, bilingual

MESSAGES: Templates = bilingual(
    {
        "check.placing": ("Placing the guests …", "Placement des convives…"),
        "check.heading": ("{level} ({number})", "{level} ({number})"),
        "check.in_session": ("{session}: {finding}", "{session}\u202f: {finding}"),
        "check.more": (
            "… {number} more that cost less; --json has them all.",
            "… et {number} de moindre coût\u202f; --json les donne tous.",
        ),
        "check.nothing": (
            "Nothing is broken: proven best.",
            "Rien n’est enfreint\u202f: optimum prouvé.",
        ),
        "check.cost": ("Cost: {costs}.", "Coût\u202f: {costs}."),
        "check.priced": ("{level} {cost}", "{level} {cost}"),
        "check.proven": ("{level} {cost} (proven best)", "{level} {cost} (optimum prouvé)"),
        "check.bounded": ("{level} {cost} (at least {bound})", "{level} {cost} (au moins {bound})"),
        "check.changed": ("{level} {cost:+d}", "{level} {cost:+d}"),
        "check.no_step": ("No single step ends it.", "Aucun changement à lui seul n’y met fin."),
        "check.give_up": (
            "Only by giving up «{rule}», or at a cost elsewhere.",
            "Seulement en renonçant à «\u202f{rule}\u202f», ou à un coût ailleurs.",
        ),
        "check.step": ("{a}: {where} ({costs})", "{a}\u202f: {where} ({costs})"),
        "check.costs_nothing": (
            "No single rule costs anything: without it the plan would be no cheaper.",
            "Aucune règle ne coûte à elle seule\u202f: sans elle, le plan ne coûterait pas moins.",
        ),
        "check.costliest": (
            "Costliest rule: {rule}. Without it: {costs} less.",
            "Règle la plus coûteuse\u202f: {rule}. Sans elle\u202f: {costs} de moins.",
        ),
        "conflict.opening": (
            "These cannot all hold; the plan is a compromise:",
            "Ces exigences ne peuvent toutes tenir\u202f; le plan est un compromis\u202f:",
        ),
        "conflict.fact": ("{fact} (fact)", "{fact} (fait)"),
        "conflict.all_needed": (
            "None of them can be left out; {least}.",
            "Aucune n’est de trop\u202f; {least}.",
        ),
        "conflict.some_spare": (
            "Some might be left out; {least}.",
            "Certaines sont peut-être de trop\u202f; {least}.",
        ),
        "conflict.smallest": ("no conflict is smaller", "aucun conflit n’est plus petit"),
        "conflict.perhaps_smaller": (
            "a smaller one may exist",
            "il en existe peut-être un plus petit",
        ),
        "conflict.rule": ("«{rule}»", "«\u202f{rule}\u202f»"),
        "conflict.way_out": (
            "Without {rules} all other musts can hold (cost {cost}).",
            "Sans {rules}, tous les autres impératifs peuvent tenir (coût {cost}).",
        ),
        "moves.line": ("{name} ({session}): {p} → {q}", "{name} ({session})\u202f: {p} → {q}"),
        "moves.to_draft": (
            "{number} moved, from version {first} to the draft.",
            "{number} déplacement{number:s}, de la version {first} au brouillon.",
        ),
        "moves.to_version": (
            "{number} moved, from version {first} to {second}.",
            "{number} déplacement{number:s}, de la version {first} à la version {second}.",
        ),
        "moves.unpublished": (
            "Nothing is published yet; see preseance publish {folder}.",
            "Rien n’est encore publié\u202f; voir preseance publish {folder}.",
        ),
        "term.level.must": ("must", "impératif"),
        "term.level.should": ("should", "important"),
        "term.level.prefer": ("prefer", "souhaitable"),
    }
)


def level_word(level: Level) -> Term:
    """The name of a level, to be shown translated."""
    return Term(f"level.{level.value}")
