"""The door of mending: musts first, then what is kept, the fewest weighted moves, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine.allowances import Allowance
from preseance.engine.budget import Budget
from preseance.engine.evaluate import check_placement, evaluate_term
from preseance.engine.mending.judging import Judging
from preseance.engine.mending.lesser import Ground, values_of
from preseance.engine.mending.promise import MOVES, Judge, Promise, placed
from preseance.engine.mending.sessions import by_chains
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints, MixTerm, Term

NODES = 150_000
"""Places tried in one session before the search gives up its proof."""
SMALL = 150
"""Items × places up to which the exact model soon closes what is left open."""


@dataclass(frozen=True, eq=False)
class Mended:
    """A mended placement and what is known of it."""

    placement: Placement
    cost: tuple[int, ...]
    """By level: musts, what is not kept, weighted moves, and the lesser ones."""
    at_least: int
    """No placement as good on the levels before has fewer weighted moves."""
    proven: bool
    """Whether musts, what is kept, and weighted moves are proven least."""
    settled: bool
    """Whether the lesser levels are proven best for that."""


def mend(
    problem: Problem,
    promises: Sequence[Promise],
    kept: Sequence[Allowance] = (),
    budget: Budget | None = None,
    *,
    slack: int = 0,
    kept_first: bool = True,
    exact: bool = True,
    judge: Judge | None = None,
    grounds: Sequence[Ground] = (),
) -> Mended:
    """Mend what was promised.

    The problem's first level holds the musts, its second and third nothing: there the excess of what is
    ``kept`` counts, and what the promises say of moves. Sessions are mended one by one where no term
    joins their musts.

    Parameters
    ----------
    budget
        Effort alone: places tried in a session before a complete search is given up. Nothing here
        is drawn by lot.
    slack
        How many more weighted moves than the fewest a session may take to lose less, where its
        promise says what is lost; least loss first, as far as the effort reaches.
    kept_first
        Whether what is kept goes before the moves, or decides among the fewest.
    exact
        Whether to go on, by a general search and the exact model, where the search by chains
        finds nothing.
    judge
        Asked where a short search finds nothing, before a long one is begun: where the musts
        cannot hold, a quick compromise is the answer.
    grounds
        Of each session, in which the last mending of the same placement left what it had counted.

    Raises
    ------
    ProblemError
        Where another limit is given.
    """
    nodes = (budget or Budget()).effort_alone("mend", NODES)
    now = [begun(problem, k, promise) for k, promise in enumerate(promises)]
    parts, judged = [], []
    for k, promise in enumerate(promises):
        judging = Judging(problem, k, promise, kept, now, grounds[k] if grounds else None)
        judged.append(judging.ground)
        part = by_chains(judging, nodes, slack=slack, kept_first=kept_first)
        if exact and not (part.found and (part.proven or not is_small(problem, k))):
            # The solvers behind it take longer to load than most changes to mend.
            from preseance.engine.mending.beyond import beyond, closed

            part = closed(judging, part) if part.found else beyond(judging, part, judge)
        now[k] = part.at
        parts.append(part)
    placement = placed(now)
    joined = any(isinstance(t, MixTerm) for row in kept for t in row.terms)
    return Mended(
        placement,
        _cost(problem, promises, kept, judged, placement),
        sum(p.at_least for p in parts),
        all(p.proven and (p.needless or not joined) for p in parts),
        all(p.settled for p in parts) and not any(isinstance(t, MixTerm) for t in problem.terms),
    )


def _cost(
    problem: Problem,
    promises: Sequence[Promise],
    kept: Sequence[Allowance],
    grounds: Sequence[Ground],
    placement: Placement,
) -> tuple[int, ...]:
    """The cost of a placement by level, moves and allowances included: session by session from its ground."""
    check_placement(problem, placement)
    cost = [0] * len(problem.levels)
    rows = [at[None, :].astype(np.int64) for at in placement]
    cost[MOVES] = sum(int(p.weights(at[0])) for p, at in zip(promises, rows, strict=True))
    wheres = [ground.differing(at) for ground, at in zip(grounds, rows, strict=True)]

    def value(term: Term) -> int:
        if len(term.sessions) > 1:
            return evaluate_term(problem, term, placement)
        (k,) = term.sessions
        made = values_of(problem, k, (term,), rows[k], placement, grounds[k], wheres[k])
        return int(next(made)[0])

    for term in problem.terms:
        cost[term.level] += value(term)
    for allowance in kept:
        cost[allowance.level] += max(0, sum(map(value, allowance.terms)) - allowance.allowed)
    return tuple(cost)


def is_small(problem: Problem, k: int) -> bool:
    """Whether the exact model soon closes what the search by chains leaves open."""
    session = problem.sessions[k]
    return len(session.attending) * session.num_places <= SMALL


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
