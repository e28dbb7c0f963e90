"""Exact cover by classes listed beforehand: where few are alike, listing them all once is cheaper.

A block is a class and its images under a group: the set of vertices they cover together.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.colouring.cliques import ONE, Bits, Flags, lowest_bit
from preseance.engine.colouring.cover import (
    FOUND,
    NONE,
    OUT_OF_STEPS,
    Cover,
    drawn,
    narrowest,
)
from preseance.engine.compiling import kernel
from preseance.terms import Ints


@kernel
def _usable(cover: Cover, kind: int) -> Bits:
    """The vertices that may be chosen for a subgroup."""
    n, words = cover.whole.shape
    usable: Bits = np.zeros(words, np.uint64)
    for v in range(n):
        some = np.uint64(0)
        for w in range(words):
            some |= cover.covers[kind, v, w]
        if some != 0:
            usable[v // 64] |= ONE << np.uint64(v % 64)
    return usable


@kernel
def _first_options(cover: Cover) -> Bits:
    """A clique to begin with: of one that is its own image, an image of each vertex will do."""
    for q in range(len(cover.meets)):
        options: Bits = np.zeros(cover.meets.shape[1], np.uint64)
        closed = True
        for w in range(len(options)):
            rest = cover.meets[q, w]
            while rest != 0:
                v = w * 64 + lowest_bit(rest)
                rest &= rest - ONE
                lowest = True
                for x in range(len(options)):
                    closed = closed and (cover.whole[v, x] & ~cover.meets[q, x]) == 0
                    lowest = lowest and (x >= w or cover.whole[v, x] == 0)
                bit = ONE << np.uint64(v % 64)
                if lowest and (cover.whole[v, w] & (bit - ONE)) == 0:
                    options[w] |= bit
        if closed:
            return options
    every: Bits = cover.meets[0].copy()
    return every


@kernel
def classes(cover: Cover, kind: int, most: int, stop: Flags) -> tuple[Bits, Bits, bool]:
    """Classes that a subgroup takes to themselves, and all the blocks they make.

    Returns classes, blocks, and whether those are all: not where there are more than ``most``. A
    class may be left out where one of its images is there.
    """
    n, words = cover.whole.shape
    found, blocks = np.zeros((most, words), np.uint64), np.zeros((most, words), np.uint64)
    chosen, block = np.zeros((n + 2, words), np.uint64), np.zeros((n + 2, words), np.uint64)
    left, options = np.zeros((n + 2, words), np.uint64), np.zeros((n + 2, words), np.uint64)
    left[0] = _usable(cover, kind)
    options[0] = _first_options(cover) & left[0]
    at, count = 0, 0
    while at >= 0:
        v = drawn(options[at])
        if v < 0:
            at -= 1
            continue
        if stop[0]:
            return found[:count], blocks[:count], False
        fits = True
        for w in range(words):
            fits = fits and (cover.covers[kind, v, w] & ~left[at, w]) == 0
        if not fits:
            continue
        for w in range(words):
            chosen[at + 1, w] = chosen[at, w] | cover.covers[kind, v, w]
            block[at + 1, w] = block[at, w] | cover.whole[v, w]
            left[at + 1, w] = left[at, w] & ~cover.blocks[kind, v, w]
        clique, size = narrowest(cover, chosen[at + 1], left[at + 1])
        if clique < 0:
            if count == most:
                return found, blocks, False
            found[count], blocks[count] = chosen[at + 1], block[at + 1]
            count += 1
        elif size > 0:
            at += 1
            options[at] = left[at] & cover.meets[clique]
    return found[:count], blocks[:count], True


@kernel
def _rarest(blocks: Bits, listed: Ints, free: Bits, n: int) -> int:
    """The free vertex that fewest of the blocks listed cover; -1 where one has none."""
    tally = np.zeros(n, np.int64)
    for b in listed:
        for w in range(len(free)):
            rest = blocks[b, w]
            while rest != 0:
                tally[w * 64 + lowest_bit(rest)] += 1
                rest &= rest - ONE
    least, pick = len(listed) + 1, -1
    for v in range(n):
        if (free[v // 64] >> np.uint64(v % 64)) & ONE and tally[v] < least:
            least, pick = tally[v], v
    return pick if least > 0 else -1


@kernel
def _beside(blocks: Bits, listed: Ints, block: int) -> Ints:
    """Those listed that share no vertex with one."""
    kept, count = np.empty(len(listed), np.int64), 0
    for b in listed:
        shared = np.uint64(0)
        for w in range(blocks.shape[1]):
            shared |= blocks[b, w] & blocks[block, w]
        if shared == 0:
            kept[count] = b
            count += 1
    return kept[:count].copy()


@kernel
def fit(blocks: Bits, n: int, k: int, seed: int, steps: int, stop: Flags) -> tuple[int, Ints]:
    """Blocks that cover each of n vertices once, at the most ``k``: how it ended, and which."""
    np.random.seed(seed)
    words = blocks.shape[1]
    free = np.zeros((k + 1, words), np.uint64)
    for v in range(n):
        free[0, v // 64] |= ONE << np.uint64(v % 64)
    lists = [np.arange(len(blocks))]
    turns = [np.zeros(0, np.int64)]
    chosen = np.zeros(k + 1, np.int64)
    turns[0] = _turn(blocks, lists[0], free[0], n)
    while len(lists) > 0:
        at = len(lists) - 1
        if len(turns[at]) == 0:
            lists.pop()
            turns.pop()
            continue
        steps -= 1
        if steps < 0 or stop[0]:
            return OUT_OF_STEPS, chosen[:0]
        block = turns[at][-1]
        turns[at] = turns[at][:-1]
        chosen[at], done = block, True
        for w in range(words):
            free[at + 1, w] = free[at, w] & ~blocks[block, w]
            done = done and free[at + 1, w] == 0
        if done:
            return FOUND, chosen[: at + 1]
        below = _beside(blocks, lists[at], block)
        turn = _turn(blocks, below, free[at + 1], n)
        if len(turn) > 0:
            lists.append(below)
            turns.append(turn)
    return NONE, chosen[:0]


@kernel
def _turn(blocks: Bits, listed: Ints, free: Bits, n: int) -> Ints:
    """The blocks listed that cover the rarest vertex, in an order by lot."""
    v = _rarest(blocks, listed, free, n)
    if v < 0:
        return np.zeros(0, np.int64)
    bit, count = ONE << np.uint64(v % 64), 0
    kept = np.empty(len(listed), np.int64)
    for b in listed:
        if blocks[b, v // 64] & bit:
            kept[count] = b
            count += 1
    return np.random.permutation(kept[:count])
