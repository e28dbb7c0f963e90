"""The board holds every guest once, in figures that do not run into names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.documents.alphabet import once
from preseance.documents.scene import Box, Text
from preseance.documents.seating_board import seating_board
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


def _board(names: list[str]) -> GuestListView:
    entries = tuple(
        GuestEntry(GuestView(str(k), name), "Table of the Republic", str(k))
        for k, name in enumerate(names)
    )
    return GuestListView(_HEAD, "name", entries)


def _box(text: Text) -> Box:
    left = text.x - (text.width if text.anchor == "end" else 0.0)
    return Box(left, text.y - 0.75 * text.size, left + text.width, text.y + 0.25 * text.size)


@settings(max_examples=15, deadline=None)
@given(st.lists(_NAMES, max_size=150))
def test_every_guest_stands_once_on_the_board_and_no_two_texts_meet(names: list[str]) -> None:
    scenes = seating_board(_board(names), _SESSION, "a3")
    said: list[str] = []
    for scene in scenes:
        texts = [
            m for m in scene.marks.get("labels", []) if isinstance(m, Text) and m.content.strip()
        ]
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


def test_the_chairs_of_the_only_table_bear_their_numbers() -> None:
    spots = [PlaceView(str(k), str(k), 2.0 + 0.6 * k, 5.2, 270) for k in range(1, 31)]
    table = TableView("t", "Long table", "long", (), tuple(spots))
    session = SessionView(_HEAD, RoomView("r", "Hall", 60, 30), (table,))
    scene = seating_board(_board(["Henri"]), session, "a3")[0]
    shown = [m for m in scene.marks["places"] if isinstance(m, Text)]
    assert [m.content for m in shown if m.content.isdigit()] == [str(k) for k in range(1, 31)]
    assert all(m.size >= 1.75 for m in shown)


def test_a_board_of_several_sheets_is_set_as_large_as_they_allow() -> None:
    names = [f"Guest {k:03}" for k in range(400)]
    sheets = seating_board(_board(names), _SESSION, "a4")
    texts = [
        [m for m in sheet.marks["labels"] if isinstance(m, Text) and m.content in names]
        for sheet in sheets
    ]
    assert len(sheets) > 1
    assert sum(map(len, texts)) == 400
    assert max(map(len, texts)) - min(map(len, texts)) < 10
    assert texts[0][0].size > 2.47
