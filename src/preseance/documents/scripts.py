"""What the letters of a text ask of the page: direction, spaces that hold, signs that are not seen."""

import re
import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]
HELD = "\u00a0\u2007\u202f\u2060\ufeff"
"""Spaces and joiners at which a line is never broken."""
JOINTS = "\u200b\u200c\u200d\u200e\u200f"
"""Signs without width that part or join letters, as names in Persian or Hindi need them, and
marks of direction."""
_BREAKING = re.compile(rf"[^\S{HELD}]+")
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F))
"""Signs that choose a form of the letter before them."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters by category, without ink or width by definition."""


def direction_of(text: str) -> Direction:
    """That of the first strong letter (Unicode Annex 9, rules P2 and P3); rightward where none is."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def plain(text: str) -> str:
    """The text with a space for each sign that is not printed and joins no letters: no break of
    line, no control, nothing that turns the direction of what follows."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in JOINTS or c in HELD else " " for c in text)


def words_of(text: str) -> list[str]:
    """The words between which a line may be broken: no-break spaces stay within them."""
    return [word for word in _BREAKING.split(plain(text)) if word]


def spaced(text: str) -> str:
    """The text with each run of breaking spaces as one space."""
    return " ".join(words_of(text))


def is_invisible(character: str) -> bool:
    """Whether no font need draw the character: spaces, joiners, marks of direction, selectors."""
    return (
        unicodedata.category(character) in {"Cf", "Cc", "Zl", "Zp", "Zs"}
        or character in _FILLERS
        or any(low <= ord(character) <= high for low, high in _SELECTORS)
    )


def joins_before(character: str) -> bool:
    """Whether the character is set with the one before it, in the same font."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me"} or character in "\u200c\u200d"
