"""Times what starting takes: `import preseance` and `preseance --help`, beside another build's."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PROGRAMS = {
    "python alone": "pass",
    "import preseance": "import preseance",
    "preseance --help": (
        "import sys; sys.argv = ['preseance', '--help']; "
        "from preseance.__main__ import main; main()"
    ),
}


def seconds(interpreters: Sequence[str], program: str, runs: int) -> list[float]:
    """Median seconds of a program under each interpreter, their runs by turns after one of each.

    Raises
    ------
    subprocess.CalledProcessError
        Where the program fails.
    """
    times: list[list[float]] = [[] for _ in interpreters]
    for _ in range(runs + 1):
        for k, interpreter in enumerate(interpreters):
            begun = time.perf_counter()
            subprocess.run([interpreter, "-c", program], check=True, stdout=subprocess.DEVNULL)
            times[k].append(time.perf_counter() - begun)
    return [statistics.median(of[1:]) for of in times]


def main(argv: list[str]) -> int:
    """Print the median milliseconds of each program, of this build and the other."""
    parser = argparse.ArgumentParser(prog="python -m bench start_up", description=__doc__)
    parser.add_argument("--old", type=Path, help="interpreter that has the other build")
    parser.add_argument("--runs", type=int, default=15, help="runs each, after a first one (15)")
    options = parser.parse_args(argv)
    interpreters = [sys.executable, *([str(options.old)] if options.old else [])]
    for name, program in PROGRAMS.items():
        found = [f"{1000 * s:.0f} ms" for s in seconds(interpreters, program, options.runs)]
        print(f"{name}: {found[0]}{f', the other build {found[1]}' if options.old else ''}")
    return 0
