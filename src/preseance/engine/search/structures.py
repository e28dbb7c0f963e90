"""What moves of more than two slots need of a problem: its tables, its rows and rings, and their turns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.engine.problem import Problem
from preseance.engine.search.arrays import Costs
from preseance.engine.search.choices import Choices
from preseance.engine.search.grouping import Tables, tables_of
from preseance.engine.search.stretches import Stretches, stretches_of

PLAIN, ROTATE, TRADE, CHAIN, RUIN, BLOCKS, FRIENDS = range(7)
"""Kinds of move: two slots; three in a ring; two whole tables; a Kempe chain; ruin and recreate; two
blocks of one row or ring; friends who change tables together."""
EVERY = {ROTATE: 32, TRADE: 512, CHAIN: 256, RUIN: 1024, BLOCKS: 8, FRIENDS: 64}
"""One in so many proposals is a move of that kind, where the problem has its structure."""


class Structures(NamedTuple):
    """What the problem has; of what is None, the moves are not even compiled."""

    turns: NDArray[np.int8] | None
    """Kinds of move, proposal after proposal, again and again; None where all are plain."""
    tables: Tables | None
    """At a single table exchanges of two alone do as well, so there are none there."""
    stretches: Stretches | None
    """Where parties sit in blocks."""


def structures_of(problem: Problem, costs: Costs, choices: Choices) -> Structures:
    """What a problem has for moves of more than two slots."""
    tables = tables_of(problem, costs, choices.slots, np.sort(choices.movable))
    stretches = stretches_of(problem, costs)
    # A block cannot move in a session where nothing else is open.
    closed = np.flatnonzero(np.diff(choices.slot_begin) < 2)
    stuck = np.isin(stretches.members // max(1, problem.num_items), closed)
    stretches = stretches._replace(members=stretches.members[~stuck])
    several = bool((np.diff(tables.session_begin) > 1).any())
    blocks = len(stretches.members) > 0
    fits = dict.fromkeys(EVERY, several)
    fits |= {
        CHAIN: several and len(tables.feuding) > 0,
        BLOCKS: blocks,
        # In a very large hall each has few moves, and friends have yet to find one another.
        FRIENDS: several and len(tables.friends) > 0 and not choices.in_turn,
    }
    return Structures(
        turns=_turns(fits) if several or blocks else None,
        tables=tables if several else None,
        stretches=stretches if blocks else None,
    )


def _turns(fits: dict[int, bool]) -> NDArray[np.int8]:
    """A round of kinds of move: each that the problem has the structure for, at its share."""
    turns = np.zeros(max(EVERY.values()), dtype=np.int8)
    for kind, every in EVERY.items():
        if fits[kind]:
            turns[kind::every] = kind
    return turns
