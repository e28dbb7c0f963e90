"""The stack of the search for a mending: one frame a decision, as a row of whole numbers.

A frame of kind ``HAND`` has one item in hand and tries places for it. A frame of kind ``CHOICE``
has nobody in hand: something is broken, and one item after the other of those who could mend it is
taken in hand.
"""

from __future__ import annotations

from typing import NamedTuple

import numba as nb
import numpy as np

from preseance.terms import Ints

DEPTH = 96
"""Frames there are; a search that needs more is cut short."""
HAND, CHOICE = 0, 1
KIND, ITEM, CURSOR, TARGET, SIZE, SPENT, QUEUE, CAME, OUSTED, HELD, WIDTH = range(11)
"""Columns of a frame.

KIND; ITEM in hand; CURSOR, the next place or item to try; TARGET, the only place to try, or -1;
SIZE, how many items a choice has; SPENT, the weight so far; QUEUE, how many waiting items are
placed; CAME, the place the item in hand is on, or -1; OUSTED, who was there; HELD, the item a choice
has handed on.
"""


class Stack(NamedTuple):
    """Frames, and for each choice its items with the place to take, -1 for any."""

    frames: Ints
    who: Ints
    where: Ints


def stack_for(width: int) -> Stack:
    """An empty stack for so many items."""
    shape = (DEPTH, width + 2)
    return Stack(
        np.zeros((DEPTH, WIDTH), dtype=np.int64),
        np.zeros(shape, dtype=np.int64),
        np.zeros(shape, dtype=np.int64),
    )


@nb.njit(cache=True, nogil=True)
def hand(frames: Ints, d: int, item: int, target: int, spent: int, queue: int) -> int:
    """Frame d has this item in hand; d."""
    frames[d, KIND], frames[d, ITEM], frames[d, CURSOR] = HAND, item, 0
    frames[d, TARGET], frames[d, SPENT], frames[d, QUEUE] = target, spent, queue
    frames[d, CAME], frames[d, OUSTED] = -1, -1
    return d


@nb.njit(cache=True, nogil=True)
def choice(frames: Ints, d: int, size: int, spent: int, queue: int) -> int:
    """Frame d chooses among so many items; d."""
    frames[d, KIND], frames[d, SIZE], frames[d, CURSOR] = CHOICE, size, 0
    frames[d, SPENT], frames[d, QUEUE], frames[d, HELD] = spent, queue, -1
    return d
