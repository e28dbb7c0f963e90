"""Sessions of place and pair terms alone: tabu search and branch and bound before all else.

There the dense search of `engine.quadratic` is far stronger than exchanges one by one; where a
table is small, its tree is searched through, which proves it.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from preseance.engine.limits import Limits
from preseance.engine.matrices import Combined, Matrices, matrices_of, sessions_alone
from preseance.engine.problem import Placement, Problem
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.prepare import landscape
from preseance.engine.quadratic.proving import Prover
from preseance.engine.quadratic.search import Costs

PART = 0.85
"""Part of the time for this, where there is no other kind of session."""
PART_AMONG_OTHERS = 0.4
SWAPS = 400
"""Swap costs of the dense search that take the time of one change counted as effort."""
STEPS = 4 * 1000
"""Steps of one batch, at least."""
LARGEST_PROOF = 24
DENSE = 0.3
"""Density from which a larger session is read: below, exchanges that look at few pairs go further."""
PROOF = 0.7
"""Part of what is left that goes to the tree of a small table."""
NODES = 1300
"""Fifth power of slots times nodes of each branch of the tree for a change counted as effort."""


@dataclass(frozen=True)
class Assigned:
    """What came of it."""

    placement: Placement
    proven: bool
    """Whether nothing better exists; only where all sessions are of this kind."""
    evaluations: int
    spent: int
    """Effort used up, where that is limited."""


@dataclass(frozen=True, eq=False)
class Readable:
    """The sessions of a problem that can be read as quadratic assignment."""

    sessions: tuple[tuple[Matrices, Combined], ...]
    whole: bool
    """Whether there is no other kind of session."""


def readable(problem: Problem, start: Placement) -> Readable | None:
    """The sessions of place and pair terms alone, if dense or small; None where there is none."""
    read = []
    for k in sessions_alone(problem):
        waiting = int((start[k][problem.sessions[k].attending] < 0).sum())
        made = matrices_of(problem, k, waiting)
        combined = None if made is None else made.combined()
        if made is None or combined is None or not combined.is_quadratic:
            continue
        if made.size <= LARGEST_PROOF or combined.density >= DENSE:
            read.append((made, combined))
    return Readable(tuple(read), len(read) == len(problem.sessions)) if read else None


def assign_sessions(read: Readable, start: Placement, limits: Limits) -> Assigned:
    """Improve the sessions that were read.

    Never worse than ``start``, level by level, and no more items are left without a place.
    """
    count = len(read.sessions)
    share = (PART if read.whole else PART_AMONG_OTHERS) / count
    placement, proven, evaluations = list(start), read.whole, 0
    for done, (made, combined) in enumerate(read.sessions):
        # By the clock a session takes of what is left; by effort each takes the same.
        part = limits.part(share if limits.until is None else share / (1 - done * share))
        found = _assign(made, combined, start, part)
        placement[made.session] = made.standing(found.location, start[made.session])
        proven, evaluations = proven and found.proven, evaluations + found.evaluations
    spent = int(share * count * (limits.effort or 0))
    return Assigned(tuple(placement), proven, evaluations, spent)


@dataclass(frozen=True)
class _Found:
    location: tuple[int, ...]
    proven: bool
    evaluations: int


def _assign(made: Matrices, c: Combined, start: Placement, limits: Limits) -> _Found:
    begin = made.assignment(start[made.session])
    small = made.size <= LARGEST_PROOF
    first = limits.part(1 - PROOF) if small else limits
    batch = (STEPS + 48 * made.size) * made.size * (made.size - 1) // 2
    found = solve_quadratic(
        c.flow,
        c.distance,
        c.linear,
        seconds=None if first.until is None else max(0.0, first.until - time.perf_counter()),
        effort=None if first.effort is None else max(1, SWAPS * first.effort // batch),
        seed=limits.seed,
        threads=limits.threads,
        start=begin,
        cancel=limits.cancel,
    )
    if found.proven or not small or limits.stopped():
        return _Found(found.assignment, found.proven, found.evaluations)
    costs = Costs(c.flow, c.distance, c.linear)
    land = landscape(c.flow, c.distance, c.linear)
    nodes = 10**9 if limits.effort is None else max(1, NODES * limits.effort // made.size**5)
    with ThreadPoolExecutor(limits.threads) as workers:
        prover = Prover(costs, 1 if land is None else land.unit, workers)
        proof = prover.below(found.cost, nodes, limits.stopped)
    best = found.assignment if proof.place is None else tuple(int(p) for p in proof.place)
    return _Found(best, proof.whole, found.evaluations)
