"""What is proven of the whole agrees with what is proven of its sessions, in a plan and in a check."""

from __future__ import annotations

from datetime import date

import pytest
from tests.planning.halls import hall

from preseance.model.cost import Cost
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Plan
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.planning.checks.assessing import BoundedCost, assess
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event


def test_a_single_session_is_proven_where_the_whole_is() -> None:
    """Three at one table whom a must keeps apart by table: the exact model alone knows the least."""
    event = Event(
        id="e",
        title="E",
        start=date(2024, 5, 1),
        scheme="hand-made",
        rooms=(
            Room(
                id="r",
                name="R",
                width=20,
                depth=20,
                tables=(Table(id="t", form=Form.ROUND, seats=4, x=6.0, y=6.0),),
            ),
        ),
        sessions=(Session(id="s", title="S", room="r"),),
        guests=tuple(
            Guest(id=g, name=g.title(), keys={"order": str(k)})
            for k, g in enumerate(("ana", "ben", "cleo", "dan"), 1)
        ),
        rules=tuple(
            RuleRow(id=f"apart-{b}", kind="keep_apart", a=("ana",), b=(b,), relations=("beside",))
            for b in ("ben", "cleo", "dan")
        ),
    )
    found = plan_event(event, effort=2_000, assessed=True).assessment
    assert found is not None
    assert found.total.cost.must == found.total.bound.must == 2
    assert found.sessions["s"].bound == found.total.bound
    assert found.sessions["s"].proven == found.total.proven


def test_each_level_has_a_gap_and_the_whole_that_of_the_first_not_proven() -> None:
    known = BoundedCost(Cost(0, 8, 25), Cost(0, 6, 25))
    assert known.gaps == (0, pytest.approx(0.25), 0)
    assert known.gap == pytest.approx(0.25)
    assert known.proven == (True, False, False)


def three_evenings() -> Event:
    """Four guests, three evenings at tables of two: one pair wants to sit together, and cannot with a third."""
    rows = tuple(
        RuleRow(
            id=f"with-{g}", kind="keep_together", a=("a",), b=(g,), weight=2, level=Level.PREFER
        )
        for g in ("b", "c")
    )
    event = hall("a b c d", [*rows], tables=(2, 2))
    sessions = tuple(
        Session(id=s, title=s, room=event.rooms[0].id) for s in ("one", "two", "three")
    )
    return event.model_copy(update={"sessions": sessions})


def test_sessions_planned_together_are_proven_where_the_whole_is_also_by_a_check() -> None:
    event = three_evenings()
    made = plan_event(event, assessed=True)
    found = made.assessment
    assert found is not None
    assert found.total.cost.prefer > 0
    assert found.total.proven == (True, True, True)
    assert all(part.proven == (True, True, True) for part in found.sessions.values())
    again = assess(check(occasion_of(event), made.plan))
    assert again.total == found.total
    assert again.sessions == found.sessions


def test_a_check_knows_a_better_plan_where_proof_has_met_one() -> None:
    event = three_evenings()
    best = plan_event(event, assessed=True)
    worse = list(best.plan.of_session("one"))
    swapped = {p.guest: p.place for p in worse}
    partner = next(g for g in "bc" if swapped[g].split("-")[0] == swapped["a"].split("-")[0])
    swapped[partner], swapped["d"] = swapped["d"], swapped[partner]
    moved = [p.model_copy(update={"place": swapped[p.guest]}) for p in worse]
    rest = [p for p in best.plan.placements if p.session != "one"]
    found = assess(check(occasion_of(event), Plan(placements=(*moved, *rest))))
    assert found.total.cost.prefer > best.check.cost(everything=True).prefer
    assert not all(found.total.proven)
    assert found.better is not None
