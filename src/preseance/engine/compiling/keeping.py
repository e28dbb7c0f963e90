"""Where compiled kernels are kept: a file each, written whole, the longest unused thrown away.

Kept code is run without being looked at. Only files of this user, or of the system's
administrator, that nobody else may write to are read; one that is damaged is as good as none.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import tempfile
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from preseance.errors import KernelsNotKept

MOST_BYTES = 256 * 2**20
"""Kernels kept in a folder, before the longest unused go; all of one version take about 10 MB."""

SUFFIX = ".kernel"
SHIPPED = Path(__file__).parent / "shipped"
"""Kernels that built packages bring; a checkout has none."""
_DIGEST = hashlib.sha256().digest_size
_USER = os.getuid() if hasattr(os, "getuid") else None
"""Windows knows no such numbers; its folders for temporary files and caches are each user's own."""


@cache
def keep() -> Keep:
    """Where this process keeps its kernels."""
    return Keep(chosen_folder(), spare_folder())


def shipped(name: str) -> bytes | None:
    """A kernel that came with the package, by its name; None where there is none, or it is damaged."""
    path = SHIPPED / f"{name}{SUFFIX}"
    with suppress(OSError):
        whole = path.read_bytes()
        data = whole[_DIGEST:]
        if whole[:_DIGEST] == _digest(path.name, data):
            return data
    return None


class Keep:
    """Kernels by name, in a folder; in a spare one, or nowhere, where that cannot be written to."""

    def __init__(self, chosen: Path | None, spare: Path | None) -> None:
        self._chosen, self._spare = chosen, spare

    def read(self, name: str) -> bytes | None:
        """What was kept under a name; None where there is nothing sound.

        Warns once of kernels that cannot be kept where they should be. That is before the first is
        compiled, as Numba makes bare text of warnings while it compiles.
        """
        for folder in (self._chosen, self._spare):
            if folder and (data := _read(folder / f"{name}{SUFFIX}")):
                return data
        _ = self._open
        return None

    def write(self, name: str, data: bytes) -> None:
        """Keep data under a name, where that is possible."""
        if self._open:
            # The disk may be full, or another process reading the same kernel.
            with suppress(OSError):
                _write(self._open / f"{name}{SUFFIX}", data)

    @cached_property
    def _open(self) -> Path | None:
        """The folder that takes new kernels."""
        fault = _fault(self._chosen) if self._chosen else None
        if self._chosen and not fault:
            return self._chosen
        spare = self._spare if self._spare and not _fault(self._spare, private=True) else None
        warnings.warn(KernelsNotKept(self._chosen, fault, spare), stacklevel=2)
        return spare


def chosen_folder() -> Path | None:
    """What ``PRESEANCE_CACHE_DIR`` names, else the user's own for such things; None without home."""
    if named := os.environ.get("PRESEANCE_CACHE_DIR"):
        return Path(named).absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "preseance", "cache") if base else None
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given, "preseance")
    caches = "Library/Caches" if sys.platform == "darwin" else ".cache"
    # A folder that nobody may enter or whose user nobody knows is no home either.
    with suppress(OSError, RuntimeError):
        if (home := Path.home()).is_dir():
            return home / caches / "preseance"
    return None


def spare_folder() -> Path | None:
    """One of this user's among temporary files; None where the system has no place for them."""
    private = "preseance" if _USER is None else f"preseance-{_USER}"
    with suppress(OSError):
        # Last of all Python offers the working folder, which may be somebody's event.
        if (base := Path(tempfile.gettempdir())) != Path.cwd():
            return base / private
    return None


def sweep(folder: Path) -> None:
    """Throw the longest unused kernels away, so that a folder does not grow for ever."""
    kept = 0
    for _, size, path in sorted(_ages(folder), reverse=True):
        kept += size
        if kept > MOST_BYTES:
            with suppress(OSError):
                path.unlink()


def _ages(folder: Path) -> list[tuple[float, int, Path]]:
    ages = []
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            status = path.stat()
            ages.append((status.st_mtime, status.st_size, path))
    return ages


def _fault(folder: Path, *, private: bool = False) -> str | None:
    """Why kernels cannot be kept in a folder, which is made; None where they can."""
    try:
        folder.mkdir(mode=0o700 if private else 0o777, parents=not private, exist_ok=True)
        if private:
            _refuse_shared(folder, folder.lstat())
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return error.strerror or str(error)
    sweep(folder)
    return None


def _refuse_shared(folder: Path, status: os.stat_result) -> None:
    """Refuse a folder that others made or may open, or a link that leads who knows where."""
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    others = stat.S_IRWXG | stat.S_IRWXO
    if _USER is not None and (status.st_uid != _USER or status.st_mode & others):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            digest, data = file.read(_DIGEST), file.read()
    except OSError:
        return None
    if digest != _digest(path.name, data):
        return None
    with suppress(OSError):
        os.utime(path)  # It was of use today.
    return data


def _write(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(suffix=SUFFIX, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(_digest(path.name, data) + data)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _is_ours(status: os.stat_result) -> bool:
    """Whether only this user, or the administrator, can have written a file."""
    others = stat.S_IWGRP | stat.S_IWOTH
    return _USER is None or (status.st_uid in (_USER, 0) and not status.st_mode & others)


def _digest(name: str, data: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + data).digest()


@dataclass(frozen=True)
class KernelsKept:
    """The folder of compiled kernels."""

    folder: Path | None
    """None where the user has no folder for such things."""
    fault: str | None
    """Why nothing can be kept there; None where it can."""
    kept: int
    """How many are there."""


def kept_here() -> KernelsKept:
    """Where this user's kernels are, and how many."""
    folder = chosen_folder()
    if folder is None:
        return KernelsKept(None, None, 0)
    fault = _fault(folder)
    return KernelsKept(folder, fault, 0 if fault else len(list(folder.glob(f"*{SUFFIX}"))))
