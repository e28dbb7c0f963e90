"""One way for each run of places, so that no two labels meet on the whole sheet."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from preseance.documents.drawn_before import room_for
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


Stuck = frozenset[int]
"""Runs that have no choice among themselves, whatever else there is; empty where the search gave up."""
_Ways = dict[int, int]
"""Way by run."""


class Chosen:
    """What was chosen for the very same offers before: after a move most of them are."""

    def __init__(self) -> None:
        self._known: OrderedDict[
            tuple[int, ...], tuple[tuple[Sequence[Offer], ...], _Ways | Stuck]
        ] = OrderedDict()
        self._stuck: dict[float, deque[tuple[object, ...]]] = {}
        self._lock = threading.Lock()

    def of(
        self, offers: tuple[Sequence[Offer], ...], make: Callable[[], _Ways | Stuck]
    ) -> _Ways | Stuck:
        """The way of each of some runs, counted among them."""
        # They are kept with what was chosen, so that no others can have their numbers.
        key = tuple(map(id, offers))
        with self._lock:
            known = self._known.get(key)
        made = known[1] if known is not None else make()
        with self._lock:
            self._known[key] = offers, made
            self._known.move_to_end(key)
            while len(self._known) > room_for(1):
                self._known.popitem(last=False)
        return made

    def is_stuck(self, size: float, runs: Sequence[object]) -> bool:
        """Whether there are runs among these that had no choice at a size."""
        there = set(map(id, runs))
        with self._lock:
            known = tuple(self._stuck.get(size, ()))
        return any(all(id(run) in there for run in stuck) for stuck in known)

    def note(self, size: float, runs: Sequence[object]) -> None:
        """Runs that have no choice at a size."""
        with self._lock:
            self._stuck.setdefault(size, deque(maxlen=_WITNESSES)).append(tuple(runs))


_WITNESSES = 24


def choose(offered: Sequence[Sequence[Offer]], before: Chosen | None = None) -> list[Way] | Stuck:
    """A way for each run, the nicest first; runs that are stuck where there is no choice without a clash.

    Runs that can never meet are chosen apart from each other; ``before`` knows earlier choices.
    """
    before = Chosen() if before is None else before
    chosen: dict[int, Way] = {}
    clashes = _Clashes(offered)
    for group in _groups(clashes, len(offered)):
        offers = tuple(offered[run] for run in group)
        ways = before.of(offers, partial(_counted, group, clashes))
        if isinstance(ways, frozenset):
            return frozenset(group[k] for k in ways)
        chosen.update((group[k], offers[k][way].labels) for k, way in ways.items())
    return [chosen[run] for run in range(len(offered))]


def _counted(group: list[int], clashes: _Clashes) -> _Ways | Stuck:
    at = {run: k for k, run in enumerate(group)}
    ways = _choose_group(group, clashes)
    if isinstance(ways, frozenset):
        return frozenset(at[run] for run in ways)
    return {at[run]: way for run, way in ways.items()}


class _Clashes:
    """Which ways of two runs clash, found once each."""

    def __init__(self, offered: Sequence[Sequence[Offer]]) -> None:
        self.offered = offered
        self._found: dict[tuple[int, int, int, int], bool] = {}
        self.near = _neighbours([_union([way.reach for way in ways]) for ways in offered])

    def possible(self, one: int, other: int) -> bool:
        """Whether the runs come near each other in any of their ways."""
        return other in self.near[one]

    def between(self, one: int, way: int, other: int, other_way: int) -> bool:
        """Whether a way of one run clashes with a way of another."""
        key = (one, way, other, other_way)
        if key not in self._found:
            self._found[key] = _clash(self.offered[one][way], self.offered[other][other_way])
        return self._found[key]


def _neighbours(boxes: Sequence[Box | None]) -> list[set[int]]:
    """Of each box those that come near it."""
    near: list[set[int]] = [set() for _ in boxes]
    apart = SPACE * 5.0
    known = sorted(((box.left, k, box) for k, box in enumerate(boxes) if box is not None))
    for n, (_, one, a) in enumerate(known):
        for left, other, b in known[n + 1 :]:
            if left > a.right + apart:
                break
            if a.meets(b, apart):
                near[one].add(other)
                near[other].add(one)
    return near


def _union(boxes: Sequence[Box | None]) -> Box | None:
    found = [box for box in boxes if box is not None]
    if not found:
        return None
    return Box(
        min(b.left for b in found),
        min(b.top for b in found),
        max(b.right for b in found),
        max(b.bottom for b in found),
    )


def _groups(clashes: _Clashes, count: int) -> Iterator[list[int]]:
    """Runs that may meet, directly or through others, in their order."""
    open_runs = set(range(count))
    while open_runs:
        group, edge = [], [min(open_runs)]
        open_runs.discard(edge[0])
        while edge:
            run = edge.pop(0)
            group.append(run)
            near = sorted(clashes.near[run] & open_runs)
            open_runs.difference_update(near)
            edge.extend(near)
        yield group


def _choose_group(group: list[int], clashes: _Clashes) -> _Ways | Stuck:
    """Depth-first choice of a way for each run; gives up after a fixed number of tries."""
    at, deepest = [0], 0
    for _ in range(_TRIES):
        level = len(at) - 1
        deepest = max(deepest, level)
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
            return frozenset(group[: deepest + 1])
        else:
            at.pop()
            at[-1] += 1
    return frozenset()


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
