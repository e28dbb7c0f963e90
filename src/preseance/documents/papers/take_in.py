"""Going in to dinner: the procession of pairs as a list, and a take-in card for each who gives an arm.

A take-in card tells a guest whom to take in (French: carte de bras); an escort card tells at which table
they sit, and is another paper.
"""

from __future__ import annotations

from preseance.documents.letterhead import ink, letterhead
from preseance.documents.palette import ACCENT, HAIR, QUIET, TEXT
from preseance.documents.sizes import PaperName, sheets, typst_name
from preseance.documents.typst import preamble
from preseance.documents.typst_text import lettered, lettering, quoted
from preseance.documents.words import audience_line, status_line, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import GoingInView, Language, TakeInView

_ACROSS, _DOWN = 2, 5
"""Cards on a sheet."""
_HEADINGS = (
    "take-in-turn",
    "take-in-escort",
    "take-in-taken",
    "take-in-arm",
    "table",
    "take-in-why",
)


def take_in(view: TakeInView, paper: PaperName) -> str:
    """The Typst source of the list."""
    lang = view.head.language
    heads = ", ".join(f"text(size: 8.5pt, fill: quiet, {quoted(word(n, lang))})" for n in _HEADINGS)
    rows = "\n".join(f"  {_row(pair, lang)}," for pair in view.pairs)
    lines = (word("take-in-order", lang),)
    return f"""{letterhead(view.head, word("take-in", lang), paper, lines=lines)}
#v(4mm, weak: true)
#table(columns: (auto, 1.1fr, 1.1fr, auto, 1.1fr, 1fr), inset: (x: 1.4mm, y: 1.8mm), align: left + top,
  stroke: (x, y) => (bottom: hair),
  table.header({heads}),
{rows}
)
"""


def _row(pair: GoingInView, lang: Language) -> str:
    bold = "weight: 600, "
    taken = pair.taken
    second = (
        lettered(taken.full_name, taken.letter_forms, bold) if taken else f"text({quoted('–')})"
    )
    arm = word(f"arm-{pair.arm}", lang) if pair.arm else ""
    why = word(f"take-in-{pair.cause}", lang)
    return (
        f"text(weight: 600, fill: accent, {quoted(str(pair.turn))}), "
        f"[#{lettered(pair.escort.full_name, pair.escort.letter_forms, bold)}], [#{second}], "
        f"{quoted(arm)}, text({lettering(pair.where)}{quoted(pair.where)}), "
        f"text(size: 8.5pt, fill: quiet, {quoted(why)})"
    )


def take_in_table(view: TakeInView) -> Table:
    """The list as a table of texts."""
    lang = view.head.language
    return Table(
        word("take-in", lang),
        tuple(Column(word(n, lang), number=n == "take-in-turn") for n in _HEADINGS),
        tuple(
            (
                str(pair.turn),
                pair.escort.full_name,
                pair.taken.full_name if pair.taken else "",
                word(f"arm-{pair.arm}", lang) if pair.arm else "",
                pair.where,
                word(f"take-in-{pair.cause}", lang),
            )
            for pair in view.pairs
        ),
        (
            " · ".join(text for text in (view.head.event, view.head.session) if text),
            " · ".join((status_line(view.head), audience_line(view.head.audience, lang))),
        ),
        view.head.starts,
    )


def take_in_cards(view: TakeInView, paper: PaperName) -> str:
    """The Typst source of the cards, two across, with hairlines to cut along."""
    lang, sheet = view.head.language, sheets(paper)[0]
    short, long = sorted((sheet.width, sheet.height))
    width, height = (short - 20) / _ACROSS, (long - 20) / _DOWN
    cards = ",\n".join(_card(pair, lang) for pair in view.pairs)
    return f"""{preamble(f"{view.head.event}{word('colon', lang)}{word('take-in-cards', lang)}", lang)}
#set page(paper: {quoted(typst_name(paper))}, margin: 10mm)
#set text(fill: {ink(TEXT)}, size: 10pt)
#let quiet = {ink(QUIET)}
#let accent = {ink(ACCENT)}
#let card(escort, please, taken, arm) = box(width: {width:.2f}mm, height: {height:.2f}mm, stroke: 0.3pt + {ink(HAIR)},
  inset: 6mm, align(center + horizon, stack(dir: ttb, spacing: 3mm,
    escort, text(size: 10pt, fill: quiet, please), taken, text(size: 9pt, fill: accent, arm))))
#grid(columns: {_ACROSS} * ({width:.2f}mm,),
{cards}
)
"""


def _card(pair: GoingInView, lang: Language) -> str:
    taken = pair.taken
    assert taken is not None, "cards are for those who give an arm"
    escort = pair.escort
    return (
        f"card([#{lettered(escort.full_name, escort.letter_forms, 'size: 12pt, ')}], "
        f"{quoted(word('take-in-please', lang))}, "
        f"[#{lettered(taken.full_name, taken.letter_forms, 'size: 15pt, weight: 600, ')}], "
        f"{quoted(word(f'arm-{pair.arm}', lang))})"
    )
