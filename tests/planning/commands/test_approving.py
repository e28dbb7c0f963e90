"""Tables are approved and returned as they were looked at."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.planning.commands.given import HANDED, lunch

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.plan import Mark
from preseance.planning.commands import carry_out, command_of, overlap
from preseance.planning.commands.approving import seated_at


def done(event: Event, **values: Any) -> Any:
    return carry_out(command_of(values), event, HANDED)


def decided(event: Event, verdict: str, *tables: str, comment: str = "") -> Any:
    seats = seated_at(event, "s")
    chosen = {table: seats[table] for table in tables}
    return done(event, do=verdict, session="s", tables=chosen, comment=comment)


def marks(event: Event) -> dict[str, tuple[Mark, ...]]:
    return {p.guest: p.marks for p in event.plan.placements}


def test_a_table_is_returned_and_approved_and_no_other() -> None:
    event = done(lunch(), do="set-mark", mark="told", guests=["anna", "dan"]).event
    returned = decided(event, "return", "t1", comment="Too close to the door").event
    assert marks(returned) == {
        "anna": (Mark.TOLD,), "ben": (), "cleo": (), "dan": (Mark.APPROVED, Mark.TOLD)
    }  # fmt: skip
    assert marks(decided(returned, "approve", "t1").event) == marks(event)


def test_a_decision_is_refused_where_somebody_moved_since() -> None:
    looked_at = seated_at(lunch(), "s")["t1"]
    moved = done(lunch(), do="move", session="s", guest="eve", place="t1-4").event
    for verdict in ("approve", "return"):
        with pytest.raises(ConflictError, match="no longer as it was looked at"):
            done(moved, do=verdict, session="s", tables={"t1": looked_at}, comment="x")
    assert decided(moved, "approve", "t2").event


def test_a_decision_touches_its_own_places_alone() -> None:
    approved = decided(lunch(), "approve", "t1")
    there = done(lunch(), do="move", session="s", guest="anna", place="t2-4")
    elsewhere = done(lunch(), do="move", session="s", guest="dan", place="t2-4")
    assert overlap(approved.touched, there.touched)
    assert not overlap(approved.touched, elsewhere.touched)


def test_a_return_says_why_and_an_approval_names_whom() -> None:
    with pytest.raises(ValidationError):
        decided(lunch(), "return", "t1", comment=" \n ")
    with pytest.raises(ValidationError):
        done(lunch(), do="approve", session="s", tables={})
    empty = done(lunch(), do="unseat", session="s", guests=["dan"]).event
    with pytest.raises(ConflictError, match="Nobody sits"):
        decided(empty, "approve", "t2")
    with pytest.raises(UnknownNameError):
        done(lunch(), do="approve", session="s", tables={"t9": {"t9-1": "anna"}})
