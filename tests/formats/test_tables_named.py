"""plan.csv may name a table where guests choose their chairs; what it says so keeps its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from preseance.errors import InputError
from preseance.formats import read_event, write_event, write_plan
from preseance.model.plan import Plan

EVENT = """[event]
id = "party"
title = "Party"
start = 2025-05-30
scheme = "hand-made"
[[rooms]]
id = "hall"
name = "Hall"
width = 12.0
depth = 10.0
[[rooms.tables]]
id = "t1"
number = 1
seats = 3
closed = [1]
x = 3.0
y = 5.0
[[rooms.tables]]
id = "t2"
number = 2
seats = 3
x = 8.0
y = 5.0
[[sessions]]
id = "dinner"
title = "Dinner"
room = "hall"
"""
ROWS = "session,guest,place,marks\ndinner,a,t1,\ndinner,b,t1-2,\ndinner,c,t2,printed\n"


def folder(path: Path, rows: str = ROWS, session: str = 'seating = "table"\n') -> Path:
    (path / "event.toml").write_text(EVENT + session)
    (path / "guests.csv").write_text("id,name\na,Ana Un\nb,Bea Deux\nc,Cid Trois\n")
    (path / "plan.csv").write_text(rows)
    return path


def test_a_row_that_names_a_table_has_a_chair_nobody_else_has(tmp_path: Path) -> None:
    event = read_event(folder(tmp_path))
    assert dict(event.plan.place_of) == {
        ("dinner", "a"): "t1-3",
        ("dinner", "b"): "t1-2",
        ("dinner", "c"): "t2-1",
    }


def test_an_event_written_as_it_was_read_keeps_the_tables_named(tmp_path: Path) -> None:
    event = read_event(folder(tmp_path))
    write_event(event, tmp_path)
    assert (tmp_path / "plan.csv").read_text() == ROWS


@pytest.mark.parametrize("whole", [True, False])
def test_who_stays_at_a_table_named_keeps_the_row(tmp_path: Path, whole: bool) -> None:
    event = read_event(folder(tmp_path))
    moved = tuple(
        p.model_copy(update={"place": "t2-3" if p.guest == "b" else p.place})
        for p in event.plan.placements
    )
    plan = Plan(placements=moved)
    if whole:
        write_event(event.model_copy(update={"plan": plan}), tmp_path)
    else:
        write_plan(plan, tmp_path)
    assert (tmp_path / "plan.csv").read_text() == ROWS.replace("t1-2", "t2-3")


def test_a_table_with_more_names_than_chairs_is_a_mistake(tmp_path: Path) -> None:
    rows = ROWS.replace("dinner,c,t2,printed", "dinner,c,t1,")
    with pytest.raises(InputError) as caught:
        read_event(folder(tmp_path, rows))
    (mistake,) = caught.value.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("plan.csv", 4, "place")
    assert mistake.found == "«t1», where every chair is taken"


@pytest.mark.parametrize(
    ("session", "column"),
    [
        ('seating = "table"\nchairs = ["t9"]\n', "sessions.dinner.chairs"),
        ('chairs = ["t1"]\n', "sessions.dinner.chairs"),
        ('seating = "sofa"\n', "sessions.dinner.seating"),
    ],
)
def test_what_a_session_cannot_mean_is_a_mistake(tmp_path: Path, session: str, column: str) -> None:
    with pytest.raises(InputError) as caught:
        read_event(folder(tmp_path, "session,guest,place\n", session))
    assert [m.column for m in caught.value.mistakes] == [column]
