"""Documented seatings, planned and reproduced exactly: seatings.yaml and delegations.yaml of tests/cases/protocol."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.room import Room, Table
from preseance.model.rule_row import RuleRow
from preseance.model.session import Kind, Session
from preseance.planning.checks.checking import Check
from preseance.planning.seating import plan_event

FOLDER = Path(__file__).parents[1] / "cases" / "protocol"
CASES: list[dict[str, Any]] = [
    case
    for name in ("seatings", "delegations")
    for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
]


def event_of(case: dict[str, Any]) -> Event:
    guests = []
    for row in case["guests"]:
        keys = {k: str(v) for k, v in row.get("keys", {}).items()}
        guests.append(Guest.model_validate({"name": row["id"].title(), **row, "keys": keys}))
    apart = [
        RuleRow(id=f"apart-{k}", kind="keep_apart", a=(a,), b=(b,), relations=("beside",))
        for k, (a, b) in enumerate(case.get("apart", []))
    ]
    pins = [
        RuleRow(id=f"pin-{guest}", kind="pin", a=(guest,), b=(f"t-{number}",))
        for guest, number in case.get("pins", {}).items()
    ]
    hands = [
        RuleRow(id=f"hand-{k}", kind="keep_together", a=(a,), b=(b,), relations=(hand,))
        for k, (a, hand, b) in enumerate(case.get("hands", []))
    ]
    runs = [
        RuleRow(id=f"run-{k}", kind="keep_together", a=tuple(run), relations=("beside",))
        for k, run in enumerate(case.get("runs", []))
    ]
    table = Table.model_validate({"id": "t", "x": 6.0, "y": 6.0, **case["table"]})
    session = Session(
        id="s",
        title="S",
        room="r",
        kind=Kind(case.get("kind", "meal")),
        working=case.get("working", False),
        **case.get("session", {}),
    )
    return Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        host=case.get("host", ""),
        co_host=case.get("co_host", ""),
        scheme=case["scheme"],
        settings=case.get("settings", {}),
        guests=tuple(guests),
        delegations=tuple(
            Delegation.model_validate({"id": name, "name": name.title(), **(said or {})})
            for name, said in case.get("delegations", {}).items()
        ),
        rooms=(Room(id="r", name="R", width=12, depth=12, tables=(table,)),),
        sessions=(session,),
        rules=(*apart, *pins, *hands, *runs),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["case"]))
def test_the_plan_is_the_documented_seating(case: dict[str, Any]) -> None:
    made = plan_event(event_of(case), effort=200_000)
    at = {p.guest: p.place.removeprefix("t-") for p in made.plan.placements}
    at = {guest: int(place) if place.isdecimal() else place for guest, place in at.items()}
    seated = case.get("seated", {})
    assert {guest: at[guest] for guest in seated} == seated
    for head, (right, left) in case.get("blocks", {}).items():
        assert _is_amid(made.check, head, {right, left})
    for aside, principals in case.get("behind", {}).items():
        place = made.check.occasion.assemblies[0].layout.by_id[f"t-{at[aside]}"]
        assert {place.hangs_on, place.shared_with} >= {f"t-{at[p]}" for p in principals}
    beside = made.check.occasion.assemblies[0].layout.relations["beside"]
    for a, b in case.get("not_beside", []):
        assert f"t-{at[b]}" not in beside[f"t-{at[a]}"]
    said = {r.message.id for r in made.check.remarks}
    assert set(case.get("remarks", [])) <= said
    assert made.check.holds
    if "findings" in case:
        assert sorted(f.kind for f in made.check.findings) == case["findings"]


def _is_amid(checked: Check, head: str, members: set[str]) -> bool:
    """Whether a head has one of two members on either hand."""
    place_of = {p.guest: p.place for p in checked.plan.placements}
    beside = checked.occasion.assemblies[0].layout.relations["beside"]
    return set(beside[place_of[head]]) == {place_of[g] for g in members}
