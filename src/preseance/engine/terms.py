"""The six kinds of term a cost is made of. Numbers only; imports no Numba, so rules may build them.

Indices. A problem has items 0..n-1 and sessions 0..s-1; session k has places 0..m_k-1. Two
pseudo-indices let a term speak of what is missing: item ``n`` stands on every empty place, and
place ``m_k`` is where an item stands that attends session k but has no place there. Weights may
therefore be given with shape n or n+1 (items) and m or m+1 (places).

Every cost is an integer, counted at one level (an index into the problem's level names; 0 is
the most important). Every term may carry a constant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from preseance.engine.integers import Ints as Ints
from preseance.engine.integers import integers, tidy
from preseance.errors import ProblemError


def _columns(triples: Sequence[tuple[int, ...]]) -> tuple[Ints, Ints, Ints]:
    """The three columns of a list of triples."""
    odd = next((triple for triple in triples if len(triple) != 3), None)
    if odd is not None:
        raise ProblemError(f"An entry is {odd}; expected three numbers (row, column, value).")
    first, second, value = integers(triples).reshape(-1, 3).T.copy()
    return first, second, value


@dataclass(frozen=True, eq=False)
class Weights:
    """A table of integers, w[row, column]: a sparse list plus an optional class table or matrix.

    The value of an entry is the sum of what the three parts say of it.
    """

    rows: Ints
    columns: Ints
    values: Ints
    row_class: Ints | None = None
    """Class of each row, -1 for none; with ``column_class`` and ``table``."""
    column_class: Ints | None = None
    table: Ints | None = None
    """Shape (row classes, column classes)."""
    dense: Ints | None = None

    def __post_init__(self) -> None:
        tidy(self, "rows", "columns", "values", "row_class", "column_class", "table", "dense")

    @classmethod
    def sparse(cls, entries: Sequence[tuple[int, int, int]]) -> Self:
        """From (row, column, value) triples; entries at one position add up."""
        return cls(*_columns([tuple(entry) for entry in entries]))

    @classmethod
    def classes(cls, row_class: ArrayLike, column_class: ArrayLike, table: ArrayLike) -> Self:
        """w[r, c] = table[row_class[r], column_class[c]], 0 where a class is -1."""
        none = integers([])
        return cls(none, none, none, integers(row_class), integers(column_class), integers(table))

    @classmethod
    def matrix(cls, values: ArrayLike) -> Self:
        """From a full matrix."""
        none = integers([])
        return cls(none, none, none, dense=integers(values))

    def to_dense(self, num_rows: int, num_columns: int) -> Ints:
        """The whole table, shape (num_rows, num_columns)."""
        full = np.zeros((num_rows, num_columns), dtype=np.int64)
        np.add.at(full, (self.rows, self.columns), self.values)
        if (
            self.row_class is not None
            and self.column_class is not None
            and self.table is not None
            and self.table.size
        ):
            r = self.row_class[:num_rows]
            c = self.column_class[:num_columns]
            block = self.table[np.ix_(np.maximum(r, 0), np.maximum(c, 0))]
            block = np.where((r[:, None] >= 0) & (c[None, :] >= 0), block, 0)
            full[: len(r), : len(c)] += block
        if self.dense is not None:
            full[: self.dense.shape[0], : self.dense.shape[1]] += self.dense
        return full


@dataclass(frozen=True, eq=False)
class Relation:
    """R(p, q) between places of one session: how strongly place q stands in the relation to p.

    Exactly one of three forms: a list of ordered pairs, groups (same group: 1), or a matrix.
    """

    first: Ints | None = None
    second: Ints | None = None
    values: Ints | None = None
    group: Ints | None = None
    """Group of each place, -1 for none; R(p, q) = 1 where both have the same group and p != q."""
    dense: Ints | None = None

    def __post_init__(self) -> None:
        tidy(self, "first", "second", "values", "group", "dense")

    @classmethod
    def pairs(cls, entries: Sequence[tuple[int, int]] | Sequence[tuple[int, int, int]]) -> Self:
        """From ordered pairs (p, q) or (p, q, value); give both directions where it is symmetric."""
        return cls(*_columns([(*e, 1) if len(e) == 2 else tuple(e) for e in entries]))

    @classmethod
    def same(cls, group: ArrayLike) -> Self:
        """Places of one group: a table, a vehicle, a room."""
        return cls(group=integers(group))

    @classmethod
    def matrix(cls, values: ArrayLike) -> Self:
        """Any matrix; a pair term with it is quadratic assignment."""
        return cls(dense=integers(values))

    def to_dense(self, num_places: int) -> Ints:
        """The whole relation, shape (num_places, num_places)."""
        full = np.zeros((num_places, num_places), dtype=np.int64)
        if self.dense is not None:
            full += self.dense
        if self.group is not None:
            alike = (self.group[:, None] == self.group[None, :]) & (self.group[:, None] >= 0)
            np.fill_diagonal(alike, False)
            full += alike
        if self.first is not None and self.second is not None and self.values is not None:
            np.add.at(full, (self.first, self.second), self.values)
        return full


@dataclass(frozen=True, eq=False, kw_only=True)
class PlaceTerm:
    """Sum over items i placed in the session of c(i, place of i)."""

    level: int
    session: int
    costs: Weights
    """c, items × places; row n speaks of empty places, column m of items without a place."""
    constant: int = 0


@dataclass(frozen=True, eq=False, kw_only=True)
class PairTerm:
    """Sum over ordered pairs (i, j), i = j included, of w(i, j) · R(place of i, place of j).

    For an unordered pair and a symmetric relation list the pair once.
    """

    level: int
    session: int
    weights: Weights
    relation: Relation
    constant: int = 0


@dataclass(frozen=True, eq=False, kw_only=True)
class CompanyTerm:
    """Sum over placed items i of ``items`` of f(number of i's wanted companions in relation R to i).

    The number is the sum over j of wanted(i, j) · R(place of i, place of j). An item without a
    place counts f(0).
    """

    level: int
    session: int
    items: Ints
    wanted: Weights
    """Companions, items × items (row i: whom i counts); column n counts empty places."""
    relation: Relation
    costs: Ints
    """f, by the number; numbers past the end count as the last."""
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "items", "costs")


@dataclass(frozen=True, eq=False, kw_only=True)
class TallyTerm:
    """Sum over groups of places g of f_g(weighted count of the items on g).

    With ``zero_when_unused`` a group on which nobody stands costs nothing.
    """

    level: int
    session: int
    attribute: Ints
    """Weight of each item, not negative; shape n or n+1 (then the last counts empty places)."""
    group: Ints
    """Group of each place, -1 for none."""
    costs: Ints
    """f, shape (groups, counts); counts past the end count as the last."""
    zero_when_unused: bool = False
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "attribute", "group", "costs")


@dataclass(frozen=True, eq=False, kw_only=True)
class BetweenTerm:
    """For one pair of items (a, b): f(how many members of a set stand on the places between).

    ``paths`` holds triples (p, q, r): place r lies between p and q. Where (p, q) is not listed in
    ``ends`` the pair costs ``apart``; where it is, f(count of members on its r).
    """

    level: int
    session: int
    a: int
    b: int
    members: Ints
    """Items of the set."""
    ends: Ints
    """Ordered pairs of places (p, q), shape (pairs, 2)."""
    paths: Ints
    """Triples (p, q, r), shape (triples, 3)."""
    costs: Ints
    """f, by the count; counts past the end count as the last."""
    apart: int = 0
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "members", "ends", "paths", "costs")


@dataclass(frozen=True, eq=False, kw_only=True)
class MixTerm:
    """f(sum over sessions): of a pair relation for pairs of items, or of a place value for items.

    With ``relations``: sum over unordered pairs i < j of w(i, j) · f(sum over sessions of
    R_s(place of i, place of j)), w taken at (i, j) with i < j. With ``place_values``: sum over
    items i of w(i, i) · f(sum over sessions of v_s[place of i]). Sessions where an item has no
    place add nothing.
    """

    level: int
    weights: Weights
    costs: Ints
    """f, by the sum (not negative); sums past the end count as the last."""
    relations: Mapping[int, Relation] = field(default_factory=dict)
    """Symmetric relations with values >= 0, by session."""
    place_values: Mapping[int, Ints] = field(default_factory=dict)
    """Values >= 0 of the places, by session."""
    constant: int = 0

    def __post_init__(self) -> None:
        tidy(self, "costs")
        values = {k: integers(v) for k, v in self.place_values.items()}
        object.__setattr__(self, "place_values", values)


Term: TypeAlias = PlaceTerm | PairTerm | CompanyTerm | TallyTerm | BetweenTerm | MixTerm
