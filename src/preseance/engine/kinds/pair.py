"""What it costs that two items stand in a relation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.faults import Faults, relation_faults, weight_faults
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.marks import pair_marks
from preseance.engine.kinds.reach import extremes, pair_reach, strengths
from preseance.engine.kinds.reading import entries, occupants, related
from preseance.terms import Ints, PairTerm

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class PairKind(Kind[PairTerm]):
    """Sum over pairs of w(i, j) · R(place of i, place of j)."""

    term = PairTerm

    def value(self, problem: Problem, term: PairTerm, placement: Placement) -> int:
        places = problem.sessions[term.session].num_places
        on = occupants(np.asarray(placement[term.session]), places)
        p, q, value = related(term.relation, places)
        return int((entries(term.weights, on[p], on[q]) * value).sum())

    def faults(self, problem: Problem, term: PairTerm) -> Faults:
        yield from weight_faults("weights", term.weights, problem.num_items, problem.num_items)
        yield from relation_faults(term.relation, problem.sessions[term.session].num_places)

    def reach(self, problem: Problem, term: PairTerm) -> int:
        return pair_reach(problem, term.weights, term.relation)

    def least(self, problem: Problem, term: PairTerm) -> int:
        """The better of two bounds: related places each at the least weight, or weights each at its
        least relation."""
        places = problem.sessions[term.session].num_places
        up, down, strongest, weakest = strengths(term.relation, places)
        low, high = extremes(term.weights, problem.num_items)
        by_places = up * low + down * high
        w = term.weights
        if w.table is not None or w.dense is not None:
            return by_places
        if (w.rows == problem.num_items).any() or (w.columns == problem.num_items).any():
            return by_places
        by_items = np.minimum(np.minimum(w.values * strongest, w.values * weakest), 0).sum()
        return max(by_places, int(by_items))

    def named(self, term: PairTerm) -> Ints:
        return np.append(term.weights.rows, term.weights.columns)

    def marks(self, num_items: int, term: PairTerm) -> Iterator[Ints]:
        yield from pair_marks(num_items, term.weights)

    def groupings(self, term: PairTerm, session: int) -> Iterator[Ints]:
        if term.relation.group is not None:
            yield term.relation.group
