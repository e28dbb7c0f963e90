"""Plans are taken over, marked and published; answers are taken; what was done is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.planning.commands.given import HANDED, lunch

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import Mark
from preseance.planning.commands import Outcome, OvertakenError, back, carry_out, command_of
from preseance.planning.commands.taking import Revert, Switch, Take
from preseance.planning.replan.replanning import replan


def done(event: Event, handed: Any = HANDED, **values: Any) -> Outcome:
    return carry_out(command_of(values), event, handed)


def test_a_plan_is_taken_over_and_marks_stay_with_who_stays() -> None:
    outcome = done(
        lunch(), do="apply-plan", placements={"s": {"anna": "t1-1", "ben": "t2-2", "eve": "t1-2"}}
    )
    rows = {p.guest: p for p in outcome.event.plan.placements}
    assert {g: p.place for g, p in rows.items()} == {"anna": "t1-1", "ben": "t2-2", "eve": "t1-2"}
    assert rows["anna"].marks == ("approved",)
    assert rows["ben"].marks == ()
    assert "rules" in outcome.touched


def test_a_mark_approves_and_approval_lapses() -> None:
    seated = done(lunch(), do="set-mark", mark="seated", guests=["anna"]).event
    marks = {p.guest: p.marks for p in seated.plan.placements}
    assert marks["anna"] == (Mark.APPROVED, Mark.SEATED)
    assert marks["ben"] == (Mark.APPROVED,)
    cleared = done(seated, do="clear-marks", guests=["anna"]).event
    assert {p.guest: p.marks for p in cleared.plan.placements}["anna"] == ()
    with pytest.raises(ConflictError, match="cannot be marked"):
        done(lunch(), do="set-mark", mark="told", guests=["eve"])


def test_a_mark_is_taken_back_alone() -> None:
    told = done(lunch(), do="set-mark", mark="told", guests=["anna", "ben"]).event
    seated = done(told, do="set-mark", mark="seated", guests=["anna"]).event
    after = done(seated, do="take-mark", mark="told", guests=["anna"]).event
    marks = {p.guest: p.marks for p in after.plan.placements}
    assert marks["anna"] == (Mark.APPROVED, Mark.SEATED), "what else was done stays"
    assert marks["ben"] == (Mark.APPROVED, Mark.TOLD), "others are told as before"
    with pytest.raises(ConflictError, match="cannot be marked"):
        done(lunch(), do="take-mark", mark="told", guests=["eve"])


def test_a_version_bears_name_time_and_number_that_were_handed_in() -> None:
    version = done(
        lunch(), replace(HANDED, number=4), do="publish", stage="told", reason="r"
    ).event.version
    assert version is not None
    assert (version.number, version.author, version.time, version.reason, version.stage) == (
        4, "Olga", HANDED.time, "r", Mark.TOLD,
    )  # fmt: skip


def test_no_version_takes_a_mark_back() -> None:
    published = done(lunch(), do="publish", stage="told").event
    lapsed = done(published, do="clear-marks").event
    with pytest.raises(ConflictError, match="no version takes that back"):
        done(lapsed, replace(HANDED, published=published, number=2), do="publish", stage="draft")


def test_an_undo_is_refused_where_somebody_changed_the_same_since() -> None:
    mine = done(lunch(), do="move", session="s", guest="anna", place="t2-4")
    theirs = done(mine.event, do="move", session="s", guest="anna", place="t2-3").event
    with pytest.raises(OvertakenError):
        carry_out(Revert(of=1, changes=back(mine.delta)), theirs, HANDED)


def test_an_undo_is_refused_where_the_place_was_given_away() -> None:
    mine = done(lunch(), do="move", session="s", guest="anna", place="t2-4")
    theirs = done(mine.event, do="move", session="s", guest="eve", place="t1-1").event
    with pytest.raises(OvertakenError) as refused:
        carry_out(Revert(of=1, changes=back(mine.delta)), theirs, HANDED)
    assert [c.part for c in refused.value.delta] == ["plan/s/anna"]


def test_an_undo_leaves_alone_what_others_did_elsewhere() -> None:
    mine = done(lunch(), do="move", session="s", guest="anna", place="t2-4")
    theirs = done(mine.event, do="change-guest", id="anna", fields={"title": "Consul"}).event
    event = carry_out(Revert(of=1, changes=back(mine.delta)), theirs, HANDED).event
    assert event.plan == lunch().plan
    assert event.guest_by_id["anna"].title == "Consul"


def test_an_answer_is_taken_or_published_at_once_on_somebodys_order() -> None:
    from preseance.planning.commands import delta_of

    event = lunch()
    answer = replan(event, ["cancel dan"]).best.event
    changes = delta_of(event, answer)
    taken = carry_out(Take(changes=changes, said=("cancel dan",)), event, HANDED)
    assert taken.event == answer
    assert taken.event.version is None
    switch = Switch(changes=changes, said=("cancel dan",), by="The chief")
    switched = carry_out(switch, event, HANDED).event
    assert switched.version is not None
    assert (switched.version.author, switched.version.reason) == ("The chief", "cancel dan")
    with pytest.raises(ConflictError, match="on whose order"):
        carry_out(switch.model_copy(update={"by": " "}), event, HANDED)
