"""The door of the search: a start, bounds, replicas that search side by side, and the result."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from preseance.engine.asking import check_asking, checked_start
from preseance.engine.assigning import Readable, assign_sessions, readable
from preseance.engine.closing import closing_of
from preseance.engine.evaluate import evaluate
from preseance.engine.joint_bounds import joint_bounds
from preseance.engine.limits import Limits
from preseance.engine.mixing import even_sessions, mixed
from preseance.engine.problem import LevelResult, Placement, Problem, Solution
from preseance.engine.search.account import Account, Progress
from preseance.engine.search.opening import assigned
from preseance.engine.search.parallel import REPLICAS, Search

EFFORT_A_SLOT = 20_000
"""Changes of cost counted for each place and item where neither seconds nor effort is given."""
MOST_EFFORT = 3_400_000
"""The most of them; a second or two."""


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    threads: int | None = None,
    start: Placement | None = None,
    floor: Sequence[int] | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    show: Callable[[Placement], None] | None = None,
) -> Solution:
    """Find a good placement; never worse than ``start``, levels compared lexicographically.

    Every candidate's change of cost is known exactly, for all kinds of term and all sessions
    together. The search never leaves more items of a session without a place than it began with.
    Small problems (a table of a dozen seats; some thirty where ``seconds`` are given) are then
    closed by an exact search, which ends with proof where it has the time.

    Parameters
    ----------
    seconds
        Time limit. Compiling, where needed, is not counted.
    effort
        Number of candidates counted: the same answer on any machine. With neither,
        as many as the problem's size asks for, a second or two at most.
    threads
        Cores used, all by default; the answer for an effort does not depend on it.
    start
        A placement to begin from; must respect the fixed places.
    floor
        Costs by level that no placement undercuts, where the caller knows better than the
        bounds that can be computed here.
    show
        Is shown the best placement so far, now and then where it has become better.

    Raises
    ------
    ProblemError
        Where ``start`` does not fit the problem, or a limit is no number to keep to.
    """
    check_asking(problem, seconds=seconds, effort=effort, seed=seed, threads=threads, floor=floor)
    begun = time.perf_counter()
    limit = _usual(problem) if seconds is None and effort is None else effort
    begin = _begin(problem, start)
    read = readable(problem, begin)
    closing = closing_of(problem, seconds, limit, searched_whole=read is not None and read.whole)
    searched = seconds if closing is None or seconds is None else closing.search_seconds
    account = Account(begun, evaluate(problem, begin), searched, limit, progress, cancel, show)
    account.trace.append((account.elapsed(), account.best))
    bounds = joint_bounds(problem, begin)
    if floor is not None:
        bounds = [max(pair) for pair in zip(bounds, floor, strict=True)]
    cores = threads or os.cpu_count() or 1
    limits = Limits(account.ends(), limit, seed, cores, cancel)
    if read is not None:
        begin, bounds = _assigned(problem, read, begin, account, bounds, limits)
    elif start is None:
        begin = _mixed(problem, begin, account, bounds, limits)
    first = begin
    account.show_best(lambda: first)
    search = Search(problem, begin, account, bounds)
    if cores > 1:
        with ThreadPoolExecutor(min(cores, REPLICAS)) as pool:
            search.run(seed, pool)
    else:
        search.run(seed, None)
    placement = search.placement()
    if closing is not None and not search.closed() and not account.cancelled:
        found = closing.minimise(problem, placement, account.begun, cancel)
        if found is not None:
            placement, bounds = found.placement, _sharper(bounds, found)
            if found.cost < account.best:
                account.improved(found.cost)
    return Solution(
        placement=placement,
        levels=_levels(problem, account.best, bounds),
        seconds=account.elapsed(),
        seconds_to_best=account.found,
        evaluations=account.count,
        trace=tuple(account.trace),
        cancelled=account.cancelled,
    )


def _begin(problem: Problem, start: Placement | None) -> Placement:
    if start is None:
        return tuple(assigned(problem, k) for k in range(len(problem.sessions)))
    return checked_start(problem, start)


def _assigned(
    problem: Problem,
    read: Readable,
    begin: Placement,
    account: Account,
    bounds: list[int],
    limits: Limits,
) -> tuple[Placement, list[int]]:
    """The start after its sessions of places and pairs were searched, and what bounds it then."""
    if list(account.best) == bounds or account.over():
        return begin, bounds
    found = assign_sessions(read, begin, limits)
    account.count += found.spent
    begin = _better(problem, begin, found.placement, account)
    return begin, list(account.best) if found.proven else bounds


def _mixed(
    problem: Problem, begin: Placement, account: Account, bounds: list[int], limits: Limits
) -> Placement:
    """The start after a schedule of fresh company was tried, where a mix term asks for it."""
    even = even_sessions(problem)
    if even is None or list(account.best) == bounds or account.over():
        return begin
    found = mixed(problem, even, begin, limits)
    account.count += found.spent
    return _better(problem, begin, found.placement, account)


def _better(problem: Problem, begin: Placement, found: Placement, account: Account) -> Placement:
    """What was found, where it costs less than the best so far; else the start."""
    cost = evaluate(problem, found)
    if cost >= account.best:
        return begin
    account.improved(cost)
    return found


def _sharper(bounds: Sequence[int], found: Solution) -> list[int]:
    """The better of two bounds, level by level."""
    known = [level.bound for level in found.levels]
    return [b if k is None else max(b, k) for b, k in zip(bounds, known, strict=True)]


def _usual(problem: Problem) -> int:
    slots = sum(len(s.attending) + s.num_places for s in problem.sessions)
    return min(MOST_EFFORT, EFFORT_A_SLOT * max(1, slots))


def _levels(
    problem: Problem, cost: tuple[int, ...], bounds: Sequence[int]
) -> tuple[LevelResult, ...]:
    """A level is proven where its cost is its bound and so are all levels before it."""
    made, proven = [], True
    for name, value, bound in zip(problem.levels, cost, bounds, strict=True):
        proven = proven and value == bound
        made.append(LevelResult(name, value, bound, proven))
    return tuple(made)
