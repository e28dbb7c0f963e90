"""The lists of an event: records of the model as rows of CSV files, read and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from preseance.errors import InputError, Mistake
from preseance.formats.cells import RANK_KEYS, built, text_of, texts_of, unset_texts, values_of
from preseance.formats.csv_table import Row, Table, read_table
from preseance.formats.toml_part import FILE
from preseance.formats.unread import unread_columns
from preseance.model.earlier_row import EarlierRow
from preseance.model.guest import Guest
from preseance.model.plan import Placement
from preseance.model.rule_row import EncounterRow, RequestRow, RuleRow, ToldRow
from preseance.model.statement_row import StatementRow
from preseance.model.task_row import TaskRow
from preseance.model.translations import translation
from preseance.model.unread import Unread
from preseance.wording.said import Said

LISTS: Mapping[str, type[BaseModel]] = {
    "guests.csv": Guest,
    "rules.csv": RuleRow,
    "requests.csv": RequestRow,
    "told.csv": ToldRow,
    "encounters.csv": EncounterRow,
    "tasks.csv": TaskRow,
    "earlier.csv": EarlierRow,
    "statements.csv": StatementRow,
    "plan.csv": Placement,
}
"""What a row of each file is."""
_STAGE = "stage"
"""The column of plan.csv that stood where `marks` stands now, all marks up to one."""
FILES = (FILE, *LISTS)
"""The files that an event is, in the order in which they are spoken of."""
TAKEN = "imported.json"
"""Beside guests.csv: each guest's cells as the last list gave them, by id."""
KEPT = (*FILES, TAKEN)
"""The files that change together; no version holds more than the event."""
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "guests.csv": ("id", "name"),
    "rules.csv": ("id", "kind", "a", "level"),
    "requests.csv": ("id", "a", "b", "kind"),
    "told.csv": ("about", "recipient"),
    "encounters.csv": ("a", "b"),
    "tasks.csv": ("version", "duty", "what"),
    "earlier.csv": ("event", "session", "guest"),
    "statements.csv": ("kind", "a", "quote"),
    "plan.csv": ("session", "guest", "place"),
}


_RENAMED: Mapping[str, Mapping[str, str]] = {"requests.csv": {"status": "state"}}
"""What columns were called before."""


def table_of(content: bytes, file: str) -> Table:
    """The table of a list, its columns by the names they have now.

    Raises
    ------
    InputError
        Where it is no table.
    """
    table = read_table(content, file)
    now = _RENAMED.get(file, {})
    header = (now[h] if h in now and now[h] not in table.header else h for h in table.header)
    return replace(table, header=tuple(header))


def read_list(
    file: str,
    content: bytes | None,
    mistakes: list[Mistake],
    unread: list[Unread] | None = None,
) -> tuple[list[Any], tuple[int, ...]]:
    """The records of a file, and the line of each; what is wrong is added to ``mistakes``.

    Columns that nothing is reckoned from are added to ``unread``. A file that is not there, or cannot be read as a table, has none.
    """
    if content is None:
        return [], ()
    try:
        table = table_of(content, file)
    except InputError as error:
        mistakes.extend(error.mistakes)
        return [], ()
    if wrong := _wrong_header(file, table.header):
        mistakes.extend(wrong)
        return [], ()
    if unread is not None:
        unread.extend(unread_columns(file, table, LISTS[file]))
    records: list[Any] = []
    lines: list[int] = []
    width = table.width
    for row in table.filled():
        cells = table.written(row)
        if any(cell.strip() for cell in row.cells[width:]):
            mistakes.append(_too_wide(file, row, width, table.separator))
            # Where one cell too many begins, nobody can tell; all but the first may be shifted.
            cells = {c: cells[c] for c in _REQUIRED[file] if c in cells}
        record = built(LISTS[file], _values(cells, file), file, row.line)
        if isinstance(record, list):
            mistakes.extend(record)
            good = {c: t for c, t in cells.items() if c not in {m.column for m in record}}
            if file == "guests.csv":
                # Whoever lacks a name is still known by their id elsewhere.
                good.setdefault("name", good.get("id", ""))
            record = built(LISTS[file], _values(good, file), file, row.line)
        if not isinstance(record, list):
            # What is left of a row with mistakes is still held against the other files.
            records.append(record)
            lines.append(row.line)
    return records, tuple(lines)


def _values(cells: Mapping[str, str], file: str) -> dict[str, object]:
    values = values_of(cells, LISTS[file])
    if LISTS[file] is Placement and cells.get(_STAGE):
        values[_STAGE] = cells[_STAGE]
    return values


_ID_WANTED = Said("a column «id»; a list as people have it is taken in by preseance import")
"""Whoever has a list without ids has a list, and not yet the file of an event."""


def _wrong_header(file: str, header: Sequence[str]) -> list[Mistake]:
    """Columns that are missing, and columns that stand twice, so that nobody can tell which counts."""
    known = {f.alias or n for n, f in LISTS[file].model_fields.items()} | {*RANK_KEYS}
    has = ", ".join(header)
    missing = [c for c in _REQUIRED[file] if c not in header]
    twice = [
        c for c in dict.fromkeys(header) if header.count(c) > 1 and (c in known or translation(c))
    ]
    return [
        *(
            Mistake(
                file,
                1,
                c,
                Said("no column «{name}» among {has}", name=c, has=has),
                _ID_WANTED
                if file == "guests.csv" and c == "id"
                else Said("a column «{name}»", name=c),
            )
            for c in missing
        ),
        *(
            Mistake(file, 1, c, Said("the column «{name}» twice", name=c), Said("each column once"))
            for c in twice
        ),
    ]


def _too_wide(file: str, row: Row, width: int, separator: str) -> Mistake:
    sign = Said("a tab") if separator == "\t" else f"«{separator}»"
    expected = Said(
        "at most {width}, as in the header (a cell that holds {sign} stands in quotes)",
        width=width,
        sign=sign,
    )
    return Mistake(file, row.line, None, Said("{number} cells", number=len(row.cells)), expected)


def fresh(kind: type[BaseModel], records: Sequence[BaseModel]) -> bytes:
    """A new file of records, without the columns of rank and of languages that none of them fills."""
    texts = [texts_of(r) for r in records]
    own = sorted({c for t in texts for c in t if translation(c)})
    columns = [
        column
        for name, info in kind.model_fields.items()
        for column in {"keys": RANK_KEYS, "translations": own}.get(name, (info.alias or name,))
        # A plan has a column of its own that is called as one key of rank.
        if name != "keys" or any(t[column] for t in texts)
    ]
    table = Table(tuple(columns), "", ())
    lines = [
        table.line_of(columns),
        *(table.line_of([t.get(c, "") for c in columns]) for t in texts),
    ]
    return "".join(lines).encode()


def amended(table: Table, then: Sequence[BaseModel], now: Sequence[BaseModel]) -> bytes:
    """The file of the records ``then`` saying ``now``; rows that say the same keep their bytes."""
    wanted = [(_key(r, i), r, texts_of(r)) for i, r in enumerate(now)]
    table = _with_marks(table, then)
    table = _widened(table, _columns_lacking(table, [(r, t) for _, r, t in wanted]))
    before = zip(table.filled(), then, strict=True)
    rows = {_key(r, i): (row, texts_of(r)) for i, (row, r) in enumerate(before)}
    lines = [_row(table, texts, *rows.get(key, (None, {}))) for key, _, texts in wanted]
    return replace(
        table,
        head_raw=_ended(table.head_raw, table),
        rows=tuple(replace(row, raw=_ended(row.raw, table)) for row in lines),
    ).encode()


def _with_marks(table: Table, then: Sequence[BaseModel]) -> Table:
    """The table of a plan with `marks` where it had the former column."""
    placed = [r for r in then if isinstance(r, Placement)]
    if not placed or _STAGE not in table.header or "marks" in table.header:
        return table
    header = tuple("marks" if c == _STAGE else c for c in table.header)
    newer = replace(table, header=header, head_raw=table.line_of(header))
    records = iter(placed)
    rows = (
        r if r.is_blank else newer.changed(r, {"marks": text_of(next(records).marks)})
        for r in table.rows
    )
    return replace(newer, rows=tuple(rows))


def _key(record: BaseModel, index: int) -> tuple[str, ...]:
    if isinstance(record, Placement):
        return (record.session, record.guest)
    return (getattr(record, "id", str(index)),)


def _columns_lacking(table: Table, wanted: Sequence[tuple[BaseModel, dict[str, str]]]) -> list[str]:
    """Columns the table has not, in which a record says more than an unwritten cell would."""
    if not wanted:
        return []
    first, texts = wanted[0]
    usual = unset_texts(type(first))
    return [
        column
        for column in texts
        if column not in table.header
        and any(t.get(column) and t[column] != usual.get(column) for _, t in wanted)
    ]


def _widened(table: Table, columns: Sequence[str]) -> Table:
    if not columns:
        return table
    header = (*table.header, *columns)
    wider = replace(table, header=header, head_raw=table.line_of(header))
    blank = dict.fromkeys(columns, "")
    # Cells beyond the old header would slip under the new columns.
    cut = (replace(row, cells=row.cells[: len(table.header)]) for row in table.rows)
    return replace(wider, rows=tuple(wider.changed(row, blank) for row in cut))


def _row(table: Table, texts: Mapping[str, str], row: Row | None, before: Mapping[str, str]) -> Row:
    """A record as a row: the one it had where nothing changed, else that with its changes."""
    if row is None:
        cells = [texts.get(c, "") for c in table.header]
        return Row(0, tuple(cells), table.line_of(cells))
    edits = {
        c: texts.get(c, "")
        for c in {**before, **texts}
        if c in table.header and texts.get(c, "") != before.get(c, "")
    }
    return table.changed(row, edits) if edits else row


def _ended(text: str, table: Table) -> str:
    return text if text.endswith(("\n", "\r")) else text + table.newline
