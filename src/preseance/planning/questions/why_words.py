"""The sentences in which a plan answers questions."""

from __future__ import annotations

from preseance.wording.templates import Templates, bilingual

MESSAGES: Templates = bilingual(
    {
        "why.at": ("{a} is at {p}.", "{a} est à {p}."),
        "why.nowhere": ("{a} has no place.", "{a} n’a pas de place."),
        "why.free": (
            "Nothing that may be told here speaks against another place.",
            "Rien de ce qui peut être dit ici ne s’oppose à une autre place.",
        ),
        "why.reasons": ("What holds {a} there:", "Ce qui y retient {a}\u202f:"),
        "why.reason": (
            "{rule}: speaks against {number} other place{number:s}, by up to {cost}",
            "{rule}\u202f: s’oppose à {number} autre{number:s} place{number:s}, jusqu’à {cost}",
        ),
        "why.neighbours": ("Neighbours:", "Voisins\u202f:"),
        "why.neighbour": ("{a}: {how}", "{a}\u202f: {how}"),
        "why.alternatives": ("The next best places:", "Les meilleures places ensuite\u202f:"),
        "why.swap": ("{p}, changing places with {a}", "{p}, en échangeant avec {a}"),
        "why.empty": ("{p}, which is empty", "{p}, qui est libre"),
        "why.change": ("{rule}: {cost:+d}", "{rule}\u202f: {cost:+d}"),
        "why.same": ("costs the same", "au même coût"),
        "why.cost": (
            "must {must:+d}, should {should:+d}, prefer {prefer:+d}",
            "impératif {must:+d}, important {should:+d}, souhaitable {prefer:+d}",
        ),
        "why.granted": (
            "The wish can be granted, with {number} move{number:s}:",
            "Le vœu peut être exaucé, en {number} déplacement{number:s}\u202f:",
        ),
        "why.already": ("That is so already.", "C’est déjà le cas."),
        "why.refused": (
            "The wish cannot be granted without breaking a must.",
            "Le vœu ne peut être exaucé sans enfreindre un impératif.",
        ),
        "why.move": ("{a}: {p} → {q}", "{a}\u202f: {p} → {q}"),
        "why.gains": ("It gains:", "On y gagne\u202f:"),
        "why.breaks": ("It costs:", "Il en coûte\u202f:"),
        "term.how.beside": ("beside", "à côté"),
        "term.how.across": ("across", "en face"),
        "term.how.diagonal": ("diagonally across", "en diagonale"),
        "term.how.behind": ("behind", "derrière"),
        "term.how.next": ("next in line", "suivant"),
        "term.how.in-frame": ("in the same frame", "dans le même cadre"),
        "term.no-place": ("no place", "aucune place"),
    }
)
