"""What moves come to at least, by an assignment of everybody to places, and what each place adds.

Musts of two guests and what is kept are passed over; so no mending weighs less than the cheapest
assignment. Its dual prices say more: a placement weighs the cheapest, and besides for each item
what its place costs beyond the prices of item and place, which is never negative.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from preseance.engine.linear_assignment import linear_assignment
from preseance.engine.mending.promise import Promise
from preseance.engine.mending.task import BARRED
from preseance.terms import Ints


@dataclass(frozen=True, eq=False)
class Assigned:
    """The cheapest assignment."""

    weight: int
    """What the moves come to at least, besides what those cost whose place is no more."""
    beyond: Ints
    """What each item adds to it at each place; shape (items, places + 1)."""
    away: Ints
    """What each item adds at least anywhere but at home."""


def nothing_known() -> Assigned:
    """Where nothing is known of an assignment: empty arrays."""
    return Assigned(0, np.zeros((0, 0), dtype=np.int64), np.zeros(0, dtype=np.int64))


def cheapest(promise: Promise, barred: Ints, items: Ints) -> Assigned:
    """The cheapest assignment of the items, ``barred`` being above 0 where one may not be.

    Nothing is known where somebody may be left without a place, or where no assignment is left.
    """
    m = len(promise.rank) - 1
    if len(items) > m or not (barred[items, m] > 0).all():
        return nothing_known()
    weights = _weights(promise, barred, items)
    rows, places = linear_assignment(weights)
    least = weights[rows, places]
    if (least >= BARRED).any():
        return nothing_known()
    beyond = np.zeros((len(barred), m + 1), dtype=np.int64)
    beyond[items, :m] = _beyond(weights, places)
    away = np.full(len(barred), BARRED, dtype=np.int64)
    apart = beyond[:, :m].copy()
    there = items[promise.origin[items] >= 0]
    apart[there, promise.origin[there]] = BARRED
    away[items] = apart[items].min(axis=1)
    return Assigned(int(least.sum()), beyond, away)


def _weights(promise: Promise, barred: Ints, items: Ints) -> Ints:
    """What each of the items weighs at each place."""
    m = len(promise.rank) - 1
    home, worth = promise.origin[items], promise.worth[items]
    down = np.maximum(0, promise.rank[None, :m] - promise.stood[items, None])
    weights = worth[:, None] * (down + (home >= 0)[:, None])
    weights[barred[items, :m] > 0] = BARRED
    weights[np.isin(items, promise.fixed)] = BARRED
    at_home = np.flatnonzero(home >= 0)
    free = barred[items[at_home], home[at_home]] == 0
    weights[at_home[free], home[at_home[free]]] = 0
    return np.asarray(weights)


def _beyond(weights: Ints, places: Ints) -> Ints:
    """The weights beyond the prices of items and places: Bellman and Ford's shortest ways.

    The price of a place is what it would save to have one more of it, so at most 0, and 0 where
    it stays empty.
    """
    own = weights[np.arange(len(weights)), places]
    price = np.zeros(weights.shape[1], dtype=np.int64)
    while True:
        lower = np.minimum(price, ((price[places] - own)[:, None] + weights).min(axis=0))
        if (lower == price).all():
            break
        price = lower
    return np.asarray(weights - (own - price[places])[:, None] - price[None, :])
