"""The door of the search: by packed exchange where the terms allow it, else by recount."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.problem import LevelResult, Placement, Problem, Solution
from preseance.engine.search.account import Account, Progress
from preseance.engine.search.annealing import SessionSearch, Share, session_cost, warm
from preseance.engine.search.bounds import packed_bounds, plain_bounds
from preseance.engine.search.opening import assigned, movable
from preseance.engine.search.packing import pack, packable
from preseance.engine.search.recount import search_by_recount
from preseance.engine.terms import PairTerm, PlaceTerm

DEFAULT_EFFORT = 2_000_000
"""Changes of cost counted when neither seconds nor effort is given; about a second."""
DEFAULT_RECOUNTS = 2_000
"""The same where every candidate is counted as a whole."""
PACKED_PART = 0.3
"""Part of the time given first to the place and pair terms alone, where others are there too."""
PACKED_PER_RECOUNT = 100
"""Changes of cost in that first part for every whole count that is allowed."""


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

    Problems of place and pair terms are searched by exact changes of cost; with any other kind
    of term, or beyond the sizes of ``search.packing``, every candidate is counted as a whole,
    after a search of the place and pair terms alone whose answer is kept where it is better.
    The search never leaves more items of a session without a place than it began with.

    Parameters
    ----------
    seconds
        Time limit. Compiling, where needed, is not counted.
    effort
        Number of candidates counted. With neither, ``DEFAULT_EFFORT`` or ``DEFAULT_RECOUNTS``.
    threads
        Accepted for the interface; the answer does not depend on it, and one core is used.
    start
        A placement to begin from; must respect the fixed places.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem.
    """
    fast = packable(problem)
    warm()
    begun = time.perf_counter()
    usual = DEFAULT_EFFORT if fast else DEFAULT_RECOUNTS
    limit = usual if seconds is None and effort is None else effort
    if start is None:
        now = [assigned(problem, k) for k in range(len(problem.sessions))]
    else:
        check_placement(problem, start)
        now = [np.array(at, dtype=np.int32) for at in start]
    account = Account(begun, evaluate(problem, tuple(now)), seconds, limit, progress, cancel)
    account.trace.append((account.elapsed(), account.best))
    bounds: Sequence[int | None]
    if fast:
        bounds = _search_packed(problem, now, account, seed)
    else:
        bounds = plain_bounds(problem)
        if account.best != tuple(bounds):
            _begin_packed(problem, now, account, seed)
        search_by_recount(problem, now, account, seed, bounds)
    levels = tuple(
        LevelResult(name, c, b, c == b)
        for name, c, b in zip(problem.levels, account.best, bounds, strict=True)
    )
    return Solution(
        tuple(now), levels, account.elapsed(), account.found, account.count,
        tuple(account.trace), account.cancelled,
    )  # fmt: skip


def _search_packed(
    problem: Problem, now: list[NDArray[np.int32]], account: Account, seed: int
) -> list[int]:
    """Search session after session, which no term joins; the bounds, by level."""
    total = [0] * len(problem.levels)
    left = [len(movable(problem, k)) for k in range(len(now))]
    for k in range(len(now)):
        packed = pack(problem, k)
        bound = packed_bounds(problem, k, packed)
        total = [a + b for a, b in zip(total, bound, strict=True)]
        search = SessionSearch(problem, k, packed, tuple(now), bound)
        part = left[k] / max(1, sum(left[k:]))
        first, second = account.count, account.elapsed()
        last = None if account.limit is None else first + int((account.limit - first) * part)
        end = None if account.seconds is None else second + (account.seconds - second) * part
        others = np.array(account.best) - session_cost(problem, k, tuple(now))
        search.run(Share(account, first, last, second, end), others, seed + k)
        now[k] = search.placement()
    return total


def _begin_packed(
    problem: Problem, now: list[NDArray[np.int32]], account: Account, seed: int
) -> None:
    """Search the place and pair terms alone; keep the answer where all terms call it better."""
    terms = [term for term in problem.terms if isinstance(term, PlaceTerm | PairTerm)]
    part = Problem(problem.num_items, problem.sessions, terms, problem.levels)
    if not any(isinstance(term, PairTerm) for term in terms) or not packable(part):
        return
    limit, seconds = account.limit, account.seconds
    inner = Account(
        account.begun,
        evaluate(part, tuple(now)),
        None if seconds is None else PACKED_PART * seconds,
        None if limit is None else PACKED_PER_RECOUNT * limit,
        None,
        account.cancel,
    )
    trial = list(now)
    _search_packed(part, trial, inner, seed)
    account.cancelled = inner.cancelled
    account.count += 1
    cost = evaluate(problem, tuple(trial))
    if cost < account.best:
        now[:] = trial
        account.improved(cost)
