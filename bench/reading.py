"""Reads words, numbers and rows of instance files, or says which file and line holds what instead."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.instance import MalformedError

MOST = 1_000_000
"""Guests, places, tables or sessions that a file may speak of."""
HEAVIEST = 2**62
"""Magnitude that weights stay below."""
_WHOLE = re.compile(r"[+-]?[0-9]{1,30}")
_SHOWN = 60


def text_of(file: Path) -> str:
    """The text, in UTF-8."""
    try:
        data = file.read_bytes()
    except OSError as error:
        found = "a folder" if file.is_dir() else "nothing that can be read"
        raise MalformedError(file, None, found, "a file") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"a byte that is no UTF-8 ({data[error.start]:#04x})"
        raise MalformedError(file, line, found, "text") from error


def shown(found: object) -> str:
    """What was found, shortened, as an error shows it."""
    text = str(found).strip()
    return f"«{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}»"


def whole(
    word: str | None, file: Path, line: int, name: str, low: int = 0, high: int = MOST
) -> int:
    """The whole number that a word is; `name` says what it counts."""
    expected = f"{name}, a whole number from {low} to {high}"
    if word is None:
        raise MalformedError(file, line, "nothing", expected)
    if not _WHOLE.fullmatch(word.strip()) or not low <= int(word) <= high:
        raise MalformedError(file, line, shown(word), expected)
    return int(word)


def weight(word: str, file: Path, line: int) -> int:
    """The weight that a word is."""
    if not _WHOLE.fullmatch(word.strip()):
        raise MalformedError(file, line, shown(word), "an integer")
    if not -HEAVIEST < int(word) < HEAVIEST:
        raise MalformedError(file, line, shown(word), "an integer of less than 2^62 in magnitude")
    return int(word)


def rows_of(file: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The rows of a CSV file that has these columns, with the line each stands in."""
    reader = csv.DictReader(text_of(file).splitlines(), strict=True)
    expected = f"a first row with the columns {', '.join(columns)}"
    try:
        head = reader.fieldnames
        if not head:
            raise MalformedError(file, 1, "nothing", expected)
        if missing := [column for column in columns if column not in head]:
            raise MalformedError(file, 1, f"no column {missing[0]}", expected)
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise MalformedError(file, reader.line_num, str(error), "comma-separated values") from error
    if reader.line_num < 2:
        raise MalformedError(file, 1, "no row below the first", "a row an instance")
