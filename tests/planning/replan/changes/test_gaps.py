"""A chair is filled from the reserves by one whom it suits, so that no other card moves."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.planning.replanned import brute_force, case_of, random_event

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import MARKS, Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.planning.replan.changes.gaps import first_rank
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


def _hosted() -> Event:
    """Ada is the host at a table of seven; Fay beside her and the chair on her other side is empty."""
    event = lunch()
    rooms = tuple(
        r.model_copy(update={"tables": tuple(t.model_copy(update={"seats": 7}) for t in r.tables)})
        for r in event.rooms
    )
    return event.model_copy(update={"rooms": rooms, "host": "ada"})


def test_the_chair_left_beside_the_host_is_filled_by_one_who_moves_up() -> None:
    event = _hosted()
    best = replan(event, ["cancel bea leave"], session="lunch", alternatives=False).best
    assert best.holds
    assert best.fewest_proven
    beside = best.event.plan.guest_at.get(("lunch", "t1-2"))
    assert beside is not None or best.event.plan.place_of["lunch", "ada"] not in ("t1-1", "t1-3")


def test_no_other_chair_beside_the_first_rank_is_asked_for() -> None:
    event = _hosted()
    best = replan(event, ["cancel bea leave"], session="lunch", alternatives=False).best
    (asked,) = (r for r in best.event.rules if r.kind == "empty_chair")
    assert asked.b == ("t1-2",)
    # The chair on the other side of the host was empty before and may stay so.
    assert ("lunch", "t1-7") not in best.event.plan.guest_at
    assert len(best.changed.moves) == 1


def test_where_nobody_ranks_the_chair_beside_the_host_alone_is_asked_for() -> None:
    event = _hosted()
    assert set(first_rank(event, "lunch")) == {event.host}
    ranked = event.model_copy(update={"settings": {**event.settings, "precedence.on": True}})
    assert set(first_rank(ranked, "lunch")) > {event.host}


def _left(event: Event, published: Plan, session: str, guest: str) -> str:
    """The chair that nobody has after all: theirs who presides instead, where the guest did."""
    chair = published.place_of[session, guest]
    for row in event.rules:
        if row.kind == "pin" and row.b == (chair,) and session in row.sessions:
            chair = published.place_of.get((session, row.a[0]), chair)
    return chair


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("how", ["close-up", "reserve", "leave"])
def test_every_treatment_of_a_chair_is_as_the_manual_says(seed: int, how: str) -> None:
    draw = random.Random(seed)
    event = random_event(draw, 5, 1, ("lunch", "dinner")[: 1 + seed % 2])
    gone = draw.choice([p.guest for p in event.plan.placements if p.guest != event.host])
    case = case_of(event, [f"cancel {gone} {how}"])
    for assembly in case.check.occasion.assemblies:
        first = set(first_rank(case.event, assembly.session.id))
        chair = _left(case.event, event.plan, assembly.session.id, gone)
        near = assembly.layout.relations.get("beside", {}).get(chair, ())
        then = {event.plan.guest_at.get((assembly.session.id, p)) for p in near} & first
        asked = [
            r for r in case.event.rules
            if r.kind == "empty_chair" and assembly.session.id in r.sessions
        ]  # fmt: skip
        taken = chair not in assembly.place_index or any(
            r.kind == "pin" and chair in r.b for r in case.event.rules
        )
        assert bool(asked) == bool(then and not taken)
        assert all((set(r.a), r.b) == (then, (chair,)) for r in asked)
    answer = case.answer("proposed")
    assert answer.cost == brute_force(case)
