"""A large order is measured on an event all of whose guests have a class."""

from pathlib import Path

import pytest
from bench.measures.ranking import event, main

from preseance.protocol import order


def test_every_guest_of_the_measured_event_has_a_class() -> None:
    found = order(event(80, 12))
    assert {r.class_id for r in found.ranks} <= {f"office-{k}" for k in range(12)}
    assert len(found.ranks) == 80


def test_the_measurement_sets_two_builds_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    source = str(Path(__file__).parents[2] / "src")
    sizes = ["--guests", "40", "--classes", "5", "--runs", "1", "--turns", "1"]
    assert main([*sizes, "--before", source]) == 0
    said = capsys.readouterr().out
    assert said.startswith("40 guests under 5 classes")
    assert "ratio" in said
