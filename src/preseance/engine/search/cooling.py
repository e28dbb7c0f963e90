"""The cooling schedule of the annealing: quick cycles first where they fit, then long ones.

Cycles that begin hot look for another basin; those reheated mildly, after them, for what is left to mend in this one.

A problem that an unhurried cycle of a second closes should not wait for one that is stretched
over the whole time given.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from preseance.engine.budget import Meter

CYCLES = 8
"""Cycles that share what the quick ones leave of the budget, at most."""
SHORTEST = 1_000
"""Changes looked at in such a cycle, at least, for each item that may move: where there is time for
fewer, one long cycle finds more than several hasty ones."""
QUICK_CYCLES = 3
QUICK = 4_000
"""Changes looked at in a quick cycle, for each item that may move."""
QUICK_PART = 0.5
"""Part of the budget that the quick cycles may take; where they would take more, there are none."""
NOMINAL = 1_000_000
"""Changes a second that are reckoned with before the speed is known."""
HOT = 0.5
"""Temperature at the begin, in mean changes of the highest level that can be bettered."""
MILD = 0.1
"""The same for a cycle that mends what a hot one left, and does not undo what that one found."""
ALMOST = 1 - 1e-9


@dataclass(frozen=True)
class Cooling:
    """The temperature over the cycles: the first begins at the highest open level, all end cold."""

    top: float
    """Weight of the highest level that can be bettered."""
    cold: float

    def temperature(self, now: float) -> float:
        """Temperature when ``now`` cycles are over; those before 0 are quick."""
        cycle = floor(now)
        if cycle == -QUICK_CYCLES:
            hot = HOT * self.top
        elif cycle < 0 or cycle % 2:
            hot = MILD * self.top
        else:
            hot = max(1.0, HOT * self.top if cycle == 0 else 0.0)
        return float(hot * (self.cold / hot) ** (now - cycle))


class Schedule:
    """Where a search stands among its cycles; ``part`` of the budget is for annealing."""

    def __init__(self, meter: Meter, part: float, movable: int) -> None:
        self.meter, self.part, self.movable = meter, part, movable
        self.quick = QUICK * movable
        granted = 0.0 if meter.ends is None else meter.ends - meter.begun
        most = NOMINAL * granted if meter.effort is None else meter.effort
        self.now = 0.0 if QUICK_CYCLES * self.quick > QUICK_PART * most else -float(QUICK_CYCLES)
        self.first_count, self.first_spent = meter.count, meter.spent()
        self.stride = 0.0
        self.cycles = CYCLES if meter.effort is None else self._affordable(meter.effort)

    def ahead(self, changes: int) -> float:
        """Where the cycle at hand will stand after further ``changes``; by time, a guess."""
        limit = self.meter.effort
        if limit is None:
            then = self.now + self.stride
        else:
            count = self.meter.count + changes
            then = self._at(count, count / max(1, limit))
        return min(max(then, self.now), floor(self.now) + ALMOST)

    def advance(self) -> bool:
        """Go on to where the budget stands; whether another cycle begins there."""
        if self.stride == 0.0 and self.meter.effort is None:
            walked = self.meter.count - self.first_count
            self.cycles = self._affordable(
                walked / max(1e-9, self.meter.spent() - self.first_spent)
            )
        was, now = self.now, self._at(self.meter.count, self.meter.spent())
        if was < 0 <= now:
            self.first_spent, now = self.meter.spent(), 0.0
        self.stride, self.now = now - was, now
        return floor(now) != floor(was)

    def _at(self, count: int, spent: float) -> float:
        if self.now < 0:
            walked = (count - self.first_count) / self.quick
            used = (spent - self.first_spent) / (QUICK_PART * self.part)
            return max(walked, used * QUICK_CYCLES) - QUICK_CYCLES
        done = (spent - self.first_spent) / max(1e-9, self.part - self.first_spent)
        return min(done, ALMOST) * self.cycles

    def _affordable(self, changes: float) -> int:
        """Cycles for which so many changes are enough."""
        return int(min(max(1, changes // (SHORTEST * self.movable)), CYCLES))
