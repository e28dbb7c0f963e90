"""Records: seatings that happened, told in tests/cases/protocol/records.yaml, and what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.planning.test_documented_seatings import event_of

from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.seating import plan_event

FILE = Path(__file__).parents[2] / "cases" / "protocol" / "records.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))


def recorded(case: dict[str, Any]) -> Event:
    event = event_of(case)
    sessions = (event.sessions[0].model_copy(update={"record": True}),)
    sat = case["sat"].items()
    placements = tuple(Placement(session="s", guest=g, place=f"t-{n}") for g, n in sat)
    return event.model_copy(update={"sessions": sessions, "plan": Plan(placements=placements)})


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["case"]))
def test_the_findings_are_the_breaches_the_source_names(case: dict[str, Any]) -> None:
    event = recorded(case)
    found = check(occasion_of(event), event.plan).findings
    assert sorted(f.kind for f in found) == sorted(case["findings"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["case"]))
def test_planning_leaves_a_record_as_it_was_told(case: dict[str, Any]) -> None:
    event = recorded(case)
    assert plan_event(event, effort=2_000, afresh=True).plan.placements == event.plan.placements


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["case"]))
def test_whom_a_record_leaves_out_is_placed_where_it_is_asked_for_by_name(
    case: dict[str, Any],
) -> None:
    whole = recorded(case)
    told = Plan(placements=whole.plan.placements[:-1])
    event = whole.model_copy(update={"plan": told})
    assert plan_event(event, effort=2_000, keep_draft=True).plan.place_of == told.place_of
    filled = plan_event(event, session="s", effort=2_000, keep_draft=True).plan
    assert filled.place_of.keys() >= whole.plan.place_of.keys()
    assert filled.place_of.items() >= told.place_of.items()
