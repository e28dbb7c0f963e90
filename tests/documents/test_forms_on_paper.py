"""Every form prints with full names that are apart, or says that a key holds them."""

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.documents.scripts_sampled import CJK, MIXED
from tests.documents.scripts_sampled import NAMES as SCRIPTS
from tests.documents.sheets import assert_legible
from tests.documents.touching import touching

from preseance.documents.floor_plan import best_drawing, floor_plan, paint_drawing
from preseance.documents.obstacles import Flat
from preseance.documents.pages.working_names import names_of
from preseance.documents.pages.working_room import room_of
from preseance.documents.scene import Box, Scene, Text, ink_of
from preseance.documents.sizes import PaperName
from preseance.model.forms import capacity_problem
from preseance.model.room import Form, Hosts, Table
from preseance.views.forms import form_view
from preseance.views.records import DoorView, GuestView, PlaceView, RoomView, SessionView

_NAMES = (
    ("Emmanuel", "Macron"),
    ("Kolinda", "Grabar-Kitarović"),
    ("Mohamed", "Ould Abdel Aziz"),
    ("", "Henri"),
    ("Roch Marc Christian", "Kaboré"),
    ("Νίκος", "Αναστασιάδης"),
    ("Бакир", "Изетбеговић"),
    ("בנימין", "נתניהו"),
    ("ამირან", "გამყრელიძე"),
    ("Nguyễn Thị", "Minh Khai"),
)
_TABLES = st.builds(
    Table,
    id=st.just("t"),
    name=st.sampled_from(["", "Table of the Republic", "7"]),
    form=st.sampled_from(list(Form)),
    seats=st.integers(2, 40),
    hosts=st.sampled_from([None, Hosts.ONE, Hosts.FRENCH, Hosts.ENGLISH]),
    inner=st.booleans(),
    rows=st.integers(1, 5),
    row_names=st.sampled_from(["numbers", "letters"]),
    rotation=st.sampled_from([0.0, 90.0, 180.0, 45.0]),
    interpreters=st.sampled_from(["none", "none", "behind"]),
    x=st.just(10.0),
    y=st.just(8.0),
).filter(lambda table: capacity_problem(table) is None)


def _guest(number: int, place: PlaceView) -> PlaceView:
    if place.kind == "auxiliary" or number % 7 == 6:
        return place
    given_name, family = _NAMES[number % len(_NAMES)]
    full = f"{given_name} {family}".strip()
    guest = GuestView(str(number), full, given=given_name, family=family, monogram="FRA")
    return replace(place, guest=guest)


def _session(table: Table) -> SessionView:
    view = form_view(table)
    room = RoomView("r", "Hall", 20.0, 16.0, doors=(DoorView(10.0, 0.0, main=True),))

    def seated(places: tuple[PlaceView, ...]) -> tuple[PlaceView, ...]:
        return tuple(_guest(number, place) for number, place in enumerate(places))

    return replace(
        view,
        room=room,
        tables=tuple(replace(t, places=seated(t.places)) for t in view.tables),
        rows=tuple(replace(r, places=seated(r.places)) for r in view.rows),
    )


@settings(max_examples=20, deadline=None)
@given(_TABLES)
def test_a_form_prints_with_legible_names_or_a_key(table: Table) -> None:
    view = _session(table)
    drawing = best_drawing(view, "a3")
    if drawing.labels is not None:
        assert_legible(view, drawing)
        return
    scenes, remarks = floor_plan(view, "a3")
    assert any(remark.kind == "key" for remark in remarks)
    said = " ".join(text.content for scene in scenes[1:] for text in scene.texts())
    assert all(p.guest.full_name in said for p in view.places() if p.guest is not None)


_HARD = (*SCRIPTS.values(), *CJK.values(), *MIXED, "Roch Marc Christian Kaboré")


@settings(max_examples=15, deadline=None)
@given(
    _TABLES,
    st.sampled_from(["", "7", "Table of the Republic", SCRIPTS["Myanmar"], SCRIPTS["Khmer"]]),
    st.integers(0, len(_HARD)),
    st.sampled_from([(10.0, 8.0), (6.0, 8.0), (13.0, 6.0)]),
    st.sampled_from(["a3", "a4", "letter"]),
)
def test_names_discs_marks_walls_and_table_names_never_touch(
    table: Table, called: str, first: int, at: tuple[float, float], paper: PaperName
) -> None:
    table = table.model_copy(update={"name": called, "x": at[0], "y": at[1]})
    view = _renamed(_session(table), first)
    walls = Box(0.4, 0.4, view.room.width - 0.4, view.room.depth - 0.4)
    # Whose table stands in a wall sees it there.
    assume(all(walls.holds(Box(p.x, p.y, p.x, p.y)) for p in view.places()))
    drawing = best_drawing(view, paper)
    scene = Scene(drawing.paper.width, drawing.paper.height, "")
    paint_drawing(scene, view, drawing)
    assert list(touching(scene, drawing.labels or ())) == []


def _renamed(view: SessionView, first: int) -> SessionView:
    """The same with hard names of many scripts."""

    def named(places: tuple[PlaceView, ...]) -> tuple[PlaceView, ...]:
        return tuple(
            replace(place, guest=replace(place.guest, full_name=name, given="", family=""))
            if place.guest is not None
            else place
            for at, place in enumerate(places)
            for name in (_HARD[(first + at) % len(_HARD)],)
        )

    return replace(
        view,
        tables=tuple(replace(t, places=named(t.places)) for t in view.tables),
        rows=tuple(replace(r, places=named(r.places)) for r in view.rows),
    )


@settings(max_examples=10, deadline=None)
@given(_TABLES)
def test_where_guests_choose_their_chairs_no_name_is_on_the_plan_and_all_are_in_the_key(
    table: Table,
) -> None:
    view = _session(table)
    view = replace(
        view,
        tables=tuple(replace(t, whole=True) for t in view.tables),
        rows=tuple(replace(r, whole=True) for r in view.rows),
    )
    scenes, _ = floor_plan(view, "a3")
    named = {p.guest.full_name for p in view.places() if p.guest is not None}
    assert not named & {text.content for text in scenes[0].texts()}
    said = " ".join(text.content for scene in scenes[1:] for text in scene.texts())
    assert all(name in said for name in named)
    discs = list(best_drawing(view, "a3").furniture.seats.values())
    assert all(
        hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius - 0.05 for a, b in combinations(discs, 2)
    )


@pytest.mark.parametrize("rotation", [0.0, 90.0, 180.0])
@pytest.mark.parametrize("seats", [3, 4])
def test_a_vehicle_is_named_in_its_places_and_told_its_front_outside(
    seats: int, rotation: float
) -> None:
    car = Table(id="t", name="1", form=Form.CAR, seats=seats, rotation=rotation, x=10.0, y=8.0)
    view = _session(car)
    room = room_of(view)
    names, _ = names_of((*view.tables, *view.rows), room)
    assert names.size > 0
    (sign,) = room.furniture.fronts
    (body,) = (top for _, tops in room.furniture.tops for top in tops)
    ink = [ink_of(mark) for mark in sign.marks() if isinstance(mark, Text)]
    assert not any(body.meets(box, 0.2) for box in ink)
    assert isinstance(body, Flat)
    assert not body.holds((sign.x, sign.y))
