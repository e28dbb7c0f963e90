"""The first level of one session as plain arrays: what every mending must satisfy.

A must is met where the level reaches its floor: every item at a place that costs it least, no
listed pair of positive weight related, every group of wanted pairs complete. Only terms whose
floor is known that way can be laid out so; ``lay_out`` says None for others.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from preseance.engine.evaluate import related
from preseance.engine.problem import Problem
from preseance.terms import Ints, MixTerm, PairTerm, PlaceTerm, Term, Weights

Links: TypeAlias = tuple[Ints, Ints, Ints, Ints]
MOST_CELLS = 60_000_000
"""Cells of relation matrices and weight tables beyond which nothing is laid out."""


class Musts(NamedTuple):
    """Arrays of the first level of one session; n is the item on empty places, m no place."""

    costs: Ints
    """Place costs less those of the empty place, shape (n, m + 1)."""
    least: Ints
    """Least of each row."""
    begin: Ints
    """Start of each item's run of listed pairs."""
    other: Ints
    relation: Ints
    """Index into ``relations``."""
    weight: Ints
    group: Ints
    """Group of a wanted pair, -1 for a pair that must not be related."""
    second: Ints
    """1 where the item is the second of the pair."""
    relations: NDArray[np.int32]
    """Shape (relations, m, m)."""
    lacking: Ints
    """For each group, its value while no pair is related."""
    member_begin: Ints
    member: Ints
    """Items of each group."""
    tables: Ints
    """Weights of pairs given by class or matrix, shape (tables, n + 1, n + 1)."""
    links_out: Links
    """By first place: start of its run, then second place, value, table."""
    links_in: Links


class _Pairs:
    """Listed pairs as they are gathered."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int, int, int]] = []
        self.lacking: list[int] = []
        self.members: list[Ints] = []

    def add(self, term: PairTerm, relation: int) -> None:
        group = -1
        w = term.weights
        if w.values.size and int(w.values.max()) < 0:
            group = len(self.lacking)
            self.lacking.append(int(term.constant))
            self.members.append(np.unique(np.concatenate([w.rows, w.columns])))
        for i, j, value in zip(w.rows.tolist(), w.columns.tolist(), w.values.tolist(), strict=True):
            if i != j and value:
                self.rows.append((i, j, relation, value, group))

    def arrays(self, n: int) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
        """Begin, other, relation, weight, group and second, by item."""
        rows = np.array(self.rows, dtype=np.int64).reshape(-1, 5)
        both = np.concatenate([rows, rows[:, [1, 0, 2, 3, 4]]])
        second = np.repeat(np.array([0, 1], dtype=np.int64), len(rows))
        order = np.argsort(both[:, 0], kind="stable")
        both, second = both[order], second[order]
        begin = np.zeros(n + 1, dtype=np.int64)
        begin[1:] = np.cumsum(np.bincount(both[:, 0], minlength=n)[:n])
        other, relation, weight, group = (np.ascontiguousarray(both[:, c]) for c in range(1, 5))
        return begin, other, relation, weight, group, second


def lay_out(problem: Problem, k: int) -> tuple[Musts, int] | None:
    """The arrays of session k with the floor of its first level; None where it has no such form."""
    terms = [t for t in problem.terms if t.level == 0 and touches(t, k)]
    n, m = problem.num_items, problem.sessions[k].num_places
    if not all(_fits(t, n) for t in terms):
        return None
    listed = [t for t in terms if isinstance(t, PairTerm) and is_listed(t, n)]
    tabled = [t for t in terms if isinstance(t, PairTerm) and not is_listed(t, n)]
    kinds = {id(t.relation): t.relation for t in listed}
    if len(kinds) * m * m + (len(tabled) + 1) * n * n + n * m > MOST_CELLS:
        return None
    full = np.zeros((n + 1, m + 1), dtype=np.int64)
    floor = 0
    for term in terms:
        if isinstance(term, PlaceTerm):
            _enter(full, term.costs)
            floor += int(term.constant)
    costs, empty = full[:n], full[n, :m].copy()
    costs[:, :m] -= empty
    least = costs.min(axis=1)
    floor += int(empty.sum()) + int(least[problem.sessions[k].attending].sum())
    pairs, index = _Pairs(), {name: at for at, name in enumerate(kinds)}
    for term in listed:
        before = len(pairs.lacking)
        pairs.add(term, index[id(term.relation)])
        floor += 0 if len(pairs.lacking) > before else int(term.constant)
    floor += sum(int(t.constant) for t in tabled)
    matrices = [_matrix(problem, k, r) for r in kinds.values()]
    ends = np.cumsum([0] + [len(x) for x in pairs.members])
    none = np.zeros(0, dtype=np.int64)
    tables, out, into = _tabled(problem, k, tabled)
    made = Musts(
        costs, least, *pairs.arrays(n),
        np.stack(matrices) if matrices else np.zeros((1, 1, 1), dtype=np.int32),
        np.array(pairs.lacking, dtype=np.int64), ends.astype(np.int64),
        np.concatenate([none, *pairs.members]), tables, out, into,
    )  # fmt: skip
    return made, floor


def _enter(full: Ints, weights: Weights) -> None:
    """Add weights to a whole table; a list is entered without a table of its own."""
    if weights.table is None and weights.dense is None:
        np.add.at(full, (weights.rows, weights.columns), weights.values)
    else:
        full += weights.to_dense(*full.shape)


def touches(term: Term, k: int) -> bool:
    """Whether a term counts in session k."""
    if isinstance(term, MixTerm):
        return k in term.relations or k in term.place_values
    return term.session == k


def is_listed(term: PairTerm, n: int) -> bool:
    """Whether the pairs are a sparse list of items alone."""
    w = term.weights
    inside = not w.rows.size or (int(w.rows.max()) < n and int(w.columns.max()) < n)
    return w.table is None and w.dense is None and inside


def _fits(term: Term, n: int) -> bool:
    if isinstance(term, PlaceTerm):
        return True
    if not isinstance(term, PairTerm):
        return False
    w, r = term.weights, term.relation
    for part in (r.values, r.dense):
        if part is not None and part.size and int(part.min()) < 0:
            return False
    if is_listed(term, n):
        signs = np.sign(w.values)
        one = not signs.size or bool((signs >= 0).all()) or bool((signs < 0).all())
        return one and not (w.rows == w.columns).any()
    return all(p is None or not p.size or int(p.min()) >= 0 for p in (w.values, w.table, w.dense))


def _matrix(problem: Problem, k: int, relation: object) -> NDArray[np.int32]:
    from preseance.terms import Relation

    assert isinstance(relation, Relation)
    m = problem.sessions[k].num_places
    full = np.zeros((m, m), dtype=np.int32)
    p, q, value = related(relation, m)
    np.add.at(full, (p, q), value.astype(np.int32))
    return full


def _tabled(problem: Problem, k: int, terms: list[PairTerm]) -> tuple[Ints, Links, Links]:
    n, m = problem.num_items, problem.sessions[k].num_places
    rows = [np.zeros((4, 0), dtype=np.int64)]
    for t, term in enumerate(terms):
        p, q, value = related(term.relation, m)
        rows.append(np.stack([p, q, value, np.full(len(p), t)])[:, p != q])
    every = np.concatenate(rows, axis=1)
    tables = [t.weights.to_dense(n + 1, n + 1) for t in terms]
    stacked = np.stack(tables) if tables else np.zeros((1, 1, 1), dtype=np.int64)
    return stacked, runs(every[0], every[1:], m), runs(every[1], every[[0, 2, 3]], m)


def runs(key: Ints, rest: Ints, size: int) -> Links:
    """Rows sorted by a key below ``size``, with where each key's run begins."""
    order = np.argsort(key, kind="stable")
    begin = np.zeros(size + 1, dtype=np.int64)
    begin[1:] = np.cumsum(np.bincount(key, minlength=size))
    a, b, c = (np.ascontiguousarray(x[order], dtype=np.int64) for x in rest)
    return begin, a, b, c
