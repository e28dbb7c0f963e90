"""Colourings all of whose classes are alike: each meets every clique of as many as colours.

Where the cliques of k vertices reach every vertex, a colouring with k colours is an exact cover by
independent sets that meet them all, and few of those exist. To ask besides that a symmetry of the
graph takes classes to classes makes the search shallow (Vasquez, 2004, on queens' graphs).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.colouring.blocks import classes, fit
from preseance.engine.colouring.cliques import Bits, Flags, as_bits, as_flags, cliques
from preseance.engine.colouring.cover import FOUND, NONE, OUT_OF_STEPS, Cover, part
from preseance.engine.colouring.symmetry import groups, mixed, subgroups, symmetries
from preseance.terms import Ints

LARGEST = 1500
"""Vertices of a graph this is tried on."""
_MOST_CLIQUES = 1000
_CLIQUE_STEPS = 100_000
_FIRST_STEPS = 5_000
_LISTED_FROM = 20_000
"""Steps from which on the classes alike are listed first."""
_MOST_CLASSES = 250_000


@dataclass(eq=False)
class _Way:
    """A group of symmetries that is to take classes to classes."""

    group: list[Ints]
    kinds: list[list[Ints]]
    cover: Cover
    may_be_listed: bool = True
    listed: tuple[Bits, Bits] | None = None
    """Classes and blocks, once listed."""

    @property
    def n(self) -> int:
        return len(self.cover.whole)

    def by_class(self, k: int, seed: int, steps: int, stop: Flags) -> tuple[int, Ints | None]:
        """Look for a colouring class by class."""
        ended, vertices, kinds = part(self.cover, self.n, k, seed, steps, stop)
        begun = np.zeros_like(self.cover.meets[:1])
        chosen = []
        for v, kind in zip(vertices, kinds, strict=True):
            begun = begun | self.cover.covers[kind, v]
            if (self.cover.meets & begun).any(axis=1).all():
                chosen.append(begun[0])
                begun = np.zeros_like(begun)
        return ended, self._coloured(chosen) if ended == FOUND else None

    def by_list(self, k: int, seed: int, steps: int, stop: Flags) -> tuple[int, Ints | None]:
        """Look for a colouring among all classes, listed the first time."""
        if self.listed is None:
            found = [
                classes(self.cover, kind, _MOST_CLASSES, stop) for kind in range(len(self.kinds))
            ]
            self.may_be_listed = all(whole for _, _, whole in found)
            if not self.may_be_listed:
                return OUT_OF_STEPS, None
            chosen, blocks = (np.concatenate([one[i] for one in found]) for i in (0, 1))
            if len(self.group) > 1:
                # Images of a class make the same block; a sum tells blocks apart well enough where
                # nothing is proven by there being no more of them.
                weights = mixed(np.arange(1, blocks.shape[1] + 1, dtype=np.uint64))
                _, one_each = np.unique(mixed(blocks) @ weights, return_index=True)
                chosen, blocks = chosen[one_each], blocks[one_each]
            self.listed = chosen, blocks
        ended, which = fit(self.listed[1], self.n, k, seed, steps, stop)
        return ended, self._coloured(list(self.listed[0][which])) if ended == FOUND else None

    def _coloured(self, chosen: list[Bits]) -> Ints:
        """Colour the classes chosen and their images."""
        colour, used = np.full(self.n, -1, dtype=np.int64), 0
        for one in chosen:
            members = np.flatnonzero(as_flags(one, self.n))
            for image in self.group:
                if colour[image[members[0]]] < 0:
                    colour[image[members]] = used
                    used += 1
        return colour


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

    def search(
        self, seed: int, stop: Flags, lane: int = 0, lanes: int = 1
    ) -> tuple[Ints | None, bool]:
        """Try each of a lane's groups in turn, for longer and longer, until ``stop`` is set.

        Returns the class of each vertex where found, and whether it is known that none exists.
        """
        steps, rng = _FIRST_STEPS, np.random.default_rng([seed, lane])
        ways = self.ways[lane::lanes]
        while ways and not stop[0]:
            for way in list(ways):
                start = int(rng.integers(2**31))
                if steps > _LISTED_FROM and way.may_be_listed:
                    ended, colour = way.by_list(self.k, start, steps, stop)
                else:
                    ended, colour = way.by_class(self.k, start, steps, stop)
                if ended == FOUND:
                    return colour, False
                if ended == NONE:
                    ways = [one for one in ways if one is not way]
                    if len(way.group) == 1:
                        return None, True
            steps *= 2
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
