"""The guest list, by precedence, name, place or delegation: on paper, as a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from preseance.documents.alphabet import once
from preseance.documents.letterhead import letterhead
from preseance.documents.papers.marks import called
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import lettering, quoted, whole, worded
from preseance.documents.words import audience_line, date_and_time, groups_headed, status_line, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import GuestEntry, GuestListView
from preseance.wording.collation import initial


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    """Of its heading in the catalogue of words."""
    width: str
    cell: Callable[[GuestEntry, GuestListView], str]
    style: str = ""
    """Arguments of Typst's text."""
    orders: tuple[str, ...] = ()
    """Lists that have the column; all where empty."""


def guest_list(view: GuestListView, paper: PaperName) -> str:
    """The Typst source of the list; columns that are empty for all guests are left out."""
    lang = view.head.language
    beside = [c for c in _BESIDE if view.order in c.orders]
    columns = [*beside, *columns_of(view)]
    title, lines = word(f"guest-list-{view.order}", lang), _lines(view)
    widths = ", ".join(column.width for column in columns)
    heads = ", ".join(
        f"text(size: 8pt, fill: quiet, {quoted(_heading(column, view))})" for column in columns
    )
    letters = _beside(view)
    body = "\n".join(
        _row(entry, letter, view, columns)
        for entry, letter in zip(view.entries, letters, strict=True)
    )
    aligns = ", ".join("right" if column.name == "rank" else "left" for column in columns)
    flipped = any(column.name == "class" for column in columns)
    return f"""{letterhead(view.head, title, paper, flipped=flipped, lines=lines)}
#v(3mm, weak: true)
#set par(leading: 0.45em)
#table(columns: ({widths},), align: ({aligns},), inset: (x: 1.6mm, y: 1.35mm),
  stroke: (x, y) => (bottom: hair),
  table.header({heads}),
{body}
)
"""


def list_table(view: GuestListView) -> Table:
    """The list as a table of texts, every row by itself."""
    lang, head = view.head.language, view.head
    columns = [c for c in columns_of(view, whole=True) if c.name]
    when = date_and_time(head.starts, head.ends, lang)
    return Table(
        word(f"guest-list-{view.order}", lang),
        tuple(Column(_heading(c, view), number=c.name in ("rank", "place")) for c in columns),
        tuple(tuple(c.cell(entry, view) for c in columns) for entry in view.entries),
        tuple(
            line
            for line in (
                " · ".join(text for text in (head.event, head.session, when, head.place) if text),
                " · ".join((status_line(head), audience_line(head.audience, lang))),
                *_lines(view),
            )
            if line
        ),
        head.starts,
    )


def columns_of(view: GuestListView, *, whole: bool = False) -> list[_Column]:
    """The columns that say something: of the only table, every place says enough.

    ``whole`` where each row must stand by itself, not under what is set beside the first of many.
    """
    tables = {entry.table for entry in view.entries if entry.table}
    return [
        column
        for column in _COLUMNS
        if (not column.orders or view.order in column.orders or (whole and column.name == "table"))
        and (column.name == "name" or any(column.cell(e, view) for e in view.entries))
        and (column.name != "table" or len(tables) > 1)
        and (whole or column.name != "delegation-column" or view.order != "delegation")
    ]


def _heading(column: _Column, view: GuestListView) -> str:
    if column.name == "table":
        return groups_headed(view.head)
    return word(column.name, view.head.language) if column.name else ""


def _lines(view: GuestListView) -> tuple[str, ...]:
    counted = word("guests-count", view.head.language, len(view.entries))
    return (view.head.scheme, counted) if view.order == "precedence" else (counted,)


def _row(entry: GuestEntry, letter: str, view: GuestListView, columns: list[_Column]) -> str:
    said = [column.cell(entry, view) if column.name else letter for column in columns]
    line = " ".join(said)
    cells = (
        f"text({column.style}{lettering(text, _forms(column, entry), line)}"
        f"{_content(column, text, entry, view)})"
        for column, text in zip(columns, said, strict=True)
    )
    return f"  {', '.join(cells)},"


def _content(column: _Column, text: str, entry: GuestEntry, view: GuestListView) -> str:
    """A cell, none of its words wider than its column: names are whole, others broken."""
    if column.name == "name":
        return whole(text)
    if column.name == "function":
        return worded(text, entry.guest.title_language)
    return worded(text, view.head.written)


def _forms(column: _Column, entry: GuestEntry) -> str:
    return entry.guest.letter_forms if column.name == "name" else ""


def _beside(view: GuestListView) -> list[str]:
    """What stands once beside the first of several entries: letter, table or delegation."""
    if view.order in ("name", "precedence"):
        return once([e.guest.letter or initial(_name(e, view)) for e in view.entries])
    of = [e.table if view.order == "place" else e.guest.delegation for e in view.entries]
    return [text if number == 0 or of[number - 1] != text else "" for number, text in enumerate(of)]


def _name(entry: GuestEntry, view: GuestListView) -> str:
    guest = entry.guest
    return guest.sort_name or guest.full_name if view.order == "name" else guest.full_name


def _function(entry: GuestEntry, view: GuestListView) -> str:
    guest = entry.guest
    if not guest.represents:
        return guest.title
    stands_in = word("represents", view.head.language, guest.represents)
    return ", ".join(text for text in (guest.title, stands_in) if text)


def _why(entry: GuestEntry, view: GuestListView) -> str:
    guest = entry.guest
    status = word(f"status-{guest.status}", view.head.language) if guest.status else ""
    return " · ".join(text for text in (guest.class_label, guest.reason, status) if text)


def _diets(entry: GuestEntry, view: GuestListView) -> str:
    lang = view.head.language
    said = [called(diet, lang) for diet in entry.guest.diets] or [entry.guest.diet]
    return ", ".join(text for text in (*said, *(dish for _, dish in entry.guest.dishes)) if text)


def _needs(entry: GuestEntry, view: GuestListView) -> str:
    lang = view.head.language
    return ", ".join(word(f"need-{need}", lang) for need in entry.guest.needs) or entry.guest.access


def _hours(entry: GuestEntry, view: GuestListView) -> str:
    """Who comes late, who leaves early."""
    lang, guest = view.head.language, entry.guest
    comes = word("comes-at", lang, guest.arrives) if guest.arrives else ""
    leaves = word("leaves-at", lang, guest.leaves) if guest.leaves else ""
    return ", ".join(text for text in (comes, leaves) if text)


_LISTS = ("precedence", "name", "delegation")
_BESIDE = (
    _Column("", "4mm", lambda e, v: "", "weight: 600, fill: accent, ", ("name",)),
    _Column("", "auto", lambda e, v: "", "weight: 600, fill: accent, ", ("place",)),
    _Column("", "34mm", lambda e, v: "", "weight: 600, fill: accent, ", ("delegation",)),
)
_COLUMNS = (
    _Column("place", "auto", lambda e, v: e.place, "weight: 600, ", ("place",)),
    _Column(
        "rank",
        "auto",
        lambda e, v: "" if e.guest.rank is None else str(e.guest.rank),
        "fill: quiet, ",
    ),
    _Column("name", "1.25fr", _name, "weight: 600, "),
    _Column("function", "1.3fr", _function),
    _Column("delegation-column", "auto", lambda e, v: e.guest.delegation),
    _Column("class", "1.9fr", _why, "size: 8.5pt, fill: quiet, ", ("precedence",)),
    _Column("languages", "auto", lambda e, v: e.guest.languages, "size: 8.5pt, ", ("precedence",)),
    _Column("diet", "1.1fr", _diets, "size: 8.5pt, "),
    _Column("access", "0.8fr", _needs, "size: 8.5pt, "),
    _Column("hours", "auto", _hours, "size: 8.5pt, weight: 600, "),
    _Column("table", "auto", lambda e, v: e.table, "", _LISTS),
    _Column("place", "auto", lambda e, v: e.place, "", _LISTS),
)
