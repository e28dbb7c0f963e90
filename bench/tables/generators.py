"""Own instances of seating groups at tables, always the same."""

from __future__ import annotations

import numpy as np

from bench.tables.seating import Seating


def groups(count: int, seed: int, capacity: int = 12) -> Seating:
    """Groups of 1 to 8 guests, pairs that like or dislike each other, and pairs kept apart."""
    draws = np.random.default_rng(seed)
    sizes = [int(size) for size in draws.integers(1, 9, count)]
    costs, apart = [], []
    for a in range(count):
        for b in range(a + 1, count):
            kind = draws.random()
            if kind < 0.5:
                strength = int(draws.integers(1, 6))
                costs.append((a, b, strength if kind < 0.25 else -strength))
            elif kind < 0.6:
                apart.append((a, b))
    tables = -(-sum(sizes) * 5 // (4 * capacity))
    return Seating(f"groups{count}-{seed}", sizes, [capacity] * tables, costs, apart, 0, 1)


def circles(tables: int, capacity: int, seed: int) -> Seating:
    """Circles of friends that each fill a table; seating each circle together is optimal.

    Every pair of a circle is worth 10 and every other pair at most 5, and full tables hold the same
    number of pairs in every plan.
    """
    draws = np.random.default_rng(seed)
    n = tables * capacity
    circle = draws.permutation(np.repeat(np.arange(tables), capacity))
    costs = []
    for a in range(n):
        for b in range(a + 1, n):
            worth = 10 if circle[a] == circle[b] else int(draws.integers(0, 6))
            costs.append((a, b, -worth))
    planted = tables * capacity * (capacity - 1) // 2 * 10
    sizes, room = [1] * n, [capacity] * tables
    return Seating(f"circles{tables}x{capacity}-{seed}", sizes, room, costs, [], 1, -1, planted)
