"""Writing several files of an event folder as one step, so that a crash never leaves a mixture.

The new files are first laid aside, complete, in ``.draft``; from then on they count, and whoever
reads the folder next finishes what a stopped process began. Files laid aside for a version that
never came into force are dropped.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from preseance.formats.atomic import write_atomically

LAID = ".draft"
_PARTIAL = ".draft.partial"
_DONE = ".draft.done"
_AWAITED = "awaited"
"""In ``.draft``: the name of the version that must be in force for these files to count."""


def lay_aside(folder: Path, contents: Mapping[str, bytes], *, awaited: str = "") -> None:
    """Put the files aside, complete on the disk, without touching those in force."""
    aside = folder / _PARTIAL
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, content in contents.items():
        write_atomically(aside / name, content)
    if awaited:
        write_atomically(aside / _AWAITED, awaited.encode())
    aside.replace(folder / LAID)


def finish(folder: Path) -> None:
    """Bring the files laid aside into force, or drop them where their version is not in force."""
    laid = folder / LAID
    if laid.is_dir():
        awaited, current = laid / _AWAITED, folder / "versions" / "current"
        counts = not awaited.is_file() or (
            current.is_file() and current.read_bytes().strip() == awaited.read_bytes()
        )
        for file in sorted(laid.iterdir()) if counts else ():
            if file != awaited and not file.name.startswith("."):
                write_atomically(folder / file.name, file.read_bytes())
        shutil.rmtree(folder / _DONE, ignore_errors=True)
        laid.replace(folder / _DONE)
    if (folder / _DONE).is_dir():
        shutil.rmtree(folder / _DONE, ignore_errors=True)


def write_together(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace several files of a folder in one step."""
    finish(folder)
    lay_aside(folder, contents)
    finish(folder)
