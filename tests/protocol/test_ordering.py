"""Orders of precedence: invariants of the ranking, and the cases that practice has settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest, Mode
from preseance.protocol.ordering import order
from preseance.protocol.precedence import OrderOfPrecedence
from preseance.protocol.schemes import names
from preseance.views.speaking import wording_of

ROLES = ("head-of-state", "head-of-government", "minister", "ambassador", "spouse", "sculptor")
DATES = ("", "1999-05-07", "2012-05-15", "2012-05-15", "2017-05-14", "no date")


def event_of(guests: Sequence[Guest], scheme: str = "heads-of-state") -> Event:
    return Event(
        id="dinner", title="Dinner", start=date(2018, 11, 11), scheme=scheme, guests=tuple(guests)
    )


def ids(precedence: OrderOfPrecedence) -> list[str]:
    return [rank.guest for rank in precedence.ranks]


def said(precedence: OrderOfPrecedence) -> set[tuple[str, tuple[str, ...]]]:
    return {(remark.message.id, remark.guests) for remark in precedence.remarks}


@st.composite
def guest_lists(draw: st.DrawFn) -> list[Guest]:
    count = draw(st.integers(1, 9))
    guests = []
    for k in range(count):
        role = draw(st.sampled_from(ROLES))
        guests.append(
            Guest(
                id=f"g{k}",
                name=draw(st.sampled_from(("Anna", "Béla", "Chloé"))),
                role=role,
                keys={"took_office": draw(st.sampled_from(DATES))},
                partner=f"g{draw(st.integers(0, count - 1))}" if role == "spouse" else "",
            )
        )
    return guests


@pytest.mark.parametrize("scheme", names())
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_order_of_the_list_never_changes_a_rank_and_nobody_is_lost(
    scheme: str, data: st.DataObject
) -> None:
    guests = data.draw(guest_lists())
    shuffled = data.draw(st.permutations(guests))
    ranked = order(event_of(guests, scheme))
    assert ids(ranked) == ids(order(event_of(shuffled, scheme)))
    assert sorted(ids(ranked)) == sorted(g.id for g in guests)
    assert [r.position for r in ranked.ranks] == list(range(1, len(guests) + 1))


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_place_set_by_hand_is_the_place_taken(data: st.DataObject) -> None:
    guests = [g for g in data.draw(guest_lists()) if g.role != "spouse"]
    if not guests:
        return
    place = data.draw(st.integers(1, len(guests)))
    chosen = data.draw(st.integers(0, len(guests) - 1))
    guests[chosen] = guests[chosen].model_copy(
        update={"override": place, "override_reason": "the host wishes it"}
    )
    rank = order(event_of(guests)).ranks[place - 1]
    assert (rank.guest, rank.position) == (guests[chosen].id, place)
    assert rank.source == "set by hand"


def test_whoever_lacks_the_key_comes_last_of_the_class_and_is_named() -> None:
    guests = [
        Guest(id="blank", name="A", role="head-of-state"),
        Guest(id="late", name="B", role="head-of-state", keys={"took_office": "2018-01-01"}),
        Guest(id="below", name="C", role="head-of-government", keys={"took_office": "1990-01-01"}),
    ]
    ranked = order(event_of(guests))
    assert ids(ranked) == ["late", "blank", "below"]
    assert ("precedence.missing-key", ("blank",)) in said(ranked)


def test_an_unknown_scheme_is_refused_with_the_list_of_known_ones() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        order(event_of([]), scheme="heads-of-sate")
    assert "heads-of-sate" in str(refusal.value)
    assert "heads-of-state" in str(refusal.value)


def standing_in(mode: Mode, role: str) -> list[str]:
    guests = [
        Guest(
            id="stand-in",
            name="A",
            role=role,
            represents="The absent",
            mode=mode,
            keys={"represents_role": "head-of-government", "represents_took_office": "2000-01-01"},
        ),
        Guest(
            id="premier", name="B", role="head-of-government", keys={"took_office": "2010-01-01"}
        ),
    ]
    return ids(order(event_of(guests)))


def test_an_acting_prime_minister_keeps_the_rank_of_the_office() -> None:
    assert standing_in(Mode.ACTING, "minister") == ["stand-in", "premier"]


def test_a_deputy_who_merely_comes_instead_sits_at_his_own_rank() -> None:
    assert standing_in(Mode.REPRESENTS, "deputy-minister") == ["premier", "stand-in"]


def test_a_spouse_follows_the_partner_directly() -> None:
    guests = [
        Guest(id="second", name="A", role="head-of-state", keys={"took_office": "2010-01-01"}),
        Guest(id="spouse", name="B", role="spouse", partner="first"),
        Guest(id="first", name="C", role="head-of-state", keys={"took_office": "2000-01-01"}),
    ]
    assert ids(order(event_of(guests))) == ["first", "spouse", "second"]


def test_a_role_the_scheme_does_not_know_is_named_and_ranks_after_all_classes() -> None:
    guests = [
        Guest(id="typo", name="A", role="head-of-sate", keys={"took_office": "1999-01-01"}),
        Guest(id="minister", name="B", role="minister", keys={"took_office": "2018-01-01"}),
        Guest(id="aide", name="C", role="official"),
    ]
    ranked = order(event_of(guests))
    assert ids(ranked)[0] == "minister"
    unknown = [r for r in ranked.remarks if r.message.id.startswith("precedence.unknown-role")]
    assert [(r.guests, r.message.arguments["roles"]) for r in unknown] == [
        (("typo",), "head-of-sate")
    ]


@pytest.mark.parametrize(
    ("role", "near"),
    [
        ("head-of-sate", "head-of-state"),
        ("minister-for-europe", "minister"),
        ("crown-heir", ""),
        ("of-the", ""),
    ],
)
def test_a_role_the_scheme_does_not_know_is_told_with_the_nearest_it_knows(
    role: str, near: str
) -> None:
    ranked = order(event_of([Guest(id="a", name="A", role=role)]))
    (remark,) = (r for r in ranked.remarks if "unknown-role" in r.message.id)
    assert str(remark.message.arguments.get("near", "")).split(", ")[0] == near


def test_who_lacks_a_key_is_named_once_with_the_others_and_not_where_nothing_is_to_decide() -> None:
    blank = [Guest(id=g, name=g, role="ambassador") for g in ("a", "b", "c")]
    ranked = order(event_of([*blank, Guest(id="lone", name="L", role="head-of-government")]))
    told = [r for r in ranked.remarks if r.message.id.startswith("precedence.missing-key")]
    assert [(r.message.id, r.guests) for r in told] == [
        ("precedence.missing-keys", ("a", "b", "c"))
    ]


def test_many_roles_are_not_listed_but_told_where_they_are() -> None:
    guest = Guest(id="a", name="A", role="police")

    def told(scheme: str) -> str:
        event = event_of([guest]).model_copy(update={"scheme": scheme})
        return " ".join(wording_of(event).sentence(r.message) for r in order(event).remarks)

    assert "docs/protocol/france-elsewhere.md" in told("france-elsewhere")
    assert "prefect" not in told("france-elsewhere")
    assert "docs/protocol" not in told("military")
