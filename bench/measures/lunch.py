"""Plans the Élysée lunch at the usual effort and for much longer, and times the command itself."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.planning.seating import Planned, plan_event


def planned(event: Event, seed: int, seconds: float | None) -> tuple[Planned, float]:
    """One plan of the lunch, and the wall time it took."""
    begun = time.perf_counter()
    made = plan_event(event, session="lunch", seed=seed, seconds=seconds)
    return made, time.perf_counter() - begun


def whole_process(command: list[str], runs: int) -> float:
    """Median wall time of a command, in seconds, after one run that is not counted."""
    times = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:])


def main(argv: list[str]) -> int:
    """Print the plan's cost at both times, and what a fresh process costs beside bare Python."""
    parser = argparse.ArgumentParser(prog="python -m bench lunch", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the long run (60)")
    parser.add_argument("--seeds", type=int, default=3, help="plans at the usual effort (3)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        event = read_event(copy_example("paris-2018", Path(folder) / "event"))
    planned(event, 0, 0.1)  # The kernels are compiled, or read from their cache, here.
    for seed in range(options.seeds):
        made, took = planned(event, seed, None)
        print(f"usual effort, seed {seed}: {_costs(made)} in {took:.2f} s", flush=True)
    made, took = planned(event, 0, options.seconds)
    print(f"long run: {_costs(made)} in {took:.2f} s", flush=True)
    bare = whole_process([sys.executable, "-c", "pass"], 5)
    for words in (["--help"], ["plan", "--help"]):
        took = whole_process([sys.executable, "-m", "preseance", *words], 5)
        print(f"preseance {' '.join(words)}: {took:.2f} s, {took / bare:.0f} × bare Python")
    return 0


def _costs(made: Planned) -> str:
    levels = made.solution.levels
    return ", ".join(f"{x.name} {x.cost}{' (proven)' if x.proven else ''}" for x in levels)
