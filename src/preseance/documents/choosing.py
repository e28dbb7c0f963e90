"""One way for each run of places, so that no two labels meet on the whole sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from preseance.documents.labels import Label
from preseance.documents.obstacles import bounds, crosses
from preseance.documents.scene import Box, Point

GAP = 0.6
"""Least room between labels, and between a label and a disc, in millimetres."""
SPACE = 0.7
"""Least room between names on one line, in em."""
_TRIES = 3000

Way = tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to label a run, and the box round all of it; None where nothing is said."""

    labels: Way
    reach: Box | None


def offer(way: Way) -> Offer:
    """A way with its reach."""
    if not way:
        return Offer(way, None)
    corners: list[Point] = []
    for label in way:
        corners += [(label.box.left, label.box.top), (label.box.right, label.box.bottom)]
        corners += label.leader
    return Offer(way, bounds(corners))


def choose(offered: Sequence[Sequence[Offer]]) -> list[Way] | None:
    """A way for each run, the nicest first; None when no choice without a clash was found.

    Runs that can never meet are chosen apart from each other.
    """
    chosen: dict[int, Way] = {}
    clashes = _Clashes(offered)
    for group in _groups(clashes, len(offered)):
        ways = _choose_group(group, clashes)
        if ways is None:
            return None
        chosen.update((run, offered[run][way].labels) for run, way in ways.items())
    return [chosen[run] for run in range(len(offered))]


class _Clashes:
    """Which ways of two runs clash, found once each."""

    def __init__(self, offered: Sequence[Sequence[Offer]]) -> None:
        self.offered = offered
        self._found: dict[tuple[int, int, int, int], bool] = {}
        self._reach = [_union([way.reach for way in ways]) for ways in offered]

    def possible(self, one: int, other: int) -> bool:
        """Whether the runs come near each other in any of their ways."""
        a, b = self._reach[one], self._reach[other]
        return a is not None and b is not None and a.meets(b, SPACE * 5.0)

    def between(self, one: int, way: int, other: int, other_way: int) -> bool:
        """Whether a way of one run clashes with a way of another."""
        key = (one, way, other, other_way)
        if key not in self._found:
            self._found[key] = _clash(self.offered[one][way], self.offered[other][other_way])
        return self._found[key]


def _union(boxes: Sequence[Box | None]) -> Box | None:
    found = [box for box in boxes if box is not None]
    if not found:
        return None
    return bounds([(b.left, b.top) for b in found] + [(b.right, b.bottom) for b in found])


def _groups(clashes: _Clashes, count: int) -> Iterator[list[int]]:
    """Runs that may meet, directly or through others, in their order."""
    open_runs = set(range(count))
    while open_runs:
        group, edge = [], [min(open_runs)]
        open_runs.discard(edge[0])
        while edge:
            run = edge.pop(0)
            group.append(run)
            near = sorted(other for other in open_runs if clashes.possible(run, other))
            open_runs.difference_update(near)
            edge.extend(near)
        yield group


def _choose_group(group: list[int], clashes: _Clashes) -> dict[int, int] | None:
    """Depth-first choice of a way for each run; gives up after a fixed number of tries."""
    at = [0]
    for _ in range(_TRIES):
        level = len(at) - 1
        run = group[level]
        before = [other for other in range(level) if clashes.possible(group[other], run)]
        while at[level] < len(clashes.offered[run]) and any(
            clashes.between(group[other], at[other], run, at[level]) for other in before
        ):
            at[level] += 1
        if at[level] < len(clashes.offered[run]):
            if level + 1 == len(group):
                return dict(zip(group, at, strict=True))
            at.append(0)
        elif level == 0:
            return None
        else:
            at.pop()
            at[-1] += 1
    return None


def _clash(one: Offer, other: Offer) -> bool:
    if one.reach is None or other.reach is None:
        return False
    if not one.reach.meets(other.reach, SPACE * one.labels[0].size):
        return False
    return any(
        _too_near(a, b) or leads_through(a, b.box) or leads_through(b, a.box)
        for a in one.labels
        for b in other.labels
    )


def _too_near(a: Label, b: Label) -> bool:
    space = SPACE * a.size
    return a.box.meets(Box(b.box.left - space, b.box.top, b.box.right + space, b.box.bottom), GAP)


def leads_through(label: Label, box: Box) -> bool:
    """Whether the leader of a label runs through a box."""
    return any(crosses(start, end, box) for start, end in pairwise(label.leader))
