"""A name as large as a frame holds it: on one line, or on more where that is much larger.

No word is cut while a smaller size would hold it whole; only what no size holds is broken, and
never within a letter and its marks. Sizes are worked out here, by measured widths, so that Typst
breaks no line and a card can be refused before anything is written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from preseance.documents.fonts import CAP_HEIGHT, Weight, extent_of, measure
from preseance.documents.names import name_lines
from preseance.documents.scripts import direction_of, joins_before, spaced, words_of
from preseance.documents.typefaces import Typefaces, in_use
from preseance.documents.typst_text import quoted, spoken
from preseance.errors import PreseanceError
from preseance.views.records import GuestView
from preseance.wording.said import Said

POINT = 25.4 / 72
"""Millimetres."""
LEAST = 5.0 * POINT
"""The least size of a name."""
_SURE = 0.985
"""Share of the width that is used: no hair may break a line anew."""
_BETWEEN = 0.22
"""Least free room between the ink of two lines, in em."""
_ONE, _FEWER = 0.7, 0.8
"""How small a name may be on one line against its two halves, and against what more lines allow."""
_WHOLE = 0.6
"""Share of the largest size down to which words with hyphens are kept whole."""
_UNBROKEN = 40
"""Letters after which a word of a name may be cut."""
_GLUE = "\0"
"""Before what joins the part before it without a space."""
_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010\u2013])(?=[^\W\d_])")
_DESCENDER = 0.24
"""Depth of a g or a comma, in em; kept of every name, that all of them stand alike on their cards."""
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
    cut: str = ""
    """The longest part of a word that no size held whole; empty where none was cut."""

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


def fitted_name(guest: GuestView, name: str, width: float, height: float, most: float) -> Fitted:
    """A guest's name in a face of a width and height, at most of a size.

    Raises
    ------
    PreseanceError
        Where a word of it is wider than the face even in the least type, or all of it higher.
    """
    pair = tuple("".join(run.text for run in line) for line in name_lines(guest, "two lines"))
    made = fitted(name, width, height, most, halves=pair if " ".join(pair) == spaced(name) else ())
    return held(made, name, width, height)


def held(made: Fitted, text: str, width: float, height: float) -> Fitted:
    """The same, where it holds the text as a reader knows it.

    Raises
    ------
    PreseanceError
        Where a word was cut that is no endless one, or the lines are higher than their frame.
    """
    if made.height <= height + 1e-9 and not 0 < len(made.cut) <= _UNBROKEN:
        return made
    raise PreseanceError(
        Said(
            "«{name}» does not fit in {width} mm even in the smallest type: take a wider label,"
            " or give the guest a shorter form.",
            name=spaced(text),
            width=f"{width:.0f}",
        )
    )


def fitted(
    text: str,
    width: float,
    height: float,
    most: float,
    least: float = LEAST,
    *,
    halves: Sequence[str] = (),
    weight: Weight = Weight.SEMIBOLD,
    most_lines: int = 4,
) -> Fitted:
    """The text between two sizes as large as the frame holds it; of lines, few rather than large.

    The least size takes as many lines as it needs, be they higher than the frame.

    Parameters
    ----------
    halves
        Two lines that read better than others: given and family name.
    """
    return _fitted(
        in_use(), text, width * _SURE, height, most, least, tuple(halves), weight, most_lines
    )


@lru_cache(maxsize=8192)
def _fitted(
    typefaces: Typefaces,
    text: str,
    width: float,
    height: float,
    most: float,
    least: float,
    halves: tuple[str, ...],
    weight: Weight,
    most_lines: int,
) -> Fitted:
    words = words_of(text) or [""]
    frame = _Frame(width, height, most, min(least, most), weight)
    found = frame.best(words, halves, most_lines)
    parted = [part for word in words for part in _parted(word)]
    if len(parted) > len(words) and (found is None or found.size < _WHOLE * most):
        parts = frame.best(parted, (), most_lines)
        if parts is not None and (found is None or found.size < _FEWER * parts.size):
            found = parts
    return found or frame.filled(parted)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a text is to fit in."""

    width: float
    height: float
    most: float
    least: float
    weight: Weight

    def best(self, words: list[str], halves: tuple[str, ...], most_lines: int) -> Fitted | None:
        """The words on few lines, if there is a size at which they fit."""
        found = self.largest(_filled(words, float("inf"), self.weight))
        pair = self.largest(halves) if len(halves) > 1 and most_lines > 1 else None
        if pair is not None and (found is None or found.size < _ONE * pair.size):
            found = pair
        for more in self.broken(words, most_lines):
            if found is not None and found.size >= _FEWER * self.most:
                break
            if more is not None and (found is None or found.size < _FEWER * more.size):
                # Given and family name apart read better than lines that are a little larger.
                found = pair if pair is not None and pair.size >= _FEWER * more.size else more
        return found

    def broken(self, words: list[str], most_lines: int) -> Iterator[Fitted | None]:
        """The words on two lines, on three, and so on."""
        for count in range(2, min(most_lines, len(words)) + 1):
            yield self.largest(_balanced(words, count, self.weight))

    def largest(self, lines: Sequence[str]) -> Fitted | None:
        """The lines as they are, in the largest size that the frame allows."""
        made = _set(lines, 1.0, self.weight)
        # A hair less, that rounding leaves it in the frame.
        room = min(self.width / max(made.width, 1e-9), self.height / made.height) * (1 - 1e-9)
        size = min(self.most, room)
        return None if size < self.least - 1e-9 else _set(lines, size, self.weight)

    def filled(self, parts: Sequence[str]) -> Fitted:
        """In the least size, what is wider than a line cut."""
        wide = self.width / self.least
        pieces = [piece for part in parts for piece in _pieces(part, wide, self.weight)]
        cut = [p.removeprefix(_GLUE) for p in parts if len(_pieces(p, wide, self.weight)) > 1]
        lines = _filled(pieces, wide, self.weight)
        return _set(lines, self.least, self.weight, max(cut, key=len, default=""))


def _parted(word: str) -> list[str]:
    """A word in its parts after hyphens; what joins the part before it begins with `_GLUE`."""
    parts = [part for part in _HYPHEN.split(word) if part]
    return [parts[0], *(_GLUE + part for part in parts[1:])] if parts else [word]


def _set(lines: Sequence[str], size: float, weight: Weight, cut: str = "") -> Fitted:
    inks = [extent_of(line, weight) for line in lines]
    above = max(CAP_HEIGHT, *(ink.above for ink in inks))
    below = max(_DESCENDER, *(ink.below for ink in inks))
    spare = max(_LEADING - above - below, _BETWEEN) if len(lines) > 1 else 0.0
    return Fitted(tuple(lines), size, weight, above + spare / 2, below + spare / 2, cut)


def _balanced(words: list[str], count: int, weight: Weight) -> list[str]:
    """The words on at most so many lines, the widest as narrow as can be."""
    low = max(measure(word.removeprefix(_GLUE), 1.0, weight) for word in words)
    found = _filled(words, float("inf"), weight)
    high = measure(found[0], 1.0, weight)
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
