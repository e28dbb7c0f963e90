"""What was aimed at, what came of it, and whether it is met: tables of measurements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One line of such a table."""

    what: str
    was: str
    """What it is set beside: an older build, a smaller size, fewer processes."""
    now: str
    came_to: float
    """What is compared with the target, in the target's unit."""
    target: float | None = None
    """None where nothing is aimed at."""

    @property
    def met(self) -> str:
        """Whether it came to no more."""
        if self.target is None:
            return "–"
        return "yes" if self.came_to <= self.target else "no"


def ratio(what: str, was: float, now: float, target: float, unit: str = "s") -> Goal:
    """Two amounts, of which the second is to be so small a part of the first."""
    share = now / was if was else float("inf")
    return Goal(what, f"{was:.3g} {unit}", f"{now:.3g} {unit}", share, target)


def amount(what: str, now: float, unit: str, target: float | None = None) -> Goal:
    """An amount that is to be no more than so much."""
    return Goal(what, "–", f"{now:.3g} {unit}", now, target)


def table(goals: Iterable[Goal]) -> str:
    """As Markdown."""
    rows = [
        f"| {g.what} | {g.was} | {g.now} | {g.came_to:.2f} | {_bound(g)} | {g.met} |" for g in goals
    ]
    head = ["| | before | now | comes to | at most | met |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows])


def _bound(goal: Goal) -> str:
    return "–" if goal.target is None else f"{goal.target:g}"
