"""The sentences in which a plan answers questions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WHY_MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "why.at": {"en": "{a} is at {p}.", "fr": "{a} est à {p}."},
        "why.nowhere": {"en": "{a} has no place.", "fr": "{a} n’a pas de place."},
        "why.free": {
            "en": "Nothing that may be told here speaks against another place.",
            "fr": "Rien de ce qui peut être dit ici ne s’oppose à une autre place.",
        },
        "why.reasons": {"en": "What holds {a} there:", "fr": "Ce qui y retient {a}\u202f:"},
        "why.reason": {
            "en": "{rule}: speaks against {number} other place{number:s}, by up to {cost}",
            "fr": "{rule}\u202f: s’oppose à {number} autre{number:s} place{number:s},"
            " jusqu’à {cost}",
        },
        "why.neighbours": {"en": "Neighbours:", "fr": "Voisins\u202f:"},
        "why.neighbour": {"en": "{a}: {how}", "fr": "{a}\u202f: {how}"},
        "why.alternatives": {
            "en": "The next best places:",
            "fr": "Les meilleures places ensuite\u202f:",
        },
        "why.swap": {
            "en": "{p}, changing places with {a}",
            "fr": "{p}, en échangeant avec {a}",
        },
        "why.empty": {"en": "{p}, which is empty", "fr": "{p}, qui est libre"},
        "why.change": {"en": "{rule}: {cost:+d}", "fr": "{rule}\u202f: {cost:+d}"},
        "why.same": {"en": "costs the same", "fr": "au même coût"},
        "why.cost": {
            "en": "must {must:+d}, should {should:+d}, prefer {prefer:+d}",
            "fr": "impératif {must:+d}, important {should:+d}, souhaitable {prefer:+d}",
        },
        "why.granted": {
            "en": "The wish can be granted, with {number} move{number:s}:",
            "fr": "Le vœu peut être exaucé, en {number} déplacement{number:s}\u202f:",
        },
        "why.already": {"en": "That is so already.", "fr": "C’est déjà le cas."},
        "why.refused": {
            "en": "The wish cannot be granted without breaking a must.",
            "fr": "Le vœu ne peut être exaucé sans enfreindre un impératif.",
        },
        "why.move": {"en": "{a}: {p} → {q}", "fr": "{a}\u202f: {p} → {q}"},
        "why.gains": {"en": "It gains:", "fr": "On y gagne\u202f:"},
        "why.breaks": {"en": "It costs:", "fr": "Il en coûte\u202f:"},
        "term.how.beside": {"en": "beside", "fr": "à côté"},
        "term.how.across": {"en": "across", "fr": "en face"},
        "term.how.diagonal": {"en": "diagonally across", "fr": "en diagonale"},
        "term.how.behind": {"en": "behind", "fr": "derrière"},
        "term.how.next": {"en": "next in line", "fr": "suivant"},
        "term.how.in-frame": {"en": "in the same frame", "fr": "dans le même cadre"},
        "term.no-place": {"en": "no place", "fr": "aucune place"},
    }
)
"""By message id and language."""
