"""Closing the gap of small problems: what the search leaves open is proven, or bettered, exactly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from preseance.engine.problem import Placement, Problem, Solution
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
WORK = 2e-5
"""CP-SAT's deterministic time for each change of cost the search may count."""
WORKERS = 1
"""One proves single tables in half the time of two, and gives one answer everywhere."""
MARGIN = 0.05
"""Seconds kept back, so that the whole ends in time."""


@dataclass(frozen=True)
class Closing:
    """How a problem is closed after its search."""

    seconds: float | None
    """Time of search and closing together."""
    work: float | None

    @property
    def search_seconds(self) -> float | None:
        """Time of the search."""
        return None if self.seconds is None else SEARCHED * self.seconds

    def minimise(
        self,
        problem: Problem,
        start: Placement,
        begun: float,
        cancel: Callable[[], bool] | None,
    ) -> Solution | None:
        """The exact search from the best placement so far; None where no time is left for it."""
        # Imported here: most problems are never closed.
        from preseance.engine.exact import minimise

        left = None
        if self.seconds is not None:
            left = self.seconds - (time.perf_counter() - begun) - MARGIN
            if left <= 0:
                return None
        found = minimise(
            _full_first(problem), seconds=left, deterministic=self.work, start=start,
            workers=WORKERS, cancel=cancel,
        )  # fmt: skip
        fuller = all(
            (then < 0).sum() <= (now < 0).sum()
            for then, now in zip(found.placement, start, strict=True)
        )
        return replace(found, levels=found.levels[1:]) if fuller else None


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


def closing_of(
    problem: Problem, seconds: float | None, effort: int | None, *, searched_whole: bool = False
) -> Closing | None:
    """How to close a problem after its search; None where it is too large or the time too short.

    Parameters
    ----------
    searched_whole
        Whether branch and bound is tried before, as it is where all terms are of places and pairs.
    """
    cells = sum(
        len(movable(problem, k)) * len(open_places(problem, k))
        for k in range(len(problem.sessions))
    )
    if not cells:
        return None
    if seconds is not None:
        most = MOST_CELLS if searched_whole else MOST_CELLS_TIMED
        fits = cells <= most and seconds >= LEAST_SECONDS
        return Closing(seconds, None) if fits else None
    if searched_whole or effort is None or effort < LEAST_EFFORT or cells > MOST_CELLS:
        return None
    return Closing(None, WORK * effort)
