"""The door of mending: musts first, then the fewest weighted moves, then the lesser levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine.evaluate import evaluate
from preseance.engine.exact import minimise
from preseance.engine.mending.kernels import MOST_FRAMES, NOTHING, within
from preseance.engine.mending.lesser import best_of, costs_of
from preseance.engine.mending.musts import Musts, lay_out
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.solving import solve
from preseance.engine.terms import Ints, MixTerm

MUST, MOVES, LESSER = 0, 1, 2
"""Levels of a problem of mending: musts, weighted moves, and all after them."""
NODES = 1_500_000
"""Places tried in one session before the search gives up its proof."""
MOST_ANSWERS = 4096
POLISH = 40
"""Steps down where the lesser levels cannot be enumerated."""
MOST_EMPTY = 60
"""Empty places tried in a step down."""
SEARCH = 1_000
"""Candidates counted where a search by chains cannot tell."""
EXACT = 4.0
"""CP-SAT's deterministic time after that; about as many seconds."""


@dataclass(frozen=True, eq=False)
class Promise:
    """What one session had promised."""

    origin: Ints
    """Each item's promised place, -1 for none; shape (items,)."""
    worth: Ints
    """What moving each item costs, at least 1 where it has a promised place."""
    gone: int = 0
    """What those cost whose promised place is no more: they move whatever is done."""
    fixed: Ints | None = None
    """Items that may not move."""
    loss: Ints | None = None
    """What each item loses at each place, shape (items, places + 1): goes before the moves."""


@dataclass(frozen=True, eq=False)
class Mended:
    """A mended placement and what is known of it."""

    placement: Placement
    cost: tuple[int, ...]
    """By level: musts, weighted moves, and the lesser ones."""
    at_least: int
    """No placement that meets the musts as well has fewer weighted moves."""
    proven: bool
    """Whether the weighted moves are that bound."""
    settled: bool
    """Whether the lesser levels are proven best for that weight."""


@dataclass(frozen=True, eq=False)
class _Part:
    """The mending of one session."""

    at: Ints
    at_least: int
    proven: bool = False
    settled: bool = False
    found: bool = True


def mend(
    problem: Problem,
    promises: Sequence[Promise],
    *,
    nodes: int = NODES,
    slack: int = 0,
    exact: bool = True,
) -> Mended:
    """Mend what was promised.

    The problem's first level holds the musts, its second what the promises say of moves, as
    place terms. Sessions are mended one by one where no term joins their musts.

    Parameters
    ----------
    nodes
        Places tried in a session before a complete search is given up.
    slack
        How many more weighted moves than the fewest a session may take to lose less, where its
        promise says what is lost; least loss first, as far as ``nodes`` reach.
    exact
        Whether to go on, by a general search and the exact model, where the search by chains
        finds nothing.
    """
    now = [begun(problem, k, promise) for k, promise in enumerate(promises)]
    joined = any(isinstance(t, MixTerm) for t in problem.terms)
    parts = []
    for k, promise in enumerate(promises):
        part = _session(problem, k, promise, now, nodes, slack)
        if exact and not part.found:
            part = _searched(problem, k, promise, now, part.at_least)
        now[k] = part.at
        parts.append(part)
    placement = tuple(at.astype(np.int32) for at in now)
    return Mended(
        placement,
        evaluate(problem, placement),
        sum(p.at_least for p in parts),
        all(p.proven for p in parts),
        all(p.settled for p in parts) and not joined,
    )


def begun(problem: Problem, k: int, promise: Promise) -> Ints:
    """Everybody at the promised place, the others on the first empty places in order."""
    session = problem.sessions[k]
    at = np.full(problem.num_items, -1, dtype=np.int64)
    at[session.attending] = promise.origin[session.attending]
    empty = np.setdiff1d(np.arange(session.num_places), at)
    waiting = session.attending[at[session.attending] < 0]
    count = min(len(empty), len(waiting))
    at[waiting[:count]] = empty[:count]
    return at


def _session(
    problem: Problem, k: int, promise: Promise, now: list[Ints], nodes: int, slack: int
) -> _Part:
    laid = lay_out(problem, k)
    mixed = any(isinstance(t, MixTerm) and t.level == MUST for t in problem.terms)
    if laid is None or mixed:
        return _Part(now[k], promise.gone, found=False)
    search = _Chains(problem, k, promise, laid[0], laid[1], now)
    answers, budget, complete = search.run(nodes)
    if not len(answers):
        least = budget if budget < NOTHING else 0
        return _Part(now[k], least + promise.gone, found=False)
    lesser = range(LESSER, len(problem.levels))
    if promise.loss is not None and slack and budget:
        more, _, _ = search.run(nodes, budget + slack)
        answers = np.concatenate([answers, more])
        costs = costs_of(problem, k, answers, _placed(now), lesser)
        costs[:, MUST] = promise.loss[np.arange(len(promise.origin)), answers].sum(axis=1)
        costs[:, MOVES] = [_weight(promise, at) for at in answers]
        at = answers[best_of(costs, range(len(problem.levels)))]
        return _Part(at, budget + promise.gone, _weight(promise, at) == budget, False)
    best = answers[best_of(costs_of(problem, k, answers, _placed(now), lesser), lesser)]
    if not complete:
        best = _polished(problem, k, promise, best, now)
    return _Part(best, budget + promise.gone, True, complete)


def _only(problem: Problem, k: int, now: Sequence[Ints], movable: Ints) -> Problem:
    """The problem where nothing but some items of session k can move."""
    sessions = []
    for s, (session, at) in enumerate(zip(problem.sessions, now, strict=True)):
        stays = session.attending[at[session.attending] >= 0]
        if s == k:
            stays = np.setdiff1d(stays, movable)
        fixed = np.stack([stays, at[stays]], axis=1)
        # Whoever stays without a place does not attend here.
        there = session.attending if s == k else stays
        sessions.append(SessionPlaces(session.num_places, there, fixed))
    return Problem(problem.num_items, sessions, problem.terms, problem.levels)


def _polished(problem: Problem, k: int, promise: Promise, at: Ints, now: list[Ints]) -> Ints:
    """Better lesser levels by descent, nobody moving who does not move already."""
    levels = (MUST, *range(LESSER, len(problem.levels)))
    moved = np.flatnonzero((at != promise.origin) & (at >= 0))
    best, others = at, _placed(now)
    least = costs_of(problem, k, best[None, :], others, levels)
    for _ in range(POLISH):
        rows = _neighbours(best, moved, promise.origin, problem.sessions[k].num_places)
        if not len(rows):
            break
        costs = costs_of(problem, k, rows, others, levels)
        row = best_of(costs, levels)
        if tuple(costs[row]) >= tuple(least[0]):
            break
        best, least = rows[row], costs[row : row + 1]
    return best


def _neighbours(at: Ints, moved: Ints, origin: Ints, num_places: int) -> Ints:
    """Placements with two moved items exchanged, or one on an empty place; none back home."""
    empty = np.setdiff1d(np.arange(num_places), at)[:MOST_EMPTY]
    rows = []
    for a, i in enumerate(moved.tolist()):
        for j in moved[a + 1 :].tolist():
            if at[j] != origin[i] and at[i] != origin[j]:
                row = at.copy()
                row[i], row[j] = at[j], at[i]
                rows.append(row)
        for p in empty.tolist():
            if p != origin[i]:
                row = at.copy()
                row[i] = p
                rows.append(row)
    return np.array(rows, dtype=np.int64).reshape(-1, len(at))


def _searched(problem: Problem, k: int, promise: Promise, now: list[Ints], at_least: int) -> _Part:
    """The best of a search, then of the exact model, where no search by chains could tell."""
    session = problem.sessions[k]
    fixed = np.zeros(0, dtype=np.int64) if promise.fixed is None else promise.fixed
    part = _only(problem, k, now, np.setdiff1d(session.attending, fixed))
    start = solve(part, effort=SEARCH, start=_placed(now)).placement
    found = minimise(part, deterministic=EXACT, start=start)
    at = found.placement[k].astype(np.int64)
    musts, moves, weight = found.levels[MUST], found.levels[MOVES], _weight(promise, at)
    bound = at_least
    if musts.proven and moves.bound is not None:
        bound = max(bound, moves.bound - (moves.cost - weight))
    return _Part(at, bound, musts.proven and weight == bound, found.proven)


def _weight(promise: Promise, at: Ints) -> int:
    moved = (promise.origin >= 0) & (at != promise.origin)
    return promise.gone + int(promise.worth[moved].sum())


def _placed(now: Sequence[Ints]) -> Placement:
    return tuple(at.astype(np.int32) for at in now)


class _Chains:
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
        cost = costs_of(problem, k, self.at[None, :], _placed(now), (MUST,))[0, MUST]
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
