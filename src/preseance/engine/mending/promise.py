"""What a session had promised, and the levels of a problem of mending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from preseance.engine.problem import Placement
from preseance.terms import Ints

MUST, MOVES, LESSER = 0, 1, 2
"""Levels of a problem of mending: musts, weighted moves, and all after them."""

Judge: TypeAlias = Callable[[Placement], Placement | None]
"""From the best placement known to one where all musts hold; None where there, or in time, is none."""


@dataclass(frozen=True, eq=False)
class Promise:
    """What one session had promised."""

    origin: Ints
    """Each item's promised place, -1 for none; shape (items,)."""
    worth: Ints
    """What moving each item costs, at least 1 where it has a promised place."""
    gone: int = 0
    """What those cost whose promised place is no more: they move whatever is done."""
    fixed: Ints | None = None
    """Items that may not move."""
    loss: Ints | None = None
    """What each item loses at each place, shape (items, places + 1): goes before the moves."""


def weight_of(promise: Promise, at: Ints) -> int:
    """The weighted moves of a placement of the session."""
    moved = (promise.origin >= 0) & (at != promise.origin)
    return promise.gone + int(promise.worth[moved].sum())


def placed(now: Sequence[Ints]) -> Placement:
    """The sessions as the engine has them."""
    return tuple(at.astype(np.int32) for at in now)
