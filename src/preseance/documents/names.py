"""How a guest's name is broken into the lines of a label.

A family name is never cut, particles stay with it, and the order of names is the guest's own.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from preseance.documents.fonts import (
    BASELINE,
    LEADING,
    LINE_HEIGHT,
    Weight,
    extent_of,
    measure,
)
from preseance.documents.palette import QUIET, TEXT
from preseance.documents.scene import Run
from preseance.documents.scripts import spaced, words_of
from preseance.documents.typefaces import Typefaces, in_use
from preseance.views.records import GuestView

Detail = Literal["delegation", "two lines", "narrow", "one line", "family"]
"""What a label holds, from the most room to the least height; last, the family name alone."""
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
_TOUCH = 0.1
"""How far, in em, the highest ink of a line and the lowest of the one above may overlap: they are
seldom at the same spot."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines set under each other, measured in em."""

    lines: tuple[Line, ...]
    width: float
    """Of the widest line."""
    lead: float
    """From the top to the first base line; as far as the ink of the first line reaches, at least."""
    pitch: float
    """From base line to base line; no ink reaches into the ink of another line."""
    height: float
    """From the top to where the ink of the last line ends, at least."""


@lru_cache(maxsize=32768)
def name_lines(guest: GuestView, detail: Detail) -> tuple[Line, ...]:
    """The lines of a guest's label; together they always hold the full name, but where the family name is asked for and known."""
    parts, forms = _parts(guest), guest.letter_forms
    if detail == "one line":
        return (_joined(parts, forms),)
    if detail == "family":
        parts = tuple((text, weight) for text, weight in parts if weight is Weight.SEMIBOLD)
    if detail == "narrow":
        limit = _NARROW * max(_length([word]) for text, _ in parts for word in _words(text))
        return tuple(
            (Run(line, weight, TEXT, forms),)
            for text, weight in parts
            for line in _wrapped(text, limit)
        )
    lines = tuple((Run(text, weight, TEXT, forms),) for text, weight in parts)
    if detail == "delegation" and guest.delegation:
        return (*lines, (Run(guest.delegation, Weight.REGULAR, QUIET),))
    return lines


def line_width(line: Line, size: float) -> float:
    """Measured width of a line."""
    return sum(measure(run.text, size, run.weight) for run in line)


def block_of(lines: tuple[Line, ...]) -> Block:
    """The lines with what they take: scripts with marks above and below take more."""
    return _block(in_use(), lines)


@lru_cache(maxsize=32768)
def _block(typefaces: Typefaces, lines: tuple[Line, ...]) -> Block:
    inks = [_reach(line) for line in lines]
    pitch = max(
        LEADING, *(below + above - _TOUCH for (_, below), (above, _) in pairwise(inks)), 0.0
    )
    lead = max(BASELINE, inks[0][0])
    foot = max(LINE_HEIGHT - BASELINE, inks[-1][1])
    width = max(line_width(line, 1.0) for line in lines)
    return Block(lines, width, lead, pitch, lead + (len(lines) - 1) * pitch + foot)


def _reach(line: Line) -> tuple[float, float]:
    """How far the ink of a line reaches above and below its base line, in em."""
    extents = [extent_of(run.text, run.weight) for run in line]
    return max(e.above for e in extents), max(e.below for e in extents)


def _joined(parts: tuple[tuple[str, Weight], ...], forms: str) -> Line:
    last = len(parts) - 1
    return tuple(
        Run(text if at == last else f"{text} ", weight, TEXT, forms)
        for at, (text, weight) in enumerate(parts)
    )


def _parts(guest: GuestView) -> tuple[tuple[str, Weight], ...]:
    """The full name in one or two parts, the family name in the heavier weight."""
    full, given, family = map(spaced, (guest.full_name, guest.given, guest.family))
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
    for word in words_of(text):
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
