"""The sentences in which versions, their history and a rehearsal of changes are told."""

from __future__ import annotations

from preseance.wording.templates import Templates, bilingual

MESSAGES: Templates = bilingual(
    {
        "version.made": (
            "Version {number} is {stage}, by {author}.",
            "La version {number} est {stage}, par {author}.",
        ),
        "version.would_be": (
            "Version {number} would be {stage}, by {author}.",
            "La version {number} serait {stage}, par {author}.",
        ),
        "version.reason": ("Reason: {reason}.", "Motif\u202f: {reason}."),
        "version.broken": (
            "A must is broken; see preseance check {folder}.",
            "Un impératif est enfreint\u202f; voir preseance check {folder}.",
        ),
        "version.moved": ("{number} moved", "{number} déplacement{number:s}"),
        "version.none": ("Nothing is published yet.", "Rien n’est encore publié."),
        "term.stage.draft": ("draft", "à l’état de projet"),
        "term.stage.approved": ("approved", "approuvée"),
        "term.stage.told": ("told", "annoncée"),
        "term.stage.printed": ("printed", "imprimée"),
        "term.stage.seated": ("seated", "en place"),
        "rehearsal.running": ("Rehearsing", "Répétition"),
        "rehearsal.no_plan": (
            "There is no plan yet; see preseance plan {folder}.",
            "Il n’y a pas encore de plan\u202f; voir preseance plan {folder}.",
        ),
        "rehearsal.expected": (
            "{number} changes: {expected} moves expected, {most} at the 95th percentile.",
            "{number} changement{number:s}\u202f: {expected} déplacements attendus,"
            " {most} au 95e centile.",
        ),
        "rehearsal.heading": (
            "The gravest and the likeliest:",
            "Les plus graves et les plus probables\u202f:",
        ),
        "rehearsal.answer": ("«{change}»: {moves}", "«\u202f{change}\u202f»\u202f: {moves}"),
        "rehearsal.still": ("nobody moves", "personne ne bouge"),
        "rehearsal.impossible": (
            "no plan holds every must",
            "aucun plan ne tient tous les impératifs",
        ),
        "rehearsal.move": ("{a} → {q}", "{a} → {q}"),
        "rehearsal.reserve": (
            "A reserve near {table} ({session}): {share} % of calls.",
            "Une réserve près de {table} ({session})\u202f: {share}\u202f% des appels.",
        ),
        "rehearsal.unanswered": (
            "{number} changes have no plan in which every must holds.",
            "{number} changement{number:s} sans plan qui tienne tous les impératifs.",
        ),
    }
)
