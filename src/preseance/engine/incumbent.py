"""The incumbent: the best placement known, what it costs, and what bounds it from below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from preseance.engine.budget import Cost, Meter
from preseance.engine.evaluate import evaluate
from preseance.engine.problem import LevelResult, Placement, Problem, Solution, waiting_in

PROGRESS_SECONDS = 0.25
"""Least time between two words of progress."""
SHOWN_SECONDS = 1.0
"""Least time between two placements that are shown."""


class Incumbent:
    """The best placement so far, how it came about, and how good it is known to be.

    Parameters
    ----------
    bounds
        By level: what no placement costs less than, given the levels above; None where unknown.
    at_once
        Whether progress hears of every improvement when it is made, and not only now and then.
    """

    def __init__(
        self,
        levels: Sequence[str],
        placement: Placement,
        cost: Cost,
        meter: Meter,
        *,
        bounds: Sequence[int | None] | None = None,
        at_once: bool = False,
    ) -> None:
        self.levels, self.cost, self.clock, self.budget = levels, cost, meter.clock, meter.budget
        self.bounds: list[int | None] = [*(bounds or [None] * len(levels))]
        self.parts: list[list[int]] = []
        """Bounds by level of each session and, last, of what spans several; empty where unknown."""
        self.waiting: list[int] = []
        """By session, how many had no place when the search began: bounds and proofs speak of
        placements that leave no more; empty where all placements count."""
        self.at_once, self.found = at_once, self.clock.elapsed()
        self.trace = [(self.found, cost)]
        self._placement: Placement | Callable[[], Placement] = placement
        self._told = self._shown = 0.0
        self._shown_cost: Cost | None = None

    @classmethod
    def of(cls, problem: Problem, placement: Placement, meter: Meter) -> Incumbent:
        """A placement of a problem, of which no bound is known yet."""
        made = cls(problem.levels, placement, evaluate(problem, placement), meter)
        made.waiting = waiting_in(problem, placement)
        return made

    @property
    def placement(self) -> Placement:
        """The best placement."""
        known = self._placement
        return known() if callable(known) else known

    @property
    def closed(self) -> bool:
        """Whether nothing better can exist."""
        return list(self.cost) == self.bounds

    @property
    def open_level(self) -> int | None:
        """The first level at which something better may exist; None where nothing can."""
        pairs = enumerate(zip(self.cost, self.bounds, strict=True))
        return next((k for k, (cost, bound) in pairs if cost != bound), None)

    def improved(self, cost: Cost, placement: Placement | Callable[[], Placement]) -> bool:
        """Take a placement, or what gives it when somebody looks, if it costs less; whether it did."""
        if cost >= self.cost:
            return False
        self.cost, self._placement, self.found = cost, placement, self.clock.elapsed()
        self.trace.append((self.found, cost))
        if self.at_once:
            self.tell()
        return True

    def bound(self, bounds: Sequence[int | None]) -> None:
        """Raise what is known of each level."""
        for k, new in enumerate(bounds):
            old = self.bounds[k]
            if new is not None:
                self.bounds[k] = new if old is None else max(old, new)

    def bound_parts(self, parts: Sequence[Sequence[int]]) -> None:
        """Raise what is known of each part; together they bound the whole."""
        old = self.parts or [[*row] for row in parts]
        self.parts = [
            [max(a, b) for a, b in zip(row, new, strict=True)]
            for row, new in zip(old, parts, strict=True)
        ]
        self.bound([sum(column) for column in zip(*self.parts, strict=True)])

    def proven(self) -> None:
        """Enter that nothing better exists."""
        self.bound(self.cost)

    def tell(self) -> None:
        """Tell those who look on, where that is due."""
        now, budget = self.clock.elapsed(), self.budget
        if budget.progress is not None and (self.at_once or now - self._told >= PROGRESS_SECONDS):
            self._told = now
            budget.progress(now, self.cost)
        if budget.show is None or self.cost == self._shown_cost:
            return
        if self._shown_cost is None or now - self._shown >= SHOWN_SECONDS:
            self._shown, self._shown_cost = now, self.cost
            budget.show(self.placement)

    def solution(self, evaluations: int) -> Solution:
        """What is known in the end; a level is proven where it and all above meet their bounds."""
        made, proven = [], True
        for name, cost, bound in zip(self.levels, self.cost, self.bounds, strict=True):
            proven = proven and cost == bound
            made.append(LevelResult(name, cost, bound, proven))
        return Solution(
            placement=self.placement,
            levels=tuple(made),
            seconds=self.clock.elapsed(),
            seconds_to_best=self.found,
            evaluations=evaluations,
            trace=tuple(self.trace),
            cancelled=self.clock.cancelled,
            parts=tuple(map(tuple, self.parts)),
        )
