"""A name as large as a frame holds it: on one line, or on two or three where that is larger.

No word is cut while a smaller size would hold it whole; only what no size holds is broken, and
never within a letter and its marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from preseance.documents.fonts import CAP_HEIGHT, Weight, extent_of, measure
from preseance.documents.scripts import direction_of, joins_before, words_of
from preseance.documents.typefaces import Typefaces, in_use
from preseance.documents.typst_text import quoted, spoken

_SURE = 0.99
"""Share of the width that is used: no hair may break a line anew."""
_BETWEEN = 0.22
"""Least free room between the ink of two lines, in em."""
_WHOLE = 0.6
"""Share of the largest size down to which words with hyphens are kept whole."""
_GLUE = "\0"
"""Before what joins the part before it without a space."""
_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010\u2013])(?=[^\W\d_])")
_LEADING = 1.2
"""From base line to base line, in em, where ink leaves that much."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The lines of a text and how they are set; sizes in the unit asked for."""

    lines: tuple[str, ...]
    size: float
    weight: Weight
    above: float
    """From a base line to the top of its line, in em."""
    below: float
    """From a base line to the foot of its line, in em."""

    @property
    def width(self) -> float:
        """Of the widest line."""
        return max(measure(line, self.size, self.weight) for line in self.lines)

    @property
    def height(self) -> float:
        """Of all lines."""
        return (self.above + self.below) * self.size * len(self.lines)

    def typst(self, forms: str = "") -> str:
        """As Typst sets it, sizes in millimetres; `forms` as of `lettering`."""
        turn = "dir: rtl, " if direction_of(" ".join(self.lines)) == "rtl" else ""
        edges = f"top-edge: {self.above:.3f}em, bottom-edge: -{self.below:.3f}em"
        lines = " + linebreak() + ".join(map(quoted, self.lines))
        return (
            f"text(size: {self.size:.3f}mm, weight: {self.weight.value}, hyphenate: false, "
            f"{turn}{spoken(forms)}{edges}, {{ set par(leading: 0mm); {lines} }})"
        )


def fitted(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    *,
    weight: Weight = Weight.SEMIBOLD,
    most_lines: int = 4,
) -> Fitted:
    """The text at the first of the sizes, from large to small, at which it fits the frame.

    Of several numbers of lines that fit at a size the fewest is taken; the least size takes as
    many lines as it needs.
    """
    return _fitted(in_use(), text, width * _SURE, height, tuple(sizes), weight, most_lines)


@lru_cache(maxsize=8192)
def _fitted(
    typefaces: Typefaces,
    text: str,
    width: float,
    height: float,
    sizes: tuple[float, ...],
    weight: Weight,
    most_lines: int,
) -> Fitted:
    words = words_of(text) or [""]
    parted = [part for word in words for part in _parted(word)]
    easy = tuple(size for size in sizes if size >= _WHOLE * sizes[0])
    for tried, at in ((words, easy), (parted, sizes)):
        for size in at:
            for count in range(1, most_lines + 1):
                lines = _in_lines(tried, count, width / size, weight)
                found = None if lines is None else _set(lines, size, weight)
                if found is not None and found.height <= height:
                    return found
    least = sizes[-1]
    pieces = [piece for part in parted for piece in _pieces(part, width / least, weight)]
    return _set(_filled(pieces, width / least, weight), least, weight)


def _parted(word: str) -> list[str]:
    """A word in its parts after hyphens; what joins the part before it begins with `_GLUE`."""
    parts = [part for part in _HYPHEN.split(word) if part]
    return [parts[0], *(_GLUE + part for part in parts[1:])] if parts else [word]


def _set(lines: Sequence[str], size: float, weight: Weight) -> Fitted:
    inks = [extent_of(line, weight) for line in lines]
    above = max(CAP_HEIGHT, *(ink.above for ink in inks))
    below = max(0.0, *(ink.below for ink in inks))
    spare = max(_LEADING - above - below, _BETWEEN) if len(lines) > 1 else 0.0
    return Fitted(tuple(lines), size, weight, above + spare / 2, below + spare / 2)


def _in_lines(words: list[str], count: int, width: float, weight: Weight) -> list[str] | None:
    """The words on so many lines, the widest as narrow as can be; None where one is too wide."""
    if count > len(words):
        return None
    longest = max(measure(word.removeprefix(_GLUE), 1.0, weight) for word in words)
    if longest > width:
        return None
    low, high = longest, width
    found = _filled(words, width, weight)
    if len(found) > count:
        return None
    for _ in range(12):
        middle = (low + high) / 2
        tried = _filled(words, middle, weight)
        if len(tried) <= count:
            found, high = tried, middle
        else:
            low = middle
    return found


def _filled(words: Sequence[str], width: float, weight: Weight) -> list[str]:
    """Each line as full as it goes."""
    lines: list[str] = []
    for word in words:
        bare = word.removeprefix(_GLUE)
        longer = f"{lines[-1]}{'' if bare != word else ' '}{bare}" if lines else bare
        if lines and measure(longer, 1.0, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(bare)
    return lines


def _pieces(part: str, width: float, weight: Weight) -> list[str]:
    """A part of a word in pieces that fit, marks with their letters."""
    pieces = [part[: len(part) - len(part.removeprefix(_GLUE))]]
    for cluster in _clusters(part.removeprefix(_GLUE)):
        held = pieces[-1].removeprefix(_GLUE)
        if held and measure(held + cluster, 1.0, weight) > width:
            pieces.append(_GLUE)
        pieces[-1] += cluster
    return pieces


def _clusters(word: str) -> list[str]:
    clusters: list[str] = []
    for character in word:
        if clusters and joins_before(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
