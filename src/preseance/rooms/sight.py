"""Which places see each other: lines of sight, blocked by fixed objects and not by guests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from preseance.model.room import Fixture

Floats = NDArray[np.float64]


class Spot(Protocol):
    """Whatever stands somewhere: a place, a camera."""

    @property
    def x(self) -> float:
        """Metres to the right."""

    @property
    def y(self) -> float:
        """Metres up."""


def in_sight(
    places: Sequence[Spot], fixtures: Sequence[Fixture], others: Sequence[Spot] | None = None
) -> NDArray[np.bool_]:
    """Whether the straight line between two places meets no fixture, shape (places, others).

    ``others`` are the places themselves where None. A fixture is an upright box about its middle;
    a line along its edge is free. A place sees itself.
    """
    ends = places if others is None else others
    free = np.ones((len(places), len(ends)), dtype=np.bool_)
    x, to_x = _along([p.x for p in places]), _along([p.x for p in ends])
    y, to_y = _along([p.y for p in places]), _along([p.y for p in ends])
    for fixture in fixtures:
        west, east = _between(x, to_x, fixture.x - fixture.width / 2, fixture.x + fixture.width / 2)
        south, north = _between(
            y, to_y, fixture.y - fixture.depth / 2, fixture.y + fixture.depth / 2
        )
        enters = np.maximum(np.maximum(west, south), 0.0)
        leaves = np.minimum(np.minimum(east, north), 1.0)
        free &= ~(enters < leaves - 1e-9)
    return free


def _along(at: Sequence[float]) -> Floats:
    return np.array(at, dtype=np.float64)


def _between(at: Floats, to: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """From which to which part (0 to 1) of each line one coordinate is inside (low, high)."""
    start, step = at[:, None], to[None, :] - at[:, None]
    level = np.abs(step) < 1e-12
    safe = np.where(level, 1.0, step)
    one, other = (low - start) / safe, (high - start) / safe
    inside = (start > low) & (start < high)
    enters = np.where(level, np.where(inside, -np.inf, np.inf), np.minimum(one, other))
    leaves = np.where(level, np.where(inside, np.inf, -np.inf), np.maximum(one, other))
    return enters, leaves
