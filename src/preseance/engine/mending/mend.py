"""The door of mending: musts first, then the fewest weighted moves, then the lesser levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from preseance.engine.evaluate import evaluate
from preseance.engine.exact import minimise
from preseance.engine.mending.chains import Chains
from preseance.engine.mending.kernels import NOTHING
from preseance.engine.mending.lesser import best_of, costs_of
from preseance.engine.mending.musts import lay_out
from preseance.engine.mending.promise import LESSER, MOVES, MUST, Promise, placed, weight_of
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.solving import solve
from preseance.engine.terms import Ints, MixTerm

NODES = 1_500_000
"""Places tried in one session before the search gives up its proof."""
SOON = 100_000
"""Places tried before it is asked whether the musts can hold at all."""
USUAL_SIZE = 1_000
"""Items and places of a session up to which that is so; as fewer are tried as there are more."""
POLISH = 40
"""Steps down where the lesser levels cannot be enumerated."""
MOST_EMPTY = 60
"""Empty places tried in a step down."""
SEARCH = 1_000
"""Candidates counted where a search by chains cannot tell."""
EXACT = 4.0
"""CP-SAT's deterministic time after that; about as many seconds."""
FEW_CELLS = 1_000
"""Items × places up to which the exact model compromises best where the musts cannot hold."""

Judge: TypeAlias = Callable[[Placement], Placement | None]
"""From the best placement known to one where all musts hold; None where there, or in time, is none."""


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
    hopeless: bool = False
    """Whether it is proven that no placement meets the musts."""


def mend(
    problem: Problem,
    promises: Sequence[Promise],
    *,
    nodes: int = NODES,
    slack: int = 0,
    exact: bool = True,
    judge: Judge | None = None,
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
    judge
        Asked where a short search finds nothing, before a long one is begun: where the musts
        cannot hold, a quick compromise is the answer.
    """
    now = [begun(problem, k, promise) for k, promise in enumerate(promises)]
    joined = any(isinstance(t, MixTerm) for t in problem.terms)
    parts = []
    for k, promise in enumerate(promises):
        first = min(nodes, SOON) if exact else nodes
        part = _session(problem, k, promise, now, first, slack)
        if exact and not part.found:
            part = _beyond(problem, k, promise, now, part, nodes, judge)
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
    search = Chains(problem, k, promise, laid[0], laid[1], now)
    size = problem.num_items + problem.sessions[k].num_places
    nodes = nodes * USUAL_SIZE // max(USUAL_SIZE, size)
    answers, budget, complete = search.run(nodes)
    if not len(answers):
        hopeless = budget == NOTHING
        least = 0 if hopeless else budget
        return _Part(now[k], least + promise.gone, found=False, hopeless=hopeless)
    lesser = range(LESSER, len(problem.levels))
    if promise.loss is not None and slack and budget:
        more, _, _ = search.run(nodes, budget + slack)
        answers = np.concatenate([answers, more])
        costs = costs_of(problem, k, answers, placed(now), lesser)
        costs[:, MUST] = promise.loss[np.arange(len(promise.origin)), answers].sum(axis=1)
        costs[:, MOVES] = [weight_of(promise, at) for at in answers]
        at = answers[best_of(costs, range(len(problem.levels)))]
        return _Part(at, budget + promise.gone, weight_of(promise, at) == budget, False)
    best = answers[best_of(costs_of(problem, k, answers, placed(now), lesser), lesser)]
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
    best, others = at, placed(now)
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


def _beyond(
    problem: Problem,
    k: int,
    promise: Promise,
    now: list[Ints],
    short: _Part,
    nodes: int,
    judge: Judge | None,
) -> _Part:
    """What a general search, the judge, a longer search by chains and the exact model find."""
    session = problem.sessions[k]
    fixed = np.zeros(0, dtype=np.int64) if promise.fixed is None else promise.fixed
    part = _only(problem, k, now, np.setdiff1d(session.attending, fixed))
    start = solve(part, effort=SEARCH, start=placed(now)).placement
    few = len(session.attending) * session.num_places <= FEW_CELLS
    if judge is not None and not few and not fixed.size:
        best = None if short.hopeless else start
        if best is not None and not _holds(problem, k, best):
            best = _exchanged(start, k, judge(start))
        if best is None:
            # A compromise: what is known of placements that meet the musts says nothing of it.
            return _Part(start[k].astype(np.int64), promise.gone)
        start = best
    if nodes > SOON and not short.hopeless:
        long = _session(problem, k, promise, now, nodes, 0)
        if long.found:
            return long
    return _minimised(problem, k, promise, part, start, short.at_least)


def _holds(problem: Problem, k: int, placement: Placement) -> bool:
    at = placement[k].astype(np.int64)[None, :]
    return int(costs_of(problem, k, at, placement, (MUST,))[0, MUST]) == 0


def _exchanged(whole: Placement, k: int, found: Placement | None) -> Placement | None:
    """The placement with session k as it was found."""
    return None if found is None else (*whole[:k], found[k], *whole[k + 1 :])


def _minimised(
    problem: Problem, k: int, promise: Promise, part: Problem, start: Placement, at_least: int
) -> _Part:
    found = minimise(part, deterministic=EXACT, start=start)
    at = found.placement[k].astype(np.int64)
    musts, moves, weight = found.levels[MUST], found.levels[MOVES], weight_of(promise, at)
    bound = at_least if _holds(problem, k, found.placement) else promise.gone
    if musts.proven and moves.bound is not None:
        bound = max(bound, moves.bound - (moves.cost - weight))
    return _Part(at, bound, musts.proven and weight == bound, found.proven)
