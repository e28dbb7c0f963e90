"""The list of copies that a newer version has replaced: a line a copy, with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.documents.letterhead import letterhead
from preseance.documents.paper_names import paper_called
from preseance.documents.printed import Printed
from preseance.documents.setting import set_with_letters
from preseance.documents.sizes import PaperName
from preseance.documents.typst import Format, write_source
from preseance.documents.typst_text import lettering, quoted
from preseance.documents.words import word
from preseance.views.records import CopyView, Language, PaperHead


def print_collect_list(
    head: PaperHead, copies: Sequence[CopyView], *, paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """The copies, version by version."""

    def written(source: str) -> tuple[bytes, ...]:
        return write_source(source, fmt, head.published)

    return set_with_letters(
        (head, tuple(copies)),
        head.language,
        lambda: _source(head, copies, paper),
        lambda source: source,
        written,
    )


def _source(head: PaperHead, copies: Sequence[CopyView], paper: PaperName) -> str:
    lang = head.language
    names = ("copy-holder", "copy-paper", "copy-copy", "copy-version")
    heads = ", ".join(f"text(size: 8.5pt, fill: quiet, {quoted(word(n, lang))})" for n in names)
    rows = "\n".join(f"  tick, {', '.join(cells)}," for cells in copy_rows(copies, lang))
    lines = (word("copies-lead", lang),)
    return f"""{letterhead(head, word("collect-list", lang), paper, lines=lines)}
#let tick = box(width: 3.6mm, height: 3.6mm, stroke: 0.7pt + quiet)
#v(4mm, weak: true)
#table(columns: (auto, 1.2fr, 1.6fr, auto, auto), inset: (x: 1.6mm, y: 2mm),
  align: left + horizon, stroke: (x, y) => (bottom: hair),
  table.header([], {heads}),
{rows}
)
"""


def copy_rows(copies: Sequence[CopyView], lang: Language) -> list[tuple[str, ...]]:
    """Of each copy, as Typst content: who holds it, of what it is one, which one, of which version."""
    return [
        (
            _text(copy.holder, "weight: 600, "),
            _text(
                " · ".join(
                    text
                    for text in (
                        copy.session,
                        paper_called(copy.paper, lang),
                        word(copy.audience, lang),
                    )
                    if text
                )
            ),
            _text(word("copy-of", lang, copy.number, copy.of)),
            _text(word("version", lang, copy.version) if copy.version else word("draft", lang)),
        )
        for copy in copies
    ]


def _text(text: str, style: str = "") -> str:
    return f"text({style}{lettering(text)}{quoted(text)})"
