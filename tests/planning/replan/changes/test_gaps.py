"""A chair is filled from the reserves by one whom it suits, so that no other card moves."""

from __future__ import annotations

from datetime import date

import pytest

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import MARKS, Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.planning.replan.replanning import replan

SITTING = ("ada", "bea", "cid", "dan", "eve", "fay")
ESTRANGED = [
    (("rex",), ("bea",)),
    (("delegation:peru",), ("bea",)),
    (("group:press",), ("bea",)),
    (("sex:M",), ("bea",)),
    (("role:envoy",), ("bea",)),
    (("country:PE",), ("bea",)),
    (("diet:vegan",), ("bea",)),
    (("access:wheelchair",), ("bea",)),
    (("language:es",), ("bea",)),
    (("foreign",), ("bea",)),
    (("rex",), ("home",)),
    (("rex",), ("everyone",)),
    (("bea",), ("delegation:peru",)),
    (("delegation:peru", "bea"), ()),
]


def lunch(*rules: RuleRow) -> Event:
    """Six at a round table, printed; Rex and Sam, of lower rank, wait to fill a chair."""
    house = {"delegation": "home", "sex": "F"}
    rex = {
        "delegation": "peru", "sex": "M", "role": "envoy", "country": "PE", "diet": "vegan",
        "access": ("wheelchair",), "languages": ("es",), "groups": ("reserve", "press"),
    }  # fmt: skip
    sam = {**house, "groups": ("reserve",)}
    people = {**dict.fromkeys(SITTING, house), "rex": rex, "sam": sam}
    waiting = {"sessions": ("coffee",)}
    table = Table(id="t1", seats=6, x=4, y=4, wheelchair=tuple(range(1, 7)))
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        delegations=(
            Delegation(id="home", name="Home", home=True),
            Delegation(id="peru", name="P"),
        ),
        rooms=(Room(id="hall", name="Hall", width=8, depth=8, tables=(table,)),),
        sessions=tuple(Session(id=s, title=s, room="hall") for s in ("lunch", "coffee")),
        guests=tuple(
            Guest.model_validate(
                {"id": g, "name": g.title(), "override": k, **said}
                | (waiting if "reserve" in said.get("groups", ()) else {})
            )
            for k, (g, said) in enumerate(people.items(), 1)
        ),
        settings={f"{n}.on": False for n in ("precedence", "spread", "presiding", "ends")},
        rules=rules,
        plan=Plan(
            placements=tuple(
                Placement(session="lunch", guest=g, place=f"t1-{k}", marks=MARKS[:3])
                for k, g in enumerate(SITTING, 1)
            )
        ),
    )


def apart(a: tuple[str, ...], b: tuple[str, ...], relation: str = "beside") -> RuleRow:
    return RuleRow(id="r", kind="keep_apart", a=a, b=b, relations=(relation,), sessions=("lunch",))


@pytest.mark.parametrize(("a", "b"), ESTRANGED)
def test_the_reserve_kept_apart_from_a_neighbour_waits_on(
    a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    best = replan(lunch(apart(a, b)), ["cancel cid reserve"], session="lunch").best
    assert best.event.plan.guest_at["lunch", "t1-3"] == "sam"
    assert not best.changed.moves


@pytest.mark.parametrize(
    "row",
    [
        apart(("delegation:peru",), ("fay",), "across"),
        apart(("delegation:peru",), ("eve",), "same-table"),
        RuleRow(id="r", kind="forbid", a=("role:envoy",), b=("t1-3",)),
        RuleRow(id="r", kind="not_ahead", a=("rex",), b=("home",), params={"margin": "1"}),
        RuleRow(id="r", kind="keep_together", a=("rex",), b=("ada",), relations=("beside",)),
    ],
)
def test_a_reserve_who_breaks_any_must_at_the_chair_waits_on(row: RuleRow) -> None:
    best = replan(lunch(row), ["cancel cid reserve"], session="lunch").best
    assert best.event.plan.guest_at["lunch", "t1-3"] == "sam"
    assert not best.changed.moves


def test_the_first_in_reserve_has_the_chair_where_nothing_speaks_against_it() -> None:
    wish = apart(("delegation:peru",), ("bea",)).model_copy(update={"level": "should"})
    for rows in ((), (wish,), (apart(("delegation:peru",), ("eve",)),)):
        best = replan(lunch(*rows), ["cancel cid reserve"], session="lunch").best
        assert best.event.plan.guest_at["lunch", "t1-3"] == "rex"


def test_the_first_in_reserve_has_the_chair_where_it_suits_nobody() -> None:
    nobody = apart(("group:reserve",), ("bea",))
    best = replan(lunch(nobody), ["cancel cid reserve"], session="lunch").best
    assert ("lunch", "rex") in best.event.plan.place_of
