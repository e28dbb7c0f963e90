"""What is tried where the search by chains finds nothing: a general search, a judge, the exact model.

Apart from the rest, so that their solvers are not loaded for a change that needs none of them.
"""

from __future__ import annotations

import numpy as np

from preseance.engine.budget import Budget
from preseance.engine.exact import minimise
from preseance.engine.mending.judging import Judging
from preseance.engine.mending.promise import KEPT, MOVES, MUST, Judge
from preseance.engine.mending.sessions import Part
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.solve import solve
from preseance.terms import Ints

SEARCH = 1_000
"""Candidates counted where a search by chains cannot tell."""
EXACT = 4_000_000
"""Effort of the exact model after that; some four seconds."""
FEW_CELLS = 1_000
"""Items × places up to which the exact model compromises best where the musts cannot hold."""


def beyond(judging: Judging, short: Part, judge: Judge | None) -> Part:
    """What a general search, the judge and the exact model find."""
    problem, k, promise = judging.problem, judging.k, judging.promise
    session = problem.sessions[k]
    part = _only(judging, np.setdiff1d(session.attending, promise.fixed))
    start = solve(part, Budget(effort=SEARCH), start=judging.others).placement
    few = len(session.attending) * session.num_places <= FEW_CELLS
    if judge is not None and not few and not promise.fixed.size:
        best = None if short.hopeless else start
        if best is not None and not _holds(judging, best):
            best = _exchanged(start, k, judge(start))
        if best is None:
            # A compromise: what is known of placements that meet the musts says nothing of it.
            return Part(start[k].astype(np.int64), promise.gone)
        start = best
    return _minimised(judging, part, start, short.at_least)


def closed(judging: Judging, known: Part) -> Part:
    """What the exact model makes of an answer that is not proven."""
    session = judging.problem.sessions[judging.k]
    part = _only(judging, np.setdiff1d(session.attending, judging.promise.fixed))
    start = tuple(
        known.at.astype(np.int32) if k == judging.k else at for k, at in enumerate(judging.others)
    )
    return _minimised(judging, part, start, known.at_least)


def _holds(judging: Judging, placement: Placement) -> bool:
    at = placement[judging.k].astype(np.int64)[None, :]
    return int(judging.costs(at)[0, MUST]) == 0


def _exchanged(whole: Placement, k: int, found: Placement | None) -> Placement | None:
    """The placement with session k as it was found."""
    return None if found is None else (*whole[:k], found[k], *whole[k + 1 :])


def _minimised(judging: Judging, part: Problem, start: Placement, at_least: int) -> Part:
    promise = judging.promise
    found = minimise(part, judging.kept, Budget(effort=EXACT), start=start)
    at = found.placement[judging.k].astype(np.int64)
    musts, kept, moves = (found.levels[level] for level in (MUST, KEPT, MOVES))
    weight = int(promise.weights(at))
    bound = at_least if _holds(judging, found.placement) else promise.gone
    above = musts.proven and kept.proven
    if above and moves.bound is not None:
        bound = max(bound, moves.bound - (moves.cost - weight))
    return Part(at, bound, above and weight == bound, found.proven)


def _only(judging: Judging, movable: Ints) -> Problem:
    """The problem where nothing but some items of the session can move, with what their moves cost."""
    problem, sessions = judging.problem, []
    for s, (session, at) in enumerate(zip(problem.sessions, judging.others, strict=True)):
        stays = session.attending[at[session.attending] >= 0]
        if s == judging.k:
            stays = np.setdiff1d(stays, movable)
        fixed = np.stack([stays, at[stays]], axis=1)
        # Whoever stays without a place does not attend here.
        there = session.attending if s == judging.k else stays
        sessions.append(SessionPlaces(session.num_places, there, fixed))
    terms = [*problem.terms, judging.promise.term(judging.k)]
    return Problem(problem.num_items, sessions, terms, problem.levels)
