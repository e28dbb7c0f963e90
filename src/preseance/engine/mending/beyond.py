"""What is tried where the search by chains finds nothing: a general search, a judge, the exact model.

Apart from the rest, so that their solvers are not loaded for a change that needs none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.exact import minimise
from preseance.engine.mending.lesser import costs_of
from preseance.engine.mending.promise import MOVES, MUST, Judge, Promise, placed, weight_of
from preseance.engine.mending.sessions import Part, by_chains
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.solving import solve
from preseance.terms import Ints

SEARCH = 1_000
"""Candidates counted where a search by chains cannot tell."""
EXACT = 4.0
"""CP-SAT's deterministic time after that; about as many seconds."""
FEW_CELLS = 1_000
"""Items × places up to which the exact model compromises best where the musts cannot hold."""


def beyond(
    problem: Problem,
    k: int,
    promise: Promise,
    now: list[Ints],
    short: Part,
    nodes: int,
    judge: Judge | None,
) -> Part:
    """What a general search, the judge, a longer search by chains and the exact model find.

    ``nodes`` are those of the longer search, 0 for none.
    """
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
            return Part(start[k].astype(np.int64), promise.gone)
        start = best
    if nodes and not short.hopeless:
        long = by_chains(problem, k, promise, now, nodes, 0)
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
) -> Part:
    found = minimise(part, deterministic=EXACT, start=start)
    at = found.placement[k].astype(np.int64)
    musts, moves, weight = found.levels[MUST], found.levels[MOVES], weight_of(promise, at)
    bound = at_least if _holds(problem, k, found.placement) else promise.gone
    if musts.proven and moves.bound is not None:
        bound = max(bound, moves.bound - (moves.cost - weight))
    return Part(at, bound, musts.proven and weight == bound, found.proven)


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
