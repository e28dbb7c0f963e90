"""What it costs that an item stands on a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.faults import Faults, weight_faults
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.marks import row_marks
from preseance.engine.kinds.reach import lowest, most, total
from preseance.engine.kinds.reading import entries, occupants
from preseance.terms import Ints, PlaceTerm

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class PlaceKind(Kind[PlaceTerm]):
    """Sum over items of c(item, place)."""

    term = PlaceTerm

    def value(self, problem: Problem, term: PlaceTerm, placement: Placement) -> int:
        session = problem.sessions[term.session]
        at = np.asarray(placement[term.session], dtype=np.int64)
        on = occupants(at, session.num_places)
        free = session.attending[at[session.attending] < 0]
        nowhere = np.full(len(free), session.num_places)
        rows = np.concatenate([on, free])
        columns = np.concatenate([np.arange(session.num_places), nowhere])
        return int(entries(term.costs, rows, columns).sum())

    def faults(self, problem: Problem, term: PlaceTerm) -> Faults:
        places = problem.sessions[term.session].num_places
        yield from weight_faults("costs", term.costs, problem.num_items, places)

    def reach(self, problem: Problem, term: PlaceTerm) -> int:
        w = term.costs
        return total(w.values) + self._standing(problem, term) * (most(w.table) + most(w.dense))

    def least(self, problem: Problem, term: PlaceTerm) -> int:
        return lowest(term.costs) * self._standing(problem, term)

    def named(self, term: PlaceTerm) -> Ints:
        return term.costs.rows

    def marks(self, num_items: int, term: PlaceTerm) -> Iterator[Ints]:
        yield from row_marks(num_items, term.costs)

    def _standing(self, problem: Problem, term: PlaceTerm) -> int:
        """The most entries that count at once: one an item, one an empty place."""
        session = problem.sessions[term.session]
        return len(session.attending) + session.num_places
