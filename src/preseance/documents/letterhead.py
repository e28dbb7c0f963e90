"""The head and foot of papers that Typst sets: lists, boards, change sheets."""

from collections.abc import Sequence

from preseance.documents.palette import ACCENT, HAIR, MUST, QUIET, TEXT, Token
from preseance.documents.sizes import PaperName, typst_name
from preseance.documents.typst import preamble
from preseance.documents.typst_text import beside, lettering, quoted
from preseance.documents.words import audience_line, date_and_time, status_line, titled, word
from preseance.views.records import PaperHead
from preseance.wording.tongues import is_pair


def letterhead(
    head: PaperHead,
    title: str,
    paper: PaperName,
    *,
    flipped: bool = False,
    lines: Sequence[str] = (),
) -> str:
    """What a paper begins with: page, running head and foot, title block, then `lines`."""
    lang = head.language
    when = date_and_time(head.starts, head.ends, lang)
    under = " · ".join(text for text in (head.session, when, head.place) if text)
    said = "\n".join(f"#paragraph({quoted(line)})" for line in lines if line)
    return f"""{preamble(titled(head.event, title, lang), lang)}
#let text-ink = {ink(TEXT)}
#let quiet = {ink(QUIET)}
#let accent = {ink(ACCENT)}
#let hair = 0.4pt + {ink(HAIR)}
#let must = {ink(MUST)}
#let paragraph(body) = block(above: 2.4mm, below: 0mm, text(size: 8.5pt, fill: quiet, body))
{_page(head, title, paper, flipped=flipped)}
#set text(size: 9.5pt, fill: text-ink)
#set par(leading: 0.5em)
#grid(columns: (1fr, auto), column-gutter: 8mm,
  stack(dir: ttb, spacing: 2.6mm,
    text(size: 10pt, weight: 600, fill: accent, {lettering(head.event)}{quoted(head.event)}),
    text(size: 21pt, weight: 600, {quoted(title)})),
  align(right)[{_status(head)}])
{_under(under)}
#v(3mm, weak: true)
#line(length: 100%, stroke: hair)
{said}
"""


def _page(head: PaperHead, title: str, paper: PaperName, *, flipped: bool) -> str:
    """The page with its foot, and from the second on with a running head."""
    running = " · ".join(text for text in (head.event, head.session, title) if text)
    return f"""#set page(
  paper: {quoted(typst_name(paper))}, flipped: {str(flipped).lower()},
  margin: (x: 17mm, top: 17mm, bottom: 19mm),
  header: context if counter(page).get().first() > 1 [
    #set text(size: 8pt, fill: quiet)
    #grid(columns: (1fr, auto), {beside(running)}, {beside(status_line(head))})
  ],
  footer: context [
    #set text(size: 8pt, fill: quiet)
    #grid(columns: (1fr, auto), {beside(_for_whom(head))},
      {_page_number(head)})
  ],
)"""


def _for_whom(head: PaperHead) -> str:
    """The audience and, on every page, the marking and which copy it is."""
    return " · ".join(
        text
        for text in (head.marking, head.copy, audience_line(head.audience, head.language))
        if text
    )


def _under(text: str) -> str:
    """The line under the title, where there is one."""
    if not text:
        return ""
    return f"#v(2.6mm, weak: true)\n#text(size: 10pt, fill: quiet, {lettering(text)}{quoted(text)})"


def ink(token: Token) -> str:
    """A colour in Typst, as on a light ground."""
    return f"rgb({quoted(token.light)})"


def _page_number(head: PaperHead) -> str:
    """«Page 2 of 5», from the words of the language."""
    said = word("page", head.language, "\n", "\n")
    before, between, after = ("", " / ", "") if is_pair(said) else said.split("\n")
    return (
        f"[#{quoted(before)}#counter(page).display()#{quoted(between)}"
        f"#counter(page).final().first()#{quoted(after)}]"
    )


def _status(head: PaperHead) -> str:
    """The version, or in a frame that it is no longer in force."""
    lang, status = head.language, beside(status_line(head))
    marking = (
        f"#text(size: 10pt, weight: 600, fill: must, {quoted(head.marking)}) \\\n"
        if head.marking
        else ""
    )
    if head.copy:
        marking += (
            f"#text(size: 9.5pt, weight: 600, {lettering(head.copy)}{quoted(head.copy)}) \\\n"
        )
    if not head.superseded_by:
        return f"{marking}#text(size: 10pt, weight: 600, fill: accent, {status})"
    return f"""{marking}#rect(stroke: 1.2pt + must, inset: 2mm, text(fill: must, weight: 600)[
    #{status} \\
    #text(size: 11pt, {beside(word("superseded", lang, head.superseded_by))}) \\
    #{beside(word("withdrawn", lang))}])"""
