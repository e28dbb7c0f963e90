"""Lists that are text: CSV and TSV of any spreadsheet, vCards, pretix exports, in any of the usual
encodings.

UTF-8 and UTF-16 prove themselves. Windows-1252 and Mac Roman do not, so the letters that come out
are looked at: what reads as no names is refused, and what is read is said with the names in doubt.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

from preseance.errors import InputError, Mistake
from preseance.formats.spreadsheets.sheets import Listing, Sheet, refused
from preseance.wording.message import Message
from preseance.wording.said import Said

_SEPARATORS = (",", ";", "\t", "|")
_SNIFFED = 60
_LONGEST_CELL = 100_000
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OTHER_KINDS = {
    b"%PDF": Said("a PDF"),
    b"{\\rtf": Said("a text document (RTF)"),
    b"\x89PNG": Said("a picture"),
    b"\xff\xd8\xff": Said("a picture"),
}
_USUAL = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÿšžÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŠŽ")
_QUOTES = frozenset("’‘“”«»–—…·°ºª€£§•\u00a0¡¿´`")
LEGACY = ("cp1252", "mac_roman")


def read_text(path: Path, content: bytes) -> Listing:
    """The sheets of a text file.

    Raises
    ------
    InputError
        Where it is no list, or its letters cannot be told.
    """
    for mark, kind in _OTHER_KINDS.items():
        if content.startswith(mark):
            raise refused(path.name, kind, Said("a workbook, CSV, vCard or pretix export"))
    text, remarks = decoded(path.name, content)
    head = text.lstrip("\ufeff \r\n\t")[:200].casefold()
    if head.startswith(("<!doctype", "<html", "<table", "<?xml", "<meta", "<style")):
        found = Said("a web page or XML with the ending of a spreadsheet")
        raise refused(path.name, found, Said("the list opened in a spreadsheet and saved as .xlsx"))
    if head.startswith("begin:vcard"):
        from preseance.formats.importing.vcard import sheet_of_cards

        return Listing((sheet_of_cards(path.stem, text),), remarks)
    if head.startswith(("{", "[")):
        from preseance.formats.importing.pretix import sheet_of_json

        return Listing((sheet_of_json(path, _json(path.name, text)),), remarks)
    return Listing((Sheet(path.stem, _table(path.name, text)),), remarks)


def _json(file: str, text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refused(
            file,
            Said("JSON that cannot be read ({reason})", reason=str(error)),
            Said("an export of pretix"),
        ) from error


def decoded(file: str, content: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text, and a remark where its encoding was guessed.

    Raises
    ------
    InputError
        Where no encoding makes words of it.
    """
    encoding = next((e for mark, e in _MARKS.items() if content.startswith(mark)), "")
    if not encoding and b"\0" in content[:4000]:
        encoding = _utf16_without_mark(content)
        if not encoding:
            raise refused(
                file, Said("a binary file"), Said("a workbook, CSV, vCard or pretix export")
            )
    try:
        return content.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        if encoding:
            raise refused(
                file,
                Said("damaged text ({encoding})", encoding=encoding),
                Said("the list saved anew"),
            ) from error
    return _guessed(file, content)


def _utf16_without_mark(content: bytes) -> str:
    even, odd = content[0:4000:2].count(0), content[1:4000:2].count(0)
    if odd > 3 * even + 3:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd + 3 else ""


def _guessed(file: str, content: bytes) -> tuple[str, tuple[Message, ...]]:
    found = []
    for encoding in LEGACY:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        good, bad = _plausible(text)
        found.append((bad / max(1, good + bad), encoding, text))
    found.sort(key=lambda f: f[0])
    if not found or found[0][0] > 0.1:
        expected = Said("text in UTF-8 (save the list as .xlsx or «CSV UTF-8»)")
        raise refused(file, Said("letters in an encoding that cannot be told"), expected)
    share, encoding, text = found[0]
    if len(found) > 1 and found[1][0] - share < 0.2:
        expected = Said("text in UTF-8 (save the list as .xlsx or «CSV UTF-8»)")
        raise refused(
            file, Said("letters that read as Windows-1252 and as Mac Roman alike"), expected
        )
    named = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}[encoding]
    return text, (Message("import.encoding", {"encoding": named, "words": _examples(text)}),)


def _plausible(text: str) -> tuple[int, int]:
    """How many letters beyond ASCII stand as names have them, and how many do not."""
    good = bad = 0
    for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if letter < "\x80":
            continue
        if letter in _USUAL:
            amid = before.isalpha() and before.islower()
            # Cyrillic read as Latin gives words of nothing but accents.
            odd = (letter.isupper() and amid) or (before >= "\x80" and before.isalpha())
            bad += odd
            good += not odd
        elif letter in _QUOTES and not (
            before.isalpha() and after.isalpha() and letter not in "’‘·"
        ):
            good += 1
        else:
            bad += 1
    return good, bad


def _examples(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text)
    return ", ".join(list(dict.fromkeys(w for w in words if not w.isascii()))[:3])


def _table(file: str, text: str) -> list[list[str]]:
    text = unicodedata.normalize("NFC", text.lstrip("\ufeff").replace("\0", ""))
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        # The line stays a row, so that rows are counted as the spreadsheet counts them.
        return [[], *_rows(file, rest, first.strip()[4])]
    return _rows(file, text, _separator(text))


def _separator(text: str) -> str:
    """The sign between cells: the one that gives the most rows of one same width."""
    sample = "\n".join(text.splitlines()[:_SNIFFED])
    best, sign = (0.0, 0), ","
    for candidate in _SEPARATORS:
        try:
            widths = [len(r) for r in csv.reader(io.StringIO(sample), delimiter=candidate) if r]
        except csv.Error:
            continue
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        if width > 1 and (score := (times / len(widths), width)) > best:
            best, sign = score, candidate
    return sign


def _rows(file: str, text: str, separator: str) -> list[list[str]]:
    # csv's own limit is the whole process's; what is too long is told here instead.
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise _unclosed(file, len(rows) + 1, str(error)) from error
    for number, row in enumerate(rows, start=1):
        if any(cell.count("\n") > 40 or len(cell) > _LONGEST_CELL for cell in row):
            raise _unclosed(file, number, "a cell of many lines")
    return rows


def _unclosed(file: str, row: int, why: str) -> InputError:
    return InputError(
        [
            Mistake(
                file,
                row,
                None,
                Said("a row that is no CSV ({reason})", reason=why),
                Said("text in closed quotes"),
            )
        ]
    )
