"""Sessions of place and pair terms alone: searches and proofs of their own before all else.

There the dense search of `engine.quadratic` is far stronger than exchanges one by one; where a
table is small, its tree is searched through, which proves it. Where nothing counts but who shares a
table, `engine.tables` seats by whole tables, which proves far larger sessions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.budget import Meter
from preseance.engine.evaluate import evaluate
from preseance.engine.incumbent import Incumbent
from preseance.engine.matrices import Combined, Matrices, matrices_of, sessions_alone
from preseance.engine.problem import Placement, Problem
from preseance.engine.quadratic.search import Costs
from preseance.engine.quadratic.solve import LARGEST_PROOF, improve
from preseance.engine.whole_tables import WholeTables, seat_whole_tables, whole_tables
from preseance.terms import Ints

PART = 0.85
"""Part of the time for this, where there is no other kind of session."""
PART_AMONG_OTHERS = 0.4
DENSE = 0.3
"""Density from which a larger session is read: below, exchanges that look at few pairs go further."""


@dataclass(frozen=True, eq=False)
class Session:
    """A session read as quadratic assignment, and as whole tables where nothing else counts."""

    made: Matrices
    combined: Combined
    tables: WholeTables | None


@dataclass(frozen=True, eq=False)
class Assignment:
    """The sessions of a problem that can be read so."""

    problem: Problem
    sessions: tuple[Session, ...]
    whole: bool
    """Whether there is no other kind of session."""

    @classmethod
    def read(cls, problem: Problem, incumbent: Incumbent) -> Assignment | None:
        """The sessions of place and pair terms alone, if dense, small or of whole tables; else None."""
        sessions, start = [], incumbent.placement
        for k in sessions_alone(problem):
            waiting = int((start[k][problem.sessions[k].attending] < 0).sum())
            made = matrices_of(problem, k, waiting)
            combined = None if made is None else made.combined()
            if made is None or combined is None or not combined.is_quadratic:
                continue
            tables = whole_tables(made)
            if tables or made.size <= LARGEST_PROOF or combined.density >= DENSE:
                sessions.append(Session(made, combined, tables))
        whole = len(sessions) == len(problem.sessions)
        return cls(problem, tuple(sessions), whole) if sessions else None

    def improve(self, incumbent: Incumbent, meter: Meter) -> None:
        """Improve session by session; no more items are left without a place.

        What is proven of every session is proven of the whole, where there is no other kind.
        """
        count = len(self.sessions)
        share = (PART if self.whole else PART_AMONG_OTHERS) / count
        start = incumbent.placement
        placement, proven = list(start), self.whole
        for done, session in enumerate(self.sessions):
            # By the clock a session takes of what is left; by effort each takes the same.
            part = meter.part(share if meter.ends is None else share / (1 - done * share))
            k = session.made.session
            location, best = _located(session, session.made.assignment(start[k]), part)
            placement[k] = session.made.standing(location, start[k])
            proven = proven and best
        meter.count += int(share * count * (meter.effort or 0))
        found: Placement = tuple(placement)
        incumbent.improved(evaluate(self.problem, found), found)
        if proven:
            incumbent.proven()


def _located(session: Session, begin: Ints, meter: Meter) -> tuple[Ints, bool]:
    """A location of each facility, never worse than ``begin``, and whether none is better."""
    c = session.combined
    costs = Costs(*map(np.ascontiguousarray, (c.flow, c.distance, c.linear)))
    if session.tables is not None:
        seated = seat_whole_tables(session.tables, meter)
        better = costs.of(seated.location) < costs.of(begin)
        return seated.location if better else begin, seated.proven
    best = Incumbent(("cost",), (begin.astype(np.int32),), (costs.of(begin),), meter)
    improve(costs, best, meter)
    return best.placement[0].astype(np.int64), best.closed
