"""Labels that never overlap: the records, and how a run of labels is moved apart.

A run of labels along a line is made disjoint by isotonic least squares: each label moves as
little as possible, by pooling neighbours that would overlap.
"""

from dataclasses import dataclass
from itertools import pairwise

from preseance.documents.names import Block
from preseance.documents.scene import Anchor, Box, Point, Text
from preseance.views.records import PlaceView


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on the sheet: its disc, and the direction behind the guest's back."""

    place: PlaceView
    x: float
    y: float
    radius: float
    out: Point

    @property
    def box(self) -> Box:
        """The disc's bounding box."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label says and how much room that takes."""

    seat: Seat
    block: Block
    size: float

    @property
    def width(self) -> float:
        """Of the widest line."""
        return self.block.width * self.size

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.block.height * self.size


@dataclass(frozen=True, slots=True)
class Label:
    """A placed name: its box, its lines, and the leader to its place if it stands off."""

    place: str
    box: Box
    block: Block
    size: float
    anchor: Anchor
    leader: tuple[Point, ...] = ()
    turned: bool = False

    def texts(self) -> tuple[Text, ...]:
        """The lines as texts within the box."""
        block, found = self.block, []
        for number, line in enumerate(block.lines):
            along = (number * block.pitch + block.lead) * self.size
            if self.turned:
                start = self.box.bottom if self.anchor == "start" else self.box.top
                x, y = self.box.left + along, start
            else:
                x = {
                    "start": self.box.left,
                    "middle": self.box.middle[0],
                    "end": self.box.right,
                }[self.anchor]
                y = self.box.top + along
            found.append(Text(x, y, line, self.size, self.anchor, self.turned))
        return tuple(found)


def spread(
    wished: list[float], extents: list[float], gap: float, low: float, high: float
) -> list[float] | None:
    """Middles nearest to those wished for, in order, disjoint, between `low` and `high`.

    Minimises the sum of squared shifts; None when the extents do not fit in the span.
    `wished` must be in ascending order.
    """
    if not wished:
        return []
    offsets = [0.0]
    for before, after in pairwise(extents):
        offsets.append(offsets[-1] + (before + after) / 2 + gap)
    floor = low + extents[0] / 2
    ceiling = high - extents[-1] / 2 - offsets[-1]
    if floor > ceiling + 1e-9:
        return None
    pooled = _pooled([wish - offset for wish, offset in zip(wished, offsets, strict=True)])
    return [
        min(max(value, floor), ceiling) + offset
        for value, offset in zip(pooled, offsets, strict=True)
    ]


def _pooled(values: list[float]) -> list[float]:
    """The non-decreasing sequence nearest to the values (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean:
            last, size = blocks.pop()
            mean = (mean * count + last * size) / (count + size)
            count += size
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]
