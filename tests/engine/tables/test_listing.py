"""Feasible tables are listed whole, or not at all where that would take too long."""

from __future__ import annotations

import numpy as np

from preseance.engine.tables.instance import TablesInstance
from preseance.engine.tables.listing import feasible_tables


def test_every_set_that_fits_is_listed_once() -> None:
    instance = TablesInstance.read([1, 1, 1, 1], [2, 2], [(0, 1, -3)], apart=[(2, 3)])
    listing = feasible_tables(instance, 100)
    assert listing is not None
    assert len(listing.cost) == 4 + 6 - 1
    assert sorted(listing.cost.tolist())[0] == -3
    assert feasible_tables(instance, 8) is None


def test_few_feasible_among_very_many_sets_are_given_up_not_waited_for() -> None:
    ring = [(a, (a + 1) % 60, -1) for a in range(60)]
    instance = TablesInstance.read(np.ones(60, dtype=int), [30, 30], ring, min_known=2)
    assert feasible_tables(instance, 50_000) is None
