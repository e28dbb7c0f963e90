"""Fresh company over several sessions begins with a schedule, never with a worse start."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.engine.budget import Budget
from preseance.engine.evaluate import check_placement, evaluate
from preseance.engine.incumbent import Incumbent
from preseance.engine.mixing import FreshCompany, even_sessions
from preseance.engine.problem import Problem, SessionPlaces
from preseance.engine.search.opening import assigned
from preseance.engine.solve import solve
from preseance.terms import MixTerm, PlaceTerm, Relation, Weights


def evenings(
    tables: int, size: int, sessions: int, people: int | None = None, wish: bool = False
) -> Problem:
    """So many evenings at even tables; nobody is to meet anybody twice."""
    seats = tables * size
    guests = seats if people is None else people
    everybody = np.zeros(guests, dtype=np.int64)
    fresh = MixTerm(
        level=0,
        weights=Weights.classes(everybody, everybody, [[1]]),
        costs=np.maximum(np.arange(sessions + 1) - 1, 0),
        relations=dict.fromkeys(range(sessions), Relation.same(np.arange(seats) // size)),
    )
    terms: list[MixTerm | PlaceTerm] = [fresh]
    if wish:
        elsewhere = [(0, place, 1) for place in range(size, seats)]
        terms.append(PlaceTerm(level=1, session=0, costs=Weights.sparse(elsewhere)))
    places = [SessionPlaces(seats, np.arange(guests))] * sessions
    return Problem(guests, places, terms, ("must", "prefer"))


@pytest.mark.parametrize("people", [16, 14])
def test_a_plane_seats_four_tables_of_four_five_times_with_hardly_any_search(people: int) -> None:
    assert solve(evenings(4, 4, 5, people), Budget(effort=10)).cost == (0, 0)


def test_what_algebra_lacks_is_found_by_turning_for_an_effort_whatever_the_threads() -> None:
    problem = evenings(5, 4, 5)
    one, two = (solve(problem, Budget(effort=2_000_000, seed=1, threads=t)) for t in (1, 2))
    assert one.cost == two.cost == (0, 0)
    assert all((a == b).all() for a, b in zip(one.placement, two.placement, strict=True))


def test_a_wish_is_granted_beside_fresh_company() -> None:
    assert solve(evenings(4, 4, 5, wish=True), Budget(effort=20_000)).cost == (0, 0)


def test_uneven_tables_and_fixed_places_have_no_schedule() -> None:
    even = evenings(3, 3, 4)
    term = even.terms[0]
    assert isinstance(term, MixTerm)
    fixed = [SessionPlaces(9, np.arange(9), fixed=[(0, 0)])] * 4
    assert even_sessions(even) is not None
    assert even_sessions(Problem(9, fixed, even.terms, even.levels)) is None
    uneven = Relation.same(np.array([0, 0, 0, 0, 1, 1, 1, 2, 2]))
    other = MixTerm(
        level=0, weights=term.weights, costs=term.costs, relations=dict.fromkeys(range(4), uneven)
    )
    assert even_sessions(Problem(9, even.sessions, [other], even.levels)) is None


@given(
    shape=st.tuples(st.integers(2, 5), st.integers(2, 4), st.integers(2, 6)),
    away=st.integers(0, 3),
    seed=st.integers(0, 99),
)
@settings(max_examples=25, deadline=None)
def test_a_schedule_seats_everybody_and_never_costs_more_than_the_start(
    shape: tuple[int, int, int], away: int, seed: int
) -> None:
    tables, size, sessions = shape
    problem = evenings(tables, size, sessions, tables * size - away, wish=True)
    begin = tuple(assigned(problem, k) for k in range(sessions))
    meter = Budget(effort=3_000, seed=seed, threads=1).start()
    incumbent = Incumbent.of(problem, begin, meter)
    method = FreshCompany.read(problem, incumbent)
    assert method is not None
    method.improve(incumbent, meter)
    check_placement(problem, incumbent.placement)
    assert all((at >= 0).all() for at in incumbent.placement)
    assert evaluate(problem, incumbent.placement) == incumbent.cost <= evaluate(problem, begin)
