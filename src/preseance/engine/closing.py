"""Closing the gap of small problems: what the search leaves open is proven, or bettered, exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

from preseance.engine.budget import Budget, Meter
from preseance.engine.incumbent import Incumbent
from preseance.engine.problem import Placement, Problem
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
        """Close what is open, from the incumbent; nobody is left without a place for it."""
        # Imported here: most problems are never closed.
        from preseance.engine.exact import minimise

        timed = meter.ends is not None
        left = meter.left() - MARGIN
        if left <= 0:
            return
        begin = incumbent.placement
        found = minimise(
            _full_first(self.problem),
            budget=Budget(
                seconds=left if timed else None,
                effort=None if timed else PROVING * (meter.effort or 0),
                cancel=meter.clock.asked,
            ),
            start=begin,
            workers=WORKERS,
        )
        pairs = zip(_seated(found.placement), _seated(begin), strict=True)
        if all(now >= then for now, then in pairs):
            incumbent.improved(found.cost[1:], found.placement)
            incumbent.bound([level.bound for level in found.levels[1:]])


def _seated(placement: Placement) -> list[int]:
    """How many have a place, session by session."""
    return [int((at >= 0).sum()) for at in placement]


def _full_first(problem: Problem) -> Problem:
    """The problem with a level before all others: as few items as possible without a place."""
    n = problem.num_items
    waiting = [
        PlaceTerm(
            level=0,
            session=k,
            costs=Weights.sparse([(i, session.num_places, 1) for i in session.attending.tolist()]),
        )
        for k, session in enumerate(problem.sessions)
    ]
    later = [replace(term, level=term.level + 1) for term in problem.terms]
    return Problem(n, problem.sessions, [*waiting, *later], ("without a place", *problem.levels))
