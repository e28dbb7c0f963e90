"""Bounds of a session's place and pair terms together, after Gilmore (1962) and Lawler (1963).

They hold for all placements that leave no more items without a place than a given one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from preseance.engine.matrices import Matrices, Product, matrices_of, merged
from preseance.engine.problem import Placement, Problem, waiting_in
from preseance.engine.quadratic.bounds import NOTHING, cheapest, least_costs
from preseance.engine.search.bounds import lower_bounds, part_bounds
from preseance.terms import PairTerm, PlaceTerm, Term

MOST_WORK = 1_500_000_000
"""Products of two numbers beyond which a session is bounded term by term."""


def joint_bounds(problem: Problem, standing: Placement) -> list[list[int]]:
    """The better of the bound term by term and that of places and pairs together.

    Returns
    -------
    A row for each session, by level, and last one for the terms that span several.
    """
    waiting = waiting_in(problem, standing)
    parts = part_bounds(problem, waiting)
    for k in range(len(problem.sessions)):
        pairs = problem.of(PairTerm, k)
        if not pairs:
            continue
        made = matrices_of(problem, k, waiting[k])
        if made is None:
            continue
        places = problem.of(PlaceTerm, k)
        alone: list[Term] = [*places, *pairs]
        part = Problem(problem.num_items, problem.sessions, alone, problem.levels)
        apart = lower_bounds(part, waiting)
        for level, (joint, single) in enumerate(zip(_of_session(made), apart, strict=True)):
            parts[k][level] += max(0, joint - single)
    return parts


def _of_session(made: Matrices) -> list[int]:
    products = merged(made.products, by_distance=True)
    work = made.size**3 * len(products)
    return [
        int(made.constant[level]) + _of_level(made, level, products)
        if work <= MOST_WORK
        else NOTHING
        for level in range(len(made.linear))
    ]


def _of_level(made: Matrices, level: int, products: Sequence[Product]) -> int:
    own = made.linear[level].astype(np.float64)
    for product in products:
        if product.level == level:
            own = own + least_costs(product.flow, product.distance)
    return cheapest(own)
