"""How wide and high a text is in the fonts in use, as it will be set.

Texts are shaped, letter joining letter, so that a width is that of the printed text in every
script: a run goes to the first font that has its letters, spaces to the first of all.
"""

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from preseance.documents.faces import Extent, Face
from preseance.documents.scripts import is_invisible, joins_before, plain
from preseance.documents.typefaces import Typefaces, in_use
from preseance.wording.tongues import flat

CAP_HEIGHT = 0.714
"""Height of a capital letter, in em."""
LINE_HEIGHT = 1.25
"""Height given to a line of a label, in em; enough for an accented capital and a descender."""
LEADING = 1.13
"""From one baseline of a label to the next, in em."""
BASELINE = 0.97
"""From the top of that line to its baseline, in em."""


class Weight(IntEnum):
    """The two weights of the papers."""

    REGULAR = 400
    SEMIBOLD = 600


def measure(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of a text set in one line, in the unit of `size`."""
    return extent_of(text, weight).width * size


def extent_of(text: str, weight: Weight = Weight.REGULAR) -> Extent:
    """Width of a text on one line and how far its ink reaches from the base line, in em."""
    return _said(in_use(), text, weight)


@lru_cache(maxsize=32768)
def _said(typefaces: Typefaces, text: str, weight: Weight) -> Extent:
    return _extent(typefaces, plain(flat(text)), weight)


@lru_cache(maxsize=32768)
def _extent(typefaces: Typefaces, text: str, weight: Weight) -> Extent:
    width, above, below = 0.0, 0.0, 0.0
    for face, run in _runs(text, typefaces, weight.value):
        if face is None:
            # Stands as a sign of what is missing, or, on a page, in a font of the reader's.
            width += sum(not is_invisible(character) for character in run)
            continue
        extent = face.extent(run)
        width += extent.width
        above, below = max(above, extent.above), max(below, extent.below)
    return Extent(width, above, below)


def _runs(text: str, typefaces: Typefaces, weight: int) -> Iterator[tuple[Face | None, str]]:
    """Parts of the text with the font that sets them; None for what no font has."""
    if not text:
        return
    first = next(typefaces.faces(weight), None)
    if first is not None and first.has_all(text):
        yield first, text
        return
    held: Face | None = None
    part = ""
    for character in text:
        face = _taker(character, held if part else None, typefaces, weight)
        if part and face is not held:
            yield held, part
            part = ""
        held, part = face, part + character
    if part:
        yield held, part


def _taker(character: str, held: Face | None, typefaces: Typefaces, weight: int) -> Face | None:
    """The font of a character; what joins the letter before it stays in that letter's font."""
    if held is not None and (
        (joins_before(character) and held.has(character))
        or (is_invisible(character) and not character.isspace())
    ):
        return held
    return _first(typefaces, character, weight)


@lru_cache(maxsize=32768)
def _first(typefaces: Typefaces, character: str, weight: int) -> Face | None:
    return next((face for face in typefaces.faces(weight) if face.has(character)), None)
