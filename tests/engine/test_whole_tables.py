"""Sessions where only who shares a table counts are seated, and proven, by whole tables."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.assigning import Assignment
from preseance.engine.budget import Budget
from preseance.engine.evaluate import evaluate
from preseance.engine.incumbent import Incumbent
from preseance.engine.matrices import Matrices, matrices_of
from preseance.engine.problem import Problem, SessionPlaces
from preseance.engine.search.opening import assigned
from preseance.engine.solve import solve
from preseance.engine.tables.solve import effort_of
from preseance.engine.whole_tables import seat_whole_tables, whole_tables
from preseance.terms import PairTerm, PlaceTerm, Relation, Term, Weights


def dinner(sizes: list[int], guests: int, seed: int, levels: int = 2) -> Problem:
    """Random likes and dislikes; at the first of two levels some pairs are kept apart."""
    draws, places = np.random.default_rng(seed), sum(sizes)
    table = Relation.same(np.repeat(np.arange(len(sizes)), sizes))
    terms: list[Term] = []
    for level in range(levels):
        few = level == 0 and levels > 1
        lowest, highest, share = (1, 2, 0.15) if few else (-9, 10, 0.6)
        cost = draws.integers(lowest, highest, (guests, guests))
        kept = np.triu(draws.random((guests, guests)) < share, 1)
        weights = Weights.matrix(cost * kept)
        terms.append(PairTerm(level=level, session=0, weights=weights, relation=table))
    session = SessionPlaces(places, np.arange(guests))
    return Problem(guests, [session], terms, ("must", "should")[:levels])


def read(problem: Problem) -> Matrices:
    made = matrices_of(problem, 0, 0)
    assert made is not None
    return made


@given(
    sizes=st.sampled_from([[2, 2], [1, 3], [3, 3], [2, 2, 2], [1, 2, 3], [4, 2]]),
    empty=st.integers(0, 1),
    levels=st.integers(1, 2),
    seed=st.integers(0, 10**6),
)
@settings(max_examples=8, deadline=None)
def test_what_is_proven_by_whole_tables_no_placement_undercuts(
    sizes: list[int], empty: int, levels: int, seed: int
) -> None:
    guests = sum(sizes) - empty
    problem = dinner(sizes, guests, seed, levels)
    tables = whole_tables(read(problem))
    if tables is None:
        # No pair of several tables costs anything.
        return
    found = seat_whole_tables(tables, Budget(effort=effort_of(6), seed=seed, threads=1).start())
    at = read(problem).standing(found.location, assigned(problem, 0))
    assert sorted(at.tolist()) == sorted(set(at.tolist()))
    every = (np.array(p[:guests], dtype=np.int32) for p in permutations(range(sum(sizes))))
    assert evaluate(problem, (at,)) == min(evaluate(problem, (each,)) for each in every)


def test_a_dinner_of_twenty_is_proven_where_time_is_given() -> None:
    problem = dinner([5] * 4, 20, 1)
    solution = solve(problem, Budget(seconds=20))
    assert solution.proven
    assert solution.cost == evaluate(problem, solution.placement)


def test_the_answer_for_an_effort_does_not_depend_on_the_threads() -> None:
    problem = dinner([8] * 5, 38, 2)
    one, two = (solve(problem, Budget(effort=400_000, seed=3, threads=t)) for t in (1, 2))
    assert one.cost == two.cost
    assert (one.placement[0] == two.placement[0]).all()


def test_a_place_that_differs_from_its_table_is_not_read_by_whole_tables() -> None:
    problem = dinner([4, 4], 8, 0)
    wish = PlaceTerm(level=1, session=0, costs=Weights.sparse([(0, 3, 5)]))
    wishing = Problem(8, problem.sessions, [*problem.terms, wish], problem.levels)
    assert whole_tables(read(problem)) is not None
    assert whole_tables(read(wishing)) is None
    ring = Relation.matrix(np.eye(8, k=1, dtype=np.int64) + np.eye(8, k=-1, dtype=np.int64))
    beside = PairTerm(level=1, session=0, weights=Weights.sparse([(0, 1, 1)]), relation=ring)
    assert whole_tables(read(Problem(8, problem.sessions, [beside], problem.levels))) is None


def test_a_warm_start_by_whole_tables_never_returns_worse() -> None:
    problem = dinner([6] * 4, 24, 5)
    good = solve(problem, Budget(seconds=3))
    incumbent = Incumbent.of(problem, good.placement, Budget().start())
    assert Assignment.read(problem, incumbent) is not None
    again = solve(problem, Budget(effort=1_000), start=good.placement)
    assert again.cost <= good.cost
