"""Writing so that a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import glob
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step, and see it on the disk first.

    What a killed process left of an earlier write of the same file is cleared away.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_left(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.{os.getpid()}.")
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


def _clear_left(path: Path) -> None:
    """Remove the unfinished files of processes that run no more; those of running ones stay."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.*"):
        number = left.name.removeprefix(f".{path.name}.").partition(".")[0]
        if number.isdecimal() and not _runs(int(number)):
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
