"""Places named by what people see: the host's chair, who is on which hand, who is across."""

from datetime import date

import pytest

from preseance.model.event import Event
from preseance.model.room import Form, Hosts, Room, Table
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of
from preseance.rules.occasion.selectors import places_chosen


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("host", ["t1-1", "t2-4", "co-host-1"]),
        ("host:t1", ["t1-1"]),
        ("right-of-host:t1", ["t1-10"]),
        ("left-of-host:t1", ["t1-2"]),
        ("across-from-host:t1", ["t1-6"]),
        ("right-of-co-host:t1", ["t1-5"]),
        ("right-of-host", ["t1-10", "t2-3", "co-host-4"]),
        ("left-of-host:t2", ["t2-5"]),
        ("across-from-host:t2", []),
        ("co-host:t2", []),
        # A table that is called so is meant itself.
        ("co-host", ["co-host-1", "co-host-2", "co-host-3", "co-host-4"]),
    ],
)
def test_a_word_means_the_places_that_people_see_so(word: str, meant: list[str]) -> None:
    tables = (
        Table(id="t1", seats=10, hosts=Hosts.FACING),
        Table(id="t2", seats=7, form=Form.DAIS),
        Table(id="co-host", seats=4),
    )
    room = Room(id="r", name="R", width=30, depth=30, tables=tables)
    session = Session(id="s", title="S", room="r")
    event = Event(id="e", title="E", start=date(2018, 11, 11), rooms=(room,), sessions=(session,))
    layout = layout_of(event, session)
    found = places_chosen(event, "r", layout, word)
    assert [layout.places[k].id for k in sorted(found)] == meant
