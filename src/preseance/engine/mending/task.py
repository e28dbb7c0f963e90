"""What a search for mendings is given, what it counts, and where its answers go."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from preseance.engine.compiling import kernel
from preseance.terms import Ints

NOTHING = np.iinfo(np.int64).max
"""No weight is as much."""
BARRED = 2**40
"""What a place weighs that is not allowed: more than all that is."""
NODES, BUDGET, NEXT_BUDGET, NEXT_LIMIT, FOUND, LIMIT, ASSIGNED, COUNTS = range(8)
"""Entries of ``Search.counts``: places left to try, the budget, what the next budget and the next
limit would have to be, answers found, the limit of what kept rules may cost beyond what is
allowed, and what an assignment comes to at least with the items where they have been put."""


class Search(NamedTuple):
    """What stays the same during a search, and its counts and answers."""

    items: Ints
    waiting: Ints
    """Items without a promised place there, those who stood best first."""
    worth: Ints
    rank: Ints
    stood: Ints
    """As in ``Promise``."""
    cheapest: int
    """The least worth of those to whom a place was promised, 0 where to nobody."""
    order: Ints
    """Places in the order in which they are tried, the last being no place at all."""
    beyond: Ints
    """As in ``Assigned``; empty where nothing is known of an assignment."""
    away: Ints
    counts: Ints
    least: bool
    """Whether only answers of the least weight are wanted: each better one lowers the budget."""
    moves: Ints
    """Answers as rows of (item, place)."""
    lengths: Ints
    weights: Ints


@kernel(inline="always")
def affordable(counts: Ints, spent: int) -> Any:
    """Whether a weight is within the budget; it is noted where not."""
    if spent > counts[BUDGET]:
        counts[NEXT_BUDGET] = min(counts[NEXT_BUDGET], spent)
        return False
    return True


@kernel(inline="always")
def down(task: Search, i: int, p: int) -> Any:
    """How many ranks place p is below the promised place of item i."""
    return max(0, task.rank[p] - task.stood[i])


@kernel(inline="always")
def making_room(task: Search, other: int, rank: int, vacant: int) -> Any:
    """What it takes at least that an item leaves its place of that rank to somebody else.

    Whoever it puts out moves in turn, until one takes an empty place, the best of which has rank
    ``vacant``. However long that goes on, the steps down add up to those from here to there.
    """
    return task.worth[other] + task.cheapest * max(0, vacant - rank)
