"""The complete search by chains in one session: budget after budget, within a limit of what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.engine.mending.assigning import cheapest, nothing_known
from preseance.engine.mending.board import Board, scratch_for
from preseance.engine.mending.frames import DEPTH, stack_for
from preseance.engine.mending.judging import Judging
from preseance.engine.mending.kernels import search
from preseance.engine.mending.moving import set_out
from preseance.engine.mending.rows import LaidOut
from preseance.engine.mending.task import (
    ASSIGNED,
    BUDGET,
    COUNTS,
    FOUND,
    LIMIT,
    NEXT_BUDGET,
    NEXT_LIMIT,
    NODES,
    NOTHING,
    Search,
)
from preseance.terms import Ints

USUAL_SIZE = 1_000
"""Items and places of a session up to which all places are tried that may be; of more, as many fewer."""
MOST_ANSWERS = 4096
ENOUGH = 5_000
"""Places tried within a budget where answers were found on the way."""


@dataclass(frozen=True, eq=False)
class Found:
    """What a search has found."""

    answers: Ints
    """Rows of each item's place, -1 for none."""
    budget: int
    """Their weight, or what an answer weighs at least; NOTHING where there is none."""
    limit: int
    """Where there is none within any budget: what an answer costs of what is kept at least."""
    complete: bool
    """Whether all answers of that weight are there, or it is proven that there is none."""


class Chains:
    """The search in one session; it may go on from any limit and budget."""

    def __init__(self, judging: Judging, laid: LaidOut) -> None:
        session, promise = judging.problem.sessions[judging.k], judging.promise
        n, m = judging.problem.num_items, session.num_places
        self.judging, self.rows, self.loose = judging, laid.rows, laid.loose
        self.items = session.attending
        self.home = np.full(n, -1, dtype=np.int64)
        self.home[self.items] = promise.origin[self.items]
        waiting = self.items[self.home[self.items] < 0]
        self.waiting = waiting[np.argsort(promise.stood[waiting], kind="stable")]
        on = np.full(m, n, dtype=np.int64)
        seated = np.flatnonzero(self.home >= 0)
        on[self.home[seated]] = seated
        self.order = np.append(np.argsort(np.append(promise.worth, 0)[on], kind="stable"), m)
        some = promise.worth[self.items][promise.worth[self.items] > 0]
        self.cheapest = int(some.min()) if len(some) else 0
        self.rank, self.stood = promise.rank, promise.stood
        # One chain after the other is bounded by itself; many that begin at once, by an assignment.
        several = int((promise.worth[self.waiting] > 0).sum()) > 1
        known = (
            cheapest(promise, self.rows.costs[self.rows.like], self.items)
            if several
            else nothing_known()
        )
        self.assigned = known
        self.stack = stack_for(len(self.items))
        size = min(MOST_ANSWERS, max(1, 16_000_000 // max(1, n)))
        # Megabytes, of which as many rows are read as the search has written.
        self.moves = np.empty((size, DEPTH, 2), dtype=np.int64)
        self.lengths, self.weights = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        self.left = 0
        """Places that may still be tried."""
        self.share = USUAL_SIZE / max(USUAL_SIZE, n + m)

    def allow(self, places: int) -> None:
        """Let so many places be tried from here on; in a large session fewer, for each costs more."""
        self.left = int(places * self.share)

    def run(self, limit: int = NOTHING, budget: int = 0) -> Found:
        """The answers of least weight, from that budget on, that keep within the limit."""
        beyond, budget = NOTHING, max(budget, self.assigned.weight)
        while True:
            answers, following, limits, whole = self._some_within(limit, budget)
            beyond = min(beyond, limits)
            if len(answers):
                weights = self._weights(answers)
                return Found(answers[weights == weights.min()], int(weights.min()), limit, whole)
            if following == NOTHING or not whole:
                return Found(answers, NOTHING if whole else max(budget, 0), beyond, whole)
            budget = following

    def _some_within(self, limit: int, budget: int) -> tuple[Ints, int, int, bool]:
        """As ``_within``, and whether it was gone through; answers that are soon found are enough.

        No budget below has any, so that one answer is proven of least weight; all of them are
        wanted for the lesser levels alone.
        """
        left, first = self.left, min(self.left, ENOUGH)
        self.left = first
        found = self._within(limit, budget, least=True)
        whole, tried = self.left > 0, first - max(0, self.left)
        self.left = left - tried
        if whole or len(found[0]) or self.left <= 0:
            return *found, whole
        return *self._within(limit, budget, least=True), self.left > 0

    def without_steps(self) -> Ints:
        """Answers of least weight where no step down counts: found soon where any are."""
        rank, stood, assigned = self.rank, self.stood, self.assigned
        self.assigned = nothing_known()
        self.rank, self.stood = np.zeros_like(rank), np.zeros_like(stood)
        following, answers = 0, np.zeros((0, len(self.home)), dtype=np.int64)
        while not len(answers) and following < NOTHING and self.left > 0:
            answers, following, _ = self._within(NOTHING, following, least=True)
        self.rank, self.stood, self.assigned = rank, stood, assigned
        return answers

    def all_within(self, budget: int) -> Ints:
        """All answers of so much weight or less, as far as they are all needed moves."""
        return self._within(NOTHING, budget, least=False)[0]

    def _weights(self, answers: Ints) -> Ints:
        promise = self.judging.promise
        return promise.weights(answers) - promise.gone

    def _within(self, limit: int, budget: int, *, least: bool) -> tuple[Ints, int, int]:
        """Answers within limit and budget, the next budget, and the next limit."""
        loose = self.loose if limit < NOTHING else ()
        following = beyond = NOTHING
        none = np.zeros(0, dtype=np.int64)
        todo: list[tuple[Ints, Ints]] = [(self.home, none)]
        seen: set[bytes] = set()
        found = [np.zeros((0, len(self.home)), dtype=np.int64)]
        while todo and self.left > 0:
            start, first = todo.pop()
            leaves, more, limits = self._leaves(
                start, first, limit, budget, least=least and not loose
            )
            following, beyond = min(following, more), min(beyond, limits)
            if not loose:
                return leaves, following, beyond
            fresh = [row for row in leaves if row.tobytes() not in seen]
            seen |= {row.tobytes() for row in fresh}
            leaves = np.array(fresh, dtype=np.int64).reshape(-1, len(self.home))
            totals = self.judging.excesses(leaves, self.judging.kept).sum(axis=1)
            good = leaves[totals <= limit]
            if len(good):
                found.append(good)
                budget = min(budget, int(self._weights(good).min()))
            beyond = min(beyond, int(totals[totals > limit].min(initial=NOTHING)))
            # Where a rule that is judged alone costs too much, somebody else must move besides.
            lost = leaves[totals > limit]
            least_with = self._weights(lost) + self.cheapest
            following = min(following, int(least_with[least_with > budget].min(initial=NOTHING)))
            todo += [one for at in lost[least_with <= budget] for one in self._next(at, limit)]
        return np.concatenate(found), following, beyond

    def _next(self, at: Ints, limit: int) -> list[tuple[Ints, Ints]]:
        """The state to go on with where a rule that is judged alone costs too much."""
        who = self._who(at, limit)
        start = at.copy()
        start[self.items[at[self.items] < 0]] = len(self.judging.promise.rank) - 1
        return [(start, who)] if len(who) else []

    def _who(self, at: Ints, limit: int) -> Ints:
        """Items one of which must move so that no more than the limit is lost: the fewest known."""
        free = self.items[(at[self.items] == self.home[self.items])]
        free = np.setdiff1d(free, self.judging.promise.fixed)
        over = self.judging.excesses(at[None, :], self.loose)[0]
        rows = [
            (self.judging.who_could(at, free, row), int(excess))
            for row, excess in zip(self.loose, over, strict=True)
            if excess > 0
        ]
        total, chosen = 0, np.zeros(0, dtype=np.int64)
        for who, excess in sorted(rows, key=lambda entry: len(entry[0])):
            total, chosen = total + excess, np.union1d(chosen, who)
            if total > limit:
                return chosen
        return free

    def _set_out(self, start: Ints, moved: Ints) -> Board:
        """A board with everybody as ``start`` says, those settled who have moved or may not move."""
        rows, promise = self.rows, self.judging.promise
        n, m, size = len(self.home), rows.costs.shape[1] - 1, len(rows.allowance)
        board = Board(
            np.full(m, n, dtype=np.int64), np.full(n, -1, dtype=np.int64), self.home,
            np.zeros(n, dtype=np.uint8), np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64),
            np.zeros(size, dtype=np.int64), np.zeros((len(rows.companies.costs), n), dtype=np.int64),
            scratch_for(size, n, int(promise.rank[m])),
        )  # fmt: skip
        set_out(rows, board, start, np.union1d(promise.fixed, moved))
        return board

    @cached_property
    def _at_home(self) -> Board:
        """The board that nearly every search begins from, set out once."""
        return self._set_out(self.home, np.zeros(0, dtype=np.int64))

    def _leaves(
        self, start: Ints, first: Ints, limit: int, budget: int, *, least: bool
    ) -> tuple[Ints, int, int]:
        """Answers from one state, as far as the compiled search can tell."""
        m = self.rows.costs.shape[1] - 1
        moved = np.flatnonzero(start != self.home)
        board = self._set_out(start, moved) if len(moved) else self._at_home.copied()
        counts = np.zeros(COUNTS, dtype=np.int64)
        counts[[NODES, BUDGET, NEXT_BUDGET, NEXT_LIMIT, LIMIT, ASSIGNED]] = (
            self.left, budget, NOTHING, NOTHING, limit, self.assigned.weight,
        )  # fmt: skip
        task = Search(
            self.items, self.waiting, self.judging.promise.worth, self.rank, self.stood, self.cheapest,
            self.order, self.assigned.beyond, self.assigned.away, counts, least, self.moves, self.lengths, self.weights,
        )  # fmt: skip
        spent = int(self._weights(np.where(start == m, -1, start))) if len(moved) else 0
        search(self.rows, board, task, self.stack, first, spent)
        self.left = int(counts[NODES])
        answers = np.repeat(start[None, :], counts[FOUND], axis=0)
        for row, answer in enumerate(answers):
            went = self.moves[row, : self.lengths[row]]
            answer[went[:, 0]] = went[:, 1]
        answers[answers == m] = -1
        return answers, int(counts[NEXT_BUDGET]), int(counts[NEXT_LIMIT])
