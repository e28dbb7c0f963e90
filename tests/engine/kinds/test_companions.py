"""Nobody meets more of the company they want than is said, wherever they stand."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import partial_placement, random_problem

from preseance.engine.kinds import kind_of, value_of
from preseance.engine.kinds.companions import least_by_place, most_company
from preseance.engine.problem import Problem, SessionPlaces
from preseance.terms import CompanyTerm, Relation, Weights


@given(seed=st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_what_each_pays_where_they_stand_is_never_less(seed: int) -> None:
    problem = random_problem(seed, ("company",))
    rng = np.random.default_rng(seed)
    for term in problem.of(CompanyTerm):
        least = least_by_place(problem, term)
        assert least is not None
        for _ in range(5):
            placement = partial_placement(problem, rng)
            at = placement[term.session][term.items]
            there = np.where(at >= 0, least[np.arange(len(at)), at], term.costs[0])
            assert there.sum() <= value_of(problem, term, placement) - term.constant


def _two_tables(wanted: list[tuple[int, int, int]], needed: int) -> tuple[Problem, CompanyTerm]:
    """Five guests at tables of three and two, each of whom wants some company."""
    term = CompanyTerm(
        level=0,
        session=0,
        items=np.arange(5),
        wanted=Weights.sparse(wanted),
        relation=Relation.same([0, 0, 0, 1, 1]),
        costs=np.arange(needed, -1, -1),
    )
    return Problem(5, [SessionPlaces(5, np.arange(5))], [term]), term


def test_who_has_friends_enough_pays_only_where_the_table_is_too_small() -> None:
    everyone = [(i, j, 1) for i in range(5) for j in range(5)]
    problem, term = _two_tables(everyone, 2)
    most = most_company(problem, term)
    assert most is not None
    assert most.tolist() == [[2, 2, 2, 1, 1]] * 5


def test_who_wants_nobody_who_comes_costs_as_much_as_alone() -> None:
    problem, term = _two_tables([(0, 0, 1), (1, 2, 1)], 1)
    # Only the second has anybody; the first counts but themselves, and the others nobody.
    assert kind_of(term).least(problem, term) == 4
