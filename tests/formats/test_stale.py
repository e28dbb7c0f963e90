"""A plan that the lists have left behind is no dead end: what fits stays, the rest is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance.model.plan import Placement


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three guests seated, after which a guest, a chair and a session have gone."""
    event = hall("ana ben cleo", [], tables=(4, 4))
    placed = seated(event, "ana=t1-1 ben=t1-2 cleo=t2-4")
    folder = tmp_path / "dinner"
    preseance.write_event(event.model_copy(update={"plan": placed}), folder)
    plan = folder / "plan.csv"
    plan.write_text(plan.read_text() + "breakfast,ana,t1-1,\n")
    guests = folder / "guests.csv"
    kept = [row for row in guests.read_text().splitlines() if not row.startswith("ben,")]
    guests.write_text("\n".join(kept) + "\n")
    toml = folder / "event.toml"
    head, _, tail = toml.read_text().rpartition("seats = 4")
    toml.write_text(f"{head}seats = 3{tail}")
    return folder


def test_what_fits_stays_and_the_rest_is_set_aside(folder: Path) -> None:
    plan = preseance.read_event(folder).plan
    assert plan.place_of == {("s", "ana"): "t1-1"}
    assert [(p.session, p.guest, p.place) for p in plan.stale] == [
        ("s", "ben", "t1-2"), ("s", "cleo", "t2-4"), ("breakfast", "ana", "t1-1"),
    ]  # fmt: skip


def test_each_row_left_behind_is_said(folder: Path) -> None:
    said = str(preseance.check(folder))
    assert "S: plan.csv has places for ben, no longer in guests.csv; they are dropped." in said
    assert "S: plan.csv has Cleo at Table 2, place 4, no longer there" in said
    assert (
        "Places in plan.csv for breakfast, a session that is no longer there, are dropped." in said
    )


def test_an_event_left_behind_is_mended_and_written_without_a_change(folder: Path) -> None:
    before = (folder / "plan.csv").read_bytes()
    mended = preseance.replan(folder)
    assert (folder / "plan.csv").read_bytes() == before
    assert "no longer in guests.csv" in str(mended)
    assert mended.event.plan.place_of["s", "ana"] == "t1-1"
    preseance.keep(mended)
    event = preseance.read_event(folder)
    assert event.plan.stale == ()
    assert set(event.plan.place_of) == {("s", "ana"), ("s", "cleo")}


def test_a_published_place_that_went_with_its_table_is_a_move(folder: Path) -> None:
    event = preseance.read_event(folder)
    promised = preseance.read_event(folder).plan.model_copy(
        update={
            "placements": tuple(
                Placement(session="s", guest=g, place=p)
                for g, p in (("ana", "t1-1"), ("ben", "t1-2"), ("cleo", "t2-4"))
            )
        }
    )
    mended = preseance.replan(event, published=promised)
    assert [m.guest for m in mended.moves] == ["cleo"]
    assert [m.guest for m in mended.answer.changed.left] == ["ben"]
