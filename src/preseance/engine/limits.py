"""How long a part of a search may go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How long one may go on: by the clock or by effort."""

    until: float | None
    """By `time.perf_counter`."""
    effort: int | None
    seed: int
    threads: int
    cancel: Callable[[], bool] | None

    def stopped(self) -> bool:
        """Whether time is over."""
        late = self.until is not None and time.perf_counter() >= self.until
        return late or bool(self.cancel and self.cancel())

    def part(self, share: float) -> Limits:
        """A share of what is left."""
        now = time.perf_counter()
        until = None if self.until is None else now + share * max(0.0, self.until - now)
        effort = None if self.effort is None else int(share * self.effort)
        return Limits(until, effort, self.seed, self.threads, self.cancel)
