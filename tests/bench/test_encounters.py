"""Encounters are measured on a programme that holds and in which people do meet."""

import pytest
from bench.measures.encounters import main, programme

from preseance.formats.checks import mistakes_of


def test_the_measured_programme_has_no_mistake_and_a_place_for_everybody() -> None:
    made = programme(30, 3)
    assert not mistakes_of(made, {})
    assert len(made.plan.placements) == 30 * 3


def test_the_measurement_tells_what_it_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--guests", "20", "--sessions", "2", "--runs", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("20 guests, 2 sessions: ")
    assert int(said.removeprefix("20 guests, 2 sessions: ").split()[0]) > 0
