"""Where the list stands in a sheet: its row of headings, and what each other row is.

Lists have titles and logos above, headings over two rows, names of groups between the guests, and
totals below; none of them is a guest, and none may be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from preseance.formats.importing.folding import folded
from preseance.formats.importing.headings import NAMES, UNKNOWN, Meaning, meaning
from preseance.formats.spreadsheets.sheets import Sheet, Value, text_of

_LEAST = 1.2
"""How much a row must look like headings: a heading of names will do."""
_SEARCHED = 60
"""Rows from the top that are looked at for headings."""
_OWN_NAMES = NAMES | {"companion_of"}
_TOTAL = re.compile(
    r"^(?:(?:grand |sous-?)?tot(?:al|aux|ale|ali|ales)?|subtotal|summe|gesamt|insgesamt|anzahl|sum|count|"
    r"nombre|suma|somma)\b", re.IGNORECASE
)  # fmt: skip
_TABLE = re.compile(
    r"^(?:table|tisch|mesa|tavolo|tafel|tablée)\b\s*(?:n°|nº|no\.?|nr\.?|#|:)?\s*(.*)$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r":$|\b(?:family of|friends|relatives|colleagues|guests of|side|vips?|officials|press|speakers|sponsors?|"
    r"staff|famille d|amis|côté|collègues|officiels|presse|élus|corps|invités|autorités|associations|"
    r"familie d|freunde|seite|kollegen|presse|ehrengäste|politik|familia d|amigos|lado|autoridades|prensa|"
    r"famiglia d|amici|lato|colleghi|autorità|stampa|bride|groom|mariée?|braut|bräutigam|novi[ao]|spos[ao]|"
    r"ministers|members|delegation|délégation|gruppe|groupe|group|grupo|gruppo|équipe|team)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """The headings of a sheet and where they stand."""

    first: int
    """Row of the headings, from 1; 0 where there are none."""
    last: int
    """Last row of the headings."""
    headings: tuple[str, ...]
    """As written, a column each."""
    meanings: tuple[Meaning, ...]
    lowest: tuple[str, ...] = ()
    """What stands in the last row of the headings alone, where a wider one may stand above."""


@dataclass(frozen=True)
class Line:
    """One row below the headings."""

    number: int
    kind: str
    """guest, table, group, total, headings or remark."""
    cells: tuple[Value, ...]
    text: str = ""
    """What a row that is no guest says."""


def layout_of(sheet: Sheet) -> Layout | None:
    """Where the headings stand; None where no row has any that name people."""
    best: tuple[float, int] = (0.0, 0)
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        score = _score(row)
        if score > best[0]:
            best = score, index
    if best[0] < _LEAST:
        return None
    return _widened(sheet, best[1])


def _score(row: Sequence[Value]) -> float:
    """How much a row looks like headings: known ones, one of them of names, nothing else."""
    filled = [v for v in row if v != ""]
    texts = [v for v in filled if isinstance(v, str)]
    if not texts or len(texts) < len(filled) * 0.7:
        return 0.0
    found = [meaning(t) for t in texts if folded(t) not in ("first", "last") or len(texts) > 2]
    known = {m.field for m in found if m.field and m.exact}
    loose = {m.field for m in found if m.field and not m.exact}
    whose = known | {m.field for m in found if m.field in ("partner", "plus_one")}
    other = loose & _OWN_NAMES or known & {"function", "group"}
    if not whose & _OWN_NAMES and not (len(known) > 2 and other):
        return 0.0
    if len(filled) > 2 and len(known) < 2:
        return _LEAST if known & _OWN_NAMES else 0.0
    alone = 0.5 if len(filled) == 1 else 0.0
    strange = sum(not m.field for m in found)
    return len(known) + len(loose) * 0.4 - min(strange * 0.2, 0.3) + 0.5 + alone


def _widened(sheet: Sheet, index: int) -> Layout:
    """The headings with a second row of them above or below, where there is one."""
    rows = sheet.rows
    below = index + 1 < len(rows) and _is_second(rows[index], rows[index + 1])
    main = index + 1 if below else index
    above = index if below else index - 1
    tops = _spread(sheet, above) if above >= 0 and (below or _is_upper(sheet, above)) else []
    first = above if tops else main
    width = max(len(rows[main]), len(tops))
    headings, meanings, lowest = [], [], []
    for column in range(width):
        top = tops[column] if column < len(tops) else ""
        low = _text(rows[main], column)
        heading, what = _together(top, low)
        headings.append(heading)
        meanings.append(what)
        lowest.append(low)
    return Layout(first + 1, main + 1, tuple(headings), tuple(meanings), tuple(lowest))


def _text(row: Sequence[Value], column: int) -> str:
    return text_of(row[column]) if column < len(row) else ""


def _is_second(upper: Sequence[Value], lower: Sequence[Value]) -> bool:
    """Whether a row below headings holds more headings and no guest."""
    texts = [v for v in lower if v != ""]
    if not texts or not all(isinstance(v, str) and len(v) < 40 for v in texts):
        return False
    found = [meaning(str(v)) for v in texts]
    return all(m.field and m.exact for m in found) and (
        len(texts) > 1 or any(_text(upper, c) == "" and _text(lower, c) for c in range(len(lower)))
    )


def _is_upper(sheet: Sheet, index: int) -> bool:
    """Whether a row above the headings names groups of columns and is no title."""
    texts = [v for v in sheet.rows[index] if v != ""]
    if not texts or not all(isinstance(v, str) and len(v) < 40 for v in texts):
        return False
    spans = [
        (a, b)
        for a, b in sheet.merged
        if a[0] == index + 1 and b[1] - a[1] < len(sheet.rows[index]) - 1
    ]
    return (len(texts) > 1 or bool(spans)) and any(
        meaning(str(v)).field or meaning(f"{v} name").companion for v in texts
    )


def _spread(sheet: Sheet, index: int) -> list[str]:
    """A row of headings, each over the empty cells to its right that it was merged or left over."""
    row = [text_of(v) for v in sheet.rows[index]]
    spans = {a[1] - 1: b[1] - 1 for a, b in sheet.merged if a[0] == index + 1}
    below = sheet.rows[index + 1]
    carried = ""
    width = max(len(row), len(below))
    made = []
    until = -1
    for column in range(width):
        text = row[column] if column < len(row) else ""
        if text:
            carried, until = text, spans.get(column, width if not sheet.merged else column)
        made.append(text or (carried if column <= until else ""))
    return made


def _together(top: str, low: str) -> tuple[str, Meaning]:
    """The heading of a column under a wider one, and what it stands for."""
    if not top or folded(top) == folded(low):
        return low, meaning(low)
    if not low:
        return top, meaning(top)
    both = f"{top} {low}"
    wide = meaning(both)
    if wide.companion or (wide.field == "partner" and meaning(low).field in _OWN_NAMES):
        return both, wide
    narrow = meaning(low)
    if narrow.field and narrow.exact:
        return both, narrow
    return both, next((m for m in (wide, meaning(top), narrow) if m.field), UNKNOWN)


def lines_of(sheet: Sheet, layout: Layout, names: Sequence[int]) -> Iterator[Line]:
    """The rows below the headings that hold anything; ``names`` are the columns (from 0) of names."""
    filled = _usual_width(sheet, layout)
    heads = (
        {folded(text_of(v)) for v in sheet.rows[layout.last - 1] if v != ""}
        if layout.last
        else set()
    )
    for number, row in enumerate(sheet.rows[layout.last :], start=layout.last + 1):
        cells = tuple(row)
        texts = [
            text_of(v) for v in cells if v != "" and not (isinstance(v, str) and not v.strip())
        ]
        if not texts:
            continue
        kind = _kind(cells, texts, names, filled, heads)
        said = " · ".join(texts) if kind != "guest" else ""
        yield Line(number, kind, cells, said)


def _usual_width(sheet: Sheet, layout: Layout) -> float:
    """Filled cells of the middle row of the list."""
    counts = sorted(
        n for row in sheet.rows[layout.last :] if (n := sum(v not in ("", None) for v in row))
    )
    return counts[len(counts) // 2] if counts else 0


def _kind(
    cells: Sequence[Value], texts: list[str], names: Sequence[int], usual: float, heads: set[str]
) -> str:
    named = [cells[c] for c in names if c < len(cells) and cells[c] != ""]
    if len(texts) > 1 and {folded(t) for t in texts} <= heads:
        return "headings"
    if _TOTAL.match(texts[0]) and not _looks_named(texts[0]):
        return "total"
    if not named and all(re.fullmatch(r"[\d\s.,/%:]+", t) for t in texts):
        return "total"
    if len(texts) > 1:
        return "guest"
    column = next(c for c, v in enumerate(cells) if v != "")
    if not named and column > min(names, default=0) and column > 1:
        # Far from the names stands no heading of a group, but part of a guest.
        return "guest"
    return _alone(texts[0], bool(named), usual)


def _looks_named(text: str) -> bool:
    words = text.split()
    return (
        len(words) > 1
        and not any(c.isdigit() for c in text)
        and ":" not in text
        and words[1].istitle()
        and (
            words[0].casefold()
            not in ("total", "totaux", "summe", "gesamt", "totale", "grand", "nombre", "anzahl")
        )
    )


def _alone(text: str, in_names: bool, usual: float) -> str:
    """What a row with a single filled cell is."""
    if (found := _TABLE.match(text)) and (found[1] or not in_names):
        return "table"
    if (
        len(text) > 60
        or (text.endswith((".", "!")) and len(text.split()) > 5)
        or text.startswith(("*", "("))
    ):
        return "remark"
    if (
        usual > 1
        and _GROUP.search(text)
        and not re.match(r"^(?:mr|mrs|ms|m\.|mme|dr|guest of|\+)\b", text, re.I)
    ):
        return "group"
    words = text.split()
    if not in_names:
        return "group" if usual > 1 else "guest"
    if usual >= 3 and len(words) == 1 and not text.isdigit() and "+" not in text:
        return "group"
    return (
        "group"
        if usual >= 3 and text.isupper() and len(words) > 1 and "," not in text and usual > 3
        else "guest"
    )


def table_named(text: str) -> str:
    """The table that a heading between rows names: «Table 5 (Sponsor)» is 5."""
    found = _TABLE.match(text)
    rest = found[1] if found else text
    number = re.match(r"^(\d{1,3}[a-zA-Z]?)\b", rest)
    return number[1] if number else rest.strip(" :–-") or text
