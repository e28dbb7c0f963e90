"""Times the order of precedence of a large event under a scheme of its own: 5,000 guests, 60 classes.

With `--before SRC`, the source folder of an earlier build, both are timed by turns in processes of
their own, and the ratio is told.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.scheme_row import SchemeRow
from preseance.protocol import order

ROOT = Path(__file__).parents[2]


def event(num_guests: int, num_classes: int, seed: int = 0) -> Event:
    """Guests of all classes of an order of their event's own, by a date, and by birth where known."""
    draw = random.Random(seed)
    classes = [
        {"roles": [f"office-{k}"], "keys": ["took_office", "born?"]} for k in range(num_classes)
    ]
    return Event(
        id="large",
        title="Large",
        start=date(2026, 1, 1),
        scheme="own",
        schemes=(SchemeRow.model_validate({"id": "own", "classes": classes}),),
        guests=tuple(
            Guest(
                id=f"g{k}",
                name=f"Guest {k}",
                role=f"office-{draw.randrange(num_classes)}",
                keys={"took_office": _day(draw)}
                | ({"born": _day(draw)} if draw.random() < 0.5 else {}),
            )
            for k in range(num_guests)
        ),
    )


def _day(draw: random.Random) -> str:
    return f"{draw.randint(1950, 2020)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"


def milliseconds(num_guests: int, num_classes: int, runs: int) -> float:
    """Least processor time of a ranking, in milliseconds: what the work takes, whoever else runs."""
    large, times = event(num_guests, num_classes), []
    for _ in range(runs):
        begun = time.process_time()
        assert len(order(large).ranks) == num_guests
        times.append(1000 * (time.process_time() - begun))
    return min(times)


def main(argv: list[str]) -> int:
    """Print the time, and beside it that of an earlier build where one is named."""
    parser = argparse.ArgumentParser(prog="python -m bench ranking", description=__doc__)
    parser.add_argument("--guests", type=int, default=5000)
    parser.add_argument("--classes", type=int, default=60)
    parser.add_argument("--runs", type=int, default=7, help="rankings a process (7)")
    parser.add_argument("--turns", type=int, default=5, help="processes of each build (5)")
    parser.add_argument("--before", type=Path, help="source folder of an earlier build")
    options = parser.parse_args(argv)
    size = (options.guests, options.classes, options.runs)
    what = f"{options.guests} guests under {options.classes} classes of their own"
    if options.before is None:
        print(f"{what}: {milliseconds(*size):.0f} ms")
        return 0
    pairs = [
        (_apart(ROOT / "src", size), _apart(options.before, size)) for _ in range(options.turns)
    ]
    new, old = (min(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{what}: {new:.0f} ms, before {old:.0f} ms, ratio {ratio:.2f}")
    return 0


def _apart(source: Path, size: tuple[int, int, int]) -> float:
    """The same in a process of its own, with the package of a source folder."""
    code = f"from bench.measures.ranking import milliseconds; print(milliseconds(*{size}))"
    path = os.pathsep.join([str(source), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)
