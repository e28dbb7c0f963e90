"""The floor plan: names apart and on the sheet, glyphs reported, the same bytes each time."""

from dataclasses import replace
from math import cos, degrees, pi, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.sheets import assert_each_at_its_place, assert_legible

from preseance import documents
from preseance.documents import floor_plan
from preseance.documents.leaders import stands_by
from preseance.documents.palette import MARKS
from preseance.documents.scene import Box, Disc, Layer, Mark, Text
from preseance.views.records import (
    Circle,
    DoorView,
    GuestView,
    PaperHead,
    PlaceView,
    RoomView,
    RowView,
    SessionView,
    TableView,
)

_NAMES = st.sampled_from(
    [
        "Emmanuel Macron",
        "Kolinda Grabar-Kitarović",
        "Mohamed Ould Abdel Aziz",
        "Henri",
        "Tamim bin Hamad Al Thani",
        "Νίκος Αναστασιάδης",
        "Бакир Изетбеговић",
        "נתניהו בנימין",
        "Faustin-Archange Touadéra",
    ]
)


def _session(names: list[str]) -> SessionView:
    tables = []
    for number in range(2):
        own = names[number::2]
        places = []
        for at, name in enumerate(own):
            angle = pi / 2 - 2 * pi * at / max(len(own), 4)
            x, y = 4 + 6 * number + 1.15 * cos(angle), 4 + 1.15 * sin(angle)
            guest = GuestView(f"g{number}-{at}", name, monogram="FRA")
            facing = degrees(angle) + 180
            places.append(
                PlaceView(f"t{number}-{at}", str(at + 1), x, y, facing, honour=at, guest=guest)
            )
        outline = Circle(4 + 6 * number, 4, 0.85)
        tables.append(TableView(f"t{number}", str(number + 1), "round", (outline,), tuple(places)))
    return SessionView(PaperHead("Event", "Lunch"), RoomView("r", "Hall", 14, 8), tuple(tables))


@settings(max_examples=15, deadline=None)
@given(st.lists(_NAMES, min_size=2, max_size=20))
def test_names_are_whole_apart_on_the_sheet_and_clear_of_discs(names: list[str]) -> None:
    view = _session(names)
    assert_legible(view, floor_plan.best_drawing(view, "a3"))


@settings(max_examples=10, deadline=None)
@given(st.sets(st.integers(0, 15)), st.floats(3.6, 4.4))
def test_at_tables_close_together_a_name_stands_at_its_own_place_or_a_line_leads_to_it(
    free: set[int], apart: float
) -> None:
    names = ["Kolinda Grabar-Kitarović", "Henri"] * 8
    tables = []
    for number, table in enumerate(_session(names).tables):
        places = [
            replace(p, x=p.x - 6 * number, y=p.y + apart * number, guest=guest)
            for at, p in enumerate(table.places)
            for guest in [None if number * 8 + at in free else p.guest]
        ]
        top = Circle(4, 4 + apart * number, 0.85)
        tables.append(replace(table, outlines=(top,), places=tuple(places)))
    view = SessionView(PaperHead("Event", "Lunch"), RoomView("r", "Hall", 14, 10), tuple(tables))
    assert_each_at_its_place(view, floor_plan.best_drawing(view, "a3"))


def test_svg_is_well_formed_and_holds_every_name() -> None:
    page = documents.print_session(_session(["A < B & C", "Henri"]), fmt="svg").pages[0]
    words = "".join(ElementTree.fromstring(page).itertext())
    assert "Henri" in words and "<" in words


def test_a_glyph_no_font_has_is_reported() -> None:
    remarks = documents.print_session(_session(["安𰀀 晋三", "Henri"]), fmt="svg").remarks
    assert {remark.kind for remark in remarks} == {"missing-glyph"}
    assert any("安" in remark.text for remark in remarks)


def test_names_that_do_not_fit_go_to_a_key_and_it_is_said() -> None:
    printed = documents.print_session(
        _session(["Kolinda Grabar-Kitarović"] * 400), paper="a4", fmt="svg"
    )
    assert len(printed.pages) >= 2
    assert any(remark.kind == "key" for remark in printed.remarks)


def test_the_same_view_gives_the_same_bytes() -> None:
    view = _session(["Henri", "Emmanuel Macron"])
    first = documents.print_session(view, fmt="pdf")
    assert first.pages == documents.print_session(view, fmt="pdf").pages
    assert first.pages[0].startswith(b"%PDF")


def test_a_form_drawing_numbers_places_of_honour_and_names_nobody() -> None:
    words = "".join(
        ElementTree.fromstring(documents.form_drawing(_session(["Henri"] * 8))).itertext()
    )
    assert "Henri" not in words
    assert all(str(number) in words for number in range(1, 5))


def test_a_case_drawing_shows_short_names_and_rings_whom_it_is_about() -> None:
    view = _session(["Emmanuel Macron", "Henri"])
    plain = documents.case_drawing(view)
    ringed = documents.case_drawing(view, highlighted={"g0-0"}, outcome="broken")
    assert b"Macron" in plain and ringed != plain and b"#760618" in ringed
    assert documents.case_drawing(view, fmt="png").startswith(b"\x89PNG")


def test_a_part_of_a_room_points_to_the_main_door_that_it_lacks() -> None:
    view = _session(["Kolinda Grabar-Kitarović"] * 20)
    far = RoomView("r", "Hall", 200, 200, doors=(DoorView(100, 0, main=True),))
    drawing = floor_plan.best_drawing(replace(view, room=far), "a3")
    assert not drawing.whole
    assert_legible(view, drawing)
    scenes, remarks = floor_plan.floor_plan(replace(view, room=far), "a3")
    assert "Main door" in {text.content for text in scenes[0].texts()}
    assert any(remark.kind == "part" for remark in remarks)


def _stand(door: DoorView) -> SessionView:
    """A row whose first guests have long names, near a door that a close drawing leaves out."""
    names = ["Justin Trudeau", "Moulay El Hassan", "Mohammed VI", "Melania Trump", "Henri"]
    places = tuple(
        PlaceView(
            f"s-{n}", str(n), 5 + 0.55 * n, 5.0, 270.0, row="1", guest=GuestView(str(n), name)
        )
        for n, name in enumerate(names * 2, 1)
    )
    rows = (RowView("s", "Stand", "rows", places),)
    room = RoomView("r", "Arc", 16.0, 18.0, doors=(door,))
    return SessionView(PaperHead("Event", "Ceremony"), room, rows=rows)


@pytest.mark.parametrize(("x", "y"), [(0.0, 5.1), (16.0, 5.0), (7.0, 0.0), (8.0, 18.0)])
def test_the_sign_to_a_door_touches_neither_names_nor_discs(x: float, y: float) -> None:
    view = _stand(DoorView(x, y, main=True))
    drawing = floor_plan.names_around(view, "a4")
    assert drawing is not None and drawing.labels is not None
    (sign,) = [
        t for t in floor_plan.draw_close(view, drawing, "").texts() if t.content == "Main door"
    ]
    across, along = (sign.size, sign.width / 2) if sign.turned else (sign.width / 2, sign.size)
    box = Box(
        sign.x - across,
        sign.y - along,
        sign.x + across * (not sign.turned),
        sign.y + along * sign.turned,
    )
    assert not any(box.meets(label.box) for label in drawing.labels)
    assert not any(box.meets(seat.box) for seat in drawing.furniture.seats.values())


def test_a_name_that_stands_by_its_disc_has_no_leader_to_it() -> None:
    view = _stand(DoorView(0.0, 5.1, main=True))
    drawing = floor_plan.names_around(view, "a4")
    assert drawing is not None and drawing.labels is not None
    seats = drawing.furniture.seats
    for label in drawing.labels:
        own = seats[label.place]
        near = label.box.bottom > own.y - own.radius - 2.0
        others = [seat for seat in seats.values() if seat is not own]
        assert not (near and label.leader and stands_by(label.box, own, others))


def test_marked_delegations_are_coloured_and_stand_in_the_legend() -> None:
    view = _session(["Henri", "Emmanuel Macron"])
    drawn = documents.print_session(replace(view, marked=("DEU", "FRA")), fmt="svg").pages[0]
    assert MARKS[1].disc.light.encode() in drawn
    assert MARKS[0].disc.light.encode() not in drawn
    assert MARKS[1].disc.light.encode() not in documents.print_session(view, fmt="svg").pages[0]


def test_a_free_presiding_place_is_dashed_and_heavier_than_other_free_places() -> None:
    table = _session(["Henri"] * 8).tables[0]
    first, second, *rest = table.places
    places = (replace(first, presiding=True, guest=None), replace(second, guest=None), *rest)
    view = replace(_session([]), tables=(replace(table, places=places),))
    discs = [m for m in _marks(view, "places") if isinstance(m, Disc)]
    dashed = sorted(disc.pen.width for disc in discs if disc.pen.dashes)
    assert len(dashed) == 2 and dashed[0] < dashed[1]


def test_letters_that_all_guests_share_give_way_to_place_numbers() -> None:
    view = _session(["Henri"] * 8)
    said = {m.content for m in _marks(view, "places", "heading") if isinstance(m, Text)}
    assert "FRA" not in said and {"1", "2", "3", "4"} <= said
    assert not any("delegation" in words for words in said)


def test_letters_that_differ_are_shown_and_the_legend_gives_one_of_them() -> None:
    table = _session(["Henri"] * 8).tables[0]
    letters = ("NATO", "UN", "NATO", "")
    places = tuple(
        replace(p, guest=GuestView(p.id, "Henri", monogram=m))
        for p, m in zip(table.places, letters, strict=True)
    )
    view = replace(_session([]), tables=(replace(table, places=places),))
    legend = {m.content for m in _marks(view, "heading") if isinstance(m, Text)}
    assert {m.content for m in _marks(view, "places") if isinstance(m, Text)} >= {"NATO", "UN"}
    assert "NATO" in legend and "FRA" not in legend


def _marks(view: SessionView, *layers: Layer) -> list[Mark]:
    scene = floor_plan.floor_plan(view, "a3")[0][0]
    return [mark for layer in layers for mark in scene.marks.get(layer, [])]


def test_a_road_has_no_frame_and_a_room_has() -> None:
    from preseance.documents.room_drawing import has_walls
    from preseance.views.records import RowView

    room = RoomView("r", "Road", 5, 13)
    walk = RowView("p", "Procession", "procession", (PlaceView("p-1", "1", 2, 2, 90),))
    line = RowView("l", "Line", "line", (PlaceView("l-1", "1", 2, 2, 90),))
    head = PaperHead("Event", "Walk")
    assert not has_walls(SessionView(head, room, (), (walk,)))
    assert has_walls(SessionView(head, room, (), (line,)))


def test_a_chair_behind_is_drawn_where_somebody_interprets() -> None:
    from preseance.documents.scene import Disc

    def discs(interpreter: GuestView | None) -> int:
        places = (
            PlaceView("t-1", "1", 3, 3, 90, guest=GuestView("a", "Ana Prado")),
            PlaceView("t-1-aux", "1", 3, 2.3, 90, "auxiliary", guest=interpreter, hangs_on="t-1"),
        )
        table = TableView("t", "1", "round", (Circle(3, 4, 0.8),), places)
        view = SessionView(PaperHead("E", "S"), RoomView("r", "Hall", 6, 6), (table,))
        scenes, _ = floor_plan.floor_plan(view, "a4")
        return sum(isinstance(mark, Disc) for mark in scenes[0].marks["places"])

    assert discs(GuestView("b", "Ben Roe")) == discs(None) + 1


def test_no_break_spaces_stay_in_what_is_drawn() -> None:
    from preseance.documents.palette import TEXT
    from preseance.documents.scene import Scene, line_of
    from preseance.documents.svg import write_svg

    scene = Scene(100, 100, "T", "fr")
    scene.add("labels", line_of(1, 1, "Dîner\u202f: Trouvez\u00a0ici", 4, TEXT))
    assert "Dîner\u202f: Trouvez\u00a0ici" in write_svg(scene).decode()


def test_where_no_sheet_holds_the_names_none_is_recommended() -> None:
    names = "Bartholomäus Schmidt-Beaumont-Hohenlohe"
    places = tuple(
        PlaceView(f"t-{k}", str(k), 1 + 0.15 * (k % 20), 1 + 0.15 * (k // 20), 270,
                  guest=GuestView(f"g{k}", f"{names} {k}"))
        for k in range(80)
    )  # fmt: skip
    table = TableView("t", "1", "round", (), places)
    view = SessionView(PaperHead("E", "S"), RoomView("r", "Hall", 8, 6), (table,))
    printed, on = documents.print_on_least(view, fmt="svg")
    said = [r.text for r in printed.remarks if r.kind == "key"]
    assert on == "a3" and len(said) == 1
    assert "table-plans" in said[0] and "A2" not in said[0]
