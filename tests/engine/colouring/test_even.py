"""Classes that are alike: queens' boards that have such a colouring, and those that have none."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engine.colouring.graphs import in_runs, queens, random_graph

from preseance.engine.colouring.even import EvenClasses

GOING = np.zeros(1, dtype=np.bool_)


@pytest.mark.parametrize("n", [5, 7])
def test_a_board_is_parted_into_as_many_classes_as_rows(n: int) -> None:
    colour, none = EvenClasses(*in_runs(n * n, queens(n)), n).search(0, GOING)
    assert colour is not None and not none
    assert all(colour[a] != colour[b] for a, b in queens(n))
    assert sorted(set(colour.tolist())) == list(range(n))


@pytest.mark.parametrize("n", [4, 6])
def test_a_board_without_such_classes_is_known_to_have_none(n: int) -> None:
    assert EvenClasses(*in_runs(n * n, queens(n)), n).search(0, GOING) == (None, True)


def test_cliques_that_leave_a_vertex_out_say_nothing() -> None:
    edges = [*random_graph(1, 8), (7, 8)]
    assert EvenClasses(*in_runs(9, edges), 3).search(0, GOING) == (None, False)


def test_a_search_stopped_says_nothing() -> None:
    stopped = np.ones(1, dtype=np.bool_)
    assert EvenClasses(*in_runs(25, queens(5)), 5).search(0, stopped) == (None, False)
