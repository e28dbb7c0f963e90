"""Rehearses a thousand likely changes of the Élysée lunch."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.model.plan import Mark
from preseance.planning.publishing import marked
from preseance.planning.replan.rehearsing import rehearse
from preseance.planning.seating import plan_event


def main(argv: list[str]) -> int:
    """Print the time, and what the changes would take."""
    parser = argparse.ArgumentParser(prog="python -m bench rehearse", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="changes sampled (1000)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        event = read_event(copy_example("paris-2018", Path(folder) / "event"))
    plan = marked(plan_event(event, session="lunch").plan, Mark.PRINTED)
    event = event.model_copy(update={"plan": plan})
    rehearse(event, session="lunch", count=1, seed=options.seed)  # Kernels are compiled here.
    begun = time.perf_counter()
    made = rehearse(event, session="lunch", count=options.count, seed=options.seed)
    took = time.perf_counter() - begun
    print(
        f"{made.count} changes in {took:.1f} s on one core: {made.expected_moves:.2f} moves "
        f"expected, {made.percentile_95} at the 95th percentile, {made.unanswered} unanswered"
    )
    return 0
