"""Musts and kept rules of one session as plain arrays, row by row: what the compiled search reads.

Row 0 holds all musts; every row after it one rule that is to be kept. A row is a sum of parts that
are never negative: an item at a place, two items by how they stand, whoever is on two linked
places, an item and the company it has. So what is broken among items decided for good stays broken. Only terms that are such a sum
can be laid out; musts that are not leave nothing to search, kept rules that are not stay *loose*
and are judged on the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from preseance.engine.allowances import Allowance
from preseance.engine.kinds import ByKind
from preseance.engine.mending.company import Companies, can_be_laid, lay_out_companies
from preseance.engine.mending.linked import Links, Tables, lay_out_tables
from preseance.engine.mending.promise import MUST
from preseance.engine.mending.ties import Ties, lay_out_ties, size_of
from preseance.engine.problem import Problem
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    Ints,
    MixTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)

_NONE: Ints = np.zeros(0, dtype=np.int64)
MOST_CELLS = 60_000_000
"""Cells of relations and place tables beyond which nothing is laid out."""


class Rows(NamedTuple):
    """The parts of all rows; n is the item on empty places, m no place."""

    allowance: Ints
    """What each row may cost above the least that its parts leave; 0 for the musts."""
    like: Ints
    """Of each item, the row of ``costs`` that holds what the musts say of it."""
    costs: Ints
    """Place costs above the least of an item: those of the musts, and of kept rows, each kind of item
    once; shape (kinds, m + 1)."""
    begin: Ints
    """Start of each item's run of listed pairs."""
    other: Ints
    relation: Ints
    """Number of the relation in ``ties``."""
    weight: Ints
    wanted: Ints
    """1 where the pair costs while it is not related, else it costs where it is."""
    second: Ints
    """1 where the item is the second of the pair."""
    pair_row: Ints
    ties: Ties
    spot_begin: Ints
    """Start of each item's run of place costs of kept rows."""
    spot_row: Ints
    spot_like: Ints
    """The row of ``costs`` that holds them."""
    tables: Tables
    links_out: Links
    """By first place: start of its run, then second place, value, table."""
    links_in: Links
    companies: Companies


@dataclass(frozen=True, eq=False)
class LaidOut:
    """One session ready for the compiled search."""

    rows: Rows
    loose: tuple[Allowance, ...]
    """Kept rules that have no such form."""


def lay_out(problem: Problem, k: int, kept: Sequence[Allowance]) -> LaidOut | None:
    """Session k with its musts and the kept rules that touch it; None where a must does not fit."""
    n, m = problem.num_items, problem.sessions[k].num_places
    musts = tuple(t for t in problem.terms if t.level == MUST and touches(t, k))
    if not all(_fits(t, n) for t in musts):
        return None
    here = [row for row in kept if any(touches(t, k) for t in row.terms)]
    close = [row for row in here if all(_fits(t, n) or _is_company(t, k) for t in row.terms)]
    if _cells(musts, close, n, m) > MOST_CELLS:
        close = []
    if _cells(musts, close, n, m) > MOST_CELLS:
        return None
    loose = tuple(row for row in here if row not in close)
    sums = [musts, *(row.terms for row in close)]
    spots = _Spots(problem, k, sums)
    pairs = _Pairs(problem, k, sums)
    tabled = _tabled(sums, n)
    tables, out, into = lay_out_tables(problem, k, [(r, t.weights, t.relation) for r, t in tabled])
    together = lay_out_companies(problem, k, _company(sums))
    floors = (
        spots.floors + pairs.floors + _constants(tabled, len(sums)) + together.floors(len(sums))
    )
    allowed = np.array([0, *(row.allowed for row in close)], dtype=np.int64)
    allowed[1:] -= floors[1:]
    rows = Rows(
        allowed, spots.like, spots.costs, *pairs.arrays(), *spots.arrays(), tables, out, into,
        together.laid,
    )  # fmt: skip
    return LaidOut(rows, loose)


def touches(term: Term, k: int) -> bool:
    """Whether a term counts in session k."""
    return k in term.sessions


def is_listed(term: PairTerm, n: int) -> bool:
    """Whether the pairs are a sparse list of items alone."""
    w = term.weights
    inside = not w.rows.size or (int(w.rows.max()) < n and int(w.columns.max()) < n)
    return w.table is None and w.dense is None and inside


def _fits(term: Term, n: int) -> bool:
    return _FIT[term](term, n)


def _pairs_fit(term: PairTerm, n: int) -> bool:
    w, r = term.weights, term.relation
    values = [part for part in (r.values, r.dense) if part is not None and part.size]
    if any(int(part.min()) < 0 for part in values):
        return False
    if not is_listed(term, n):
        return all(
            p is None or not p.size or int(p.min()) >= 0 for p in (w.values, w.table, w.dense)
        )
    if (w.rows == w.columns).any():
        return False
    if not w.values.size or int(w.values.min()) >= 0:
        return True
    # Wanted pairs: what is lost where they do not stand so, pair by pair.
    whole = int(term.constant) == -int(w.values.sum()) and int(w.values.max()) <= 0
    return whole and all(int(part.max()) <= 1 for part in values)


_FIT: ByKind[Callable[[Any, int], bool]] = ByKind(
    {
        PlaceTerm: lambda term, n: True,
        PairTerm: _pairs_fit,
        # Kept, company has a form of its own (``mending.company``); as a must it has none.
        **dict.fromkeys((CompanyTerm, TallyTerm, BetweenTerm, MixTerm), lambda term, n: False),
    }
)
"""Whether a term of each kind is a sum of parts that are never negative."""


def _is_company(term: Term, k: int) -> bool:
    """Whether a kept term asks for company in the form that can be laid out."""
    return isinstance(term, CompanyTerm) and term.session == k and can_be_laid(term)


def _company(sums: Sequence[Sequence[Term]]) -> list[tuple[int, CompanyTerm]]:
    return [(row, t) for row, terms in enumerate(sums) for t in terms if isinstance(t, CompanyTerm)]


def _cells(musts: Sequence[Term], kept: Sequence[Allowance], n: int, m: int) -> int:
    terms = [*musts, *(t for row in kept for t in row.terms)]
    kinds = {id(t.relation): t.relation for t in terms if type(t) is PairTerm and is_listed(t, n)}
    every = [musts, *(row.terms for row in kept)]
    rows = sum(_most_kinds([t.costs for t in own if isinstance(t, PlaceTerm)], n) for own in every)
    dense = sum(n * n for t in terms if isinstance(t, PairTerm) and t.weights.dense is not None)
    return sum(size_of(kind, m) for kind in kinds.values()) + rows * m + dense


def _tabled(sums: Sequence[Sequence[Term]], n: int) -> list[tuple[int, PairTerm]]:
    return [
        (row, t)
        for row, terms in enumerate(sums)
        for t in terms
        if isinstance(t, PairTerm) and not is_listed(t, n)
    ]


def _constants(terms: Sequence[tuple[int, PairTerm]], rows: int) -> Ints:
    total = np.zeros(rows, dtype=np.int64)
    for row, term in terms:
        total[row] += int(term.constant)
    return total


def _most_kinds(costs: Sequence[Weights], n: int) -> int:
    """How many kinds of item some place costs may tell apart, at most."""
    told = 1
    for w in costs:
        if w.dense is not None:
            return n + 1
        classes = 2 + int(w.row_class.max(initial=-1)) if w.row_class is not None else 1
        told = (told + len(np.unique(w.rows))) * classes
    return min(n + 1, told)


class _Spots:
    """Place terms, above the least of each item: of the musts, and of each kept row."""

    def __init__(self, problem: Problem, k: int, sums: Sequence[Sequence[Term]]) -> None:
        self.n, self.m = problem.num_items, problem.sessions[k].num_places
        attending = problem.sessions[k].attending
        self.floors = np.zeros(len(sums), dtype=np.int64)
        kinds: list[Ints] = []
        items, rows, likes = [_NONE], [_NONE], [_NONE]
        self.like = _NONE
        for row, terms in enumerate(sums):
            places = [t for t in terms if isinstance(t, PlaceTerm)]
            self.floors[row] += sum(int(t.constant) for t in places)
            like, costs = kinds_of_items([t.costs for t in places], self.n, self.m)
            empty = costs[like[self.n], : self.m].copy()
            if empty.any():
                costs[:, : self.m] -= empty
            least = costs.min(axis=1)
            costs -= least[:, None]
            self.floors[row] += int(empty.sum()) + int(least[like[attending]].sum())
            mine = like[: self.n] + sum(map(len, kinds))
            kinds.append(costs)
            if not row:
                self.like = mine
                continue
            some = np.flatnonzero(costs.max(axis=1)[like[: self.n]])
            items.append(some)
            rows.append(np.full(len(some), row, dtype=np.int64))
            likes.append(mine[some])
        self.costs = np.concatenate(kinds)
        self._items, self._rows, self._likes = map(np.concatenate, (items, rows, likes))

    def arrays(self) -> tuple[Ints, Ints, Ints]:
        """Begin by item, row, and the row of ``costs`` that holds the costs by place."""
        order = np.argsort(self._items, kind="stable")
        begin = np.zeros(self.n + 1, dtype=np.int64)
        begin[1:] = np.cumsum(np.bincount(self._items, minlength=self.n)[: self.n])
        return begin, self._rows[order], self._likes[order]


def kinds_of_items(costs: Sequence[Weights], n: int, m: int) -> tuple[Ints, Ints]:
    """Items that some place costs treat alike, and what each kind of them costs at each place.

    The kind of each of n items and of the empty place, shape (n + 1,), and the costs of the kinds, shape
    (kinds, m + 1): a hall has many guests and few kinds, so that n × m is needed only where a matrix is given.
    """
    marks = [np.zeros(n + 1, dtype=np.int64)]
    for w in costs:
        if w.dense is not None:
            marks.append(np.arange(n + 1))
        elif len(w.values):
            own = np.full(n + 1, -1, dtype=np.int64)
            own[w.rows] = w.rows
            marks.append(own)
        if w.row_class is not None:
            marks.append(_classes_of(w.row_class, n))
    kind = np.zeros(n + 1, dtype=np.int64)
    for mark in marks:
        kind = np.unique(kind * (int(mark.max()) + 2) + mark + 1, return_inverse=True)[1]
    first = np.unique(kind, return_index=True)[1]
    full = np.zeros((len(first), m + 1), dtype=np.int64)
    for w in costs:
        np.add.at(full, (kind[w.rows], w.columns), w.values)
        if w.row_class is not None and w.column_class is not None and w.table is not None:
            rows, columns = _classes_of(w.row_class, n)[first], _classes_of(w.column_class, m)
            padded = np.pad(w.table, ((0, 1), (0, 1)))
            full += padded[rows][:, columns]
        if w.dense is not None:
            known = np.flatnonzero(first < w.dense.shape[0])
            width = min(w.dense.shape[1], m + 1)
            full[known, :width] += w.dense[first[known], :width]
    return kind, full


def _classes_of(given: Ints, n: int) -> Ints:
    """Classes of n and one more, -1 for none where nothing is said."""
    classes = np.full(n + 1, -1, dtype=np.int64)
    classes[: len(given)] = given[: n + 1]
    return classes


class _Pairs:
    """Listed pairs, by item."""

    def __init__(self, problem: Problem, k: int, sums: Sequence[Sequence[Term]]) -> None:
        self.n, self.m = problem.num_items, problem.sessions[k].num_places
        self.attends = np.zeros(self.n, dtype=np.bool_)
        self.attends[problem.sessions[k].attending] = True
        self.floors = np.zeros(len(sums), dtype=np.int64)
        self.kinds: dict[int, Relation] = {}
        self.number: dict[int, int] = {}
        self.rows: list[Ints] = []
        for row, terms in enumerate(sums):
            for term in terms:
                if isinstance(term, PairTerm) and is_listed(term, self.n):
                    self._add(row, term)

    def _add(self, row: int, term: PairTerm) -> None:
        w = term.weights
        wanted = bool(w.values.size) and int(w.values.min()) < 0
        both = self.attends[w.rows] & self.attends[w.columns]
        # A wanted pair of whom one does not come is lost whatever is done.
        self.floors[row] += -int(w.values[~both].sum()) if wanted else int(term.constant)
        self.kinds.setdefault(id(term.relation), term.relation)
        relation = self.number.setdefault(id(term.relation), len(self.number))
        some = both & (w.values != 0)
        i, j, value = w.rows[some], w.columns[some], np.abs(w.values[some])
        rest = [np.full(len(i), x, dtype=np.int64) for x in (relation, int(wanted), row)]
        self.rows.append(np.stack([i, j, rest[0], value, rest[1], rest[2]], axis=1))

    def arrays(self) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Ints, Ties]:
        """Begin, other, relation, weight, wanted, second and row by item, and the relations."""
        rows = np.concatenate([np.zeros((0, 6), dtype=np.int64), *self.rows])
        both = np.concatenate([rows, rows[:, [1, 0, 2, 3, 4, 5]]])
        second = np.repeat(np.array([0, 1], dtype=np.int64), len(rows))
        order = np.argsort(both[:, 0], kind="stable")
        both, second = both[order], second[order]
        begin = np.zeros(self.n + 1, dtype=np.int64)
        begin[1:] = np.cumsum(np.bincount(both[:, 0], minlength=self.n)[: self.n])
        other, relation, weight, wanted, row = (
            np.ascontiguousarray(both[:, c]) for c in range(1, 6)
        )
        ties = lay_out_ties([*self.kinds.values()], self.m)
        return begin, other, relation, weight, wanted, second, row, ties
