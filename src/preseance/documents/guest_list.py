"""The guest list, by precedence, name or place, set by Typst over as many pages as it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from preseance.documents.alphabet import once
from preseance.documents.letterhead import letterhead
from preseance.documents.papers import PaperName
from preseance.documents.typst_text import lettering, quoted
from preseance.documents.words import word
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
    columns = [
        column
        for column in _COLUMNS
        if (not column.orders or view.order in column.orders)
        and (column.name in ("", "name") or any(column.cell(e, view) for e in view.entries))
    ]
    title = word(f"guest-list-{view.order}", lang)
    by_rank = view.order == "precedence"
    counted = word("guests-count", lang, len(view.entries))
    lines = (view.head.scheme, counted) if by_rank else (counted,)
    widths = ", ".join(column.width for column in columns)
    heads = ", ".join(
        f"text(size: 8pt, fill: quiet, {quoted(word(column.name, lang) if column.name else '')})"
        for column in columns
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
  stroke: (bottom: hair),
  table.header({heads}),
{body}
)
"""


def _row(entry: GuestEntry, letter: str, view: GuestListView, columns: list[_Column]) -> str:
    said = [column.cell(entry, view) if column.name else letter for column in columns]
    line = " ".join(said)
    cells = (
        f"text({column.style}{lettering(text, _forms(column, entry), line)}{quoted(text)})"
        for column, text in zip(columns, said, strict=True)
    )
    return f"  {', '.join(cells)},"


def _forms(column: _Column, entry: GuestEntry) -> str:
    return entry.guest.letter_forms if column.name == "name" else ""


def _beside(view: GuestListView) -> list[str]:
    """What stands once beside the first of several entries: their letter, or their table."""
    if view.order != "place":
        return once([e.guest.letter or initial(_name(e, view)) for e in view.entries])
    tables = [entry.table for entry in view.entries]
    return [
        table if number == 0 or tables[number - 1] != table else ""
        for number, table in enumerate(tables)
    ]


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


_LISTS = ("precedence", "name")
_COLUMNS = (
    _Column("", "4mm", lambda e, v: "", "weight: 600, fill: accent, ", ("name",)),
    _Column("", "auto", lambda e, v: "", "weight: 600, fill: accent, ", ("place",)),
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
    _Column("diet", "auto", lambda e, v: e.guest.diet, "size: 8.5pt, "),
    _Column("access", "auto", lambda e, v: e.guest.access, "size: 8.5pt, "),
    _Column("table", "auto", lambda e, v: e.table, "", _LISTS),
    _Column("place", "auto", lambda e, v: e.place, "", _LISTS),
)
