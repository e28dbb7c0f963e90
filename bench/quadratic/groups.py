"""What is owed and aimed at in quadratic assignment, by group of instances and seconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

STRUCTURED = re.compile(r"(sko|ste|kra|tho|wil|nug)\d+\w?|tai\d+b")


@dataclass(frozen=True)
class Target:
    """A mean excess to stay within, or a share of the files to be at the best known value."""

    mean: float | None = None
    """In % of the best known value."""
    share: float | None = None
    """Part of the files that reach the best known value from every seed."""

    def __str__(self) -> str:
        if self.share is None:
            return f"mean ≤ {self.mean:g} %"
        return "all at best" if self.share == 1 else f"{self.share:.0%} at best"

    def met(self, mean: float, share: float) -> bool:
        """Whether this mean excess and share of files at their best known value are enough."""
        if self.share is not None:
            return share >= self.share - 1e-9
        return self.mean is not None and mean <= self.mean + 1e-9


@dataclass(frozen=True)
class Group:
    """Instances that owe the same."""

    title: str
    holds: Callable[[str, str, int], bool]
    """By family, name and number of facilities."""
    floors: dict[float, Target]
    """What is owed at a number of seconds."""
    goals: dict[float, Target]
    """Where the best in the field would be beaten."""


def _named(name: str) -> Callable[[str, str, int], bool]:
    return lambda family, instance, n: instance == name


def _structured(low: int, high: int) -> Callable[[str, str, int], bool]:
    return lambda family, name, n: low <= n <= high and bool(STRUCTURED.fullmatch(name))


def _of(wanted: str, low: int, high: int) -> Callable[[str, str, int], bool]:
    return lambda family, name, n: family == wanted and low <= n <= high


def _largest(family: str, name: str, n: int) -> bool:
    return bool(re.fullmatch(r"tho150|tai(8|9|1\d)\d+b", name))


def _means(*values: float) -> dict[float, Target]:
    return {limit: Target(v) for limit, v in zip((60, 10, 1), reversed(values), strict=False)}


ALL, MOST = Target(share=1), Target(share=0.95)
GROUPS = (
    Group("QAPLIB, n ≤ 30", _of("qaplib", 1, 30), {1: MOST, 10: ALL, 60: ALL}, {}),
    Group(
        "structured, n 31–50", _structured(31, 50), {1: Target(0.05), 10: MOST, 60: ALL}, {10: ALL}
    ),
    Group(
        "structured, n 51–100",
        _structured(51, 100),
        _means(0.1, 0.02, 0.005),
        {10: Target(0.005), 60: Target(share=0.9)},
    ),
    Group("tai40a", _named("tai40a"), _means(0.5, 0.15, 0.06), _means(0.05, 0.02)),
    Group("tai60a", _named("tai60a"), _means(0.9, 0.45, 0.3), _means(0.25, 0.12)),
    Group("tai100a", _named("tai100a"), _means(1.2, 0.9, 0.7), _means(0.5, 0.3)),
    Group("tho150, and tai*b of n ≥ 80", _largest, _means(0.5, 0.2, 0.08), _means(0.03, 0.01)),
    Group("Drezner, n ≤ 42", _of("drezner", 1, 42), {10: ALL}, {}),
    Group("Drezner, n > 42", _of("drezner", 43, 999), {}, {}),
    Group("Palubeckis", _of("palubeckis", 1, 999), {10: Target(0.5)}, {}),
    Group("grey patterns 8×8", _of("grey_pattern", 1, 64), {10: ALL}, {}),
    Group("grey patterns 16×16", _of("grey_pattern", 65, 999), {}, {}),
)


def is_owed(family: str, name: str, n: int, limit: float) -> bool:
    """Whether something is owed, or aimed at, for an instance at that many seconds."""
    return any(
        group.holds(family, name, n) and (limit in group.floors or limit in group.goals)
        for group in GROUPS
    )
