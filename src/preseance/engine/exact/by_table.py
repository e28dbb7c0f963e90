"""A session by tables alone: who sits at which, whatever the place, as a bound of what places can cost.

Every placement is an arrangement by tables that costs no more here. Terms of whole tables (who shares one, how many
of a kind sit at it) cost what they cost; of what places tell apart each pair of tables gives the least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from preseance.engine.budget import DETERMINISTIC
from preseance.engine.exact.counts import steps
from preseance.engine.exact.cpsat import cp_model
from preseance.engine.exact.deciding import Decided, limited
from preseance.engine.exact.variables import Literal, Sum, TooLargeError
from preseance.engine.kinds import kind_of
from preseance.engine.kinds.companions import least_up_to
from preseance.engine.problem import Problem
from preseance.terms import CompanyTerm, Ints, PairTerm, PlaceTerm, TallyTerm, Term

MOST_ENTRIES = 200_000
"""Numbers the model may hold."""
EFFORT_AN_ENTRY = 1
"""Effort for each of them: they are put in one by one."""
MOST_PLACES = 400
"""Places and items up to which a session is read."""


def tables_of(problem: Problem) -> Ints:
    """The table of each place of the one session: places that no term of groups tells apart."""
    columns = [np.zeros(problem.sessions[0].num_places, dtype=np.int64)]
    columns += [g for t in problem.terms for g in kind_of(t).groupings(t, 0)]
    _, table = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    return np.asarray(table, dtype=np.int64).reshape(-1)


def counts_tables(problem: Problem) -> bool:
    """Whether an arrangement by tables may bound the last level: company counts there, or a pair is a gain.

    Where all pairs are to be kept apart, other tables do that at no cost, and the model has nothing to say.
    """
    last = [t for t in problem.terms if t.level == len(problem.levels) - 1]
    together = any(isinstance(t, CompanyTerm) or _is_gain(t) for t in last)
    return together and any(True for t in last for _ in kind_of(t).groupings(t, 0))


def _is_gain(term: Term) -> bool:
    """Whether to have some pair near costs less than nothing."""
    if not isinstance(term, PairTerm):
        return False
    w = term.weights
    parts = [part for part in (w.values, w.table, w.dense) if part is not None]
    return any(part.min(initial=0) < 0 for part in parts)


def decide_by_table(
    problem: Problem,
    limits: Sequence[int],
    barred: NDArray[np.bool_],
    *,
    waiting: int,
    effort: int,
    seconds: float,
) -> Decided:
    """Bound the last level of a problem of one session within limits; no placement is looked for.

    Parameters
    ----------
    As of ``deciding.decide``.
    """
    table = tables_of(problem)
    count, session = int(table.max(initial=-1)) + 1, problem.sessions[0]
    if not 2 <= count <= session.num_places // 2 or len(barred) + len(table) > 2 * MOST_PLACES:
        return Decided(None, None, 0)
    most = min(MOST_ENTRIES, effort // (2 * EFFORT_AN_ENTRY))
    try:
        v = _Tables(problem, table, count, barred, waiting, most)
        totals = [Sum() for _ in limits]
        for term in problem.terms:
            totals[term.level].join(v.cost(term))
    except TooLargeError:
        return Decided(None, None, 0)
    if any(total.low > limit for total, limit in zip(totals, limits, strict=True)):
        return Decided(limits[-1] + 1, None, 0)
    last, building = totals[-1], EFFORT_AN_ENTRY * v.entries
    solver = limited(v.model, totals, limits, effort - building, seconds)
    status = solver.solve(v.model)
    work = building + int(solver.response_proto.deterministic_time / DETERMINISTIC)
    if status == cp_model.INFEASIBLE:
        return Decided(limits[-1] + 1, None, work)
    known = solver.best_objective_bound if last.variables else last.constant
    if not math.isfinite(known) or known < last.low:
        return Decided(last.low, None, work)
    return Decided(min(limits[-1] + 1, math.ceil(known - 1e-6)), None, work)


class _Tables:
    """Who sits at which table, as variables; those who cannot sit at a table have the number 0 there."""

    def __init__(
        self,
        problem: Problem,
        table: Ints,
        count: int,
        barred: NDArray[np.bool_],
        waiting: int,
        most: int,
    ) -> None:
        self.problem, self.table, self.count, self.barred = problem, table, count, barred
        self.model, self.entries, self.most = cp_model.CpModel(), 0, most
        self.items: list[int] = problem.sessions[0].attending.tolist()
        self.at: dict[int, list[Literal]] = {}
        self.away: dict[int, Literal] = {}
        here = [table == g for g in range(count)]
        for i in self.items:
            open_to = [bool((~barred[i, :-1][mine]).any()) for mine in here]
            row: list[Literal] = [self.model.new_bool_var("") if a else 0 for a in open_to]
            # Whether who waits may do so is for the cells to say.
            away: Literal = 0 if barred[i, -1] else self.model.new_bool_var("")
            self.at[i], self.away[i] = row, away
            self.model.add(_total([*row, away]) == 1)
        for g, mine in enumerate(here):
            self.model.add(_total([self.at[i][g] for i in self.items]) <= int(mine.sum()))
        self.model.add(_total([*self.away.values()]) <= waiting)

    def spend(self, entries: int) -> None:
        """Count numbers that are about to be put into the model."""
        self.entries += entries
        if self.entries > self.most:
            raise TooLargeError

    def cost(self, term: Term) -> Sum:
        """What a term costs at least, its constant included."""
        found: Sum | None = None
        if isinstance(term, PlaceTerm):
            found = self._place(term)
        elif isinstance(term, PairTerm):
            found = self._pair(term)
        elif isinstance(term, CompanyTerm):
            found = self._company(term)
        elif isinstance(term, TallyTerm):
            found = self._tally(term)
        if found is None:
            found = _number(kind_of(term).least(self.problem, term))
        found.join(_number(int(term.constant)))
        return found

    def _place(self, term: PlaceTerm) -> Sum:
        n, m = self.problem.num_items, len(self.table)
        costs = term.costs.to_dense(n + 1, m + 1)
        total = _number(int(costs[n, :m].sum()))
        for i in self.items:
            more = costs[i, :m] - costs[n, :m]
            for g in range(self.count):
                free = (self.table == g) & ~self.barred[i, :-1]
                if free.any():
                    total.add(self.at[i][g], int(more[free].min()))
            total.add(self.away[i], int(costs[i, m]))
        return total

    def _pair(self, term: PairTerm) -> Sum | None:
        n, total = self.problem.num_items, Sum()
        weights, relation = (
            term.weights.to_dense(n + 1, n + 1),
            term.relation.to_dense(len(self.table)),
        )
        loops = np.diag(weights)[:n].any() and np.diag(relation).any()
        empty = weights[n].any() or weights[:, n].any()
        if loops or (
            empty and (min(weights[n].min(), weights[:, n].min()) < 0 or (relation < 0).any())
        ):
            return None
        least, most = self._between_tables(relation)
        for i, j in self._weighed(weights):
            low = np.zeros((self.count, self.count), dtype=np.int64)
            for w, down, up in ((weights[i, j], least, most), (weights[j, i], least.T, most.T)):
                low += w * (down if w > 0 else up)
            total.join(self._of_two(i, j, low))
        return total

    def _weighed(self, weights: Ints) -> Iterator[tuple[int, int]]:
        there = set(self.items)
        for i, j in np.argwhere(np.triu((weights != 0) | (weights.T != 0), 1)).tolist():
            if i in there and j in there:
                yield i, j

    def _between_tables(self, relation: Ints) -> tuple[Ints, Ints]:
        """The least and the most R from a place of a table to another place, of each pair of tables."""
        least = np.zeros((self.count, self.count), dtype=np.int64)
        most = np.zeros_like(least)
        other = ~np.eye(len(self.table), dtype=np.bool_)
        for g in range(self.count):
            for h in range(self.count):
                block = np.ix_(self.table == g, self.table == h)
                known = relation[block][other[block]]
                # Two have no place at a table of one; that nobody sits so costs what it likes.
                if known.size:
                    least[g, h], most[g, h] = known.min(), known.max()
        return least, most

    def _of_two(self, i: int, j: int, low: Ints) -> Sum:
        """What two cost at least: ``low`` by their tables, nothing where one of them waits."""
        total, same = Sum(), int(low[0, 0])
        if same and np.array_equal(low, same * np.eye(len(low), dtype=np.int64)):
            flag = self.model.new_bool_var("")
            self.spend(3 * len(low))
            for a, b in zip(self.at[i], self.at[j], strict=True):
                if same > 0:
                    self.model.add(a + b <= flag + 1)
                else:
                    self.model.add(flag + a <= b + 1)
                    self.model.add(flag + b <= a + 1)
            if same < 0:
                self.model.add(flag + self.away[i] <= 1)
            total.add(flag, same)
            return total
        for g, h in np.argwhere(low).tolist():
            a, b, cost = self.at[i][g], self.at[j][h], int(low[g, h])
            if isinstance(a, int) or isinstance(b, int):
                continue
            self.spend(3)
            both = self.model.new_bool_var("")
            if cost > 0:
                self.model.add(a + b <= both + 1)
            else:
                self.model.add(both <= a)
                self.model.add(both <= b)
            total.add(both, cost)
        return total

    def _company(self, term: CompanyTerm) -> Sum | None:
        n = self.problem.num_items
        full = term.wanted.to_dense(n + 1, n + 1)
        relation = term.relation.to_dense(len(self.table))
        if full[:, n].any() or (np.diag(full)[:n].any() and np.diag(relation).any()):
            return None
        _, most = self._between_tables(relation)
        there, curve, total = set(self.items), least_up_to(term.costs).tolist(), Sum()
        for i in term.items.tolist():
            total.join(_number(curve[0]))
            if i in there:
                row = [(j, int(full[i, j])) for j in self.items if full[i, j] and j != i]
                self._saved(i, row, most, curve, total)
        return total

    def _saved(
        self, i: int, row: list[tuple[int, int]], most: Ints, curve: list[int], total: Sum
    ) -> None:
        """What enough company saves: a flag for each number that saves more than the one before."""
        gains = {
            k: curve[k - 1] - curve[k] for k in range(1, len(curve)) if curve[k - 1] > curve[k]
        }
        flags = {k: self.model.new_bool_var("") for k in gains}
        for k, flag in flags.items():
            total.add(flag, -gains[k])
            self.model.add(flag + self.away[i] <= 1)
        for g, here in enumerate(self.at[i]):
            if isinstance(here, int):
                continue
            near = Sum()
            for h in np.flatnonzero(most[g]).tolist():
                for j, w in row:
                    near.add(self.at[j][h], w * int(most[g, h]))
            self.spend(len(near.weights) * len(flags))
            for k, flag in flags.items():
                self.model.add(near.expression() >= k).only_enforce_if(flag, here)

    def _tally(self, term: TallyTerm) -> Sum | None:
        n, total = self.problem.num_items, Sum()
        attribute = np.append(term.attribute, 0)[: n + 1]
        group_of: dict[int, set[int]] = defaultdict(set)
        for g, group in zip(self.table.tolist(), term.group.tolist(), strict=True):
            group_of[g].add(group)
        if attribute[n] or any(len(groups) > 1 for groups in group_of.values()):
            return None
        for group, costs in enumerate(term.costs.tolist()):
            tables = [g for g in range(self.count) if group_of[g] == {group}]
            count, anybody = Sum(), list[Literal]()
            for i in self.items:
                for g in tables:
                    count.add(self.at[i][g], int(attribute[i]))
                    anybody.append(self.at[i][g])
            room = int((term.group == group).sum())
            count.high = min(count.high, room * int(attribute.max(initial=0)))
            unused = self._unused(anybody) if term.zero_when_unused else 0
            total.join(steps(self, count, costs, unused))
        return total

    def _unused(self, anybody: list[Literal]) -> Literal:
        loose = [x for x in anybody if not isinstance(x, int)]
        if not loose:
            return 1
        made = self.model.new_bool_var("")
        for x in loose:
            self.model.add_implication(made, ~x)
        self.model.add_bool_or([made, *loose])
        return made


def _number(value: int) -> Sum:
    return Sum(constant=value, low=value, high=value)


def _total(literals: Sequence[Literal]) -> cp_model.LinearExprT:
    total = Sum()
    for x in literals:
        total.add(x, 1)
    return total.expression()
