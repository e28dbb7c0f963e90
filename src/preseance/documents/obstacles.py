"""What labels must keep clear of: discs, table tops, walls, and the lines that lead to names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np

from preseance.documents.scene import Box, Point


@dataclass(frozen=True, slots=True)
class Round:
    """A disc or a round table on the sheet."""

    x: float
    y: float
    radius: float

    def box(self) -> Box:
        """Its bounding box."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    def meets(self, box: Box, gap: float) -> bool:
        """Whether the box comes nearer than `gap`."""
        dx = max(box.left - self.x, 0.0, self.x - box.right)
        dy = max(box.top - self.y, 0.0, self.y - box.bottom)
        return hypot(dx, dy) < self.radius + gap


@dataclass(frozen=True, slots=True)
class Flat:
    """A table top with straight sides; holes are open floor."""

    rings: tuple[tuple[Point, ...], ...]

    def box(self) -> Box:
        """Its bounding box."""
        return bounds(self.rings[0])

    def meets(self, box: Box, gap: float) -> bool:
        """Whether the box comes nearer than `gap`."""
        grown = box.grown(gap)
        return self.crosses(grown) or self.holds(grown.middle)

    def crosses(self, box: Box) -> bool:
        """Whether an edge of the top runs through the box."""
        return any(
            crosses(start, end, box)
            for ring in self.rings
            for start, end in zip(ring, (*ring[1:], ring[0]), strict=True)
        )

    def holds(self, point: Point) -> bool:
        """Whether a point lies on the top, and not in a hole."""
        return sum(_inside(point, ring) for ring in self.rings) % 2 == 1


Obstacle = Round | Flat


def filled(box: Box) -> Flat:
    """A box as an obstacle."""
    corners = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    return Flat((corners,))


class Field:
    """Many obstacles, asked over and over which of them are near a box."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        boxes = [thing.box() for thing in self.obstacles]
        self._sides = np.array(
            [(box.left, box.top, box.right, box.bottom) for box in boxes], dtype=float
        ).reshape(-1, 4)

    def near(self, box: Box, gap: float) -> list[Obstacle]:
        """Those whose bounding boxes are nearer than `gap` in both directions."""
        left, top, right, bottom = self._sides.T
        found = (
            (left < box.right + gap)
            & (box.left < right + gap)
            & (top < box.bottom + gap)
            & (box.top < bottom + gap)
        )
        return [self.obstacles[at] for at in np.flatnonzero(found)]


def bounds(points: Iterable[Point]) -> Box:
    """The smallest box round the points."""
    found = list(points)
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return Box(min(xs), min(ys), max(xs), max(ys))


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a segment has a point inside the box (clipping after Liang and Barsky)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, x - box.left),
        (dx, box.right - x),
        (-dy, y - box.top),
        (dy, box.bottom - y),
    ):
        if step == 0.0:
            if room <= 0.0:
                return False
            continue
        at = room / step
        if step < 0.0:
            first = max(first, at)
        else:
            last = min(last, at)
    return first < last


def _inside(point: Point, ring: tuple[Point, ...]) -> bool:
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
