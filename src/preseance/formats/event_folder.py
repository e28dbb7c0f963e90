"""The event folder: what a person reads, edits in a spreadsheet and keeps under version control.

Reading reports every mistake at once; writing keeps the bytes of whatever did not change,
with unknown columns, the order of rows and the comments of TOML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import RANK_KEYS, built, texts_of, unset_texts, values_of
from preseance.formats.checks import Lines, mistakes_of
from preseance.formats.csv_table import Row, Table, decode, read_table
from preseance.formats.drafts import finish, write_together
from preseance.formats.partial import NAMELESS, without
from preseance.formats.toml_lines import indexed, line_of, lines_of, named
from preseance.formats.toml_part import FILE, read_toml, write_toml
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import EncounterRow, RequestRow, RuleRow

R = TypeVar("R", bound=BaseModel)

LISTS: dict[str, type[BaseModel]] = {
    "guests.csv": Guest,
    "rules.csv": RuleRow,
    "requests.csv": RequestRow,
    "encounters.csv": EncounterRow,
    "plan.csv": Placement,
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "guests.csv": ("id", "name"),
    "rules.csv": ("id", "kind", "a", "level"),
    "requests.csv": ("id", "a", "b", "kind"),
    "encounters.csv": ("a", "b"),
    "plan.csv": ("session", "guest", "place"),
}
_EVENT_FIELD = {
    "guests.csv": "guests",
    "rules.csv": "rules",
    "requests.csv": "requests",
    "encounters.csv": "encounters",
}


def read_event(path: Path) -> Event:
    """The event in a folder.

    Raises
    ------
    InputError
        With every mistake found: file, row, column, what stands there, what should.
    """
    if not path.is_dir():
        raise InputError([Mistake(path.name, None, None, "no folder", "an event folder")])
    finish(path)
    return event_of(_contents(path))


def event_of(contents: dict[str, bytes]) -> Event:
    """The event in the bytes of its files, by file name.

    Raises
    ------
    InputError
        With every mistake found.
    """
    if FILE not in contents:
        raise InputError(
            [
                Mistake(
                    FILE,
                    None,
                    None,
                    "no such file",
                    "an event folder, as `preseance new` makes one",
                )
            ]
        )
    mistakes: list[Mistake] = []
    values: dict[str, Any] = {}
    lines: Lines = {}
    try:
        values = read_toml(contents[FILE])
    except InputError as error:
        mistakes.extend(error.mistakes)
    for file in LISTS:
        records, lines[file] = _records(file, contents.get(file), mistakes)
        if file == "plan.csv":
            values["plan"] = Plan(placements=tuple(records))
        else:
            values[_EVENT_FIELD[file]] = tuple(records)
    readable = FILE not in {m.file for m in mistakes}
    event = _event(values if readable else {**NAMELESS, **values}, mistakes)
    if event is not None:
        mistakes.extend(mistakes_of(event, lines, programme=readable))
    if mistakes or event is None:
        raise InputError(_ordered(_with_lines(mistakes, contents[FILE], values)))
    return event


def _with_lines(
    mistakes: Sequence[Mistake], content: bytes, values: dict[str, Any]
) -> list[Mistake]:
    """The mistakes with the line of each value of event.toml, its parts named by their ids."""
    try:
        lines = lines_of(decode(content, FILE)[0])
    except InputError:
        return list(mistakes)
    return [
        replace(
            m,
            row=line_of(lines, indexed(values, named(values, m.column))),
            column=named(values, m.column),
        )
        if m.file == FILE and m.row is None and m.column
        else m
        for m in mistakes
    ]


def _event(values: dict[str, Any], mistakes: list[Mistake]) -> Event | None:
    """The event, or as much of it as can be checked further."""
    event = built(Event, values, FILE, None)
    if isinstance(event, Event):
        return event
    mistakes.extend(event)
    rest = built(Event, without(values, [m.column or "" for m in event]), FILE, None)
    return rest if isinstance(rest, Event) else None


def _ordered(mistakes: Sequence[Mistake]) -> list[Mistake]:
    order = [FILE, *LISTS]
    return sorted(
        mistakes, key=lambda m: (order.index(m.file) if m.file in order else 9, m.row or 0)
    )


def _contents(path: Path) -> dict[str, bytes]:
    found = {}
    for name in (FILE, *LISTS):
        file = path / name
        if file.is_file():
            found[name] = file.read_bytes()
    return found


def _records(
    file: str, content: bytes | None, mistakes: list[Mistake]
) -> tuple[list[Any], tuple[int, ...]]:
    if content is None:
        return [], ()
    try:
        table = read_table(content, file)
    except InputError as error:
        mistakes.extend(error.mistakes)
        return [], ()
    missing = [c for c in REQUIRED[file] if c not in table.header]
    if missing:
        has = ", ".join(table.header)
        mistakes.extend(
            Mistake(file, 1, c, f"no column «{c}» among {has}", f"a column «{c}»") for c in missing
        )
        return [], ()
    records: list[Any] = []
    lines: list[int] = []
    for row in table.filled():
        cells = table.mapping(row)
        record = built(LISTS[file], values_of(cells, LISTS[file]), file, row.line)
        if isinstance(record, list):
            mistakes.extend(record)
            good = {c: t for c, t in cells.items() if c not in {m.column for m in record}}
            record = built(LISTS[file], values_of(good, LISTS[file]), file, row.line)
        if not isinstance(record, list):
            # What is left of a row with mistakes is still held against the other files.
            records.append(record)
            lines.append(row.line)
    return records, tuple(lines)


def write_event(event: Event, path: Path, *, base: Path | None = None) -> None:
    """Write an event into a folder, all files in one step.

    ``base`` is the folder whose files give their form (``path`` itself where None): whatever
    the event says as they do keeps its bytes.
    """
    for folder in {path, base or path}:
        if folder.is_dir():
            finish(folder)
    originals = _contents(base or path) if (base or path).is_dir() else {}
    before = event_of(originals) if FILE in originals else None
    changed = {
        name: content
        for name, content in files_of(event, originals, before).items()
        if not (path / name).is_file() or (path / name).read_bytes() != content
    }
    if changed:
        write_together(path, changed)


def files_of(
    event: Event, originals: dict[str, bytes] | None = None, before: Event | None = None
) -> dict[str, bytes]:
    """The bytes of each file of an event, by file name."""
    originals = originals or {}
    files = {FILE: write_toml(event, originals.get(FILE), before)}
    for name in LISTS:
        content = _list_bytes(name, _of(event, name), originals.get(name), before)
        if content is not None:
            files[name] = content
    return files


def _of(event: Event, file: str) -> tuple[BaseModel, ...]:
    if file == "plan.csv":
        return event.plan.placements
    found: tuple[BaseModel, ...] = getattr(event, _EVENT_FIELD[file])
    return found


def _list_bytes(
    file: str, now: Sequence[BaseModel], original: bytes | None, before: Event | None
) -> bytes | None:
    if original is None or before is None:
        return _fresh(LISTS[file], now) if now or file in ("guests.csv", "rules.csv") else None
    then = _of(before, file)
    return original if then == tuple(now) else _amended(read_table(original, file), then, now)


def _fresh(kind: type[BaseModel], records: Sequence[BaseModel]) -> bytes:
    texts = [texts_of(r) for r in records]
    columns = [
        c
        for n, i in kind.model_fields.items()
        for c in (RANK_KEYS if n == "keys" else (i.alias or n,))
        if c not in RANK_KEYS or any(t[c] for t in texts)
    ]
    table = Table(tuple(columns), "", ())
    lines = [table.line_of(columns), *(table.line_of([t[c] for c in columns]) for t in texts)]
    return "".join(lines).encode()


def _key(record: BaseModel, index: int) -> tuple[str, ...]:
    if isinstance(record, Placement):
        return (record.session, record.guest)
    return (getattr(record, "id", str(index)),)


def _amended(table: Table, then: Sequence[BaseModel], now: Sequence[BaseModel]) -> bytes:
    rows = {
        _key(r, i): (row, r) for i, (row, r) in enumerate(zip(table.filled(), then, strict=True))
    }
    usual = unset_texts(type(now[0])) if now else {}
    wanted = [(_key(r, i), texts_of(r)) for i, r in enumerate(now)]
    used = {
        c
        for _, texts in wanted
        for c, t in texts.items()
        if t and c not in table.header and t != usual.get(c)
    }
    added = [c for c in (wanted[0][1] if wanted else ()) if c in used]
    if added:
        table, rows = _widened(table, added, rows)
    lines: list[Row] = []
    for key, texts in wanted:
        if key in rows:
            row, record = rows[key]
            old = texts_of(record)
            edits = {c: t for c, t in texts.items() if t != old[c] and c in table.header}
            lines.append(table.changed(row, edits) if edits else row)
        else:
            cells = [texts.get(c, "") for c in table.header]
            lines.append(Row(0, tuple(cells), table.line_of(cells)))
    lines = [_ended(table, row) for row in lines]
    head = (
        table.head_raw if table.head_raw.endswith(("\n", "\r")) else table.head_raw + table.newline
    )
    return Table(
        table.header, head, tuple(lines), table.separator, table.newline, table.encoding, table.bom
    ).encode()


def _ended(table: Table, row: Row) -> Row:
    if row.raw.endswith(("\n", "\r")):
        return row
    return Row(row.line, row.cells, row.raw + table.newline)


def _widened(
    table: Table, added: Sequence[str], rows: dict[tuple[str, ...], Any]
) -> tuple[Table, dict[tuple[str, ...], Any]]:
    header = (*table.header, *added)
    wider = Table(
        header,
        table.line_of(header),
        table.rows,
        table.separator,
        table.newline,
        table.encoding,
        table.bom,
    )
    blank = dict.fromkeys(added, "")
    widened = {}
    for key, (row, record) in rows.items():
        cells = Row(row.line, row.cells[: len(table.header)], row.raw)
        widened[key] = (wider.changed(cells, blank), record)
    return wider, widened


def read_plan(path: Path) -> Plan:
    """The draft plan of an event folder, alone.

    Raises
    ------
    InputError
        With every mistake of its rows.
    """
    finish(path)
    file = path / "plan.csv"
    mistakes: list[Mistake] = []
    records, _ = _records("plan.csv", file.read_bytes() if file.is_file() else None, mistakes)
    if mistakes:
        raise InputError(mistakes)
    return Plan(placements=tuple(records))


def write_plan(plan: Plan, path: Path) -> None:
    """Write ``plan.csv`` of an event folder in one step, and nothing else."""
    file = path / "plan.csv"
    if not file.is_file():
        write_atomically(file, _fresh(Placement, plan.placements))
        return
    original = file.read_bytes()
    then = read_plan(path).placements
    if then != plan.placements:
        table = read_table(original, "plan.csv")
        write_atomically(file, _amended(table, then, plan.placements))
