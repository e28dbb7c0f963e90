"""Place cards: eight on a sheet of A4, each to be cut out and folded into a tent.

The name stands on both sides, so that it can be read from across the table too; table and
place are said small at the foot of the inner side, for whoever lays the cards out.
"""

from textwrap import wrap

from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.typst import preamble, quoted
from preseance.documents.words import word
from preseance.views.records import GuestEntry, GuestListView

_WIDTH, _HEIGHT = 95.0, 67.0
"""Of an unfolded card, millimetres; two columns and four rows fit on A4."""
_ONE_LINE, _LEAST = 10, 5
"""Sizes of type, points: the least before a name takes several lines, and at all."""
_NAME = 18.0
"""Height a name may take, millimetres."""
_UNBROKEN, _BREAK = 40, "\u200b"
"""Letters after which a word may be broken that has no hyphen, and the sign that allows it."""


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
#let named(name, size) = text(size: size, weight: 600, name)
#let widest(name, size) = calc.max(0pt, ..name.split(regex({quoted(f"[ {_BREAK}]")})).map(
  word => measure(named(word, size)).width))
#let fitting(name, width) = {{
  let size = 21pt
  while size > {_ONE_LINE}pt and measure(named(name, size)).width > width {{ size -= 1pt }}
  while size > {_LEAST}pt and (widest(name, size) > width
    or measure(block(width: width, named(name, size))).height > {_NAME}mm) {{ size -= 0.5pt }}
  size
}}
#let half(name, native, foot, line) = box(width: 100%, height: {_HEIGHT / 2}mm, inset: 5mm, {{
  place(center + horizon, layout(room => block(width: room.width, align(center, stack(
    spacing: 2.5mm,
    named(name, fitting(name, room.width)),
    ..if native != "" {{ (text(size: 0.6 * fitting(native, room.width), native),) }},
  )))))
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
    name = _breakable(guest.form_of_address or guest.full_name)
    foot = " · ".join(text for text in (entry.table, entry.place) if text)
    native = _breakable(guest.name_native if guest.name_native != guest.full_name else "")
    return f"card({quoted(name)}, {quoted(native)}, {quoted(event)}, {quoted(foot)})"


def _breakable(name: str) -> str:
    """The name, with room for a break in what no card is wide enough for."""
    return " ".join(
        _BREAK.join(wrap(word, _UNBROKEN, break_on_hyphens=False)) for word in name.split()
    )
