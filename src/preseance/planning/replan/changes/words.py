"""What replanning says besides findings, and each change as a sentence, in both languages."""

from preseance.wording.templates import Templates, bilingual

MESSAGES: Templates = bilingual(
    {
        "replan.closed_up": (
            "{p} is closed up after {a}.",
            "{p} est supprimée après le départ de {a}.",
        ),
        "replan.reserve": (
            "{b}, in reserve, takes the chair of {a} at {p}.",
            "{b}, en réserve, prend la chaise de {a} en {p}.",
        ),
        "replan.no_reserve": (
            "Nobody waits in reserve for the chair of {a}; it is closed up instead.",
            "Personne n’est en réserve pour la chaise de {a}\u202f; elle est supprimée.",
        ),
        "replan.left": ("The chair of {a} at {p} stays.", "La chaise de {a} en {p} reste."),
        "replan.needed": (
            "The chair of {a} at {p} is needed and stays.",
            "La chaise de {a} en {p} est nécessaire et reste.",
        ),
        "replan.empty_beside": (
            "No plan avoids an empty chair beside the first rank.",
            "Aucun plan n’évite une chaise vide à côté du premier rang.",
        ),
        "replan.keeps_place": (
            "{b} keeps the place of {a}, {p}.",
            "{b} garde la place de {a}, {p}.",
        ),
        "replan.chair_added": (
            "A chair is added for {a}: {p}.",
            "Une chaise est ajoutée pour {a}\u202f: {p}.",
        ),
        "replan.arrives": (
            "{a} arrives at {time} and misses {sessions}.",
            "{a} arrive à {time} et manque {sessions}.",
        ),
        "replan.arrives_in_time": (
            "{a} arrives at {time}; the place is kept.",
            "{a} arrive à {time}\u202f; sa place lui reste.",
        ),
        "replan.leaves": (
            "{a} leaves at {time} and misses {sessions}.",
            "{a} part à {time} et manque {sessions}.",
        ),
        "replan.leaves_after": (
            "{a} leaves at {time}; the place is kept.",
            "{a} part à {time}\u202f; sa place lui reste.",
        ),
        "replan.second_principal": (
            "{a} and {b} are of one delegation and may not sit side by side.",
            "{a} et {b} sont de la même délégation et ne peuvent être côte à côte.",
        ),
        "replan.impossible": (
            "No plan can satisfy this; nothing was changed.",
            "Aucun plan ne peut y satisfaire\u202f; rien n’a été changé.",
        ),
        "replan.none_found": (
            "No plan that satisfies this was found, nor is it proven that there is none; nothing was changed.",
            "Aucun plan qui y satisfasse n’a été trouvé, sans qu’il soit prouvé qu’il n’en existe pas\u202f; rien n’a été changé.",
        ),
        "replan.proof": (
            "{cards}; weighted cost {cost}, {proof}.",
            "{cards}\u202f; coût pondéré {cost}, {proof}.",
        ),
        "replan.proven": (
            "proven: no plan that holds every must costs fewer",
            "prouvé\u202f: aucun plan qui tient chaque obligation ne coûte moins",
        ),
        "replan.not_proven": (
            "not proven fewest: at least {number}",
            "minimum non prouvé\u202f: au moins {number}",
        ),
        "replan.cards.none": ("nobody moves", "personne ne bouge"),
        "replan.cards.one": ("1 card moves", "1 carton change de place"),
        "replan.cards": ("{number} cards move", "{number} cartons changent de place"),
        "replan.choose": (
            "--choose {number}: {kind}; {cards}, cost {cost}.",
            "--choose {number}\u202f: {kind}\u202f; {cards}, coût {cost}.",
        ),
        "replan.kind.fewest-moves": ("the fewest moves", "le moins de déplacements"),
        "replan.kind.least-loss-of-rank": ("the least loss of rank", "la moindre perte de rang"),
        "replan.kind.host-table-untouched": (
            "nobody moves at the host's table",
            "personne ne bouge à la table de l’hôte",
        ),
        "replan.newly_broken": (
            "The mended plan newly breaks:",
            "Le plan réparé enfreint désormais\u202f:",
        ),
        "replan.more_broken": (
            "… {number} more of less weight; --json has them all.",
            "… {number} de plus, de moindre coût\u202f; --json les donne tous.",
        ),
        "change.cancel.usual": ("Cancel {a}", "Annuler {a}"),
        "change.cancel.close-up": (
            "Cancel {a}, and close up the chair",
            "Annuler {a} et supprimer la chaise",
        ),
        "change.cancel.reserve": (
            "Cancel {a}, and fill the chair from the reserve",
            "Annuler {a} et donner la chaise à la réserve",
        ),
        "change.cancel.leave": (
            "Cancel {a}, and leave the chair",
            "Annuler {a} et laisser la chaise",
        ),
        "change.add": ("Add {a}", "Ajouter {a}"),
        "change.stand-in": ("{a} comes instead of {b}", "{a} vient à la place de {b}"),
        "change.swap": ("Swap {a} and {b}", "Échanger {a} et {b}"),
        "change.pin": ("Put {a} at {p}", "Placer {a} à {p}"),
        "change.close": ("Close {p}", "Fermer {p}"),
        "change.open": ("Open {p}", "Ouvrir {p}"),
        "change.apart": ("Keep {a} and {b} apart", "Séparer {a} et {b}"),
        "change.together": ("Put {a} and {b} together", "Réunir {a} et {b}"),
        "change.apart.near": ("{a} and {b} are not to {way}", "{a} et {b} ne doivent pas {way}"),
        "change.together.near": ("{a} and {b} are to {way}", "{a} et {b} doivent {way}"),
        "change.or": ("{x} or {y}", "{x} ou {y}"),
        "change.late": (
            "{a} arrives {number} minute{number:s} late",
            "{a} arrive avec {number} minute{number:s} de retard",
        ),
        "change.leave": (
            "{a} leaves {number} minute{number:s} early",
            "{a} part {number} minute{number:s} plus tôt",
        ),
        "change.if_possible": ("{x}, if possible", "{x}, si possible"),
    }
)
