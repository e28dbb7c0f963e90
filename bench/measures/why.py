"""Questions a plan of 150 guests: why a guest is where he is, and two wishes, in process."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from bench.banquets import banquet
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.planning.questions.wishing import at_place, beside
from preseance.planning.seating import plan_event


def main(argv: list[str]) -> int:
    """Print the median seconds of each question, event made ready included."""
    parser = argparse.ArgumentParser(prog="python -m bench why", description=__doc__)
    parser.add_argument("--guests", type=int, default=150)
    parser.add_argument("--rules", type=int, default=200)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args(argv)
    event = banquet(options.guests, options.rules)
    plan = plan_event(event, effort=300_000).plan

    def asked(question: Callable[[Questions], object]) -> float:
        times = []
        for _ in range(options.runs + 1):
            begun = time.perf_counter()
            question(Questions(occasion_of(event), plan))
            times.append(time.perf_counter() - begun)
        return statistics.median(times[1:])

    print(f"why: {asked(lambda q: q.explain('g010')):.3f} s", flush=True)
    print(f"why --beside: {asked(lambda q: beside(q, 'g010', 'g077')):.3f} s", flush=True)
    print(f"why --at: {asked(lambda q: at_place(q, 'g010', 't3-4')):.3f} s", flush=True)
    return 0
