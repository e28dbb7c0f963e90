"""Sessions of place and pair terms alone: searches and proofs of their own before all else.

There the dense search of `engine.quadratic` is far stronger than exchanges one by one; where a
table is small, its tree is searched through, which proves it. Where nothing counts but who shares a
table, `engine.tables` seats by whole tables, which proves far larger sessions.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from preseance.engine.limits import Limits
from preseance.engine.matrices import Combined, Located, Matrices, matrices_of, sessions_alone
from preseance.engine.problem import Placement, Problem
from preseance.engine.quadratic import solve_quadratic
from preseance.engine.quadratic.prepare import landscape
from preseance.engine.quadratic.proving import Prover
from preseance.engine.quadratic.search import Costs
from preseance.engine.whole_tables import WholeTables, seat_whole_tables, whole_tables
from preseance.terms import Ints

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
class Session:
    """A session read as quadratic assignment, and as whole tables where nothing else counts."""

    made: Matrices
    combined: Combined
    tables: WholeTables | None


@dataclass(frozen=True, eq=False)
class Readable:
    """The sessions of a problem that can be read so."""

    sessions: tuple[Session, ...]
    whole: bool
    """Whether there is no other kind of session."""


def readable(problem: Problem, start: Placement) -> Readable | None:
    """The sessions of place and pair terms alone, if dense, small or of whole tables; else None."""
    read = []
    for k in sessions_alone(problem):
        waiting = int((start[k][problem.sessions[k].attending] < 0).sum())
        made = matrices_of(problem, k, waiting)
        combined = None if made is None else made.combined()
        if made is None or combined is None or not combined.is_quadratic:
            continue
        tables = whole_tables(made)
        if tables or made.size <= LARGEST_PROOF or combined.density >= DENSE:
            read.append(Session(made, combined, tables))
    return Readable(tuple(read), len(read) == len(problem.sessions)) if read else None


def assign_sessions(read: Readable, start: Placement, limits: Limits) -> Assigned:
    """Improve the sessions that were read.

    Never worse than ``start``, level by level, and no more items are left without a place.
    """
    count = len(read.sessions)
    share = (PART if read.whole else PART_AMONG_OTHERS) / count
    placement, proven, evaluations = list(start), read.whole, 0
    for done, session in enumerate(read.sessions):
        # By the clock a session takes of what is left; by effort each takes the same.
        part = limits.part(share if limits.until is None else share / (1 - done * share))
        k = session.made.session
        begin = session.made.assignment(start[k])
        if session.tables is None:
            found = _assign(session.made.size, session.combined, begin, part)
        else:
            found = _seat(session.tables, session.combined, begin, part)
        placement[k] = session.made.standing(found.location, start[k])
        proven, evaluations = proven and found.proven, evaluations + found.evaluations
    spent = int(share * count * (limits.effort or 0))
    return Assigned(tuple(placement), proven, evaluations, spent)


def _seat(tables: WholeTables, c: Combined, begin: Ints, limits: Limits) -> Located:
    found = seat_whole_tables(tables, limits)
    costs = Costs(c.flow, c.distance, c.linear)
    better = costs.of(np.array(found.location)) < costs.of(begin)
    location = found.location if better else tuple(int(p) for p in begin)
    return Located(location, found.proven, found.evaluations)


def _assign(size: int, c: Combined, begin: Ints, limits: Limits) -> Located:
    small = size <= LARGEST_PROOF
    first = limits.part(1 - PROOF) if small else limits
    batch = (STEPS + 48 * size) * size * (size - 1) // 2
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
        return Located(found.assignment, found.proven, found.evaluations)
    costs = Costs(c.flow, c.distance, c.linear)
    land = landscape(c.flow, c.distance, c.linear)
    nodes = 10**9 if limits.effort is None else max(1, NODES * limits.effort // size**5)
    with ThreadPoolExecutor(limits.threads) as workers:
        prover = Prover(costs, 1 if land is None else land.unit, workers)
        proof = prover.below(found.cost, nodes, limits.stopped)
    best = found.assignment if proof.place is None else tuple(int(p) for p in proof.place)
    return Located(best, proof.whole, found.evaluations)
