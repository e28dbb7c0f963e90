"""Ways back: to a version, with its guests and rooms or those of now, and one step at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planning.halls import hall, must, seated

import preseance
from preseance import ConflictError, PreseanceError, UnknownNameError
from preseance.formats.steps import MOST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four guests at two tables, published; then two swapped and a guest given another name."""
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    placed = seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t2-1")
    folder = tmp_path / "dinner"
    preseance.write_event(event.model_copy(update={"plan": placed}), folder)
    preseance.publish(folder, stage="printed")
    preseance.keep(preseance.replan(folder, "swap ben dan"))
    guests = folder / "guests.csv"
    guests.write_text(guests.read_text().replace("Dan", "Daniel"))
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}


@pytest.mark.parametrize(("guests", "called"), [("restore", "Dan"), ("keep", "Daniel")])
def test_a_version_is_the_draft_again_with_its_guests_or_those_of_now(
    folder: Path, guests: str, called: str
) -> None:
    report = preseance.restore(folder, 1, guests=guests)
    event = preseance.read_event(folder)
    assert {m.guest for m in report.changed.moves} == {"ben", "dan"}
    assert event.plan.place_of["s", "dan"] == "t2-1"
    assert event.guest_by_id["dan"].name == called
    assert {r.id for r in event.rules} == {"host"}
    assert [p.version.number for p in preseance.history(folder).versions] == [1]


def test_what_does_not_fit_the_rooms_that_are_kept_is_said(folder: Path) -> None:
    toml = folder / "event.toml"
    head, _, tail = toml.read_text().rpartition("seats = 4")
    toml.write_text(f"{head}seats = 3{tail}")
    plan = folder / "plan.csv"
    plan.write_text(plan.read_text().replace("t2-1", "t2-2"))
    preseance.publish(folder)
    toml.write_text(f"{head}seats = 1{tail}")
    report = preseance.restore(folder, 2, rooms="keep")
    assert [p.place for p in report.event.plan.stale] == ["t2-2"]
    assert "no longer there" in str(report)


def test_a_dry_run_and_a_version_that_is_not_there_write_nothing(folder: Path) -> None:
    before = _files(folder)
    assert preseance.restore(folder, 1, dry_run=True).changed.moves
    with pytest.raises(UnknownNameError, match="version"):
        preseance.restore(folder, 7)
    with pytest.raises(UnknownNameError, match="choice"):
        preseance.restore(folder, 1, guests="some")
    assert _files(folder) == before


def test_undo_brings_back_byte_by_byte_what_each_command_replaced(folder: Path) -> None:
    first = _files(folder)
    preseance.restore(folder, 1)
    second = _files(folder)
    preseance.publish(folder, stage="told")
    preseance.undo(folder)
    assert _files(folder) == second
    preseance.undo(folder)
    assert _files(folder) == first


def test_undo_does_not_write_over_what_was_edited_since(folder: Path) -> None:
    preseance.restore(folder, 1)
    rules = folder / "plan.csv"
    rules.write_text(rules.read_text().replace("t2-1", "t2-2"))
    before = _files(folder)
    with pytest.raises(ConflictError, match=r"plan\.csv changed since"):
        preseance.undo(folder)
    assert _files(folder) == before


def test_ten_steps_are_kept_and_no_more(folder: Path) -> None:
    for k in range(MOST + 3):
        preseance.keep(preseance.replan(folder, "swap ben dan"))
        assert len(list((folder / "history").iterdir())) == min(MOST, 3 + k)
    for _ in range(MOST):
        preseance.undo(folder)
    with pytest.raises(PreseanceError, match="Nothing is kept"):
        preseance.undo(folder)
