"""Files as lines of a sheet: what no other sheet holds (comments, order of keys, the README)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from preseance.errors import InputError
from preseance.formats.csv_table import decode
from preseance.formats.workbook.letters import LONGEST, length, shown

FORM: Final = "form"
"""Kind of the rows that say how a file is written, in JSON."""
LINE: Final = "line"
"""Kind of a row that holds a line of a file: as it stands, or as JSON where a cell would change it."""
BYTES: Final = "base64"
"""Kind of the rows that hold a file that is no text."""
COLUMNS: Final = ("file", "kind", "text")
_PART: Final = 30_000
_MARK: Final = '"'


@dataclass(frozen=True)
class KeptRow:
    """One row of the sheet."""

    file: str
    kind: str
    text: str


def form_rows(file: str, form: Mapping[str, Any]) -> Iterator[KeptRow]:
    """How a file is written, in as many rows as it takes."""
    text = json.dumps(form, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    for start in range(0, len(text), _PART):
        yield KeptRow(file, FORM, text[start : start + _PART])


def rows_of(
    file: str, content: bytes, besides: Mapping[str, str] = MappingProxyType({})
) -> Iterator[KeptRow]:
    """A whole file as rows, from which ``content_of`` makes the same bytes.

    ``besides`` goes into its form.
    """
    try:
        text, encoding, bom = decode(content, file)
        text.encode(encoding)
    except (InputError, UnicodeError):
        whole = base64.b64encode(content).decode()
        yield from form_rows(file, {})
        for start in range(0, len(whole), _PART):
            yield KeptRow(file, BYTES, whole[start : start + _PART])
        return
    newline = "\r\n" if "\r\n" in text else "\n"
    form = {"newline": newline, "encoding": encoding, "bom": bom.hex(), **besides}
    yield from form_rows(file, form)
    for line in _lines(text):
        whole = line.removesuffix(newline)
        is_plain = line.endswith(newline) and _is_plain(whole)
        if is_plain:
            yield KeptRow(file, LINE, whole)
        else:
            for start in range(0, max(1, len(line)), _PART // 6):
                yield KeptRow(file, LINE, json.dumps(line[start : start + _PART // 6]))


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; only line feeds end one, so that other signs stay within."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _is_plain(line: str) -> bool:
    """Whether a cell gives a line back as it stands."""
    same = shown(line) == line == line.strip("\t \n") and not line.startswith(_MARK)
    return same and length(line) < LONGEST and "\t" not in line


def form_of(rows: Sequence[KeptRow]) -> dict[str, Any]:
    """What is said of how a file is written.

    Raises
    ------
    ValueError
        Where nothing is, or not in JSON.
    """
    found = json.loads("".join(r.text for r in rows if r.kind == FORM))
    if not isinstance(found, dict):
        raise ValueError("no form")
    return found


def content_of(rows: Sequence[KeptRow]) -> bytes:
    """The bytes of a file from its rows.

    Raises
    ------
    ValueError
        Where the rows are not as they were written.
    """
    form = form_of(rows)
    if any(r.kind == BYTES for r in rows) or not form:
        return base64.b64decode("".join(r.text for r in rows if r.kind == BYTES), validate=True)
    newline = str(form["newline"])
    lines = (r.text for r in rows if r.kind == LINE)
    text = "".join(str(json.loads(t)) if t.startswith(_MARK) else t + newline for t in lines)
    return bytes.fromhex(str(form["bom"])) + text.encode(str(form["encoding"]))
