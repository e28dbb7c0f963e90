"""An arrangement by tables costs no more than any placement, and rules none out that is within the limits."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.engine.problems import random_term

from preseance.engine.bounding import bounded
from preseance.engine.evaluate import evaluate
from preseance.engine.exact.by_table import counts_tables, decide_by_table, tables_of
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.terms import CompanyTerm, PairTerm, Relation, TallyTerm, Term, Weights

PLENTY = 10**8
KINDS = ("place", "pair", "company", "tally", "between")


def small_tables(seed: int) -> Problem:
    """Up to five guests at two or three small tables; terms of tables, of neighbours and of anything."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(3, 6))
    m, levels = n + int(rng.integers(-1, 2)), int(rng.integers(1, 3))
    table = np.sort(rng.integers(0, 2, m))
    ring = [(p, q) for p in range(m) for q in range(m) if abs(p - q) in (1, m - 1)]
    terms: list[Term] = []
    for _ in range(int(rng.integers(1, 6))):
        level = int(rng.integers(levels))
        relation = (Relation.same(table), Relation.pairs(ring))[int(rng.integers(2))]
        pairs = [(int(a), int(b), int(rng.integers(-4, 5))) for a, b in rng.integers(0, n, (5, 2))]
        pairs = [pair for pair in pairs if pair[0] != pair[1]]
        kind = int(rng.integers(4))
        if kind == 0:
            weights = Weights.sparse(pairs)
            terms.append(PairTerm(level=level, session=0, weights=weights, relation=relation))
        elif kind == 1:
            wanted = Weights.matrix(rng.integers(0, 2, (n + 1, n + int(rng.integers(2)))))
            items = np.flatnonzero(rng.random(n) < 0.7)
            curve = rng.integers(0, 7, int(rng.integers(1, 4)))
            terms.append(
                CompanyTerm(
                    level=level,
                    session=0,
                    items=items,
                    wanted=wanted,
                    relation=relation,
                    costs=curve,
                )
            )
        elif kind == 2:
            terms.append(
                TallyTerm(
                    level=level,
                    session=0,
                    attribute=rng.integers(0, 3, n),
                    group=table,
                    costs=rng.integers(0, 9, (2, 4)),
                    zero_when_unused=bool(rng.integers(2)),
                )
            )
        else:
            terms.append(random_term(rng, KINDS[int(rng.integers(5))], n, [m], levels))
    fixed = [[0, int(rng.integers(m))]] if rng.random() < 0.3 else []
    session = SessionPlaces(m, np.arange(n), np.array(fixed, dtype=np.int64).reshape(-1, 2))
    return Problem(n, [session], terms, [f"level{k}" for k in range(levels)])


def placements_of(problem: Problem, waiting: int) -> list[Placement]:
    """All placements that leave no more without a place."""
    session, n = problem.sessions[0], problem.num_items
    spots = [*range(session.num_places), *[-1] * waiting]
    known = set(permutations(spots, n))
    held = session.fixed.tolist()
    return [
        (np.array(order, dtype=np.int32),)
        for order in sorted(known)
        if all(order[i] == p for i, p in held)
    ]


@given(seed=st.integers(0, 10**6), more=st.integers(0, 1), slack=st.integers(-2, 3))
@settings(max_examples=150, deadline=None)
def test_no_placement_within_the_limits_costs_less_than_the_bound(
    seed: int, more: int, slack: int
) -> None:
    problem = small_tables(seed)
    session, n = problem.sessions[0], problem.num_items
    waiting = max(0, n - session.num_places) + more
    costs = [evaluate(problem, at) for at in placements_of(problem, waiting)]
    like = costs[seed % len(costs)]
    limits = [cost + slack for cost in like]
    barred = np.zeros((n, session.num_places + 1), dtype=np.bool_)
    for item, place in session.fixed.tolist():
        barred[item], barred[:, place] = True, True
        barred[item, place] = False
    found = decide_by_table(
        problem, limits, barred, waiting=waiting, effort=PLENTY, seconds=float("inf")
    )
    assume(found.bound is not None)
    within = [c[-1] for c in costs if all(a <= b for a, b in zip(c, limits, strict=True))]
    assert found.bound is not None
    assert found.bound <= min([*within, limits[-1] + 1])


def friends(tables: int, seats: int, groups: list[int]) -> Problem:
    """Groups of friends who all want to share a table, and places for everybody."""
    n, group = sum(groups), np.repeat(np.arange(len(groups)), groups)
    alike = np.triu(group[:, None] == group[None, :], 1).astype(np.int64)
    wanted = PairTerm(
        level=0,
        session=0,
        weights=Weights.matrix(-alike),
        relation=Relation.same(np.repeat(np.arange(tables), seats)),
        constant=int(alike.sum()),
    )
    return Problem(n, [SessionPlaces(tables * seats, np.arange(n))], [wanted])


def test_a_group_larger_than_a_table_is_parted_and_that_is_proven() -> None:
    problem = friends(3, 4, [5, 4, 3])
    assert counts_tables(problem)
    assert tables_of(problem).tolist() == [0] * 4 + [1] * 4 + [2] * 4
    at = np.array([0, 1, 2, 3, 8, 4, 5, 6, 7, 9, 10, 11], dtype=np.int32)
    found = bounded(problem, (at,))
    assert found.cost == (4,)
    assert found.proven


@pytest.mark.parametrize("seats", [2, 3])
def test_who_needs_more_company_than_a_table_has_pays_for_it(seats: int) -> None:
    n = 2 * seats
    everyone = np.arange(n)
    alone = CompanyTerm(
        level=0,
        session=0,
        items=everyone,
        wanted=Weights.matrix(np.ones((n, n), dtype=np.int64)),
        relation=Relation.same(np.repeat([0, 1], seats)),
        costs=np.array([3, 2, 1, 0]),
    )
    problem = Problem(n, [SessionPlaces(n, everyone)], [alone])
    barred = np.zeros((n, n + 1), dtype=np.bool_)
    found = decide_by_table(problem, [100], barred, waiting=0, effort=PLENTY, seconds=60.0)
    assert found.bound == n * (4 - seats)
