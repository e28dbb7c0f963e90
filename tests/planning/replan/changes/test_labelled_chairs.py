"""A chair in a row is named, and read, as it is labelled."""

from __future__ import annotations

import pytest
from tests.planning.halls import hall

from preseance.model.event import Event
from preseance.model.room import Table
from preseance.planning.replan.changes import read_changes
from preseance.views.speaking import wording_of
from preseance.wording.message import PlaceRef, PlaceRefs

STALLS = Table.model_validate(
    {"id": "stalls", "name": "Stalls", "form": "rows", "hosts": "none", "seats": 30, "rows": 3,
     "row_names": "letters", "seat_numbers": "by-row"}
)  # fmt: skip


def concert() -> Event:
    event = hall("anna ben", [])
    room = event.rooms[0].model_copy(update={"tables": (STALLS,)})
    return event.model_copy(update={"rooms": (room,)})


@pytest.mark.parametrize(
    "where", ["stalls-21", "Stalls, row C, seat 1", "row c seat 1", "rang C, siège 1", "row C, 1"]
)
def test_a_change_names_the_chair_by_its_label_or_its_id(where: str) -> None:
    event = concert()
    (change,) = read_changes([f"pin anna {where}"], event)
    assert change == read_changes(["pin anna stalls-21"], event)[0]


def test_sentences_say_row_and_seat() -> None:
    word = wording_of(concert(), "en").word
    assert str(word(PlaceRef("stalls-21"))) == "Stalls, row C, seat 1"
    both = str(word(PlaceRefs(("stalls-1", "stalls-12"))))
    assert both == "Stalls, row A, seat 1 and Stalls, row B, seat 2"
    french = wording_of(concert(), "fr").word
    assert str(french(PlaceRef("stalls-21"))) == "Stalls, rang C, siège 1"
