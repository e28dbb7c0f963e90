"""The door of mending: musts first, then the fewest weighted moves, then the lesser levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine.evaluate import evaluate
from preseance.engine.mending.promise import Judge, Promise
from preseance.engine.mending.sessions import by_chains
from preseance.engine.problem import Placement, Problem
from preseance.terms import Ints, MixTerm

NODES = 1_500_000
"""Places tried in one session before the search gives up its proof."""
SOON = 100_000
"""Places tried before it is asked whether the musts can hold at all."""


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
        part = by_chains(problem, k, promise, now, first, slack)
        if exact and not part.found:
            # The solvers behind it take longer to load than most changes to mend.
            from preseance.engine.mending.beyond import beyond

            longer = nodes if nodes > first else 0
            part = beyond(problem, k, promise, now, part, longer, judge)
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
