"""The change sheet: moves in order, cards to replace, who is to be told; set by Typst.

Each line begins with a box to tick and its number, so that the sheet can be worked down.
"""

from collections.abc import Sequence

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.collect_list import copy_rows
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import lettering, quoted
from preseance.documents.words import word
from preseance.views.records import ChangeSheetView, Language, MoveView


def change_sheet(view: ChangeSheetView, paper: PaperName) -> str:
    """The Typst source of the sheet; sections without entries are left out."""
    lang = view.head.language
    several = len({move.session for move in view.moves}) > 1
    lines = (
        word("from-to", lang, view.from_version, view.to_version),
        word("reason", lang, view.reason) if view.reason else "",
    )
    moves = [_move(move, lang, several) for move in view.moves]
    cards = [
        (_text(card.text, bold=True), _text(card.kind, quiet=True), _text(card.place))
        for card in view.cards
    ]
    tellings = [(_text(telling.who, bold=True), _text(telling.what)) for telling in view.tellings]
    quiet = not (view.moves or view.cards or view.tellings or view.copies)
    copies = copy_rows(view.copies, lang)
    nobody = "" if not quiet else f"#v(5mm)\n#text(size: 11pt, {quoted(word('no-moves', lang))})"
    return f"""{letterhead(view.head, word("change-sheet", lang), paper, lines=lines)}
{nobody}
#let tick = box(width: 3.2mm, height: 3.2mm, stroke: 0.7pt + quiet)
#let arrow = box(width: 5mm, height: 2mm, {{
  place(left + horizon, line(length: 4.2mm, stroke: 0.7pt + accent))
  place(right + horizon, polygon(fill: accent, (0mm, 0mm), (1.4mm, 0.7mm), (0mm, 1.4mm)))
}})
{_section(word("moves", lang), moves, ("1fr", "1fr", "auto", "1fr"))}
{_section(word("cards", lang), cards, ("1fr", "auto", "1fr"))}
{_section(word("tell", lang), tellings, ("1fr", "2fr"))}
{_section(word("collect-list", lang), copies, ("1fr", "1.4fr", "auto", "auto"))}
"""


def _move(move: MoveView, lang: Language, several: bool) -> tuple[str, ...]:
    """A guest, where they come from, an arrow, where they go."""
    name = move.guest.full_name
    if several:
        name = f"{name} ({move.session})"
    target = word("aside", lang) if move.aside else move.target or word("leaves", lang)
    origin = " · ".join(filter(None, (move.origin or "–", move.marks)))
    firm = move.target != "" and not move.aside
    return (
        _text(name, bold=True),
        _text(origin, quiet=True),
        "arrow",
        _text(target, bold=firm),
    )


def _text(text: str, *, bold: bool = False, quiet: bool = False) -> str:
    weight = "weight: 600, " if bold else ""
    fill = "fill: quiet, " if quiet else ""
    return f"text({weight}{fill}{lettering(text)}{quoted(text)})"


def _section(title: str, rows: Sequence[tuple[str, ...]], widths: tuple[str, ...]) -> str:
    """A numbered table with a box to tick in front of each line."""
    if not rows:
        return ""
    lines = "\n".join(
        f"  tick, {_text(str(number), quiet=True)}, {', '.join(row)},"
        for number, row in enumerate(rows, start=1)
    )
    return f"""#v(5mm)
#block(below: 2mm, sticky: true, text(size: 12pt, weight: 600, fill: accent, {quoted(title)}))
#table(columns: (auto, auto, {", ".join(widths)}), inset: (x: 1.6mm, y: 1.7mm),
  align: (left + horizon, right + horizon, ..(left + horizon,) * {len(widths)}),
  stroke: (x, y) => (bottom: hair),
{lines}
)"""
