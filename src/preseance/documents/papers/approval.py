"""The page a host approves: who sits at which table, what is open, and room for a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from preseance.documents.letterhead import letterhead
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import beside, lettered, quoted
from preseance.documents.words import groups_counted, word
from preseance.views.records import ApprovalView, GuestView, Language, PlaceView

_Tables: TypeAlias = tuple[tuple[str, tuple[PlaceView, ...]], ...]
_TITLE = 2
"""Lines that the name of a table takes."""
_PAGE = 80
"""Lines of a page in two columns, above the boxes to tick."""


def approval(view: ApprovalView, paper: PaperName) -> str:
    """The Typst source: the tables in columns, the best first, then the boxes to tick and sign."""
    lang = view.head.language
    seated = sum(place.guest is not None for _, places in view.tables for place in places)
    guests, tables = (
        word("guests-count", lang, seated),
        groups_counted(view.head, len(view.tables)),
    )
    lines = (
        view.head.scheme if view.ranked else "",
        word("approval-counts", lang, guests, tables) if tables else guests,
    )
    blocks = "\n#colbreak()\n".join(
        "\n".join(_table(name, places, lang, ranked=view.ranked) for name, places in column)
        for column in _columns(view.tables)
    )
    open_points = _open(word("still-without", lang), view.unplaced) + _open(
        word("not-answered", lang), view.waiting
    )
    columns = 1 if len(view.tables) == 1 else 2
    return f"""{letterhead(view.head, word("approval", lang), paper, lines=lines)}
#v(4mm, weak: true)
#let tick = box(width: 4mm, height: 4mm, stroke: 0.8pt + text-ink)
#let sign(label) = stack(dir: ttb, spacing: 1.4mm, line(length: 100%, stroke: 0.6pt + text-ink), text(size: 8pt, fill: quiet, label))
#columns({columns}, gutter: 9mm)[
{blocks}
]
{open_points}
#block(breakable: false, above: 7mm, width: 100%, stroke: (top: 1pt + accent), inset: (top: 4mm))[
#grid(columns: (auto, 1fr, auto, 1fr, auto, 1fr), column-gutter: 2mm, align: horizon,
  tick, text(size: 11pt, weight: 600, {quoted(word("approved", lang))}),
  tick, text(size: 11pt, weight: 600, {quoted(word("approved-with-changes", lang))}),
  tick, text(size: 11pt, weight: 600, {quoted(word("not-approved", lang))}))
#v(13mm)
#grid(columns: (1.4fr, 1fr, 2fr), column-gutter: 8mm,
  sign({quoted(word("signature", lang))}), sign({quoted(word("date", lang))}), sign({quoted(word("changes-wished", lang))}))
]
"""


def _columns(tables: _Tables) -> tuple[_Tables, ...]:
    """The tables of two columns as even as can be; what is longer than a page fills them in turn."""
    rows = [len(places) + _TITLE for _, places in tables]
    if len(tables) < 2 or sum(rows) > _PAGE:
        return (tables,)
    first = min(range(1, len(tables)), key=lambda k: abs(sum(rows[:k]) - sum(rows[k:])))
    return tables[:first], tables[first:]


def _table(name: str, places: Sequence[PlaceView], lang: Language, *, ranked: bool) -> str:
    rows = "\n".join(f"  {_place(place, lang, ranked=ranked)}," for place in places)
    return f"""#block(breakable: {str(len(places) > 24).lower()}, below: 5mm, width: 100%)[
#block(below: 1.4mm, sticky: true, text(size: 11pt, weight: 600, fill: accent, {quoted(name)}))
#table(columns: (9mm, 1fr, auto), inset: (x: 1.2mm, y: 0.9mm), align: (right, left, right), stroke: (x, y) => (bottom: hair),
{rows}
)]"""


def _place(place: PlaceView, lang: Language, *, ranked: bool) -> str:
    number = f"text(size: 8pt, fill: quiet, {quoted(place.number)})"
    guest = place.guest
    if guest is None:
        return f"{number}, text(fill: quiet, {quoted(word('free', lang))}), []"
    heavy = 600 if place.presiding else 400
    name = f"[#{lettered(guest.full_name, guest.letter_forms, f'weight: {heavy}, ')}"
    name += f" #text(size: 8pt, fill: quiet, {beside(guest.title)})]" if guest.title else "]"
    rank = word("rank-short", lang, guest.rank) if guest.rank and ranked else ""
    return f"{number}, {name}, text(size: 8pt, fill: quiet, {beside(rank)})"


def _open(title: str, guests: Sequence[GuestView]) -> str:
    if not guests:
        return ""
    names = ", ".join(guest.full_name for guest in guests)
    return (
        f"#block(above: 3mm, below: 0mm)[#text(weight: 600, fill: must, {beside(title)}) "
        f"#text({lettered(names)})]\n"
    )
