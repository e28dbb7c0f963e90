"""publish, history and diff on the command line."""

import json
from pathlib import Path

import pytest

from preseance.cli.commands import diff, history, plan, publish
from preseance.errors import PreseanceError, UnknownNameError
from preseance.examples import copy_example
from preseance.formats import read_event, read_plan, write_plan
from preseance.formats.versions import list_versions, read_version
from preseance.model.plan import Mark, Plan


@pytest.fixture
def dinner(dinner: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Twenty-six covers at one long table, planned."""
    plan.run(dinner, effort=200, as_json=True)
    capsys.readouterr()
    return dinner


def _swapped(folder: Path) -> tuple[str, str]:
    first, second, *rest = read_plan(folder).placements
    there = first.model_copy(update={"place": second.place})
    here = second.model_copy(update={"place": first.place})
    write_plan(Plan(placements=(there, here, *rest)), folder)
    return first.guest, second.guest


def test_a_publication_freezes_plan_stage_author_and_reason(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = publish.run(dinner, stage="told", reason="approved", author="A", as_json=True)
    made = json.loads(capsys.readouterr().out)
    assert (code, made["version"], made["stage"]) == (0, 1, "told")
    assert (made["author"], made["reason"]) == ("A", "approved")
    frozen = read_version(dinner, 1)
    assert {p.marks for p in frozen.plan.placements} == {(Mark.APPROVED, Mark.TOLD)}
    assert frozen.plan == read_plan(dinner)


def test_diff_shows_who_moved_since_the_version_in_force(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish.run(dinner, as_json=True)
    swapped = _swapped(dinner)
    capsys.readouterr()
    diff.run(dinner, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert {m["guest"] for m in found["moves"]} == set(swapped)
    assert {m["from"] for m in found["moves"]} == {m["to"] for m in found["moves"]}
    publish.run(dinner, reason="wish", as_json=True)
    capsys.readouterr()
    diff.run(dinner, 1, 2, as_json=True)
    assert json.loads(capsys.readouterr().out)["moves"] == found["moves"]
    history.run(dinner, as_json=True)
    rows = json.loads(capsys.readouterr().out)["versions"]
    assert [(r["version"], r["current"], len(r["moves"])) for r in rows] == [
        (1, False, 0),
        (2, True, 2),
    ]


def test_an_old_version_knows_which_one_is_in_force(dinner: Path) -> None:
    publish.run(dinner)
    publish.run(dinner)
    first, second = read_version(dinner, 1).version, read_version(dinner, 2).version
    assert first is not None
    assert second is not None
    assert (first.superseded_by, second.superseded_by) == (2, None)


def test_a_dry_run_publishes_nothing(dinner: Path) -> None:
    before = {f: f.read_bytes() for f in dinner.rglob("*") if f.is_file()}
    publish.run(dinner, dry_run=True)
    assert {f: f.read_bytes() for f in dinner.rglob("*") if f.is_file()} == before


def test_unknown_names_are_refused_before_anything_is_written(dinner: Path) -> None:
    with pytest.raises(UnknownNameError, match="lunch"):
        publish.run(dinner, session="lunch")
    with pytest.raises(PreseanceError, match="Nothing is published"):
        diff.run(dinner)
    publish.run(dinner)
    with pytest.raises(UnknownNameError, match="version"):
        diff.run(dinner, 7)
    assert read_event(dinner).plan.placements


@pytest.mark.parametrize("order", [("told", "printed"), ("printed", "told")])
def test_a_place_may_be_told_before_it_is_printed_or_after(
    dinner: Path, order: tuple[publish.StageName, publish.StageName]
) -> None:
    for stage in order:
        publish.run(dinner, stage=stage)
    marks = {p.marks for p in read_plan(dinner).placements}
    assert marks == {(Mark.APPROVED, Mark.TOLD, Mark.PRINTED)}
    assert [str(v.stage) for v in list_versions(dinner)] == list(order)


def test_one_session_is_marked_by_itself(tmp_path: Path) -> None:
    folder = copy_example("summit", tmp_path / "summit")
    first, second = [s.id for s in read_event(folder).sessions][:2]
    plan.run(folder, effort=200)
    publish.run(folder, stage="printed", session=first)
    publish.run(folder, stage="told", session=second)
    found = read_plan(folder)
    assert {p.marks for p in found.of_session(first)} == {(Mark.APPROVED, Mark.PRINTED)}
    assert {p.marks for p in found.of_session(second)} == {(Mark.APPROVED, Mark.TOLD)}
