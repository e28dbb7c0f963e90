"""The method that proves session by session: what no better placement can use is ruled out first.

At the first level that is open, each session whose cost is above its bound is asked for a placement
that costs less, the levels above held. Most of its cells fall to bounds (`cells.py`); what is left of
it is decided by the exact model (`engine.exact.deciding`), which is then small.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from preseance.engine.budget import Cost, Meter
from preseance.engine.evaluate import evaluate, evaluate_parts
from preseance.engine.incumbent import Incumbent
from preseance.engine.matrices import Matrices, matrices_of
from preseance.engine.narrowing.cells import Narrowed, narrowed
from preseance.engine.narrowing.company import company_by_place, with_company
from preseance.engine.problem import Problem, part_of
from preseance.engine.search.bounds import lower_bounds
from preseance.terms import MixTerm, PairTerm, PlaceTerm, Term

if TYPE_CHECKING:
    from preseance.engine.exact.deciding import Decided

PART = 0.25
"""Effort it may take after a search, as a part of what was granted to that; of the time left where
others come after it."""
EARLY = 0.5
"""Part of that for a proof tried after a search's first cycle: small problems are at their best by then, and end."""
PART_OF_TIME = 0.1
"""Time kept back for it where nothing else is."""
USUAL = 1_000_000
"""Effort where there is no limit, in a search as for a placement that is bounded alone: so that both know as much."""
EFFORT_A_SECOND = 1_000_000
LEAST_EFFORT = 50_000
MOST_CELLS = 400
"""Cells left up to which the exact model is asked."""


class Narrowing:
    """The method: bounds, and proofs, of sessions in which places and pairs count."""

    def __init__(self, problem: Problem, share: float) -> None:
        self.problem, self.share = problem, share
        self._tried: tuple[Cost, int] | None = None

    @classmethod
    def read(
        cls, problem: Problem, meter: Meter, *, proof_tried: bool, alone: bool = True
    ) -> Narrowing | None:
        """The problem, if pairs count and enough is granted; else None.

        Parameters
        ----------
        proof_tried
            Whether branch and bound goes before, which makes more of time than this would.
        alone
            Whether all that is left when it begins is its own.
        """
        few = _granted(meter) < LEAST_EFFORT
        spent = proof_tried and meter.ends is not None
        if spent or few or not problem.of(PairTerm):
            return None
        if alone:
            return cls(problem, 1.0)
        return cls(problem, PART if meter.budget.is_limited else USUAL / max(1, meter.effort or 0))

    def early(self, incumbent: Incumbent, meter: Meter) -> None:
        """Try for a proof by places, with part of the effort; other bounds it finds are dropped.

        What is said of a plan in the end hangs on the plan alone, so that a check of it can say the same.
        """
        known = [*incumbent.bounds], [[*row] for row in incumbent.parts]
        self._improve(incumbent, meter.part(EARLY * self.share), by_table=False)
        if not incumbent.closed:
            incumbent.bounds, incumbent.parts = known

    def improve(self, incumbent: Incumbent, meter: Meter) -> None:
        """Raise bounds level by level as far as proof goes; take what is found better.

        Nothing is tried again while the incumbent costs the same, unless more is granted.
        """
        self._improve(incumbent, meter.part(self.share), by_table=True)

    def _improve(self, incumbent: Incumbent, meter: Meter, *, by_table: bool) -> None:
        """Halls are bounded by tables too where asked for, which seldom proves a plan."""
        granted = left = _granted(meter)
        if self._tried and self._tried[0] == incumbent.cost and granted <= self._tried[1]:
            return
        while (level := incumbent.open_level) is not None:
            for k in range(len(self.problem.sessions)):
                if left > 0 and not meter.stopped():
                    left -= self._session(incumbent, k, level, (left, meter.left()), by_table)
            if incumbent.open_level == level:
                break
        self._tried = incumbent.cost, granted

    def _session(
        self,
        incumbent: Incumbent,
        k: int,
        level: int,
        granted: tuple[int, float],
        by_table: bool,
    ) -> int:
        """Bound one session at a level, or better it; the effort it took."""
        costs, bounds = evaluate_parts(self.problem, incumbent.placement), incumbent.parts
        waiting = incumbent.waiting[k]
        if costs[k][level] <= bounds[k][level]:
            return 0
        made = matrices_of(self.problem, k, waiting)
        if made is None:
            return 0
        # Whoever is best on the levels above spends there what the other parts leave at their least.
        above = [
            sum(row[j] for row in costs) - sum(row[j] for row in bounds) + bounds[k][j]
            for j in range(level)
        ]
        limits = [*above, costs[k][level] - 1]
        effort, seconds = granted
        alone = _alone(self.problem, k, level + 1)
        made = with_company(alone, made)
        others = _least_of_others(alone, waiting)
        left = narrowed(made, [a - b for a, b in zip(limits, others, strict=True)], effort)
        bound = None if left.bound is None else left.bound + others[-1]
        work = left.work
        if not left.empty and work < effort:
            granted = effort - work, seconds
            found = _decided(alone, limits, (made, left), waiting, granted, by_table=by_table)
            work += found.work
            bound = max((b for b in (bound, found.bound) if b is not None), default=None)
            if found.at is not None:
                at = list(incumbent.placement)
                at[k] = found.at
                incumbent.improved(evaluate(self.problem, tuple(at)), tuple(at))
        if bound is not None:
            raised = [list(row) for row in bounds]
            raised[k][level] = max(raised[k][level], min(bound, costs[k][level]))
            incumbent.bound_parts(raised)
        return max(1, work)


def _decided(
    alone: Problem,
    limits: list[int],
    left: tuple[Matrices, Narrowed],
    waiting: int,
    granted: tuple[int, float],
    *,
    by_table: bool,
) -> Decided:
    """What is left, by places where they are few, else by tables where that is asked for."""
    # Imported here: most problems need neither, and they take long to load.
    from preseance.engine.exact.by_table import counts_tables, decide_by_table
    from preseance.engine.exact.deciding import Decided, decide

    few = int(left[1].cells.sum()) <= MOST_CELLS
    if not (few or (by_table and counts_tables(alone))):
        return Decided(None, None, 0)
    effort, seconds = granted
    way = decide if few else decide_by_table
    return way(
        alone, limits, _barred(alone, *left), waiting=waiting, effort=effort, seconds=seconds
    )


def _granted(meter: Meter) -> int:
    """Effort; what the time left is worth, where that is limited."""
    timed = meter.ends is not None
    return int(EFFORT_A_SECOND * meter.left()) if timed else meter.effort or 0


def _alone(problem: Problem, k: int, levels: int) -> Problem:
    """One session by itself, as far as its first levels go."""
    terms: list[Term] = [
        replace(term, session=0)
        for term in problem.terms
        if not isinstance(term, MixTerm) and part_of(term) == k and term.level < levels
    ]
    return Problem(problem.num_items, [problem.sessions[k]], terms, problem.levels[:levels])


def _least_of_others(alone: Problem, waiting: int) -> list[int]:
    """By level: what all terms cost at least that matrices leave out."""
    counted = {id(term) for term in company_by_place(alone)}
    others = [
        term
        for term in alone.terms
        if not isinstance(term, PlaceTerm | PairTerm) and id(term) not in counted
    ]
    rest = Problem(alone.num_items, alone.sessions, others, alone.levels)
    return lower_bounds(rest, [waiting])


def _barred(alone: Problem, made: Matrices, left: Narrowed) -> NDArray[np.bool_]:
    """Items × (places and waiting) that are ruled out."""
    session, places = alone.sessions[0], len(made.places)
    barred = np.ones((alone.num_items, session.num_places + 1), dtype=np.bool_)
    barred[session.fixed[:, 0], session.fixed[:, 1]] = False
    cells = left.cells[: len(made.items)]
    barred[np.ix_(made.items, made.places)] = ~cells[:, :places]
    barred[made.items, -1] = ~cells[:, places:].any(axis=1)
    return barred
