"""A session as it is seen: places of honour are marked where guests are ranked, and there alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, seated

from preseance.examples import copy_example
from preseance.formats.event_folder import read_event
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.views.guests import guest_list_view
from preseance.views.sessions import session_view


def checked(settings: dict[str, Any], **session: Any) -> Check:
    event = hall("anna ben", [], settings=settings)
    sessions = (event.sessions[0].model_copy(update=session),)
    plan = seated(event, "anna=t1-1 ben=t1-2")
    event = event.model_copy(update={"sessions": sessions, "plan": plan})
    return check(occasion_of(event), plan)


def test_a_ranked_session_shows_who_presides_the_places_of_honour_and_the_order() -> None:
    found = checked({})
    view = session_view(found, found.occasion.assemblies[0])
    assert [p.id for p in view.places() if p.presiding] == ["t1-1", "t2-1"]
    assert {p.honour for p in view.places()} == {None, 0, 1, 2}
    assert view.head.scheme


@pytest.mark.parametrize(
    ("settings", "session"),
    [
        ({"precedence.on": False}, {}),
        ({"precedence.sessions": "other"}, {}),
        ({}, {"record": True}),
    ],
)
def test_where_precedence_is_off_nothing_on_a_sheet_speaks_of_honour(
    settings: dict[str, Any], session: dict[str, Any]
) -> None:
    if "precedence.sessions" in settings:
        found = checked({})
        other = found.occasion.event.sessions[0].model_copy(update={"id": "other"})
        event = found.occasion.event.model_copy(
            update={"sessions": (*found.occasion.event.sessions, other), "settings": settings}
        )
        found = check(occasion_of(event), event.plan)
    else:
        found = checked(settings, **session)
    assembly = found.occasion.assemblies[0]
    view = session_view(found, assembly, "protocol")
    assert not any(p.presiding or p.office or p.honour is not None for p in view.places())
    assert view.head.scheme == ""
    assert guest_list_view(found, assembly, "name").head.scheme == ""
    assert guest_list_view(found, assembly, "precedence", "host").head.scheme


def shown(plan: str, **table: Any) -> set[str]:
    """The auxiliary places that a sheet shows; Cora interprets for Anna."""
    event = hall("anna ben cora", [], tables=(8,))
    (room,) = event.rooms
    made = room.tables[0].model_copy(update={"interpreters": "behind", **table})
    cora = event.guests[2].model_copy(update={"interpreter_for": ("anna",)})
    event = event.model_copy(
        update={
            "rooms": (room.model_copy(update={"tables": (made,)}),),
            "guests": (*event.guests[:2], cora),
        }
    )
    found = check(occasion_of(event), seated(event, plan))
    view = session_view(found, found.occasion.assemblies[0])
    return {p.id for p in view.places() if p.kind == "auxiliary"}


@pytest.mark.parametrize(
    ("plan", "table", "places"),
    [
        ("anna=t1-1 ben=t1-2 cora=t1-1-aux", {}, {"t1-1-aux"}),
        ("anna=t1-1 ben=t1-2 cora=t1-2-aux", {}, {"t1-2-aux"}),
        ("anna=t1-1 ben=t1-2", {}, {"t1-1-aux"}),
        ("ben=t1-2", {}, set()),
        ("anna=t1-1 ben=t1-2 cora=t1-4", {}, set()),
        (
            "anna=t1-1 cora=t1-1-aux",
            {"interpreter_places": (1, 3)},
            {"t1-1-aux", "t1-3-aux"},
        ),
    ],
)
def test_an_auxiliary_place_is_shown_where_it_is_taken_awaited_or_asked_for(
    plan: str, table: dict[str, Any], places: set[str]
) -> None:
    assert shown(plan, **table) == places


@pytest.mark.parametrize(
    ("plan", "places"),
    [
        ("anna=t1-1 ben=t1-2 cora=t1-1-aide", {"t1-1-aide": "1a"}),
        ("anna=t1-1 ben=t1-2 cora=t1-1-aide2", {"t1-1-aide2": "1b"}),
        ("anna=t1-1 ben=t1-2", {"t1-1-aide": "1a", "t1-1-aide2": "1b"}),
        ("ben=t1-2", {}),
        ("anna=t1-1 ben=t1-2 cora=t1-8", {}),
    ],
)
def test_places_for_aides_are_shown_where_needed_and_have_the_letters_of_their_principal(
    plan: str, places: dict[str, str]
) -> None:
    event = hall("anna ben cora", [], tables=(8,))
    (room,) = event.rooms
    made = room.tables[0].model_copy(update={"aides": ("behind", "left")})
    cora = event.guests[2].model_copy(update={"aide_for": "anna"})
    event = event.model_copy(
        update={
            "rooms": (room.model_copy(update={"tables": (made,)}),),
            "guests": (*event.guests[:2], cora),
        }
    )
    found = check(occasion_of(event), seated(event, plan))
    assembly = found.occasion.assemblies[0]
    view = session_view(found, assembly)
    assert {p.id: p.number for p in view.places() if p.kind == "auxiliary"} == places
    listed = {e.guest.id: e.place for e in guest_list_view(found, assembly, "place").entries}
    taken = found.plan.place_of.get(("s", "cora"), "")
    assert taken not in places or listed["cora"] == places[taken]


def test_a_shared_auxiliary_place_is_shown_whichever_of_the_two_awaits_somebody() -> None:
    shared = {"shared_interpreters": True}
    assert shown("anna=t1-1", **shared) == shown("anna=t1-8", **shared) == {"t1-1-aux"}


def test_a_view_calls_event_room_and_tables_as_its_language_does(tmp_path: Path) -> None:
    event = read_event(copy_example("embassy-dinner", tmp_path / "dinner"))
    found = check(occasion_of(event), event.plan)
    in_french = session_view(found, found.occasion.assemblies[0], language="fr")
    assert (in_french.head.event, in_french.head.session) == ("Dîner à la résidence", "Dîner")
    assert (in_french.head.place, in_french.room.name) == ("Salle à manger", "Salle à manger")
    assert [(t.name, t.called) for t in in_french.tables] == [("Grande table", "Grande table")]
    in_english = session_view(found, found.occasion.assemblies[0])
    assert [t.name for t in in_english.tables] == ["Long table"]
