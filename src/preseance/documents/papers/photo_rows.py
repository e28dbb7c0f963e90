"""The names of a photograph, row by row as the viewer sees them: the hindmost row on top."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.documents.fitting import fitted
from preseance.documents.fonts import Weight
from preseance.documents.letterhead import letterhead
from preseance.documents.sizes import PaperName, sheets
from preseance.documents.typst_text import beside, lettered, quoted
from preseance.documents.words import word
from preseance.views.records import Language, PhotoRowsView, PlaceView
from preseance.wording.tongues import altered

_MARGIN = 34.0
"""Both margins of a page together, millimetres."""
_MOST = 5.4


def photo_rows(view: PhotoRowsView, paper: PaperName) -> str:
    """The Typst source: the rows drawn as they stand, then the line for a caption."""
    lang = view.head.language
    width = sheets(paper)[0].width - _MARGIN
    most = max((len(places) for _, places in view.rows), default=1)
    # A hair less, that what is written to two digits never takes more than the row has.
    pitch = int(100 * width / max(most, 1) - 1) / 100
    rows = "\n".join(
        _row(row, places, pitch, at, lang, first=row == view.rows[-1][0])
        for at, (row, places) in enumerate(view.rows)
    )
    captions = "\n".join(_caption(row, places, view, lang) for row, places in reversed(view.rows))
    head = letterhead(view.head, word("photo-rows", lang), paper, flipped=True)
    return f"""{head}
#v(5mm)
#let person(width, filled, number, ..names) = box(width: width, {{
  set align(center)
  circle(radius: calc.min(5mm, width * 0.26), stroke: 0.7pt + if filled {{ accent }} else {{ quiet }},
    fill: white, align(center + horizon, text(size: calc.min(10pt, width * 0.24), fill: quiet, number)))
  v(1.8mm, weak: true)
  set par(leading: 0.35em)
  for name in names.pos() {{ block(above: 0.8mm, below: 0mm, name) }}
}})
{rows}
#v(5mm, weak: true)
#align(center, stack(dir: ltr, spacing: 1.5mm, polygon(fill: quiet, (0mm, 2.4mm), (1.4mm, 0mm), (2.8mm, 2.4mm)), text(size: 8.5pt, weight: 600, fill: quiet, {quoted(word("camera", lang))})))
#v(4mm)
#line(length: 100%, stroke: hair)
#block(above: 3mm, below: 1mm, sticky: true, text(size: 11pt, weight: 600, fill: accent, {quoted(word("caption", lang))}))
{captions}
"""


def _row(
    row: str, places: Sequence[PlaceView], pitch: float, at: int, lang: Language, *, first: bool
) -> str:
    people = "".join(f"#{_person(place, pitch)}" for place in places)
    name = word("front-row", lang) if first else word("row", lang, row)
    return (
        f"#block(above: 7mm, below: 0mm, breakable: false)[#text(size: 7.5pt, fill: quiet, {quoted(name)})\n"
        f"#v(1mm, weak: true)\n#align(center)[{people}]]"
    )


def _person(place: PlaceView, pitch: float) -> str:
    """A disc with the number and the name under it, family name heavier."""
    guest = place.guest
    filled = str(place.presiding).lower()
    if guest is None:
        return f"person({pitch:.2f}mm, {filled}, {quoted(place.number)}, text(size: 7pt, {quoted('–')}))"
    given, family = (guest.given, guest.family) if guest.family else ("", guest.full_name)
    room, said = pitch * 0.94, []
    for text, weight in ((given, Weight.REGULAR), (family, Weight.SEMIBOLD)):
        if text:
            made = fitted(text, room, 3.2 * _MOST, _MOST, 1.7, weight=weight)
            said.append(made.typst(guest.letter_forms))
    return f"person({pitch:.2f}mm, {filled}, {quoted(place.number)}, {', '.join(said)})"


def _caption(row: str, places: Sequence[PlaceView], view: PhotoRowsView, lang: Language) -> str:
    names = ", ".join(place.guest.full_name for place in places if place.guest is not None)
    first = row == view.rows[-1][0]
    which = word("front-row", lang) if first else word("row", lang, row)
    which = altered(which, lambda said: said[:1].upper() + said[1:])
    title = f"{which}, {word('left-to-right', lang)}"
    return (
        f"#block(above: 2mm, below: 0mm)[#text(weight: 600, {beside(title + word('colon', lang))})"
        f"#text({lettered(names or '–')})]"
    )
