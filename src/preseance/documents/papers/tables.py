"""A paper of plain tables under headings, as a run of show is read and ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from preseance.documents.letterhead import letterhead
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import lettering, quoted
from preseance.views.records import PaperHead


@dataclass(frozen=True, slots=True)
class Tabled:
    """One table: its heading, the names of its columns, its rows; a column that is empty is left out."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_source(
    head: PaperHead, title: str, tables: Sequence[Tabled], lines: Sequence[str], paper: PaperName
) -> str:
    """The Typst source: the tables one after the other, then what is said besides."""
    said = "\n".join(f"#v(3mm)\n#text(fill: quiet, {_text(line)})" for line in lines)
    parts = "\n".join(_table(t) for t in tables if t.rows)
    return f"{letterhead(head, title, paper)}\n{parts}\n{said}\n"


def _table(table: Tabled) -> str:
    used = [k for k in range(len(table.columns)) if any(row[k] for row in table.rows)]
    # The first column holds hours, which are never broken; the last takes what room there is.
    widths = ["auto", *("1fr" for _ in used[1:-1]), *(["1.6fr"] if len(used) > 1 else [])]
    heads = ", ".join(f"text(size: 8.5pt, fill: quiet, {_text(table.columns[k])})" for k in used)
    rows = "\n".join(
        "  "
        + ", ".join(_cell(row[k], bold=k == used[1] if len(used) > 1 else False) for k in used)
        + ","
        for row in table.rows
    )
    return f"""#v(5mm)
#block(below: 2mm, sticky: true, text(size: 12pt, weight: 600, fill: accent, {_text(table.title)}))
#table(columns: ({", ".join(widths)},), inset: (x: 1.4mm, y: 1.6mm),
  align: left + top, stroke: (x, y) => (bottom: hair),
  table.header({heads}),
{rows}
)"""


def _cell(text: str, *, bold: bool) -> str:
    weight = "weight: 600, " if bold else ""
    return f"text({weight}{_text(text)})"


def _text(text: str) -> str:
    return f"{lettering(text)}{quoted(text)}"
