"""Cliques by branch and bound over sets of bits: the bound of a colouring, and what it must meet.

A set of vertices is a row of uint64 words; vertex v is bit v % 64 of word v // 64.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from preseance.engine.compiling import kernel
from preseance.terms import Ints

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
ONE = np.uint64(1)


@kernel(inline="always")
def count_bits(word: np.uint64) -> int:
    """How many bits are set."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + (
        (word >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@kernel(inline="always")
def lowest_bit(word: np.uint64) -> int:
    """The place of the lowest set bit of a word that is not 0."""
    return count_bits((word & (~word + ONE)) - ONE)


def as_bits(member: Flags) -> Bits:
    """Rows of flags, shape (rows, n), as rows of words."""
    rows, n = member.shape
    padded = np.zeros((rows, -(-max(n, 1) // 64) * 64), dtype=np.bool_)
    padded[:, :n] = member
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)


def as_flags(words: Bits, n: int) -> Flags:
    """The flags of one row of words."""
    return np.unpackbits(words.view(np.uint8), bitorder="little")[:n].astype(np.bool_)


@kernel
def _ordered(
    beside: Bits, candidates: Bits, left: Bits, row: Bits, order: Ints, colours: Ints
) -> int:
    """Colour the candidates greedily; ``order`` lists them by colour. Returns how many."""
    left[:] = candidates
    count, colour = 0, 0
    while True:
        some = False
        for w in range(len(left)):
            row[w] = left[w]
            some = some or left[w] != 0
        if not some:
            return count
        colour += 1
        for w in range(len(left)):
            while row[w] != 0:
                v = w * 64 + lowest_bit(row[w])
                bit = ONE << np.uint64(v % 64)
                row[w] ^= bit
                left[w] ^= bit
                for x in range(w, len(left)):
                    row[x] &= ~beside[v, x]
                order[count], colours[count] = v, colour
                count += 1


@kernel
def cliques(beside: Bits, n: int, size: int, most: int, steps: int) -> tuple[Ints, bool]:
    """Cliques of at least ``size`` vertices, bounded by greedy colours (Tomita and Seki, 2003).

    With ``most`` 1 the size asked rises with each found, so that the last is a largest clique;
    else all of exactly ``size``, up to ``most`` of them. Returns one a row, empty where there is
    none, and whether the search came to its end within ``steps``.
    """
    words = beside.shape[1]
    found = np.zeros((0, size), np.int64)
    kept, deepest = 0, 1
    if most > 1:
        found = np.zeros((most, size), np.int64)
    limit = n + 1 if most == 1 else size + 1
    candidates = np.zeros((1, words), np.uint64)
    for v in range(n):
        candidates[0, v // 64] |= ONE << np.uint64(v % 64)
    left, row = np.zeros(words, np.uint64), np.zeros(words, np.uint64)
    order, colours = np.zeros((1, n), np.int64), np.zeros((1, n), np.int64)
    chosen, at = np.zeros(limit + 1, np.int64), np.zeros(limit + 1, np.int64)
    at[0] = _ordered(beside, candidates[0], left, row, order[0], colours[0])
    depth = 0
    while depth >= 0:
        at[depth] -= 1
        place = at[depth]
        if place < 0 or depth + colours[depth, place] < size:
            depth -= 1
            continue
        steps -= 1
        if steps < 0:
            return found[:kept], False
        v = order[depth, place]
        chosen[depth] = v
        if depth + 1 == deepest:
            # Room grows with the clique: few reach n.
            deepest += 1
            candidates = np.concatenate((candidates, np.zeros((1, words), np.uint64)))
            order = np.concatenate((order, np.zeros((1, n), np.int64)))
            colours = np.concatenate((colours, np.zeros((1, n), np.int64)))
        some = False
        for w in range(words):
            candidates[depth + 1, w] = candidates[depth, w] & beside[v, w]
            some = some or candidates[depth + 1, w] != 0
        candidates[depth, v // 64] ^= ONE << np.uint64(v % 64)
        if most == 1 and not some and depth + 1 >= size:
            found, kept = chosen[: depth + 1].copy().reshape(1, depth + 1), 1
            size = depth + 2
        elif most > 1 and depth + 1 == size:
            found[kept] = chosen[:size]
            kept += 1
            if kept == most:
                return found, False
        elif some:
            depth += 1
            at[depth] = _ordered(beside, candidates[depth], left, row, order[depth], colours[depth])
    return found[:kept], True
