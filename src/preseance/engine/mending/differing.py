"""Where placements of one session differ from a first one: all that is looked at to count them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from preseance.terms import Ints


class Differing(NamedTuple):
    """Row by row, the items that are elsewhere and the places with somebody else on them."""

    item_begin: Ints
    """Start of each row's run of items; shape (rows + 1,)."""
    item: Ints
    to: Ints
    """Where each of them is, -1 for no place."""
    place_begin: Ints
    place: Ints
    now: Ints
    """The item on each of them, the number of items where it is empty."""


def differing(first: Ints, placements: Ints, num_places: int) -> Differing:
    """Where each of some placements, rows of each item's place (-1 for none), differs from ``first``."""
    count, n = placements.shape
    row, item = np.nonzero(placements != first[None, :])
    to, left = placements[row, item].astype(np.int64), first[item].astype(np.int64)
    # Whoever comes to a place is named before the place is named as left.
    rows, places = np.concatenate([row, row]), np.concatenate([to, left])
    now = np.concatenate([item, np.full(len(item), n, dtype=np.int64)])
    some = np.flatnonzero(places >= 0)
    key, at = np.unique(rows[some] * num_places + places[some], return_index=True)
    return Differing(
        _begin(row, count), item.astype(np.int64), to,
        _begin(key // num_places, count), key % num_places, now[some][at],
    )  # fmt: skip


def _begin(rows: Ints, count: int) -> Ints:
    begin = np.zeros(count + 1, dtype=np.int64)
    begin[1:] = np.cumsum(np.bincount(rows, minlength=count))
    return begin
