"""Tables of measurements say what was aimed at and whether it is met."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.goals import amount, ratio, table
from bench.measures import scale, start


def test_a_table_says_what_is_met_what_is_missed_and_what_nothing_is_aimed_at() -> None:
    goals = [
        ratio("second plan", 2.0, 0.5, 0.4),
        amount("memory", 1.5, "GB", 1.0),
        amount("a change", 25.0, "ms"),
    ]
    lines = table(goals).splitlines()[2:]
    assert [line.split(" | ")[-1] for line in lines] == ["yes |", "no |", "– |"]
    assert "0.25 | 0.4" in lines[0]


def test_a_program_tells_what_it_measured() -> None:
    assert scale.told("told = [given['guests'], 2]", {"guests": 7}) == [7, 2]


def test_commands_of_a_build_are_timed_with_a_folder_of_their_own(tmp_path: Path) -> None:
    build = start.Started(Path(sys.executable), start.HERE / "src")
    event = build.example("embassy-dinner", tmp_path / "event")
    spent = build.run(["places", str(event)], tmp_path)
    assert 0 < spent.processor < 600 and spent.wall > 0
    with pytest.raises(subprocess.CalledProcessError):
        build.run(["places", str(tmp_path / "nothing")], tmp_path)


def test_a_move_of_a_hall_and_a_change_of_a_dinner_are_measured() -> None:
    seconds, kilobytes = scale.told(scale.MOVE, {"guests": 60, "effort": 500})
    assert isinstance(seconds, float)
    assert kilobytes > 0
    assert scale.told(scale.MEND, {"guests": 30, "changes": 1}) > 0
