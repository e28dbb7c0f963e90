"""Which places see each other: lines of sight, blocked by fixed objects and not by guests."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from preseance.model.place import Place
from preseance.model.room import Fixture

Floats = NDArray[np.float64]


def in_sight(places: Sequence[Place], fixtures: Sequence[Fixture]) -> NDArray[np.bool_]:
    """Whether the straight line between two places meets no fixture, shape (places, places).

    A fixture is an upright box about its middle; a line along its edge is free. A place sees
    itself.
    """
    x = np.array([p.x for p in places], dtype=np.float64)
    y = np.array([p.y for p in places], dtype=np.float64)
    free = np.ones((len(places), len(places)), dtype=np.bool_)
    for fixture in fixtures:
        west, east = _between(x, fixture.x - fixture.width / 2, fixture.x + fixture.width / 2)
        south, north = _between(y, fixture.y - fixture.depth / 2, fixture.y + fixture.depth / 2)
        enters = np.maximum(np.maximum(west, south), 0.0)
        leaves = np.minimum(np.minimum(east, north), 1.0)
        free &= ~(enters < leaves - 1e-9)
    return free


def _between(at: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """From which to which part (0 to 1) of each line one coordinate is inside (low, high)."""
    start, step = at[:, None], at[None, :] - at[:, None]
    level = np.abs(step) < 1e-12
    safe = np.where(level, 1.0, step)
    one, other = (low - start) / safe, (high - start) / safe
    inside = (start > low) & (start < high)
    enters = np.where(level, np.where(inside, -np.inf, np.inf), np.minimum(one, other))
    leaves = np.where(level, np.where(inside, np.inf, -np.inf), np.maximum(one, other))
    return enters, leaves
