"""Guests held where they sit: one, several, a table; let go again; one step for all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, must, seated

import preseance
from preseance import ConflictError, UnknownNameError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four guests at two tables, one without a place."""
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    placed = seated(event, "anna=t1-1 ben=t1-2 cleo=t2-3")
    preseance.write_event(event.model_copy(update={"plan": placed}), tmp_path / "dinner")
    return tmp_path / "dinner"


def pins(folder: Path) -> dict[str, str]:
    rules = preseance.read_event(folder).rules
    return {r.a[0]: r.b[0] for r in rules if r.kind == "pin"}


def test_several_and_a_table_are_held_in_one_step(folder: Path) -> None:
    report = preseance.pin(folder, ["cleo"], tables=["t1"], level="should")
    assert report.places == {"cleo": "t2-3", "anna": "t1-1", "ben": "t1-2"} == pins(folder)
    assert "Ben: held at Table 1, place 2" in str(report)
    assert {r.level for r in preseance.read_event(folder).rules if r.a == ("ben",)} == {"should"}
    preseance.undo(folder)
    assert pins(folder) == {"anna": "t1-1"}


def test_a_place_or_a_table_is_told_of_one(folder: Path) -> None:
    assert preseance.pin(folder, ["dan"], at="table:t2").places == {"dan": "table:t2"}
    assert preseance.pin(folder, ["dan"], at="t2-4", dry_run=True).places == {"dan": "t2-4"}
    assert pins(folder)["dan"] == "table:t2"
    with pytest.raises(ConflictError):
        preseance.pin(folder, ["dan", "ben"], at="t2-4")


def test_a_table_lets_go_those_it_holds(folder: Path) -> None:
    report = preseance.pin(folder, tables=["t1"], release=True)
    assert (report.guests, report.places, pins(folder)) == (("anna",), {}, {})
    with pytest.raises(ConflictError):
        preseance.pin(folder, tables=["t1"], release=True)


@pytest.mark.parametrize(
    ("named", "error"),
    [
        ({"guests": ["anne"]}, UnknownNameError),
        ({"tables": ["t9"]}, UnknownNameError),
        ({"guests": ["anna"], "session": "brunch"}, UnknownNameError),
        ({"guests": ["dan"]}, ConflictError),
        ({}, ConflictError),
    ],
)
def test_nothing_is_written_where_one_of_them_cannot_be(
    folder: Path, named: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        preseance.pin(folder, **named)
    assert pins(folder) == {"anna": "t1-1"}
