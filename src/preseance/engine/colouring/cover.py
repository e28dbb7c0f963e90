"""Compiled search for classes that are alike: an exact cover of the vertices, class by class."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.engine.colouring.cliques import ONE, Bits, Flags, count_bits, lowest_bit
from preseance.engine.compiling import kernel
from preseance.terms import Ints

OUT_OF_STEPS, FOUND, NONE = 0, 1, 2
_DEAD, _ON, _COMPLETE = 0, 1, 2


class Cover(NamedTuple):
    """What to cover under a group of symmetries.

    A class is chosen together with its images, which must be disjoint; a subgroup takes it to
    itself. The first index of ``covers`` and ``blocks`` is the subgroup, then comes a vertex.
    """

    covers: Bits
    """The vertices that come along with one; none where it may not be chosen."""
    blocks: Bits
    """The vertices that one keeps out of its class; the first subgroup is the trivial one."""
    whole: Bits
    """A vertex and its images: all are covered once it is."""
    classes: Ints
    """By subgroup: how many images a class has."""
    meets: Bits
    """The cliques every class has to meet."""


class _Path(NamedTuple):
    """The way down the search, one entry a vertex chosen."""

    free: Bits
    """Covered by no class yet."""
    open: Bits
    """May still join the class begun."""
    chosen: Bits
    options: Bits
    """Still to be tried at this depth."""
    left: Ints
    """Classes still to begin."""
    kind: Ints
    """The subgroup of the class begun."""
    begins: Flags
    tried: Ints
    turn: Ints
    vertex: Ints


@kernel
def _new_path(deep: int, words: int) -> _Path:
    return _Path(
        np.zeros((deep, words), np.uint64),
        np.zeros((deep, words), np.uint64),
        np.zeros((deep, words), np.uint64),
        np.zeros((deep, words), np.uint64),
        np.zeros(deep, np.int64),
        np.zeros(deep, np.int64),
        np.zeros(deep, np.bool_),
        np.zeros(deep, np.int64),
        np.zeros(deep, np.int64),
        np.zeros(deep, np.int64),
    )


@kernel
def _loneliest(cover: Cover, free: Bits) -> int:
    """The free vertex with fewest others to share its class with; ties by lot."""
    least, pick, ties = 1 << 60, -1, 0
    for w in range(len(free)):
        rest = free[w]
        while rest != 0:
            v = w * 64 + lowest_bit(rest)
            rest &= rest - ONE
            size = 0
            for x in range(len(free)):
                size += count_bits(free[x] & ~cover.blocks[0, v, x])
            ties = 1 if size < least else ties + 1
            if size < least or (size == least and np.random.randint(0, ties) == 0):
                least, pick = size, v
    return pick


@kernel
def narrowest(cover: Cover, chosen: Bits, candidates: Bits) -> tuple[int, int]:
    """The clique not met yet with fewest candidates (-1: all are met), and their number."""
    least, pick = 1 << 60, -1
    for q in range(len(cover.meets)):
        met = np.uint64(0)
        for w in range(len(candidates)):
            met |= cover.meets[q, w] & chosen[w]
        if met != 0:
            continue
        size = 0
        for w in range(len(candidates)):
            size += count_bits(cover.meets[q, w] & candidates[w])
        if size < least:
            least, pick = size, q
            if size == 0:
                break
    return pick, least


@kernel
def drawn(options: Bits) -> int:
    """Take one of the set bits, by lot; -1 where none is."""
    total = 0
    for word in options:
        total += count_bits(word)
    ahead = np.random.randint(0, total) if total else 0
    for w in range(len(options)):
        here = count_bits(options[w])
        if ahead < here:
            rest = options[w]
            for _ in range(ahead):
                rest &= rest - ONE
            v = lowest_bit(rest)
            options[w] ^= ONE << np.uint64(v)
            return w * 64 + v
        ahead -= here
    return -1


@kernel
def _begin(cover: Cover, path: _Path, at: int) -> None:
    """Begin a class with a vertex that one of the classes left has to cover."""
    path.begins[at], path.tried[at] = True, 0
    path.vertex[at] = _loneliest(cover, path.free[at])
    path.turn[at] = np.random.randint(0, len(cover.classes))


@kernel
def _advance(cover: Cover, path: _Path, at: int) -> bool:
    """Draw what to try next at this depth: a vertex, or how its class is to be alike."""
    if not path.begins[at]:
        path.vertex[at] = drawn(path.options[at])
        return bool(path.vertex[at] >= 0)
    kinds = len(cover.classes)
    path.kind[at] = (path.turn[at] + path.tried[at]) % kinds
    path.tried[at] += 1
    path.open[at], path.chosen[at] = path.free[at], np.uint64(0)
    return bool(path.tried[at] <= kinds)


@kernel
def _take(cover: Cover, path: _Path, at: int) -> int:
    """Put the vertex drawn into its class; one entry further down is what is left then."""
    v, kind = path.vertex[at], path.kind[at]
    left = path.left[at] - (cover.classes[kind] if path.begins[at] else 0)
    fits, some = left >= 0, False
    for w in range(path.free.shape[1]):
        fits = fits and (cover.covers[kind, v, w] & ~path.open[at, w]) == 0
        some = some or cover.covers[kind, v, w] != 0
    if not fits or not some:
        return _DEAD
    for w in range(path.free.shape[1]):
        path.free[at + 1, w] = path.free[at, w] & ~cover.whole[v, w]
        path.chosen[at + 1, w] = path.chosen[at, w] | cover.covers[kind, v, w]
        path.open[at + 1, w] = path.open[at, w] & ~cover.blocks[kind, v, w]
    path.left[at + 1], path.kind[at + 1] = left, kind
    clique, size = narrowest(cover, path.chosen[at + 1], path.open[at + 1])
    if clique < 0:
        return _COMPLETE
    path.begins[at + 1] = False
    path.options[at + 1] = path.open[at + 1] & cover.meets[clique]
    return _ON if size > 0 else _DEAD


@kernel
def part(
    cover: Cover, n: int, k: int, seed: int, steps: int, stop: Flags
) -> tuple[int, Ints, Ints]:
    """Search depth first for k classes that part all n vertices.

    Returns how it ended and, where found, the vertices chosen and the subgroups of their classes,
    in order; a class ends where all cliques are met.
    """
    np.random.seed(seed)
    path = _new_path(n + 2, cover.meets.shape[1])
    for v in range(n):
        path.free[0, v // 64] |= ONE << np.uint64(v % 64)
    path.left[0] = k
    _begin(cover, path, 0)
    at = 0
    while at >= 0:
        if not _advance(cover, path, at):
            at -= 1
            continue
        steps -= 1
        if steps < 0 or stop[0]:
            return OUT_OF_STEPS, path.vertex[:0], path.kind[:0]
        ended = _take(cover, path, at)
        if ended == _DEAD:
            continue
        at += 1
        if ended == _COMPLETE:
            if path.left[at] == 0:
                return FOUND, path.vertex[:at], path.kind[:at]
            _begin(cover, path, at)
    return NONE, path.vertex[:0], path.kind[:0]
