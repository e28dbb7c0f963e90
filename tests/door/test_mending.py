"""Mending in code: nothing is written until it is kept, and no version takes a mark back."""

from pathlib import Path

import pytest
from tests.planning.halls import hall, must, seated

import preseance
from preseance import ConflictError, Event, Mark, PreseanceError, UnknownNameError


def _dinner() -> Event:
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    return event.model_copy(update={"plan": seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t2-1")})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four guests at two tables, printed."""
    folder = tmp_path / "dinner"
    preseance.write_event(_dinner(), folder)
    preseance.publish(folder, stage="printed")
    return folder


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_an_event_in_memory_is_mended_with_no_folder_at_all() -> None:
    mended = preseance.replan(_dinner(), "swap ben dan")
    assert {m.guest: m.target for m in mended.moves} == {"ben": "t2-1", "dan": "t1-2"}
    assert mended.event.plan.place_of["s", "dan"] == "t1-2"
    assert str(mended).splitlines()[-1].startswith("2 cards move")
    with pytest.raises(PreseanceError, match="folder"):
        preseance.keep(mended)


def test_nothing_is_written_until_it_is_kept(folder: Path, tmp_path: Path) -> None:
    before = _bytes(folder)
    mended = preseance.replan(folder, ["swap ben dan"])
    assert _bytes(folder) == before
    kept = preseance.keep(mended, sheets=tmp_path / "sheets")
    assert kept.version is None
    assert preseance.read_event(folder).plan.place_of == mended.event.plan.place_of
    assert [f.name for f in kept.files] == sorted(
        (f.name for f in (tmp_path / "sheets").iterdir()),
        key=[f.name for f in kept.files].index,
    )


def test_a_stage_publishes_it_and_sheets_name_the_version(folder: Path) -> None:
    kept = preseance.keep(preseance.replan(folder, "swap ben dan", stage="printed"))
    assert kept.version is not None
    assert (kept.version.number, kept.version.reason) == (2, "swap ben dan")
    assert {p.marks for p in preseance.read_event(folder).plan.placements} == {
        (Mark.APPROVED, Mark.PRINTED)
    }
    assert [m.guest for m in preseance.diff(folder, 1, 2).changed.moves] == ["ben", "dan"]


def test_who_moves_loses_their_marks_and_who_stays_gains_one(folder: Path) -> None:
    preseance.keep(preseance.replan(folder, "swap ben dan"))
    marks = {p.guest: p.marks for p in preseance.read_event(folder).plan.placements}
    assert marks["anna"] == marks["cleo"] == (Mark.APPROVED, Mark.PRINTED)
    assert marks["ben"] == marks["dan"] == ()
    preseance.publish(folder, stage="told")
    marks = {p.guest: p.marks for p in preseance.read_event(folder).plan.placements}
    assert marks["anna"] == (Mark.APPROVED, Mark.TOLD, Mark.PRINTED)
    assert marks["ben"] == (Mark.APPROVED, Mark.TOLD)


def test_no_version_takes_a_mark_back(folder: Path) -> None:
    plan = folder / "plan.csv"
    plan.write_text(plan.read_text().replace("cleo,t1-3,approved;printed", "cleo,t1-3,approved"))
    before = _bytes(folder)
    with pytest.raises(ConflictError, match="places of cleo are printed"):
        preseance.publish(folder, stage="told")
    assert _bytes(folder) == before


def test_a_plan_with_a_broken_must_is_not_kept(folder: Path) -> None:
    before = _bytes(folder)
    mended = preseance.replan(folder, "pin ben t1-1")
    assert not mended.holds
    with pytest.raises(ConflictError, match="not kept"):
        preseance.keep(mended)
    assert _bytes(folder) == before


def test_an_answer_that_is_not_offered_is_refused(folder: Path) -> None:
    mended = preseance.replan(folder, "swap ben dan")
    assert mended.choose(1).answer is mended.answer
    with pytest.raises(UnknownNameError, match="answer"):
        mended.choose(len(mended.answers) + 1)
