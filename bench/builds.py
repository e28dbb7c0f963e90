"""Two builds of the package at work by turns, each in a process of its own, in processor time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, cast

WORKER = """
import json, sys, time
from contextlib import redirect_stdout
known = {}
for line in sys.stdin:
    name, given = json.loads(line)
    if name not in known:
        scope = {}
        exec(given, scope)
        known[name] = scope["job"]
        continue
    with redirect_stdout(sys.stderr):
        begun = time.process_time()
        told = known[name](given)
        spent = time.process_time() - begun
    if isinstance(told, tuple):
        spent, told = told
    print(json.dumps([spent, told]), flush=True)
"""
"""Reads a job's program once, then what each run is given; answers with seconds and what came of it."""


class Build:
    """One build at work: a checkout with an environment of its own."""

    def __init__(self, checkout: Path, interpreter: Path) -> None:
        there = checkout.resolve()
        path = os.pathsep.join([str(there / "src"), str(there)])
        self._process = subprocess.Popen(
            [str(interpreter), "-c", WORKER],
            cwd=there, env={**os.environ, "PYTHONPATH": path}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def learn(self, name: str, program: str) -> None:
        """Take a job: a program that defines ``job(given)``."""
        self._write([name, program])

    def run(self, name: str, given: Any) -> tuple[float, Any]:
        """Seconds of processor time, all threads together, and what the job returned.

        Raises
        ------
        RuntimeError
            Where the job failed; it has told why on standard error.
        """
        self._write([name, given])
        line = cast(IO[str], self._process.stdout).readline()
        if not line:
            raise RuntimeError(f"the job {name} failed")
        seconds, told = json.loads(line)
        return float(seconds), told

    def end(self) -> None:
        """Let it go."""
        cast(IO[str], self._process.stdin).close()
        self._process.wait()

    def _write(self, line: Sequence[Any]) -> None:
        pipe = cast(IO[str], self._process.stdin)
        pipe.write(json.dumps(line) + "\n")
        pipe.flush()


def both(old: Path) -> tuple[Build, Build]:
    """The build before, whose checkout has its ``.venv``, and this one."""
    here = Path(__file__).resolve().parent.parent
    return Build(old, old / ".venv" / "bin" / "python"), Build(here, Path(sys.executable))
