"""Cards, badges and labels: faces laid out on sheets, each line in a size worked out before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from preseance.documents.fitting import POINT, Fitted, fitted, fitted_name, held
from preseance.documents.fonts import Weight
from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.papers.label_sheets import Cutting, Stock, slots
from preseance.documents.papers.pictures import Picture
from preseance.documents.typst import preamble
from preseance.documents.typst_text import beside, lettered, quoted
from preseance.documents.words import word
from preseance.views.records import GuestView, Language
from preseance.wording.tongues import apart, flat

_SMALL, _FOOT = 2.9, 2.55
"""Sizes of what stands beside the name and at the foot, millimetres, on a common place card."""
_NATIVE = 0.72
"""Size of a name in its own script, against the largest of the name above it."""
_BESIDE = 0.6
"""Size of what stands beside the name, against the name at its largest."""
_SECOND = 0.86
"""Size of a second language, against the first."""
_COMMON = 33.5
"""Height of the face of a common place card."""
_LINES = 3.66
"""Height that what stands beside the name may take, of its largest type."""
_NAME, _MARGINS = 0.16, 0.1
"""Shares of a face's height: what is kept for the name, and what its margins may give up for it."""
_LEAST_BESIDE = 4.5 * POINT
"""Size down to which what stands beside the name gives way to it, millimetres."""
_PLAN = 0.44
"""Share of a face's height that a small plan takes."""
_LOGO = 0.2
"""Share of a face's height that a logo takes."""


@dataclass(frozen=True, slots=True)
class Face:
    """What one face of a card says."""

    guest: GuestView
    name: str
    above: str = ""
    """A form of address."""
    below: tuple[str, ...] = ()
    """Function, delegation."""
    native: str = ""
    """The name once more, in its own script."""
    foot: str = ""
    mark: str = ""
    """A sign in the corner that only those who serve can read."""
    large: str = ""
    """A table or letters told in large type beneath the name."""
    picture: Picture | None = None
    """A drawing beneath the text."""
    share: float = 0.21
    """Of the face's height that the name's type has at most."""
    most: float = 40.0
    """The largest type of the name, millimetres."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its face, and what stands on its back."""

    front: Face
    back: Face | None = None


def cards_source(
    title: str,
    language: Language,
    cards: Sequence[Card],
    cutting: Cutting,
    logo: Picture | None = None,
) -> str:
    """The Typst source of cards on their sheets, in their order.

    Raises
    ------
    PreseanceError
        Where a name does not fit its face.
    """
    width, height = cutting.stock.sheet
    pages = list(_pages(cards, cutting, logo))
    if not pages:
        said = quoted(word("no-places", language))
        pages = [f"#place(center + horizon, text(size: 12pt, {said}))"]
    body = "\n#pagebreak()\n".join(pages)
    return f"""{preamble(title, language)}
#set page(width: {width}mm, height: {height}mm, margin: 0mm)
#set text(fill: {ink(TEXT)}, hyphenate: false)
#set par(justify: false)
#let item(x, y, body) = place(top + left, dx: x, dy: y, body)
#let lines(fill, said) = block(above: 0mm, below: 0mm, text(fill: fill, said))
#let face(width, height, gap, foot, mark, bar, logo, ..rows) = box(width: width, height: height, {{
  place(center + horizon, dy: if foot == none {{ 0mm }} else {{ -0.04 * height }},
    align(center, stack(dir: ttb, spacing: gap, ..if logo == none {{ () }} else {{ (logo,) }}, ..rows.pos())))
  if bar {{ place(top + center, line(length: calc.min(14mm, 0.2 * width), stroke: 1pt + {ink(ACCENT)})) }}
  if foot != none {{ place(bottom + center, dy: -0.075 * height, foot) }}
  if mark != none {{ place(bottom + right, dx: -0.05 * width, dy: -0.075 * height, mark) }}
}})
{body}
"""


def card_files(cards: Sequence[Card], logo: Picture | None) -> dict[str, bytes]:
    """The pictures that the source of cards asks for."""
    faces = (face for card in cards for face in (card.front, card.back) if face is not None)
    pictures = [face.picture for face in faces if face.picture is not None]
    return {p.name: p.data for p in (*pictures, *((logo,) if logo else ()))}


def _pages(cards: Sequence[Card], cutting: Cutting, logo: Picture | None) -> Iterator[str]:
    """The sheets: where cards do not fold and have a back, each is followed by its back."""
    stock = cutting.stock
    sheets: dict[int, tuple[list[str], list[str]]] = {}
    for card, (sheet, x, y) in zip(cards, slots(cutting, len(cards)), strict=True):
        fronts, backs = sheets.setdefault(sheet, ([], []))
        fronts.append(_item(x, y, _outside(card, stock, logo), cutting))
        if card.back is not None and not stock.fold:
            # Sheets are turned over their long edge: what is left is then right.
            mirrored = stock.sheet[0] - (x - cutting.offset[0]) - stock.size[0] + cutting.offset[0]
            backs.append(_item(mirrored, y, _face(card.back, stock, logo), cutting))
    for fronts, backs in sheets.values():
        frames = _frames(cutting)
        yield "\n".join([*frames, *fronts])
        if backs:
            yield "\n".join([*frames, *backs])


def _item(x: float, y: float, body: str, cutting: Cutting) -> str:
    return f"#item({x:.2f}mm, {y:.2f}mm, {body})"


def _frames(cutting: Cutting) -> list[str]:
    """Where to cut and fold plain paper; on sheets of shops only where asked for."""
    stock = cutting.stock
    if not (stock.plain or cutting.outlines):
        return []
    right, down = cutting.offset
    width, height = stock.size
    hair = f"0.3pt + {ink(HAIR)}" if not cutting.outlines else f"0.5pt + {ink(QUIET)}"
    dotted = f'(paint: {ink(HAIR)}, thickness: 0.3pt, dash: "dotted")'
    found = []
    for number in range(stock.per_sheet):
        x, y = stock.corner(number)
        x, y = x + right, y + down
        found.append(
            f"#item({x:.2f}mm, {y:.2f}mm, rect(width: {width}mm, height: {height}mm, stroke: {hair}))"
        )
        if stock.fold == "roof":
            line = f"line(length: {width}mm, stroke: {dotted})"
            found.append(f"#item({x:.2f}mm, {y + height / 2:.2f}mm, {line})")
        elif stock.fold == "book":
            line = f"line(angle: 90deg, length: {height}mm, stroke: {dotted})"
            found.append(f"#item({x + width / 2:.2f}mm, {y:.2f}mm, {line})")
    return found


def _outside(card: Card, stock: Stock, logo: Picture | None) -> str:
    """The outside of a card as it lies flat on the sheet."""
    front = _face(card.front, stock, logo, bar=True)
    if not stock.fold:
        return _face(card.front, stock, logo)
    back = _face(card.back or replace(card.front, foot="", mark=""), stock, logo)
    if stock.fold == "roof":
        return f"stack(dir: ttb, rotate(180deg, {back}), {front})"
    return f"stack(dir: ltr, {back}, {front})"


def _face(face: Face, stock: Stock, logo: Picture | None, *, bar: bool = False) -> str:
    # A card has room for a plan or for a logo.
    logo = None if face.picture else logo
    width, height = stock.face
    scale = min(height / _COMMON, width / 55.0) ** 0.75
    pad = 0.055 * width + 1.2
    room = width - 2 * pad
    # What stands beside the name is never as large as the name.
    small = min(_SMALL * scale, _BESIDE * face.most)
    foot = max(_FOOT * scale, 5 * POINT)
    gap = (0.05 if face.picture else 0.035) * height
    rows: list[str] = []
    free = height * 0.86 - (foot * 2.2 if face.foot or face.mark else 0.0)
    if logo:
        free -= _LOGO * height + gap
    said, other = apart(face.name)
    large = _text(flat(face.large), room, height * 0.13, Weight.SEMIBOLD)
    most = min(height * (face.share if not face.picture else 0.115), face.most)
    native = _text(face.native or other, room, most * _NATIVE, Weight.SEMIBOLD)
    free -= sum(one.height + gap for one in (native, large) if one is not None)
    if face.picture:
        free -= height * _PLAN + gap
    above, below, taken = _beside(face, room, small, gap)
    while free - taken < _NAME * height and small > _LEAST_BESIDE:
        small *= 0.92
        above, below, taken = _beside(face, room, small, gap)
    free -= taken
    # Where little is left, the name may take of the margins; where that is not enough, it is refused.
    left = free if free >= _NAME * height else free + _MARGINS * height
    name = fitted_name(face.guest, said, room, left, most)
    forms = face.guest.letter_forms
    rows.extend(_lines(one, QUIET.light) for one in above)
    rows.append(_lines(name, TEXT.light, forms))
    if native:
        rows.append(_lines(native, TEXT.light, forms))
    rows.extend(_lines(one, QUIET.light) for one in below)
    if large:
        rows.append(_lines(large, ACCENT.light))
    if face.picture:
        rows.append(
            f"image({quoted(face.picture.name)}, height: {height * _PLAN:.2f}mm, "
            f"alt: {beside(face.large or face.name)})"
        )
    shown = (
        f'pdf.artifact(image({quoted(logo.name)}, height: {_LOGO * height:.2f}mm, width: {room:.2f}mm, fit: "contain"))'
        if logo
        else "none"
    )
    return (
        f"face({width}mm, {height}mm, {gap:.2f}mm, {_foot(face.foot, foot)}, "
        f"{_foot(face.mark, foot * 0.9)}, {str(bar and not logo).lower()}, {shown}, {', '.join(rows)})"
    )


def _beside(
    face: Face, room: float, size: float, gap: float
) -> tuple[list[Fitted], list[Fitted], float]:
    """What stands above and below the name, in a size, and the height that it takes."""
    above = _texts(face.above, room, size)
    below = [made for text in face.below for made in _texts(text, room, size)]
    return above, below, sum(one.height + gap for one in (*above, *below))


def _texts(text: str, room: float, size: float) -> list[Fitted]:
    """What stands beside the name, in a second language smaller."""
    first, second = apart(text)
    made = (_text(first, room, size), _text(second, room, size * _SECOND))
    return [one for one in made if one is not None]


def _text(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> Fitted | None:
    """A line beside the name, on two lines rather than in smaller type."""
    if not text:
        return None
    high = _LINES * size
    return held(fitted(text, room, high, size, weight=weight), text, room, high)


def _lines(made: Fitted, fill: str, forms: str = "") -> str:
    return f"lines(rgb({quoted(fill)}), {made.typst(forms)})"


def _foot(text: str, size: float) -> str:
    if not text:
        return "none"
    return lettered(flat(text), style=f"size: {size:.2f}mm, fill: {ink(QUIET)}, ")
