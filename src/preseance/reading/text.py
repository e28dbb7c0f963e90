"""A report as text: its letters folded for reading, its paragraphs and sentences, each with its position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from preseance.errors import InputError, Mistake
from preseance.wording.said import Said

LONGEST: Final = 400_000
"""Characters of a report that is read: some hundred pages. A longer one is no report but an archive."""
_SIGNS: Final = {
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "–": "-", "—": "-", "‑": "-",
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h",
}  # fmt: skip
_SHORT: Final = (
    "mr", "mrs", "ms", "dr", "st", "gen", "col", "sen", "rep", "gov", "lt", "prof", "hon", "rev",
    "m", "mm", "mme", "mlle", "me", "mgr", "pr", "sr", "jr", "no", "vs", "approx", "jan", "feb",
    "aug", "sept", "oct", "nov", "dec",
)  # fmt: skip
"""What a full stop may stand after without ending a sentence."""
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n[ \t]*\n\s*|\n(?=[-•*>] )|\n(?=[A-Z][\w-]+: )")
_DATES: Final = (
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|er)? (?P<month>[a-z]+)\.?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)  # fmt: skip
_MONTHS: Final = (
    ("jan", "janv"), ("feb", "fevr", "fev"), ("mar", "mars"), ("apr", "avr"), ("may", "mai"),
    ("jun", "juin"), ("jul", "juil"), ("aug", "aout"), ("sep", "sept"), ("oct",), ("nov",),
    ("dec",),
)  # fmt: skip


def folded(text: str) -> str:
    """The text in small letters without diacritics, signs as a keyboard has them, letter for letter.

    Positions in it are positions in the text.

    >>> folded("Élysée, “Erdoğan’s” seat")
    'elysee, "erdogan\\'s" seat'
    """
    return text.translate(_FOLDED)


class _Folding(dict[int, str]):
    """Each letter folded once."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


def _folded(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if letter in _SIGNS:
        return _SIGNS[letter]
    plain = unicodedata.normalize("NFKD", letter)[:1].lower()
    return _SIGNS.get(plain, plain) if len(plain) == 1 else letter


_FOLDED: Final = _Folding()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a report, by its position."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Report:
    """What is read: the text, and what is known of it from outside."""

    text: str
    name: str = ""
    """The file's name, or what its source is called."""
    written: date | None = None
    """Its date, where a mail or a page says so."""
    author: str = ""
    """Who wrote it, where a mail says so."""

    def __post_init__(self) -> None:
        """Refuse a text that is none, or an archive.

        Raises
        ------
        InputError
            Where there are no letters in it, or more than ``LONGEST``.
        """
        if len(self.text) > LONGEST:
            found = Said("{number} letters", number=len(self.text))
            expected = Said("at most {most}: one report, not an archive", most=LONGEST)
        elif not any(c.isalpha() for c in self.text):
            found, expected = Said("no text"), Said("a report with text (a scan has none)")
        else:
            return
        raise InputError([Mistake(self.name or "-", None, None, found, expected)])

    @cached_property
    def plain(self) -> str:
        """The text folded, lines of a paragraph run together; positions stay."""
        return folded(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in their order; a headline is one."""
        return tuple(_sentences(self.plain, self.text))

    @cached_property
    def date(self) -> date | None:
        """When it was written: as was told, else the first day named near its head."""
        return self.written or _first_date(self.plain[:600])


def _sentences(plain: str, text: str) -> Iterator[Sentence]:
    start = paragraph = 0
    for found in _END.finditer(plain):
        mark = found.group()
        broken = "\n" in mark
        if not broken and not _ends(plain, text, found):
            continue
        end = found.start() if broken else found.end()
        if piece := _stripped(text, start, end):
            yield Sentence(*piece, paragraph)
        start = found.end()
        paragraph += broken
    if piece := _stripped(text, start, len(text)):
        yield Sentence(*piece, paragraph)


def _ends(plain: str, text: str, found: re.Match[str]) -> bool:
    """Whether a full stop ends its sentence: not after a title or an initial, nor before a small letter."""
    if found.group().startswith("."):
        before = re.search(r"([\w.]+)$", plain[max(0, found.start() - 12) : found.start()])
        word = before.group() if before else ""
        if word in _SHORT or (len(word) == 1 and word.isalpha()):
            return False
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            # U.S. may end a sentence too; then a capital follows that is no name of a function.
            return False
    after = text[found.end() : found.end() + 3].lstrip().lstrip("\"“«'’(- ")
    if "..." in found.group() or "…" in found.group():
        return not after[:1].islower()
    return not after[:1].islower() or (found.group().startswith(("!", "?")) and not after)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] in "-•*>"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _first_date(plain: str) -> date | None:
    found = [
        (match.start(), day)
        for form in _DATES
        for match in form.finditer(plain)
        if (day := _day(match))
    ]
    return min(found)[1] if found else None


def _day(match: re.Match[str]) -> date | None:
    word = match["month"]
    months = [n for n, heads in enumerate(_MONTHS, 1) if word.startswith(heads)]
    month = int(word) if word.isdigit() else (months or [0])[0]
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
