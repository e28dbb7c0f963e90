"""Positions: room for everybody, and the sides where the numbering says they are."""

from itertools import combinations, pairwise
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.model.forms import capacity_problem
from preseance.model.room import Form, Hosts, Table
from preseance.protocol.honours import honours
from preseance.rooms import Disc, Polygon, Position, lay_out, outlines

FORMS = st.sampled_from(list(Form))


@settings(max_examples=150, deadline=None)
@given(
    FORMS,
    st.integers(1, 60),
    st.integers(1, 4),
    st.floats(0, 360),
    st.floats(0.5, 1.0),
    st.booleans(),
)
def test_nobody_is_nearer_than_45_cm_to_another(
    form: Form, seats: int, rows: int, rotation: float, pitch: float, inner: bool
) -> None:
    table = Table(
        id="t", form=form, seats=seats, rows=rows, rotation=rotation, pitch=pitch, inner=inner
    )
    if capacity_problem(table):
        return
    positions = lay_out(table)
    assert [p.number for p in positions] == list(range(1, seats + 1))
    for a, b in combinations(positions, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= 0.45


@pytest.mark.parametrize("seats", [1, 7, 8, 15])
def test_a_central_aisle_lies_in_the_middle_of_its_rows(seats: int) -> None:
    table = Table(id="t", form=Form.ROWS, seats=seats, fills_from="aisle", pitch=0.6)
    xs = [p.x for p in lay_out(table)]
    wide = [(a, b) for a, b in pairwise(xs) if b - a > 1]
    assert wide == [(pytest.approx(-0.9), pytest.approx(0.9))][: seats > 1]


def test_nobody_is_crowded_at_a_foot_of_two() -> None:
    table = Table(id="t", form=Form.T, seats=13, per_row=(5, 3, 2))
    for a, b in combinations(lay_out(table), 2):
        assert hypot(a.x - b.x, a.y - b.y) >= 0.45


@settings(max_examples=50, deadline=None)
@given(FORMS, st.integers(8, 30), st.floats(0, 360))
def test_nobody_sits_on_a_disc_or_a_side_of_a_table(
    form: Form, seats: int, rotation: float
) -> None:
    table = Table(id="t", form=form, seats=seats, rotation=rotation, x=5, y=6)
    if capacity_problem(table) or form in (Form.CAR, Form.BUS):
        return
    for shape in outlines(table):
        for p in lay_out(table):
            if isinstance(shape, Disc):
                away = hypot(p.x - shape.x, p.y - shape.y) - shape.radius
            else:
                away = min(_distance((p.x, p.y), ring) for ring in shape.rings)
            assert away == pytest.approx(0.3)


def test_host_of_a_round_table_is_at_the_top_and_numbers_run_clockwise() -> None:
    first, second, *_ = lay_out(Table(id="t", seats=4, diameter=1.4))
    assert (first.x, first.y, first.facing) == pytest.approx((0, 1, 270))
    assert (second.x, second.y, second.facing) == pytest.approx((1, 0, 180), abs=1e-9)


def test_a_quarter_turn_counter_clockwise_has_the_host_look_east() -> None:
    first = lay_out(Table(id="t", seats=4, diameter=1.4, rotation=90, x=3, y=2))[0]
    assert (first.x, first.y, first.facing) == pytest.approx((2, 2, 0))


def test_the_first_row_is_in_front_and_starts_at_the_right_hand() -> None:
    at = lay_out(Table(id="t", form=Form.ROWS, seats=4, rows=2, pitch=1.0, depth=1.0))
    assert [(p.x, p.y) for p in at] == [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)]


@settings(max_examples=60, deadline=None)
@given(FORMS, st.integers(4, 60), st.integers(1, 5), st.floats(0.5, 2.0))
def test_no_corner_of_a_table_is_given_twice(
    form: Form, seats: int, prongs: int, depth: float
) -> None:
    table = Table(id="t", form=form, seats=seats, prongs=prongs, depth=depth)
    if capacity_problem(table):
        return
    for shape in outlines(table):
        for ring in shape.rings if isinstance(shape, Polygon) else ():
            for a, b in combinations(ring, 2):
                assert hypot(a[0] - b[0], a[1] - b[1]) > 1e-6


def test_a_hollow_square_is_hollow() -> None:
    (shape,) = outlines(Table(id="t", form=Form.SQUARE, seats=40))
    assert isinstance(shape, Polygon)
    assert len(shape.rings) == 2


def _distance(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> float:
    x, y = point
    found = []
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        dx, dy = bx - ax, by - ay
        t = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
        found.append(hypot(ax + t * dx - x, ay + t * dy - y))
    return min(found)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([Form.ROUND, Form.LONG, Form.DAIS, Form.U, Form.T, Form.SQUARE, Form.PHOTO]),
    st.integers(9, 24),
    st.floats(0, 360),
    st.sampled_from(["right", "left"]),
)
def test_the_first_place_is_at_the_hand_of_honour_of_whoever_presides(
    form: Form, seats: int, rotation: float, hand: str
) -> None:
    table = Table.model_validate(
        {
            "id": "t",
            "form": form,
            "seats": seats,
            "rotation": rotation,
            "honour_side": hand,
            "hosts": Hosts.MIDDLE if form is Form.LONG else Hosts.ONE,
        }
    )
    at = {p.number: p for p in lay_out(table)}
    found = honours(table)
    (host,) = found.presiding
    first, second = (at[n] for n in found.order[:2])
    angle = radians(at[host].facing)
    toward_left = (-sin(angle), cos(angle))

    def leftward(place: Position) -> float:
        dx, dy = place.x - at[host].x, place.y - at[host].y
        return dx * toward_left[0] + dy * toward_left[1]

    sign = -1 if hand == "right" else 1
    assert sign * leftward(first) > 0.2
    assert sign * leftward(second) < -0.2


@pytest.mark.parametrize(
    ("said", "first", "front"),
    [
        ({}, "right", "right"),
        ({"honour_side": "left"}, "left", "left"),
        ({"wheel": "right"}, "right", "left"),
        ({"honour_side": "left", "wheel": "left"}, "left", "right"),
    ],
)
def test_the_first_in_a_car_sits_by_the_kerb_or_behind_the_driver(
    said: dict[str, str], first: str, front: str
) -> None:
    car = Table.model_validate({"id": "c", "form": "car", "seats": 3, **said})
    at = {p.number: p for p in lay_out(car)}
    best, second = (at[n] for n in honours(car).order[:2])
    beside_driver = min(at.values(), key=lambda p: p.y)
    # Whoever faces south has the west on the right.
    assert (best.x < second.x) == (first == "right")
    assert (beside_driver.x < max(best.x, second.x)) == (front == "right")
