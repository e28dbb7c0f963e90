"""Names on cards: as large as their face allows, on as few lines as read well.

Sizes are worked out here, by measured widths, so that Typst breaks no line and a card can be
refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from preseance.documents.fonts import Weight, measure
from preseance.documents.names import name_lines
from preseance.errors import PreseanceError
from preseance.views.records import GuestView
from preseance.wording.said import Said

POINT = 25.4 / 72
"""Millimetres."""
LEAST = 5.0 * POINT
"""The least size of a name."""
LINE = 1.22
"""From line to line, in em."""
_STEP = 0.5 * POINT
_ONE, _TWO = 0.7, 0.8
"""How small a name may be on one line, or on two, against what one line more allows."""
_UNBROKEN = 40
"""Letters after which a word may be broken that has no hyphen."""
_SLACK = 0.985
"""Share of a width that is filled: what is set may be wider than measured by a hair."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines and their size, millimetres."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.size * LINE


def fitted_name(guest: GuestView, name: str, width: float, height: float, most: float) -> Fitted:
    """A guest's name in a face of a width and height, at most of a size.

    Raises
    ------
    PreseanceError
        Where a word of it is wider than the face even in the least type.
    """
    pair = tuple("".join(run.text for run in line) for line in name_lines(guest, "two lines"))
    halves = pair if " ".join(pair) == " ".join(name.split()) else ()
    return fitted(name, width, height, most, halves)


def fitted(
    text: str,
    width: float,
    height: float,
    most: float,
    halves: Sequence[str] = (),
    *,
    weight: Weight = Weight.SEMIBOLD,
    least: float = LEAST,
) -> Fitted:
    """A text as large as fits; two large lines rather than one small.

    Raises
    ------
    PreseanceError
        Where a word of it is wider than the width even in the least type.
    """
    text = " ".join(text.split())
    one = _largest((text,), width, height, most, least, weight)
    two = _largest(tuple(halves), width, height, most, least, weight) if len(halves) > 1 else None
    found = one
    if two is not None and (one is None or one.size < _ONE * two.size):
        found = two
    if found is None or found.size < _TWO * most:
        more = _wrapped(text, width, height, most, least, weight)
        if more is not None and (found is None or found.size < _TWO * more.size):
            # Given and family name apart read better than lines that are a little larger.
            found = two if two is not None and two.size >= _TWO * more.size else more
    if found is None:
        raise PreseanceError(
            Said(
                "«{name}» does not fit in {width} mm even in the smallest type: take a wider label,"
                " or give the guest a shorter form.",
                name=text,
                width=f"{width:.0f}",
            )
        )
    return found


def _sizes(most: float, least: float) -> Iterator[float]:
    size = most
    while size > least:
        yield size
        size -= _STEP
    yield least


def _largest(
    lines: tuple[str, ...], width: float, height: float, most: float, least: float, weight: Weight
) -> Fitted | None:
    """The lines as they are, in the largest size that the width and height allow."""
    em = max(measure(line, 1.0, weight) for line in lines) / _SLACK
    size = min(most, width / max(em, 1e-9), height / (len(lines) * LINE))
    return Fitted(lines, size) if size >= least - 1e-9 else None


def _wrapped(
    text: str, width: float, height: float, most: float, least: float, weight: Weight
) -> Fitted | None:
    """Words on as many lines as the height allows, in the largest size at which they fit.

    A word is broken only where it fits no line whole.
    """
    for length in (len(text), _UNBROKEN):
        pieces = [
            piece
            for word in text.split()
            for piece in (wrap(word, length, break_on_hyphens=length == _UNBROKEN) or [word])
        ]
        found = _in_lines(text, pieces, width, height, most, least, weight)
        if found is not None:
            return found
    return None


def _in_lines(
    text: str,
    pieces: Sequence[str],
    width: float,
    height: float,
    most: float,
    least: float,
    weight: Weight,
) -> Fitted | None:
    """Pieces of a text one after the other, in the largest size at which all lines fit."""
    glued = _glued(text, pieces)
    for size in _sizes(most, least):
        room = width * _SLACK / size
        if max(measure(piece, 1.0, weight) for piece in pieces) > room:
            continue
        lines: list[str] = []
        for piece, joint in zip(pieces, glued, strict=True):
            longer = f"{lines[-1]}{joint}{piece}" if lines else piece
            if lines and measure(longer, 1.0, weight) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
        if len(lines) * size * LINE <= height:
            return Fitted(tuple(lines), size)
    return None


def _glued(text: str, pieces: Sequence[str]) -> list[str]:
    """What stands before each piece: a blank, or nothing inside a word."""
    joints, at = [], 0
    for piece in pieces:
        found = text.index(piece, at)
        joints.append(" " if found > at else "")
        at = found + len(piece)
    return joints
