"""Ages beside names: «Léa (6 ans)», «Tom – 8 years old», «Ida (aged 7)», «Max (12 months)»."""

from __future__ import annotations

import re
from dataclasses import dataclass

OF_AGE = 18
"""Years from which nobody counts as a child."""
_BEFORE = r"(?:(?:child|enfant|kind|niñ[oa]|bambin[oa]|baby|bébé)\s*[,:]?\s*)?(?:aged?\s*|âgée?\s+de\s+|âge\s*:?\s*)?"
_WORDS = (
    r"y\.?o\.?|yrs?\.?(?:\s*old)?|years?(?:[\s-]+old)?|ans?(?:\s+(?:et|1/2|½)\s*(?:demi)?)?|jahre?(?:\s+alt)?|años?|"
    r"anni|anno|months?(?:\s+old)?|mois|monate?|mes(?:es)?|mesi"
)
_AGE = re.compile(rf"{_BEFORE}(\d{{1,2}})\s*({_WORDS}|y|j\.?|m)?\.?", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_AFTER_A_DASH = re.compile(rf"\s*(?:,|\s[-–—])\s*({_BEFORE}\d{{1,2}}\s*(?:{_WORDS}))\s*$", re.I)
_MONTHS = ("m",)


@dataclass(frozen=True)
class Age:
    """How old somebody is, as a list says it."""

    years: int
    """Whole years; 0 for the months of a first year."""
    words: str
    """What stood there: «6 ans», «12 months»."""

    @property
    def is_child(self) -> bool:
        """Whether somebody of this age is a child."""
        return self.years < OF_AGE


def age_in(text: str) -> Age | None:
    """The age that words tell, where they tell nothing else; a bare number is one too."""
    found = _AGE.fullmatch(text.strip())
    if found is None:
        return None
    number, unit = int(found[1]), (found[2] or "").casefold()
    return Age(number // 12 if unit.startswith(_MONTHS) else number, text.strip())


def without_ages(text: str) -> tuple[str, list[tuple[str, Age]]]:
    """The text without the ages in it, and each age with all that stood before it.

    A bare number in brackets is left: it may as well count people.
    """
    text = _AFTER_A_DASH.sub(r" (\1)", text)
    told: list[tuple[str, Age]] = []
    kept = ""
    end = 0
    for found in _BRACKETED.finditer(text):
        inner = found[1].strip()
        age = None if inner.isdigit() else age_in(inner)
        if age is None:
            continue
        kept += text[end : found.start()]
        told.append((kept.rstrip(), age))
        end = found.end()
    return " ".join((kept + text[end:]).split(" ")).strip(), told
