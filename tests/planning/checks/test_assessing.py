"""What is proven of the whole agrees with what is proven of its only session."""

from __future__ import annotations

from datetime import date

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
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
