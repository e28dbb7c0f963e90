"""What many placements of one session cost, term by term: a first one in full, the others by difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from preseance.engine.evaluate import evaluate_term
from preseance.engine.kinds import ByKind
from preseance.engine.kinds.reading import occupants, related
from preseance.engine.mending.counting import (
    Links,
    Table,
    company_value,
    company_values,
    listed_value,
    listed_values,
    pair_value,
    pair_values,
    place_value,
    place_values,
    tally_value,
    tally_values,
)
from preseance.engine.mending.differing import Differing, differing
from preseance.engine.mending.keeping import Kept
from preseance.engine.mending.linked import runs
from preseance.engine.mending.rows import is_listed, touches
from preseance.engine.problem import Placement, Problem
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


class Ground:
    """A first placement of one session, and what terms cost there: others are counted by difference.

    Who mends the same placement for one change after the other hands the ground on, as long as items and
    places are the same: what terms cost there is then not counted again.
    """

    def __init__(self, problem: Problem, k: int, at: Ints) -> None:
        session = problem.sessions[k]
        self.k, self.num_places, self.attending = k, session.num_places, session.attending
        self.at = np.asarray(at, dtype=np.int64)
        self.on = occupants(self.at, self.num_places)
        self._values: Kept[Term, tuple[int, tuple[Ints, ...]]] = Kept()
        self._links: Kept[Relation, Links] = Kept()
        self._tables: Kept[Weights, Table] = Kept()

    def serves(self, problem: Problem, k: int) -> bool:
        """Whether it is one for session k of a problem."""
        session = problem.sessions[k]
        return (
            k == self.k
            and len(self.at) == problem.num_items
            and session.num_places == self.num_places
            and np.array_equal(session.attending, self.attending)
        )

    def begin(self) -> None:
        """Another change is mended from here on: what the last one did not need is forgotten."""
        for kept in (self._values, self._links, self._tables):
            kept.begin()

    def value(self, term: Term) -> int:
        """What a term of this session alone costs there."""
        return self.first(term)[0]

    def first(self, term: Term) -> tuple[int, tuple[Ints, ...]]:
        """The same, and what its kind counts there besides."""
        return self._values.of(term, lambda: _FIRST[term](self, term))

    def differing(self, placements: Ints) -> Differing:
        """Where rows of each item's place differ from it."""
        return differing(self.at, placements, self.num_places)

    def links(self, relation: Relation) -> Links:
        """The links of a relation; terms share relations, so each is made once."""
        return self._links.of(relation, lambda: _linked(relation, self.num_places))

    def table(self, weights: Weights) -> Table:
        """Weights as the kernels read them."""
        return self._tables.of(weights, lambda: table_of(weights, len(self.at)))


def costs_of(
    problem: Problem,
    k: int,
    placements: Ints,
    others: Placement,
    levels: Sequence[int],
    ground: Ground | None = None,
    where: Differing | None = None,
) -> Ints:
    """Cost of session k's terms for each row of ``placements``, shape (rows, levels).

    A row gives each item's place, -1 for none; the other sessions stand as in ``others``.
    Levels that are not asked for are left at 0. ``ground`` and ``where`` as in ``values_of``.
    """
    total = np.zeros((len(placements), len(problem.levels)), dtype=np.int64)
    if not len(placements):
        return total
    counted = [t for t in problem.terms if t.level in levels and touches(t, k)]
    for term, values in zip(
        counted, values_of(problem, k, counted, placements, others, ground, where), strict=True
    ):
        total[:, term.level] += values
    return total


def values_of(
    problem: Problem,
    k: int,
    terms: Sequence[Term],
    placements: Ints,
    others: Placement,
    ground: Ground | None = None,
    where: Differing | None = None,
) -> Iterator[Ints]:
    """The value of each term for each row of ``placements``, the other sessions as in ``others``.

    They are counted by difference from ``ground``, where None from the first of them. ``where`` says how
    they differ from it, for who asks again and again; found out where None.
    """
    ground = ground or Ground(problem, k, placements[0])
    where = where or ground.differing(placements)
    rows = _Rows(problem, ground, placements, where, others)
    for term in terms:
        yield _values(rows, term)


class _Rows(NamedTuple):
    """Placements of one session, row by row, the other sessions as in ``others``."""

    problem: Problem
    ground: Ground
    at: Ints
    """Place of each item."""
    where: Differing
    """Where they differ from the ground."""
    others: Placement


def _values(rows: _Rows, term: Term) -> Ints:
    if type(term) in _SPANNING:
        return _one_by_one(rows, term)
    out = np.full(len(rows.at), rows.ground.value(term), dtype=np.int64)
    if len(rows.where.item):
        _ADD[term](rows, term, out)
    return out


def _one_by_one(rows: _Rows, term: Term) -> Ints:
    """By the definition, for kinds that are rare."""
    out = np.zeros(len(rows.at), dtype=np.int64)
    for row in range(len(rows.at)):
        trial = list(rows.others)
        trial[rows.ground.k] = rows.at[row].astype(np.int32)
        out[row] = evaluate_term(rows.problem, term, tuple(trial))
    return out


def _first_places(ground: Ground, term: PlaceTerm) -> tuple[int, tuple[Ints, ...]]:
    table = ground.table(term.costs)
    value = place_value(ground.at, ground.on, ground.attending, table)
    return int(term.constant) + value, ()


def _add_places(rows: _Rows, term: PlaceTerm, out: Ints) -> None:
    ground = rows.ground
    place_values(ground.at, ground.on, rows.where, ground.table(term.costs), out)


def _first_pairs(ground: Ground, term: PairTerm) -> tuple[int, tuple[Ints, ...]]:
    w, links = term.weights, ground.links(term.relation)
    if is_listed(term, len(ground.at)):
        value = listed_value(ground.at, links, w.rows, w.columns, w.values)
    else:
        value = pair_value(ground.on, links, ground.table(w))
    return int(term.constant) + value, ()


def _add_pairs(rows: _Rows, term: PairTerm, out: Ints) -> None:
    ground, where, w = rows.ground, rows.where, term.weights
    links = ground.links(term.relation)
    if is_listed(term, len(ground.at)):
        at, new = ground.at, ground.at.copy()
        listed_values(at, new, links, where, w.rows, w.columns, w.values, out)
    else:
        pair_values(ground.on, ground.on.copy(), links, where, ground.table(w), out)


def _first_company(ground: Ground, term: CompanyTerm) -> tuple[int, tuple[Ints, ...]]:
    met = np.zeros(len(ground.at) + 1, dtype=np.int64)
    links, wanted = ground.links(term.relation), ground.table(term.wanted)
    value = company_value(ground.on, links, wanted, term.items, term.costs, met)
    return int(term.constant) + value, (met, np.bincount(term.items, minlength=len(met)))


def _add_company(rows: _Rows, term: CompanyTerm, out: Ints) -> None:
    ground = rows.ground
    met, times = ground.first(term)[1]
    links, wanted = ground.links(term.relation), ground.table(term.wanted)
    on, new = ground.on, ground.on.copy()
    company_values(on, new, links, rows.where, wanted, times, term.costs, met, out)


def _first_tallies(ground: Ground, term: TallyTerm) -> tuple[int, tuple[Ints, ...]]:
    n = len(ground.at)
    attribute = np.append(term.attribute, 0)[: n + 1].astype(np.int64)
    count, used = (np.zeros(len(term.costs), dtype=np.int64) for _ in range(2))
    free = term.zero_when_unused
    value = tally_value(ground.on, attribute, term.group, term.costs, free, count, used)
    return int(term.constant) + value, (attribute, count, used)


def _add_tallies(rows: _Rows, term: TallyTerm, out: Ints) -> None:
    ground = rows.ground
    attribute, count, used = ground.first(term)[1]
    tally_values(
        ground.on, rows.where, attribute, term.group, term.costs, term.zero_when_unused,
        count.copy(), used.copy(), out,
    )  # fmt: skip


def _no_part(*_: object) -> Any:
    raise AssertionError("Terms that span sessions are counted one by one.")


_SPANNING = (BetweenTerm, MixTerm)
"""Kinds that are rare, or rest on other sessions, and so have no ground."""
_FIRST: ByKind[Callable[[Ground, Any], tuple[int, tuple[Ints, ...]]]] = ByKind(
    {
        PlaceTerm: _first_places,
        PairTerm: _first_pairs,
        CompanyTerm: _first_company,
        TallyTerm: _first_tallies,
        **dict.fromkeys(_SPANNING, _no_part),
    }
)
"""What each kind costs on the ground, its constant included."""
_ADD: ByKind[Callable[[_Rows, Any, Ints], None]] = ByKind(
    {
        PlaceTerm: _add_places,
        PairTerm: _add_pairs,
        CompanyTerm: _add_company,
        TallyTerm: _add_tallies,
        **dict.fromkeys(_SPANNING, _no_part),
    }
)
"""How each kind is counted for many placements at once; ``out`` holds what it costs on the ground."""


def _linked(relation: Relation, num_places: int) -> Links:
    p, q, value = related(relation, num_places)
    out_begin, out, out_value, _ = runs(p, np.stack([q, value, value]), num_places)
    in_begin, into, in_value, _ = runs(q, np.stack([p, value, value]), num_places)
    return Links(out_begin, out, out_value, in_begin, into, in_value)


def table_of(weights: Weights, n: int) -> Table:
    """Weights as the kernels read them."""
    none, empty = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.int64)
    begin = np.zeros(n + 2, dtype=np.int64)
    column, value = weights.columns, weights.values
    if len(value):
        key = weights.rows
        begin, column, value, _ = runs(key, np.stack([column, value, value]), n + 1)
    return Table(
        begin, column, value,
        none if weights.row_class is None else weights.row_class,
        none if weights.column_class is None else weights.column_class,
        empty if weights.table is None else weights.table,
        empty if weights.dense is None else weights.dense,
    )  # fmt: skip


def best_of(costs: Ints, levels: Sequence[int]) -> int:
    """The row that is least by the given levels in order, the first of equal ones."""
    keys = [costs[:, level] for level in reversed(levels)]
    return int(np.lexsort((np.arange(len(costs)), *keys))[0]) if len(costs) > 1 else 0
