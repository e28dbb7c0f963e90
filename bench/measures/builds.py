"""Sets this build beside one before it, job by job and by turns, in processor time."""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.builds import Build, both
from bench.comparison import table
from bench.measures.replan import change, dinner

REPLAN = """
from bench.measures.replan import ConflictError, dinner, replan
events = {}
def job(given):
    guests, sentence = given
    if guests not in events:
        events[guests] = dinner(guests)
        replan(events[guests], ["cancel g00003"], alternatives=False)
    import time
    begun = time.process_time()
    try:
        best = replan(events[guests], [sentence], alternatives=False).best
    except ConflictError:
        return None
    return time.process_time() - begun, [best.holds, best.fewest_proven, list(best.cost)]
"""
CHECK = """
from bench.measures.check import check, drawn_plan, event, occasion_of
made = event(500, 1000)
def job(seed):
    occasion = occasion_of(made)
    plan = drawn_plan(occasion, seed)
    return len(check(occasion, plan).findings)
"""
PLAN = """
from bench.banquets import banquet
from bench.measures.conflict import plan_event
plan_event(banquet(20, 5), effort=1000)
def job(seed):
    return list(plan_event(banquet(150, 200, seed), effort=20_000).check.cost(everything=True))
"""


@dataclass(frozen=True)
class Job:
    """What is measured, and how often."""

    program: str
    runs: Callable[[argparse.Namespace], Sequence[Any]]
    """What each run is given."""
    allowed: float
    """How many times the time of the build before is allowed."""


def _sentences(options: argparse.Namespace) -> list[tuple[int, str]]:
    event, draw = dinner(options.guests), random.Random(1)
    return [(options.guests, change(draw, event)) for _ in range(options.changes)]


JOBS = {
    "replan": Job(REPLAN, _sentences, 2.0),
    "check": Job(CHECK, lambda options: range(options.runs), 1.05),
    "plan": Job(PLAN, lambda options: [k % 4 for k in range(options.runs)], 1.05),
}


def main(argv: list[str]) -> int:
    """Print a table of ratios, and the runs that were slowest beside the build before."""
    parser = argparse.ArgumentParser(prog="python -m bench builds", description=__doc__)
    parser.add_argument("--old", type=Path, required=True, help="checkout with its own .venv")
    parser.add_argument("--jobs", default=",".join(JOBS), help=f"which of them ({','.join(JOBS)})")
    parser.add_argument("--guests", type=int, default=150, help="of the dinner mended (150)")
    parser.add_argument("--changes", type=int, default=100, help="changes to mend for (100)")
    parser.add_argument("--runs", type=int, default=12, help="runs of the other jobs (12)")
    parser.add_argument("--slowest", type=int, default=0, help="runs told one by one (0)")
    options = parser.parse_args(argv)
    builds = both(options.old)
    rows = []
    for name in options.jobs.split(","):
        pairs = _by_turns(builds, name, JOBS[name].runs(options))
        rows += _rows(name, pairs, JOBS[name].allowed)
        slowest = sorted(pairs, key=lambda pair: -pair[2][0])
        for given, old, new in slowest[: options.slowest]:
            print(f"{given}: {old[0]:.3f} s {old[1]}, now {new[0]:.3f} s {new[1]}", flush=True)
    print(table(("job", "figure", "before, ms", "now, ms", "ratio", "allowed"), rows))
    for build in builds:
        build.end()
    return 0


Run = tuple[float, Any]


def _by_turns(
    builds: Sequence[Build], name: str, runs: Sequence[Any]
) -> list[tuple[Any, Run, Run]]:
    """Each run in both builds, the first of them by turns; one run before that is not counted."""
    for build in builds:
        build.learn(name, JOBS[name].program)
        build.run(name, runs[0])
    made = []
    for k, given in enumerate(runs):
        told = {x: builds[x].run(name, given) for x in ((0, 1) if k % 2 else (1, 0))}
        made.append((given, told[0], told[1]))
    return made


def _rows(name: str, pairs: Sequence[tuple[Any, Run, Run]], allowed: float) -> list[list[str]]:
    told = [pair for pair in pairs if pair[1][1] is not None and pair[2][1] is not None]
    times = [np.array([pair[x][0] for pair in told]) * 1000 for x in (1, 2)]
    rows = []
    for figure, measured in FIGURES.items():
        old, new = (measured(of) for of in times)
        ratio = f"{new / old:.2f}"
        rows.append([name, figure, f"{old:.0f}", f"{new:.0f}", ratio, f"{allowed:g}"])
    if name == "replan":
        counts = [sum(pair[x][1][1] for pair in told) for x in (1, 2)]
        rows.append([name, f"proven, of {len(told)}", *map(str, counts), "", ""])
    return rows


FIGURES: dict[str, Callable[[Any], float]] = {
    "least": lambda of: float(of.min()),
    "median": lambda of: float(statistics.median(of.tolist())),
    "mean": lambda of: float(of.mean()),
    "95th percentile": lambda of: float(np.percentile(of, 95)),
    "worst": lambda of: float(of.max()),
}
