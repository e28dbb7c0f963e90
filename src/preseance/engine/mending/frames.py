"""The stack of the search for a mending: one frame a decision, as a row of whole numbers.

A frame of kind ``HAND`` has one item in hand and tries places for it. A frame of kind ``CHOICE``
has nobody in hand: something is broken, and one item after the other of those who could mend it is
taken in hand.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.terms import Ints

DEPTH = 96
"""Frames there are; a search that needs more is cut short."""
HAND, CHOICE = 0, 1
(
    KIND,
    ITEM,
    CURSOR,
    TARGET,
    SIZE,
    SPENT,
    QUEUE,
    CAME,
    OUSTED,
    HELD,
    VACANT,
    VACANT_NEXT,
    OWED,
    OWED_NEXT,
    OWED_AWAY,
    DEBTOR,
    REST,
    WIDTH,
) = range(18)
"""Columns of a frame.

KIND; ITEM in hand; CURSOR, the next place or item to try; TARGET, the only place to try, or -1;
SIZE, how many items a choice has; SPENT, the weight so far; QUEUE, how many waiting items are
placed; CAME, the place the item in hand is on, or -1; OUSTED, who was there; HELD, the item a choice
has handed on; VACANT and VACANT_NEXT, the best two ranks of empty places, on one of which the chain
ends; DEBTOR, who has to mend a must that the chain has broken, and what that takes at least besides
what is spent: OWED, where it may end on the best empty place or the debtor's own, OWED_NEXT, where on
the next one or the debtor's own, and OWED_AWAY, where on the best empty place alone; REST, what those
take at least who wait after this chain.
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


@kernel(inner=True, _nrt=False)
def hand(
    frames: Ints,
    d: int,
    item: int,
    target: int,
    spent: int,
    queue: int,
    vacant: tuple[int, int],
    owed: tuple[int, int, int],
    debtor: int,
    rest: int,
) -> int:
    """Frame d has this item in hand; d."""
    frames[d, KIND], frames[d, ITEM], frames[d, CURSOR] = HAND, item, 0
    frames[d, TARGET], frames[d, SPENT], frames[d, QUEUE] = target, spent, queue
    frames[d, CAME], frames[d, OUSTED], frames[d, DEBTOR] = -1, -1, debtor
    frames[d, VACANT], frames[d, VACANT_NEXT] = vacant
    frames[d, REST] = rest
    frames[d, OWED], frames[d, OWED_NEXT], frames[d, OWED_AWAY] = owed
    return d


@kernel(inner=True, _nrt=False)
def choice(frames: Ints, d: int, size: int, spent: int, queue: int) -> int:
    """Frame d chooses among so many items; d."""
    frames[d, KIND], frames[d, SIZE], frames[d, CURSOR] = CHOICE, size, 0
    frames[d, SPENT], frames[d, QUEUE], frames[d, HELD] = spent, queue, -1
    return d


@kernel(inner=True, _nrt=False)
def still(
    frame: Ints, rank: int, somebody: bool, paid: int, debtor_rank: int, cheapest: int
) -> Any:
    """What is to come at least, besides what is spent, once a place of that rank is taken.

    ``somebody`` is put out of it; where that is the debtor, so much is ``paid``, else -1. They step
    down until one takes an empty place; what the debtor takes comes to that. Either ends on the
    best empty place and the other on the next one, or the one comes to where the debtor is: the two
    ways do not cross elsewhere.
    """
    if not somebody:
        return frame[REST] + (frame[OWED] if frame[DEBTOR] >= 0 else 0)
    return frame[REST] + _way_on(frame, rank, paid, debtor_rank, cheapest)


@kernel(inner=True, _nrt=False)
def _way_on(frame: Ints, rank: int, paid: int, debtor_rank: int, cheapest: int) -> Any:
    way = cheapest * max(0, frame[VACANT] - rank)
    if frame[DEBTOR] < 0:
        return way
    if paid >= 0:
        return max(way, frame[OWED_AWAY] - paid)
    next_way = cheapest * max(0, frame[VACANT_NEXT] - rank)
    joined = cheapest * max(0, debtor_rank - rank)
    return min(way + frame[OWED_NEXT], next_way + frame[OWED], joined + frame[OWED_AWAY])
