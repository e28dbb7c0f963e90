"""Writing so that a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from preseance.errors import naming

_HOST = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""Stands in the names of unfinished files: on a shared drive, other machines count processes too."""
_UNFINISHED = re.compile(
    r"\.(?P<file>.+)\.(?P<host>[0-9a-f]{8})-(?P<process>\d+)\.[a-z0-9_]+", re.DOTALL
)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step, and see it on the disk first.

    What a killed process left of an earlier write of the same file is cleared away.

    Raises
    ------
    OSError
        Naming ``path``, where the disk is full or the system refuses; the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with naming(path):
        _clear_left(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path.name))
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def unfinished(folder: Path, files: Collection[str]) -> Iterator[Path]:
    """What is in a folder of writes of these files that did not end, or not yet."""
    for left in sorted(folder.iterdir()) if folder.is_dir() else ():
        named = _UNFINISHED.fullmatch(left.name)
        if named and named["file"] in files:
            yield left


def sync(folder: Path) -> None:
    """See the names in a folder on the disk."""
    if os.name == "posix":
        with naming(folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextmanager
def laid_beside(folder: Path) -> Iterator[Path]:
    """A folder beside a new one in which that is made; to be moved to its place, or it goes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_left(folder)
    aside = folder.parent / f"{_prefix(folder.name)}whole"
    aside.mkdir()
    try:
        yield aside
    finally:
        _remove(aside)


def _prefix(file: str) -> str:
    return f".{file}.{_HOST}-{os.getpid()}."


def _clear_left(path: Path) -> None:
    """Remove what processes that run no more left unfinished; that of running ones stays."""
    for left in unfinished(path.parent, {path.name}):
        named = _UNFINISHED.fullmatch(left.name)
        if named and named["host"] == _HOST and not _runs(int(named["process"])):
            _remove(left)


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether the process may still be at work; where the system cannot be asked, it may."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
