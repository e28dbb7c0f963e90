"""The kitchen's view counts what is eaten, not how it is spelled, and shouts what could harm."""

from typing import Any

import pytest
from tests.planning.halls import hall, seated

from preseance.model.event import Event
from preseance.model.menu import choices_of, courses_of
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.kitchen import changes_between, kitchen_view
from preseance.views.records import KitchenView
from preseance.views.spelling import folded, is_allergy

_MENU = ("Soup", "main: Sea bass | Risotto")


def _event(places: str = "anna=t1-1 ben=t1-2 cid=t1-3", **guests: dict[str, Any]) -> Event:
    event = hall("anna ben cid", [])
    changed = tuple(g.model_copy(update=guests.get(g.id, {})) for g in event.guests)
    (session,) = event.sessions
    served = session.model_copy(update={"menu": _MENU})
    event = event.model_copy(update={"guests": changed, "sessions": (served,)})
    return event.model_copy(update={"plan": seated(event, places)})


def _view(event: Event, audience: str = "kitchen") -> KitchenView:
    checked = check(occasion_of(event), event.plan)
    return kitchen_view(checked, checked.occasion.assemblies[0], audience)


def test_spellings_are_one_diet() -> None:
    view = _view(
        _event(
            anna={"diet": ("Sans sel",)}, ben={"diet": ("sans-sel",)}, cid={"diet": ("SANS  SEL",)}
        )
    )
    assert [(t.name, t.total) for t in view.diets] == [("Sans sel", 3)]


def test_allergies_stand_first_however_few() -> None:
    view = _view(
        _event(
            anna={"diet": ("vegan",)},
            ben={"diet": ("vegan", "Peanut allergy")},
            cid={"diet": ("vegan",)},
        )
    )
    assert [(t.name, t.loud) for t in view.diets] == [("Peanut allergy", True), ("vegan", False)]


def test_dishes_are_counted_in_the_order_of_the_menu() -> None:
    view = _view(
        _event(
            anna={"dishes": {"main": "risotto"}},
            ben={"dishes": {"Main": "Risotto"}},
            cid={"dishes": {"main": "sea bass"}},
        )
    )
    ((course, tallies),) = view.dishes
    assert course == "main"
    assert [(t.name, t.total) for t in tallies] == [("Sea bass", 1), ("Risotto", 2)]


def test_counts_of_the_tables_add_up_to_the_whole() -> None:
    view = _view(_event(anna={"diet": ("vegan",)}, cid={"diet": ("vegan", "halal")}))
    for tally in view.diets:
        assert sum(tally.by_table) == tally.total
    assert view.covers == sum(len(t.seats) for t in view.tables) == 3


def test_an_infant_without_a_chair_is_told_beside_whom_they_come_with() -> None:
    event = _event("anna=t1-1 ben=t1-2", cid={"access": ("infant",), "companion_of": "ben"})
    view = _view(event)
    (infant,) = view.infants
    assert (infant.guest.id, infant.place, view.covers, view.unplaced) == ("cid", "2", 2, 0)


def test_who_has_no_place_is_counted_apart() -> None:
    assert _view(_event("anna=t1-1 ben=t1-2")).unplaced == 1


@pytest.mark.parametrize("audience", ["public", "usher", "host", "delegation"])
def test_the_sheet_is_for_those_who_may_know_diets(audience: str) -> None:
    with pytest.raises(ValueError, match="not for"):
        _view(_event(), audience)


def test_meals_of_the_crew_are_read_from_the_settings() -> None:
    event = _event()
    event = event.model_copy(
        update={"settings": {**event.settings, "kitchen.crew": ("6 musicians", "2 drivers: vegan")}}
    )
    assert [(m.number, m.who, m.diet) for m in _view(event).crew] == [
        (6, "musicians", ""),
        (2, "drivers", "vegan"),
    ]


def test_nothing_differs_from_itself_and_every_change_is_told() -> None:
    before = _view(_event(anna={"diet": ("vegan",)}))
    assert changes_between(before, before) == ()
    moved = _view(_event("anna=t1-4 ben=t1-2 cid=t1-3", anna={"diet": ("vegan",)}))
    assert [c.guest.id for c in changes_between(before, moved)] == ["anna"]
    left = _view(_event("anna=t1-1 ben=t1-2", anna={"diet": ("vegan",)}))
    (change,) = changes_between(before, left)
    assert change.guest.id == "cid" and change.after is None
    fed = _view(_event(anna={"diet": ("vegan",)}, ben={"diet": ("Nut allergy",)}))
    assert [c.guest.id for c in changes_between(before, fed)] == ["ben"]


def test_a_choice_may_be_of_one_session() -> None:
    event = _event(anna={"dishes": {"other/main": "Risotto", "s/main": "Sea bass"}})
    (session,) = event.sessions
    assert [*choices_of(event.guest_by_id["anna"], session)] == [("main", "Sea bass")]
    assert [c.dishes for c in courses_of(session)] == [("Soup",), ("Sea bass", "Risotto")]


@pytest.mark.parametrize(
    "text", ["Peanut allergy", "allergie aux arachides", "nut-free", "Intolérance"]
)
def test_what_could_harm_is_loud(text: str) -> None:
    assert is_allergy(text)


def test_folding_takes_spelling_away_and_no_more() -> None:
    assert folded("Végan ") == folded("vegan") and folded("no-pork") != folded("no-beef")


def test_where_guests_choose_their_chairs_they_stand_in_the_alphabet_without_places() -> None:
    event = _event("anna=t1-3 ben=t1-2 cid=t1-1")
    by_table = event.model_copy(
        update={
            "sessions": tuple(s.model_copy(update={"seating": "table"}) for s in event.sessions)
        }
    )
    seats = [seat for table in _view(by_table).tables for seat in table.seats]
    assert [seat.guest.id for seat in seats] == ["anna", "ben", "cid"]
    assert {seat.place for seat in seats} == {""}
