"""What it costs how many of a kind stand in a group of places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.faults import Faults, index_faults, integer_faults
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.reach import most
from preseance.engine.kinds.reading import occupants
from preseance.terms import Ints, TallyTerm

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class TallyKind(Kind[TallyTerm]):
    """Sum over groups of places of f(weighted count of the items there)."""

    term = TallyTerm

    def value(self, problem: Problem, term: TallyTerm, placement: Placement) -> int:
        n, places = problem.num_items, problem.sessions[term.session].num_places
        on = occupants(np.asarray(placement[term.session]), places)
        attribute = np.append(term.attribute, 0)[: n + 1]
        total = 0
        for g, costs in enumerate(term.costs):
            here = on[term.group == g]
            if term.zero_when_unused and not (here < n).any():
                continue
            total += int(costs[min(int(attribute[here].sum()), len(costs) - 1)])
        return total

    def faults(self, problem: Problem, term: TallyTerm) -> Faults:
        items, places = problem.num_items, problem.sessions[term.session].num_places
        if np.asarray(term.attribute).shape not in ((items,), (items + 1,)):
            yield f"attribute has shape {np.asarray(term.attribute).shape}; expected ({items},), or one more."
        yield from index_faults("attribute", term.attribute, 2**31)
        yield from integer_faults("costs", term.costs, 2)
        if np.asarray(term.costs).ndim != 2:
            return
        groups, counts = term.costs.shape
        if groups and not counts:
            yield "costs is empty; give at least f(0)."
        if np.asarray(term.group).shape != (places,):
            yield f"group has shape {np.asarray(term.group).shape}; expected ({places},)."
        yield from index_faults("group", term.group, groups, -1)

    def reach(self, problem: Problem, term: TallyTerm) -> int:
        return sum(most(row) for row in np.asarray(term.costs))

    def least(self, problem: Problem, term: TallyTerm) -> int:
        rows = np.asarray(term.costs).min(axis=1)
        return int((np.minimum(rows, 0) if term.zero_when_unused else rows).sum())

    def named(self, term: TallyTerm) -> Ints:
        return np.flatnonzero(term.attribute)

    def marks(self, num_items: int, term: TallyTerm) -> Iterator[Ints]:
        yield np.asarray(term.attribute)[:num_items]

    def groupings(self, term: TallyTerm, session: int) -> Iterator[Ints]:
        yield term.group
