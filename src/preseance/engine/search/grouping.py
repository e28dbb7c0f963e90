"""Which places form the tables of a session, and who is kept apart there: for moves of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from preseance.engine.kinds import kind_of
from preseance.engine.problem import Problem
from preseance.engine.search.arrays import Costs
from preseance.engine.search.numbering import Runs
from preseance.terms import Ints, PairTerm, Weights

MOST_FOES = 20
"""Foes, or friends, an item has on average beyond which a chain of them would empty whole tables."""


class Tables(NamedTuple):
    """Open slots by table, and the foes of every item."""

    session_begin: Ints
    """Tables of each session."""
    begin: Ints
    """Open slots of each table."""
    slots: Ints
    of: Ints
    """Table of each slot; -1 for none."""
    feuding: Ints
    """Session and item of all that have a foe and may move, as session x items + item."""
    foe_begin: Ints
    """Runs by session and item."""
    foes: Ints
    friend_begin: Ints
    friends: Ints


def tables_of(problem: Problem, costs: Costs, open_slots: Ints, movable: Ints) -> Tables:
    """The tables of every session as its terms speak of them, and pairs kept apart or together at one."""
    n = problem.num_items
    of = np.full(len(costs.slots.session), -1, dtype=np.int64)
    session_begin = [0]
    foes: list[Ints] = []
    friends: list[Ints] = []
    for k, first in enumerate(costs.sessions.first.tolist()):
        group = _finest(problem, k)
        foes.append(_foes(problem, k))
        friends.append(_friends(problem, k))
        if group is not None:
            names, inverse = np.unique(group, return_inverse=True)
            shift = session_begin[-1] - int((names < 0).sum())
            of[first : first + len(group)] = np.where(group < 0, -1, inverse.ravel() + shift)
            session_begin.append(session_begin[-1] + int((names >= 0).sum()))
        else:
            session_begin.append(session_begin[-1])
    here = np.sort(open_slots[of[open_slots] >= 0])
    slots = Runs(session_begin[-1], [np.stack([of[here], here])], 1)
    enmity = Runs(len(problem.sessions) * n, foes, 1)
    amity = Runs(len(problem.sessions) * n, friends, 1)
    return Tables(
        session_begin=np.array(session_begin, dtype=np.int64),
        begin=slots.begin,
        slots=slots.columns[0],
        of=of,
        feuding=movable[np.diff(enmity.begin)[movable] > 0],
        foe_begin=enmity.begin,
        foes=enmity.columns[0],
        friend_begin=amity.begin,
        friends=amity.columns[0],
    )


def _groups(problem: Problem, k: int) -> Iterator[Ints]:
    """Every grouping of the places of a session that a term speaks of."""
    for term in problem.terms:
        if k in term.sessions:
            yield from kind_of(term).groupings(term, k)


def _finest(problem: Problem, k: int) -> Ints | None:
    """The grouping that covers most places with several places a group; of these, the finest."""
    best, found, seen = (0, 0), None, set()
    for group in _groups(problem, k):
        key = group.tobytes()
        if key in seen:
            continue
        seen.add(key)
        sizes = np.bincount(group[group >= 0])
        shared = sizes[sizes > 1]
        worth = (int(shared.sum()), len(shared))
        if len(shared) > 1 and worth > best:
            best, found = worth, group
    return found


def _foes(problem: Problem, k: int) -> Ints:
    """Rows (run, foe) of all pairs that cost at one table, at the first level with such pairs."""
    by_level = dict[int, list[Ints]]()
    for term in problem.of(PairTerm, k):
        if term.relation.group is not None:
            by_level.setdefault(term.level, []).append(_pairs(term.weights, 1, problem.num_items))
    for level in sorted(by_level):
        rows = _both_ways(problem, k, by_level[level])
        if rows.size:
            return rows
    return np.zeros((2, 0), dtype=np.int64)


def _friends(problem: Problem, k: int) -> Ints:
    """Rows (run, friend) of all pairs that are a gain at one table, of all levels."""
    found = [
        _pairs(term.weights, -1, problem.num_items)
        for term in problem.of(PairTerm, k)
        if term.relation.group is not None
    ]
    return _both_ways(problem, k, found)


def _both_ways(problem: Problem, k: int, pairs: Sequence[Ints]) -> Ints:
    """Each pair in a row of either item; none where they are too many."""
    n, none = problem.num_items, np.zeros((2, 0), dtype=np.int64)
    one = np.concatenate([none, *pairs], axis=1)
    both = np.unique(np.concatenate([one, one[::-1]], axis=1), axis=1)
    if both.shape[1] > MOST_FOES * n:
        return none
    rows: Ints = both + np.array([[k * n], [0]], dtype=np.int64)
    return rows


def _pairs(weights: Weights, sign: int, n: int) -> Ints:
    """Two different items a column, whose weight has a sign."""
    if weights.dense is not None:
        first, second = (e.astype(np.int64) for e in np.nonzero(sign * weights.dense > 0))
    else:
        of_sign = sign * weights.values > 0
        first, second = weights.rows[of_sign], weights.columns[of_sign]
    two = (first != second) & (first < n) & (second < n)
    pairs: Ints = np.stack([first, second])[:, two]
    return pairs
