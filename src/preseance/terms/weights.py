"""Weights between items, or items and places, and relations between places: what terms are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from preseance.errors import ProblemError
from preseance.terms.integers import Ints, integers, tidy


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
            # Class -1 reads the last row or column, of zeros; whole rows are copied, not cells.
            padded = np.pad(self.table, ((0, 1), (0, 1)))
            full[: len(r), : len(c)] += padded[:, c][r]
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
