"""Every kind of term is known whole, and what is known of it is true of every placement."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.problems import KINDS as RANDOM_KINDS
from tests.engine.problems import partial_placement, random_placement, random_problem

from preseance.engine.exact.objective import COST
from preseance.engine.kinds import KINDS, ByKind, kind_of, value_of
from preseance.engine.problem import Placement, Problem
from preseance.terms import PlaceTerm, Term, Weights

seeds = st.integers(0, 10**6)


def test_every_term_is_of_one_kind_that_is_drawn_at_random_too() -> None:
    assert [kind.term for kind in KINDS] == list(get_args(Term))
    assert [f"{kind.term.__name__}" for kind in KINDS] == [
        f"{name.capitalize()}Term" for name in RANDOM_KINDS
    ]


def test_a_method_that_is_silent_on_a_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="Nothing is said of PairTerm, CompanyTerm"):
        ByKind({PlaceTerm: 1})


def test_a_term_of_a_narrower_class_is_of_the_kind_it_narrows() -> None:
    class Wish(PlaceTerm):
        pass

    wish = Wish(level=0, session=0, costs=Weights.sparse([]))
    assert kind_of(wish).term is PlaceTerm
    assert COST[wish] is COST[PlaceTerm(level=0, session=0, costs=wish.costs)]


@pytest.mark.parametrize("kind", RANDOM_KINDS)
@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_no_placement_undercuts_the_least_or_goes_beyond_the_reach(kind: str, seed: int) -> None:
    problem = random_problem(seed, (kind,))
    rng = np.random.default_rng(seed)
    for placement in (random_placement(problem, rng), partial_placement(problem, rng)):
        for term in problem.terms:
            value = value_of(problem, term, placement) - term.constant
            assert kind_of(term).least(problem, term) <= value
            assert abs(value) <= kind_of(term).reach(problem, term)


@pytest.mark.parametrize("kind", RANDOM_KINDS)
@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_a_term_reads_its_own_sessions_alone(kind: str, seed: int) -> None:
    problem = random_problem(seed, (kind,))
    rng = np.random.default_rng(seed)
    here, there = random_placement(problem, rng), partial_placement(problem, rng)
    for term in problem.terms:
        mixed = tuple(
            at if k in term.sessions else other
            for k, (at, other) in enumerate(zip(here, there, strict=True))
        )
        assert value_of(problem, term, mixed) == value_of(problem, term, here)


@pytest.mark.parametrize("kind", RANDOM_KINDS)
@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_items_of_equal_marks_may_change_places(kind: str, seed: int) -> None:
    problem = random_problem(seed, (kind,))
    rng = np.random.default_rng(seed)
    placement = random_placement(problem, rng)
    for term in problem.terms:
        marks = [mark.tolist() for mark in kind_of(term).marks(problem.num_items, term)]
        told = list(zip(*marks, strict=True)) or [()] * problem.num_items
        for a in range(problem.num_items):
            for b in range(a):
                if told[a] == told[b] and _attend_alike(problem, a, b):
                    swapped = _swapped(placement, a, b)
                    assert value_of(problem, term, swapped) == value_of(problem, term, placement)


def _attend_alike(problem: Problem, a: int, b: int) -> bool:
    return all((a in s.attending) == (b in s.attending) for s in problem.sessions)


def _swapped(placement: Placement, a: int, b: int) -> Placement:
    out = tuple(at.copy() for at in placement)
    for at in out:
        at[[a, b]] = at[[b, a]]
    return out
