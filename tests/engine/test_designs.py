"""In each design every two meet exactly once."""

from __future__ import annotations

import numpy as np
import pytest

from preseance.engine.designs import affine_plane, fresh_groups, round_robin, shared_tables


def meetings(group_of: np.ndarray) -> np.ndarray:
    return sum((row[:, None] == row).astype(int) for row in group_of)


@pytest.mark.parametrize("order", [2, 3, 4, 5, 7, 8, 9])
def test_two_points_share_one_line(order: int) -> None:
    plane = affine_plane(order)
    assert plane is not None
    met = meetings(plane)
    np.fill_diagonal(met, 1)
    assert (met == 1).all()
    assert all((np.bincount(row) == order).all() for row in plane)


def test_no_plane_of_order_six_is_made_up() -> None:
    assert affine_plane(6) is None


@pytest.mark.parametrize("players", [2, 4, 10, 16])
def test_two_players_meet_once(players: int) -> None:
    met = meetings(round_robin(players))
    np.fill_diagonal(met, 1)
    assert (met == 1).all()


@pytest.mark.parametrize("size", [2, 3, 4, 5, 8])
@pytest.mark.parametrize("people", [1, 2, 7, 16, 25, 30])
def test_all_people_share_a_table_some_day(people: int, size: int) -> None:
    shared = shared_tables(people, size)
    assert (meetings(shared) + np.eye(people, dtype=int) > 0).all()
    assert all(np.bincount(row).max() <= size for row in shared)


@pytest.mark.parametrize(
    ("groups", "size", "weeks"),
    [
        (2, 2, 3),
        (4, 4, 5),
        (7, 5, 7),
        (8, 4, 9),
        (9, 3, 13),
        (8, 8, 9),
        (9, 4, 9),
        (6, 4, 1),
        (7, 3, 10),
        (13, 3, 19),
    ],
)
def test_nobody_meets_twice_in_fresh_groups(groups: int, size: int, weeks: int) -> None:
    rows = fresh_groups(groups, size)
    assert rows.shape == (weeks, groups * size)
    assert all((np.bincount(row, minlength=groups) == size).all() for row in rows)
    met = meetings(rows)
    np.fill_diagonal(met, 0)
    assert met.max() == 1
