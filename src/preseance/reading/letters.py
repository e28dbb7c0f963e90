"""Who writes a letter, and to whom: its greeting, its head and its last line."""

from __future__ import annotations

import re

from preseance.reading.people import Finder, Memory
from preseance.reading.text import Report, folded
from preseance.reading.tokens import Token, tokens_of

_HEAD = 12
"""Lines at the top that may say from whom and to whom."""
_LAST = 5
"""Words that a signature may have before the name: ``With kind regards,``."""
_FROM = re.compile(r"^[ \t]*(?:from|de)[ \t]?:[ \t]*(?P<who>(?!\d)[^\n]{2,120})$", re.I | re.M)


def correspondents(report: Report, finder: Finder) -> Memory:
    """A memory that knows who signs the report and to whom it is written, where it says so."""
    lines = [m for m in re.finditer(r"[^\n]+", report.text) if m.group().strip()]
    greeting = finder.language.phrase("letters", "greeting")
    head = finder.language.phrase("letters", "from")
    reader = writer = ""
    for line in lines[:_HEAD]:
        plain = report.plain[line.start() : line.end()]
        reader = reader or _after(report, finder, line, greeting.match(plain.strip()))
        writer = writer or _after(report, finder, line, head.match(plain.strip()))
    writer = writer or _named(report, finder)
    if not writer and len(lines) > 1:
        writer = _signed(report, finder, lines[-1])
    return Memory(writer=writer, reader=reader)


def author_of(report: Report) -> str:
    """Who wrote a report that a mail, or its head, says to be somebody's: ``From: Jeanne Perrot``."""
    if report.author:
        return report.author
    head = "\n".join(report.text.split("\n")[:_HEAD])
    found = _FROM.search(head)
    return re.sub(r"\s*<[^>]*>\s*$", "", found["who"]).strip(" \"'") if found else ""


def _named(report: Report, finder: Finder) -> str:
    """The guest who is the author."""
    if not report.author:
        return ""
    tokens = tokens_of(
        folded(report.author), report.author, 0, len(report.author), finder.language.code
    )
    named = finder.mentions(tokens, Memory())
    whole = len(named) == 1 and named[0].first == 0 and named[0].last == len(tokens)
    return named[0].guests[0] if whole and named[0].code == "p" else ""


def _words(report: Report, finder: Finder, start: int, end: int) -> list[Token]:
    return tokens_of(report.plain, report.text, start, end, finder.language.code)


def _after(report: Report, finder: Finder, line: re.Match[str], hit: re.Match[str] | None) -> str:
    """The guest named right behind a greeting, or a heading."""
    if hit is None:
        return ""
    start = line.start() + len(line.group()) - len(line.group().lstrip()) + hit.end()
    end = next((s.end for s in report.sentences if s.start <= start < s.end), line.end())
    tokens = _words(report, finder, start, min(end, line.end()))
    tokens = [t for t in tokens if t.word != ":"]
    named = finder.mentions(tokens, Memory())
    return named[0].guests[0] if named and named[0].first == 0 and named[0].code == "p" else ""


def _signed(report: Report, finder: Finder, line: re.Match[str]) -> str:
    """The guest whose name ends the last line, where that is no sentence."""
    if line.group().rstrip().endswith((".", "!", "?", ":", '"', "»", "”")):
        return ""
    tokens = _words(report, finder, line.start(), line.end())
    named = finder.mentions(tokens, Memory())
    if len(named) != 1 or named[0].code != "p" or named[0].last != len(tokens):
        return ""
    if named[0].first > _LAST or (named[0].first and tokens[named[0].first - 1].word not in ",-"):
        return ""
    return named[0].guests[0]
