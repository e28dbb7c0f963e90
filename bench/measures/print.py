"""Times the command that prints a large dinner's papers, beside an older build's command.

The papers are those that every build has had: floor plan, lists by precedence, name and place, board, place
cards. Each run is a process of its own and the builds take turns; start and reading count. Work is
processor time over all threads and processes, memory the most that the process held.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measures.papers import dinner
from preseance.formats import write_event

PAPERS = (
    "floor-plan", "guests-by-precedence", "guests-by-name", "guests-by-place", "seating-board",
    "place-cards",
)  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What one run took."""

    seconds: float
    worked: float
    megabytes: float


def timed(source: Path, event: Path, papers: Sequence[str], to: Path) -> Run:
    """The command of the package in a source folder, run once.

    Raises
    ------
    RuntimeError
        Where it does not end well.
    """
    named = [word for paper in papers for word in ("--paper", paper)]
    command = [sys.executable, "-m", "preseance", "print", str(event), *named]
    command += ["--audience", "protocol", "--to", str(to)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(source)}, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{source}: preseance print ended with {process.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main(argv: list[str]) -> int:
    """Print seconds, work and memory of each build, and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench print", description=__doc__)
    parser.add_argument("--old", type=Path, help="src folder of an older build, to compare with")
    parser.add_argument("--guests", type=int, default=500, help="at the dinner (500)")
    parser.add_argument("--runs", type=int, default=3, help="of each build (3)")
    options = parser.parse_args(argv)
    if options.old is not None and not (options.old / "preseance").is_dir():
        print(f"There is no package preseance in {options.old}.", file=sys.stderr)
        return 2
    here = Path(__file__).resolve().parents[2] / "src"
    builds = {"new": here, **({"old": options.old.resolve()} if options.old else {})}
    runs: dict[str, list[Run]] = {build: [] for build in builds}
    with TemporaryDirectory() as folder:
        event = Path(folder) / "dinner"
        write_event(dinner(options.guests), event)
        for turn in range(options.runs):
            for build in list(builds)[:: -1 if turn % 2 else 1]:
                to = Path(folder) / build
                runs[build].append(timed(builds[build], event, PAPERS, to))
    for build, of in runs.items():
        print(f"{build}  {_median(of, 'seconds'):6.2f} s, {_median(of, 'worked'):5.2f} s of work, "
              f"{_median(of, 'megabytes'):4.0f} MB")  # fmt: skip
    if options.old is not None:
        ratios = {
            x: _median(runs["new"], x) / _median(runs["old"], x) for x in ("seconds", "worked")
        }
        print(f"{ratios['seconds']:.2f} of the old time, {ratios['worked']:.2f} of the old work")
    return 0


def _median(runs: Sequence[Run], what: str) -> float:
    return float(statistics.median(getattr(run, what) for run in runs))
