"""Arrivals and departures: the senior last in and first out, and who is late moves alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall

from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.session import Kind, Session
from preseance.planning.day.movements import Slot, parties, slots
from preseance.planning.occasion.making import occasion_of

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
