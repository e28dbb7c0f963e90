"""The bundled fonts: which covers a character, and how wide a text is.

Widths are sums of advances and pair kerning is not counted, so that a text is never wider
than measured by more than a hair; joined scripts are measured by their unjoined letters.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Noto Sans"
_SCRIPT_FAMILIES = ("Armenian", "Georgian", "Hebrew", "Arabic", "Thai")
FAMILIES: tuple[str, ...] = (FAMILY, *(f"{FAMILY} {script}" for script in _SCRIPT_FAMILIES))

CAP_HEIGHT = 0.714
"""Height of a capital letter, in em."""
LINE_HEIGHT = 1.25
"""Height given to a line of a label, in em; enough for an accented capital and a descender."""
LEADING = 1.13
"""From one baseline of a label to the next, in em."""
BASELINE = 0.97
"""From the top of that line to its baseline, in em."""


class Weight(Enum):
    """The two weights of the papers."""

    REGULAR = 400
    SEMIBOLD = 600


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: advance widths by character, in em."""

    family: str
    advances: dict[int, float]


def has_glyph(character: str) -> bool:
    """Whether a bundled font can draw the character."""
    return any(ord(character) in face.advances for face in _faces(Weight.REGULAR))


def missing_glyphs(texts: Iterable[str]) -> tuple[str, ...]:
    """Characters of the texts that no bundled font can draw, each once, in order."""
    found = {
        character: None
        for text in texts
        for character in unicodedata.normalize("NFC", text)
        if not _is_invisible(character) and not has_glyph(character)
    }
    return tuple(found)


def measure(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of a text set in one line, in the unit of `size`."""
    return _ems(unicodedata.normalize("NFC", text), weight) * size


@lru_cache(maxsize=8192)
def _ems(text: str, weight: Weight) -> float:
    return sum(_advance(character, weight) for character in text)


def _advance(character: str, weight: Weight) -> float:
    for face in _faces(weight):
        advance = face.advances.get(ord(character))
        if advance is not None:
            return advance
    return 0.0 if _is_invisible(character) else 1.0


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc", "Zl", "Zp"} or character.isspace()


@lru_cache(maxsize=2)
def _faces(weight: Weight) -> tuple[Face, ...]:
    return tuple(_read_faces(weight))


def _read_faces(weight: Weight) -> Iterator[Face]:
    style = "SemiBold" if weight is Weight.SEMIBOLD else "Regular"
    yield _read(FAMILY, FOLDER / f"NotoSans-{style}.ttf")
    for script in _SCRIPT_FAMILIES:
        yield _read(f"{FAMILY} {script}", FOLDER / f"NotoSans{script}-Regular.ttf")


def _read(family: str, path: Path) -> Face:
    with TTFont(path, lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        table = font.getBestCmap()
        return Face(family, {code: metrics[name][0] / units for code, name in table.items()})
