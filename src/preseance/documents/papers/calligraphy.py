"""The list for a calligrapher, for mail merge or an app at the door: a row a card.

In a workbook and in CSV its headings are the columns of guests.csv, so that they stay the same
in every language of the papers.
"""

from __future__ import annotations

from dataclasses import replace

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.place_cards import addressed
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import lettered, quoted
from preseance.documents.words import groups_headed, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import GuestEntry, GuestListView

_FIELDS = ("name", "form_of_address", "title", "delegation", "table", "place", "code")
_HEADINGS = ("name", "form-of-address", "function", "delegation-column", "table", "place", "code")


def calligraphy_table(view: GuestListView) -> Table:
    """Who has a place, in the order of the places; every column there is, empty or not.

    The codes by which guests find their table are a column where the house gives such.
    """
    fields = _FIELDS if any(entry.code for entry in view.entries) else _FIELDS[:-1]
    return Table(
        word("calligraphy", view.head.language),
        tuple(Column(name, number=name == "place") for name in fields),
        tuple(_row(entry)[: len(fields)] for entry in view.entries if entry.seated),
        day=view.head.starts,
    )


def calligraphy(view: GuestListView, paper: PaperName) -> str:
    """The Typst source of the list, wide enough to be ticked off line by line."""
    lang = view.head.language
    table = calligraphy_table(view)
    rows = table.rows
    forms = [entry.guest.letter_forms for entry in view.entries if entry.seated]
    filled = [at for at in range(len(table.columns)) if at == 0 or any(row[at] for row in rows)]
    heads = ", ".join(
        f"text(size: 8pt, fill: quiet, {quoted(_heading(at, view))})" for at in filled
    )
    body = "\n".join(
        f"  tick, {', '.join(_cell(row[at], at, own) for at in filled)},"
        for row, own in zip(rows, forms, strict=True)
    )
    widths = ", ".join("auto" if at > 3 else "1fr" for at in filled)
    lines = (word("cards-count", lang, len(rows)),)
    head = letterhead(
        replace(view.head, scheme=""), word("calligraphy", lang), paper, flipped=True, lines=lines
    )
    return f"""{head}
#v(3mm, weak: true)
#let tick = box(width: 3.2mm, height: 3.2mm, stroke: 0.7pt + quiet)
#table(columns: (auto, {widths},), inset: (x: 1.6mm, y: 1.9mm), align: horizon,
  stroke: (x, y) => (bottom: hair),
  table.header([], {heads}),
{body}
)
"""


def _heading(at: int, view: GuestListView) -> str:
    if _FIELDS[at] == "table":
        return groups_headed(view.head)
    return word(_HEADINGS[at], view.head.language)


def _row(entry: GuestEntry) -> tuple[str, ...]:
    above, _ = addressed(entry.guest)
    form = entry.guest.form_of_address or above
    guest = entry.guest
    return (
        guest.full_name, form, guest.title, guest.delegation, entry.table, entry.place, entry.code,
    )  # fmt: skip


def _cell(text: str, at: int, forms: str) -> str:
    return lettered(text, forms, "size: 11pt, weight: 600, ") if at == 0 else lettered(text)
