"""Place cards: eight on a sheet of A4, each to be cut out and folded into a tent.

The name stands on both sides, so that it can be read from across the table too; table and
place are said small at the foot of the inner side, for whoever lays the cards out.
"""

from preseance.documents.fitting import fitted
from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.typst import preamble
from preseance.documents.typst_text import quoted
from preseance.documents.words import word
from preseance.views.records import GuestEntry, GuestListView

_WIDTH, _HEIGHT = 95.0, 67.0
"""Of an unfolded card, millimetres; two columns and four rows fit on A4."""
_SIZES = tuple(size * 0.3528 for size in (*range(21, 10, -1), *(k / 2 for k in range(20, 9, -1))))
"""Sizes of the name, millimetres: from 21 points down to 5."""
_NAME = 18.0
"""Height a name may take, millimetres."""
_INSET = 5.0
"""Within a half of a card, millimetres."""


def place_cards(view: GuestListView) -> str:
    """The Typst source of the cards, in the order of the places."""
    head, lang = view.head, view.head.language
    cards = ",\n".join(f"  {_card(entry, head.event)}" for entry in view.entries if entry.table)
    if not cards:
        cards = f"  [#{quoted(word('no-places', lang))}]"
    return f"""{preamble(f"{head.event}{word('colon', lang)}{word('place-cards', lang)}", lang)}
#set page(paper: "a4", margin: (x: {(210 - 2 * _WIDTH) / 2}mm, y: {(297 - 4 * _HEIGHT) / 2}mm))
#set text(fill: {ink(TEXT)})
#set par(leading: 0.45em)
#let half(name, foot, line) = box(width: 100%, height: {_HEIGHT / 2}mm, inset: {_INSET}mm, {{
  place(center + horizon, block(width: 100%, align(center, name)))
  place(bottom + center, dy: 2mm, text(size: 7.5pt, fill: {ink(QUIET)}, foot))
  place(top + center, line)
}})
#let card(name, native, title, foot) = box(width: {_WIDTH}mm, height: {_HEIGHT}mm,
  stroke: 0.3pt + {ink(HAIR)}, stack(dir: ttb,
    rotate(180deg, half(name, native, title, [])),
    line(length: 100%, stroke: (paint: {ink(HAIR)}, thickness: 0.3pt, dash: "dotted")),
    half(name, native, foot, line(length: 14mm, stroke: 1pt + {ink(ACCENT)}))))
#grid(columns: ({_WIDTH}mm, {_WIDTH}mm),
{cards}
)
"""


def _card(entry: GuestEntry, event: str) -> str:
    guest = entry.guest
    name = fitted(
        guest.form_of_address or guest.full_name, _WIDTH - 2 * _INSET, _NAME, _SIZES
    ).typst(guest.letter_forms)
    foot = " · ".join(text for text in (entry.table, entry.place) if text)
    native = guest.name_native if guest.name_native != guest.full_name else ""
    if native:
        below = fitted(native, _WIDTH - 2 * _INSET, _NAME / 2, _SIZES[6:]).typst(guest.letter_forms)
        name = f"stack(spacing: 2.5mm, {name}, {below})"
    return f"card({name}, {quoted(event)}, {quoted(foot)})"
