"""Search by exchange where every candidate is counted by the definitions: any kind of term."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from preseance.engine.evaluate import evaluate
from preseance.engine.problem import Problem
from preseance.engine.search.account import Account
from preseance.engine.search.opening import movable, open_places


def search_by_recount(
    problem: Problem,
    now: list[NDArray[np.int32]],
    account: Account,
    seed: int,
    bounds: Sequence[int | None],
) -> None:
    """Improve ``now`` in place until the account is over or every level meets its bound."""
    rng = np.random.default_rng(seed)
    loose = [k for k in range(len(now)) if movable(problem, k).size > 0]
    while loose and account.best != tuple(bounds) and not account.over():
        k = loose[int(rng.integers(len(loose)))]
        trial = list(now)
        trial[k] = _exchanged(problem, k, now[k], rng)
        cost = evaluate(problem, tuple(trial))
        account.count += 1
        if cost <= account.best:
            now[k] = trial[k]
            if cost < account.best:
                account.improved(cost)


def _exchanged(
    problem: Problem, k: int, at: NDArray[np.int32], rng: np.random.Generator
) -> NDArray[np.int32]:
    """The placement after one item exchanged with whoever, or whatever, stands on a place."""
    items, places = movable(problem, k), open_places(problem, k)
    out = at.copy()
    if not places.size:
        return out
    item, place = int(rng.choice(items)), int(rng.choice(places))
    holder = np.flatnonzero(at == place)
    out[holder] = at[item]
    out[item] = place
    return out
