"""What replanning says besides findings, in both languages."""

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
    "replan.newly_broken": {
        "en": "The mended plan newly breaks:",
        "fr": "Le plan réparé enfreint désormais\u202f:",
    },
    "replan.more_broken": {
        "en": "… {number} more of less weight; --json has them all.",
        "fr": "… {number} de plus, de moindre coût\u202f; --json les donne tous.",
    },
    "replan.tell.liaison": {
        "en": "{a}: {steps}",
        "fr": "{a}\u202f: {steps}",
    },
}
