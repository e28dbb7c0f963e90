"""Search by exchange from a linear assignment; every candidate is counted by the definitions."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.problem import LevelResult, Placement, Problem, Solution
from preseance.engine.terms import Ints, PlaceTerm

Progress = Callable[[float, tuple[int, ...]], None]
DEFAULT_EFFORT = 2_000
"""Candidates counted when neither seconds nor effort is given."""


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    threads: int | None = None,
    start: Placement | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Solution:
    """Find a good placement; never worse than ``start``, levels compared lexicographically.

    Parameters
    ----------
    seconds
        Time limit; the search ends at the first candidate past it.
    effort
        Number of candidates counted. With neither, ``DEFAULT_EFFORT``.
    threads
        Accepted for the interface; the answer does not depend on it, and one core is used.
    start
        A placement to begin from; must respect the fixed places.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem.
    """
    begun = time.perf_counter()
    limit = DEFAULT_EFFORT if seconds is None and effort is None else effort
    if start is None:
        now = [_assigned(problem, k) for k in range(len(problem.sessions))]
    else:
        check_placement(problem, start)
        now = [np.array(at, dtype=np.int32) for at in start]
    rng = np.random.default_rng(seed)
    best = evaluate(problem, tuple(now))
    found, count, cancelled, told = 0.0, 1, False, begun
    trace = [(time.perf_counter() - begun, best)]
    loose = [k for k in range(len(now)) if _movable(problem, k).size > 0]
    while loose and (limit is None or count < limit):
        clock = time.perf_counter()
        cancelled = cancel is not None and cancel()
        if cancelled or (seconds is not None and clock - begun >= seconds):
            break
        if progress is not None and clock - told >= 0.25:
            told = clock
            progress(clock - begun, best)
        k = loose[int(rng.integers(len(loose)))]
        trial = list(now)
        trial[k] = _exchanged(problem, k, now[k], rng)
        cost = evaluate(problem, tuple(trial))
        count += 1
        if cost <= best:
            now = trial
            if cost < best:
                found, best = time.perf_counter() - begun, cost
                trace.append((found, best))
    levels = tuple(
        LevelResult(name, c, None, False) for name, c in zip(problem.levels, best, strict=True)
    )
    spent = time.perf_counter() - begun
    return Solution(tuple(now), levels, spent, found, count, tuple(trace), cancelled)


def _movable(problem: Problem, k: int) -> Ints:
    """Items of a session that are not fixed."""
    session = problem.sessions[k]
    return np.setdiff1d(session.attending, session.fixed[:, 0])


def _open_places(problem: Problem, k: int) -> Ints:
    session = problem.sessions[k]
    return np.setdiff1d(np.arange(session.num_places), session.fixed[:, 1])


def _assigned(problem: Problem, k: int) -> NDArray[np.int32]:
    """The best placement of one session by its place terms, each level outweighing the next."""
    session, n = problem.sessions[k], problem.num_items
    items, places = _movable(problem, k), _open_places(problem, k)
    at = np.full(n, -1, dtype=np.int32)
    at[session.fixed[:, 0]] = session.fixed[:, 1]
    guide = np.zeros((len(items), len(places)), dtype=np.float64)
    for level in reversed(range(len(problem.levels))):
        here = np.zeros_like(guide)
        for term in problem.terms:
            if isinstance(term, PlaceTerm) and (term.level, term.session) == (level, k):
                full = term.costs.to_dense(n + 1, session.num_places + 1)
                here += full[np.ix_(items, places)] - full[n, places]
        spread = float(np.ptp(guide)) * max(1, len(items)) + 1.0 if guide.size else 1.0
        guide = guide + here * spread
    rows, columns = linear_sum_assignment(guide)
    at[items[rows]] = places[columns]
    return at


def _exchanged(
    problem: Problem, k: int, at: NDArray[np.int32], rng: np.random.Generator
) -> NDArray[np.int32]:
    """The placement after one item exchanged with whoever, or whatever, stands on a place."""
    items, places = _movable(problem, k), _open_places(problem, k)
    out = at.copy()
    if not places.size:
        return out
    item, place = int(rng.choice(items)), int(rng.choice(places))
    holder = np.flatnonzero(at == place)
    out[holder] = at[item]
    out[item] = place
    return out
