"""Blocks: the classes listed are all there are, and those that fit cover each vertex once."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
from tests.engine.colouring.graphs import in_runs, queens

from preseance.engine.colouring.blocks import classes, fit
from preseance.engine.colouring.cliques import as_bits, as_flags
from preseance.engine.colouring.cover import FOUND, NONE, OUT_OF_STEPS
from preseance.engine.colouring.even import EvenClasses

GOING = np.zeros(1, dtype=np.bool_)
ROWS = as_bits(np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0]], dtype=np.bool_))


def test_all_queens_that_meet_every_line_are_listed() -> None:
    way = EvenClasses(*in_runs(25, queens(5)), 5).ways[-1]
    found, blocks, whole = classes(way.cover, 0, 100, GOING)
    attacked = set(queens(5))
    naive = set()
    for columns in permutations(range(5)):
        cells = [5 * row + column for row, column in enumerate(columns)]
        meets = any(c % 6 == 0 for c in cells) and any(c % 4 == 0 and 0 < c < 24 for c in cells)
        if meets and not set(combinations(cells, 2)) & attacked:
            naive.add(tuple(cells))
    assert whole and (found == blocks).all()
    assert {tuple(np.flatnonzero(as_flags(one, 25))) for one in found} == naive


def test_more_classes_than_asked_are_not_all() -> None:
    way = EvenClasses(*in_runs(25, queens(5)), 5).ways[-1]
    found, _, whole = classes(way.cover, 0, 3, GOING)
    assert not whole and len(found) == 3


def test_blocks_that_fit_cover_each_vertex_once() -> None:
    ended, which = fit(ROWS, 4, 2, 0, 100, GOING)
    assert ended == FOUND and sorted(which) == [0, 1]


def test_blocks_that_do_not_fit_are_known_not_to() -> None:
    assert fit(ROWS[1:], 4, 2, 0, 100, GOING)[0] == NONE


def test_a_search_out_of_steps_says_so() -> None:
    assert fit(ROWS, 4, 2, 0, 0, GOING)[0] == OUT_OF_STEPS
