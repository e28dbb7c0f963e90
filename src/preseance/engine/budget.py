"""What a solver is granted, and how much of it is used up.

One unit of *effort* is the work of one change of cost that the general search counts, some hundred
nanoseconds. Every method says what its own steps are worth in it: an exchange of two places counts
1; a swap cost of the dense search a 400th (`quadratic.solve.SWAPS`); a step of annealing at tables 1;
an exchange of a schedule that turns 1; a place tried while mending 1; a unit of CP-SAT's
deterministic time a million (`DETERMINISTIC`). What is limited by effort gives one answer on every machine.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from preseance.engine.problem import Placement
from preseance.errors import ProblemError
from preseance.terms.integers import Ints, is_whole

Cost: TypeAlias = tuple[int, ...]
"""Cost by level."""
Progress: TypeAlias = Callable[[float, Cost], None]
"""Called with the seconds and the best cost so far."""
DETERMINISTIC = 1e-6
"""CP-SAT's deterministic time that is worth one unit of effort."""
POLL_SECONDS = 0.02
"""Time between two looks at the clock while compiled loops run on."""


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What a solver may use, and who looks on.

    Raises
    ------
    ProblemError
        With one sentence a fault, all of them.
    """

    seconds: float | None = None
    """Limit of time; compiling, where needed, is not counted."""
    effort: int | None = None
    """Limit of changes of cost counted: the same answer on every machine."""
    seed: int = 0
    threads: int | None = None
    """Cores used, all by default; no answer for an effort depends on it."""
    cancel: Callable[[], bool] | None = None
    """Is asked now and then; True ends the search with the best so far."""
    progress: Progress | None = None
    show: Callable[[Placement], None] | None = None
    """Is shown the best placement so far, now and then where it has become better."""

    def __post_init__(self) -> None:
        if faults := [*self._faults()]:
            raise ProblemError("\n".join(faults))

    def _faults(self) -> Iterator[str]:
        number = isinstance(self.seconds, int | float | np.integer | np.floating)
        if self.seconds is not None and not (
            number and not isinstance(self.seconds, bool) and 0 <= self.seconds < math.inf
        ):
            yield f"seconds is {self.seconds!r}; expected a finite number of 0 or more."
        whole: tuple[tuple[str, Any, int], ...] = (
            ("effort", self.effort, 0),
            ("seed", self.seed, 0),
            ("threads", self.threads, 1),
        )
        for name, value, least in whole:
            if value is None and name != "seed":
                continue
            if not (is_whole(value) and value >= least):
                yield f"{name} is {value!r}; expected an integer of {least} or more."
        for name in ("cancel", "progress", "show"):
            given = getattr(self, name)
            if given is not None and not callable(given):
                yield f"{name} is {given!r}; expected a function."

    @property
    def is_limited(self) -> bool:
        """Whether there is a limit of time or effort."""
        return self.seconds is not None or self.effort is not None

    @property
    def cores(self) -> int:
        """Threads that may run at once."""
        return self.threads or os.cpu_count() or 1

    def without(self, solver: str, *names: str) -> None:
        """Refuse limits that a solver cannot keep to, rather than pass them over.

        Raises
        ------
        ProblemError
            Where one of them is given.
        """
        given = [
            f"{name}={getattr(self, name)!r}" for name in names if getattr(self, name) is not None
        ]
        if given:
            raise ProblemError(f"{solver} cannot keep to {' and '.join(given)}; leave it out.")

    def effort_alone(self, solver: str, usual: int) -> int:
        """The effort granted to a solver that keeps to nothing else; ``usual`` where none is.

        Raises
        ------
        ProblemError
            Where another limit is given.
        """
        self.without(solver, "seconds", "threads", "cancel", "progress", "show")
        return usual if self.effort is None else self.effort

    def start(self, usual: int | None = None) -> Meter:
        """Begin to use it; ``usual`` effort is granted where it has no limit."""
        effort = self.effort if self.is_limited else usual
        return Meter(self, Clock(self.cancel), self.seconds, effort)


class Clock:
    """Seconds since it was made, without those in which it stood still; and whether to stop."""

    def __init__(self, cancel: Callable[[], bool] | None = None) -> None:
        self._cancel, self.cancelled = cancel, False
        self._begun = time.perf_counter()

    def elapsed(self) -> float:
        """Seconds counted so far."""
        return time.perf_counter() - self._begun

    @contextmanager
    def still(self) -> Iterator[None]:
        """Count no time meanwhile: loops are compiled, or fetched from where they are kept."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._begun += time.perf_counter() - begun

    def asked(self) -> bool:
        """Ask whether to go on no longer; once told to stop, nobody is asked again."""
        if not self.cancelled and self._cancel is not None:
            self.cancelled = bool(self._cancel())
        return self.cancelled


class Meter:
    """A budget, or a part of one, while it is used up.

    Parameters
    ----------
    seconds
        Time it has from now.
    """

    def __init__(
        self, budget: Budget, clock: Clock, seconds: float | None, effort: int | None
    ) -> None:
        self.budget, self.clock, self.effort = budget, clock, effort
        self.begun = clock.elapsed()
        self.ends = None if seconds is None else self.begun + seconds
        self.count = 0
        """Effort used up."""

    def left(self) -> float:
        """Seconds left: infinite without a limit."""
        return math.inf if self.ends is None else max(0.0, self.ends - self.clock.elapsed())

    def stopped(self) -> bool:
        """Whether the time is over, or the search cancelled."""
        return self.clock.asked() or self.left() <= 0

    def over(self) -> bool:
        """Whether nothing is left."""
        return self.stopped() or (self.effort is not None and self.count >= self.effort)

    def spent(self) -> float:
        """Part used up, from 0; by effort where that is limited, else by time."""
        if self.effort is not None:
            return self.count / max(1, self.effort)
        if self.ends is None:
            return 0.0
        return (self.clock.elapsed() - self.begun) / max(1e-9, self.ends - self.begun)

    def part(self, share: float) -> Meter:
        """A share of the time that is left, and of the effort that was granted."""
        seconds = None if self.ends is None else share * self.left()
        effort = None if self.effort is None else int(share * self.effort)
        return Meter(self.budget, self.clock, seconds, effort)

    @contextmanager
    def kept_back(self, share: float) -> Iterator[None]:
        """Keep a share of the time left for what comes after; effort is not touched."""
        ends = self.ends
        if ends is not None:
            self.ends = ends - share * self.left()
        try:
            yield
        finally:
            self.ends = ends

    @contextmanager
    def flag(self) -> Iterator[Ints]:
        """A flag of one number that compiled loops read: a thread sets it to 1 when to stop."""
        flag, done = np.zeros(1, dtype=np.int64), threading.Event()

        def watch() -> None:
            while not self.stopped():
                if done.wait(min(POLL_SECONDS, self.left())):
                    return
            flag[0] = 1

        limited = self.ends is not None or self.budget.cancel is not None
        watcher = threading.Thread(target=watch, daemon=True)
        if limited:
            watcher.start()
        try:
            yield flag
        finally:
            done.set()
            if limited:
                watcher.join()
