"""A principal's pocket card: own place, and of each neighbour name, function, how the name is said,
the languages both speak, and a photograph where there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.papers.label_sheets import Cutting, slots
from preseance.documents.papers.pictures import Picture
from preseance.documents.papers.place_cards import addressed, where
from preseance.documents.typst import preamble
from preseance.documents.typst_text import lettered, lettering, quoted, whole, worded
from preseance.documents.words import date_and_time, titled, word
from preseance.views.records import (
    GuestEntry,
    Language,
    NeighbourView,
    PocketCardsView,
    PocketCardView,
)
from preseance.wording.tongues import joined


def pocket_cards(
    view: PocketCardsView, cutting: Cutting, photos: Mapping[str, Picture], *, alone: bool = False
) -> str:
    """The Typst source of the cards; ``photos`` are by guest id, ``alone`` where there is one table."""
    lang = view.head.language
    width, height = cutting.stock.size
    sheets: dict[int, list[str]] = {}
    for card, (sheet, x, y) in zip(view.cards, slots(cutting, len(view.cards)), strict=True):
        body = _card(card, view, photos, alone=alone)
        sheets.setdefault(sheet, []).append(
            f"#place(top + left, dx: {x:.2f}mm, dy: {y:.2f}mm, {body})"
        )
    pages = "\n#pagebreak()\n".join("\n".join(cards) for cards in sheets.values())
    nobody = f"#place(center + horizon, {quoted(word('no-places', lang))})"
    across, down = cutting.stock.sheet
    return f"""{preamble(titled(view.head.event, word("pocket-cards", lang), lang), lang)}
#set page(width: {across}mm, height: {down}mm, margin: 0mm)
#set text(fill: {ink(TEXT)}, size: 9pt, hyphenate: false)
#set par(leading: 0.42em)
#let quiet = {ink(QUIET)}
#let accent = {ink(ACCENT)}
#let person(picture, side, name, spoken, title, common) = grid(columns: if picture == none {{ (1fr,) }} else {{ (13mm, 1fr) }},
  column-gutter: 2.5mm, ..if picture == none {{ () }} else {{ (picture,) }},
  stack(dir: ttb, spacing: 1.5mm, text(size: 8.5pt, weight: 600, fill: accent, side),
    text(size: 15pt, weight: 600, name),
    ..if spoken == "" {{ () }} else {{ (text(size: 10.5pt, fill: accent, spoken),) }},
    ..if title == "" {{ () }} else {{ (text(size: 10pt, title),) }},
    text(size: 9.5pt, fill: quiet, common)))
#let card(event, when, name, place, ..people) = box(width: {width}mm, height: {height}mm, stroke: 0.3pt + {ink(HAIR)}, inset: 7mm, {{
  text(size: 8pt, weight: 600, fill: accent, event); linebreak(); text(size: 7.5pt, fill: quiet, when)
  v(3mm, weak: true)
  text(size: 11pt, name); linebreak(); v(1.6mm, weak: true)
  text(size: 18pt, weight: 600, place)
  v(2.4mm, weak: true)
  line(length: 100%, stroke: 1pt + accent)
  for one in people.pos() {{ v(0.6fr); one }}
  v(1fr)
}})
{pages or nobody}
"""


def _card(
    card: PocketCardView, view: PocketCardsView, photos: Mapping[str, Picture], *, alone: bool
) -> str:
    lang, head = view.head.language, view.head
    when = " · ".join(t for t in (head.session, date_and_time(head.starts, head.ends, lang)) if t)
    entry = GuestEntry(card.entry.guest, card.entry.table, card.entry.place)
    people = "".join(
        f", {_person(near, card, photos, lang)}" for near in _in_reading_order(card.neighbours)
    )
    return (
        f"card({quoted(head.event)}, {quoted(when)}, {lettered(card.entry.guest.full_name, card.entry.guest.letter_forms)}, "
        f"{quoted(where(entry, lang, alone=alone))}{people})"
    )


def _name(name: str, forms: str) -> str:
    return f"text({lettering(name, forms)}{whole(name)})"


def _in_reading_order(neighbours: Sequence[NeighbourView]) -> list[NeighbourView]:
    order = ("left", "right", "across")
    return sorted(neighbours, key=lambda n: order.index(n.side))


def _person(
    near: NeighbourView, card: PocketCardView, photos: Mapping[str, Picture], lang: Language
) -> str:
    guest = near.guest
    above, name = addressed(guest)
    said = f"[{guest.pronunciation}]" if guest.pronunciation else ""
    title = joined((guest.title, guest.delegation), ", ")
    known = bool(card.spoken and guest.languages)
    if near.common:
        number = "-several" if len(near.common) > 1 else ""
        common = word(f"you-both-speak{number}", lang, ", ".join(near.common))
    else:
        common = word("no-common-language", lang) if known else ""
    picture = photos.get(guest.id)
    shown = (
        f'box(width: 13mm, height: 16mm, clip: true, radius: 0.8mm, image({quoted(picture.name)}, width: 13mm, height: 16mm, fit: "cover", alt: {quoted(name)}))'
        if picture
        else "none"
    )
    full = joined((above, name), " ")
    return (
        f"person({shown}, {quoted(word(f'on-your-{near.side}', lang))}, {_name(full, guest.letter_forms)}, {quoted(said)}, "
        f"{worded(title, guest.title_language) if title else quoted('')}, {quoted(common)})"
    )
