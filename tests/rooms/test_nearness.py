"""Pairs within reach are those that every pair measured would give."""

from math import hypot

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from preseance.rooms.nearness import near_pairs, near_some

_COORDINATES = st.integers(-40, 40).map(lambda n: n / 4)


@given(
    points=st.lists(st.tuples(_COORDINATES, _COORDINATES), max_size=40), reach=st.integers(0, 20)
)
def test_pairs_are_those_that_measuring_every_pair_gives(
    points: list[tuple[float, float]], reach: int
) -> None:
    measured = [
        [i, j]
        for i, (ax, ay) in enumerate(points)
        for j, (bx, by) in enumerate(points[i + 1 :], i + 1)
        if hypot(ax - bx, ay - by) <= reach
    ]

    found = near_pairs(np.array(points, dtype=float).reshape(-1, 2), float(reach))

    assert found.tolist() == measured


def test_pairs_of_some_points_are_those_of_all_in_which_they_are() -> None:
    draw = np.random.default_rng(5)
    points = draw.uniform(0, 6, (60, 2))
    some = np.array([3, 17, 44])
    every = near_pairs(points, 1.5)
    wanted = {(i, j) for i, j in every.tolist() if i in some or j in some}
    assert {(i, j) for i, j in near_some(points, some, 1.5).tolist()} == wanted
