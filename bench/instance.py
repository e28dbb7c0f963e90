"""What every family hands to the runner: instances that can be solved, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Sense = Literal["min", "max"]


class MalformedError(Exception):
    """An instance file cannot be read: file, line and what was expected there."""

    def __init__(self, file: Path | str, line: int | None, found: str, expected: str) -> None:
        where = str(file) if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: found {found}; expected {expected}")


@dataclass(frozen=True)
class Outcome:
    """One run. Costs are in the published sense and were counted again without the engine."""

    cost: int | None
    """None when no solution without a breach was found."""
    bound: int | None
    proven: bool
    seconds: float
    seconds_to_best: float
    solution: object
    """The published form of a solution, ready for JSON; None when there is none."""


@dataclass(frozen=True)
class Instance:
    """One instance, ready to be solved."""

    name: str
    n: int
    """Size as the family counts it: items, guests, vertices."""
    sense: Sense
    solve: Callable[[float, int], Outcome]
    """Solve within a number of seconds from a seed."""
    planted: int | None = None
    """The optimum, where the instance was made around one."""
    ask: Callable[[str, float, int], Outcome] | None = None
    """Ask a library, by name, on the assignment model, where the family has one written down."""
