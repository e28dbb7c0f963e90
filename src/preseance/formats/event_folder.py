"""The event folder: what a person reads, edits in a spreadsheet and keeps under version control.

Reading reports every mistake at once; writing keeps the bytes of whatever did not change,
with unknown columns, the order of rows and the comments of TOML.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from preseance.errors import InputError, Mistake
from preseance.formats.atomic import write_atomically
from preseance.formats.cells import built
from preseance.formats.checks import Lines, mistakes_of
from preseance.formats.checks.stale import fitting
from preseance.formats.csv_table import decode
from preseance.formats.drafts import write_together
from preseance.formats.homes import home_of, is_workbook
from preseance.formats.lists import FILES, KEPT, LISTS, amended, fresh, read_list, table_of
from preseance.formats.lock import writing
from preseance.formats.partial import NAMELESS, without
from preseance.formats.scheme_files import located, scheme_files, schemes_of
from preseance.formats.snapshot import Draft, Snapshot, snapshot
from preseance.formats.steps import keep_step
from preseance.formats.tables_named import as_written, with_chairs
from preseance.formats.toml_lines import indexed, line_of, lines_of, named
from preseance.formats.toml_part import FILE, read_toml, write_toml
from preseance.formats.uncollected import uncollected
from preseance.formats.unread import near_files, unread_files
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.model.unread import Unread
from preseance.wording.said import Said, meant

_GUESTS = "guests.csv"
_PLAN = "plan.csv"
_EVENT_FIELD = {
    _GUESTS: "guests",
    "rules.csv": "rules",
    "requests.csv": "requests",
    "told.csv": "told",
    "encounters.csv": "encounters",
    "tasks.csv": "tasks",
    "earlier.csv": "earlier",
    "statements.csv": "statements",
}


def read_draft(path: Path) -> Draft:
    """The draft in a folder at one instant, with which version was in force.

    Takes no lock and works in a folder that cannot be written to.

    Raises
    ------
    InputError
        With every mistake found: file, row, column, what stands there, what should.
    HeldError
        Where the folder is being written without a pause.
    """
    if is_workbook(path):
        return _book_draft(path)
    if not path.is_dir():
        raise InputError([_no_folder(path)])
    seen = snapshot(path)
    beside = sorted(entry.name for entry in path.iterdir())
    return Draft(path, event_of(seen.contents, seen.wrong, beside), seen)


def _no_folder(path: Path) -> Mistake:
    """That no event is there."""
    if path.is_file():
        expected = Said("an event folder, or a workbook saved as .xlsx")
        return Mistake(path.name, None, None, Said("a file"), expected)
    return Mistake(path.name, None, None, Said("no folder"), Said("an event folder"))


def _book_draft(path: Path) -> Draft:
    """The draft in a workbook, mistakes told by sheet and row."""
    seen = snapshot(path)
    if seen.stored.book is None:
        expected = Said("a workbook, as `preseance new` makes one")
        raise InputError([Mistake(path.name, None, None, Said("no such file"), expected)])
    spots = seen.stored.book.spots
    try:
        event = event_of(seen.contents, seen.wrong)
    except InputError as error:
        raise InputError([spots.told(m) for m in error.mistakes]) from None
    unread = [u.model_copy(update={"file": u.file.removesuffix(".csv")}) for u in event.unread]
    if seen.stored.is_foreign():
        unread += [Unread(file=sheet.name, is_sheet=True) for sheet in seen.stored.book.own]
    return Draft(path, event.model_copy(update={"unread": tuple(unread)}), seen)


def title_of(path: Path) -> tuple[str, str] | None:
    """Id and title of the event in a folder, nothing else of it being read; None where there is none."""
    file = path / FILE
    if not file.is_file():
        return None
    try:
        values = read_toml(file.read_bytes())
    except (InputError, OSError):
        # A neighbour that cannot be read is none of whom this event could name.
        return None
    return str(values.get("id") or path.name), str(values.get("title") or path.name)


def read_event(path: Path) -> Event:
    """The event in a folder, as ``read_draft`` reads it."""
    return read_draft(path).event


@uncollected()
def event_of(
    contents: Mapping[str, bytes], wrong: Iterable[Mistake] = (), beside: Sequence[str] = ()
) -> Event:
    """The event in the bytes of its files, by file name.

    ``wrong`` is said of others already; ``beside`` names all files of the folder.

    Raises
    ------
    InputError
        With every mistake found.
    """
    mistakes = [m for m in wrong if m.file in FILES]
    if FILE not in contents:
        expected = Said("an event folder, as `preseance new` makes one")
        missing = [] if mistakes else [Mistake(FILE, None, None, Said("no such file"), expected)]
        raise InputError([*mistakes, *missing])
    mistakes.extend(_without_guests(contents, beside, mistakes))
    values: dict[str, Any] = {}
    lines: Lines = {}
    unread = [*unread_files(beside, FILES)]
    try:
        values = read_toml(contents[FILE])
    except InputError as error:
        mistakes.extend(error.mistakes)
    for file in LISTS:
        records, lines[file] = read_list(file, contents.get(file), mistakes, unread)
        if file == _PLAN:
            values["plan"] = Plan(placements=tuple(records))
        else:
            values[_EVENT_FIELD[file]] = tuple(records)
    own = values.pop("schemes", {})
    unknown = {m.file for m in mistakes if not lines.get(m.file)}
    values["schemes"] = schemes_of(values, own, contents, mistakes)
    event = _event(values if FILE not in unknown else {**NAMELESS, **values}, mistakes)
    if event is not None:
        event = with_chairs(event)
        mistakes.extend(_contradictions(event, lines, unknown))
    if mistakes or event is None:
        raise InputError(_ordered(_with_lines(mistakes, contents, values)))
    read = event.model_copy(update={"unread": (*unread, *_records_of_rooms(event))})
    return fitting(read)


def _without_guests(
    contents: Mapping[str, bytes], beside: Sequence[str], said: Sequence[Mistake]
) -> Iterator[Mistake]:
    """That nobody is invited, because the list is missing or has another name."""
    if _GUESTS not in contents and not any(m.file == _GUESTS for m in said):
        near = near_files(_GUESTS, beside, FILES)
        expected = Said("{file} in this folder{hint}", file=_GUESTS, hint=meant(near))
        yield Mistake(_GUESTS, None, None, Said("no such file"), expected)


def _records_of_rooms(event: Event) -> Iterator[Unread]:
    for room in event.rooms:
        if room.inspected:
            yield Unread(file=FILE, column=f"rooms.{room.id}.inspected", is_record=True)


def _contradictions(event: Event, lines: Lines, unread: set[str]) -> list[Mistake]:
    """What does not fit together; where nobody is invited, that once, not at each name."""
    found = mistakes_of(event, lines, unread=unread)
    if lines[_GUESTS] or not any(m.found.startswith("unknown guest «") for m in found):
        return found
    expected = Said("a table with a row for each guest")
    nobody = Mistake(_GUESTS, None, None, Said("no row"), expected)
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
    mistakes.extend(_as_in_file(m) for m in event)
    rest = built(Event, without(values, [m.column or "" for m in event]), FILE, None)
    return rest if isinstance(rest, Event) else None


def _as_in_file(mistake: Mistake) -> Mistake:
    """A mistake under the name that its part has in the file."""
    column = (mistake.column or "").replace("scheme_settings.", "scheme.", 1)
    return replace(mistake, column=column)


def _ordered(mistakes: Sequence[Mistake]) -> list[Mistake]:
    return sorted(
        mistakes, key=lambda m: (FILES.index(m.file) if m.file in FILES else 9, m.row or 0)
    )


def write_event(
    event: Event,
    path: Path,
    *,
    base: Path | None = None,
    since: Draft | None = None,
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write an event into a folder, all files in one step, as its only writer.

    Parameters
    ----------
    base
        The folder whose files give their form (``path`` itself where None): whatever the event
        says as they do keeps its bytes.
    since
        What was read of the folder: where it is another by now, nothing is written.
    beside
        Files that are no event, by name, to be written in the same step.

    Raises
    ------
    ChangedError
        Where the folder changed since it was read.
    HeldError, NoLockError
        Where others write in it, or might without anybody noticing.
    """

    def changes(now: Snapshot) -> dict[str, bytes]:
        form = now if base is None or base == path or base.samefile(path) else snapshot(base)
        files = {**files_of(event, form.contents), **beside}
        return {f: c for f, c in files.items() if now.contents.get(f) != c}

    _write(path, KEPT, since, changes)


def _write(
    path: Path,
    files: Collection[str],
    since: Draft | None,
    changes: Callable[[Snapshot], Mapping[str, bytes]],
) -> None:
    """Write what changes in a folder, as its only writer; where nothing does, leave it alone."""
    is_book = is_workbook(path)
    if not is_book:
        path.mkdir(parents=True, exist_ok=True)
    seen = _as_read(path, files, since)
    wanted = changes(seen)
    if FILE not in {*seen.contents, *wanted}:
        if is_book:
            expected = Said("a folder, or the workbook of an event")
            raise InputError([Mistake(path.name, None, None, Said("no such file"), expected)])
        # A plan laid down apart: this is no event folder, where others write.
        for file, content in wanted.items():
            write_atomically(path / file, content)
        return
    if not wanted:
        return
    with writing(path):
        now = _as_read(path, files, since)
        if seen.changed_in(now):
            wanted = changes(now)
        others = {f: (path / f).read_bytes() for f in wanted if (path / f).is_file()}
        replaced = {**others, **now.contents}
        written, before = now.stored.written(wanted, replaced)
        keep_step(path, wanted, replaced=replaced)
        write_together(home_of(path), written, replaced=before)


def _as_read(path: Path, files: Iterable[str], since: Draft | None) -> Snapshot:
    """What a writer finds in a folder, if it may write these files there."""
    now = snapshot(path)
    if since is not None:
        since.refuse_changed(path, now)
    now.refuse_wrong(files)
    return now


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
    if file == _PLAN:
        return (*event.plan.placements, *event.plan.stale)
    found: tuple[BaseModel, ...] = getattr(event, _EVENT_FIELD[file])
    return found


def _list_bytes(
    file: str, now: Sequence[BaseModel], original: bytes | None, before: Event | None
) -> bytes | None:
    if original is None or before is None:
        return fresh(LISTS[file], now) if now or file in ("guests.csv", "rules.csv") else None
    if _of(before, file) == tuple(now):
        return original
    then = read_list(file, original, [])[0]
    if file == _PLAN:
        now = as_written(then, [p for p in now if isinstance(p, Placement)])
    return amended(table_of(original, file), then, now)


def read_plan(path: Path) -> Plan:
    """The draft plan of an event folder, alone.

    Raises
    ------
    InputError
        With every mistake of its rows.
    """
    return _plan_in(snapshot(path))


def _plan_in(found: Snapshot) -> Plan:
    found.refuse_wrong([_PLAN])
    mistakes: list[Mistake] = []
    records, _ = read_list(_PLAN, found.contents.get(_PLAN), mistakes)
    if mistakes:
        raise InputError(mistakes)
    return Plan(placements=tuple(records))


def write_plan(plan: Plan, path: Path, *, since: Draft | None = None) -> None:
    """Write ``plan.csv`` of an event folder in one step, and nothing else, as its only writer.

    ``since`` and what is raised are as for ``write_event``.
    """

    def changes(now: Snapshot) -> dict[str, bytes]:
        content = _plan_bytes(plan, now)
        return {_PLAN: content} if content != now.contents.get(_PLAN) else {}

    _write(path, [_PLAN], since, changes)


def _plan_bytes(plan: Plan, now: Snapshot) -> bytes:
    original = now.contents.get(_PLAN)
    if original is None:
        return fresh(Placement, plan.placements)
    then = _plan_in(now).placements
    rows = as_written(then, plan.placements)
    return original if then == rows else amended(table_of(original, _PLAN), then, rows)
