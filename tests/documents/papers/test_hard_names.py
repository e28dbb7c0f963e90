"""Hard names in every script: on boards they keep to their cells, on cards and labels to their faces."""

import re
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.scripts_sampled import CJK, MIXED, NAMES, WORDS

from preseance.documents.faces import Extent
from preseance.documents.fonts import Weight, extent_of
from preseance.documents.papers.boards import board
from preseance.documents.papers.cards import cards_source
from preseance.documents.papers.label_sheets import Cutting, Stock, plain, stock_named
from preseance.documents.papers.place_cards import CardStyle, card_faces
from preseance.documents.papers.table_cards import badges, envelopes, nameplates, table_signs
from preseance.documents.scene import Box, Scene, Text
from preseance.documents.sizes import PaperName
from preseance.errors import PreseanceError
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
from preseance.wording.tongues import in_both

_HARD = (*NAMES.values(), *CJK.values(), *MIXED)
_NAME = st.one_of(
    st.sampled_from(_HARD),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
)
_HEADS = st.sampled_from([PaperHead("Fête", "Dîner"), PaperHead("Fête", "Dîner", language="en,fr")])
_STOCKS = st.one_of(
    st.sampled_from(["Avery 5302", "Avery 5371", "Avery L7163", "Avery 5395"]).map(stock_named),
    st.builds(
        plain,
        st.floats(55.0, 150.0),
        st.floats(30.0, 100.0),
        st.just("a4"),
        st.sampled_from(["", "roof"]),
    ),
)


def _list(names: list[str], head: PaperHead, order: Literal["name", "place"]) -> GuestListView:
    entries = tuple(
        GuestEntry(
            GuestView(
                str(k), name, title=in_both("Minister", "Ministre"), delegation=in_both("N", "S")
            ),
            in_both(f"Table {k % 3}, row C", f"Table {k % 3}, rang C"),
            str(k),
            "KXR-MWP",
        )
        for k, name in enumerate(names)
    )
    return GuestListView(head, order, entries)


def _room(names: list[str], head: PaperHead) -> SessionView:
    tables = tuple(
        TableView(
            f"t{k}", name, "round", (Circle(3 + 5 * k, 4, 0.9),),
            (PlaceView(f"t{k}-1", "1", 3 + 5 * k, 5.2, 270),),
        )
        for k, name in enumerate(names)
    )  # fmt: skip
    return SessionView(head, RoomView("r", "Hall", 5.0 * len(tables) + 4, 8), tables)


def _ink(text: Text) -> Box:
    """Where the ink of a line is; a hair less, for letters of two rows may stand close."""
    inks = [extent_of(run.text, run.weight) for run in text.runs]
    above, below = max(i.above for i in inks), max(i.below for i in inks)
    left = text.x - (text.width if text.anchor == "end" else 0.0)
    return Box(
        left,
        text.y - above * text.size + 0.02,
        left + text.width,
        text.y + below * text.size - 0.02,
    )


def _texts(scene: Scene) -> list[Text]:
    return [m for m in scene.marks.get("labels", []) if isinstance(m, Text) and m.content.strip()]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(_NAME, min_size=1, max_size=60),
    _HEADS,
    st.sampled_from(["a4", "a3", "a2", "a1", "letter"]),
    st.sampled_from(["name", "place"]),
)
def test_on_boards_no_name_meets_another_or_leaves_the_sheet(
    names: list[str], head: PaperHead, paper: PaperName, order: Literal["name", "place"]
) -> None:
    scenes, _, _ = board(_list(names, head, order), _room(["1", "2"], head), paper)
    for scene in scenes:
        boxes = [_ink(text) for text in _texts(scene)]
        for at, box in enumerate(boxes):
            assert box.left >= 0 and box.right <= scene.width
            assert box.top >= 0 and box.bottom <= scene.height
            assert not any(box.meets(other) for other in boxes[at + 1 :])


@pytest.mark.parametrize(
    "what", ["place cards", "badges", "envelopes", "nameplates", "table signs"]
)
@settings(max_examples=12, deadline=None)
@given(st.lists(_NAME, min_size=1, max_size=6), _HEADS, _STOCKS)
def test_on_cards_every_name_keeps_to_its_face_or_is_refused(
    what: str, names: list[str], head: PaperHead, stock: Stock
) -> None:
    view = _list(names, head, "place")
    fields = ("form_of_address", "name", "function", "delegation", "table", "code")
    cutting = Cutting(stock)
    cards = {
        "place cards": lambda: card_faces(view, CardStyle(cutting, fields)),
        "badges": lambda: badges(view, fields),
        "envelopes": lambda: envelopes(view, fields),
        "nameplates": lambda: nameplates(view),
        "table signs": lambda: table_signs(_room(names, head)),
    }[what]()
    try:
        source = cards_source(what, head.language, cards, cutting)
    except PreseanceError as refused:
        assert "does not fit" in str(refused)
        return
    width, height = stock.face
    parts = [part for part in source.split("face(") if re.match(r"[\d.]+mm, ", part)]
    assert len(parts) >= len(cards)
    for part in parts:
        wide, high, gap, rest = part.split("mm, ", 3)
        assert (float(wide), float(high)) == pytest.approx((width, height))
        rows = [_row(*found) for found in _ROW.findall(rest)]
        assert rows
        assert max(row.width for row in rows) <= width
        assert sum(row.above for row in rows) + float(gap) * (len(rows) - 1) <= height


_ROW = re.compile(
    r"text\(size: ([\d.]+)mm, weight: (\d+), hyphenate: false, .*?top-edge: ([\d.]+)em, "
    r"bottom-edge: -([\d.]+)em, \{ set par\(leading: 0mm\); (.*?) \}\)"
)


def _row(size: str, weight: str, above: str, below: str, said: str) -> Extent:
    """Width and height of the lines of a text on a card."""
    lines = re.findall(r'"((?:[^"\\]|\\.)*)"', said)
    widest = max(extent_of(line, Weight(int(weight))).width for line in lines)
    return Extent(
        widest * float(size), (float(above) + float(below)) * float(size) * len(lines), 0.0
    )
