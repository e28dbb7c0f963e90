"""How a guest's name is broken into the lines of a label.

A family name is never cut, particles stay with it, and the order of names is the guest's own.
"""

import re
import unicodedata
from typing import Literal

from preseance.documents.fonts import LINE_HEIGHT, Weight, measure
from preseance.documents.palette import QUIET, TEXT
from preseance.documents.scene import Run
from preseance.views.records import GuestView

Detail = Literal["delegation", "two lines", "narrow", "one line"]
"""What a label holds, from the most room to the least height."""
Line = tuple[Run, ...]
_PARTICLES = frozenset(
    [
        "al",
        "ad",
        "an",
        "as",
        "at",
        "ash",
        "az",
        "bin",
        "bint",
        "ben",
        "ibn",
        "abu",
        "ould",
        "mint",
        "el",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "les",
        "lo",
        "zu",
        "zur",
        "ter",
        "ten",
        "st.",
        "saint",
        "af",
        "of",
        "y",
        "e",
    ]
)
_NUMERAL = re.compile(r"[IVX]+\.?")
"""Of a monarch: Mohammed VI is not broken."""
_NARROW = 1.15
"""Lines of a narrow label may be this much longer than its longest word."""
_TALL = 1.2
"""Lines in scripts with marks above and below are this much higher."""


def name_lines(guest: GuestView, detail: Detail) -> tuple[Line, ...]:
    """The lines of a guest's label; together they always hold the full name."""
    parts = _parts(guest)
    if detail == "one line":
        return (_joined(parts),)
    if detail == "narrow":
        limit = _NARROW * max(_length([word]) for text, _ in parts for word in _words(text))
        return tuple(
            (Run(line, weight, TEXT),) for text, weight in parts for line in _wrapped(text, limit)
        )
    lines = tuple((Run(text, weight, TEXT),) for text, weight in parts)
    if detail == "delegation" and guest.delegation:
        return (*lines, (Run(guest.delegation, Weight.REGULAR, QUIET),))
    return lines


def line_width(line: Line, size: float) -> float:
    """Measured width of a line."""
    return sum(measure(run.text, size, run.weight) for run in line)


def line_height(lines: tuple[Line, ...], size: float) -> float:
    """Height given to each line of a label."""
    tall = any(_is_tall(run.text) for line in lines for run in line)
    return LINE_HEIGHT * size * (_TALL if tall else 1.0)


def _is_tall(text: str) -> bool:
    return any(
        "\u0590" <= c <= "\u06ff" or "\u0e00" <= c <= "\u0e7f" or unicodedata.combining(c)
        for c in text
    )


def _joined(parts: tuple[tuple[str, Weight], ...]) -> Line:
    last = len(parts) - 1
    return tuple(
        Run(text if at == last else f"{text} ", weight, TEXT)
        for at, (text, weight) in enumerate(parts)
    )


def _parts(guest: GuestView) -> tuple[tuple[str, Weight], ...]:
    """The full name in one or two parts, the family name in the heavier weight."""
    full = " ".join(guest.full_name.split())
    given, family = " ".join(guest.given.split()), " ".join(guest.family.split())
    if given and family and full == f"{given} {family}":
        return (given, Weight.REGULAR), (family, Weight.SEMIBOLD)
    if given and family and full == f"{family} {given}":
        return (family, Weight.SEMIBOLD), (given, Weight.REGULAR)
    words = _words(full)
    if len(words) < 2:
        return ((full, Weight.SEMIBOLD),)
    # Which is the family name is not known, so neither part is set apart.
    cut = min(
        range(1, len(words)),
        key=lambda at: max(_length(words[:at]), _length(words[at:])),
    )
    return (
        (" ".join(words[:cut]), Weight.SEMIBOLD),
        (" ".join(words[cut:]), Weight.SEMIBOLD),
    )


def _words(text: str) -> list[str]:
    """The words of a name, particles joined to the word that follows, numerals to the one before."""
    words: list[str] = []
    held = ""
    for word in text.split():
        if words and not held and _NUMERAL.fullmatch(word):
            words[-1] = f"{words[-1]} {word}"
            continue
        held = f"{held} {word}" if held else word
        if word.lower() not in _PARTICLES and not word.endswith("."):
            words.append(held)
            held = ""
    if held:
        words.append(held)
    return words


def _wrapped(text: str, limit: float) -> list[str]:
    """The words of a name in lines of at most a length, in em."""
    lines: list[str] = []
    for word in _words(text):
        if lines and _length([lines[-1], word]) <= limit:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _length(words: list[str]) -> float:
    return measure(" ".join(words), 1.0, Weight.SEMIBOLD)
