"""What grows with a hall: mending, a move of the search, memory, reading; and what a second process gains.

Each line is measured in a process of its own. Times are processor time, but for the rehearsal's, which is
what one waits for.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.goals import Goal, amount, ratio, table

HERE = Path(__file__).resolve().parent.parent.parent

MEND = """
import random, statistics, time
from bench.measures.replan import ConflictError, change, dinner, replan
event, draw, times = dinner(given["guests"]), random.Random(1), []
replan(event, ["cancel g00003"], alternatives=False)
while len(times) < given["changes"]:
    sentence = change(draw, event)
    begun = time.process_time()
    try:
        replan(event, [sentence], alternatives=False)
    except ConflictError:
        continue
    times.append(time.process_time() - begun)
told = statistics.median(times)
"""
MOVE = """
import resource, time
from bench.measures.sparse import Budget, event, solve
solve(event(150), Budget(effort=1000, threads=1))
problem, spent = event(given["guests"]), []
for effort in (given["effort"], 5 * given["effort"]):
    begun = time.process_time()
    found = solve(problem, Budget(effort=effort, threads=1))
    spent.append((time.process_time() - begun, found.evaluations))
(first, few), (second, many) = spent
told = [(second - first) / max(1, many - few), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]
"""
READ = """
import pathlib, tempfile, time
from bench.measures.replan import dinner
from preseance import read_event, write_event
made = dinner(given["guests"])
with tempfile.TemporaryDirectory() as aside:
    folder = pathlib.Path(aside) / "event"
    write_event(made, folder)
    del made
    begun = time.process_time()
    read_event(folder)
    told = time.process_time() - begun
"""
REHEARSE = """
import time
from preseance.door.executors import helping
from bench.measures.replan import dinner
from preseance.planning.replan.rehearsing import rehearse
if __name__ == "__main__":
    event = dinner(given["guests"])
    rehearse(event, count=1)
    begun = time.perf_counter()
    with helping("processes", given["workers"]) as executor:
        rehearse(event, count=given["count"], executor=executor)
    told = time.perf_counter() - begun
"""


def told(program: str, given: dict[str, Any], source: Path | None = None) -> Any:
    """What a program tells of what it is given, in a process of its own; of sources elsewhere where named.

    Raises
    ------
    subprocess.CalledProcessError
        Where it fails; it has told why on standard error.
    """
    src = source or HERE / "src"
    path = os.pathsep.join([str(src), str(src.parent)])
    text = f"import json\ngiven = json.loads({json.dumps(json.dumps(given))})\n{program}\n"
    text += 'if __name__ == "__main__":\n    print(json.dumps(told))\n'
    done = subprocess.run(
        [sys.executable, "-c", text],
        # A program given in words looks where it stands before it looks in the path.
        env={**os.environ, "PYTHONPATH": path}, cwd=src.parent,
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def measured(options: argparse.Namespace) -> Iterator[Goal]:
    """The lines of the table, each as soon as it is known."""
    sizes = [int(size) for size in options.sizes.split(",")]
    mended = [told(MEND, {"guests": n, "changes": options.changes}) for n in sizes]
    for n, seconds in zip(sizes, mended, strict=True):
        yield amount(f"a change at {n:,} guests, median", 1e3 * seconds, "ms")
    if options.old is not None:
        was = told(MEND, {"guests": sizes[-1], "changes": options.changes}, options.old.absolute())
        yield ratio(
            f"a change at {sizes[-1]:,} guests beside the other build", was, mended[-1], 0.2
        )
    halls = [int(size) for size in options.halls.split(",")]
    moves = [told(MOVE, {"guests": n, "effort": options.effort}) for n in halls]
    nanoseconds = [1e9 * seconds for seconds, _ in moves]
    for n, cost in zip(halls[1:], nanoseconds[1:], strict=True):
        yield ratio(f"a move at {n:,} guests beside {halls[0]:,}", nanoseconds[0], cost, 2.0, "ns")
    gigabytes = moves[-1][1] / 2**20
    yield amount(f"memory at {halls[-1]:,} places", gigabytes, "GB", 1.0)
    reading = told(READ, {"guests": options.read})
    yield amount(f"reading {options.read:,} guests", reading, "s", 3.0)
    alone, shared = (
        told(REHEARSE, {"guests": options.guests, "count": options.count, "workers": workers})
        for workers in (1, 2)
    )
    yield ratio(f"rehearsing {options.count:,} changes on 2 processes beside 1", alone, shared, 0.6)


def main(argv: list[str]) -> int:
    """Print the table, its lines as they come."""
    parser = argparse.ArgumentParser(prog="python -m bench scale", description=__doc__)
    parser.add_argument("--old", type=Path, help="sources of a build before, for mending (DIR/src)")
    parser.add_argument("--sizes", default="150,500,2000", help="guests of the dinners mended")
    parser.add_argument("--changes", type=int, default=40, help="changes each (40)")
    parser.add_argument("--halls", default="1500,20000,100000", help="guests of the halls searched")
    parser.add_argument(
        "--effort", type=int, default=200_000, help="moves of a short search (200000)"
    )
    parser.add_argument("--read", type=int, default=20_000, help="guests of the event read (20000)")
    parser.add_argument("--guests", type=int, default=150, help="of the dinner rehearsed (150)")
    parser.add_argument("--count", type=int, default=1000, help="changes rehearsed (1000)")
    options = parser.parse_args(argv)
    goals = []
    for goal in measured(options):
        goals.append(goal)
        print(f"{goal.what}: {goal.was} {goal.now}", flush=True)
    print(table(goals))
    return 0
