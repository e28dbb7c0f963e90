"""Times every paper of a large dinner, with the ratio to an older build of the package.

Each run is a process of its own, so that fonts and kernels are read as at a command; old build
and new take turns. Work is processor time over all threads, which neighbours on the machine disturb less.
Two papers are made at a time, so that the seconds of one are those it was waited for.
Memory is the most that such a process held.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.banquets import banquet
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan

_GIVEN = (
    "Anne-Marie", "José", "Élisabeth", "François", "Zoë", "Håkan", "Ljubica", "Παναγιώτης",
    "Дмитрий", "Maximilian", "Tomás", "Siân",
)  # fmt: skip
_FAMILY = (
    "Nguyễn", "Müller", "de la Fuente", "van der Berg", "Щёлокова", "Παπαδόπουλος", "O’Brien",
    "Hohenlohe-Langenburg", "Şahin", "Łukasiewicz", "Smith", "Kim",
)  # fmt: skip

_LEFT_OUT = frozenset({"report", "find-table", "find-sign"})
"""Pages for browsers, and the sign that leads to one."""


def dinner(num_guests: int) -> Event:
    """A banquet with names of many lengths, everybody at a place."""
    draw = random.Random(1)
    event = banquet(num_guests, 0)
    guests = tuple(
        guest.model_copy(
            update={"name": f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}", "title": "Minister"}
        )
        for guest in event.guests
    )
    places = (f"{table.id}-{number + 1}" for table in event.rooms[0].tables for number in range(10))
    session = event.sessions[0].id
    placements = tuple(
        Placement(session=session, guest=guest.id, place=place)
        for guest, place in zip(guests, places, strict=False)
    )
    return event.model_copy(update={"guests": guests, "plan": Plan(placements=placements)})


def printed(num_guests: int) -> dict[str, Any]:
    """Seconds a paper by its name, in all, and the most memory held, MB."""
    from preseance.door.paper_kinds import KINDS, ordered
    from preseance.door.sheets import sheets_of
    from preseance.planning.checks.checking import check
    from preseance.planning.occasion.making import occasion_of

    event = dinner(num_guests)
    checked = check(occasion_of(event), event.plan)
    order = ordered((*(k for k in KINDS if k not in _LEFT_OUT), "a3"), "protocol", "en", "pdf")
    took: dict[str, float] = {}
    worked = time.process_time()
    begun = last = time.perf_counter()
    for sheet in sheets_of(checked, checked.occasion.assemblies[0], order):
        now = time.perf_counter()
        took[sheet.stem], last = now - last, now
    return {
        "papers": took,
        "seconds": last - begun,
        "worked": time.process_time() - worked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _run(num_guests: int, source: Path | None) -> dict[str, Any]:
    """The same in a process of its own, with the package of another source folder where named."""
    paths = ([str(source)] if source else []) + [p for p in sys.path if p]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "bench", "papers", "--one", "--guests", str(num_guests)]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def main(argv: list[str]) -> int:
    """Print seconds a paper and in all, memory, and the ratio to the older build."""
    parser = argparse.ArgumentParser(prog="python -m bench papers", description=__doc__)
    parser.add_argument("--guests", type=int, default=500, help="at the dinner (500)")
    parser.add_argument("--runs", type=int, default=3, help="of each build (3)")
    parser.add_argument("--old", type=Path, help="src folder of an older build, to compare with")
    parser.add_argument("--one", action="store_true", help="one run, as JSON")
    options = parser.parse_args(argv)
    if options.one:
        print(json.dumps(printed(options.guests)))
        return 0
    if options.old is not None and not (options.old / "preseance").is_dir():
        print(f"There is no package preseance in {options.old}.", file=sys.stderr)
        return 2
    new, old = [], []
    for _ in range(options.runs):
        new.append(_run(options.guests, None))
        if options.old is not None:
            old.append(_run(options.guests, options.old))
    _tell("new", new)
    if old:
        _tell("old", old)
        ratio = _median(new, "seconds") / _median(old, "seconds")
        worked = _median(new, "worked") / _median(old, "worked")
        print(f"all papers: {ratio:.2f} of the old time, {worked:.2f} of the old work")
    return 0


def _median(runs: list[dict[str, Any]], what: str) -> float:
    return float(statistics.median(run[what] for run in runs))


def _tell(build: str, runs: list[dict[str, Any]]) -> None:
    for paper in runs[0]["papers"]:
        took = statistics.median(run["papers"][paper] for run in runs)
        print(f"{build}  {paper:32} {took:7.2f} s")
    print(f"{build}  {'in all':32} {_median(runs, 'seconds'):7.2f} s, {_median(runs, 'worked'):.2f} s of work, "
          f"{_median(runs, 'megabytes'):.0f} MB")  # fmt: skip
