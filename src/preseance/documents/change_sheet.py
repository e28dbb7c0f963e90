"""The change sheet: moves in order, cards to replace, who is to be told; set by Typst."""

from collections.abc import Sequence

from preseance.documents.papers import PaperName
from preseance.documents.typst import preamble, quoted
from preseance.documents.words import audience_line, word
from preseance.planning.views import ChangeSheetView, MoveView


def change_sheet(view: ChangeSheetView, paper: PaperName) -> str:
    """The Typst source of the sheet; sections without entries are left out."""
    head, lang = view.head, view.head.language
    title = word("change-sheet", lang)
    versions = word("from-to", lang, view.from_version, view.to_version)
    under = " · ".join(text for text in (versions, audience_line(head.audience, lang)) if text)
    reason = word("reason", lang, view.reason) if view.reason else ""
    moves = [(move.guest.full_name, move.session, *_way(move, view)) for move in view.moves]
    cards = [(card.kind, card.text, card.place) for card in view.cards]
    tellings = [(telling.who, telling.what) for telling in view.tellings]
    sections = [
        _section(word("moves", lang), moves),
        _section(word("cards", lang), cards),
        _section(word("tell", lang), tellings),
    ]
    nobody = quoted("" if view.moves else word("no-moves", lang))
    return f"""{preamble(title, lang)}
#set page(paper: {quoted(paper)}, margin: (x: 16mm, y: 16mm), numbering: "1 / 1")
#set text(size: 10pt, fill: rgb("#1c1f26"))
#text(weight: 600, fill: rgb("#2f5bd0"), {quoted(head.event)})
#v(-4pt)
#text(size: 20pt, weight: 600, {quoted(title)})
#v(-8pt)
#text(fill: rgb("#5a6170"), {quoted(under)})
#text({quoted(reason)})
#text({nobody})
{"".join(sections)}"""


def _way(move: MoveView, view: ChangeSheetView) -> tuple[str, str]:
    language = view.head.language
    target = word("aside", language) if move.aside else move.target or word("leaves", language)
    return move.origin, target


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> str:
    """A numbered table with a box to tick in front of each line."""
    if not rows:
        return ""
    box = 'box(width: 3mm, height: 3mm, stroke: 0.6pt + rgb("#868e9c"))'
    lines = "\n".join(
        f"  {box}, {quoted(str(number))}, " + ", ".join(quoted(cell) for cell in row) + ","
        for number, row in enumerate(rows, start=1)
    )
    widths = ", ".join(["auto", "auto", *["1fr"] * len(rows[0])])
    return f"""
#v(6pt)
#text(size: 12pt, weight: 600, {quoted(title)})
#table(columns: ({widths},), inset: (x: 4pt, y: 4.5pt),
  stroke: (x, y) => (bottom: 0.4pt + rgb("#c9cdd6")),
{lines}
)
"""
