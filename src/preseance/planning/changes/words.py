"""What replanning says besides findings, and each change as a sentence, in both languages."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "replan.closed_up": {
        "en": "{p} is closed up after {a}.",
        "fr": "{p} est supprimée après le départ de {a}.",
    },
    "replan.reserve": {
        "en": "{b}, in reserve, takes the chair of {a} at {p}.",
        "fr": "{b}, en réserve, prend la chaise de {a} en {p}.",
    },
    "replan.no_reserve": {
        "en": "Nobody waits in reserve for the chair of {a}; it is closed up instead.",
        "fr": "Personne n’est en réserve pour la chaise de {a}\u202f; elle est supprimée.",
    },
    "replan.left": {
        "en": "The chair of {a} at {p} stays.",
        "fr": "La chaise de {a} en {p} reste.",
    },
    "replan.needed": {
        "en": "The chair of {a} at {p} is needed and stays.",
        "fr": "La chaise de {a} en {p} est nécessaire et reste.",
    },
    "replan.empty_beside": {
        "en": "No plan avoids an empty chair beside the first rank.",
        "fr": "Aucun plan n’évite une chaise vide à côté du premier rang.",
    },
    "replan.keeps_place": {
        "en": "{b} keeps the place of {a}, {p}.",
        "fr": "{b} garde la place de {a}, {p}.",
    },
    "replan.chair_added": {
        "en": "A chair is added for {a}: {p}.",
        "fr": "Une chaise est ajoutée pour {a}\u202f: {p}.",
    },
    "replan.arrives": {
        "en": "{a} arrives at {time} and misses {sessions}.",
        "fr": "{a} arrive à {time} et manque {sessions}.",
    },
    "replan.arrives_in_time": {
        "en": "{a} arrives at {time}; the place is kept.",
        "fr": "{a} arrive à {time}\u202f; sa place lui reste.",
    },
    "replan.leaves": {
        "en": "{a} leaves at {time} and misses {sessions}.",
        "fr": "{a} part à {time} et manque {sessions}.",
    },
    "replan.leaves_after": {
        "en": "{a} leaves at {time}; the place is kept.",
        "fr": "{a} part à {time}\u202f; sa place lui reste.",
    },
    "replan.second_principal": {
        "en": "{a} and {b} are of one delegation and may not sit side by side.",
        "fr": "{a} et {b} sont de la même délégation et ne peuvent être côte à côte.",
    },
    "replan.impossible": {
        "en": "No plan can satisfy this; nothing was changed.",
        "fr": "Aucun plan ne peut y satisfaire\u202f; rien n’a été changé.",
    },
    "replan.none_found": {
        "en": "No plan that satisfies this was found, nor is it proven that there is none; "
        "nothing was changed.",
        "fr": "Aucun plan qui y satisfasse n’a été trouvé, sans qu’il soit prouvé qu’il n’en "
        "existe pas\u202f; rien n’a été changé.",
    },
    "replan.proof": {
        "en": "{cards}; weighted cost {cost}, {proof}.",
        "fr": "{cards}\u202f; coût pondéré {cost}, {proof}.",
    },
    "replan.proven": {
        "en": "proven: no plan that holds every must costs fewer",
        "fr": "prouvé\u202f: aucun plan qui tient chaque obligation ne coûte moins",
    },
    "replan.not_proven": {
        "en": "not proven fewest: at least {number}",
        "fr": "minimum non prouvé\u202f: au moins {number}",
    },
    "replan.cards.none": {"en": "nobody moves", "fr": "personne ne bouge"},
    "replan.cards.one": {"en": "1 card moves", "fr": "1 carton change de place"},
    "replan.cards": {"en": "{number} cards move", "fr": "{number} cartons changent de place"},
    "replan.choose": {
        "en": "--choose {number}: {kind}; {cards}, cost {cost}.",
        "fr": "--choose {number}\u202f: {kind}\u202f; {cards}, coût {cost}.",
    },
    "replan.kind.fewest-moves": {"en": "the fewest moves", "fr": "le moins de déplacements"},
    "replan.kind.least-loss-of-rank": {
        "en": "the least loss of rank",
        "fr": "la moindre perte de rang",
    },
    "replan.kind.host-table-untouched": {
        "en": "nobody moves at the host's table",
        "fr": "personne ne bouge à la table de l’hôte",
    },
    "replan.newly_broken": {
        "en": "The mended plan newly breaks:",
        "fr": "Le plan réparé enfreint désormais\u202f:",
    },
    "replan.more_broken": {
        "en": "… {number} more of less weight; --json has them all.",
        "fr": "… {number} de plus, de moindre coût\u202f; --json les donne tous.",
    },
    "change.cancel.usual": {"en": "Cancel {a}", "fr": "Annuler {a}"},
    "change.cancel.close-up": {
        "en": "Cancel {a}, and close up the chair",
        "fr": "Annuler {a} et supprimer la chaise",
    },
    "change.cancel.reserve": {
        "en": "Cancel {a}, and fill the chair from the reserve",
        "fr": "Annuler {a} et donner la chaise à la réserve",
    },
    "change.cancel.leave": {
        "en": "Cancel {a}, and leave the chair",
        "fr": "Annuler {a} et laisser la chaise",
    },
    "change.add": {"en": "Add {a}", "fr": "Ajouter {a}"},
    "change.stand-in": {"en": "{a} comes instead of {b}", "fr": "{a} vient à la place de {b}"},
    "change.swap": {"en": "Swap {a} and {b}", "fr": "Échanger {a} et {b}"},
    "change.pin": {"en": "Put {a} at {p}", "fr": "Placer {a} à {p}"},
    "change.close": {"en": "Close {p}", "fr": "Fermer {p}"},
    "change.open": {"en": "Open {p}", "fr": "Ouvrir {p}"},
    "change.apart": {"en": "Keep {a} and {b} apart", "fr": "Séparer {a} et {b}"},
    "change.together": {"en": "Put {a} and {b} together", "fr": "Réunir {a} et {b}"},
    "change.apart.near": {
        "en": "{a} and {b} are not to {way}",
        "fr": "{a} et {b} ne doivent pas {way}",
    },
    "change.together.near": {
        "en": "{a} and {b} are to {way}",
        "fr": "{a} et {b} doivent {way}",
    },
    "change.or": {"en": "{x} or {y}", "fr": "{x} ou {y}"},
    "change.late": {
        "en": "{a} arrives {number} minute{number:s} late",
        "fr": "{a} arrive avec {number} minute{number:s} de retard",
    },
    "change.leave": {
        "en": "{a} leaves {number} minute{number:s} early",
        "fr": "{a} part {number} minute{number:s} plus tôt",
    },
    "change.if_possible": {"en": "{x}, if possible", "fr": "{x}, si possible"},
}
