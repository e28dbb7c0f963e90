"""Sessions at which nobody has a place are of the programme, and ask nothing of a plan."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.planning.halls import hall

import preseance
from preseance.errors import InputError, PreseanceError
from preseance.model.event import Event
from preseance.model.room import Room
from preseance.model.session import Kind, Session
from preseance.planning.occasion.making import occasion_of


def event(kind: Kind) -> Event:
    """A dinner, and before it something in a court without tables."""
    made = hall("a b", [], tables=(4,))
    court = Room(id="court", name="Court", width=9, depth=9)
    before = Session(id="in", title="In", kind=kind, room="court", start=datetime(2024, 5, 1, 18))
    return made.model_copy(
        update={"rooms": (*made.rooms, court), "sessions": (before, *made.sessions)}
    )


@pytest.mark.parametrize("kind", [Kind.ARRIVAL, Kind.DEPARTURE, Kind.SPEECH, Kind.HOLDING])
def test_nobody_is_placed_where_there_are_no_tables(kind: Kind) -> None:
    made = preseance.plan(event(kind))
    assert {session for session, _ in made.event.plan.place_of} == {"s"}
    assert made.to_json()["total"]["cost"]["must"] == 0
    assert len(occasion_of(event(kind), placeless=True).assemblies) == 2
    with pytest.raises(PreseanceError, match="no tables"):
        occasion_of(event(kind), "in")


def test_a_meal_without_tables_is_a_mistake() -> None:
    with pytest.raises(InputError, match="0 places"):
        preseance.plan(event(Kind.MEAL))
