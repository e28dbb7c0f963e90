"""The door refuses what does not fit, and names every fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from preseance.engine import Problem, SessionPlaces, solve
from preseance.engine.budget import Budget
from preseance.errors import ProblemError
from preseance.terms import (
    CompanyTerm,
    MixTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Weights,
)

THREE = SessionPlaces(3, np.arange(3))
# What a caller hands over who has no type checker.
any_problem: Any = Problem
any_session: Any = SessionPlaces
any_weights: Any = Weights
any_relation: Any = Relation
any_place_term: Any = PlaceTerm
any_company_term: Any = CompanyTerm


def test_all_faults_are_told_together() -> None:
    terms = [
        PlaceTerm(level=1, session=0, costs=Weights.sparse([(9, 0, 1)])),
        PlaceTerm(level=0, session=4, costs=Weights.sparse([])),
    ]
    with pytest.raises(ProblemError) as caught:
        Problem(3, [THREE], terms)
    message = str(caught.value)
    assert "level 1 is out of range" in message
    assert "row 9 is out of range" in message
    assert "session 4 is out of range" in message


def test_two_items_fixed_on_one_place_are_refused() -> None:
    session = SessionPlaces(3, np.arange(3), np.array([[0, 1], [2, 1]]))
    with pytest.raises(ProblemError, match=r"place 1 is fixed with several items: \[0, 2\]"):
        Problem(3, [session], [])


def test_a_level_that_could_overflow_is_refused() -> None:
    term = PlaceTerm(level=0, session=0, costs=Weights.matrix(np.full((3, 3), 2**60)))
    with pytest.raises(ProblemError, match="Level cost could reach"):
        Problem(3, [THREE], [term])


def test_weights_that_are_no_integers_are_refused() -> None:
    with pytest.raises(ProblemError, match="nan is not an integer"):
        Weights.matrix(np.array([[1.0, np.nan]]))


def test_a_relation_of_the_wrong_size_is_refused() -> None:
    term = PairTerm(level=0, session=0, weights=Weights.sparse([]), relation=Relation.same([0, 0]))
    with pytest.raises(ProblemError, match="expected \\(3,\\)"):
        Problem(3, [THREE], [term])


def test_negative_counts_are_refused() -> None:
    company = any_company_term(
        level=0,
        session=0,
        items=np.array([0]),
        wanted=Weights.sparse([(0, 1, -1)]),
        relation=Relation.same([0, 0, 0]),
        costs=np.array([0]),
    )
    tally = TallyTerm(
        level=0,
        session=0,
        attribute=np.array([1, -1, 0]),
        group=np.zeros(3, dtype=np.int64),
        costs=np.zeros((1, 2), dtype=np.int64),
    )
    with pytest.raises(ProblemError) as caught:
        Problem(3, [THREE], [company, tally])
    assert "wanted has negative values" in str(caught.value)
    assert "attribute -1 is out of range" in str(caught.value)


def test_items_that_do_not_ascend_are_refused() -> None:
    with pytest.raises(ProblemError, match="ascend"):
        Problem(3, [SessionPlaces(3, np.array([1, 0]))], [])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: any_problem(2.7, [], []), "number of items is 2.7; expected an integer"),
        (lambda: any_problem(1, [any_session(float("nan"), [0])], []), "session 0: the number of places is nan"),
        (lambda: any_problem(1, any_session(1, [0]), []), "expected a list of sessions"),
        (lambda: Problem(1, [], [], "cost"), "expected a list of levels"),
        (lambda: any_problem(1, [any_session(2, [[0]])], []), "attending"),
        (lambda: any_problem(1, [], ["term"]), "term 0 is of type str"),
        (lambda: Problem(3, [THREE], [_constant(0.5)]), "constant is 0.5; expected an integer"),
        (lambda: Problem(3, [THREE], [_constant(float("inf"))]), "constant is inf"),
        (lambda: Weights.matrix([[1], [1, 2]]), "Rows differ in length"),
        (lambda: Weights.matrix([["a"]]), "'a' is not an integer"),
        (lambda: Weights.matrix([[1j]]), "1j is not an integer"),
        (lambda: Weights.matrix(np.array([[2**63]], dtype=np.uint64)), "too large"),
        (lambda: any_weights.sparse([(0, 1, 2, 3)]), r"\(0, 1, 2, 3\); expected three numbers"),
        (lambda: any_relation.pairs([(0,)]), "expected three numbers"),
    ],
)  # fmt: skip
def test_what_no_problem_is_made_of_is_told_in_a_sentence(
    make: Callable[[], object], said: str
) -> None:
    with pytest.raises(ProblemError, match=said):
        make()


def _constant(value: float) -> PlaceTerm:
    term: PlaceTerm = any_place_term(level=0, session=0, costs=Weights.sparse([]), constant=value)
    return term


def test_a_count_that_could_overflow_is_refused() -> None:
    many = Relation.matrix(np.full((3, 3), 2**61))
    term = MixTerm(level=0, weights=Weights.sparse([]), costs=np.array([0, 1]), relations={0: many})
    with pytest.raises(ProblemError, match=r"term 0 \(MixTerm\): the count could reach"):
        Problem(3, [THREE, THREE], [replace(term, relations={0: many, 1: many})])


def test_plain_lists_serve_as_arrays() -> None:
    company = any_company_term(
        level=0,
        session=0,
        items=[0],
        wanted=Weights.sparse([(0, 1, 1)]),
        relation=any_relation(group=[0, 0, 1]),
        costs=[3, 0],
    )
    assert solve(
        any_problem(3, [any_session(3, [0, 1, 2])], [company]), Budget(effort=500)
    ).cost == (0,)


def test_a_table_without_classes_counts_nothing() -> None:
    none = Weights.classes([-1, -1, -1], [-1, -1, -1], np.zeros((0, 0)))
    problem = Problem(3, [THREE], [PlaceTerm(level=0, session=0, costs=none)])
    assert solve(problem, Budget(effort=500)).cost == (0,)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"seconds": float("nan")}, "seconds is nan"),
        ({"seconds": -1.0}, "seconds is -1.0"),
        ({"effort": 1.5}, "effort is 1.5"),
        ({"effort": 50, "seed": -1}, "seed is -1"),
        ({"threads": 0}, "threads is 0; expected an integer of 1 or more"),
        ({"floors": [[0]]}, "floors has length 1; expected 2"),
        ({"floors": [[0, 0], [0]]}, "expected rows of 1"),
        ({"floors": [[0.5], [0]]}, "floors holds 0.5; expected integers"),
        ({"start": ([2, 0, 1],)}, "item 0 is fixed on place 1; the start has it on 2"),
        ({"start": ([0.5, 0, 1],)}, "0.5 is not an integer"),
    ],
)
def test_a_search_is_asked_only_what_it_can_keep_to(asked: dict[str, Any], said: str) -> None:
    problem = Problem(3, [SessionPlaces(3, np.arange(3), np.array([[0, 1]]))], [])
    with pytest.raises(ProblemError, match=said):
        told = {name: asked.pop(name) for name in ("floors", "start") if name in asked}
        solve(problem, Budget(**asked), **told)
