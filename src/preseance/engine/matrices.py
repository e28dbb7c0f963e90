"""One session of place and pair terms, read as the matrices of quadratic assignment.

Facilities are the items that may move and "nobody" for every slot they leave empty; locations are
the open places and "no place" for every item that waits. What is fixed becomes linear cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from preseance.engine.problem import Problem
from preseance.engine.search.opening import movable, open_places
from preseance.terms import Ints, MixTerm, PairTerm, PlaceTerm

MOST_SLOTS = 300
"""Facilities of the largest session read as matrices."""
EXACT = 2**50
"""Combined costs stay below this, so that floats hold them."""


@dataclass(frozen=True, eq=False)
class Product:
    """One pair term between facilities and locations: flow[i, j] * distance[p, q]."""

    level: int
    flow: Ints
    distance: Ints


@dataclass(frozen=True, eq=False)
class Matrices:
    """A session: products of flow and distance, and linear costs by level."""

    session: int
    items: Ints
    """The items that may move: the first facilities; the others are nobody."""
    places: Ints
    """The open places: the first locations; the others are no place."""
    size: int
    products: tuple[Product, ...]
    linear: Ints
    """Shape (levels, facilities, locations)."""
    constant: Ints
    """By level: what the fixed cost among themselves, and constants."""

    def assignment(self, at: NDArray[np.int32]) -> Ints:
        """The location of every facility where items stand at ``at``."""
        location = np.full(self.size, -1, dtype=np.int64)
        here = np.asarray(at)[self.items]
        seated = np.flatnonzero(here >= 0)
        location[seated] = np.searchsorted(self.places, here[seated])
        free = np.setdiff1d(np.arange(self.size), location[seated])
        # Those who wait stand on the last locations; nobody takes the rest.
        waiting = np.flatnonzero(here < 0)
        none, free = free[len(free) - len(waiting) :], free[: len(free) - len(waiting)]
        location[waiting] = none
        location[len(self.items) :] = free
        return location

    def standing(self, location: Sequence[int] | Ints, at: NDArray[np.int32]) -> NDArray[np.int32]:
        """The placement of an assignment; ``at`` tells where the fixed are."""
        out = np.array(at, dtype=np.int32)
        places = np.append(self.places, np.full(self.size - len(self.places), -1))
        out[self.items] = places[np.asarray(location)[: len(self.items)]]
        return out

    def combined(self) -> Combined | None:
        """All levels as one problem of one product; None where they are none, or too large."""
        pairs = merged(self.products, by_distance=True)
        if len({p.distance.tobytes() for p in pairs}) > 1:
            pairs = merged(pairs, by_distance=False)
        same_distance = len({p.distance.tobytes() for p in pairs}) <= 1
        if not same_distance and len({p.flow.tobytes() for p in pairs}) > 1:
            return None
        factors = self._factors(pairs)
        if factors is None:
            return None
        flow = distance = np.zeros((self.size, self.size), dtype=np.int64)
        if pairs and same_distance:
            distance = pairs[0].distance
            flow = sum((factors[p.level] * p.flow for p in pairs), flow)
        elif pairs:
            flow = pairs[0].flow
            distance = sum((factors[p.level] * p.distance for p in pairs), distance)
        linear = np.tensordot(np.array(factors, dtype=np.int64), self.linear, axes=1)
        return Combined(flow, distance, linear)

    def _factors(self, pairs: Sequence[Product]) -> list[int] | None:
        """A factor for each level, so that none trades with the levels below it."""
        spreads = []
        for level, own in enumerate(self.linear):
            spread = int((own.max(1) - own.min(1)).sum())
            spreads.append(spread + sum(2 * _reach(p) for p in pairs if p.level == level))
        factors, below = [], 0
        for spread in reversed(spreads):
            factors.append(below + 1 if spread else 0)
            below += factors[-1] * spread
            if below >= EXACT:
                return None
        return factors[::-1]


@dataclass(frozen=True, eq=False)
class Combined:
    """Quadratic assignment whose order of costs is that of the levels."""

    flow: Ints
    distance: Ints
    linear: Ints

    @property
    def is_quadratic(self) -> bool:
        """Whether there is any pair at all."""
        return bool(self.flow.any() and self.distance.any())

    @property
    def density(self) -> float:
        """Part of the entries that are not 0, of flow or distance, whichever has more."""
        filled = max(np.count_nonzero(self.flow), np.count_nonzero(self.distance))
        return float(filled / self.flow.size)


def sessions_alone(problem: Problem) -> list[int]:
    """Sessions whose terms are all of places and pairs, and that no other session depends on."""
    if problem.of(MixTerm):
        return []
    plain = (PlaceTerm, PairTerm)
    other = {k for term in problem.terms if not isinstance(term, plain) for k in term.sessions}
    return [k for k in range(len(problem.sessions)) if k not in other]


def matrices_of(problem: Problem, k: int, waiting: int) -> Matrices | None:
    """The place and pair terms of a session; None where it is too large.

    Parameters
    ----------
    waiting
        How many of its items stay without a place.
    """
    session, n = problem.sessions[k], problem.num_items
    items, places = movable(problem, k), open_places(problem, k)
    size = len(places) + waiting
    if not len(items) or not 2 <= size <= MOST_SLOTS:
        return None
    who = np.append(items, np.full(size - len(items), n))
    fixed_items, fixed_places = session.fixed[:, 0], session.fixed[:, 1]
    where = np.append(places, np.full(waiting, session.num_places))
    linear = np.zeros((len(problem.levels), size, size), dtype=np.int64)
    constant = np.zeros(len(problem.levels), dtype=np.int64)
    products = []
    for spot in problem.of(PlaceTerm, k):
        costs = spot.costs.to_dense(n + 1, session.num_places + 1)
        costs[n, session.num_places] = 0
        linear[spot.level] += costs[np.ix_(who, where)]
        constant[spot.level] += spot.constant + costs[fixed_items, fixed_places].sum()
    for pair in problem.of(PairTerm, k):
        w = pair.weights.to_dense(n + 1, n + 1)
        r = np.pad(pair.relation.to_dense(session.num_places), (0, 1))
        near = w[np.ix_(who, fixed_items)] @ r[np.ix_(where, fixed_places)].T
        near += w[np.ix_(fixed_items, who)].T @ r[np.ix_(fixed_places, where)]
        linear[pair.level] += near
        among = w[np.ix_(fixed_items, fixed_items)] * r[np.ix_(fixed_places, fixed_places)]
        constant[pair.level] += pair.constant + among.sum()
        flow, distance = w[np.ix_(who, who)], r[np.ix_(where, where)]
        if flow.any() and distance.any():
            products.append(Product(pair.level, flow, distance))
    return Matrices(k, items, places, size, tuple(products), linear, constant)


def merged(products: Sequence[Product], *, by_distance: bool) -> list[Product]:
    """Products of one level and one distance (or flow) made one; common divisors moved across."""
    made: dict[tuple[int, bytes], Product] = {}
    for product in products:
        kept, added = product.distance, product.flow
        if not by_distance:
            kept, added = added, kept
        divisor = int(np.gcd.reduce(kept, axis=None))
        kept, added = kept // divisor, added * divisor
        key = (product.level, kept.tobytes())
        if key in made:
            added = added + (made[key].flow if by_distance else made[key].distance)
        flow, distance = (added, kept) if by_distance else (kept, added)
        made[key] = Product(product.level, flow, distance)
    return [p for p in made.values() if p.flow.any() and p.distance.any()]


def _reach(product: Product) -> int:
    """No value of the product is further from 0."""
    # Sums may pass 64 bits, so they are floats; a little on top makes up for their rounding.
    flow, distance = (np.abs(m.astype(np.float64)) for m in (product.flow, product.distance))
    least = min(flow.sum() * distance.max(), distance.sum() * flow.max())
    return int(least * (1 + 5e-7)) + 1
