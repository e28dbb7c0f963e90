"""Guests of equal or unknown rank share the positions of all whom they may stand before or after."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.scheme_row import SchemeRow
from preseance.protocol import order

OWN = SchemeRow.model_validate(
    {
        "id": "own",
        "classes": [
            {"roles": ["chief"], "keys": ["took_office", "born?"]},
            {"roles": ["clerk"], "keys": ["elected", "took_office"]},
            {"roles": ["crew"], "ranked": False},
        ],
    }
)


def spans(*guests: Guest) -> dict[str, tuple[int, int]]:
    event = Event(
        id="e", title="E", start=date(2026, 1, 1), scheme="own", schemes=(OWN,), guests=guests
    )
    return {r.guest: r.span for r in order(event).ranks}


def guest(name: str, role: str, override: int | None = None, **keys: str) -> Guest:
    return Guest(id=name, name=name, role=role, override=override, keys=keys)


def test_the_same_keys_are_one_rank_and_a_name_decides_nothing() -> None:
    a, b = (guest(g, "chief", took_office="2020") for g in "ab")
    found = spans(a, b, guest("c", "chief", took_office="2021"))
    assert found == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_who_lacks_a_key_is_in_doubt_against_the_class_and_no_other() -> None:
    found = spans(
        guest("a", "chief", took_office="2020"),
        guest("b", "chief", took_office="2021"),
        guest("c", "chief"),
        guest("d", "clerk", elected="2020", took_office="2020"),
        guest("e", "clerk", elected="2020"),
        guest("f", "clerk", elected="2021", took_office="2021"),
    )
    assert (found["a"], found["b"]) == ((1, 1), (2, 2))
    assert found["c"] == (1, 3)
    assert [found[g] for g in "def"] == [(4, 4), (4, 5), (6, 6)]


def test_a_key_that_nobody_is_asked_for_goes_before_none() -> None:
    a = guest("a", "chief", took_office="2020")
    found = spans(a, guest("b", "chief", took_office="2020", born="1960"))
    assert found == {"b": (1, 1), "a": (2, 2)}


def test_the_column_order_parts_equals_of_any_class() -> None:
    a = guest("a", "chief", took_office="2020", order="2")
    found = spans(a, guest("b", "chief", took_office="2020", order="1"))
    assert found == {"b": (1, 1), "a": (2, 2)}


def test_the_column_order_is_known_where_the_date_is_not() -> None:
    found = spans(guest("a", "chief", order="2"), guest("b", "chief", order="1"))
    assert found == {"b": (1, 1), "a": (2, 2)}


def test_a_place_set_by_hand_parts_the_equals_around_it() -> None:
    crew = [guest(g, "crew") for g in "abcd"]
    found = spans(*crew, guest("x", "crew", override=3))
    assert found == {"a": (1, 2), "b": (1, 2), "x": (3, 3), "c": (4, 5), "d": (4, 5)}


def test_partners_who_follow_are_equal_where_those_they_follow_are() -> None:
    def couple(name: str, since: str) -> list[Guest]:
        spouse = Guest(id=f"{name}-s", name=f"{name}-s", role="spouse", partner=name)
        chief = Guest(
            id=name, name=name, role="chief", partner=spouse.id, keys={"took_office": since}
        )
        return [chief, spouse]

    found = spans(*couple("a", "2020"), *couple("b", "2021"), *couple("c", "2021"))
    assert (found["a"], found["a-s"]) == ((1, 1), (2, 2))
    assert found["b"] == found["c"] == (3, 5)
    assert found["b-s"] == found["c-s"] == (4, 6)


KEYS = st.dictionaries(
    st.sampled_from(["took_office", "elected", "born", "order"]), st.sampled_from(["2001", "2002"])
)
GUESTS = st.lists(st.tuples(st.sampled_from(["chief", "clerk", "crew", ""]), KEYS), max_size=9)


@given(GUESTS, st.randoms())
def test_who_is_certainly_before_another_does_not_turn_on_names(
    rows: list[tuple[str, dict[str, str]]], draw: random.Random
) -> None:
    def before(names: list[str]) -> set[tuple[int, int]]:
        made = [guest(n, role, None, **keys) for n, (role, keys) in zip(names, rows, strict=True)]
        found = spans(*made)
        return {
            (i, j)
            for i, a in enumerate(names)
            for j, b in enumerate(names)
            if found[a][1] < found[b][0]
        }

    names = [f"g{k}" for k in range(len(rows))]
    shuffled = list(names)
    draw.shuffle(shuffled)
    assert before(names) == before(shuffled)
