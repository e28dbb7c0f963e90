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
        as_root = os.geteuid() == 0
        if as_root:
            # The server refuses to run as root.
            shutil.chown(folder, "postgres")

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), *arguments]
            before = ["runuser", "-u", "postgres", "--"] if as_root else []
            subprocess.run([*before, *command], check=True, cwd=folder, capture_output=True)

        data = str(folder / "data")
        run(
            "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "-U", "postgres",
        )  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        # Its output goes to a file: a pipe would stay open as long as it runs.
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")
