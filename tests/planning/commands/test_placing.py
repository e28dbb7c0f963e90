"""Guests move: to an empty place, into each other's, between two, a party, a whole table."""

from __future__ import annotations

from typing import Any

import pytest
from tests.planning.commands.given import HANDED, lunch
from tests.planning.halls import hall, must, seated

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Status
from preseance.planning.commands import Outcome, carry_out, command_of


def done(event: Event, **values: Any) -> Outcome:
    return carry_out(command_of(values), event, HANDED)


def after(event: Event, **values: Any) -> dict[str, str]:
    """Place by guest after a command."""
    outcome = done(event, **{"session": "s", **values})
    return {guest: place for (_, guest), place in outcome.event.plan.place_of.items()}


def test_a_guest_takes_an_empty_place_and_the_old_marks_go() -> None:
    outcome = done(lunch(), do="move", session="s", guest="anna", place="t2-4")
    placements = {p.guest: p for p in outcome.event.plan.placements}
    assert placements["anna"].place == "t2-4"
    assert placements["anna"].marks == ()
    assert placements["ben"].marks == ("approved",)
    assert outcome.touched == {"plan/s/anna", "places/s/t1-1", "places/s/t2-4"}


def test_a_taken_place_is_not_given_twice() -> None:
    with pytest.raises(ConflictError, match="«t1-2» is taken by «ben»"):
        after(lunch(), do="move", guest="anna", place="t1-2")


def test_who_does_not_attend_holds_no_place() -> None:
    event = lunch()
    declined = tuple(
        g.model_copy(update={"status": Status.DECLINED}) if g.id == "ben" else g
        for g in event.guests
    )
    moved = after(
        event.model_copy(update={"guests": declined}), do="move", guest="anna", place="t1-2"
    )
    assert moved["anna"] == "t1-2"
    assert "ben" not in moved


@pytest.mark.parametrize(("guest", "place"), [("nobody", "t1-4"), ("anna", "t9-1")])
def test_a_name_that_is_not_there_is_refused(guest: str, place: str) -> None:
    with pytest.raises(UnknownNameError):
        after(lunch(), do="move", guest=guest, place=place)


def test_two_change_places_and_one_may_have_none() -> None:
    both = after(lunch(), do="swap", first="anna", second="dan")
    assert (both["anna"], both["dan"]) == ("t2-1", "t1-1")
    one = after(lunch(), do="swap", first="eve", second="dan")
    assert one["eve"] == "t2-1"
    assert "dan" not in one
    with pytest.raises(ConflictError):
        after(lunch(), do="swap", first="eve", second="finn")


def test_several_go_at_once_through_each_other() -> None:
    moves = [
        {"guest": "anna", "place": "t1-2"},
        {"guest": "ben", "place": "t1-1"},
        {"guest": "cleo", "place": None},
    ]
    placed = after(lunch(), do="move-several", moves=moves)
    assert (placed["anna"], placed["ben"], placed.get("cleo")) == ("t1-2", "t1-1", None)


def test_those_between_shift_to_the_next_empty_chair() -> None:
    # Clockwise from above is to the left of who sits there.
    placed = after(lunch(), do="insert", guest="eve", place="t1-1", side="left")
    assert placed["eve"] == "t1-1"
    assert sorted(placed.values()) == ["t1-1", "t1-2", "t1-3", "t1-4", "t2-1"]
    moved = {g for g in ("anna", "ben", "cleo") if placed[g] != lunch().plan.place_of["s", g]}
    assert moved in ({"anna"}, {"anna", "ben", "cleo"})


def test_a_full_table_has_nowhere_to_shift_to() -> None:
    event = hall("a b c d e", [])
    full = event.model_copy(update={"plan": seated(event, "a=t1-1 b=t1-2 c=t1-3 d=t1-4")})
    with pytest.raises(ConflictError, match="no empty chair"):
        after(full, do="insert", guest="e", place="t1-2")
    round_it = after(full, do="insert", guest="a", place="t1-3")
    assert sorted(round_it.values()) == ["t1-1", "t1-2", "t1-3", "t1-4"]


def test_the_chair_of_a_table_that_costs_least_is_chosen() -> None:
    event = hall("a b c", [must("apart", "keep_apart", "a", "b", "beside")], tables=(4,))
    placed = event.model_copy(update={"plan": seated(event, "a=t1-1")})
    assert after(placed, do="move-to-table", guests=["b"], table="t1")["b"] == "t1-3"


def test_a_party_goes_to_a_table_as_far_as_there_are_chairs() -> None:
    placed = after(lunch(), do="move-to-table", guests=["eve", "finn", "dan"], table="t2")
    assert {g for g, place in placed.items() if place.startswith("t2")} == {"eve", "finn", "dan"}
    assert placed["dan"] == "t2-1"
    with pytest.raises(ConflictError, match="no empty place left for «finn»"):
        after(lunch(), do="move-to-table", guests=["eve", "finn"], table="t1")


def test_two_tables_change_over() -> None:
    placed = after(lunch(), do="move-table", table="t1", to="t2")
    assert {g for g, place in placed.items() if place.startswith("t2")} == {"anna", "ben", "cleo"}
    assert placed["dan"].startswith("t1")


def test_a_table_with_fewer_chairs_takes_no_more_than_it_has() -> None:
    event = hall("a b c", [], tables=(4, 2))
    full = event.model_copy(update={"plan": seated(event, "a=t1-1 b=t1-2 c=t1-4")})
    with pytest.raises(ConflictError, match="3 guests cannot sit on 2 chairs"):
        after(full, do="move-table", table="t1", to="t2")


def test_guests_go_from_one_session_to_another_in_one_revision() -> None:
    tea = {"id": "tea", "title": "Tea", "room": "hall"}
    event = done(lunch(), do="add-session", row=tea).event
    sit = {"do": "move", "session": "tea", "guest": "anna", "place": "t2-2"}
    outcome = done(event, do="move-from", session="s", guests=["anna"], to=sit)
    places = {(p.session, p.guest): p.place for p in outcome.event.plan.placements}
    assert ("s", "anna") not in places
    assert places["tea", "anna"] == "t2-2"
    assert {"plan/s/anna", "plan/tea/anna"} <= outcome.touched
    with pytest.raises(ConflictError, match="another session"):
        done(event, do="move-from", session="tea", guests=["anna"], to=sit)
