"""Whose a name is: it stands nearest to its own disc, else a line leads to it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot

from preseance.documents.labels import Label, Seat
from preseance.documents.scene import Box, Point

_OFF = 0.4
"""Between the end of a leader and its name, millimetres."""
_EVEN = 0.05
"""Differences of distance that no eye sees, millimetres."""


def led(label: Label, seat: Seat, others: Sequence[Seat]) -> Label:
    """The label, with a leader if it has none and stands no nearer to its seat than to others."""
    if label.leader or stands_by(label.box, seat, others):
        return label
    return replace(label, leader=leader(seat, _end(seat, label.box)))


def stands_by(box: Box, seat: Seat, others: Sequence[Seat]) -> bool:
    """Whether a name reads as its own seat's; of discs equally near, the one at its middle."""
    own = _distance(seat, box)
    for other in others:
        more = _distance(other, box) - own
        if more < -_EVEN or (more <= _EVEN and _off_middle(other, box) <= _off_middle(seat, box)):
            return False
    return True


def leader(seat: Seat, end: Point) -> tuple[Point, ...]:
    """A line from the edge of a disc to a point; none where the point is in the disc."""
    dx, dy = end[0] - seat.x, end[1] - seat.y
    far = hypot(dx, dy)
    if far <= seat.radius:
        return ()
    return (seat.x + dx / far * seat.radius, seat.y + dy / far * seat.radius), end


def leads_under(label: Label, seat: Seat) -> bool:
    """Whether the leader of a label runs under the disc of a seat."""
    return any(_reaches(start, end, seat) for start, end in pairwise(label.leader))


def _end(seat: Seat, box: Box) -> Point:
    """Where a leader meets a name: straight above or below the seat, else midway of a side."""
    if box.left <= seat.x <= box.right:
        return seat.x, box.top - _OFF / 2 if seat.y < box.top else box.bottom + _OFF / 2
    return (box.left - _OFF if seat.x < box.left else box.right + _OFF), box.middle[1]


def _distance(seat: Seat, box: Box) -> float:
    """From the edge of a disc to a box, millimetres."""
    dx = max(box.left - seat.x, 0.0, seat.x - box.right)
    dy = max(box.top - seat.y, 0.0, seat.y - box.bottom)
    return hypot(dx, dy) - seat.radius


def _off_middle(seat: Seat, box: Box) -> float:
    x, y = box.middle
    return hypot(seat.x - x, seat.y - y)


def _reaches(start: Point, end: Point, seat: Seat) -> bool:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = ((seat.x - start[0]) * dx + (seat.y - start[1]) * dy) / max(dx * dx + dy * dy, 1e-9)
    at = min(max(along, 0.0), 1.0)
    return hypot(start[0] + at * dx - seat.x, start[1] + at * dy - seat.y) < seat.radius
