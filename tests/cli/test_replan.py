"""Replanning on the command line: what is written, what is said, what is refused."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import preseance
from preseance.cli import console
from preseance.cli.app import run as command_line
from preseance.cli.commands import diff, plan, publish, replan
from preseance.errors import ConflictError
from preseance.examples import copy_example
from preseance.formats import read_event, read_plan


@pytest.fixture
def dinner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Twenty-six covers at one long table, printed."""
    folder = copy_example("embassy-dinner", tmp_path / "dinner")
    plan.run(folder, effort=300, as_json=True)
    publish.run(folder, stage="printed", as_json=True)
    capsys.readouterr()
    return folder


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_swap_of_the_two_alone_is_offered_and_taken(
    dinner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    placements = read_plan(dinner).placements
    first, second = placements[3], placements[-3]
    sentence = f"swap {first.guest} {second.guest}"
    alone = {first.guest: (first.place, second.place), second.guest: (second.place, first.place)}
    replan.run(dinner, change=[sentence], dry_run=True, as_json=True)
    report = json.loads(capsys.readouterr().out)
    assert report["fewest_proven"]
    assert report["at_least"] == report["cost"]["moves"]
    offered = [
        {m["guest"]: (m["from"], m["to"]) for m in answer["moves"]}
        for answer in report["alternatives"]
    ]
    number = offered.index(alone) + 1
    sheets = tmp_path / "sheets"
    assert replan.run(dinner, change=[sentence], choose=number, sheets=sheets, as_json=True) == 0
    taken = json.loads(capsys.readouterr().out)
    assert [s["aside"] for s in taken["order"]] == [True, False, False]
    assert all(Path(f).read_bytes().startswith(b"%PDF") for f in taken["files"])
    diff.run(dinner, as_json=True)
    assert json.loads(capsys.readouterr().out)["moves"] == taken["moves"]


def test_another_answer_can_be_taken(dinner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = (p.guest for p in read_plan(dinner).placements[5:7])
    replan.run(dinner, change=[f"apart {a} {b} beside"], dry_run=True, as_json=True)
    offered = json.loads(capsys.readouterr().out)["alternatives"]
    last = len(offered)
    replan.run(dinner, change=[f"apart {a} {b} beside"], choose=last, as_json=True)
    taken = json.loads(capsys.readouterr().out)
    assert taken["choice"] == last
    assert taken["moves"] == offered[-1]["moves"]
    assert (
        dict(read_event(dinner).plan.place_of).items()
        >= {(m["session"], m["guest"]): m["to"] for m in taken["moves"]}.items()
    )


def test_a_dry_run_writes_nothing(dinner: Path) -> None:
    before, guest = _bytes(dinner), read_plan(dinner).placements[8].guest
    assert replan.run(dinner, change=[f"cancel {guest}"], dry_run=True, as_json=True) == 0
    assert _bytes(dinner) == before


@pytest.mark.parametrize("change", ["late {g} 10", "leave {g} 10"])
def test_who_does_not_come_can_be_neither_late_nor_leave(dinner: Path, change: str) -> None:
    guest = read_plan(dinner).placements[4].guest
    replan.run(dinner, change=[f"cancel {guest}"], as_json=True)
    with pytest.raises(ConflictError, match="does not come"):
        replan.run(dinner, change=[change.format(g=guest)], as_json=True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (["cancel nobody-here"], "There is no guest"),
        (["cancel {g}", "pin {g} table-1"], "contradict"),
        (["pin {g} table-99"], "There is no place or table"),
        (["apart {g} {h} besides"], "There is no relation"),
        (["apart {g} {h} beside", "together {g} {h} beside"], "both apart and together"),
        (["dance {g}"], "is no change"),
        (["late {g} soon"], "is no change"),
        (["late {g} 0"], "is no change"),
        (["late {g} ²"], "is no change"),
        (["late {g} 99999999999999999999"], "is no change"),
        (["pin {g} table-²"], "There is no place or table"),
        (["pin {g} table-2", "pin {h} table-2"], "two guests on"),
        (["close table-2", "pin {g} table-2"], "closed"),
        (["open table"], "open already"),
        (["stand-in {g} {h}"], "has a place already"),
    ],
)
def test_bad_changes_say_why_and_write_nothing(
    dinner: Path,
    changes: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [p.guest for p in read_plan(dinner).placements[4:6]]
    before = _bytes(dinner)
    arguments = [c.format(g=names[0], h=names[1]) for c in changes]
    flags = [part for c in arguments for part in ("--change", c)]
    monkeypatch.setattr("sys.argv", ["preseance", "replan", str(dinner), *flags])
    with pytest.raises(SystemExit) as stop:
        command_line()
    assert stop.value.code == 2
    assert said in capsys.readouterr().err
    assert _bytes(dinner) == before


def test_what_the_mended_plan_newly_breaks_is_said(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replan.run(dinner, change=["cancel elena-markovic"], dry_run=True) == 0
    said = capsys.readouterr().out
    broken = said.partition("The mended plan newly breaks:")[2].splitlines()[1:]
    marks = [line[3] for line in broken if line.startswith("   ")]
    # The worst level first; what is only preferred comes last.
    assert marks[0] in "!–"
    assert marks == sorted(marks, key="!–…".index)
    replan.run(dinner, change=["cancel elena-markovic"], dry_run=True, lang="fr")
    said = capsys.readouterr().out
    assert "Le plan réparé enfreint désormais" in said
    assert "coût pondéré" in said


def test_a_mending_that_breaks_nothing_new_says_nothing_of_it(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replan.run(dinner, change=["late anton-berg 10"], dry_run=True)
    assert "newly breaks" not in capsys.readouterr().out


def test_closing_the_only_table_is_a_conflict_and_says_so(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replan.run(dinner, change=["close table"], dry_run=True) == 1
    said = capsys.readouterr().out
    assert "There are too few places" in said
    assert "None of them can be left out" in said


def test_what_no_plan_can_satisfy_is_reported_and_writes_nothing(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = read_event(dinner)
    before = _bytes(dinner)
    place = event.plan.place_of[(event.sessions[0].id, event.host)]
    other = next(p.guest for p in event.plan.placements if p.guest != event.host)
    code = replan.run(dinner, change=[f"pin {other} {place}"], as_json=True)
    report = json.loads(capsys.readouterr().out)
    assert code == 1
    assert report["conflict"]["rules"] == ["change-1"]
    assert report["conflict"]["facts"] == ["The hosts preside", "A place holds one guest"]
    assert report["conflict"]["irreducible"]
    assert report["conflict"]["smallest_proven"]
    assert report["conflict"]["relaxations"] == [{"rules": ["change-1"], "cost": 100}]
    assert report["cost"]["must"] > 0
    assert _bytes(dinner) == before


def test_sheets_that_have_nowhere_to_go_leave_the_event_as_it_was(dinner: Path) -> None:
    before = _bytes(dinner)
    guest = read_plan(dinner).placements[4].guest
    with pytest.raises(OSError):
        replan.run(dinner, change=[f"late {guest} 20"], sheets=dinner / "event.toml")
    assert _bytes(dinner) == before


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_read_well_on_eighty_columns(dinner: Path, language: str) -> None:
    a, b = (p.guest for p in read_plan(dinner).placements[5:7])
    offered = preseance.replan(dinner, [f"apart {a} {b} beside"]).offered(language)
    shown = StringIO()
    Console(width=80, file=shown).print(console.table_of(offered))
    lines = shown.getvalue().splitlines()
    # Words have the greater part of each line, and so sentences few of them.
    assert lines[1].index({"en": "Answer", "fr": "Réponse"}[language]) < 30
    assert len(lines) <= 3 + 4 * len(offered.rows)
