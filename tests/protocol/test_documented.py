"""Documented orders and seatings, each reproduced exactly: tests/cases/protocol/*.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.room import Door, Form, Room, Table
from preseance.model.scheme_row import SchemeRow
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of
from preseance.protocol import order, scheme_names

FOLDER = Path(__file__).parents[1] / "cases" / "protocol"
CASES: list[dict[str, Any]] = [
    case for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text())
]
TABLES = [c for c in CASES if "table" in c and "guests" not in c]
ORDERS = [c for c in CASES if "scheme" in c and "table" not in c]


def named(case: dict[str, Any]) -> str:
    return str(case["case"])


@pytest.mark.parametrize("case", TABLES, ids=named)
def test_the_table_has_the_documented_places_of_honour(case: dict[str, Any]) -> None:
    table = Table.model_validate({"id": "t", **case["table"]})
    doors = (Door(**case["door"]),) if "door" in case else ()
    room = Room(id="r", name="R", width=40, depth=40, tables=(table,), doors=doors)
    session = Session(id="s", title="S", room="r")
    event = Event(id="e", title="E", start=date(2018, 11, 11), rooms=(room,), sessions=(session,))
    layout = layout_of(event, session)
    assert {p.number: p.presiding for p in layout.places if p.presiding} == case["presiding"]
    ranked = sorted((p.honour, p.number) for p in layout.places if p.honour is not None)
    assert [number for _, number in ranked] == case["honours"]
    for relation in ("beside", "across", "diagonal", "behind", "next"):
        for number, others in case.get(relation, {}).items():
            found = layout.relations[relation].get(f"t-{number}", ())
            assert sorted(found) == sorted(f"t-{k}" for k in others), relation
    if "left_to_right" in case:
        seen = sorted(layout.places, key=lambda p: p.x)
        assert [p.number for p in seen] == case["left_to_right"]


def guest_of(row: dict[str, Any], home: list[str]) -> Guest:
    known = {"name": row["id"].title(), **row}
    known["keys"] = {k: str(v) for k, v in row.get("keys", {}).items()}
    known["delegation"] = row.get("delegation", "home" if row["id"] in home else "")
    return Guest.model_validate(known)


@pytest.mark.parametrize("case", ORDERS, ids=named)
def test_the_guests_come_in_the_documented_order(case: dict[str, Any]) -> None:
    rows = case.get("guests") or [
        {"id": code.lower(), "role": "head-of-state", "country": code} for code in case["countries"]
    ]
    guests = tuple(guest_of(row, case.get("home", [])) for row in reversed(rows))
    name, *given = case["scheme"].split()
    event = Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        host=case.get("host", ""),
        delegations=(
            Delegation(id="home", name="Home", home=True),
            *(Delegation(id=d, name=d.title()) for d in case.get("delegations", [])),
        ),
        schemes=(SchemeRow.model_validate({"id": name, **case["own"]}),) if "own" in case else (),
        scheme=name,
        scheme_settings=dict(pair.split("=") for pair in given),
        guests=guests,
    )
    ranked = order(event)
    expected = case.get("order") or [row["id"] for row in rows]
    assert [r.guest for r in ranked.ranks] == expected
    for remark in case.get("remarks", []):
        assert remark in {r.message.id for r in ranked.remarks}
    for guest, reason in case.get("reasons", {}).items():
        assert ranked.rank_of[guest].reason.id == reason


def test_every_form_and_every_scheme_is_covered_and_every_case_names_its_source() -> None:
    assert {c["table"]["form"] for c in TABLES} == {f.value for f in Form}
    assert {c["scheme"].split()[0] for c in ORDERS if "own" not in c} == set(scheme_names())
    assert all(c["source"] for c in CASES)
    assert len({named(c) for c in CASES}) == len(CASES) >= 25
