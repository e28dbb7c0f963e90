"""Single steps from a placement: what one exchange would change, exactly and term group by group."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

import numpy as np

from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.search.moves import changes, kinds_of, moves_of, settle
from preseance.engine.search.packing import pack, standing
from preseance.engine.search.tape import counts_of, tape_of
from preseance.terms import Ints, Term


class Exchanges:
    """A placement, and the change of each part's cost by any exchange of two places' contents.

    Parameters
    ----------
    parts
        Groups of terms that are accounted for apart, each whatever its terms' levels.
    """

    def __init__(
        self,
        num_items: int,
        sessions: Sequence[SessionPlaces],
        parts: Sequence[Sequence[Term]],
        placement: Placement,
    ) -> None:
        terms = [replace(term, level=g) for g, part in enumerate(parts) for term in part]
        names = [str(g) for g in range(len(parts))] or ["none"]
        free = [SessionPlaces(s.num_places, s.attending) for s in sessions]
        problem = Problem(num_items, free, terms, names)
        self._costs = pack(problem)
        self._kinds = kinds_of(self._costs)
        self._tape = tape_of(self._costs)
        self._problem = problem
        self._num_items, self._num_parts = num_items, len(names)
        self._stand(placement)

    def _stand(self, placement: Placement) -> None:
        self._on, self._at = standing(self._problem, self._costs, placement)
        self._counts = counts_of(self._costs)
        settle(self._kinds, self._tape, self._on, self._at, self._counts)

    def after(self, placement: Placement) -> Exchanges:
        """The same from another placement; what the terms are packed into is shared."""
        other = copy(self)
        other._stand(placement)
        return other

    def moving(self, session: int, item: int) -> Ints:
        """The change of each part (columns) when an item takes each place of its session (rows).

        Whoever stands there takes the item's place, or waits where it has none.
        """
        m = int(self._costs.sessions.size[session])
        out = np.zeros((m, self._num_parts), dtype=np.int64)
        slot = int(self._at[session * self._num_items + item])
        if slot >= 0:
            first, by = int(self._costs.sessions.first[session]), moves_of(self._kinds)
            changes(by, self._tape, self._on, self._at, self._counts, slot, first, out)
        return out
