"""The event folder: what a person reads, edits in a spreadsheet and keeps under version control.

Reading reports every mistake at once; writing keeps the bytes of whatever did not change,
with unknown columns, the order of rows and the comments of TOML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import built
from preseance.formats.checks import Lines, mistakes_of
from preseance.formats.csv_table import decode, read_table
from preseance.formats.drafts import finish, write_together
from preseance.formats.lists import LISTS, amended, fresh, read_list
from preseance.formats.partial import NAMELESS, without
from preseance.formats.scheme_files import files_beside, located, scheme_files, schemes_of
from preseance.formats.toml_lines import indexed, line_of, lines_of, named
from preseance.formats.toml_part import FILE, read_toml, write_toml
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.wording.said import Said

_GUESTS = "guests.csv"
_EVENT_FIELD = {
    _GUESTS: "guests",
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
        raise InputError(
            [Mistake(path.name, None, None, Said("no folder"), Said("an event folder"))]
        )
    finish(path)
    return event_of(contents_of(path))


def event_of(contents: Mapping[str, bytes]) -> Event:
    """The event in the bytes of its files, by file name.

    Raises
    ------
    InputError
        With every mistake found.
    """
    if FILE not in contents:
        expected = Said("an event folder, as `preseance new` makes one")
        raise InputError([Mistake(FILE, None, None, Said("no such file"), expected)])
    mistakes: list[Mistake] = []
    values: dict[str, Any] = {}
    lines: Lines = {}
    try:
        values = read_toml(contents[FILE])
    except InputError as error:
        mistakes.extend(error.mistakes)
    for file in LISTS:
        records, lines[file] = read_list(file, contents.get(file), mistakes)
        if file == "plan.csv":
            values["plan"] = Plan(placements=tuple(records))
        else:
            values[_EVENT_FIELD[file]] = tuple(records)
    own = values.pop("schemes", {})
    unread = {m.file for m in mistakes if not lines.get(m.file)}
    values["schemes"] = schemes_of(values, own, contents, mistakes)
    event = _event(values if FILE not in unread else {**NAMELESS, **values}, mistakes)
    if event is not None:
        mistakes.extend(_contradictions(event, lines, unread, contents))
    if mistakes or event is None:
        raise InputError(_ordered(_with_lines(mistakes, contents, values)))
    return event


def _contradictions(
    event: Event, lines: Lines, unread: set[str], contents: Mapping[str, bytes]
) -> list[Mistake]:
    """What does not fit together; where nobody is invited, that once, not at each name."""
    found = mistakes_of(event, lines, unread=unread)
    if lines[_GUESTS] or not any(m.found.startswith("unknown guest «") for m in found):
        return found
    what = Said("no row") if _GUESTS in contents else Said("no such file")
    nobody = Mistake(_GUESTS, None, None, what, Said("a table with a row for each guest"))
    return [nobody, *mistakes_of(event, lines, unread={*unread, _GUESTS})]


def _with_lines(
    mistakes: Sequence[Mistake], contents: Mapping[str, bytes], values: dict[str, Any]
) -> list[Mistake]:
    """The mistakes with the line of each value of event.toml, its parts named by their ids."""
    mistakes = located(mistakes, contents)
    try:
        lines = lines_of(decode(contents[FILE], FILE)[0])
    except InputError:
        return list(mistakes)
    return [
        replace(
            m,
            row=lines.get(m.column) or line_of(lines, indexed(values, named(values, m.column))),
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


def contents_of(folder: Path) -> dict[str, bytes]:
    """The bytes of the files of an event that a folder holds, by file name."""
    names = [n for n in (FILE, *LISTS) if (folder / n).is_file()]
    return {n: (folder / n).read_bytes() for n in names} | files_beside(folder)


def write_event(event: Event, path: Path, *, base: Path | None = None) -> None:
    """Write an event into a folder, all files in one step.

    ``base`` is the folder whose files give their form (``path`` itself where None): whatever
    the event says as they do keeps its bytes.
    """
    for folder in {path, base or path}:
        finish(folder)
    changed = {
        name: content
        for name, content in files_of(event, contents_of(base or path)).items()
        if not (path / name).is_file() or (path / name).read_bytes() != content
    }
    if changed:
        write_together(path, changed)


def files_of(event: Event, originals: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The bytes of each file of an event, by file name; ``originals`` give them their form.

    Raises
    ------
    InputError
        Where the originals are no event.
    """
    originals = originals or {}
    before = event_of(originals) if FILE in originals else None
    files = {FILE: write_toml(event, originals.get(FILE), before)}
    files |= scheme_files(event, originals)
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
        return fresh(LISTS[file], now) if now or file in ("guests.csv", "rules.csv") else None
    then = _of(before, file)
    return original if then == tuple(now) else amended(read_table(original, file), then, now)


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
    records, _ = read_list("plan.csv", file.read_bytes() if file.is_file() else None, mistakes)
    if mistakes:
        raise InputError(mistakes)
    return Plan(placements=tuple(records))


def write_plan(plan: Plan, path: Path) -> None:
    """Write ``plan.csv`` of an event folder in one step, and nothing else."""
    file = path / "plan.csv"
    if not file.is_file():
        write_atomically(file, fresh(Placement, plan.placements))
        return
    original = file.read_bytes()
    then = read_plan(path).placements
    if then != plan.placements:
        table = read_table(original, "plan.csv")
        write_atomically(file, amended(table, then, plan.placements))
