"""The guest list, by precedence or by name, set by Typst over as many pages as it takes."""

from preseance.documents.papers import PaperName
from preseance.documents.typst import preamble, quoted
from preseance.documents.words import audience_line, date_and_time, word
from preseance.planning.views import GuestEntry, GuestListView


def guest_list(view: GuestListView, paper: PaperName) -> str:
    """The Typst source of the list; columns that are empty for all guests are left out."""
    head, lang = view.head, view.head.language
    title = word(f"guest-list-{view.order}", lang)
    when = date_and_time(head.starts, head.ends, lang)
    version = word("version", lang, head.version) if head.version else word("draft", lang)
    if head.superseded_by:
        version = f"{version} · {word('superseded', lang, head.superseded_by)}"
    under = " · ".join(
        text
        for text in (head.session, when, head.place, version, audience_line(head.audience, lang))
        if text
    )
    rows = [_cells(entry, view.order) for entry in view.entries]
    names = ("rank", "name", "function", "delegation-column", "class", "table", "place")
    used = [at for at in range(len(names)) if at == 1 or any(row[at] for row in rows)]
    widths = ", ".join(
        "1fr" if names[at] in {"name", "function", "class"} else "auto" for at in used
    )
    header = ", ".join(
        f'text(fill: rgb("#5a6170"), {quoted(word(names[at], lang))})' for at in used
    )
    body = "\n".join("  " + ", ".join(_cell(row[at], at == 1) for at in used) + "," for row in rows)
    return f"""{preamble(title, lang)}
#set page(paper: {quoted(paper)}, margin: (x: 16mm, y: 16mm), numbering: "1 / 1")
#set text(size: 9.5pt, fill: rgb("#1c1f26"))
#text(weight: 600, fill: rgb("#2f5bd0"), {quoted(head.event)})
#v(-4pt)
#text(size: 20pt, weight: 600, {quoted(title)})
#v(-8pt)
#text(fill: rgb("#5a6170"), {quoted(under)})
#text(fill: rgb("#5a6170"), {quoted(head.scheme)})
#table(columns: ({widths},), stroke: (x, y) => (bottom: 0.4pt + rgb("#c9cdd6")),
  inset: (x: 4pt, y: 4.5pt),
  table.header({header}),
{body}
)
"""


def _cells(entry: GuestEntry, order: str) -> tuple[str, ...]:
    guest = entry.guest
    name = guest.full_name if order == "precedence" else guest.sort_name or guest.full_name
    rank = "" if guest.rank is None else str(guest.rank)
    why = " · ".join(text for text in (guest.class_label, guest.reason) if text)
    return (rank, name, guest.title, guest.delegation, why, entry.table, entry.place)


def _cell(text: str, bold: bool) -> str:
    return f"text(weight: {600 if bold else 400}, {quoted(text)})"
