"""Signs for diets and dishes that those who serve can read and neighbours cannot.

The kitchen's sheet explains them; on a card they stand small at the foot.
"""

from __future__ import annotations

from collections.abc import Mapping

from preseance.documents.words import word
from preseance.views.records import GuestView, Language

SIGNS: Mapping[str, str] = {
    "vegan": "VG", "vegetarian": "V", "pescatarian": "P", "halal": "H", "kosher": "K",
    "gluten-free": "GF", "lactose-free": "LF", "dairy-free": "DF", "nut-free": "NF",
    "no-pork": "–P", "no-beef": "–B", "no-fish": "–F", "no-alcohol": "0%", "diabetic": "D",
}  # fmt: skip
"""Of the diets that have one spelling."""
OTHER = "*"
"""Whatever else the kitchen must know, allergies above all."""


def mark_of(guest: GuestView, language: Language) -> str:
    """The signs of a guest's diets and dishes; empty where the view tells none."""
    signs = dict.fromkeys(SIGNS.get(diet, OTHER) for diet in guest.diets)
    dishes = (initials(dish) for _, dish in guest.dishes)
    return " ".join((*signs, *dishes))


def initials(dish: str) -> str:
    """A dish in two letters: the first of its first two words, else its first two.

    >>> initials("Bar de ligne"), initials("Risotto")
    ('Bd', 'Ri')
    """
    words = dish.split()
    return (words[0][0] + words[1][0]) if len(words) > 1 else dish[:2]


def called(diet: str, language: Language) -> str:
    """A diet in the language, where it has one spelling; else as it was written."""
    return word(f"diet-{diet}", language) if diet in SIGNS else diet
