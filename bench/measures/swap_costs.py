"""How many exact swap costs one core knows a second, beside the plain C robust tabu search."""

from __future__ import annotations

import argparse

from bench.peers.quadratic import ROBUST_TABU, missing, run_peer
from bench.quadratic.generators import uniform
from preseance.engine.budget import Budget
from preseance.engine.quadratic import solve_quadratic


def measured(n: int, seconds: float) -> tuple[float, float | None]:
    """Swap costs a second and core, all upkeep included: ours, and the C peer's if it runs."""
    made = uniform(n, 1)
    found = solve_quadratic(made.flow, made.distance, budget=Budget(seconds=seconds, threads=1))
    theirs = None
    if missing(ROBUST_TABU) is None:
        theirs = run_peer(ROBUST_TABU, made, seconds, 0).evaluations_per_second
    return found.evaluations / found.seconds, theirs


def main(argv: list[str]) -> int:
    """Print both and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench swap_costs", description=__doc__)
    parser.add_argument("--n", type=int, default=100, help="facilities (100)")
    parser.add_argument("--seconds", type=float, default=3.0, help="time of each (3)")
    options = parser.parse_args(argv)
    ours, theirs = measured(options.n, options.seconds)
    print(f"n = {options.n}: ours {ours / 1e9:.2f} billion a second and core")
    if theirs:
        print(f"plain C robust tabu search {theirs / 1e9:.3f} billion; ratio {ours / theirs:.1f}")
    return 0
