"""The door refuses what does not fit, and names every fault."""

from __future__ import annotations

import numpy as np
import pytest

from preseance.engine import Problem, SessionPlaces
from preseance.engine.terms import CompanyTerm, PairTerm, PlaceTerm, Relation, TallyTerm, Weights
from preseance.errors import ProblemError

THREE = SessionPlaces(3, np.arange(3))


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
    company = CompanyTerm(
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
