"""A menu for each guest, two to a sheet; who may know what they chose prints that alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.papers.label_sheets import Cutting, slots
from preseance.documents.papers.pictures import Picture
from preseance.documents.typst import preamble
from preseance.documents.typst_text import lettered, lettering, quoted, worded
from preseance.documents.words import date_and_time, titled, word
from preseance.views.records import GuestEntry, Language, MenuView
from preseance.wording.tongues import altered, is_pair


def menus(view: MenuView, cutting: Cutting, logo: Picture | None = None) -> str:
    """The Typst source of the menus, in the order of the places."""
    lang = view.head.language
    width, height = cutting.stock.face
    sheets: dict[int, list[str]] = {}
    for entry, (sheet, x, y) in zip(view.entries, slots(cutting, len(view.entries)), strict=True):
        sheets.setdefault(sheet, []).append(
            f"#place(top + left, dx: {x:.2f}mm, dy: {y:.2f}mm, {_menu(entry, view, logo)})"
        )
    pages = "\n#pagebreak()\n".join("\n".join(cards) for cards in sheets.values())
    nobody = f"#place(center + horizon, {quoted(word('no-places', lang))})"
    across, down = cutting.stock.sheet
    edge = f"0.3pt + {ink(HAIR)}" if cutting.stock.plain or cutting.outlines else "none"
    return f"""{preamble(titled(view.head.event, word("menus", lang), lang), lang)}
#set page(width: {across}mm, height: {down}mm, margin: 0mm)
#set text(fill: {ink(TEXT)}, hyphenate: false)
#let quiet = {ink(QUIET)}
#let accent = {ink(ACCENT)}
#let menu(logo, name, event, when, ..dishes) = box(width: {width}mm, height: {height}mm, stroke: {edge}, inset: (x: 12mm, y: 14mm), {{
  set align(center)
  if logo != none {{ logo; v(6mm, weak: true) }}
  text(size: 10pt, fill: quiet, event)
  v(3mm, weak: true)
  text(size: 16pt, weight: 600, name)
  v(5mm, weak: true)
  line(length: 16mm, stroke: 1pt + accent)
  v(1fr)
  for (course, dish) in dishes.pos() {{
    if course != "" {{ text(size: 8pt, fill: accent, weight: 600, course); v(1.8mm, weak: true) }}
    par(leading: 0.5em, text(size: 12pt, dish))
    v(7mm, weak: true)
  }}
  v(1fr)
  text(size: 8.5pt, fill: quiet, when)
}})
{pages or nobody}
"""


def _menu(entry: GuestEntry, view: MenuView, logo: Picture | None) -> str:
    lang, head = view.head.language, view.head
    shown = (
        f'pdf.artifact(image({quoted(logo.name)}, height: 16mm, width: 60mm, fit: "contain"))'
        if logo
        else "none"
    )
    when = " · ".join(t for t in (head.session, date_and_time(head.starts, None, lang)) if t)
    dishes = "".join(
        f", ({quoted(course)}, text({lettering(dish)}{worded(dish, view.head.written)}))"
        for course, dish in _dishes(entry, view, lang)
    )
    return f"menu({shown}, {lettered(entry.guest.full_name, entry.guest.letter_forms)}, {quoted(head.event)}, {quoted(when)}{dishes})"


def _dishes(entry: GuestEntry, view: MenuView, lang: Language) -> Iterator[tuple[str, str]]:
    """The courses with what the guest chose, or what there is to choose from."""
    chosen = dict(entry.guest.dishes)
    for course, dishes in view.courses:
        name = altered(course, lambda said: said[:1].upper() + said[1:])
        yield name, chosen.get(course) or _either(dishes, lang)


def _either(dishes: Sequence[str], lang: Language) -> str:
    """Dishes to choose from; those that read alike in two languages stand but once."""
    said = word("or", lang)
    return (said if any(map(is_pair, dishes)) or not is_pair(said) else " / ").join(dishes)
