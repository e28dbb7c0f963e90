"""The flag plan: each row as the viewer sees it, with names, codes, numbers, and who checks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import pi, sin

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.pictures import Picture
from preseance.documents.sizes import PaperName, sheets
from preseance.documents.typst_text import lettering, quoted
from preseance.documents.words import audience_line, status_line, word
from preseance.documents.writers.table import Column, Table
from preseance.views.records import FlagPlanView, FlagRowView, FlagView, Language

_MARGIN = 34.0
"""Both margins of a page together, millimetres."""
_LEAST = 21.0
"""Millimetres for a flag and its name below which a row goes on in a second line."""
_RISE = 16.0
"""How much farther back, and so higher, the middle of a half circle is drawn, millimetres."""
_HEADINGS = ("flag-row", "flag-number", "flag-code", "flag-name", "flag-place", "flag-honour")


def flag_plan(view: FlagPlanView, paper: PaperName, pictures: Mapping[str, Picture]) -> str:
    """The Typst source: row after row, then a list to tick and a line for whoever checks."""
    lang = view.head.language
    sheet = sheets(paper)[0]
    width = max(sheet.width, sheet.height) - _MARGIN
    rows = "\n".join(_row(row, width, lang, pictures) for row in view.rows)
    head = letterhead(view.head, word("flag-plan", lang), paper, flipped=True)
    return f"""{head}
#let flag(width, rise, number, code, name, picture) = block(width: width, inset: (bottom: rise), {{
  set align(center)
  set par(leading: 0.35em)
  let (wide, high) = (calc.min(16mm, width * 0.8), calc.min(10.7mm, width * 0.53))
  stack(dir: ttb, spacing: 0.9mm,
    if picture == none {{
      rect(width: wide, height: high, stroke: 0.6pt + quiet, fill: white,
        align(center + horizon, text(size: 11pt, weight: 600, fill: accent, code)))
    }} else {{ box(height: high, stroke: 0.4pt + quiet, picture) }},
    line(start: (0mm, 0mm), end: (0mm, 5mm), stroke: 0.8pt + quiet),
    text(size: 10pt, weight: 600, number),
    block(height: 2.4mm, if picture != none {{ text(size: 8pt, weight: 600, fill: accent, code) }}),
    block(height: 7.4mm, align(top, text(size: 8.5pt, name))))
}})
{rows}
"""


def _row(row: FlagRowView, width: float, lang: Language, pictures: Mapping[str, Picture]) -> str:
    said = " · ".join(_said(row, lang))
    check = (
        word("flag-checked", lang, row.checked_by) if row.checked_by else word("flag-check", lang)
    )
    drawn = (
        _on_tables(row, lang, pictures)
        if row.form == "table"
        else _masts(row, width, lang, pictures)
    )
    return f"""#block(above: 7mm, below: 2mm, sticky: true, text(size: 13pt, weight: 600, fill: accent, {_text(_called(row, lang))}) + paragraph({quoted(said)}))
{drawn}
#block(above: 5mm, below: 0mm, breakable: false, grid(columns: (auto, 1fr, auto, 30mm), column-gutter: 2mm, align: bottom,
  text(size: 9pt, {_text(check)}), line(length: 100%, stroke: hair), text(size: 9pt, {quoted(word("flag-at", lang))}), line(length: 100%, stroke: hair)))"""


def _masts(row: FlagRowView, width: float, lang: Language, pictures: Mapping[str, Picture]) -> str:
    """Lines of as many flags as a sheet holds, each with the way one looks under it."""
    most = max(1, int(width // _LEAST))
    count = len(row.flags)
    lines = -(-count // most)
    each = -(-count // lines)
    pitch = min(width / each, 34.0)
    found = []
    for first in range(0, count, each):
        part = row.flags[first : first + each]
        rises = [_rise(row, first + k, count) if lines == 1 else 0.0 for k in range(len(part))]
        flags = ", ".join(
            _flag(flag, pitch, rise, pictures) for flag, rise in zip(part, rises, strict=True)
        )
        grid = f"grid(columns: {len(part)} * ({pitch:.2f}mm,), align: center + bottom, {flags})"
        ends = quoted(word("flag-viewer", lang, part[0].number, part[-1].number))
        found.append(
            f"#block(above: 4mm, below: 0mm, breakable: false)[#align(center, {grid})\n"
            f"#v(1mm, weak: true)\n#align(center, text(size: 8pt, fill: quiet, {ends}))]"
        )
    return "\n".join(found)


def _rise(row: FlagRowView, k: int, count: int) -> float:
    if row.form != "half-circle" or count < 3:
        return 0.0
    return _RISE * sin(pi * k / (count - 1))


def _flag(flag: FlagView, pitch: float, rise: float, pictures: Mapping[str, Picture]) -> str:
    picture = pictures.get(flag.delegation)
    image = "none"
    if picture is not None:
        image = f'pdf.artifact(image({quoted(picture.name)}, height: 100%, fit: "contain"))'
    # The name stands beside the picture, so that a reader needs no description of it.
    return (
        f"flag({pitch:.2f}mm, {rise:.1f}mm, {quoted(flag.number)}, {_text(flag.code)}, "
        f"[#text({_text(flag.name)})], {image})"
    )


def _on_tables(row: FlagRowView, lang: Language, pictures: Mapping[str, Picture]) -> str:
    heads = ", ".join(
        f"text(size: 8pt, fill: quiet, {quoted(word(name, lang))})"
        for name in ("flag-number", "flag-place", "flag-code", "flag-name", "done")
    )
    rows = "\n".join(
        f"  {quoted(f.number)}, text({_text(f.place)}), text(weight: 600, {_text(f.code)}), "
        f"[{_small(f, pictures)}#text({_text(f.name)})], box(width: 3.4mm, height: 3.4mm, stroke: 0.6pt + quiet),"
        for f in row.flags
    )
    return f"""#v(2mm)
#table(columns: (12mm, 1fr, 22mm, 1.4fr, 14mm), inset: (x: 1.4mm, y: 1.6mm), align: left + horizon,
  stroke: (x, y) => (bottom: hair), table.header({heads}),
{rows}
)"""


def _small(flag: FlagView, pictures: Mapping[str, Picture]) -> str:
    picture = pictures.get(flag.delegation)
    if picture is None:
        return ""
    return f"#box(baseline: 20%, stroke: 0.4pt + quiet, pdf.artifact(image({quoted(picture.name)}, height: 4mm))) #h(1mm)"


def _called(row: FlagRowView, lang: Language) -> str:
    return row.name or word(f"flag-form-{row.form}", lang)


def _said(row: FlagRowView, lang: Language) -> tuple[str, ...]:
    """By which custom the row stands so."""
    form = (word(f"flag-form-{row.form}", lang),) if row.name else ()
    own = "-own" if not row.language else ""
    rules = (
        word(f"{rule}{own}" if rule == "flags-alphabetical" else rule, lang, row.language)
        for rule in row.rules
    )
    return (*form, *rules)


def flag_table(view: FlagPlanView) -> Table:
    """The flags of all rows as a table of texts."""
    lang = view.head.language
    return Table(
        word("flag-plan", lang),
        tuple(
            Column(word(name, lang), number=name in ("flag-number", "flag-honour"))
            for name in _HEADINGS
        ),
        tuple(
            (
                _called(row, lang),
                f.number,
                f.code,
                f.name,
                f.place,
                "" if f.honour is None else str(f.honour),
            )
            for row in view.rows
            for f in row.flags
        ),
        (
            " · ".join(text for text in (view.head.event, view.head.session) if text),
            *(
                f"{_called(row, lang)}: {' · '.join(_said(row, lang))}"
                for row in view.rows
                if row.rules
            ),
            " · ".join((status_line(view.head), audience_line(view.head.audience, lang))),
        ),
        view.head.starts,
    )


def _text(text: str) -> str:
    return f"{lettering(text)}{quoted(text)}"


def pictures_in(view: FlagPlanView, pictures: Mapping[str, Picture]) -> Sequence[Picture]:
    """The pictures that the plan shows."""
    shown = {flag.delegation for row in view.rows for flag in row.flags}
    return [picture for delegation, picture in pictures.items() if delegation in shown]
