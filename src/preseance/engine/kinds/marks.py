"""What tells items apart: a mark for each item, equal marks for those that may change places."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from preseance.terms import Ints, Weights


def singled(n: int, items: Ints) -> Ints:
    """A mark that is another one for each of some items."""
    mark = np.zeros(n, dtype=np.int64)
    mark[items] = np.arange(1, len(items) + 1)
    return mark


def row_marks(n: int, weights: Weights) -> Iterator[Ints]:
    """Marks of items by their rows of a table of items × places."""
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


def pair_marks(n: int, weights: Weights) -> Iterator[Ints]:
    """Marks of items by their rows and columns of a table of items × items."""
    named = np.unique(np.concatenate([weights.rows, weights.columns]))
    yield singled(n, named[named < n])
    for classes in (weights.row_class, weights.column_class):
        if classes is not None:
            yield classes[:n]
    if weights.dense is not None:
        for side in (weights.dense[:n], weights.dense.T[:n]):
            yield np.unique(side, axis=0, return_inverse=True)[1].reshape(-1)
