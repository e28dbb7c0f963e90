"""Lines of sight."""

import random

import numpy as np

from preseance.model.place import Place, PlaceKind
from preseance.model.room import Fixture
from preseance.rooms import in_sight


def _places(*points: tuple[float, float]) -> list[Place]:
    return [
        Place(f"p-{k}", PlaceKind.SEAT, "r", "p", 1, k, x, y, 0.0)
        for k, (x, y) in enumerate(points, 1)
    ]


def test_a_pillar_between_two_places_hides_them_from_each_other() -> None:
    places = _places((0, 0), (10, 0), (10, 4), (0, 4))
    seen = in_sight(places, [Fixture(x=5, y=0, width=1, depth=1)])
    assert seen.tolist() == [
        [True, False, True, True],
        [False, True, True, True],
        [True, True, True, True],
        [True, True, True, True],
    ]


def test_without_fixtures_everybody_sees_everybody() -> None:
    assert in_sight(_places((0, 0), (1, 1), (2, 5)), []).all()


def test_a_line_along_the_edge_of_a_screen_is_free() -> None:
    assert in_sight(_places((0, 0), (0, 9)), [Fixture(x=1, y=4, width=2, depth=1)]).all()


def test_sight_agrees_with_points_tried_along_the_line() -> None:
    draw = random.Random(7)
    for _ in range(40):
        places = _places(*((draw.uniform(0, 9), draw.uniform(0, 9)) for _ in range(5)))
        box = Fixture(
            x=draw.uniform(2, 7), y=draw.uniform(2, 7),
            width=draw.uniform(0.5, 3), depth=draw.uniform(0.5, 3),
        )  # fmt: skip
        seen = in_sight(places, [box])
        for i, a in enumerate(places):
            for j, b in enumerate(places):
                t = np.linspace(0.0, 1.0, 2001)
                x, y = a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)
                hit = (np.abs(x - box.x) < box.width / 2) & (np.abs(y - box.y) < box.depth / 2)
                # A corner cut more finely than the steps may be missed by the points alone.
                if hit.sum() != 0 or seen[i, j]:
                    assert seen[i, j] == (not hit.any())
