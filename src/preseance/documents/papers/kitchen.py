"""The sheet for kitchen and service: how many of each, then who gets what, seat by seat.

Allergies are loud: a filled bar with a sign, never a colour alone. After the sheet was sent, only
what differs is told again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.marks import OTHER, SIGNS, called, initials
from preseance.documents.papers.narrow_heads import narrow_heads, numbered
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import lettered, quoted
from preseance.documents.words import audience_line, status_line, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import (
    KitchenChange,
    KitchenTable,
    KitchenView,
    Language,
    Served,
    Tally,
)
from preseance.views.spelling import folded, is_allergy
from preseance.wording.tongues import altered

_MOST_TOGETHER = 24
"""Seats of a table that stay on one page."""
_MOST_ABREAST = 18
"""Columns of figures that a sheet has room for; of more tables, each has a line."""
_LABELS, _FIGURES, _INSET = 40.0, 116.0, 0.9
"""Of a table of counts: the width of the labels, of all figures, and what is kept beside one, millimetres."""


def kitchen_sheet(view: KitchenView, paper: PaperName) -> str:
    """The Typst source of the sheet."""
    lang = view.head.language
    if view.since:
        return _differences(view, paper)
    lines = [word("covers", lang, view.covers)]
    if view.infants:
        lines.append(word("infants-count", lang, len(view.infants)))
    if view.crew:
        lines.append(word("crew-count", lang, sum(meal.number for meal in view.crew)))
    if view.unplaced:
        lines.append(word("unplaced", lang, view.unplaced))
    return f"""{letterhead(view.head, word("kitchen-sheet", lang), paper, lines=(" · ".join(lines),))}
{_TYPST}
{_counts(view)}
{_seats(view)}
{_more(view)}
"""


_TYPST = """#let loud(body) = box(fill: must, inset: (x: 1.4mm, y: 0.9mm), outset: (y: 0.2mm), radius: 0.8mm, baseline: 28%,
  grid(columns: (auto, auto), column-gutter: 1.1mm, align: horizon,
    box(fill: white, radius: 50%, width: 3mm, height: 3mm, align(center + horizon, text(fill: must, size: 7.5pt, weight: 600, "!"))),
    text(fill: white, weight: 600, body)))
#let soft(body) = box(stroke: 0.6pt + quiet, inset: (x: 1.2mm, y: 0.9mm), radius: 0.8mm, baseline: 28%, text(weight: 600, body))
#let title(body) = block(above: 5mm, below: 2.2mm, sticky: true, text(size: 12pt, weight: 600, fill: accent, body))
#let big(number) = text(size: 13pt, weight: 600, number)
#set table.cell(breakable: false)"""


def _counts(view: KitchenView) -> str:
    """How many of each diet and dish, at each table and in all."""
    lang = view.head.language
    if not view.diets and not view.dishes:
        return f"#block(above: 4mm, {quoted(word('no-diets', lang))})"
    parts = [_counted(word("diet", lang), view.diets, view)] if view.diets else []
    parts += [
        _counted(altered(course, lambda said: said[:1].upper() + said[1:]), t, view)
        for course, t in view.dishes
    ]
    return "\n".join(parts)


def _counted(name: str, tallies: Sequence[Tally], view: KitchenView) -> str:
    tables = [table.name for table in view.tables]
    title = f"#title({quoted(name)})\n"
    if len(tables) < 2:
        return title + _in_columns(tallies, (), view)
    if len(tables) <= _MOST_ABREAST:
        return title + _in_columns(tallies, numbered(tables), view)
    parts = range(0, len(tallies), _MOST_ABREAST)
    return title + "\n".join(_in_rows(tallies[at : at + _MOST_ABREAST], view) for at in parts)


def _in_columns(tallies: Sequence[Tally], tables: Sequence[str], view: KitchenView) -> str:
    """A line a diet or dish, a column a table."""
    lang = view.head.language
    each = _FIGURES / max(1, len(tables))
    heads = "".join(f", {head}" for head in narrow_heads(tables, each - 2 * _INSET))
    rows = []
    for tally in tallies:
        figures = "".join(
            f", text({quoted(str(n) if n else '·')})" for n in (tally.by_table if tables else ())
        )
        sign = quoted(SIGNS.get(tally.name, OTHER if tally.loud else ""))
        rows.append(
            f"  [#{_labelled(tally, lang)} #h(1mm) #text(size: 7.5pt, fill: quiet, {sign})], "
            f"big({quoted(str(tally.total))}){figures},"
        )
    body = "\n".join(rows)
    columns = f"({_LABELS}mm, auto{', 1fr' * len(tables)})" if tables else "(1fr, auto)"
    return f"""#table(columns: {columns}, inset: (x: {_INSET}mm, y: 1.3mm), align: (left + horizon, right + horizon, ..(center + horizon,) * {len(tables)}),
  stroke: (x, y) => (bottom: hair),
  table.header([], {_in_all(lang)}{heads}),
{body}
)"""


def _in_rows(tallies: Sequence[Tally], view: KitchenView) -> str:
    """A line a table, a column a diet or dish; tables where nobody asks for any are left out."""
    lang = view.head.language
    each = (_LABELS + _FIGURES) * 0.7 / len(tallies)
    names = [called(tally.name, lang) for tally in tallies]
    loud = {said: "loud" for said, tally in zip(names, tallies, strict=True) if tally.loud}
    heads = "".join(f", {head}" for head in narrow_heads(names, each - 2 * _INSET, loud))
    rows = [f"  {_in_all(lang)}{''.join(f', big({quoted(str(t.total))})' for t in tallies)},"]
    for at, table in enumerate(view.tables):
        figures = [tally.by_table[at] for tally in tallies]
        if any(figures):
            said = "".join(f", text({quoted(str(n) if n else '·')})" for n in figures)
            rows.append(f"  {lettered(table.name)}{said},")
    body = "\n".join(rows)
    return f"""#table(columns: (1fr{f", {each:.1f}mm" * len(tallies)}), inset: (x: {_INSET}mm, y: 1.1mm), align: (left + horizon, ..(center + horizon,) * {len(tallies)}),
  stroke: (x, y) => (bottom: hair),
  table.header([]{heads}),
{body}
)"""


def _labelled(tally: Tally, lang: Language) -> str:
    said = called(tally.name, lang)
    return f"loud({quoted(said)})" if tally.loud else f"text(weight: 600, {quoted(said)})"


def _in_all(lang: Language) -> str:
    said = quoted(word("in-all", lang))
    return f"table.cell(align: right + bottom, text(size: 7.5pt, fill: quiet, {said}))"


def _seats(view: KitchenView) -> str:
    """Table by table, in the order of service: all where dishes were chosen, else who asks for something."""
    lang, chosen = view.head.language, bool(view.dishes)
    courses = [course for course, _ in view.dishes]
    parts = []
    for table in view.tables:
        shown = [
            (turn, seat)
            for turn, seat in enumerate(table.seats, 1)
            if chosen or seat.guest.diets or seat.guest.leaves or seat.guest.arrives
        ]
        if shown:
            parts.append(_table(table, shown, courses, lang))
    if not parts:
        return ""
    placed = any(seat.place for table in view.tables for seat in table.seats)
    note = word("served-in-order" if view.by_honour else "served-in-order-plain", lang)
    blocks = "\n".join(parts)
    return f"""#title({quoted(word("by-seat", lang))})
#block(above: 0mm, below: 0mm, sticky: true, text(size: 8.5pt, fill: quiet, {quoted(note if placed else "")}))
{blocks}"""


def _table(
    table: KitchenTable, shown: Sequence[tuple[int, Served]], courses: Sequence[str], lang: Language
) -> str:
    """The seats of a table with a column a course; no table that a page can hold is parted."""
    rows = "\n".join(f"  {_seat(turn, seat, courses, lang)}," for turn, seat in shown)
    head = f"{table.name} · {word('covers', lang, len(table.seats))}"
    breakable = str(len(shown) > _MOST_TOGETHER).lower()
    return f"""#block(breakable: {breakable}, above: 4mm, below: 0mm, width: 100%)[
#block(below: 1mm, sticky: true, text(size: 10.5pt, weight: 600, {lettered(head)}))
#table(columns: (8mm, 10mm, 1.2fr, 1.3fr{", 1fr" * len(courses)}), inset: (x: 1.4mm, y: 1.1mm),
  align: (right + horizon, right + horizon, ..(left + horizon,) * {2 + len(courses)}),
  stroke: (x, y) => (bottom: hair),
{rows}
)]"""


def _seat(turn: int, seat: Served, courses: Sequence[str], lang: Language) -> str:
    # Who chooses a chair is served when the table is.
    order = f"{turn}." if seat.place else ""
    place = f"text(size: 11pt, weight: 600, {quoted(seat.place)})"
    chosen = dict(seat.dishes)
    dishes = "".join(f", {quoted(chosen.get(course, '–'))}" for course in courses)
    return (
        f"text(fill: quiet, {quoted(order)}), {place}, {lettered(seat.guest.full_name, seat.guest.letter_forms)}, "
        f"[{_wants(seat, lang, dishes=False)}]{dishes}"
    )


def _wants(seat: Served, lang: Language, *, dishes: bool = True) -> str:
    """Diets and dishes of a guest, and when they come or leave."""
    said = [
        f"#{'loud' if is_allergy(diet) else 'soft'}({quoted(called(diet, lang))})"
        for diet in sorted(seat.guest.diets, key=lambda d: not is_allergy(d))
    ]
    said += [f"#text({quoted(dish)})" for _, dish in seat.dishes if dishes]
    for name, hour in (("comes-at", seat.guest.arrives), ("leaves-at", seat.guest.leaves)):
        said += (
            [f'#text(style: "normal", weight: 600, {quoted(word(name, lang, hour))})']
            if hour
            else []
        )
    return " #h(1.2mm) ".join(said) or ("#text(fill: quiet)[–]" if dishes else "")


def _more(view: KitchenView) -> str:
    """Infants without a chair, meals of the crew, the other meals of the event."""
    lang, parts = view.head.language, []
    if view.infants:
        rows = [f"{infant.guest.full_name}" + _beside(infant, lang) for infant in view.infants]
        parts.append(_listed(word("infants", lang), rows))
    if view.crew:
        rows = [
            f"{meal.number} {meal.who}" + (f" – {called(meal.diet, lang)}" if meal.diet else "")
            for meal in view.crew
        ]
        parts.append(_listed(word("crew", lang), rows))
    for title, covers, diets in view.others:
        told = [f"{called(t.name, lang)} {t.total}" for t in diets]
        rows = [" · ".join((word("covers", lang, covers), *told))]
        parts.append(_listed(title, rows))
    signs = [f"{SIGNS[t.name]} {called(t.name, lang)}" for t in view.diets if t.name in SIGNS]
    signs += [f"{initials(t.name)} {t.name}" for _, tallies in view.dishes for t in tallies]
    if any(t.name not in SIGNS for t in view.diets):
        signs.append(f"{OTHER} {word('see-sheet', lang)}")
    if signs:
        parts.append(_listed(word("signs-on-cards", lang), [" · ".join(signs)]))
    return "\n".join(parts)


def _beside(infant: Served, lang: Language) -> str:
    """At whose place an infant without a chair is."""
    if not infant.table:
        return ""
    if not infant.place:
        return f" – {infant.table}"
    return f" – {word('with-at', lang, infant.table, infant.place)}"


def _listed(title: str, rows: Sequence[str]) -> str:
    body = "\n".join(f"#block(above: 1.6mm, below: 0mm, {lettered(row)})" for row in rows)
    return f"#title({quoted(title)})\n{body}"


def _differences(view: KitchenView, paper: PaperName) -> str:
    """What is otherwise than in the version that was sent."""
    lang = view.head.language
    was = {folded(name): number for name, number in view.before}
    now = {folded(name): (name, number) for name, number in view.all_tallies()}
    names = {folded(name): name for name, _ in view.before} | {k: n for k, (n, _) in now.items()}
    rows = []
    for key, name in names.items():
        before, after = was.get(key, 0), now.get(key, ("", 0))[1]
        if before != after:
            said = called(name, lang) if name else word("covers-word", lang)
            label = (
                f"loud({quoted(said)})"
                if is_allergy(name)
                else f"text(weight: 600, {quoted(said)})"
            )
            rows.append(
                f"  {label}, text(fill: quiet, {quoted(str(before))}), arrow, big({quoted(str(after))}),"
            )
    changed = "\n".join(f"  {_changed(change, lang)}," for change in view.changes)
    lines = (word("since-sent", lang, view.since),)
    head = letterhead(view.head, word("kitchen-changes", lang), paper, lines=lines)
    if not rows and not changed:
        return f"{head}\n{_TYPST}\n#v(5mm)\n#text(size: 11pt, {quoted(word('no-kitchen-changes', lang))})"
    body = "\n".join(rows)
    counts = f"""#title({quoted(word("in-all", lang))})
#table(columns: (1fr, auto, auto, auto), inset: (x: 1.6mm, y: 1.3mm), align: horizon,
  stroke: (x, y) => (bottom: hair),
{body}
)"""
    seats = f"""#title({quoted(word("by-seat", lang))})
#table(columns: (1.1fr, 1.3fr, auto, 1.3fr), inset: (x: 1.6mm, y: 1.4mm), align: horizon,
  stroke: (x, y) => (bottom: hair),
{changed}
)"""
    return f"""{head}
{_TYPST}
#let arrow = box(width: 5mm, height: 2mm, {{
  place(left + horizon, line(length: 4.2mm, stroke: 0.7pt + accent))
  place(right + horizon, polygon(fill: accent, (0mm, 0mm), (1.4mm, 0.7mm), (0mm, 1.4mm)))
}})
{counts if rows else ""}
{seats if changed else ""}
"""


def _changed(change: KitchenChange, lang: Language) -> str:
    before, after = change.before, change.after
    guest = change.guest
    return (
        f"{lettered(guest.full_name, guest.letter_forms, 'weight: 600, ')}, [{_told(before, lang, quiet=True)}], arrow, "
        f"[{_told(after, lang)}]"
    )


def _told(seat: Served | None, lang: Language, *, quiet: bool = False) -> str:
    if seat is None:
        return f"#text(fill: quiet, {quoted(word('not-there', lang))})"
    where = " · ".join(text for text in (seat.table, seat.place) if text)
    ink = "fill: quiet, " if quiet else "weight: 600, "
    return f"#text({ink}{quoted(where)}) #h(1.2mm) {_wants(seat, lang)}"


def kitchen_table(view: KitchenView) -> Table:
    """Seat by seat as a table of texts, for a workbook or CSV."""
    lang = view.head.language
    courses = list(dict.fromkeys(c for t in view.tables for s in t.seats for c, _ in s.dishes))
    heads = [word(name, lang) for name in ("table", "place", "name", "allergies", "diet")]
    rows = [
        (
            table.name,
            seat.place,
            seat.guest.full_name,
            ", ".join(called(d, lang) for d in seat.guest.diets if is_allergy(d)),
            ", ".join(called(d, lang) for d in seat.guest.diets if not is_allergy(d)),
            *(dict(seat.dishes).get(course, "") for course in courses),
        )
        for table in view.tables
        for seat in table.seats
    ]
    totals = [
        tuple(cell or "" for _, cell in zip_longest(range(len(heads) + len(courses)), row))
        for row in ((), *(("", str(t.total), called(t.name, lang)) for t in _all(view)))
    ]
    return Table(
        word("kitchen-sheet", lang),
        tuple(Column(text, number=at == 1) for at, text in enumerate((*heads, *courses))),
        (*rows, *totals),
        (
            " · ".join(text for text in (view.head.event, view.head.session) if text),
            " · ".join((status_line(view.head), audience_line(view.head.audience, lang))),
            word("covers", lang, view.covers),
        ),
        view.head.starts,
    )


def _all(view: KitchenView) -> list[Tally]:
    return [*view.diets, *(tally for _, tallies in view.dishes for tally in tallies)]
