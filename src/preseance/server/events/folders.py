"""Events in and out: a folder or workbook taken in, and given back to the byte where nothing changed."""

from __future__ import annotations

import io
import shutil
import tempfile
import warnings
import zipfile
from pathlib import Path

from preseance import examples
from preseance.errors import PreseanceError, UnknownNameError, WorkbookRebuilt
from preseance.formats import read_draft, write_event
from preseance.formats.beside import schemes_beside
from preseance.formats.converting.json_event import JsonEvent, json_bytes, read_json_file
from preseance.formats.event_folder import files_of
from preseance.formats.homes import home_of, is_workbook
from preseance.formats.lists import TAKEN
from preseance.formats.snapshot import files_in
from preseance.formats.stored import new_book
from preseance.formats.versions import (
    RECORD,
    read_version,
    record_bytes,
    version_of,
    versions_of,
)
from preseance.model.plan import Version
from preseance.server.accounts.models import Person
from preseance.server.events import store
from preseance.wording.said import Said

EXAMPLES = Path(examples.__file__).parent
BOOK = "@workbook"
"""Among the files of an event: the workbook that it came in."""


def take_in(path: Path, owner: Person | None, *, source: str = "") -> store.Kept:
    """A new event from a folder or workbook, with its published versions.

    Raises
    ------
    InputError
        With every mistake in it.
    """
    draft = read_draft(path)
    current = version_of(draft)
    versions = []
    for version in versions_of(draft):
        frozen = home_of(path) / "versions" / f"{version.number:04d}"
        held, _ = files_in(frozen)
        held |= schemes_beside(frozen, held)
        published = read_version(path, version.number)
        versions.append(store.Published(published.model_copy(update={"version": version}), held))
    files = dict(draft.seen.contents)
    if is_workbook(path):
        files[BOOK] = path.read_bytes()
    return store.create(
        draft.event.model_copy(update={"version": current}),
        files,
        owner,
        source=source,
        versions=versions,
    )


def give_out(key: str, path: Path) -> None:
    """Write an event into a new folder, or a new workbook where the path ends so.

    Raises
    ------
    PreseanceError
        Where something is there already.
    """
    if path.exists():
        raise PreseanceError(Said("«{path}» is there already; name another.", path=str(path)))
    held = store.files(key)
    if is_workbook(path):
        _book(key, held, path)
    else:
        path.mkdir(parents=True)
        for name, content in held.items():
            (path / name).write_bytes(content)
        if (taken := store.original(key, TAKEN)) is not None:
            (path / TAKEN).write_bytes(taken)
    home = home_of(path)
    event = store.latest(key).event
    for number, record, files in store.versions(key):
        folder = home / "versions" / f"{number:04d}"
        folder.mkdir(parents=True)
        (folder / RECORD).write_bytes(record_bytes(Version.model_validate(record)))
        for name, content in files.items():
            (folder / name).write_bytes(content)
    if event.version is not None:
        (home / "versions" / "current").write_text(f"{event.version.number:04d}\n", "ascii")


def _book(key: str, held: dict[str, bytes], path: Path) -> None:
    """The workbook as it came where nothing in it changed, else with what did."""
    book = store.original(key, BOOK)
    if book is None:
        path.write_bytes(new_book(held))
        return
    path.write_bytes(book)
    with warnings.catch_warnings():
        # What a spreadsheet program saved is kept in the room, as it came.
        warnings.simplefilter("ignore", WorkbookRebuilt)
        write_event(store.latest(key).event, path)
    shutil.rmtree(home_of(path), ignore_errors=True)


def zipped(key: str, form: str) -> bytes:
    """An event as one archive: its folder, or its workbook with the versions beside it."""
    stem = key
    with tempfile.TemporaryDirectory(prefix="preseance-") as aside:
        path = Path(aside) / (f"{stem}.xlsx" if form == "workbook" else stem)
        give_out(key, path)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(p for p in Path(aside).rglob("*") if p.is_file()):
                # One time for all, so that the same event gives the same archive.
                entry = zipfile.ZipInfo(file.relative_to(aside).as_posix(), (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())
        return made.getvalue()


def take_example(name: str, owner: Person | None) -> store.Kept:
    """A new event from one of the examples.

    Raises
    ------
    UnknownNameError
        Where there is no such example.
    """
    found = {f.name: f for f in EXAMPLES.iterdir() if (f / "event.toml").is_file()}
    if name not in found:
        raise UnknownNameError(Said("example"), name, sorted(found))
    return take_in(found[name], owner)


def take_json(file: Path, owner: Person | None) -> store.Kept:
    """A new event from a JSON file, as `preseance convert` writes one.

    Raises
    ------
    InputError
        With every mistake in it.
    """
    held = read_json_file(file)
    event = held.event.model_copy(update={"version": None})
    return store.create(event, files_of(event), owner)


def as_json(key: str) -> bytes:
    """An event as one JSON file."""
    return json_bytes(JsonEvent(store.latest(key).event))
