"""What writing commands replace, a step each in ``history/``, so that `undo` brings it back.

A step holds the files that were replaced as they were, and what they were replaced by, as digests:
what somebody edited since is not written over. The ten latest are kept.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from preseance.errors import ConflictError, InputError, Mistake, PreseanceError, naming
from preseance.formats.atomic import write_atomically
from preseance.formats.drafts import HISTORY, write_together
from preseance.formats.homes import home_of
from preseance.formats.lists import LISTS, fresh
from preseance.formats.lock import writing
from preseance.formats.snapshot import snapshot
from preseance.wording.message import Listed
from preseance.wording.said import Said

MOST = 10
"""Steps that are kept."""
_RECORD = "step.json"


@dataclass(frozen=True)
class Step:
    """One write, and how to take it back."""

    path: Path
    time: datetime
    command: str
    """The command that wrote."""
    written: Mapping[str, str]
    """By file, the digest of what was written."""

    @property
    def replaced(self) -> dict[str, bytes]:
        """The files as they were; a list that was not there is one without rows."""
        return {
            file: (self.path / file).read_bytes()
            if (self.path / file).is_file()
            else fresh(LISTS[file], ())
            for file in self.written
        }


def keep_step(
    folder: Path, contents: Mapping[str, bytes], *, replaced: Mapping[str, bytes]
) -> None:
    """Keep what ``contents`` are about to replace. The folder's lock is held.

    A new folder replaces nothing, and keeps no step.
    """
    if not contents or not replaced:
        return
    history = home_of(folder) / HISTORY
    names = _names(home_of(folder))
    name = f"{1 + max(map(int, names), default=0):04d}"
    aside = history / f".{name}.partial"
    _fill(aside, history / name, contents, replaced)
    aside.replace(history / name)
    for old in [*names, name][:-MOST]:
        shutil.rmtree(history / old, ignore_errors=True)


def _fill(
    aside: Path, place: Path, contents: Mapping[str, bytes], replaced: Mapping[str, bytes]
) -> None:
    """Write a step into ``aside``, from where it is moved to its ``place``."""
    aside.mkdir(parents=True)
    for file in contents:
        if file in replaced:
            with naming(place / file):
                write_atomically(aside / file, replaced[file])
    record = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": " ".join(["preseance", *sys.argv[1:2]]),
        "written": {file: _digest(content) for file, content in contents.items()},
    }
    with naming(place / _RECORD):
        write_atomically(aside / _RECORD, json.dumps(record, indent=1).encode())


def undo_step(folder: Path) -> Step:
    """Bring back what the latest write replaced, in one step, and say which that was.

    Published versions stay as they are.

    Raises
    ------
    PreseanceError
        Where nothing is kept.
    ConflictError
        Where a file was edited since; nothing is written then.
    """
    with writing(folder):
        home, seen = home_of(folder), snapshot(folder)
        now = seen.contents
        for name in reversed(_names(home)):
            step = _step(home, name)
            replaced = step.replaced
            if all(now.get(file) == content for file, content in replaced.items()):
                # The write that it was kept for never came about.
                shutil.rmtree(step.path, ignore_errors=True)
                continue
            edited = [f for f, d in step.written.items() if f in now and _digest(now[f]) != d]
            if edited:
                raise ConflictError(
                    Said(
                        "{files} changed since «{command}» wrote; what it replaced is in {folder}.",
                        files=Listed(tuple(edited)),
                        command=step.command,
                        folder=step.path.relative_to(home).as_posix(),
                    )
                )
            written, before = seen.stored.written(replaced, now)
            write_together(home, written, replaced=before)
            shutil.rmtree(step.path, ignore_errors=True)
            return step
    raise PreseanceError(Said("Nothing is kept in history/ that could be undone."))


def _names(folder: Path) -> list[str]:
    found = (folder / HISTORY).glob("[0-9]*/" + _RECORD)
    return sorted((f.parent.name for f in found if f.parent.name.isdecimal()), key=int)


def _step(folder: Path, name: str) -> Step:
    path = folder / HISTORY / name
    try:
        record = json.loads((path / _RECORD).read_bytes())
        written = {file: str(digest) for file, digest in record["written"].items()}
        time = datetime.fromisoformat(record["time"])
        return Step(path, time, str(record["command"]), written)
    except (ValueError, KeyError, TypeError, AttributeError):
        where = f"{HISTORY}/{name}/{_RECORD}"
        raise InputError(
            [Mistake(where, None, None, Said("no record"), Said("the record of a step"))]
        ) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
