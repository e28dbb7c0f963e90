"""Twins: items that no term tells apart, modelled as one item that takes several places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from preseance.engine.kinds import kind_of
from preseance.engine.kinds.marks import singled
from preseance.engine.problem import Problem
from preseance.terms import Ints, Term


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
        label = _refined(label, singled(n, session.fixed[:, 0]))
    for term in terms:
        for mark in kind_of(term).marks(n, term):
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
