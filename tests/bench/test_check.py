"""The check of a large event is measured on an event whose rows are right."""

import pytest
from bench.measures.check import event, main

from preseance.rules import check_rows


def test_the_measured_event_has_its_guests_and_rules_and_no_mistake() -> None:
    made = event(60, 200)
    assert (len(made.guests), len(made.rules)) == (60, 200)
    assert check_rows(made) == ()


def test_the_measurement_tells_its_size_and_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--guests", "40", "--rules", "100", "--plans", "2"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("40 guests, 100 rules") and " ms" in said
