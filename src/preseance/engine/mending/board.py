"""The board of the search for a mending: where everybody is, and what the rows come to."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from preseance.terms import Ints

Bools: TypeAlias = NDArray[np.uint8]


class Scratch(NamedTuple):
    """What kernels count in, so that none asks for memory: without it Numba counts no references."""

    marks: Bools
    """By row and item, whether its move may bring the row down; shape (rows, items)."""
    sizes: Ints
    """How many they are, by row."""
    over: Bools
    """Rows beyond what they may cost."""
    taken: Bools
    """Rows that must come down."""
    chosen: Bools
    """Items one of which must move for that."""
    empty: Ints
    """Empty places by rank."""


class Board(NamedTuple):
    """Where everybody is, and what the rows come to."""

    on: Ints
    """The item on each place, n where it is empty."""
    at: Ints
    """The place of each item, m for none, -1 while in hand or waiting."""
    home: Ints
    """The promised places, -1 for none."""
    settled: Bools
    """Items that stay where they are, whatever else moves."""
    cost: Ints
    """What each row costs above the least that its parts leave."""
    final: Ints
    """What it costs among settled items alone, and so for good."""
    firm: Ints
    """What it costs at least if nobody on the board moves, as ``moving.firm`` last counted it."""
    met: Ints
    """By company term and item: the wanted companions it has; shape (terms, items)."""
    scratch: Scratch

    def copied(self) -> Board:
        """The same board once more; what kernels count in they share."""
        on, at, home, settled, cost, final, firm, met, scratch = self
        return Board(
            on.copy(), at.copy(), home, settled.copy(), cost.copy(), final.copy(), firm.copy(),
            met.copy(), scratch,
        )  # fmt: skip


def scratch_for(rows: int, items: int, ranks: int) -> Scratch:
    """Room to count in, for so many rows, items and ranks."""
    return Scratch(
        np.zeros((rows, items), dtype=np.uint8), np.zeros(rows, dtype=np.int64),
        np.zeros(rows, dtype=np.uint8), np.zeros(rows, dtype=np.uint8),
        np.zeros(items, dtype=np.uint8), np.zeros(ranks + 1, dtype=np.int64),
    )  # fmt: skip
