"""One writer at a time in an event: its folder, or the folder beside its workbook.

The lock is the operating system's (flock, LockFileEx), on a file that stays: it ends with the process
that holds it, however that ends. Who holds it stands in a file beside it, for the sentence alone.
Writers hold it for the write itself, not while they work; readers take none.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from preseance.errors import ChangedError, HeldError, Holder, NoLockError, naming
from preseance.formats.atomic import write_atomically
from preseance.formats.drafts import HIDDEN, finish
from preseance.formats.homes import home_of

WAIT = 10.0
"""Seconds to wait for others, unless told otherwise."""
_LOCK = Path(HIDDEN, "lock")
_HOLDER = Path(HIDDEN, "holder.json")
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_T = TypeVar("_T")
_THREAD = threading.local()


@contextmanager
def writing(folder: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Be the only writer in a folder, and find it without leftovers of killed ones.

    Whoever holds the lock may take it again within, in the same thread.

    Parameters
    ----------
    wait
        Seconds to wait for another writer.

    Raises
    ------
    HeldError
        Where another writes longer than that.
    NoLockError
        Where the folder's drive has no locks.
    OSError
        Where the folder cannot be written to.
    """
    folder = home_of(folder)
    place = folder.resolve()
    if place in _mine():
        yield
        return
    _make_hidden(folder)
    with _locked(folder, wait):
        _mine().add(place)
        try:
            _sign(folder / _HOLDER)
            finish(folder)
            yield
        except BaseException:
            with suppress(OSError):
                finish(folder)
            raise
        finally:
            _mine().discard(place)
            with suppress(OSError):
                (folder / _HOLDER).unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    path = folder / _LOCK
    lock = FileLock(
        path, mode=0o666, thread_local=False, fallback_to_soft=False, preserve_lock_file=True
    )
    with naming(path):
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise HeldError(folder, holder(folder), wait) from None
        except OSError as error:
            if error.errno in _UNSUPPORTED:
                raise NoLockError(folder, error.strerror or "") from error
            raise
    try:
        yield
    finally:
        lock.release()


def on_latest(folder: Path, work: Callable[[], _T]) -> _T:
    """Read, work and write; where somebody changed the draft meanwhile, again while others wait.

    Raises
    ------
    ChangedError
        Where it is changed by hand, too, while others wait.
    """
    try:
        return work()
    except ChangedError:
        with writing(folder):
            return work()


def _mine() -> set[Path]:
    """The folders in which this thread is the writer."""
    if not hasattr(_THREAD, "folders"):
        _THREAD.folders = set()
    folders: set[Path] = _THREAD.folders
    return folders


def holder(folder: Path) -> Holder | None:
    """Who says to be writing in a folder; None where nobody does."""
    try:
        values = json.loads((home_of(folder) / _HOLDER).read_bytes())
        return Holder(**{**values, "since": datetime.fromisoformat(values["since"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _sign(path: Path) -> None:
    """Say who holds the lock, since when and for which command."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "somebody"
    program = Path(sys.argv[0])
    name = program.parent.name if program.stem == "__main__" else program.stem
    values = {
        "user": user,
        "host": platform.node(),
        "process": os.getpid(),
        "command": " ".join([name, *sys.argv[1:2]]),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with naming(path):
        path.unlink(missing_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")


def _make_hidden(folder: Path) -> None:
    """The hidden folder, open to whom the event folder is open to; git passes it over."""
    hidden = folder / HIDDEN
    if not hidden.is_dir():
        hidden.mkdir(parents=True, exist_ok=True)
        hidden.chmod(folder.stat().st_mode & 0o7777)
    if not (hidden / ".gitignore").exists():
        write_atomically(hidden / ".gitignore", b"*\n")
