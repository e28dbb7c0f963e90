"""A long, thin room fills its sheet in stretches, each place as far from its neighbours as it was."""

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from tests.documents.touching import touching

from preseance.documents.floor_plan import best_drawing, floor_plan, paint_drawing
from preseance.documents.scene import Disc, Scene
from preseance.documents.stretches import in_stretches
from preseance.model.room import Form, Table
from preseance.views.forms import form_view
from preseance.views.records import DoorView, GuestView, PlaceView, RoomView, SessionView


def _line(*, along_x: bool = True, doors: tuple[DoorView, ...] = ()) -> SessionView:
    """Twenty-three in line, as the French president receives them."""
    x, y = (15.0, 3.0) if along_x else (3.0, 15.0)
    table = Table(
        id="t", form=Form.LINE, seats=23, pitch=1.1, x=x, y=y, rotation=0.0 if along_x else 90.0
    )
    view = form_view(table)
    width, depth = (30.0, 6.0) if along_x else (6.0, 30.0)

    def seated(place: PlaceView) -> PlaceView:
        name = f"Roch Marc Christian Kaboré {place.number}"
        return replace(place, guest=GuestView(place.id, name, monogram="FRA"))

    rows = tuple(replace(r, places=tuple(map(seated, r.places))) for r in view.rows)
    return replace(view, room=RoomView("r", "Court", width, depth, doors=doors), rows=rows)


@pytest.mark.parametrize("along_x", [True, False])
def test_neighbours_stay_as_far_apart_within_a_stretch(along_x: bool) -> None:
    view = _line(along_x=along_x)
    ways = list(in_stretches(view))
    assert len(ways) == 3
    for way in ways:
        assert [p.id for p in way.places()] == [p.id for p in view.places()]
        for place in way.places():
            assert 0 < place.x < way.room.width and 0 < place.y < way.room.depth
        near = [hypot(a.x - b.x, a.y - b.y) for a, b in combinations(way.places(), 2)]
        assert min(near) == pytest.approx(1.1)
        stretches = way.room.cuts
        assert len(stretches) % 2 == 0 and stretches


def test_the_sheet_is_filled_and_nothing_touches() -> None:
    view = _line()
    (scene,), _ = floor_plan(view, "a4")
    assert any("stretches" in text.content for text in scene.texts())
    discs = [mark for mark in scene.marks["places"] if isinstance(mark, Disc)]
    across = max(d.x for d in discs) - min(d.x for d in discs)
    down = max(d.y for d in discs) - min(d.y for d in discs)
    assert across > 0.3 * scene.width and down > 0.3 * scene.height
    for way in in_stretches(view):
        drawing = best_drawing(way, "a4")
        scene = Scene(drawing.paper.width, drawing.paper.height, "")
        paint_drawing(scene, way, drawing)
        assert list(touching(scene, drawing.labels or ())) == []


def test_a_room_that_is_not_thin_or_has_a_door_stays_whole() -> None:
    view = _line()
    assert not list(in_stretches(replace(view, room=replace(view.room, depth=12.0))))
    assert not list(in_stretches(_line(doors=(DoorView(0.0, 3.0, main=True),))))
