"""Papers of one occasion: rows as the viewer sees them, hands as the guest has them, last rank first."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.planning.halls import hall

from preseance import examples
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.model.room import Form, Table
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.rules.shapes import Assembly
from preseance.views.guests import guest_list_view
from preseance.views.occasions import (
    approval_view,
    motorcade_view,
    photo_rows_view,
    speakers_view,
)
from preseance.views.pocket_cards import pocket_cards_view


@cache
def _summit() -> Event:
    """A summit, everybody at the places in the order of precedence."""
    event = read_event(Path(examples.__file__).parent / "summit")
    seated = tuple(
        Placement(session=a.session.id, guest=guest, place=place.id)
        for a in occasion_of(event).assemblies
        for guest, place in zip(
            a.guests, (p for p in a.places if p.kind is not PlaceKind.AUXILIARY), strict=False
        )
    )
    return event.model_copy(update={"plan": Plan(placements=seated)})


def _session(name: str, event: Event | None = None) -> tuple[Check, Assembly]:
    event = event or _summit()
    checked = check(occasion_of(event, name), event.plan)
    return checked, checked.occasion.assemblies[0]


def test_rows_of_a_photograph_run_from_the_viewers_left_and_the_hindmost_comes_first() -> None:
    checked, assembly = _session("photo")
    view = photo_rows_view(checked, assembly, "public")
    rows = [int(row) for row, _ in view.rows]
    assert rows == sorted(rows, reverse=True) and rows[-1] == 1
    right_of = assembly.layout.relations["right-of"]
    for _, places in view.rows:
        ids = [p.id for p in places]
        for before, after in pairwise(ids):
            # Whoever faces the viewer has on the right hand who stands on the viewer's left.
            assert before in right_of[after]


def test_neighbours_on_a_pocket_card_are_on_the_guests_own_hands() -> None:
    checked, assembly = _session("dinner")
    view = pocket_cards_view(checked, assembly, "host")
    place_of = {p.guest: p.place for p in checked.plan.of_session("dinner")}
    for card in view.cards:
        for near in card.neighbours:
            relation = {"left": "left-of", "right": "right-of", "across": "across"}[near.side]
            own = place_of[card.entry.guest.id]
            assert place_of[near.guest.id] in assembly.layout.relations[relation][own]


def test_a_pocket_card_tells_no_rule_and_no_reason() -> None:
    checked, assembly = _session("dinner")
    cards = pocket_cards_view(checked, assembly, "host", guests=("kersti-tamm",)).cards
    assert [card.entry.guest.id for card in cards] == ["kersti-tamm"]
    assert all(near.common for near in cards[0].neighbours if near.guest.languages)


@pytest.mark.parametrize("audience", ["public", "usher", "kitchen", "delegation"])
def test_what_tells_ranks_is_not_for_those_who_may_not_know_them(audience: str) -> None:
    checked, assembly = _session("dinner")
    for view in (speakers_view, approval_view, pocket_cards_view):
        with pytest.raises(ValueError, match="not for"):
            view(checked, assembly, audience)


def test_the_last_in_precedence_speaks_first_and_who_is_named_speaks_alone() -> None:
    checked, assembly = _session("dinner")
    said = [e.guest.id for e in speakers_view(checked, assembly, "host").speakers]
    assert said == [*reversed(assembly.guests)]
    event = _summit()
    chosen = {assembly.guests[0], assembly.guests[3]}
    guests = tuple(
        g.model_copy(update={"groups": ("speakers",)}) if g.id in chosen else g
        for g in event.guests
    )
    checked, assembly = _session("dinner", event.model_copy(update={"guests": guests}))
    said = [e.guest.id for e in speakers_view(checked, assembly, "host").speakers]
    assert said == [assembly.guests[3], assembly.guests[0]]


def test_a_motorcade_tells_number_time_flag_and_riders_by_honour() -> None:
    checked, assembly = _session("drive")
    (car,) = motorcade_view(checked, assembly, "public").vehicles
    assert (car.number, car.time) == ("1", "14:00")
    first = car.riders[0].guest
    assert first is not None and car.flag == first.delegation != ""
    honours = [p.honour for p in car.riders if p.honour is not None]
    assert honours == sorted(honours)


@pytest.mark.parametrize(("form", "called"), [("car", "Voiture 1"), ("bus", "Autocar 1")])
def test_a_vehicle_without_a_name_is_no_table(form: str, called: str) -> None:
    event = _summit()
    rooms = tuple(
        r.model_copy(update={"tables": tuple(
            t.model_copy(update={"name": "", "number": 1, "form": Form(form)}) for t in r.tables
        )})
        if any(t.form in (Form.CAR, Form.BUS) for t in r.tables)
        else r
        for r in event.rooms
    )  # fmt: skip
    checked, assembly = _session("drive", event.model_copy(update={"rooms": rooms}))
    told = {c.entry.table for c in pocket_cards_view(checked, assembly, "host", "fr").cards}
    assert told and all(t == called or (form == "bus" and t.startswith(called)) for t in told)
    assert "rang" not in "".join(told) or form == "bus"


def test_the_page_to_approve_names_every_table_and_who_has_no_place() -> None:
    checked, assembly = _session("dinner")
    view = approval_view(checked, assembly, "host")
    named = {p.guest.id for _, places in view.tables for p in places if p.guest}
    assert named | {g.id for g in view.unplaced} == set(assembly.guests)


def test_who_chooses_a_chair_has_no_neighbours_on_a_pocket_card() -> None:
    event = _summit()
    sessions = tuple(
        s.model_copy(update={"seating": "table"}) if s.id == "dinner" else s for s in event.sessions
    )
    checked, assembly = _session("dinner", event.model_copy(update={"sessions": sessions}))
    assert assembly.layout.whole
    cards = pocket_cards_view(checked, assembly, "protocol").cards
    assert cards and not any(card.neighbours for card in cards)


@pytest.mark.parametrize(
    ("forms", "groups"),
    [
        (("round", "long"), "table"),
        (("rows", "round"), "table"),
        (("car", "bus"), "vehicle"),
        (("rows",), "row"),
        (("u",), "place"),
        (("line",), "place"),
        (("line", "line"), "row"),
    ],
)
def test_heads_say_in_what_places_lie(forms: tuple[str, ...], groups: str) -> None:
    tables = [
        {"id": f"t{n}", "form": form, "seats": 8, "x": 4.0 + 6 * n, "y": 5.0, "number": n + 1}
        | ({"rows": 2} if form == "rows" else {})
        for n, form in enumerate(forms)
    ]
    event = hall("anna ben", [])
    room = event.rooms[0].model_copy(
        update={"tables": tuple(Table.model_validate(t) for t in tables)}
    )
    event = event.model_copy(update={"rooms": (room,), "plan": Plan()})
    checked = check(occasion_of(event, "s"), event.plan)
    view = guest_list_view(checked, checked.occasion.assemblies[0], "name")
    assert view.head.groups == groups
