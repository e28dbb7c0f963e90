"""Arrivals and departures: the senior last in and first out, and who is late moves alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall

from preseance.door.encounters import encounters
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.plan import Placement, Plan
from preseance.model.room import Door, Form, Room, Table
from preseance.model.route import Route
from preseance.model.rule_row import Contact, RequestKind, RequestRow, RuleRow
from preseance.model.session import Kind, Session
from preseance.planning.day.movements import (
    FREE,
    Slot,
    greeting_apart,
    settled,
    slots,
    too_near,
)
from preseance.planning.day.parties import parties
from preseance.planning.day.programme import programme
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.stays import walks

HOUR = datetime(2024, 5, 1, 18, tzinfo=UTC)
"""The event is in UTC."""


def event(names: str = "h a b c d", *, kind: Kind = Kind.ARRIVAL, **guests: Any) -> Event:
    """Guests in precedence, the first of them host; fields of guests by id."""
    made = hall(names, [], host="h")
    return made.model_copy(
        update={
            "sessions": (
                Session(id="s", title="S", kind=kind, room="hall", start=HOUR.replace(tzinfo=None)),
            ),
            "guests": tuple(g.model_copy(update=guests.get(g.id, {})) for g in made.guests),
            "delegations": (Delegation(id="x", name="X"),),
        }
    )


def of(made: Event, seconds: int = 90) -> tuple[Slot, ...]:
    occasion = occasion_of(made)
    return slots(occasion, occasion.assemblies[0], seconds)


def order(found: tuple[Slot, ...]) -> list[str]:
    return [slot.party.guests[0] for slot in found]


def test_the_senior_comes_in_last_and_goes_out_first() -> None:
    assert order(of(event())) == ["d", "c", "b", "a"]
    assert order(of(event(kind=Kind.DEPARTURE))) == ["a", "b", "c", "d"]


def test_slots_follow_each_other() -> None:
    found = of(event(), 120)
    assert [s.begin for s in found] == [HOUR + k * timedelta(minutes=2) for k in range(4)]
    assert all(s.end - s.begin == timedelta(minutes=2) for s in found)


def test_a_delegation_comes_together_with_its_senior_first() -> None:
    made = event(b={"delegation": "x"}, d={"delegation": "x"})
    assert [s.party.guests for s in of(made)] == [("c",), ("b", "d"), ("a",)]


@pytest.mark.parametrize(
    "fields", [{"partner": "a"}, {"companion_of": "a"}, {"interpreter_for": ("a",)}]
)
def test_who_is_with_a_guest_comes_with_them(fields: dict[str, Any]) -> None:
    occasion = occasion_of(event(d=fields))
    (assembly,) = occasion.assemblies
    together = {frozenset(p.guests) for p in parties(occasion, assembly)}
    assert together == {frozenset("ad"), frozenset("b"), frozenset("c")}


def test_partners_who_name_each_other_are_one_party_in_the_name_of_the_senior() -> None:
    occasion = occasion_of(event(a={"partner": "d"}, d={"partner": "a"}))
    assert parties(occasion, occasion.assemblies[0])[0].name == "a"


def test_the_partner_and_the_interpreter_of_the_host_greet() -> None:
    made = event(c={"partner": "h"}, d={"interpreter_for": ("h",)})
    assert order(of(made)) == ["b", "a"]


def test_who_is_late_comes_at_the_end_and_all_others_keep_their_slot() -> None:
    usual, late = of(event()), of(event(c={"arrives": HOUR + timedelta(minutes=20)}))
    at = {s.party.name: s.begin for s in late}
    assert at["c"] == HOUR + timedelta(minutes=21)
    assert {k: v for k, v in at.items() if k != "c"} == {
        s.party.name: s.begin for s in usual if s.party.name != "c"
    }
    assert [s.party.name for s in late if s.moved] == ["c"]


def test_who_must_be_gone_goes_in_time_and_all_others_keep_their_slot() -> None:
    made = event(kind=Kind.DEPARTURE, d={"leaves": HOUR + timedelta(seconds=90)})
    found = {s.party.name: s for s in of(made)}
    assert found["d"].end <= HOUR + timedelta(seconds=90)
    assert [s.begin for name, s in found.items() if name in "abc"] == [
        HOUR + k * timedelta(seconds=90) for k in range(3)
    ]


def test_a_session_of_another_kind_or_without_an_hour_has_no_slots() -> None:
    assert of(event(kind=Kind.MEAL)) == ()
    made = event()
    timeless = made.sessions[0].model_copy(update={"start": None})
    assert of(made.model_copy(update={"sessions": (timeless,)})) == ()


def test_slots_go_on_by_the_clock_when_it_is_put_forward() -> None:
    made = event()
    session = made.sessions[0].model_copy(update={"start": datetime(2024, 3, 31, 1, 58, 30)})
    made = made.model_copy(update={"sessions": (session,), "time_zone": "Europe/Paris"})
    assert [f"{s.begin:%H:%M:%S}" for s in of(made)] == [
        "01:58:30", "03:00:00", "03:01:30", "03:03:00",
    ]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from((Kind.ARRIVAL, Kind.DEPARTURE)),
    st.lists(st.none() | st.integers(1, 60), min_size=6, max_size=6),
    st.integers(60, 120),
)
def test_everybody_has_one_slot_and_as_few_as_can_be_move(
    kind: Kind, minutes: list[int | None], seconds: int
) -> None:
    field = "arrives" if kind is Kind.ARRIVAL else "leaves"
    names = ["a", "b", "c", "d", "e", "f"]
    fields = {
        n: {field: HOUR + timedelta(minutes=m)} for n, m in zip(names, minutes, strict=True) if m
    }
    usual = {s.party.name: s for s in of(event("h a b c d e f", kind=kind), seconds)}
    found = {s.party.name: s for s in of(event("h a b c d e f", kind=kind, **fields), seconds)}
    assert set(found) == set(names)
    for name, slot in found.items():
        hour = fields.get(name, {}).get(field)
        if kind is Kind.ARRIVAL:
            can = hour is None or usual[name].begin >= hour
            assert hour is None or slot.begin >= hour
        else:
            # Who must be gone before the first slot ends has that one all the same.
            can = hour is None or usual[name].end <= hour or usual[name].begin == HOUR
            assert hour is None or slot.end <= hour or slot.begin == HOUR
        assert slot.moved == (not can)
        assert (slot.begin == usual[name].begin) == can
    if kind is Kind.ARRIVAL:
        assert len({s.begin for s in found.values()}) == len(names)


def _apart(made: Event, a: str, b: str, **fields: Any) -> Event:
    """With a request that two not meet."""
    row = RequestRow(id=f"q-{a}-{b}", a=a, b=b, kind=RequestKind.NOT_MEET, **fields)
    return made.model_copy(update={"requests": (*made.requests, row)})


def _settle(made: Event, seconds: int = 90) -> Event:
    occasion = occasion_of(made)
    found = settled(occasion, occasion.assemblies[0], seconds)
    session = made.sessions[0].model_copy(update={"slots": found})
    return made.model_copy(update={"sessions": (session,)})


def _near(made: Event, seconds: int = 90) -> list[tuple[str, str]]:
    occasion = occasion_of(made)
    found = slots(occasion, occasion.assemblies[0], seconds)
    return [(a.party.name, b.party.name) for a, b in too_near(occasion, found, seconds)]


def _until(made: Event, minutes: float) -> Event:
    end = HOUR.replace(tzinfo=None) + timedelta(minutes=minutes)
    session = made.sessions[0].model_copy(update={"end": end})
    return made.model_copy(update={"sessions": (session,)})


def test_those_to_be_kept_apart_come_one_after_the_other_until_slots_are_settled() -> None:
    made = _apart(event(), "b", "c")
    assert order(of(made)) == order(of(event()))
    assert _near(made) == [("c", "b")]
    assert _near(_settle(made)) == []


def test_a_slot_stays_free_between_two_who_are_to_be_kept_apart() -> None:
    made = _settle(_apart(event(), "b", "c"))
    assert made.sessions[0].slots == ("d", "c", FREE, "b", "a")
    found = of(made)
    assert order(found) == ["d", "c", "b", "a"]
    assert not any(slot.moved for slot in found)


def test_without_time_for_a_free_slot_the_fewest_change_their_turn() -> None:
    made = _settle(_until(_apart(event(), "b", "c"), 6))
    found = of(made)
    assert _near(made) == []
    assert len(found) == 4 and found[-1].end == HOUR + timedelta(minutes=6)
    assert len([slot for slot in found if slot.moved]) == 1


def test_what_cannot_be_kept_is_told() -> None:
    made = _until(event("h a b"), 3)
    made = _settle(_apart(made, "a", "b"))
    assert _near(made) == [("b", "a")]


def test_two_doors_keep_two_apart() -> None:
    made = _apart(event(b={"door": "garden"}), "b", "c")
    assert _near(made) == []
    assert _settle(made).sessions[0].slots == ()


@pytest.mark.parametrize("contact", [Contact.GREETING, Contact.NEIGHBOURS, Contact.BILATERAL])
def test_who_may_greet_each_other_may_come_one_after_the_other(contact: Contact) -> None:
    assert _near(_apart(event(), "b", "c", contacts=(contact,))) == []


def test_a_rule_says_by_how_many_minutes() -> None:
    row = RuleRow(id="r", kind="keep_apart", a=("b",), b=("c",), relations=("within 5 min",))
    made = event().model_copy(update={"rules": (row,)})
    at = {slot.party.name: slot.begin for slot in of(_settle(made))}
    assert at["b"] - at["c"] == timedelta(seconds=4 * 90)
    table = row.model_copy(update={"relations": ("same-table",)})
    assert _near(event().model_copy(update={"rules": (table,)})) == []


def test_who_is_late_is_settled_away_from_whom_they_must_not_meet() -> None:
    made = _apart(event(d={"arrives": HOUR + timedelta(minutes=5)}), "d", "a")
    assert _near(made) == [("a", "d")]
    again = _settle(made)
    assert _near(again) == []
    keep = {s.party.name: s.begin for s in of(event())}
    assert {s.party.name: s.begin for s in of(again) if s.party.name != "d"} == {
        name: at for name, at in keep.items() if name != "d"
    }


def test_a_greeter_who_is_to_be_kept_apart_is_told() -> None:
    occasion = occasion_of(_apart(event(), "h", "c"))
    found = slots(occasion, occasion.assemblies[0])
    told = [(g, s.party.name) for g, s in greeting_apart(occasion, found, ("h", "the usher"))]
    assert told == [("h", "c")]


def test_the_session_may_say_who_is_first() -> None:
    made = event()
    session = made.sessions[0].model_copy(update={"senior": "first"})
    assert order(of(made.model_copy(update={"sessions": (session,)}))) == ["a", "b", "c", "d"]


def test_who_has_no_settled_slot_comes_after_the_others() -> None:
    made = event()
    session = made.sessions[0].model_copy(update={"slots": ("a", FREE, "c")})
    found = of(made.model_copy(update={"sessions": (session,)}))
    assert [(s.party.name, (s.begin - HOUR) // timedelta(seconds=90)) for s in found] == [
        ("a", 0), ("c", 2), ("d", 3), ("b", 4),
    ]  # fmt: skip


def _ride(plan: str, **guests: Any) -> Event:
    """A ride from a court with two cars and a bus to a hall; the guests' places as ``guest=place``."""
    made = event("h a b c d e", kind=Kind.TRANSPORT, **guests)
    court = Room(
        id="court", name="Court", width=30, depth=30, doors=(Door(side="north", at=3),),
        tables=(
            Table(id="car-1", form=Form.CAR, seats=4), Table(id="car-2", form=Form.CAR, seats=4),
            Table(id="bus-1", form=Form.BUS, seats=20),
        ),
    )  # fmt: skip
    placed = (item.split("=") for item in plan.split())
    rows = tuple(Placement(session="s", guest=g, place=p) for g, p in placed)
    until = HOUR.replace(tzinfo=None, minute=30)
    ride = made.sessions[0].model_copy(update={"room": "court", "end": until})
    feast = Session(
        id="feast", title="Feast", room="hall", start=HOUR.replace(tzinfo=None, hour=19)
    )
    return made.model_copy(
        update={
            "rooms": (*made.rooms, court),
            "routes": (Route(id="road", joins=("court", "hall"), minutes=10, by="road"),),
            "sessions": (ride, feast),
            "plan": Plan(placements=rows),
        }
    )


def test_buses_go_first_and_the_senior_motorcade_last() -> None:
    made = _ride("a=car-1-1 b=car-2-1 c=bus-1-1 d=bus-1-2", e={"own_car": True})
    found = of(made)
    assert [slot.party.name for slot in found] == ["table:bus-1", "e", "b", "a"]
    assert found[0].party.guests == ("c", "d")
    assert [slot.own_car for slot in found] == [False, True, False, False]


def test_a_ride_home_has_the_senior_motorcade_first_and_the_buses_last() -> None:
    made = _ride("a=car-1-1 b=car-2-1 c=bus-1-1")
    home = made.sessions[0].model_copy(update={"senior": "first"})
    found = of(made.model_copy(update={"sessions": (home, made.sessions[1])}))
    assert [slot.party.name for slot in found] == ["a", "b", "table:bus-1"]


def test_the_cars_of_a_delegation_are_one_motorcade_with_the_principal_where_it_is_said() -> None:
    fields = {"a": {"delegation": "x"}, "d": {"delegation": "x"}}
    made = _ride("d=car-1-1 a=car-2-1", **fields)
    (slot,) = of(made)
    assert (slot.party.name, slot.party.vehicles) == ("delegation:x", ("car-2", "car-1"))
    second = made.model_copy(update={"settings": {"motorcade.principal": 2}})
    assert of(second)[0].party.vehicles == ("car-1", "car-2")


def test_a_ride_says_when_it_is_there() -> None:
    found = of(_ride("a=car-1-1"))
    assert found[0].there == HOUR + timedelta(minutes=10)


def test_a_motorcade_waits_for_who_is_late_and_a_bus_does_not() -> None:
    late = {"arrives": HOUR + timedelta(minutes=12)}
    made = _ride("a=car-1-1 b=car-2-1 c=bus-1-1 d=bus-1-2", b=late, d=late)
    at = {slot.party.name: slot.begin - HOUR for slot in of(made)}
    assert at == {
        "table:bus-1": timedelta(), "a": timedelta(minutes=3), "b": timedelta(minutes=12),
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.sampled_from((Kind.ARRIVAL, Kind.DEPARTURE)), st.data())
def test_settled_slots_keep_everybody_apart_where_there_is_time(kind: Kind, data: Any) -> None:
    names = list("abcdef")
    pairs = data.draw(
        st.sets(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=4)
    )
    made = event("h a b c d e f", kind=kind)
    for a, b in pairs:
        if a != b:
            made = _apart(made, a, b)
    again = _settle(made)
    assert _near(again) == []
    assert sorted(order(of(again))) == names
    assert order(of(again)) == order(of(made))
    if not _near(made):
        assert again == made


def test_who_has_a_car_of_their_own_has_no_seat_where_there_is_a_bus() -> None:
    made = _ride("", e={"own_car": True})
    assert "e" not in {g.id for g in made.attending("s")}
    cars = made.sessions[0].model_copy(update={"tables": ("car-1", "car-2")})
    assert "e" in {g.id for g in made.model_copy(update={"sessions": (cars,)}).attending("s")}


def test_guests_set_out_when_their_slot_begins_and_cars_meet_nobody_on_the_road() -> None:
    made = _ride("a=car-1-1 c=bus-1-1 d=bus-1-2")
    found = {i.key: i for i in programme(occasion_of(made, placeless=True)) if i.kind == "way"}
    begins = {i.guests: i.begin for i in found.values()}
    late = HOUR + timedelta(minutes=30)
    assert begins == {
        ("c", "d"): HOUR, ("a",): HOUR + timedelta(seconds=90), ("h", "b", "e"): late,
    }  # fmt: skip
    assert {w.guest for w in walks(made, "acd") if w.alone} == {"a"}


def test_encounters_on_the_way_are_at_the_hours_that_the_run_of_show_tells() -> None:
    made = _ride("a=bus-1-1 b=bus-1-2 h=bus-1-3 e=bus-1-4")
    occasion = occasion_of(made, placeless=True)
    ways = [i for i in programme(occasion) if i.kind == "way"]
    told = {frozenset(two): i.begin for i in ways for two in combinations(i.guests, 2)}
    met = encounters(made, every_pair=True).encounters
    together = {frozenset((e.a, e.b)): e.start for e in met if e.route}
    assert told and {pair: together[pair] for pair in told} == told
    asked = encounters(made, every_pair=True, audience="kitchen").encounters
    assert {e.start for e in asked if e.route} <= {HOUR + timedelta(minutes=30)}


def test_encounters_of_an_arrival_alone_are_those_at_its_door() -> None:
    made = _apart(event(kind=Kind.ARRIVAL), "a", "b")
    rooms = tuple(r.model_copy(update={"tables": ()}) for r in made.rooms)
    made = made.model_copy(update={"rooms": rooms})
    assert made.is_placeless(made.sessions[0])
    (met,) = encounters(made, session="s").encounters
    assert (met.a, met.b, met.relations) == ("a", "b", ("in-turn",))
    assert not encounters(made, "a", "b", session="s", audience="kitchen").encounters
