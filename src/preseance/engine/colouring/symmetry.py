"""Symmetries of a graph: permutations of its vertices that keep every edge.

Found by colour refinement with one vertex told apart from the rest (McKay and Piperno, 2014), which
settles the graphs that matter here: a graph too regular for that is said to have none.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from preseance.terms import Ints

Labels = NDArray[np.uint64]
LARGEST_GROUP = 8
_TOLD_APART = 3
"""Vertices told apart at the most before a permutation is given up."""
_MOST_FOUND = 16


def symmetries(first: Ints, other: Ints) -> list[Ints]:
    """Permutations that keep every edge, the identity left out; not all need be found."""
    n = len(first) - 1
    labels = _refined(first, other, np.zeros(n, dtype=np.uint64))
    cell = _largest_cell(labels)
    if not len(cell):
        return []
    targets = cell[:_MOST_FOUND]
    found = [_carried(first, other, labels, labels, int(cell[0]), int(to)) for to in targets]
    return [image for image in found if image is not None and (image != np.arange(n)).any()]


def groups(symmetries: list[Ints], n: int) -> list[list[Ints]]:
    """Small groups made by up to two of the symmetries, small first, the trivial one last."""
    trivial, *more = _made(symmetries, n)
    return [*more, trivial]


def subgroups(group: list[Ints]) -> list[list[Ints]]:
    """The subgroups that up to two elements of a group make, the trivial one first."""
    return _made(group, len(group[0]))


def _made(symmetries: list[Ints], n: int) -> list[list[Ints]]:
    known: dict[frozenset[bytes], list[Ints]] = {}
    makers = [[], *([one] for one in symmetries), *map(list, combinations(symmetries, 2))]
    for makes in makers:
        group = _closed(makes, n)
        if group is not None:
            known.setdefault(frozenset(one.tobytes() for one in group), group)
    return sorted(known.values(), key=len)


def _closed(makers: list[Ints], n: int) -> list[Ints] | None:
    group, at = [np.arange(n)], 0
    seen = {group[0].tobytes()}
    while at < len(group):
        for maker in makers:
            image = maker[group[at]]
            if image.tobytes() not in seen:
                if len(group) == LARGEST_GROUP:
                    return None
                seen.add(image.tobytes())
                group.append(image)
        at += 1
    return group


def mixed(labels: Labels) -> Labels:
    """Labels spread over all words, equal ones alike (splitmix64)."""
    mixed = labels + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _refined(first: Ints, other: Ints, labels: Labels) -> Labels:
    """Tell apart vertices that see different labels, until that tells no more apart."""
    cells = len(np.unique(labels))
    while True:
        sums = np.concatenate([[np.uint64(0)], np.cumsum(mixed(labels)[other], dtype=np.uint64)])
        labels = mixed(labels * np.uint64(3) + (sums[first[1:]] - sums[first[:-1]]))
        now = len(np.unique(labels))
        if now <= cells:
            return labels
        cells = now


def _largest_cell(labels: Labels) -> Ints:
    """The vertices of the label most share; none where all are told apart."""
    _, kind, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    several = np.flatnonzero(sizes > 1)
    if not len(several):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(kind == several[np.argmax(sizes[several])])


def _carried(first: Ints, other: Ints, here: Labels, there: Labels, a: int, b: int) -> Ints | None:
    """A symmetry that takes a to b; None where a few steps find none."""
    for _ in range(_TOLD_APART):
        here, there = here.copy(), there.copy()
        here[a] = there[b] = mixed(here[a : a + 1] + np.uint64(1))[0]
        here, there = _refined(first, other, here), _refined(first, other, there)
        if not np.array_equal(np.sort(here), np.sort(there)):
            return None
        cell = _largest_cell(here)
        if not len(cell):
            image = np.empty(len(here), dtype=np.int64)
            image[np.argsort(here)] = np.argsort(there)
            return image if _keeps_edges(first, other, image) else None
        a = int(cell[0])
        b = int(np.flatnonzero(there == here[a])[0])
    return None


def _keeps_edges(first: Ints, other: Ints, image: Ints) -> bool:
    n = len(image)
    one = np.repeat(np.arange(n), np.diff(first))
    return bool(np.array_equal(np.sort(image[one] * n + image[other]), one * n + other))
