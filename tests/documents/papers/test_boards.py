"""Boards hold every guest once, in type that is read from where they hang, and fill their sheets."""

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.documents.alphabet import once
from preseance.documents.fonts import CAP_HEIGHT
from preseance.documents.obstacles import Round
from preseance.documents.papers.boards import board, least_size
from preseance.documents.scene import Box, Disc, Scene, Text, ink_of
from preseance.documents.sizes import PaperName
from preseance.views.records import (
    Circle,
    GuestEntry,
    GuestListView,
    GuestView,
    PaperHead,
    PlaceView,
    RoomView,
    SessionView,
    TableView,
)

_HEAD = PaperHead("Event", "Lunch")
_TABLES = tuple(
    TableView(
        f"t{k}",
        str(k),
        "round",
        (Circle(3 + 5 * k, 4, 0.9),),
        (PlaceView(f"t{k}-1", "1", 3 + 5 * k, 5.2, 270),),
    )
    for k in range(2)
)
_SESSION = SessionView(_HEAD, RoomView("r", "Hall", 14, 8), _TABLES)
_NAMES = st.text(alphabet="ABCÉŁabc -", min_size=1, max_size=40).filter(str.strip)


def _board(names: list[str], order: Literal["name", "place"] = "name") -> GuestListView:
    entries = tuple(
        GuestEntry(GuestView(str(k), name), "Table of the Republic", str(k))
        for k, name in enumerate(names)
    )
    return GuestListView(_HEAD, order, entries)


def _box(text: Text) -> Box:
    left = text.x - (text.width if text.anchor == "end" else 0.0)
    return Box(left, text.y - 0.75 * text.size, left + text.width, text.y + 0.25 * text.size)


def _texts(scene: Scene) -> list[Text]:
    return [m for m in scene.marks.get("labels", []) if isinstance(m, Text) and m.content.strip()]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(_NAMES, max_size=150),
    st.sampled_from(["a4", "a3", "a1", "letter"]),
    st.sampled_from(["name", "place"]),
)
def test_every_guest_stands_once_on_the_board_and_no_two_texts_meet(
    names: list[str], paper: PaperName, order: Literal["name", "place"]
) -> None:
    scenes, _, _ = board(_board(names, order), _SESSION, paper)
    said: list[str] = []
    for scene in scenes:
        texts = _texts(scene)
        said += [text.content for text in texts]
        boxes = [_box(text) for text in texts]
        for at, box in enumerate(boxes):
            assert box.left >= 0 and box.right <= scene.width and box.bottom <= scene.height
            assert not any(box.meets(other) for other in boxes[at + 1 : at + 60])
    for name in names:
        assert name in said


def test_a_letter_stands_beside_the_first_of_its_names() -> None:
    assert once(["A", "A", "D", "D", "A"]) == ["A", "", "D", "", "A"]
    assert once([]) == []


def test_who_chooses_a_chair_finds_the_table_without_a_number() -> None:
    entries = (
        GuestEntry(GuestView("a", "Ana Prado", sort_name="Prado, Ana", letter="P"), "Table 7"),
        GuestEntry(GuestView("b", "Bo Quist", sort_name="Quist, Bo", letter="Q"), "Table 8", "3"),
    )
    session = SessionView(_HEAD, RoomView("r", "Hall", 60, 30))
    for order in ("name", "place"):
        guests = GuestListView(_HEAD, order, entries)  # type: ignore[arg-type]  # names of orders
        said = [text.content for scene in board(guests, session, "a3")[0] for text in scene.texts()]
        assert "Table 7" in said and "–" not in said and "3" in said
        assert any("Ana" in text for text in said)


def test_the_chairs_of_the_only_table_bear_their_numbers() -> None:
    spots = [PlaceView(str(k), str(k), 2.0 + 0.6 * k, 5.2, 270) for k in range(1, 31)]
    table = TableView("t", "Long table", "long", (), tuple(spots))
    session = SessionView(_HEAD, RoomView("r", "Hall", 60, 30), (table,))
    (scene,) = board(_board(["Henri"]), session, "a3")[0]
    shown = [m for m in scene.marks["places"] if isinstance(m, Text)]
    assert [m.content for m in shown if m.content.isdigit()] == [str(k) for k in range(1, 31)]
    assert all(m.size >= 1.75 for m in shown)


@pytest.mark.parametrize("name", ["Fjord", "Hirondelle", "Chêne-liège du vieux pont"])
def test_the_name_of_a_table_stands_clear_of_its_chairs(name: str) -> None:
    tables = tuple(
        TableView(
            f"t{k}",
            name,
            "round",
            (Circle(4 + 8 * k, 6, 0.9),),
            tuple(
                PlaceView(f"t{k}-{n}", str(n), 4 + 8 * k + x, 6 + y, 0)
                for n, (x, y) in enumerate(((0, 1.3), (1.3, 0), (0, -1.3), (-1.3, 0)), start=1)
            ),
        )
        for k in range(3)
    )
    session = SessionView(_HEAD, RoomView("r", "Hall", 24, 12), tables)
    (scene,) = board(_board(["Henri"]), session, "a4")[0]
    texts = [m for m in scene.marks["places"] if isinstance(m, Text)]
    discs = [Round(m.x, m.y, m.radius) for m in scene.marks["places"] if isinstance(m, Disc)]
    assert sorted(" ".join(m.content for m in texts).split()) == sorted(name.split() * 3)
    assert not any(disc.meets(ink_of(text), 0.0) for disc in discs for text in texts)


@pytest.mark.parametrize("order", ["name", "place"])
@pytest.mark.parametrize("number", [12, 90, 300])
def test_names_are_read_from_two_metres(number: int, order: Literal["name", "place"]) -> None:
    names = [f"Guest {k:03}" for k in range(number)]
    scenes, _, paper = board(_board(names, order), _SESSION)
    sizes = {t.size for scene in scenes for t in _texts(scene) if t.content in names}
    assert min(sizes) * CAP_HEIGHT >= 2000 / 300 - 1e-6
    assert paper in ("a3", "a2", "a1")


def test_a_sheet_is_filled_by_names_and_drawing() -> None:
    for number in (8, 40, 75, 110, 200):
        names = [f"Guest {k:03}" for k in range(number)]
        for scene in board(_board(names), _SESSION)[0]:
            lowest = max(
                m.y for marks in scene.marks.values() for m in marks if isinstance(m, Text)
            )
            walls = [
                y
                for mark in scene.marks.get("room", [])
                for ring in getattr(mark, "rings", ())
                for _, y in ring
            ]
            assert max([lowest, *walls]) > 0.8 * scene.height


def test_a_board_of_several_sheets_says_so_and_which_sheet_would_do() -> None:
    names = [f"Guest {k:03}" for k in range(60)]
    scenes, remarks, _ = board(_board(names), _SESSION, "a3")
    assert len(scenes) > 1
    (remark,) = remarks
    assert "A3" in remark.text and "A1 takes 1" in remark.text


def test_a_sheet_read_at_a_desk_needs_no_poster_type() -> None:
    assert least_size("a4") < least_size("a3") == least_size("a1")


def test_a_board_by_table_keeps_a_table_together() -> None:
    entries = tuple(
        GuestEntry(GuestView(f"{t}-{k}", f"Guest {t} {k}"), f"Table {t}", str(k))
        for t in range(1, 13)
        for k in range(1, 9)
    )
    guests = GuestListView(_HEAD, "place", entries)
    (scene,) = board(guests, _SESSION, "a1")[0]
    texts = _texts(scene)
    for t in range(1, 13):
        named = [m for m in texts if m.content == f"Table {t}"]
        assert len(named) == 1
        own = [m for m in texts if m.content.startswith(f"Guest {t} ")]
        assert len({m.x for m in own}) == 1 and min(m.y for m in own) > named[0].y
