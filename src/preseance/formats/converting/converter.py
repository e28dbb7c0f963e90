"""From one form of an event to another: nothing is lost that the other can hold, the rest is named."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from preseance.errors import InputError, Mistake, PreseanceError, naming
from preseance.formats.atomic import laid_beside, write_atomically
from preseance.formats.converting.chairs import SEATS_FILE, seats_bytes, seats_in
from preseance.formats.converting.json_event import JsonEvent, json_bytes, read_json_file
from preseance.formats.converting.merge_list import merge_list
from preseance.formats.converting.pretix_reading import Seating, is_plan, seating_of
from preseance.formats.converting.pretix_writing import plan_of
from preseance.formats.csv_table import read_table
from preseance.formats.drafts import HIDDEN, HISTORY
from preseance.formats.event_folder import event_of, files_of, read_draft
from preseance.formats.homes import ENDING, home_of, is_workbook
from preseance.formats.lists import FILES, LISTS
from preseance.formats.spreadsheets.sheets import text_of
from preseance.formats.stored import new_book
from preseance.formats.unread import columns_of
from preseance.model.event import Event
from preseance.model.room import Room
from preseance.model.session import Kind, Session
from preseance.wording.message import Listed, Moment
from preseance.wording.said import Said

MOST_BYTES: Final = 60_000_000
"""Of a file that is read, and of all that lies beside an event in its folder."""
_PRETIX: Final = ".pretix.json"
_SIDE: Final = ".event.json"


class Form(StrEnum):
    """What an event can be converted to."""

    FOLDER = "folder"
    WORKBOOK = "workbook"
    JSON = "json"
    PRETIX = "pretix"
    CSV = "csv"


@dataclass(frozen=True)
class Converted:
    """What was written, and what the new form cannot hold."""

    form: Form
    files: tuple[Path, ...]
    lost: tuple[str, ...]
    event: Event


@dataclass
class _Material:
    """An event with all that belongs to it, whatever it was read from."""

    event: Event
    files: dict[str, bytes]
    """Those of the event and those beside it, by name."""
    own: Mapping[str, bytes] = field(default_factory=dict)
    """Sheets of the user's own, each as the file it becomes."""
    lost: list[str] = field(default_factory=list)
    """What no other form holds."""


def form_of(target: Path) -> Form:
    """The form that a name asks for by its ending.

    Raises
    ------
    InputError
        Where the ending says none.
    """
    name = target.name.lower()
    if name.endswith(_PRETIX):
        return Form.PRETIX
    forms = {ENDING: Form.WORKBOOK, ".json": Form.JSON, ".csv": Form.CSV, "": Form.FOLDER}
    ending = "" if target.is_dir() else target.suffix.lower()
    if ending not in forms:
        known = Listed((ENDING, ".json", _PRETIX, ".csv"), either=True)
        expected = Said("{known}, or the name of a folder", known=known)
        raise InputError([Mistake(target.name, None, None, f"«{ending}»", expected)])
    return forms[ending]


def convert(source: Path, target: Path, form: Form | None = None, *, today: date) -> Converted:
    """Write an event, or a seating plan, in another form; what is there already stays.

    Parameters
    ----------
    form
        What is written, where the ending of ``target`` does not tell.
    today
        The day an event made from a seating plan is given, which tells none.

    Raises
    ------
    InputError
        With every mistake in what is read.
    PreseanceError
        Where something stands under the name that is to be written.
    """
    form = form or form_of(target)
    _refuse_taken(target, form)
    material = _read(source, today)
    files, lost = _WRITERS[form](material, target)
    return Converted(form, tuple(files), (*material.lost, *lost), material.event)


def _refuse_taken(target: Path, form: Form) -> None:
    free = not target.exists() or (
        form is Form.FOLDER and target.is_dir() and not any(target.iterdir())
    )
    if not free or (form is Form.WORKBOOK and home_of(target).exists()):
        raise PreseanceError(
            Said("«{target}» is there already; name something new.", target=str(target))
        )


def _read(source: Path, today: date) -> _Material:
    if source.is_file() and source.suffix.lower() == ".json":
        return _read_json(source, today)
    if is_workbook(source):
        draft = read_draft(source)
        book = draft.seen.stored.book
        files = dict(book.files) if book else {}
        own = {s.name: _sheet_bytes(s.rows) for s in (book.own if book else ())}
        return _Material(draft.event, files, own, list(_history(home_of(source))))
    draft = read_draft(source)
    beside, lost = _beside(source)
    return _Material(draft.event, {**beside, **draft.seen.contents}, {}, [*_history(source), *lost])


def _sheet_bytes(rows: object) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([text_of(v) for v in row] for row in rows)  # type: ignore[attr-defined]  # rows of cells
    return stream.getvalue().encode()


def _history(home: Path) -> Iterator[str]:
    """Versions and history, which stay where they are."""
    versions = home / "versions"
    count = sum(p.name.isdecimal() for p in versions.iterdir()) if versions.is_dir() else 0
    if count:
        yield Said("{number} published version{number:s}, kept with the original.", number=count)


def _beside(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The other files of an event folder, and what is not taken along."""
    files: dict[str, bytes] = {}
    lost: list[str] = []
    total = 0
    for path in sorted(folder.iterdir()):
        if path.name in (HIDDEN, HISTORY, "versions") or path.name in FILES:
            continue
        total += path.stat().st_size if path.is_file() else 0
        if path.is_file() and not path.is_symlink() and total < MOST_BYTES // 10:
            files[path.name] = path.read_bytes()
        elif path.is_dir():
            lost.append(Said("The folder «{name}» is not taken along.", name=path.name))
        else:
            lost.append(Said("The file «{name}» is not taken along.", name=path.name))
    return files, lost


def _read_json(source: Path, today: date) -> _Material:
    if source.stat().st_size > MOST_BYTES:
        found, expected = Said("more than 60 MB"), Said("an event in JSON")
        raise InputError([Mistake(source.name, None, None, found, expected)])
    try:
        data = json.loads(source.read_bytes())
    except (ValueError, RecursionError):
        data = None  # Which `read_json_file` says.
    if is_plan(data):
        return _of_plan(seating_of(source.name, data), today)
    held = read_json_file(source)
    files = files_of(held.event)
    for file, rows in held.columns.items():
        if file in files:
            files[file] = _with_columns(files[file], file, rows)
    return _Material(held.event, {**files, **{n: t.encode() for n, t in held.beside.items()}})


def _with_columns(content: bytes, file: str, rows: Mapping[str, Mapping[str, str]]) -> bytes:
    """A list with columns of the user's own behind the others."""
    table = read_table(content, file)
    names = list(dict.fromkeys(name for texts in rows.values() for name in texts))
    lines = [table.line_of([*table.header, *names])]
    for number, row in enumerate(table.filled(), 1):
        texts = rows.get(str(number), {})
        lines.append(table.line_of([*row.cells, *(texts.get(n, "") for n in names)]))
    return "".join(lines).encode()


def _of_plan(seating: Seating, today: date) -> _Material:
    room = seating.room
    session = Session(id="event", title=room.name, kind=Kind.CEREMONY, room=room.id)
    event = Event(
        id=room.id,
        title=room.name,
        start=today,
        scheme="hand-made",
        rooms=(room,),
        sessions=(session,),
    )
    files = {**files_of(event), SEATS_FILE: seats_bytes(seating.seats)}
    undated = Said(
        "The plan tells no day: change start, which is {day} now.", day=Moment(today.isoformat())
    )
    return _Material(event_of(files), files, {}, [undated, *seating.lost])


_Written = tuple[list[Path], list[str]]


def _to_folder(material: _Material, target: Path) -> _Written:
    files = dict(material.files)
    for name, content in material.own.items():
        files.setdefault(f"{name}.csv", content)
    place = target.resolve()
    with laid_beside(place) as aside:
        for file, content in files.items():
            with naming(target / file):
                write_atomically(aside / file, content)
        if place.is_dir():
            place.rmdir()
        aside.rename(place)
    return [target], []


def _to_workbook(material: _Material, target: Path) -> _Written:
    write_atomically(target, new_book(material.files))
    return [target], []


def _to_json(material: _Material, target: Path) -> _Written:
    held, lost = _held(material)
    write_atomically(target, json_bytes(held))
    return [target], lost


def _held(material: _Material) -> tuple[JsonEvent, list[str]]:
    """An event as JSON holds it, and what of it is lost."""
    texts: dict[str, str] = {}
    lost: list[str] = []
    ours = {*FILES, *(f"{row.id}.toml" for row in material.event.schemes if not row.in_event)}
    for name, content in {
        **material.files,
        **{f"{n}.csv": c for n, c in material.own.items()},
    }.items():
        if name in ours:
            continue
        try:
            texts[name] = content.decode("utf-8")
        except UnicodeDecodeError:
            lost.append(Said("The file «{name}» is not taken along.", name=name))
    fresh = files_of(material.event)
    if any(material.files.get(f, c) != c for f, c in fresh.items()):
        lost.append(Said("The look of the files: comments, the order of keys and columns."))
    columns = {
        f: own for f in LISTS if f in material.files and (own := _own_columns(f, material.files[f]))
    }
    return JsonEvent(material.event, texts, columns), lost


def _own_columns(file: str, content: bytes) -> dict[str, dict[str, str]]:
    """Text of the columns that the model has not, by row and column."""
    table, known = read_table(content, file), {*columns_of(LISTS[file]), "stage", "status"}
    own = [name for name in table.header if name and name not in known]
    rows = (
        (number, {n: t for n, t in table.mapping(row).items() if n in own and t})
        for number, row in enumerate(table.filled(), 1)
    )
    return {str(number): texts for number, texts in rows if texts}


def _to_pretix(material: _Material, target: Path) -> _Written:
    event = material.event
    known = seats_in(material.files.get(SEATS_FILE))
    plan = plan_of(event.title, event.rooms, known)
    side = target.with_name(target.name.removesuffix(_PRETIX).removesuffix(".json") + _SIDE)
    if side.exists():
        raise PreseanceError(
            Said("«{target}» is there already; name something new.", target=str(side))
        )
    held, lost = _held(material)
    write_atomically(target, json.dumps(plan, ensure_ascii=False, indent=1).encode())
    write_atomically(side, json_bytes(held))
    apart = Said(
        "Guests, rules, programme, forms of tables and fixtures: they stand in «{file}».",
        file=side.name,
    )
    return [target, side], [apart, *lost, *_bent(event.rooms)]


def _bent(rooms: tuple[Room, ...]) -> Iterator[str]:
    """Rooms that a plan in whole pixels shows without what stands in them."""
    for room in rooms:
        if room.fixtures or room.doors:
            yield Said("The doors and fixtures of «{room}» are not drawn.", room=room.name)


def _to_csv(material: _Material, target: Path) -> _Written:
    made = merge_list(material.event, seats_in(material.files.get(SEATS_FILE)))
    write_atomically(target, made.content)
    rest = Said("All but names, forms of address and places: the list is for printing and post.")
    return [target], [rest, *made.lost]


_WRITERS: Mapping[Form, Callable[[_Material, Path], _Written]] = {
    Form.FOLDER: _to_folder,
    Form.WORKBOOK: _to_workbook,
    Form.JSON: _to_json,
    Form.PRETIX: _to_pretix,
    Form.CSV: _to_csv,
}
