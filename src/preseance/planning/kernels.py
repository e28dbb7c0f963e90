"""Where the engine's compiled kernels are kept, for whoever looks after the machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from preseance.engine.compiling.keeping import place


@dataclass(frozen=True)
class Kernels:
    """The folder of compiled kernels."""

    folder: Path | None
    """None where the user has no folder for such things."""
    fault: str | None
    """Why nothing can be kept there; None where it can."""
    kept: int
    """How many are there."""


def kernels() -> Kernels:
    """The kernels that this user has."""
    return Kernels(*place())
