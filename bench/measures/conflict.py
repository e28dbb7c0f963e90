"""Finds and proves the smallest conflict among 200 rules of 150 guests, beside a plain CP-SAT model."""

from __future__ import annotations

import argparse
import time

from bench.banquets import banquet, with_conflict
from bench.peers.plain_conflict import plain_conflict
from preseance.model.plan import Plan
from preseance.planning.checks.conflicts import conflicts_of
from preseance.planning.seating import plan_event


def main(argv: list[str]) -> int:
    """Print what each finds, and how long it takes."""
    parser = argparse.ArgumentParser(prog="python -m bench conflict", description=__doc__)
    parser.add_argument("--guests", type=int, default=150)
    parser.add_argument("--rules", type=int, default=200)
    parser.add_argument("--seeds", type=int, default=2)
    options = parser.parse_args(argv)
    plan_event(banquet(20, 5), effort=1000)  # The kernels are compiled, or fetched, here.
    for seed in range(options.seeds):
        for size in (3, 4):
            event = with_conflict(banquet(options.guests, options.rules, seed), size)
            made = plan_event(event, effort=300_000)
            begun = time.perf_counter()
            (found, *_) = conflicts_of(made.check.occasion, made.plan, Plan()).conflicts
            took = time.perf_counter() - begun
            proof = "smallest" if found.smallest_proven else "irreducible"
            print(f"seed {seed}: {', '.join(found.ids)} ({proof}) in {took:.2f} s", flush=True)
            begun = time.perf_counter()
            plain = plain_conflict(event)
            peer = time.perf_counter() - begun
            names = ", ".join(plain) or "nothing found"
            print(f"  plain CP-SAT: {names} in {peer:.2f} s", flush=True)
            print(f"  {peer / took:.1f} times faster than the plain model", flush=True)
    return 0
