"""Planning and checking on the command line: what is written, what is said, how it ends."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def _answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> Any:
    """What a command that ends with 2 says on stdout, as JSON."""
    monkeypatch.setattr("sys.argv", ["preseance", *arguments])
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == 2
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["check", "plan", "places", "precedence", "history", "diff"])
def test_mistakes_are_one_json_object_where_it_is_asked_for(
    command: str,
    dinner: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rules = dinner / "rules.csv"
    rules.write_text(rules.read_text("utf-8").replace("oleh-kovalenko", "nobody"), "utf-8")
    (error,) = _answered(monkeypatch, capsys, command, str(dinner), "--json")["errors"]
    assert (error["file"], error["row"], error["column"]) == ("rules.csv", 2, "a")
    assert "nobody" in error["found"]
    assert error["message"].startswith("rules.csv, row 2, column a: found ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "EVENT", "nobody", "--json"),
        ("plan", "EVENT", "--effort", "0", "--json"),
        ("check", "--json"),
        ("check", "EVENT", "--session", "brunch", "--json"),
    ],
)
def test_what_no_file_holds_is_a_mistake_without_a_row(
    arguments: tuple[str, ...],
    dinner: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [str(dinner) if a == "EVENT" else a for a in arguments]
    (error,) = _answered(monkeypatch, capsys, *asked)["errors"]
    assert error["message"]
    assert error["file"] is error["row"] is error["column"] is None


def test_an_output_that_is_full_is_said_to_be_one(dinner: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "preseance", "places", dinner, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith("«standard output» cannot be read or written")
    assert len(ended.stderr.splitlines()) == 1


def test_a_version_asked_of_a_command_is_never_that_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", "check", "x", "--version"])
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == 2
    assert "--version" in capsys.readouterr().err


def test_a_command_loads_no_other(dinner: Path) -> None:
    program = (
        "import sys; from preseance.__main__ import main\n"
        f"sys.argv = ['preseance', 'places', {str(dinner)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*(m for m in sys.modules if m.startswith('preseance.cli.commands.')), file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    loaded = {*told.stderr.split()} - {"preseance.cli.commands.room"}
    assert loaded == {"preseance.cli.commands.places"}


@pytest.mark.parametrize("words", [["--help"], [], ["room"], ["room", "--help"]])
def test_commands_are_listed_with_what_each_is_for(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["preseance", *words])
    with pytest.raises(SystemExit):
        run()
    said = "Write the whole planning room" if "room" in words else "Place every guest"
    assert said in capsys.readouterr().out


def test_a_command_that_ends_searches_nothing_for_garbage() -> None:
    program = (
        "import atexit, gc, sys; from preseance.__main__ import main\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "sys.argv = ['preseance', '--version']\n"
        "main()"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert told.stdout.split()[-1] == "True"
