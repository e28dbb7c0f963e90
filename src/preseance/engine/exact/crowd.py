"""Twins: items that no term tells apart, modelled as one item that takes several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine.problem import Problem
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PairTerm,
    PlaceTerm,
    TallyTerm,
    Term,
    Weights,
)


@dataclass(frozen=True, eq=False)
class Crowd:
    """The items of a problem by kind."""

    first: Ints
    """The first twin of each item: the item itself where nobody is like it."""
    size: Ints
    """How many twins each item stands for; 0 where another stands for it."""

    def members(self, item: int) -> list[int]:
        """The twins an item stands for, itself included."""
        return np.flatnonzero(self.first == item).tolist()


def crowd_of(problem: Problem, terms: Sequence[Term]) -> Crowd:
    """The twins of a problem as far as some of its terms can tell."""
    n = problem.num_items
    label = np.zeros(n, dtype=np.int64)
    for session in problem.sessions:
        attends = np.zeros(n, dtype=np.int64)
        attends[session.attending] = 1
        label = _refined(label, attends)
        label = _refined(label, _singled(n, session.fixed[:, 0]))
    for term in terms:
        for mark in _marks(n, term):
            label = _refined(label, mark)
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    own = first[inverse].astype(np.int64) if n else label
    return Crowd(own, np.bincount(own, minlength=n).astype(np.int64))


def alone(problem: Problem) -> Crowd:
    """Everybody for themselves."""
    n = problem.num_items
    return Crowd(np.arange(n), np.ones(n, dtype=np.int64))


def _refined(label: Ints, mark: Ints) -> Ints:
    pairs = np.stack([label, mark[: len(label)]], axis=1)
    _, inverse = np.unique(pairs, axis=0, return_inverse=True)
    return np.asarray(inverse, dtype=np.int64).reshape(-1)


def _singled(n: int, items: Ints) -> Ints:
    """A mark that is another one for each of some items."""
    mark = np.zeros(n, dtype=np.int64)
    mark[items] = np.arange(1, len(items) + 1)
    return mark


def _marks(n: int, term: Term) -> Iterator[Ints]:
    """What tells items apart in a term: equal marks everywhere mean exchangeable."""
    if isinstance(term, PlaceTerm):
        yield from _row_marks(n, term.costs)
    elif isinstance(term, PairTerm):
        yield from _pair_marks(n, term.weights)
    elif isinstance(term, CompanyTerm):
        yield _singled(n, term.items)
        yield from _pair_marks(n, term.wanted)
    elif isinstance(term, TallyTerm):
        yield np.asarray(term.attribute)[:n]
    elif isinstance(term, BetweenTerm):
        yield _singled(n, np.array([term.a, term.b]))
        member = np.zeros(n, dtype=np.int64)
        member[term.members] = 1
        yield member
    elif isinstance(term, MixTerm):
        # Its sums run over sessions, so that even equal items are counted one by one.
        yield np.arange(n)


def _row_marks(n: int, weights: Weights) -> Iterator[Ints]:
    if weights.values.size:
        order = np.lexsort((weights.values, weights.columns, weights.rows))
        rows = weights.rows[order]
        told = np.stack([weights.columns[order], weights.values[order]], axis=1)
        cuts = np.flatnonzero(np.diff(rows)) + 1
        number: dict[bytes, int] = {}
        mark = np.zeros(n + 1, dtype=np.int64)
        for row, part in zip(rows[np.r_[0, cuts]], np.split(told, cuts), strict=True):
            mark[row] = number.setdefault(part.tobytes(), len(number) + 1)
        yield mark[:n]
    if weights.row_class is not None:
        yield weights.row_class[:n]
    if weights.dense is not None:
        yield np.unique(weights.dense[:n], axis=0, return_inverse=True)[1].reshape(-1)


def _pair_marks(n: int, weights: Weights) -> Iterator[Ints]:
    named = np.unique(np.concatenate([weights.rows, weights.columns]))
    yield _singled(n, named[named < n])
    for classes in (weights.row_class, weights.column_class):
        if classes is not None:
            yield classes[:n]
    if weights.dense is not None:
        for side in (weights.dense[:n], weights.dense.T[:n]):
            yield np.unique(side, axis=0, return_inverse=True)[1].reshape(-1)
