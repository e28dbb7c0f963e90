"""The text of an HTML page: what a reader sees of it, without scripts, menus and footers."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from html.parser import HTMLParser

from preseance.formats.reports.report_text import ReportText, refused
from preseance.wording.said import Said

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "form", "svg", "button", "select", "iframe", "aside"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "main", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote",
     "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figcaption", "figure", "title", "body", "pre", "dd", "dt"}
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"})  # fmt: skip
_DATES = (
    "article:published_time",
    "date",
    "dc.date",
    "datepublished",
    "pubdate",
    "dcterms.created",
)


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return bool(
        re.search(r"<(?:!doctype html|html|body|head|article|p|div)[\s>]", text[:4000], re.I)
    )


def text_of_page(text: str, name: str) -> ReportText:
    """The text of a page, a paragraph a block.

    Raises
    ------
    InputError
        Where nothing of it is text: a page of scripts, for instance.
    """
    reader = _Page()
    reader.feed(text)
    reader.close()
    lines = [re.sub(r"[ \t\n]+", " ", line).strip() for line in "".join(reader.pieces).split("\0")]
    found = "\n\n".join(line for line in lines if line)
    if not any(c.isalpha() for c in found):
        raise refused(
            name,
            Said("a page without text of its own"),
            Said("the page as a reader sees it, saved"),
        )
    return ReportText(found, name, reader.written)


class _Page(HTMLParser):
    """Gathers what is seen; blocks are parted by NUL, which no page holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.written: date | None = None
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: its text is seen or not; a date of the page is kept."""
        given = {k: v or "" for k, v in attrs}
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self.pieces.append("\0")
        named = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        when = (
            given.get("content")
            if tag == "meta" and named in _DATES
            else given.get("datetime")
            if tag == "time"
            else None
        )
        if when and self.written is None:
            with suppress(ValueError):
                self.written = date.fromisoformat(when[:10])

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self._unseen and tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        """Text between two tags."""
        if not self._unseen:
            self.pieces.append(data)
