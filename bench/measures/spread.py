"""How far rehearsals spread over many machines: costs measured here, workers simulated.

What is measured: each answer alone, what begins a worker, its first answer, and handing a chunk over and
back. What is simulated: workers that each take the next chunk when they are free, as chunks are handed to
them one after another by one process. A network is not.
"""

from __future__ import annotations

import argparse
import heapq
import pickle
import subprocess
import sys
import time
from dataclasses import dataclass

from bench.measures.replan import dinner
from preseance.door.executors import Processes
from preseance.planning.replan.likely import likely_changes, sampled, with_stand_ins
from preseance.planning.replan.rehearsing import answer_all, answer_packed, chunks_of

WORKERS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
LOADS = "import preseance.planning.replan.rehearsing"


@dataclass(frozen=True)
class Costs:
    """Seconds, as measured."""

    answers: tuple[float, ...]
    """Each answer alone, once everything is known of its event."""
    begins: float
    """From nothing to a process that has loaded what it needs."""
    first: float
    """What the first answer of an event takes longer than others."""
    handed: float
    """One chunk, to a worker and back."""


def measured(guests: int, count: int) -> Costs:
    """What it takes on this machine."""
    event = dinner(guests)
    changes = list(dict.fromkeys(sampled(likely_changes(event, event.plan), count, 0)))
    ready = with_stand_ins(event, list(dict.fromkeys(c.guest for c in changes)))

    def took(*some: int) -> float:
        begun = time.perf_counter()
        answer_all(ready, event.plan, None, [changes[k] for k in some])
        return time.perf_counter() - begun

    cold = took(0)
    answers = tuple(took(k) for k in range(len(changes)))
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", LOADS], check=True)
    begins = time.perf_counter() - begun
    packed = pickle.dumps((ready, event.plan, None))
    with Processes(1) as pool:
        pool.submit(answer_packed, packed, []).result()
        begun = time.perf_counter()
        for _ in range(50):
            pool.submit(answer_packed, packed, []).result()
        handed = (time.perf_counter() - begun) / 50
    return Costs(answers, begins, max(0.0, cold - answers[0]), handed)


def simulated(costs: Costs, events: int, workers: int) -> float:
    """Seconds until the last answer of so many events is there, with so many workers."""
    free = [(costs.begins, k) for k in range(workers)]
    knows = [-1] * workers
    clock = last = 0.0
    for event in range(events):
        for chunk in chunks_of(costs.answers):
            clock += costs.handed
            at, worker = heapq.heappop(free)
            first = costs.first if knows[worker] != event else 0.0
            knows[worker] = event
            done = max(at, clock) + first + sum(chunk)
            last = max(last, done)
            heapq.heappush(free, (done, worker))
    return last


def main(argv: list[str]) -> int:
    """Print what was measured, then the table that is simulated from it."""
    parser = argparse.ArgumentParser(prog="python -m bench spread", description=__doc__)
    parser.add_argument("--guests", type=int, default=150, help="of the dinner rehearsed (150)")
    parser.add_argument("--count", type=int, default=1000, help="changes rehearsed (1000)")
    parser.add_argument("--events", type=int, default=50, help="events by one call (50)")
    options = parser.parse_args(argv)
    costs = measured(options.guests, options.count)
    print(
        f"measured: {len(costs.answers)} answers in {sum(costs.answers):.2f} s, a worker begins in "
        f"{costs.begins:.2f} s, its first answer of an event takes {costs.first:.2f} s longer, "
        f"a chunk is handed over in {1000 * costs.handed:.2f} ms"
    )
    print("| workers | one event, simulated | efficiency | all events, simulated | efficiency |")
    print("|---|---|---|---|---|")
    alone = [simulated(costs, events, 1) for events in (1, options.events)]
    for workers in WORKERS:
        took = [simulated(costs, events, workers) for events in (1, options.events)]
        one, all_ = (
            f"{now:.2f} s | {was / now / workers:.0%}" for was, now in zip(alone, took, strict=True)
        )
        print(f"| {workers} | {one} | {all_} |")
    return 0
