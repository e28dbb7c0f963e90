"""Heads of narrow columns: upright where every one fits its column, else all turned; never cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from preseance.documents.fitting import POINT
from preseance.documents.fonts import measure
from preseance.documents.typst_text import lettering, whole
from preseance.wording.tongues import apart, first_of

_SIZE = 7.5
"""Of the type, points."""
_LONGEST = 42.0
"""What a turned head has of height before it takes a second line, millimetres."""
_STYLED = 7.5
"""What a head set otherwise may take besides its letters: a frame, a sign."""


def numbered(names: Sequence[str]) -> list[str]:
    """Tables by their numbers alone where each ends with another one, else by their names whole.

    >>> numbered(["Table 1", "Table 12"]), numbered(["Rhine 1", "Main 1"])
    (['1', '12'], ['Rhine 1', 'Main 1'])
    """
    last = [first_of(name).split()[-1:] for name in names]
    numbers = [word[0] for word in last if word and word[0].isdigit()]
    return numbers if len(set(numbers)) == len(names) else list(names)


def narrow_heads(
    names: Sequence[str], each: float, style: Mapping[str, str] | None = None
) -> list[str]:
    """The heads as cells of a Typst table, for columns ``each`` so many millimetres wide.

    Parameters
    ----------
    style
        By its name, the Typst function that sets a head otherwise than the rest.
    """
    widest = max((_width(name) for name in names), default=0.0)
    styles = style or {}
    styled = _STYLED if styles else 0.0
    return [
        _cell(name, styles.get(name, ""), 0.0 if widest + styled <= each else widest + styled)
        for name in names
    ]


def _width(name: str) -> float:
    return max(measure(one, _SIZE * POINT) for one in apart(name))


def _cell(name: str, style: str, turned: float) -> str:
    """A head, upright, or turned where it is to have so many millimetres of height."""
    said = f"{lettering(name)}{whole(name)}"
    said = f"text(size: {_SIZE}pt, {'' if style else 'fill: quiet, '}{said})"
    body = f"{style}({said})" if style else said
    if turned:
        # A hair more than was measured, so that no line breaks for want of it.
        long = min(turned * 1.02 + 0.3, _LONGEST)
        lines = "set align(left); set par(leading: 0.3em)"
        body = f"rotate(-90deg, reflow: true, box(width: {long:.2f}mm, {{ {lines}; {body} }}))"
    return f"table.cell(align: center + bottom, {body})"
