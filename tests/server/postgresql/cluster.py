"""A PostgreSQL of one's own, from Debian's packages: in a folder, on a socket, for a test."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """Where the server's programs are: Debian keeps them outside the path."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).parent if elsewhere else None


@contextmanager
def cluster(programs: Path) -> Iterator[Path]:
    """A running server; what is given is the folder of its socket."""
    with tempfile.TemporaryDirectory(prefix="preseance-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            # The server refuses to run as root.
            shutil.chown(folder, "postgres")
        data = str(folder / "data")
        _run(
            programs, folder,
            "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "-U", "postgres",
        )  # fmt: skip
        _start(programs, folder)
        try:
            yield folder
        finally:
            _stop(programs, folder)


@contextmanager
def away(programs: Path, folder: Path) -> Iterator[None]:
    """The same server gone for a while, as if its machine had failed."""
    _stop(programs, folder, "immediate")
    try:
        yield
    finally:
        _start(programs, folder)


def _start(programs: Path, folder: Path) -> None:
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    data, log = str(folder / "data"), str(folder / "log")
    # Its output goes to a file: a pipe would stay open as long as it runs.
    _run(programs, folder, "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")


def _stop(programs: Path, folder: Path, how: str = "fast") -> None:
    _run(programs, folder, "pg_ctl", "-D", str(folder / "data"), "-m", how, "-w", "stop")


def _run(programs: Path, folder: Path, program: str, *arguments: str) -> None:
    command = [str(programs / program), *arguments]
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, *command], check=True, cwd=folder, capture_output=True)
