"""Symmetries keep every edge; groups and subgroups are closed."""

from __future__ import annotations

from tests.engine.colouring.graphs import in_runs, queens, random_graph

from preseance.engine.colouring.symmetry import groups, subgroups, symmetries


def test_a_board_of_queens_has_its_eight_symmetries() -> None:
    edges = set(queens(6))
    found = symmetries(*in_runs(36, queens(6)))
    assert len(found) == 7
    for image in found:
        assert {tuple(sorted((int(image[a]), int(image[b])))) for a, b in edges} == edges


def test_groups_of_the_board_are_closed() -> None:
    for group in groups(symmetries(*in_runs(36, queens(6))), 36):
        names = {one.tobytes() for one in group}
        assert all(one[two].tobytes() in names for one in group for two in group)
        assert all(len(group) % len(sub) == 0 for sub in subgroups(group))


def test_a_graph_without_symmetry_has_none() -> None:
    assert symmetries(*in_runs(20, random_graph(3, 20))) == []
