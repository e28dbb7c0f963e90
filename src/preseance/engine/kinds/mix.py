"""What it costs how pairs meet, or how places weigh, over several sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from preseance.engine.kinds.faults import (
    Faults,
    curve_faults,
    index_faults,
    is_symmetric,
    negative_faults,
    relation_faults,
    weight_faults,
)
from preseance.engine.kinds.kind import Kind
from preseance.engine.kinds.reach import highest, lowest, most, most_of_relation, total
from preseance.engine.kinds.reading import entries, occupants, related
from preseance.terms import Ints, MixTerm
from preseance.terms.integers import is_whole

if TYPE_CHECKING:
    from preseance.engine.problem import Placement, Problem


class MixKind(Kind[MixTerm]):
    """Sum over pairs of f(sum over sessions of a relation), or over items of place values."""

    term = MixTerm

    def value(self, problem: Problem, term: MixTerm, placement: Placement) -> int:
        n, last = problem.num_items, len(term.costs) - 1
        total = 0
        if term.relations:
            sums = np.zeros((n + 1, n + 1), dtype=np.int64)
            for k, relation in term.relations.items():
                places = problem.sessions[k].num_places
                on = occupants(np.asarray(placement[k]), places)
                p, q, value = related(relation, places)
                np.add.at(sums, (on[p], on[q]), value)
            i, j = np.triu_indices(n, 1)
            met = term.costs[np.minimum(sums[i, j], last)]
            total += int((entries(term.weights, i, j) * met).sum())
        if term.place_values:
            height = np.zeros(n, dtype=np.int64)
            for k, values in term.place_values.items():
                at = np.asarray(placement[k])
                height += np.where(at >= 0, np.append(values, 0)[at], 0)
            i = np.arange(n)
            total += int((entries(term.weights, i, i) * term.costs[np.minimum(height, last)]).sum())
        return total

    def faults(self, problem: Problem, term: MixTerm) -> Faults:
        yield from weight_faults("weights", term.weights, problem.num_items, problem.num_items)
        yield from curve_faults(term.costs)
        for k, relation in term.relations.items():
            yield from relation_faults(relation, problem.sessions[k].num_places)
            yield from negative_faults(relation, None)
            if not is_symmetric(relation):
                yield f"the relation of session {k} is not symmetric."
        for k, values in term.place_values.items():
            if np.shape(values) != (problem.sessions[k].num_places,):
                yield f"place values of session {k} have shape {np.shape(values)}."
            yield from index_faults("place value", values, 2**31)

    def reach(self, problem: Problem, term: MixTerm) -> int:
        pairs = problem.num_items * (problem.num_items + 1) // 2
        w = term.weights
        weighed = total(w.values) + pairs * (most(w.table) + most(w.dense))
        return weighed * most(term.costs)

    def count_reach(self, problem: Problem, term: MixTerm) -> int:
        relations = sum(most_of_relation(relation) for relation in term.relations.values())
        return max(relations, sum(most(values) for values in term.place_values.values()))

    def least(self, problem: Problem, term: MixTerm) -> int:
        n = problem.num_items
        counted = (n * (n - 1) // 2 if term.relations else 0) + (n if term.place_values else 0)
        low, high = lowest(term.weights), highest(term.weights)
        few, many = int(np.min(term.costs)), int(np.max(term.costs))
        return counted * min(low * few, low * many, high * few, high * many)

    def named(self, term: MixTerm) -> Ints:
        return np.append(term.weights.rows, term.weights.columns)

    def marks(self, num_items: int, term: MixTerm) -> Iterator[Ints]:
        # Its sums run over sessions, so that even equal items are counted one by one.
        yield np.arange(num_items)

    def groupings(self, term: MixTerm, session: int) -> Iterator[Ints]:
        relation = term.relations.get(session)
        if relation is not None and relation.group is not None:
            yield relation.group

    def odd_numbers(self, term: MixTerm) -> Iterator[tuple[str, object]]:
        yield from super().odd_numbers(term)
        yield from (("session", k) for k in term.sessions if not is_whole(k))
