"""The books of one search: its clock, its limits, the best cost so far and how it came down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from preseance.engine.problem import Placement

Cost: TypeAlias = tuple[int, ...]
Progress: TypeAlias = Callable[[float, Cost], None]
PROGRESS_SECONDS = 0.25
"""Least time between two words of progress."""
SHOWN_SECONDS = 1.0
"""Least time between two placements that are shown."""
FIRST_CHUNK = 100
"""Changes a replica looks at before its speed is known."""
LONGEST_CHUNK = 0.05
"""Seconds between two looks at the clock."""


@dataclass
class Account:
    """What every search keeps; ``limit`` counts changes of cost, ``seconds`` from ``begun``."""

    begun: float
    best: Cost
    seconds: float | None
    limit: int | None
    progress: Progress | None
    cancel: Callable[[], bool] | None
    show: Callable[[Placement], None] | None = None
    count: int = 1
    found: float = 0.0
    cancelled: bool = False
    told: float = 0.0
    shown: float = 0.0
    shown_cost: Cost = ()
    speed: float = 0.0
    """Changes a replica looks at in a second, as last measured; 0 before."""
    trace: list[tuple[float, Cost]] = field(default_factory=list)

    def elapsed(self) -> float:
        """Seconds since the search began."""
        return time.perf_counter() - self.begun

    def ends(self) -> float | None:
        """When time is over, by `time.perf_counter`."""
        return None if self.seconds is None else self.begun + self.seconds

    def waited(self, seconds: float) -> None:
        """Leave time out of account, which went to the compiler."""
        self.begun += seconds

    def spent(self) -> float:
        """Part of the budget used up, from 0; by count where that is limited, else by time."""
        if self.limit is not None:
            return self.count / max(1, self.limit)
        assert self.seconds is not None
        return self.elapsed() / max(1e-9, self.seconds)

    def chunk(self, most: int, until: float, replicas: int) -> int:
        """Changes each replica may look at next, so as not to overstep part ``until`` of a limit."""
        if self.limit is not None:
            return max(1, min(most, (int(until * self.limit) - self.count) // replicas))
        assert self.seconds is not None
        if not self.speed:
            return min(most, FIRST_CHUNK)
        left = min(LONGEST_CHUNK, until * self.seconds - self.elapsed())
        return max(1, min(most, int(left * self.speed)))

    def walked(self, changes: int, known: int, seconds: float) -> None:
        """Enter that each replica looked at ``changes``, of which all replicas together knew ``known``."""
        # At least one is counted, so that a search without a possible move also ends.
        self.count += max(1, known)
        self.speed = changes / max(1e-6, seconds)

    def over(self) -> bool:
        """Whether to stop; tells the progress where it is due."""
        spent = self.elapsed()
        self.cancelled = self.cancelled or (self.cancel is not None and self.cancel())
        if self.progress is not None and spent - self.told >= PROGRESS_SECONDS:
            self.told = spent
            self.progress(spent, self.best)
        late = self.seconds is not None and spent >= self.seconds
        return self.cancelled or late or (self.limit is not None and self.count >= self.limit)

    def show_best(self, placement: Callable[[], Placement]) -> None:
        """Show the best placement where somebody looks, it is another one and that is due."""
        if self.show is None or self.best == self.shown_cost:
            return
        if self.shown_cost and self.elapsed() - self.shown < SHOWN_SECONDS:
            return
        self.shown, self.shown_cost = self.elapsed(), self.best
        self.show(placement())

    def improved(self, cost: Cost) -> None:
        """Enter a better cost."""
        self.found, self.best = self.elapsed(), cost
        self.trace.append((self.found, cost))
