"""Place costs held once a kind of item are those of the whole table."""

from __future__ import annotations

import numpy as np
import pytest

from preseance.engine.mending.rows import kinds_of_items
from preseance.terms import Weights


def _weights(draw: np.random.Generator, n: int, m: int) -> Weights:
    size = int(draw.integers(0, 6))
    rows, columns = draw.integers(0, n + 1, size), draw.integers(0, m + 1, size)
    values = draw.integers(-4, 5, size)
    if draw.random() < 0.5:
        return Weights(rows, columns, values)
    if draw.random() < 0.3:
        return Weights(rows, columns, values, dense=draw.integers(-3, 4, (n, m + 1)))
    length = int(draw.integers(n - 1, n + 2))
    return Weights(
        rows, columns, values,
        draw.integers(-1, 3, length), draw.integers(-1, 2, m + int(draw.integers(0, 2))),
        draw.integers(-3, 4, (3, 2)),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_kinds_cost_what_each_of_their_items_costs(seed: int) -> None:
    draw, n, m = np.random.default_rng(seed), 7, 5
    given = [_weights(draw, n, m) for _ in range(int(draw.integers(0, 4)))]
    kind, costs = kinds_of_items(given, n, m)
    whole = sum((w.to_dense(n + 1, m + 1) for w in given), np.zeros((n + 1, m + 1), dtype=np.int64))
    assert (costs[kind] == whole).all()
    assert sorted(set(kind.tolist())) == list(range(len(costs)))


def test_guests_whom_nobody_names_are_of_one_kind() -> None:
    named = Weights.sparse([(3, 1, 5), (8, 0, 2)])
    kind, costs = kinds_of_items([named], 2000, 4)
    assert len(costs) == 3
    assert len(set(kind.tolist())) == 3
