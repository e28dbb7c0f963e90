"""Planning and checking on the command line: what is written, what is said, how it ends."""

import json
from pathlib import Path

import pytest

from preseance.cli.app import run
from preseance.cli.commands import check, plan, precedence
from preseance.examples import copy_example


def test_planning_places_every_guest_once(dinner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = plan.run(dinner, effort=200, as_json=True)
    report = json.loads(capsys.readouterr().out)
    (placed,) = report["placements"].values()
    assert len(placed) == len(set(placed.values())) == 26
    assert code == (1 if report["total"]["cost"]["must"] else 0)
    assert report["total"]["cost"]["must"] == 0


def test_what_is_planned_is_what_check_reads(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.run(dinner, effort=200, as_json=True)
    planned = json.loads(capsys.readouterr().out)
    check.run(dinner, as_json=True)
    checked = json.loads(capsys.readouterr().out)
    assert {k: planned[k] for k in checked} == checked


def test_a_dry_run_writes_nothing(dinner: Path) -> None:
    before = {f: f.read_bytes() for f in dinner.rglob("*") if f.is_file()}
    plan.run(dinner, effort=50, dry_run=True, as_json=True)
    assert {f: f.read_bytes() for f in dinner.rglob("*") if f.is_file()} == before


def test_hosts_stand_before_the_ranking(dinner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    precedence.run(dinner, as_json=True)
    order = json.loads(capsys.readouterr().out)["order"]
    positions = [row["position"] for row in order]
    assert positions[0] == 0
    assert positions == sorted(positions)
    assert all(row["reason"] for row in order)


def test_a_folder_that_is_no_event_exits_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", "check", str(tmp_path)])
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == 2
    assert "event.toml" in capsys.readouterr().err


def test_checking_tells_people_the_remarks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.run(copy_example("paris-2018", tmp_path / "paris"))
    assert "· Berset holds an office that rotates" in capsys.readouterr().out
