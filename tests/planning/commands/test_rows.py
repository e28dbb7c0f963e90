"""Lists change by commands: a row added, changed in some fields, removed."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.planning.commands.given import HANDED, lunch

from preseance.door.events import sound
from preseance.errors import ConflictError, InputError, UnknownNameError
from preseance.model.event import Event
from preseance.planning.commands import Outcome, carry_out, command_of


def done(event: Event, **values: Any) -> Outcome:
    return carry_out(command_of(values), event, HANDED, sound)


def test_a_field_is_changed_and_the_others_stay() -> None:
    outcome = done(lunch(), do="change-guest", id="anna", fields={"title": "Consul"})
    guest = outcome.event.guest_by_id["anna"]
    assert (guest.title, guest.name) == ("Consul", "Anna")
    assert outcome.touched == {"guests/anna/title"}


def test_null_stands_for_what_holds_where_nothing_is_said() -> None:
    event = done(lunch(), do="change-guest", id="anna", fields={"diet": ["vegan"]}).event
    assert done(event, do="change-guest", id="anna", fields={"diet": None}).event == lunch()


def test_a_value_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValidationError):
        done(lunch(), do="change-guest", id="anna", fields={"no_show": 3})
    with pytest.raises(ValidationError):
        done(lunch(), do="change-guest", id="anna", fields={"shoe_size": "38"})


def test_an_id_stays() -> None:
    with pytest.raises(ConflictError, match="keeps its id"):
        done(lunch(), do="change-guest", id="anna", fields={"id": "annie"})


def test_a_name_is_given_once() -> None:
    with pytest.raises(ConflictError, match="a guest «anna» already"):
        done(lunch(), do="add-guest", row={"id": "anna", "name": "Anna"})


def test_what_contradicts_the_rest_is_refused_with_its_row() -> None:
    with pytest.raises(InputError) as refused:
        done(lunch(), do="remove-guest", id="anna")
    assert {m.file for m in refused.value.mistakes} == {"rules.csv"}
    with pytest.raises(InputError):
        done(lunch(), do="change-rule", id="apart", fields={"b": ["nobody"]})
    with pytest.raises(UnknownNameError):
        done(lunch(), do="remove-rule", id="nothing")


def test_the_places_of_a_guest_go_with_them() -> None:
    event = done(lunch(), do="remove-guest", id="dan").event
    assert "dan" not in event.guest_by_id
    assert all(p.guest != "dan" for p in event.plan.placements)


def test_settings_that_are_not_named_stay() -> None:
    event = lunch()
    outcome = done(event, do="change-event", fields={"settings": {"author": "Olga"}})
    assert outcome.event.settings == {**event.settings, "author": "Olga"}
    assert outcome.touched == {"settings/author"}
    back = done(outcome.event, do="change-event", fields={"settings": {"author": None}})
    assert back.event.settings == event.settings
    with pytest.raises(UnknownNameError):
        done(event, do="change-event", fields={"guests": []})


def test_a_guest_is_pinned_once_and_let_go() -> None:
    pinned = done(lunch(), do="pin", session="s", guest="ben").event
    assert pinned.rules[-1].b == ("t1-2",)
    elsewhere = done(pinned, do="pin", session="s", guest="ben", where="table:t2").event
    assert [r.b for r in elsewhere.rules if r.a == ("ben",)] == [("table:t2",)]
    assert done(elsewhere, do="unpin", session="s", guest="ben").event == lunch()
    with pytest.raises(ConflictError, match="is not pinned"):
        done(lunch(), do="unpin", session="s", guest="ben")
    with pytest.raises(ConflictError, match="no place"):
        done(lunch(), do="pin", session="s", guest="eve")


def test_a_table_is_pinned_and_let_go_in_one_revision() -> None:
    outcome = done(lunch(), do="pin-several", session="s", guests=["anna", "ben", "anna"])
    assert {r.a: r.b for r in outcome.event.rules[-2:]} == {
        ("anna",): ("t1-1",),
        ("ben",): ("t1-2",),
    }
    assert {"plan/s/anna", "plan/s/ben"} <= outcome.touched, "decided on where they are"
    assert (
        done(outcome.event, do="unpin-several", session="s", guests=["anna", "ben"]).event
        == lunch()
    )
    with pytest.raises(ConflictError, match="no place"):
        done(lunch(), do="pin-several", session="s", guests=["anna", "eve"])


def test_several_rows_change_at_once_or_not_at_all() -> None:
    given = {"do": "change-guest", "id": "anna", "fields": {"title": "Consul"}}
    new = {"do": "add-guest", "row": {"id": "gus", "name": "Gus"}}
    then = {"do": "change-guest", "id": "gus", "fields": {"partner": "anna"}}
    event = done(lunch(), do="change-several", commands=[given, new, then]).event
    assert event.guest_by_id["gus"].partner == "anna"
    wrong = {"do": "change-guest", "id": "nobody", "fields": {"title": "Consul"}}
    with pytest.raises(UnknownNameError):
        done(lunch(), do="change-several", commands=[given, wrong])


def test_what_is_held_in_a_session_goes_with_it() -> None:
    event = lunch()
    tea = {"id": "tea", "title": "Tea", "room": event.rooms[0].id}
    after = done(event, do="add-session", row=tea).event
    placed = done(after, do="move", session="tea", guest="eve", place="t1-1").event
    assert placed.plan.of_session("tea")
    assert done(placed, do="remove-session", id="tea").event == event


def test_a_room_comes_and_goes_while_nothing_is_held_there() -> None:
    den = {"id": "den", "name": "Den", "width": 4, "depth": 4}
    event = done(lunch(), do="add-room", row=den).event
    assert done(event, do="remove-room", id="den").event == lunch()
    with pytest.raises(InputError):
        done(lunch(), do="remove-room", id=lunch().rooms[0].id)
