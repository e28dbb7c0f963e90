"""Colourings all of whose classes are alike: each meets every clique of as many as colours.

Where the cliques of k vertices reach every vertex, a colouring with k colours is an exact cover by
independent sets that meet them all, and few of those exist. To ask besides that a symmetry of the
graph takes classes to classes makes the search shallow (Vasquez, 2004, on queens' graphs).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.colouring.cliques import Flags, as_bits, cliques
from preseance.engine.colouring.cover import FOUND, NONE, Cover, part
from preseance.engine.colouring.symmetry import groups, subgroups, symmetries
from preseance.engine.terms import Ints

LARGEST = 1500
"""Vertices of a graph this is tried on."""
_MOST_CLIQUES = 1000
_CLIQUE_STEPS = 100_000
_FIRST_STEPS, _MORE_STEPS = 5_000, 1.3


@dataclass(frozen=True, eq=False)
class _Way:
    """A group of symmetries that is to take classes to classes."""

    group: list[Ints]
    kinds: list[list[Ints]]
    cover: Cover


class EvenClasses:
    """The search for ``k`` classes that all meet every clique of k vertices."""

    def __init__(self, first: Ints, other: Ints, k: int) -> None:
        self.n, self.k = len(first) - 1, k
        self.ways: list[_Way] = []
        if self.n > LARGEST:
            return
        beside = np.zeros((self.n, self.n), dtype=np.bool_)
        beside[np.repeat(np.arange(self.n), np.diff(first)), other] = True
        found, _ = cliques(as_bits(beside), self.n, k, _MOST_CLIQUES, _CLIQUE_STEPS)
        if len(np.unique(found)) < self.n:
            return
        meets = np.zeros((len(found), self.n), dtype=np.bool_)
        np.put_along_axis(meets, found, True, axis=1)
        for group in groups(symmetries(first, other), self.n):
            kinds = subgroups(group)
            self.ways.append(_Way(group, kinds, _packed(beside, meets, group, kinds)))

    def search(self, seed: int, stop: Flags) -> tuple[Ints | None, bool]:
        """Try each group in turn, for longer and longer, until ``stop`` is set.

        Returns the class of each vertex where found, and whether it is known that none exists.
        """
        steps, rng = float(_FIRST_STEPS), np.random.default_rng(seed)
        while self.ways and not stop[0]:
            for way in list(self.ways):
                start = int(rng.integers(2**31))
                ended, vertices, kinds = part(way.cover, self.n, self.k, start, int(steps), stop)
                if ended == FOUND:
                    return _coloured(way, self.n, vertices, kinds), False
                if ended == NONE:
                    self.ways = [one for one in self.ways if one is not way]
                    if len(way.group) == 1:
                        return None, True
            steps *= _MORE_STEPS
        return None, False


def _images(elements: list[Ints], n: int) -> Flags:
    """Row v: the images of v."""
    member = np.zeros((n, n), dtype=np.bool_)
    for image in elements:
        member[np.arange(n), image] = True
    return member


def _packed(beside: Flags, meets: Flags, group: list[Ints], kinds: list[list[Ints]]) -> Cover:
    whole = _images(group, len(beside))
    covers, blocks = [], []
    for kind in kinds:
        member = _images(kind, len(beside))
        near = np.logical_or.reduce([beside[image] for image in kind])
        # As many images outside the class as there are other classes, and no two inside that clash.
        apart = whole.sum(axis=1) * len(kind) == member.sum(axis=1) * len(group)
        may = apart & ~(member & near).any(axis=1)
        covers.append(as_bits(member & may[:, None]))
        blocks.append(as_bits(near | whole))
    classes = np.array([len(group) // len(kind) for kind in kinds], dtype=np.int64)
    return Cover(np.array(covers), np.array(blocks), as_bits(whole), classes, as_bits(meets))


def _coloured(way: _Way, n: int, vertices: Ints, kinds: Ints) -> Ints:
    """Colour the classes chosen and their images."""
    colour = np.full(n, -1, dtype=np.int64)
    used, begun, at = 0, np.zeros(0, dtype=np.int64), 0
    while at < len(vertices):
        kind = way.kinds[kinds[at]]
        begun = np.zeros(0, dtype=np.int64)
        met = np.zeros(len(way.cover.meets), dtype=np.bool_)
        while not met.all():
            covered = way.cover.covers[kinds[at], vertices[at]]
            met |= (way.cover.meets & covered).any(axis=1)
            begun = np.concatenate([begun, [image[vertices[at]] for image in kind]])
            at += 1
        for image in way.group:
            if colour[image[begun[0]]] < 0:
                colour[image[begun]] = used
                used += 1
    return colour
