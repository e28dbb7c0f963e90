"""Writing several files of an event folder as one step, so that a crash never leaves a mixture.

A workbook is one file, laid aside in the folder beside it like the files of an event folder.

The new files are first laid aside, complete; from then on they count, and are moved to their places.
Where that was cut short, readers see the files laid aside and the next writer finishes. Files laid
aside for a version count once it is in force; if it never came into force, they go, and it with them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from preseance.errors import InputError, Mistake, naming
from preseance.formats.atomic import sync, unfinished, write_atomically
from preseance.formats.homes import place_of
from preseance.formats.lists import KEPT
from preseance.wording.said import Said

HIDDEN = ".preseance"
"""The folder inside an event folder for what is no part of the event."""
DRAFT = Path(HIDDEN, "draft")
"""Files laid aside, complete."""
_PARTIAL = Path(HIDDEN, "draft.partial")
_DONE = Path(HIDDEN, "draft.done")
_RECORD = "record.json"
CURRENT = Path("versions", "current")
HISTORY = "history"
"""The folder of what writes replaced."""


@dataclass(frozen=True)
class Laid:
    """Files laid aside."""

    awaited: str
    """The version that must be in force for them to count; empty where they count as they are."""
    replaced: Mapping[str, str]
    """By file, the digest of what it is to replace. A file that somebody edited since stays."""

    def count(self, pointer: bytes | None) -> bool:
        """Whether they count, where ``versions/current`` holds ``pointer``."""
        return self.awaited in ("", (pointer or b"").decode("utf-8", "replace").strip())

    def over(self, folder: Path, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of a folder with those laid aside in their places."""
        due = [f for f in self.replaced if self._is_due(folder, f, contents.get(f))]
        return {**contents, **{f: (folder / DRAFT / f).read_bytes() for f in due}}

    def bring_into_force(self, folder: Path) -> None:
        """Move the files to their places."""
        for file in self.replaced:
            place = place_of(folder, file)
            if self._is_due(folder, file, place.read_bytes() if place.is_file() else None):
                with naming(place):
                    (folder / DRAFT / file).replace(place)

    def _is_due(self, folder: Path, file: str, content: bytes | None) -> bool:
        """Whether a file is not in its place yet, where ``content`` stands."""
        return (folder / DRAFT / file).is_file() and _digest(content) == self.replaced[file]


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def laid_aside(folder: Path) -> Laid | None:
    """What is laid aside in a folder, None where nothing is.

    Raises
    ------
    InputError
        Where something is, but not as it was laid.
    """
    record = folder / DRAFT / _RECORD
    if not record.is_file():
        return None
    try:
        values = json.loads(record.read_bytes())
        return Laid(str(values["awaited"]), dict(values["replaced"]))
    except (ValueError, KeyError, TypeError):
        where = f"{DRAFT.as_posix()}/{_RECORD}"
        expected = Said(
            "what was written there; remove {folder} to go on without", folder=DRAFT.as_posix()
        )
        raise InputError([Mistake(where, None, None, Said("no record"), expected)]) from None


def lay_aside(
    folder: Path,
    contents: Mapping[str, bytes],
    *,
    replaced: Mapping[str, bytes],
    awaited: str = "",
) -> None:
    """Put files aside, complete on the disk, without touching those in force.

    ``replaced`` are the contents they replace. The folder's lock is held.
    """
    aside = folder / _PARTIAL
    aside.mkdir(parents=True)
    for file, content in contents.items():
        with naming(place_of(folder, file)):
            write_atomically(aside / file, content)
    digests = {file: _digest(replaced.get(file)) for file in contents}
    record = json.dumps({"awaited": awaited, "replaced": digests})
    with naming(folder / DRAFT):
        write_atomically(aside / _RECORD, record.encode())
    aside.replace(folder / DRAFT)


def write_together(
    folder: Path, contents: Mapping[str, bytes], *, replaced: Mapping[str, bytes]
) -> None:
    """Replace several files of a folder in one step. The folder's lock is held."""
    if contents:
        lay_aside(folder, contents, replaced=replaced)
        finish_committed(folder)


def finish_committed(folder: Path) -> None:
    """Bring into force what counts already.

    Where the system refuses (a file is open elsewhere and cannot be replaced), readers see what
    is laid aside and the next writer tries again.
    """
    with suppress(OSError):
        finish(folder)


def finish(folder: Path) -> None:
    """Leave the folder as if no process had ever been stopped in it. The folder's lock is held."""
    laid = laid_aside(folder)
    if laid is not None:
        current = folder / CURRENT
        if laid.count(current.read_bytes() if current.is_file() else None):
            laid.bring_into_force(folder)
        else:
            _drop(folder / "versions" / laid.awaited)
    if (folder / DRAFT).is_dir():
        shutil.rmtree(folder / _DONE, ignore_errors=True)
        (folder / DRAFT).replace(folder / _DONE)
        with suppress(OSError):
            sync(folder)
    for left in leftovers(folder):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _drop(version: Path) -> None:
    """Remove a version that never came into force, in one step as readers see it."""
    if version.is_dir():
        version.replace(version.with_name(f".{version.name}.partial"))


def leftovers(folder: Path) -> Iterator[Path]:
    """What writers at work, or killed at it, have in a folder besides the files in force."""
    yield from (folder / p for p in (DRAFT, _PARTIAL, _DONE) if (folder / p).is_dir())
    yield from unfinished(folder, KEPT)
    yield from unfinished(folder / "versions", {CURRENT.name})
    for kept in ("versions", HISTORY):
        yield from sorted((folder / kept).glob(".[0-9]*.partial"))
