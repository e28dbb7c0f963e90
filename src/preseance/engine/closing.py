"""Closing the gap of small problems: what the search leaves open is proven, or bettered, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from preseance.engine.allowances import Allowance
from preseance.engine.budget import Budget, Meter
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Problem
from preseance.engine.search.opening import movable, open_places
from preseance.terms import PlaceTerm, Weights

MOST_CELLS = 200
"""Items x places that may move, up to which a search of a given effort is closed."""
MOST_CELLS_TIMED = 900
"""The same where a time is given, all of which may be used."""
SEARCHED = 0.4
"""Part of a given time that goes to the search where closing follows."""
LEAST_SECONDS = 0.3
LEAST_EFFORT = 50_000
PROVING = 20
"""How many times the effort of the search the exact model may take, at most."""
WORKERS = 1
"""One proves single tables in half the time of two, and gives one answer everywhere."""
MARGIN = 0.05
"""Seconds kept back, so that the whole ends in time."""


@dataclass(frozen=True, eq=False)
class Closing:
    """The last method: the exact model of a small problem."""

    problem: Problem

    @classmethod
    def read(cls, problem: Problem, meter: Meter, *, proof_tried: bool) -> Closing | None:
        """The problem, if it is small enough for what is granted; else None.

        Parameters
        ----------
        proof_tried
            Whether branch and bound goes before, as it does where all terms are of places and pairs.
        """
        cells = sum(
            len(movable(problem, k)) * len(open_places(problem, k))
            for k in range(len(problem.sessions))
        )
        if not cells:
            return None
        if meter.ends is not None:
            most = MOST_CELLS if proof_tried else MOST_CELLS_TIMED
            long = (meter.budget.seconds or 0.0) >= LEAST_SECONDS
            return cls(problem) if cells <= most and long else None
        if proof_tried or cells > MOST_CELLS or (meter.effort or 0) < LEAST_EFFORT:
            return None
        return cls(problem)

    def improve(self, incumbent: Incumbent, meter: Meter) -> None:
        """Close what is open, from the incumbent; no more are left without a place for it."""
        # Imported here: most problems are never closed.
        from preseance.engine.exact import minimise

        timed = meter.ends is not None
        left = meter.left() - MARGIN
        if left <= 0:
            return
        found = minimise(
            _seated_first(self.problem),
            _no_more_waiting(self.problem, incumbent.waiting),
            budget=Budget(
                seconds=left if timed else None,
                effort=None if timed else PROVING * (meter.effort or 0),
                cancel=meter.clock.asked,
            ),
            start=incumbent.placement,
            workers=WORKERS,
        )
        incumbent.improved(found.cost[1:], found.placement)
        incumbent.bound([level.bound for level in found.levels[1:]])


def _seated_first(problem: Problem) -> Problem:
    """The problem with a level before all others, for those who are left without a place."""
    later = [replace(term, level=term.level + 1) for term in problem.terms]
    names = ("without a place", *problem.levels)
    return Problem(problem.num_items, problem.sessions, later, names)


def _no_more_waiting(problem: Problem, waiting: Sequence[int]) -> list[Allowance]:
    """In each session as many may be without a place as when the search began: of those it speaks."""
    allowed = []
    for k, (session, most) in enumerate(zip(problem.sessions, waiting, strict=True)):
        nowhere = [(i, session.num_places, 1) for i in session.attending.tolist()]
        term = PlaceTerm(level=0, session=k, costs=Weights.sparse(nowhere))
        allowed.append(Allowance(0, (term,), most))
    return allowed
