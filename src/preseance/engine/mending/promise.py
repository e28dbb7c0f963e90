"""What a session had promised, and the levels of a problem of mending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from preseance.engine.problem import Placement
from preseance.terms import Ints, PlaceTerm, Weights

MUST, KEPT, MOVES, LESSER = 0, 1, 2, 3
"""Levels of a problem of mending: musts, what was kept, weighted moves, and all after them."""

Judge: TypeAlias = Callable[[Placement], Placement | None]
"""From the best placement known to one where all musts hold; None where none is found."""


@dataclass(frozen=True, eq=False)
class Promise:
    """What one session had promised, and what each move away from it costs.

    A move of item i to place p costs ``worth[i] × (1 + max(0, rank[p] − stood[i]))``: the steps
    down count, going up does not.
    """

    origin: Ints
    """Each item's promised place, -1 for none; shape (items,)."""
    worth: Ints
    """What moving each item costs at least, from 1 on where it was promised a place; else 0."""
    rank: Ints
    """Rank of each place, 0 the best, and of no place at all; shape (places + 1,)."""
    stood: Ints
    """Rank of the promised place, also where that place is no more; shape (items,)."""
    fixed: Ints
    """Items that may not move."""
    loss: Ints | None = None
    """What each item loses by a step down: where it is said, the least loss goes before all."""

    @classmethod
    def level(cls, origin: Ints, worth: Ints, num_places: int, fixed: Sequence[int] = ()) -> Self:
        """A promise of places that are all of one rank."""
        flat = np.zeros(num_places + 1, dtype=np.int64)
        held = np.array(fixed, dtype=np.int64)
        return cls(origin, worth, flat, np.zeros(len(origin), dtype=np.int64), held)

    @property
    def gone(self) -> int:
        """What those cost at least whose promised place is no more: they move whatever is done."""
        return int(self.worth[self.origin < 0].sum())

    def weights(self, at: Ints) -> Ints:
        """The weighted moves of placements; shape of ``at`` without its last axis."""
        return self._of_moved(at, self.worth, 1)

    def term(self, session: int) -> PlaceTerm:
        """What everybody costs at every place of a session, by classes of worth and rank; nothing at home."""
        some = np.flatnonzero(self.worth > 0)
        worth, stood = self.worth[some], self.stood[some]
        own = worth * (int(stood.max(initial=0)) + 1) + stood
        _, first, kinds = np.unique(own, return_index=True, return_inverse=True)
        row_class = np.full(len(self.worth), -1, dtype=np.int64)
        row_class[some] = kinds
        worth, stood = worth[first, None], stood[first, None]
        # In place: of a hall the table has millions of cells.
        costs = np.maximum(np.arange(self.rank.max() + 1)[None, :], stood)
        costs -= stood - 1
        costs *= worth
        stays = np.flatnonzero((self.worth > 0) & (self.origin >= 0))
        return PlaceTerm(
            level=MOVES,
            session=session,
            costs=Weights(
                stays, self.origin[stays], -self.worth[stays], row_class, self.rank, costs
            ),
        )

    def losses(self, at: Ints) -> Ints:
        """What is lost by all steps down of placements; shape of ``at`` without its last axis."""
        fall = np.zeros_like(self.worth) if self.loss is None else self.loss
        return self._of_moved(at, fall, 0)

    def _of_moved(self, at: Ints, each: Ints, for_going: int) -> Ints:
        """What those come to who were promised a place and are elsewhere: ``each`` for every step down, and
        for going at all.

        Of a hall hardly anybody is elsewhere, so that nobody else is looked at.
        """
        rows = at.reshape(-1, at.shape[-1])
        row, item = np.nonzero((rows != self.origin) | self._gone)
        down = np.maximum(0, self.rank[rows[row, item]] - self.stood[item])
        total = np.zeros(len(rows), dtype=np.int64)
        np.add.at(total, row, (each * (self.worth > 0))[item] * (for_going + down))
        return total.reshape(at.shape[:-1])

    @cached_property
    def _gone(self) -> NDArray[np.bool_]:
        """Whose promised place is no more."""
        return (self.origin < 0) & (self.worth > 0)


def placed(now: Sequence[Ints]) -> Placement:
    """The sessions as the engine has them."""
    return tuple(at.astype(np.int32) for at in now)
