"""Sparse events of 150 to 100,000 guests: time per move, memory, first plan, and what more time gains."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

import numpy as np

from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.terms import PairTerm, PlaceTerm, Relation, Weights

SIZES = (150, 1_500, 15_000, 100_000)
RELATIONS = 10
"""Relations a guest has on average, either way."""
TABLE = 10


@dataclass(frozen=True)
class Measured:
    """One run in a process of its own."""

    guests: int
    seconds: float
    """Given to the search."""
    cost: tuple[int, ...]
    evaluations: int
    nanoseconds: float
    """Wall time a move, of the search alone."""
    megabytes: float
    """Most memory the process held."""
    first_plan: float
    """Seconds from the first import to the first improvement beyond the start."""


def event(guests: int, seed: int = 0) -> Problem:
    """Tables of ten; of ten relations a guest one is an enemy, three are kin, the rest wishes.

    Acquaintance is local, as in life: a guest mostly knows others of his own circle of about a
    hundred. Enemies must not share a table, kin should, wishes are better granted; a tenth of the
    guests want one table of the room, at a price.
    """
    rng = np.random.default_rng(seed)
    count = guests * RELATIONS // 2
    first = rng.integers(0, guests, count)
    away = np.rint(rng.normal(0, 50, count)).astype(np.int64)
    second = (first + np.where(away == 0, 1, away)) % guests
    shuffled = rng.permutation(guests)
    first, second = shuffled[first], shuffled[second]
    kind = rng.random(count)
    table = Relation.same(np.arange(guests) // TABLE)
    terms = [
        PairTerm(
            level=level,
            session=0,
            weights=Weights(first[part], second[part], worth[part]),
            relation=table,
        )
        for level, part, worth in (
            (0, kind < 0.1, np.ones(count, dtype=np.int64)),
            (1, (kind >= 0.1) & (kind < 0.4), np.full(count, -5)),
            (2, kind >= 0.4, -rng.integers(1, 4, count)),
        )
    ]
    wanting = rng.choice(guests, guests // 10, replace=False)
    places = rng.integers(0, guests, len(wanting))
    term = PlaceTerm(level=2, session=0, costs=Weights(wanting, places, np.full(len(wanting), -2)))
    session = SessionPlaces(guests, np.arange(guests))
    return Problem(guests, [session], [*terms, term], ("must", "should", "prefer"))


def measured(guests: int, seconds: float) -> Measured:
    """Solve one event here and now."""
    began = time.perf_counter()
    problem = event(guests)
    built = time.perf_counter() - began
    solution = solve(problem, Budget(seconds=seconds))
    return Measured(
        guests,
        seconds,
        solution.cost,
        solution.evaluations,
        1e9 * solution.seconds / max(1, solution.evaluations),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        built + solution.trace[min(1, len(solution.trace) - 1)][0],
    )


def apart(guests: int, seconds: float) -> Measured:
    """The same in a fresh process, its memory its own."""
    words = [sys.executable, "-m", "bench", "sparse", "--one", str(guests)]
    done = subprocess.run(
        [*words, "--seconds", str(seconds)], check=True, capture_output=True, text=True
    )
    return Measured(**json.loads(done.stdout))


def main(argv: list[str]) -> int:
    """A line a size; with ``--long`` also what that many seconds gain."""
    parser = argparse.ArgumentParser(prog="python -m bench sparse", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="of each run (10)")
    parser.add_argument("--long", type=float, help="seconds of a second, longer run")
    parser.add_argument("--guests", type=int, nargs="+", default=SIZES, help="sizes of events")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.one is not None:
        print(json.dumps(asdict(measured(options.one, options.seconds))))
        return 0
    for guests in options.guests:
        for seconds in filter(None, (options.seconds, options.long)):
            run = apart(guests, seconds)
            print(
                f"{guests:7,} guests, {seconds:g} s: cost {list(run.cost)}, "
                f"{run.nanoseconds:.0f} ns a move, {run.megabytes:.0f} MB, "
                f"first better plan after {run.first_plan:.2f} s",
                flush=True,
            )
    return 0
