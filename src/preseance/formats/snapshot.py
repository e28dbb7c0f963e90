"""An event as it is at one instant, read without a lock and without writing.

A reader looks at what the system says of each file, reads, and looks again: where anything changed
meanwhile, it reads again. So it sees the folder before a write or after it, never in between.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from preseance.errors import ChangedError, HeldError, InputError, Mistake, PreseanceError
from preseance.formats.beside import schemes_beside
from preseance.formats.drafts import CURRENT, DRAFT, laid_aside, leftovers
from preseance.formats.homes import home_of
from preseance.formats.lists import FILES, KEPT
from preseance.formats.lock import WAIT, holder, writing
from preseance.formats.stored import Stored, stored_book
from preseance.model.event import Event
from preseance.wording.said import Said

_PAUSE = 0.01


@dataclass(frozen=True)
class Snapshot:
    """What a folder held at one instant."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the draft, by name, and the last list; those that are not there are left out."""
    pointer: bytes | None = None
    """What ``versions/current`` holds."""
    versions: tuple[str, ...] = ()
    """Names of the folders of published versions."""
    wrong: tuple[Mistake, ...] = ()
    """Names under which something else than a file stands."""
    stored: Stored = field(default_factory=Stored)
    """How the contents lie on the disk."""

    def refuse_wrong(self, names: Iterable[str]) -> None:
        """Refuse to go on where something else than a file stands under one of the names.

        Raises
        ------
        InputError
            With each of them.
        """
        wanted = set(names)
        if found := [m for m in self.wrong if m.file in wanted]:
            raise InputError(found)

    def changed_in(self, later: Snapshot) -> tuple[str, ...]:
        """What is another in a later snapshot: files of the draft, and which version is in force."""
        names = dict.fromkeys([*KEPT, *self.contents, *later.contents])
        files = [f for f in names if self.contents.get(f) != later.contents.get(f)]
        return (*files, *([CURRENT.as_posix()] if self.pointer != later.pointer else []))


@dataclass(frozen=True)
class Draft:
    """The draft of an event as it was read: what may be written only where it is still the same."""

    folder: Path
    event: Event
    seen: Snapshot

    def refuse_changed(self, folder: Path, now: Snapshot) -> None:
        """Refuse to write into the folder that was read, where it is another by now.

        Raises
        ------
        ChangedError
            With what changed.
        """
        if _is_same(folder, self.folder) and (changed := self.seen.changed_in(now)):
            raise ChangedError(folder, changed)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:  # A workbook that is yet to be made.
        return one.absolute() == other.absolute()


def snapshot(folder: Path, *, wait: float = WAIT) -> Snapshot:
    """What an event holds at one instant; what killed writers left goes, where nothing hinders.

    Raises
    ------
    HeldError
        Where the folder keeps changing for ``wait`` seconds.
    InputError
        Where what a stopped writer left cannot be read.
    """
    found = _steady(folder, wait)
    if any(leftovers(home_of(folder))):
        with suppress(PreseanceError, OSError), writing(folder, wait=0):
            pass
    return found


def _steady(folder: Path, wait: float) -> Snapshot:
    until = time.monotonic() + wait
    while True:
        before = _generation(folder)
        failed: Exception | None = None
        try:
            found = _read(folder)
        except (OSError, InputError) as error:
            failed = error
        if _generation(folder) == before:
            if failed is not None:
                raise failed
            return found
        if time.monotonic() > until:
            raise HeldError(folder, holder(folder), wait)
        time.sleep(_PAUSE)


def _generation(folder: Path) -> tuple[tuple[int, ...], ...]:
    """What the system says of everything a snapshot is made of; another after any change."""
    home = home_of(folder)
    watched = [home / p for p in (DRAFT, Path("versions"), CURRENT)]
    if home != folder:
        watched.append(folder)
    else:
        watched += dict.fromkeys((*(folder / f for f in KEPT), *sorted(folder.glob("*.toml"))))
    return tuple(_seen(p) for p in watched)


def _seen(path: Path) -> tuple[int, ...]:
    try:
        s = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    return (s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns)


def _read(folder: Path) -> Snapshot:
    home = home_of(folder)
    laid = laid_aside(home)
    pointers, wrong_pointer = files_in(home, [CURRENT.as_posix()])
    pointer = pointers.get(CURRENT.as_posix())
    versions = _versions(home / "versions")
    counts = laid is not None and laid.count(pointer)
    if laid is not None and not counts:
        versions = tuple(v for v in versions if v != laid.awaited)
    over = laid if counts else None
    if home != folder:
        stored = stored_book(folder, over)
        return Snapshot(stored.contents(), pointer, versions, wrong_pointer, stored)
    contents, wrong = files_in(folder, KEPT)
    contents |= schemes_beside(folder, contents)
    if over is not None:
        contents = over.over(folder, contents)
        contents |= schemes_beside(folder, contents)
    return Snapshot(contents, pointer, versions, (*wrong, *wrong_pointer))


def _versions(folder: Path) -> tuple[str, ...]:
    if not folder.exists() and not folder.is_symlink():
        return ()
    with os.scandir(folder) as entries:
        names = [e.name for e in entries if e.name.isdecimal() and e.is_dir()]
    return tuple(sorted(names, key=int))


def files_in(
    folder: Path, names: Iterable[str] = FILES
) -> tuple[dict[str, bytes], tuple[Mistake, ...]]:
    """The bytes of the files of a folder by name, and a mistake where something else stands."""
    contents: dict[str, bytes] = {}
    wrong: list[Mistake] = []
    for name in names:
        path = folder / name
        if path.is_file():
            contents[name] = path.read_bytes()
        elif other := _other(path):
            wrong.append(Mistake(name, None, None, other, Said("a file, or nothing of that name")))
    return contents, tuple(wrong)


def _other(path: Path) -> str:
    """What stands where a file should, in words; empty where nothing does."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Said("a link that leads nowhere") if path.is_symlink() else ""
    except OSError:
        if path.is_symlink():
            return Said("a link that leads nowhere")
        raise
    return Said("a folder") if stat.S_ISDIR(mode) else Said("something that is no file")
