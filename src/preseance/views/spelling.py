"""Diets and dishes beyond their spelling, and which of them are dangerous."""

from __future__ import annotations

import unicodedata

_LOUD = ("allerg", "anaphyl", "intoleran", "coeliac", "celiac", "coeliaque", "epipen")
_LOUD_DIETS = frozenset({"nut-free"})


def folded(text: str) -> str:
    """A diet or dish for counting: «Sans  Gluten» and «sans-gluten» are one.

    >>> folded("Végan ") == folded("vegan")
    True
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.replace("œ", "oe").replace("-", " ").replace("_", " ").split())


def is_allergy(diet: str) -> bool:
    """Whether a diet must be loud: what was eaten by mistake could harm."""
    return diet in _LOUD_DIETS or any(sign in folded(diet) for sign in _LOUD)
