"""An order that an event brings can do what the schemes of the house do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.scheme_row import SchemeRow
from preseance.protocol import order
from preseance.protocol.finding import known_to, scheme_of
from preseance.protocol.schemes import of_the_house, scheme_by_name


def guest(name: str, role: str, **keys: str) -> Guest:
    return Guest(id=name, name=name.title(), role=role, country="FR", keys=keys)


def ranked(scheme: dict[str, Any], *guests: Guest, **settings: str) -> list[str]:
    row = SchemeRow.model_validate({"id": "own", **scheme})
    event = Event(
        id="e",
        title="E",
        start=date(2026, 5, 8),
        scheme="own",
        schemes=(row,),
        guests=guests,
        scheme_settings=dict(settings),
    )
    return [rank.guest for rank in order(event).ranks]


def test_classes_of_one_band_sort_by_their_keys_alone() -> None:
    classes = [
        {"roles": ["speaker"], "band": "6", "keys": ["took_office"]},
        {"roles": ["chief-justice"], "band": "6", "keys": ["took_office"]},
        {"roles": ["minister"]},
    ]
    speaker = guest("speaker", "speaker", took_office="2024-06-26")
    justice = guest("justice", "chief-justice", took_office="2022-11-09")
    found = ranked({"classes": classes}, guest("m", "minister"), speaker, justice)
    assert found == ["justice", "speaker", "m"]


def test_a_condition_tells_home_from_elsewhere_by_a_setting() -> None:
    scheme = {
        "settings": {"place": {"default": ""}},
        "classes": [
            {"id": "here", "roles": ["mayor"], "where": {"place": "$place"}},
            {"roles": ["deputy"]},
            {"id": "away", "roles": ["mayor"], "where": {"place": "!=$place"}},
        ],
    }
    guests = (
        guest("lyon", "mayor", place="Lyon"),
        guest("nice", "mayor", place="Nice"),
        guest("d", "deputy"),
    )
    assert ranked(scheme, *guests, place="Nice") == ["nice", "d", "lyon"]


def test_a_setting_of_its_own_moves_a_class() -> None:
    scheme = {
        "settings": {
            "clergy": {
                "default": "last",
                "allowed": ["first", "last"],
                "effects": {"first": {"level": {"bishop": 5}}},
            }
        },
        "classes": [{"roles": ["mayor"]}, {"roles": ["bishop"]}],
    }
    guests = (guest("b", "bishop"), guest("m", "mayor"))
    assert ranked(scheme, *guests) == ["m", "b"]
    assert ranked(scheme, *guests, clergy="first") == ["b", "m"]


def test_a_scheme_builds_on_another_and_keeps_its_order_and_settings() -> None:
    scheme = {
        "includes": "heads-of-state",
        "classes": [
            {"roles": ["founder"]},
            {"roles": ["laureate"], "before": "minister"},
            {"roles": ["widow-of-the-founder"], "after": "head-of-state"},
        ],
    }
    guests = (
        guest("minister", "minister"),
        guest("laureate", "laureate"),
        guest("king", "monarch", took_office="2020-01-01", monarch="yes"),
        guest("president", "head-of-state", took_office="2010-01-01"),
        guest("widow", "widow-of-the-founder"),
        guest("founder", "founder"),
    )
    first = ["founder", "president", "king", "widow", "laureate", "minister"]
    assert ranked(scheme, *guests) == first
    kings = ["founder", "king", "president", "widow", "laureate", "minister"]
    assert ranked(scheme, *guests, monarchs_first="yes") == kings


def test_guests_of_a_class_that_alternates_take_turns() -> None:
    scheme = {"classes": [{"roles": ["parent"], "alternate": "side", "keys": ["order"]}]}
    sides = ["bride", "bride", "groom", "bride"]
    guests = [guest(f"p{k}", "parent", side=s, order=str(k)) for k, s in enumerate(sides)]
    assert ranked(scheme, *guests) == ["p0", "p2", "p1", "p3"]


def test_an_unranked_group_comes_by_name_whatever_its_keys() -> None:
    scheme = {"classes": [{"roles": ["juror"], "ranked": False, "keys": ["order"]}]}
    guests = (guest("zoe", "juror", order="1"), guest("abe", "juror", order="2"))
    assert ranked(scheme, *guests) == ["abe", "zoe"]


def test_an_event_knows_its_own_scheme_before_those_of_the_house() -> None:
    row = SchemeRow.model_validate({"id": "own", "classes": [{"roles": ["mayor"]}]})
    event = Event(id="e", title="E", start=date(2026, 5, 8), scheme="own", schemes=(row,))
    assert known_to(event)[0] == "own"
    assert scheme_of(event, "own").taking["mayor"][0].id == "mayor"
    with pytest.raises(UnknownNameError, match="own, "):
        scheme_of(event, "other")


@pytest.mark.parametrize("name", of_the_house())
def test_each_scheme_of_the_house_reaches_all_its_classes(name: str) -> None:
    scheme = scheme_by_name(name)
    for k, c in enumerate(scheme.classes):
        for role in c.roles:
            hides = [
                e.id
                for e in scheme.classes[:k]
                if role in e.roles and e.where.items() <= c.where.items()
            ]
            assert not hides, f"{c.id}: {role}"
    assert len({c.id for c in scheme.classes}) == len(scheme.classes)


def test_every_order_may_put_monarchs_first_in_their_class() -> None:
    classes = [{"roles": ["head-of-state", "monarch"], "keys": ["took_office"]}]
    guests = (
        guest("elder", "head-of-state", took_office="2001"),
        guest("king", "monarch", took_office="2023"),
        guest("queen", "head-of-state", took_office="2010", monarch="yes"),
    )
    assert ranked({"classes": classes}, *guests) == ["elder", "queen", "king"]
    assert ranked({"classes": classes}, *guests, monarchs_first="yes") == ["queen", "king", "elder"]


def test_every_order_may_follow_an_alphabet_in_a_language_from_a_letter() -> None:
    scheme = {"classes": [{"roles": ["delegate"], "keys": ["country_name"]}]}
    guests = [
        Guest(id=c, name=c, role="delegate", country=c.upper()) for c in ("de", "es", "at", "se")
    ]
    assert ranked(scheme, *guests) == ["at", "de", "es", "se"]
    assert ranked(scheme, *guests, language="fr") == ["de", "at", "es", "se"]
    assert ranked(scheme, *guests, first_letter="S") == ["es", "se", "at", "de"]


def test_persons_come_in_their_alphabet_where_a_class_asks_for_names() -> None:
    scheme = {"classes": [{"roles": ["judge"], "keys": ["name"]}]}
    guests = [
        Guest(id=i, name=n, sort_name=s, role="judge")
        for i, n, s in (
            ("z", "Zoé Ängström", "Ängström"),
            ("a", "Ann Zink", "Zink"),
            ("b", "Bo Able", "Able"),
        )
    ]
    assert ranked(scheme, *guests) == ["b", "z", "a"]


def test_a_role_may_be_said_in_other_words() -> None:
    classes = [{"roles": ["crown-prince"]}, {"roles": ["delegate-of-the-government"]}]
    found = ranked({"classes": classes}, guest("d", "government-delegate"), guest("h", "heir"))
    assert found == ["h", "d"]


def test_the_same_date_is_told_only_where_nothing_else_parts_them() -> None:
    row = SchemeRow.model_validate(
        {"id": "own", "classes": [{"roles": ["judge"], "keys": ["took_office", "born?"]}]}
    )

    def remarks(*guests: Guest) -> int:
        event = Event(
            id="e", title="E", start=date(2026, 5, 8), scheme="own", schemes=(row,), guests=guests
        )
        return len(order(event).remarks)

    elder = guest("a", "judge", took_office="2018-10-08", born="1955-01-01")
    younger = guest("b", "judge", took_office="2018-10-08", born="1960-01-01")
    assert not remarks(elder, younger)
    assert remarks(
        guest("a", "judge", took_office="2018-10-08"), guest("c", "judge", took_office="2018-10-08")
    )


BY_FACULTY = {
    "orders": {"body": ["Theology", "Law | Droit", "Medicine"]},
    "classes": [{"roles": ["dean"], "keys": ["body", "took_office"]}],
}


def test_a_column_sorts_by_the_order_that_the_scheme_states_in_any_spelling() -> None:
    deans = (
        guest("m", "dean", body="medicine", took_office="1990"),
        guest("l", "dean", body="DROIT", took_office="2020"),
        guest("e", "dean", body="law", took_office="2010"),
        guest("t", "dean", body="Theology", took_office="2025"),
    )
    assert ranked(BY_FACULTY, *deans) == ["t", "e", "l", "m"]


def test_a_value_outside_the_stated_order_is_in_doubt_and_said_to_be_so() -> None:
    row = SchemeRow.model_validate({"id": "own", **BY_FACULTY})
    guests = (guest("x", "dean", body="Alchemy"), guest("t", "dean", body="Theology"))
    event = Event(
        id="e", title="E", start=date(2026, 5, 8), scheme="own", schemes=(row,), guests=guests
    )
    found = order(event)
    assert [rank.guest for rank in found.ranks] == ["t", "x"]
    assert "precedence.not-listed" in {remark.message.id for remark in found.remarks}
    assert found.rank_of["t"].reason.id == "precedence.by-listed"
    assert found.rank_of["x"].span == (1, 2)


def test_the_key_role_ranks_by_the_order_in_which_a_class_names_its_roles() -> None:
    scheme = {"classes": [{"roles": ["warden", "bursar", "dean"], "keys": ["role", "order?"]}]}
    fellows = (guest("c", "Dean"), guest("b", "bursar"), guest("a", "warden"))
    assert ranked(scheme, *fellows) == ["a", "b", "c"]


def test_a_condition_takes_every_spelling_of_a_listed_value() -> None:
    scheme = {
        "orders": {"place": ["Bavaria | Bayern", "Hesse | Hessen"]},
        "settings": {"place": {"default": ""}},
        "classes": [
            {"id": "here", "roles": ["minister"], "where": {"place": "$place"}},
            {"id": "away", "roles": ["minister"], "keys": ["place"]},
        ],
    }
    guests = (guest("b", "minister", place="Bayern"), guest("h", "minister", place="Hessen"))
    assert ranked(scheme, *guests, place="hesse") == ["h", "b"]


def test_an_order_built_upon_another_keeps_its_orders_and_may_state_its_own() -> None:
    base = {"includes": "united-states", "classes": [{"roles": ["marshal"]}]}
    governors = (guest("ak", "governor", state="AK"), guest("de", "governor", state="DE"))
    assert ranked(base | {"country": "FR"}, *governors) == ["de", "ak"]
    assert ranked(base | {"country": "FR", "orders": {"state": ["AK", "DE"]}}, *governors) == [
        "ak",
        "de",
    ]


def test_classes_of_one_band_may_have_more_keys_than_others() -> None:
    five = ["took_office", "born?", "elected?", "order?", "grade?"]
    scheme = {
        "classes": [
            {"roles": ["a"], "band": "1", "keys": five},
            {"roles": ["b"], "band": "1", "keys": ["took_office"]},
        ]
    }
    guests = (guest("x", "a", took_office="2020"), guest("y", "b", took_office="2020"))
    assert sorted(ranked(scheme, *guests)) == ["x", "y"]


def test_a_setting_moves_a_class_beside_another() -> None:
    classes = [{"roles": ["mayor"]}, {"roles": ["bishop"]}, {"roles": ["prefect"]}]
    effects = {
        "first": {"level": {"prefect": "before mayor"}},
        "second": {"level": {"prefect": "after mayor"}},
    }
    scheme = {
        "settings": {
            "guest": {"default": "no", "allowed": ["no", "first", "second"], "effects": effects}
        },
        "classes": classes,
    }
    guests = (guest("p", "prefect"), guest("b", "bishop"), guest("m", "mayor"))
    assert ranked(scheme, *guests) == ["m", "b", "p"]
    assert ranked(scheme, *guests, guest="first") == ["p", "m", "b"]
    assert ranked(scheme, *guests, guest="second") == ["m", "p", "b"]


def test_a_star_among_listed_values_stands_for_all_others() -> None:
    scheme = {
        "orders": {"place": ["London", "Durham", "*"]},
        "classes": [{"roles": ["bishop"], "keys": ["place", "took_office"]}],
    }
    sees = (
        guest("ely", "bishop", place="Ely", took_office="2020"),
        guest("bath", "bishop", place="Bath", took_office="2010"),
        guest("durham", "bishop", place="Durham", took_office="2024"),
    )
    assert ranked(scheme, *sees) == ["durham", "bath", "ely"]


def test_roles_are_read_in_any_spelling_and_name_a_class_that_says_nothing() -> None:
    row = SchemeRow.model_validate(
        {
            "id": "own",
            "classes": [
                {"roles": ["CEO", "Vice chair"], "keys": ["role"]},
                {"roles": ["vice_treasurer"]},
            ],
        }
    )
    assert [c.roles for c in row.classes] == [("ceo", "vice-chair"), ("vice-treasurer",)]
    assert [c.label["en"] for c in row.classes] == ["CEO or Vice chair", "vice treasurer"]
    scheme = {"classes": [{"roles": ["CEO", "Vice chair"], "keys": ["role"]}]}
    assert ranked(scheme, guest("b", "Vice Chair"), guest("a", "ceo")) == ["a", "b"]


def test_numbers_of_a_list_sort_as_numbers_and_old_years_as_years() -> None:
    scheme = {
        "classes": [
            {"roles": ["holder"], "keys": ["list_order"]},
            {"roles": ["abbot"], "keys": ["founded"]},
        ]
    }
    guests = (
        guest("hundred", "holder", list_order="100"),
        guest("twenty", "holder", list_order="20"),
        guest("cluny", "abbot", founded="910"),
        guest("solesmes", "abbot", founded="1010"),
    )
    assert ranked(scheme, *guests) == ["twenty", "hundred", "cluny", "solesmes"]


def test_equals_stay_in_their_alphabet_where_the_order_is_reversed() -> None:
    scheme = {"classes": [{"roles": ["head"]}, {"roles": ["singer"], "ranked": False}]}
    guests = (guest("h", "head"), guest("a", "singer"), guest("b", "singer"))
    assert ranked(scheme, *guests, direction="ascending") == ["a", "b", "h"]


def test_a_class_of_every_role_is_called_a_guest_where_it_says_nothing() -> None:
    row = SchemeRow.model_validate({"id": "own", "classes": [{"roles": ["*"], "keys": ["name"]}]})
    assert (row.classes[0].id, row.classes[0].label["en"]) == ("everybody", "guest")
    event = Event(
        id="e",
        title="E",
        start=date(2026, 5, 8),
        scheme="own",
        schemes=(row,),
        guests=(guest("b", "x"), guest("a", "y")),
    )
    found = order(event)
    assert [r.guest for r in found.ranks] == ["a", "b"]
    assert found.ranks[0].reason.id == "precedence.by-name"
