"""Musts that clash are named exactly, with the facts they rest on and the ways out."""

from __future__ import annotations

import random

import pytest
from tests.planning.halls import hall, must, seated
from tests.rules.events import random_event

from preseance.model.event import Event
from preseance.model.plan import Mark, Plan
from preseance.model.room import Room, Table
from preseance.planning.checks.assessing import assess
from preseance.planning.checks.checking import check
from preseance.planning.checks.conflicts import Conflict
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event
from preseance.views.speaking import wording_of

HARMLESS = [
    must("h1", "keep_apart", "eve", "finn", "beside"),
    must("h2", "pin", "gus", "table:t2"),
    must("h3", "keep_together", "eve", "hana", "same-table"),
]
GUESTS = "anna ben cleo dan eve finn gus hana"


def conflicts(event: Event) -> tuple[Conflict, ...]:
    made = plan_event(event, effort=3000, assessed=True)
    assert made.assessment is not None
    return made.assessment.conflicts


def facts(event: Event, found: Conflict) -> set[str]:
    wording = wording_of(event, "en")
    return {wording.sentence(fact) for fact in found.facts}


PLANTED = {
    "two pins to one place": (
        [must("p1", "pin", "anna", "t1-1"), must("p2", "pin", "ben", "t1-1")],
        {"A place holds one guest"},
    ),
    "apart and together": (
        [
            must("apart", "keep_apart", "anna", "cleo", "same-table"),
            must("one", "keep_together", "anna", "ben", "same-table"),
            must("two", "keep_together", "ben", "cleo", "same-table"),
        ],
        set(),
    ),
    "three who must not share two tables": (
        [
            must("ab", "keep_apart", "anna", "ben", "same-table"),
            must("bc", "keep_apart", "ben", "cleo", "same-table"),
            must("ac", "keep_apart", "anna", "cleo", "same-table"),
        ],
        {"Everybody has a place"},
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_conflict_is_told_with_exactly_the_rules_that_clash(name: str) -> None:
    rules, rests_on = PLANTED[name]
    event = hall(GUESTS, [*HARMLESS, *rules])
    (found,) = conflicts(event)
    assert set(found.ids) == {row.id for row in rules}
    assert found.irreducible
    assert found.smallest_proven
    assert facts(event, found) == rests_on
    assert {way.rules for way in found.relaxations} >= {(row.id,) for row in rules}


def test_three_conflicts_at_once_are_all_told() -> None:
    rules = [
        must("p1", "pin", "anna", "t1-1"),
        must("p2", "pin", "ben", "t1-1"),
        must("x1", "keep_apart", "cleo", "dan", "same-table"),
        must("x2", "keep_together", "cleo", "dan", "same-table"),
        must("y1", "forbid", "eve", "table:t1"),
        must("y2", "pin", "eve", "table:t1"),
    ]
    found = conflicts(hall(GUESTS, rules))
    assert {frozenset(c.ids) for c in found} == {
        frozenset({"p1", "p2"}), frozenset({"x1", "x2"}), frozenset({"y1", "y2"})
    }  # fmt: skip


def test_too_few_places_are_a_conflict_of_facts_alone() -> None:
    event = hall(GUESTS, [], tables=(4, 3))
    (found,) = conflicts(event)
    assert found.ids == ()
    assert facts(event, found) == {"Everybody has a place", "A place holds one guest"}


def test_an_approved_placement_is_a_fact() -> None:
    event = hall(GUESTS, [*HARMLESS, must("p", "pin", "anna", "table:t2")])
    event = event.model_copy(update={"plan": seated(event, "anna=t1-1", marks=(Mark.APPROVED,))})
    (found,) = conflicts(event)
    assert found.ids == ("p",)
    assert facts(event, found) == {"Anna stays at Table 1, place 1 (approved)"}


def test_a_closed_place_is_a_fact() -> None:
    tables = (
        Table(id="t1", number=1, seats=3, x=5, y=5, closed=(3,)),
        Table(id="t2", number=2, seats=6, x=15, y=5),
    )
    rules = [must("together", "pin", "anna ben cleo", "table:t1")]
    event = hall(GUESTS, rules)
    room = Room(id="hall", name="Hall", width=30, depth=10, tables=tables)
    event = Event.model_validate(
        {n: getattr(event, n) for n in Event.model_fields} | {"rooms": (room,)}
    )
    (found,) = conflicts(event)
    assert found.ids == ("together",)
    assert facts(event, found) == {"A place holds one guest", "Table 1, place 3 is closed"}


def test_musts_that_can_hold_are_planned_though_the_search_missed_them() -> None:
    rules = [
        must("p1", "pin", "anna", "t1-1"),
        must("p2", "keep_together", "anna", "ben", "beside"),
    ]
    event = hall(GUESTS, rules)
    at = "anna=t2-1 ben=t1-3 cleo=t1-1 dan=t1-2 eve=t1-4 finn=t2-2 gus=t2-3 hana=t2-4"
    found = assess(check(occasion_of(event), seated(event, at)))
    assert found.conflicts == ()
    assert found.better is not None
    assert check(occasion_of(event), found.better).holds


@pytest.mark.parametrize("seed", [0, 2])
def test_no_bound_is_above_the_cost_of_any_plan(seed: int) -> None:
    event = random_event(random.Random(seed))
    occasion = occasion_of(event)
    made = plan_event(event, effort=2000)
    bound = assess(check(occasion, event.plan), keep=Plan(), effort=200_000).total
    cost = made.check.cost(everything=True)
    assert bound.bound.must <= cost.must
    if bound.proven[0]:
        assert bound.cost.must <= cost.must


def test_in_a_large_hall_a_new_row_and_the_pins_it_meets_are_named_alone() -> None:
    names = " ".join(f"g{k}" for k in range(90))
    groups = [
        must(f"family-{k}", "keep_together", " ".join(f"g{j}" for j in range(k, k + 4)), "",
             "same-table")
        for k in range(0, 40, 4)
    ]  # fmt: skip
    pins = [must("one", "pin", "g50", "t1-1"), must("other", "pin", "g51", "t1-2")]
    event = hall(names, [*groups, *pins], tables=(10,) * 10, settings={})
    rows = (*event.rules, must("new", "keep_apart", "g50", "g51", "beside"))
    event = event.model_copy(update={"rules": rows})
    where = {50: "t1-1", 51: "t1-2"}
    free = (
        f"t{t}-{n}" for t in range(1, 11) for n in range(1, 11) if (t, n) not in ((1, 1), (1, 2))
    )
    at = " ".join(f"g{k}={where.get(k) or next(free)}" for k in range(90))
    event = event.model_copy(update={"plan": seated(event, at)})
    found = assess(check(occasion_of(event), event.plan)).conflicts
    assert [set(c.ids) for c in found] == [{"one", "other", "new"}]
    assert found[0].irreducible
    assert found[0].facts == ()
