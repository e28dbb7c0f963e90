"""What must hold of every drawn sheet, measured without the code that placed the names."""

from itertools import combinations
from math import hypot

from preseance.documents.floor_plan import Drawing
from preseance.documents.fonts import CAP_HEIGHT
from preseance.documents.labels import Seat
from preseance.documents.scene import Box
from preseance.views.records import SessionView


def assert_legible(view: SessionView, drawing: Drawing) -> None:
    """Every guest has a full name, apart from all others, on the sheet, clear of discs."""
    assert drawing.labels is not None
    guests = {place.id: place.guest for place in view.places() if place.guest is not None}
    assert {label.place for label in drawing.labels} == set(guests)
    if drawing.paper.name == "A3":
        assert drawing.size * CAP_HEIGHT >= 2.0
    for label in drawing.labels:
        guest = guests[label.place]
        said = "".join(text.content for text in label.texts()).split()
        assert "".join(said) == "".join(guest.full_name.split())
        assert drawing.paper.inside.holds(label.box)
        for text in label.texts():
            assert text.width <= (label.box.height if label.turned else label.box.width) + 1e-6
        for seat in drawing.furniture.seats.values():
            assert _distance(seat.x, seat.y, label.box) >= seat.radius
        for x, y in drawing.furniture.numbers.values():
            assert _distance(x, y, label.box) >= drawing.furniture.number_size / 3
    assert_each_at_its_place(view, drawing)
    boxes = sorted((label.box for label in drawing.labels), key=lambda box: box.left)
    for one, other in combinations(boxes, 2):
        if other.left >= one.right:
            continue
        assert not one.meets(other)
    seats = list(drawing.furniture.seats.values())
    for a, b in combinations(seats, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius - 0.05


def assert_each_at_its_place(view: SessionView, drawing: Drawing) -> None:
    """A name without a leader is nearer to its own disc than to any other of its table."""
    seats = drawing.furniture.seats
    for group in (*view.tables, *view.rows):
        own = {place.id for place in group.places}
        for label in drawing.labels or ():
            if label.place not in own or label.leader:
                continue
            mine = _nearness(seats[label.place], label.box)
            for place in own - {label.place}:
                theirs = _nearness(seats[place], label.box)
                assert theirs[0] > mine[0] - 0.06
                assert theirs[0] > mine[0] + 0.04 or theirs[1] > mine[1]


def _nearness(seat: Seat, box: Box) -> tuple[float, float]:
    """From the edge of a disc to a name, and from its middle to the name's middle."""
    x, y = box.middle
    return _distance(seat.x, seat.y, box) - seat.radius, hypot(seat.x - x, seat.y - y)


def _distance(x: float, y: float, box: Box) -> float:
    return hypot(max(box.left - x, 0.0, x - box.right), max(box.top - y, 0.0, y - box.bottom))
