"""How many changes a replica looks at before the books are looked at again."""

from __future__ import annotations

from preseance.engine.budget import Meter

FIRST_CHUNK = 100
"""Changes a replica looks at before its speed is known."""
LONGEST_CHUNK = 0.05
"""Seconds between two looks at the clock."""


class Pace:
    """The speed of a search, as last measured, and what it allows."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.speed = 0.0
        """Changes a replica looks at in a second; 0 before that is known."""

    def chunk(self, most: int, until: float, replicas: int) -> int:
        """Changes each replica may look at next, so as not to overstep part ``until`` of a limit."""
        meter = self.meter
        if meter.effort is not None:
            return max(1, min(most, (int(until * meter.effort) - meter.count) // replicas))
        assert meter.ends is not None
        if not self.speed:
            return min(most, FIRST_CHUNK)
        ends = meter.begun + until * (meter.ends - meter.begun)
        left = min(LONGEST_CHUNK, ends - meter.clock.elapsed())
        return max(1, min(most, int(left * self.speed)))

    def walked(self, changes: int, known: int, seconds: float) -> None:
        """Enter that each replica looked at ``changes``, of which all replicas together knew ``known``."""
        # At least one is counted, so that a search without a possible move also ends.
        self.meter.count += max(1, known)
        self.speed = changes / max(1e-6, seconds)
