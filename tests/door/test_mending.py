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


def test_check_in_marks_one_guest_by_name_and_they_move_last(folder: Path) -> None:
    preseance.publish(folder, stage="seated", guests=["Ben"])
    marks = {p.guest: p.marks for p in preseance.read_event(folder).plan.placements}
    assert marks["ben"] == (Mark.APPROVED, Mark.PRINTED, Mark.SEATED)
    assert marks["anna"] == (Mark.APPROVED, Mark.PRINTED)
    mended = preseance.replan(folder, "apart ben cleo beside")
    assert mended.holds
    assert "ben" not in {m.guest for m in mended.moves}


def test_who_has_no_place_is_not_checked_in(folder: Path) -> None:
    with pytest.raises(UnknownNameError, match="bob"):
        preseance.publish(folder, stage="seated", guests=["bob"])
    lines = (folder / "plan.csv").read_text().splitlines(keepends=True)
    (folder / "plan.csv").write_text("".join(x for x in lines if "dan" not in x))
    with pytest.raises(ConflictError, match="no place in the plan"):
        preseance.publish(folder, stage="seated", guests=["dan"])


def test_a_mark_written_into_the_draft_counts(folder: Path) -> None:
    plan = folder / "plan.csv"
    plan.write_text(plan.read_text().replace("ben,t1-2,approved", "ben,t1-2,seated;approved"))
    mended = preseance.replan(folder, "apart ben cleo beside")
    assert "ben" not in {m.guest for m in mended.moves}


def test_a_guest_is_pinned_where_the_draft_has_them(folder: Path) -> None:
    plan = folder / "plan.csv"
    text = plan.read_text().replace("ben,t1-2", "ben,t2-1").replace("dan,t2-1", "dan,t1-2")
    plan.write_text(text)
    assert not preseance.replan(folder, []).moves
    mended = preseance.replan(folder, "pin Ben")
    assert mended.event.plan.place_of["s", "ben"] == "t2-1"
    (row,) = (r for r in mended.event.rules if r.id.startswith("change-"))
    assert (row.b, row.reason) == (("t2-1",), "pin ben")


def test_many_of_a_kind_newly_broken_are_one_line() -> None:
    names = " ".join(f"g{k}" for k in range(10))
    event = hall(names, [], tables=(10, 10))
    at = {f"g{k}": f"t1-{k + 1}" for k in range(10)}
    event = event.model_copy(
        update={"plan": seated(event, " ".join(f"{g}={p}" for g, p in at.items()))}
    )
    away = [must(f"r{k}", "pin", f"g{k}", f"t1-{k + 1}", level="should") for k in range(9)]
    event = event.model_copy(update={"rules": tuple(away)})
    mended = preseance.replan(event, [f"pin g{k} t2-{k + 1}" for k in range(9)])
    told = str(mended).splitlines()
    assert sum("9 × " in line for line in told) == 1
    whole = "\n".join(str(part) for part in mended.told(whole=True))
    assert "9 × " not in whole


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
