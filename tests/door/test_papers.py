"""Papers printed in code: a name that is no paper, size or format is refused, not passed over."""

from pathlib import Path
from typing import Any

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance import Event, UnknownNameError


def _seated() -> Event:
    event = hall("anna ben", [])
    return event.model_copy(update={"plan": seated(event, "anna=t1-1 ben=t1-2")})


@pytest.mark.parametrize(
    "asked",
    [
        {"papers": ["floorplan"]},
        {"papers": "board"},
        {"fmt": "docx"},
        {"audience": "press"},
        {"session": "lunch"},
    ],
)
def test_a_name_that_means_nothing_is_refused(asked: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        preseance.print_papers(_seated(), **asked, to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_paper_may_be_named_alone(tmp_path: Path) -> None:
    report = preseance.print_papers(_seated(), "floor-plan", fmt="svg", to=tmp_path)
    assert [f.name for f in report.files] == ["s-floor-plan-a3.svg"]
    assert str(report) == str(tmp_path / "s-floor-plan-a3.svg")
    assert "Anna" in report.files[0].read_text("utf-8")


def test_a_stage_that_is_none_is_refused(tmp_path: Path) -> None:
    preseance.write_event(_seated(), tmp_path / "hall")
    with pytest.raises(UnknownNameError, match="stage"):
        preseance.publish(tmp_path / "hall", stage="engraved")
    with pytest.raises(UnknownNameError, match="stage"):
        preseance.replan(tmp_path / "hall", "cancel ben", stage="engraved")
