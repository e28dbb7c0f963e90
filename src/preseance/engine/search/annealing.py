"""Annealing of one packed session in three warm cycles, then strict descent over all exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Placement, Problem
from preseance.engine.search import kernels
from preseance.engine.search.account import Account
from preseance.engine.search.opening import movable, open_places
from preseance.engine.search.packing import Packed
from preseance.engine.terms import Ints

CYCLES = 3
HOT, COLD = 1.0, 0.02
"""Heat at the ends of a cycle, in mean changes of the least level."""
STEP = 4.0
"""How much more a mean change of one level weighs than one of the next, at first."""
ANNEALED = 0.85
"""Part of the budget for annealing; the rest is for the descent."""
_CHUNK_READS = 2_000_000


@dataclass(frozen=True)
class Share:
    """The part of a whole search that one session may use."""

    account: Account
    first_count: int
    last_count: int | None
    first_second: float
    last_second: float | None

    def spent(self) -> float:
        """Part of the share used up, from 0; by count where that is limited, else by time."""
        if self.last_count is not None:
            width = max(1, self.last_count - self.first_count)
            return (self.account.count - self.first_count) / width
        assert self.last_second is not None
        width_seconds = max(1e-9, self.last_second - self.first_second)
        return (self.account.elapsed() - self.first_second) / width_seconds

    def chunk(self, most: int, until: float) -> int:
        """Exchanges to try in one call, so as not to overstep part ``until`` of the count."""
        if self.last_count is None:
            return most
        end = self.first_count + until * (self.last_count - self.first_count)
        return max(1, min(most, int(end) - self.account.count))


def session_cost(problem: Problem, k: int, placement: Placement) -> Ints:
    """Cost by level of the terms of session k, constants included."""
    cost = np.zeros(len(problem.levels), dtype=np.int64)
    for term in problem.terms:
        if getattr(term, "session", None) == k:
            cost[term.level] += evaluate_term(problem, term, placement)
    return cost


class SessionSearch:
    """The state of the search in one session."""

    def __init__(
        self, problem: Problem, k: int, packed: Packed, placement: Placement, bound: list[int]
    ) -> None:
        n, m = problem.num_items, problem.sessions[k].num_places
        self.num_places = m
        self.items = movable(problem, k).astype(np.int64)
        waiting = self.items[placement[k][self.items] < 0]
        self.slots = np.concatenate(
            [open_places(problem, k), np.arange(m, m + len(waiting))]
        ).astype(np.int64)
        self.at = placement[k].astype(np.int64)
        self.at[waiting] = np.arange(m, m + len(waiting))
        self.on = np.full(m + len(waiting), n, dtype=np.int64)
        held = np.flatnonzero(self.at >= 0)
        self.on[self.at[held]] = held
        self.cost = session_cost(problem, k, placement)
        self.best, self.best_on = self.cost.copy(), self.on.copy()
        self.bound = np.array(bound, dtype=np.int64)
        self.arrays = (
            packed.costs, packed.tables, packed.table_level, packed.links_out, packed.links_in
        )  # fmt: skip
        around = 1 + 4 * len(packed.links_out[1]) // max(1, m)
        self.most = int(np.clip(_CHUNK_READS // (around + len(self.cost)), 200, 20_000))

    def closed(self) -> bool:
        """Whether nothing can move or nothing better can exist."""
        return not self.items.size or len(self.slots) < 2 or bool((self.best == self.bound).all())

    def run(self, share: Share, others: Ints, seed: int) -> None:
        """Use up the share; ``others`` is the cost of the other sessions, by level."""
        if self.closed():
            return
        rng = np.random.default_rng(seed)
        self._anneal(share, others, rng)
        self._enter_best()
        self._descend(share, others)

    def placement(self) -> NDArray[np.int32]:
        """The best placement, shape (items,)."""
        out = np.full(len(self.at), -1, dtype=np.int32)
        places = np.flatnonzero(self.best_on[: self.num_places] < len(self.at))
        out[self.best_on[places]] = places
        return out

    def _anneal(self, share: Share, others: Ints, rng: np.random.Generator) -> None:
        draw = int(rng.integers(2**31))
        size = kernels.magnitudes(
            self.on, self.at, self.items, self.slots, *self.arrays, draw, min(500, self.most)
        )
        step = STEP ** np.arange(len(size) - 1, -1, -1)
        press, cycle = np.ones(len(size)), 0
        while share.spent() < ANNEALED and not self.closed() and not share.account.over():
            through = min(share.spent() / ANNEALED, 0.999999) * CYCLES
            if int(through) != cycle:
                cycle = int(through)
                self._enter_best()
            hot = HOT if cycle == 0 else HOT / 3
            heat = hot * (COLD / hot) ** (through - cycle)
            was = self.best.copy()
            known = kernels.anneal(
                self.on, self.at, self.cost, self.best_on, self.best, self.items, self.slots,
                *self.arrays, press * step / size, heat, int(rng.integers(2**31)),
                share.chunk(self.most, ANNEALED),
            )  # fmt: skip
            # At least one is counted, so that a session without a possible move also ends.
            share.account.count += max(1, known)
            worse = self.cost > self.best
            press = np.clip(np.where(worse, press * 1.1, press * 0.97), 1.0, 1e4)
            self._tell(share, others, was)

    def _descend(self, share: Share, others: Ints) -> None:
        cursor = np.array([0, 1, 0], dtype=np.int64)
        whole = len(self.slots) * (len(self.slots) - 1) // 2
        while cursor[2] < whole and not self.closed() and not share.account.over():
            if share.spent() >= 1.0:
                break
            was = self.best.copy()
            known = kernels.descend(
                self.on, self.at, self.cost, self.slots, *self.arrays, cursor,
                share.chunk(self.most, 1.0),
            )  # fmt: skip
            share.account.count += max(1, known)
            self.best[:], self.best_on[:] = self.cost, self.on
            self._tell(share, others, was)

    def _enter_best(self) -> None:
        self.cost[:], self.on[:] = self.best, self.best_on
        held = np.flatnonzero(self.on < len(self.at))
        self.at[self.on[held]] = held

    def _tell(self, share: Share, others: Ints, was: Ints) -> None:
        if (self.best != was).any():
            share.account.improved(tuple(int(c) for c in self.best + others))


@cache
def warm() -> None:
    """Compile the kernels, or fetch them from their cache, before any clock starts."""
    from preseance.engine.problem import SessionPlaces
    from preseance.engine.search.packing import pack
    from preseance.engine.terms import PairTerm, PlaceTerm, Relation, Weights

    terms = (
        PlaceTerm(level=0, session=0, costs=Weights.matrix([[0, 1], [1, 0]])),
        PairTerm(
            level=0, session=0, weights=Weights.sparse([(0, 1, 1)]),
            relation=Relation.pairs([(0, 1)]),
        ),
    )  # fmt: skip
    problem = Problem(2, [SessionPlaces(2, np.arange(2))], terms)
    start = (np.array([1, 0], dtype=np.int32),)
    search = SessionSearch(problem, 0, pack(problem, 0), start, [-1])
    account = Account(0.0, (0,), None, 60, None, None)
    search.run(Share(account, 0, 50, 0.0, None), np.zeros(1, dtype=np.int64), 0)
