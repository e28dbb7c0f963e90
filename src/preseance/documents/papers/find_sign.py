"""A sign for the entrance: a square code that opens the page on which guests find their table."""

from __future__ import annotations

from io import BytesIO

import segno

from preseance.documents.letterhead import ink
from preseance.documents.palette import ACCENT, MUST, QUIET, TEXT
from preseance.documents.printed import PaperRemark, Printed
from preseance.documents.setting import set_with_letters
from preseance.documents.sizes import PaperName, typst_name
from preseance.documents.typst import Format, preamble, write_source
from preseance.documents.typst_text import lettered, quoted
from preseance.documents.words import find_yours, word
from preseance.views.records import PaperHead

_QUIET_ZONE = 4
"""Modules kept white round the code (ISO/IEC 18004)."""
_CODE = "code.svg"


def print_find_sign(
    head: PaperHead, url: str, *, by: str = "name", paper: PaperName = "a4", fmt: Format = "pdf"
) -> Printed:
    """The sign, where it leads, and whether guests are asked there for their ``name`` or ``code``."""
    files = {_CODE: _code(url)}

    def written(source: str) -> tuple[bytes, ...]:
        return write_source(source, fmt, head.published, files)

    made = set_with_letters(
        head, head.language, lambda: _source(head, url, by, paper), lambda source: source, written
    )
    remark = PaperRemark("find", word("remark-find-sign", head.language, url))
    return Printed(made.pages, (*made.remarks, remark))


def _code(url: str) -> bytes:
    """The code as SVG, black on white: a quarter of it may be soiled and it is still read."""
    stream = BytesIO()
    segno.make_qr(url, error="q").save(
        stream, kind="svg", border=_QUIET_ZONE, dark="#000000", light="#ffffff", xmldecl=False
    )
    return stream.getvalue()


def _source(head: PaperHead, url: str, by: str, paper: PaperName) -> str:
    lang = head.language
    title = find_yours(head)
    called = quoted(word("find-square", lang, url))
    marking = (
        f"#text(size: 12pt, weight: 600, fill: {ink(MUST)}, {quoted(head.marking)})\n#v(4mm)\n"
    )
    return f"""{preamble(f"{head.event}{word('colon', lang)}{title}", lang)}
#set page(paper: {quoted(typst_name(paper))}, margin: 18mm)
#set text(fill: {ink(TEXT)}, hyphenate: false)
#set align(center)
#v(1fr)
{marking if head.marking else ""}#text(size: 16pt, weight: 600, fill: {ink(ACCENT)}, {lettered(head.event)})
#v(4mm, weak: true)
#text(size: 44pt, weight: 600, {quoted(title)})
#v(12mm, weak: true)
#image({quoted(_CODE)}, width: 112mm, alt: {called})
#v(8mm, weak: true)
#text(size: 17pt, {quoted(word("find-scan-code" if by == "code" else "find-scan", lang))})
#v(4mm, weak: true)
#text(size: 13pt, fill: {ink(QUIET)}, {quoted(url)})
#v(1fr)
#text(size: 13pt, fill: {ink(QUIET)}, {quoted(word("find-or-ask", lang))})
"""
