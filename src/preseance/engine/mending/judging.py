"""What many placements of one session cost by all levels, kept rules included; and who could lower it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.allowances import Allowance
from preseance.engine.kinds.reading import entries, occupants, related
from preseance.engine.mending.differing import Differing
from preseance.engine.mending.lesser import Ground, costs_of, values_of
from preseance.engine.mending.promise import KEPT, LESSER, MOVES, MUST, Promise, placed
from preseance.engine.mending.rows import touches
from preseance.engine.problem import Problem
from preseance.terms import CompanyTerm, Ints


class Judging:
    """Judges placements of session k, the other sessions standing as in ``now``.

    A placement is a row of each item's place, -1 for none.
    """

    def __init__(
        self,
        problem: Problem,
        k: int,
        promise: Promise,
        kept: Sequence[Allowance],
        now: Sequence[Ints],
        ground: Ground | None = None,
    ) -> None:
        self.problem, self.k, self.promise = problem, k, promise
        self.kept = tuple(row for row in kept if any(touches(t, k) for t in row.terms))
        self.others = placed(now)
        known = ground is not None and ground.serves(problem, k)
        self.ground = (
            ground if ground and known else Ground(problem, k, self.others[k].astype(np.int64))
        )

    def excesses(
        self, placements: Ints, kept: Sequence[Allowance], where: Differing | None = None
    ) -> Ints:
        """What each placement costs beyond each allowance; shape (placements, allowances).

        ``where`` they differ from the ground, as far as it is known.
        """
        made = np.zeros((len(placements), len(kept)), dtype=np.int64)
        if not len(placements):
            return made
        where = where or self.ground.differing(placements)
        for column, row in enumerate(kept):
            for values in values_of(
                self.problem, self.k, row.terms, placements, self.others, self.ground, where
            ):
                made[:, column] += values
            made[:, column] -= row.allowed
        return np.maximum(0, made)

    def costs(self, placements: Ints) -> Ints:
        """Cost by level; shape (placements, levels)."""
        levels = (MUST, *range(LESSER, len(self.problem.levels)))
        where = self.ground.differing(placements)
        costs = costs_of(self.problem, self.k, placements, self.others, levels, self.ground, where)
        costs[:, KEPT] = self.excesses(placements, self.kept, where).sum(axis=1)
        costs[:, MOVES] = self.promise.weights(placements)
        return costs

    def who_could(self, at: Ints, free: Ints, row: Allowance) -> Ints:
        """Of the ``free`` items those of which one at least must move to bring a rule down."""
        named: set[int] = set()
        for term in row.terms:
            if not isinstance(term, CompanyTerm) or term.session != self.k:
                return free
            named |= self._company(at, term)
        return np.intersect1d(free, np.array(sorted(named), dtype=np.int64))

    def _company(self, at: Ints, term: CompanyTerm) -> set[int]:
        """Those who lack company, whoever has a place near them, and who could fill an empty one."""
        n, m = self.problem.num_items, self.problem.sessions[self.k].num_places
        p, q, value = related(term.relation, m)
        on = occupants(at, m)
        met = np.zeros(n + 1, dtype=np.int64)
        np.add.at(met, on[p], value * entries(term.wanted, on[p], on[q]))
        lacking = term.items[
            term.costs[np.minimum(met[term.items], len(term.costs) - 1)] > term.costs.min()
        ]
        near = np.isin(on[p], lacking)
        named = {*lacking.tolist(), *on[q][near].tolist()}
        everyone = np.arange(n)
        for i in set(on[p][near & (on[q] == n)].tolist()):
            wanted = entries(term.wanted, np.full(n, i), everyone)
            named |= set(everyone[wanted != 0].tolist())
        return named - {n}
