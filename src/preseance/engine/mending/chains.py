"""The complete search by chains in one session: its state, and budget after budget."""

from __future__ import annotations

import numpy as np

from preseance.engine.mending.kernels import MOST_FRAMES, within
from preseance.engine.mending.lesser import costs_of
from preseance.engine.mending.musts import Musts
from preseance.engine.mending.needs import NOTHING
from preseance.engine.mending.promise import MUST, Promise, placed
from preseance.engine.problem import Problem
from preseance.terms import Ints

MOST_ANSWERS = 4096


class Chains:
    """The complete search by chains in one session, budget after budget."""

    def __init__(
        self, problem: Problem, k: int, promise: Promise, musts: Musts, floor: int, now: list[Ints]
    ) -> None:
        session, n, m = problem.sessions[k], problem.num_items, problem.sessions[k].num_places
        self.musts, self.items, self.worth = musts, session.attending, promise.worth
        self.at = np.full(n, -1, dtype=np.int64)
        self.at[self.items] = promise.origin[self.items]
        self.waiting = self.items[self.at[self.items] < 0]
        self.on = np.full(m, n, dtype=np.int64)
        seated = np.flatnonzero(self.at >= 0)
        self.on[self.at[seated]] = seated
        self.decided = np.zeros(n, dtype=np.uint8)
        if promise.fixed is not None:
            self.decided[promise.fixed] = 1
        held = np.append(self.worth, 0)[self.on]
        self.order = np.append(np.argsort(held, kind="stable"), m)
        self.lacks = musts.lacking.copy()
        self.excess = self._excess(problem, k, floor, now)

    def _excess(self, problem: Problem, k: int, floor: int, now: list[Ints]) -> int:
        """What the musts cost above their floor with the waiting items nowhere."""
        m = self.musts
        for i in self.items.tolist():
            for e in range(int(m.begin[i]), int(m.begin[i + 1])):
                p, q = int(self.at[i]), int(self.at[m.other[e]])
                if m.group[e] >= 0 and not m.second[e] and p >= 0 and q >= 0:
                    self.lacks[m.group[e]] += m.weight[e] * m.relations[m.relation[e], p, q]
        cost = costs_of(problem, k, self.at[None, :], placed(now), (MUST,))[0, MUST]
        return int(cost) - floor - int(m.costs[self.waiting, -1].sum())

    def run(self, nodes: int, budget: int = 0) -> tuple[Ints, int, bool]:
        """Placements of the least weight, that weight (or what it is at least), all found?

        With a ``budget`` to begin with, all placements within it.
        """
        cells = max(1, 16_000_000 // max(1, len(self.at)))
        rows = min(MOST_ANSWERS, cells)
        found = np.zeros((rows, MOST_FRAMES, 2), dtype=np.int64)
        lengths, weights = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int64)
        left = nodes
        while True:
            count, following, left = within(
                self.musts, self.on.copy(), self.at.copy(), self.lacks.copy(),
                self.decided.copy(), self.items, self.waiting, self.worth, self.order,
                self.excess, budget, left, found, lengths, weights,
            )  # fmt: skip
            if count or following == NOTHING or left <= 0:
                break
            budget = following
        answers = np.repeat(self.at[None, :], min(count, rows), axis=0)
        for row in range(len(answers)):
            for i, p in found[row, : lengths[row]]:
                answers[row, i] = p if p < len(self.on) else -1
        if not count and following == NOTHING and left > 0:
            budget = NOTHING
        return answers, budget, count <= rows and left > 0
