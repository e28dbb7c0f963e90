"""Relations and weights of a problem, each stored once under a number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.kinds.reading import related
from preseance.engine.search.arrays import Relations, WeightTables
from preseance.terms import Ints, Relation, Weights

MOST_MATRIX_PLACES = 400
"""Places up to which a listed relation is also kept as a matrix, for look-ups at once."""
MOST_LISTED = 5_000_000
"""Pairs up to which a relation that only needs look-ups is listed too, to propose neighbours."""
MOST_WHOLE_CELLS = 1_000_000
"""Cells of all whole tables of weights together; further tables are looked up by their parts."""


class Runs:
    """Rows (run, column, …) sorted into one run a key; the order within a run is kept."""

    def __init__(self, num_runs: int, parts: Sequence[Ints], num_columns: int) -> None:
        rows = np.concatenate(
            [np.zeros((num_columns + 1, 0), dtype=np.int64), *parts], axis=1
        ).astype(np.int64)
        order = np.argsort(rows[0], kind="stable")
        self.begin = np.zeros(num_runs + 1, dtype=np.int64)
        self.begin[1:] = np.cumsum(np.bincount(rows[0], minlength=num_runs))
        self.columns = tuple(np.ascontiguousarray(row[order]) for row in rows[1:])


class Classes:
    """Class tables and full tables, laid end to end; a full table has one class a row."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.table_at: list[int] = []
        self.width: list[int] = []
        self.level: list[int] = []
        self._classes: list[Ints] = []
        self._tables: list[Ints] = []
        self._num_classes = self._num_cells = 0

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, w: Weights, num_rows: int, num_columns: int, level: int = 0) -> None:
        """Take over the class table and the full table of some weights, where there are any."""
        if w.table is not None and w.row_class is not None and w.column_class is not None:
            self._part(w.row_class, w.column_class, w.table, num_rows, num_columns, level)
        if w.dense is not None:
            rows, columns = (np.arange(size) for size in w.dense.shape)
            self._part(rows, columns, w.dense, num_rows, num_columns, level)

    def _part(
        self, rows: Ints, columns: Ints, table: Ints, num_rows: int, num_columns: int, level: int
    ) -> None:
        for classes, size, where in (
            (rows, num_rows, self.rows),
            (columns, num_columns, self.columns),
        ):
            full = np.full(size, -1, dtype=np.int64)
            full[: len(classes)] = classes[:size]
            where.append(self._num_classes)
            self._classes.append(full)
            self._num_classes += size
        self.table_at.append(self._num_cells)
        self.width.append(table.shape[1])
        self.level.append(level)
        self._tables.append(np.ascontiguousarray(table).ravel())
        self._num_cells += table.size

    def arrays(self) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """Rows, columns, tables, widths and levels, by part."""
        lists = (self.rows, self.columns, self.table_at, self.width, self.level)
        row, column, table, width, level = (np.array(v, dtype=np.int64) for v in lists)
        return row, column, table, width, level

    def data(self) -> tuple[Ints, Ints]:
        """All classes, and all tables."""
        none = np.zeros(0, dtype=np.int64)
        classes = np.concatenate([none, *self._classes])
        return classes.astype(np.int64), np.concatenate([none, *self._tables]).astype(np.int64)


class Numbered:
    """Gives numbers to relations and weights; equal ones get one number."""

    def __init__(self, num_items: int, sizes: Sequence[int]) -> None:
        self.n, self.sizes = num_items, sizes
        self._relations: dict[tuple[object, ...], int] = {}
        self._kept: list[tuple[Relation, int]] = []
        self._listed: list[bool] = []
        self._weights: dict[tuple[object, ...], int] = {}
        self._tables: list[Weights] = []

    def relation(self, relation: Relation, session: int, *, lists: bool) -> int:
        """The number of a relation of a session; ``lists``: its neighbours will be walked."""
        m = self.sizes[session]
        key = (m, *(_bytes(a) for a in vars(relation).values()))
        number = self._relations.setdefault(key, len(self._kept))
        if number == len(self._kept):
            self._kept.append((relation, m))
            self._listed.append(False)
        self._listed[number] |= lists
        return number

    def weight(self, weights: Weights) -> int:
        """The number of some weights."""
        key = tuple(_bytes(a) for a in vars(weights).values())
        number = self._weights.setdefault(key, len(self._tables))
        if number == len(self._tables):
            self._tables.append(weights)
        return number

    def relations(self) -> Relations[Ints]:
        """All relations, once every term has asked for its own."""
        kind, offset, begin = [], [], []
        cells: list[Ints] = [np.zeros(0, dtype=np.int64)]
        out: list[Ints] = []
        into: list[Ints] = []
        at = runs = 0
        for (relation, m), lists in zip(self._kept, self._listed, strict=True):
            form, table = _cells(relation, m)
            kind.append(form)
            offset.append(at)
            cells.append(table)
            at += len(table)
            if lists or form == 2 or _num_pairs(relation, m) <= MOST_LISTED:
                p, q, value = (np.asarray(a, dtype=np.int64) for a in related(relation, m))
                out.append(np.stack([runs + p, q, value]))
                into.append(np.stack([runs + q, p, value]))
                begin.append(runs)
                runs += m
            else:
                begin.append(-1)
        outward, inward = Runs(runs, out, 2), Runs(runs, into, 2)
        return Relations(
            kind=np.array(kind, dtype=np.int64),
            size=np.array([m for _, m in self._kept], dtype=np.int64),
            offset=np.array(offset, dtype=np.int64),
            cells=np.concatenate(cells).astype(np.int64),
            begin=np.array(begin, dtype=np.int64),
            out_run=outward.begin,
            out_place=outward.columns[0],
            out_value=outward.columns[1],
            in_run=inward.begin,
            in_place=inward.columns[0],
            in_value=inward.columns[1],
        )

    def weights(self) -> WeightTables[Ints]:
        """All weights, once every term has asked for its own."""
        begin, part_begin, parts = [0], [0], Classes()
        matrix_at, matrices, cells = [], [np.zeros(0, dtype=np.int64)], (self.n + 1) ** 2
        keys: list[Ints] = [np.zeros(0, dtype=np.int64)]
        values: list[Ints] = [np.zeros(0, dtype=np.int64)]
        for w in self._tables:
            key, inverse = np.unique(w.rows * (self.n + 1) + w.columns, return_inverse=True)
            sums = np.zeros(len(key), dtype=np.int64)
            np.add.at(sums, inverse, w.values)
            keys.append(key)
            values.append(sums)
            begin.append(begin[-1] + len(key))
            parts.add(w, self.n + 1, self.n + 1)
            part_begin.append(len(parts))
            kept = cells * len(matrices)
            matrix_at.append(kept - cells if kept <= MOST_WHOLE_CELLS else -1)
            if matrix_at[-1] >= 0:
                matrices.append(w.to_dense(self.n + 1, self.n + 1).ravel())
        row, column, table, width, _ = parts.arrays()
        return WeightTables(
            np.array(begin, dtype=np.int64),
            np.concatenate(keys).astype(np.int64),
            np.concatenate(values),
            np.array(part_begin, dtype=np.int64),
            row, column, table, width, *parts.data(),
            np.array(matrix_at, dtype=np.int64), np.concatenate(matrices),
        )  # fmt: skip


def _bytes(array: Ints | None) -> object:
    return None if array is None else (array.shape, array.tobytes())


def _cells(relation: Relation, m: int) -> tuple[int, Ints]:
    """Form of the look-up and what it looks into."""
    if relation.group is not None:
        return 0, relation.group
    if relation.dense is not None or m <= MOST_MATRIX_PLACES:
        return 1, relation.to_dense(m).ravel()
    return 2, np.zeros(0, dtype=np.int64)


def _num_pairs(relation: Relation, m: int) -> int:
    if relation.group is not None:
        _, counts = np.unique(relation.group[relation.group >= 0], return_counts=True)
        return int((counts * (counts - 1)).sum())
    return m * m if relation.values is None else len(relation.values)
