"""What it costs that an item has too little, or too much, of the company it wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.companions import least_by_place
from preseance.engine.kinds.faults import (
    Faults,
    curve_faults,
    index_faults,
    negative_faults,
    relation_faults,
    weight_faults,
)
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.marks import pair_marks, singled
from preseance.engine.kinds.reach import most, pair_reach
from preseance.engine.kinds.reading import entries, occupants, related
from preseance.terms import CompanyTerm, Ints

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class CompanyKind(Kind[CompanyTerm]):
    """Sum over items of f(number of wanted companions in relation R)."""

    term = CompanyTerm

    def value(self, problem: Problem, term: CompanyTerm, placement: Placement) -> int:
        places = problem.sessions[term.session].num_places
        on = occupants(np.asarray(placement[term.session]), places)
        p, q, value = related(term.relation, places)
        count = np.zeros(problem.num_items + 1, dtype=np.int64)
        np.add.at(count, on[p], entries(term.wanted, on[p], on[q]) * value)
        last = len(term.costs) - 1
        return int(term.costs[np.minimum(count[term.items], last)].sum())

    def faults(self, problem: Problem, term: CompanyTerm) -> Faults:
        items = problem.num_items
        yield from index_faults("item", term.items, items)
        if len(np.unique(term.items)) != len(term.items):
            yield "items lists an item twice."
        yield from weight_faults("wanted", term.wanted, items, items)
        yield from relation_faults(term.relation, problem.sessions[term.session].num_places)
        yield from negative_faults(term.relation, term.wanted)
        yield from curve_faults(term.costs)

    def reach(self, problem: Problem, term: CompanyTerm) -> int:
        return len(term.items) * most(term.costs)

    def count_reach(self, problem: Problem, term: CompanyTerm) -> int:
        return pair_reach(problem, term.wanted, term.relation)

    def least(self, problem: Problem, term: CompanyTerm) -> int:
        known = least_by_place(problem, term)
        if known is None:
            return len(term.items) * int(term.costs.min())
        return int(known.min(axis=1, initial=int(term.costs[0])).sum())

    def named(self, term: CompanyTerm) -> Ints:
        return term.items

    def marks(self, num_items: int, term: CompanyTerm) -> Iterator[Ints]:
        yield singled(num_items, term.items)
        yield from pair_marks(num_items, term.wanted)

    def groupings(self, term: CompanyTerm, session: int) -> Iterator[Ints]:
        if term.relation.group is not None:
            yield term.relation.group
