"""One session mended by the complete search: what is kept first, then the least weight, then the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.mending.chains import Chains, Found
from preseance.engine.mending.judging import Judging
from preseance.engine.mending.lesser import best_of
from preseance.engine.mending.promise import KEPT, LESSER, MUST
from preseance.engine.mending.rows import lay_out
from preseance.engine.mending.task import NOTHING
from preseance.terms import Ints, MixTerm

POLISH = 40
"""Steps down where the lesser levels cannot be enumerated."""
SOON = 60_000
"""Places tried before it is asked whether the musts can hold at all."""
KEEPING = 30_000
"""Places tried to keep all that can be kept."""
LOSING = 100_000
"""Places tried to lose less rank."""
FALL_BACK = 20_000
"""Places tried for as little as can be soon where what is kept is not proven least."""
MOST_EMPTY = 60
"""Empty places tried in a step down."""


@dataclass(frozen=True, eq=False)
class Part:
    """The mending of one session."""

    at: Ints
    at_least: int
    """What the weighted moves come to at least, where musts and what is kept are as good."""
    proven: bool = False
    """Whether musts, what is kept, and weighted moves are proven least."""
    settled: bool = False
    found: bool = True
    hopeless: bool = False
    """Whether it is proven that no placement meets the musts."""
    needless: bool = False
    """Whether it is what the musts alone would have, nothing given up for what is kept."""


def by_chains(judging: Judging, nodes: int, *, slack: int = 0, kept_first: bool = True) -> Part:
    """The mending of a session by a complete search within so many ``nodes``.

    Parameters
    ----------
    slack
        How many more weighted moves than the fewest may be spent to lose less rank, where the
        promise says what is lost.
    kept_first
        Whether what is kept goes before the moves, or decides among the fewest.
    """
    problem, k, promise = judging.problem, judging.k, judging.promise
    now = judging.others[k].astype(np.int64)
    laid = lay_out(problem, k, judging.kept)
    mixed = any(isinstance(t, MixTerm) and t.level == MUST for t in problem.terms)
    if laid is None or mixed:
        return Part(now, promise.gone, found=False)
    chains = Chains(judging, laid)
    chains.allow(min(nodes, SOON))
    fewest = chains.run()
    if not len(fewest.answers) and not fewest.complete:
        return _slowly(judging, chains, fewest, nodes, kept_first=kept_first)
    if not len(fewest.answers):
        return Part(now, promise.gone, found=False, hopeless=True)
    return _chosen(judging, chains, fewest, slack, kept_first=kept_first)


def _slowly(
    judging: Judging, chains: Chains, short: Found, nodes: int, *, kept_first: bool
) -> Part:
    """Where a short search has found nothing: a quick answer if there is one, and a longer search."""
    now, gone = judging.others[judging.k].astype(np.int64), judging.promise.gone
    chains.allow(SOON)
    quick = chains.without_steps()
    if not len(quick):
        return Part(now, short.budget + gone, found=False)
    chains.allow(nodes)
    fewest = chains.run(NOTHING, short.budget)
    if len(fewest.answers):
        return _chosen(judging, chains, fewest, 0, kept_first=kept_first)
    costs = judging.costs(quick)
    at = _polished(judging, quick[best_of(costs, range(costs.shape[1]))])
    return Part(at, fewest.budget + gone)


def _chosen(
    judging: Judging, chains: Chains, fewest: Found, slack: int, *, kept_first: bool
) -> Part:
    """From the answers of least weight that the musts allow to the best of all."""
    problem = judging.problem
    if judging.promise.loss is not None and slack and fewest.budget:
        return _least_loss(judging, chains, fewest, slack)
    costs = judging.costs(fewest.answers)
    best = best_of(costs, (KEPT, *range(LESSER, len(problem.levels))))
    if costs[best, KEPT] == 0 or not kept_first:
        return _part(judging, fewest, proven=costs[best, KEPT] == 0, needless=True, costs=costs)
    chains.allow(KEEPING)
    return _keeping(judging, chains, fewest, int(costs[best, KEPT]))


def _keeping(judging: Judging, chains: Chains, fewest: Found, known: int) -> Part:
    """Limit after limit of what is not kept, up to what is known to be possible.

    The first limit with an answer is proven the least, since all below it have none.
    """
    limit = 0
    while limit < NOTHING:
        found = chains.run(limit, fewest.budget)
        if len(found.answers):
            return _part(judging, found, proven=True)
        if not found.complete:
            break
        limit = found.limit
    return _fewest_for(judging, chains, fewest, known)


def _fewest_for(judging: Judging, chains: Chains, fewest: Found, known: int) -> Part:
    """Where the least that is not kept cannot be proven: as little as is soon found.

    Less and less, as long as there is an answer; then the fewest moves for that.
    """
    best = fewest
    limit = known - 1
    chains.allow(FALL_BACK)
    while limit >= 0 and chains.left > 0:
        found = chains.run(limit, fewest.budget)
        if not len(found.answers):
            break
        best, known = found, int(judging.costs(found.answers)[:, KEPT].min())
        limit = known - 1
    if best is fewest:
        chains.allow(FALL_BACK)
        found = chains.run(known, fewest.budget)
        if len(found.answers):
            return _part(judging, found, proven=False)
    return _part(judging, best, proven=False)


def _part(
    judging: Judging,
    found: Found,
    *,
    proven: bool,
    needless: bool = False,
    costs: Ints | None = None,
) -> Part:
    """The best of the answers found; ``costs`` are theirs, as far as they are known."""
    costs = judging.costs(found.answers) if costs is None else costs
    at = found.answers[best_of(costs, range(len(judging.problem.levels)))]
    settled = proven and found.complete
    if not settled:
        at = _polished(judging, at)
    return Part(at, found.budget + judging.promise.gone, proven, settled, needless=needless)


def _least_loss(judging: Judging, chains: Chains, fewest: Found, slack: int) -> Part:
    """The least loss of rank within the fewest moves and so many more."""
    chains.allow(LOSING)
    more = chains.all_within(fewest.budget + slack)
    answers = np.concatenate([fewest.answers, more])
    costs = judging.costs(answers)
    costs[:, MUST] = judging.promise.losses(answers)
    at = answers[best_of(costs, range(costs.shape[1]))]
    return Part(at, fewest.budget + judging.promise.gone)


def _polished(judging: Judging, at: Ints) -> Ints:
    """Better by descent, nobody moving who does not move already."""
    promise, levels = judging.promise, range(len(judging.problem.levels))
    moved = np.flatnonzero((at != promise.origin) & (at >= 0))
    best, least = at, tuple(judging.costs(at[None, :])[0])
    for _ in range(POLISH):
        rows = _neighbours(best, moved, promise.origin, len(promise.rank) - 1)
        if not len(rows):
            break
        costs = judging.costs(rows)
        row = best_of(costs, levels)
        if tuple(costs[row]) >= least:
            break
        best, least = rows[row], tuple(costs[row])
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
