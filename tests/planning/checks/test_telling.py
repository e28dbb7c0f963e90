"""Who is still to be told of a request is said wherever a plan is checked, and costs it nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planning.day.test_requests import APART, event, placed

import preseance
from preseance.examples import copy_example
from preseance.model.finding import Remark
from preseance.model.rule_row import RequestState, ToldRow
from preseance.planning.checks.checking import check
from preseance.planning.checks.telling import remarks_on_telling
from preseance.planning.occasion.making import occasion_of


def untold(*told: str, state: RequestState = RequestState.ASKED) -> list[Remark]:
    rows = tuple(ToldRow(about="r", recipient=name) for name in told)
    asked = APART.model_copy(update={"state": state})
    return [*remarks_on_telling(event(requests=(asked,), told=rows))]


def test_each_side_is_named_until_it_is_told() -> None:
    assert [r.message.arguments["recipient"].id for r in untold()] == ["x", "y"]  # type: ignore[union-attr]  # a reference
    assert len(untold("delegation:x")) == 1
    assert not untold("delegation:x", "delegation:y")


@pytest.mark.parametrize("state", ["refused", "withdrawn", "overtaken"])
def test_of_a_request_that_is_over_nobody_need_be_told(state: str) -> None:
    assert not untold(state=RequestState(state))


def test_a_check_says_it_and_costs_no_more() -> None:
    made = event(requests=(APART,))
    plan = placed("a", "c", "b", "d")
    told = made.model_copy(
        update={"told": tuple(ToldRow(about="r", recipient=f"delegation:{n}") for n in "xy")}
    )
    one, other = (check(occasion_of(e), plan) for e in (made, told))
    assert one.findings == other.findings
    said = [r for r in one.remarks if r.message.id == "telling.untold"]
    assert len(said) == 2 and all(r.confidential for r in said)


def test_a_told_place_that_has_changed_is_said_by_check(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    copy_example("paris-2018", folder)
    preseance.publish(folder, stage="told")
    assert not [r for r in preseance.check(folder).remarks if "told" in r.message.id]
    rows = (folder / "plan.csv").read_text("utf-8").splitlines()
    one, other = rows[1].split(","), rows[2].split(",")
    one[1], other[1] = other[1], one[1]
    rows[1:3] = [",".join(one), ",".join(other)]
    (folder / "plan.csv").write_text("\n".join(rows) + "\n", "utf-8")
    moved = [r for r in preseance.check(folder).remarks if r.message.id == "request.told_elsewhere"]
    assert {g for r in moved for g in r.guests} == {one[1], other[1]}
    assert not [
        r
        for r in preseance.check(folder, audience="kitchen").remarks
        if r.message.id == "request.told_elsewhere"
    ]
