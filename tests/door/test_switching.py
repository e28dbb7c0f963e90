"""Five minutes before: an answer published on an order, and a list that is ticked off."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.planning.halls import hall, must, seated

import preseance
from preseance import ConflictError, PreseanceError, UnknownNameError
from preseance.door.switching import confirm, switch, tasks
from preseance.model.guest import Delegation
from preseance.model.session import Kind, Session
from preseance.model.task_row import Duty


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three guests and an interpreter at two tables, printed."""
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    guests = tuple(
        g.model_copy(
            update={
                "delegation": {"ben": "x", "dan": "x"}.get(g.id, ""),
                "interpreter_for": ("ben",) if g.id == "dan" else (),
                "diet": ("vegan",) if g.id == "ben" else (),
            }
        )
        for g in event.guests
    )
    event = event.model_copy(
        update={"guests": guests, "delegations": (Delegation(id="x", name="Xanadu"),)}
    )
    event = event.model_copy(
        update={"plan": seated(event, "anna=t1-1 ben=t1-2 cleo=t2-1 dan=t1-3")}
    )
    folder = tmp_path / "dinner"
    preseance.write_event(event, folder)
    preseance.publish(folder, stage="printed")
    return folder


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_switch_publishes_on_an_order_and_lists_each_duty(folder: Path) -> None:
    done = switch(folder, "swap ben cleo", by="the President")
    assert done.version is not None
    assert (done.version.number, done.version.author) == (2, "the President")
    assert done.version.reason == "swap ben cleo"
    duties = [row.duty for row in done.tasks]
    assert duties == sorted(duties, key=list(Duty).index)
    assert set(duties) == set(Duty)
    assert {row.version for row in done.tasks} == {2}
    assert preseance.read_event(folder).tasks == done.tasks
    assert preseance.read_event(folder).plan.place_of["s", "ben"] == "t2-1"


def test_the_kitchen_is_told_the_seat_and_protection_the_place(folder: Path) -> None:
    rows = switch(folder, "swap ben cleo", by="the President").tasks
    served = [row for row in rows if row.duty is Duty.SERVICE]
    assert [row.what for row in served if "vegan" in row.what] == ["vegan"]
    guarded = {row.what for row in rows if row.duty is Duty.SECURITY}
    assert {what.partition(":")[0] for what in guarded} == {"Ben", "Cleo"}


def test_sheets_hold_only_what_changed(folder: Path, tmp_path: Path) -> None:
    done = switch(folder, "swap ben cleo", by="the President", sheets=tmp_path / "sheets")
    assert set(done.files) == set((tmp_path / "sheets").iterdir())
    assert any("delegation-x" in f.name for f in done.files)


def test_nobody_gives_the_order(folder: Path) -> None:
    before = _bytes(folder)
    with pytest.raises(PreseanceError, match="order"):
        switch(folder, "swap ben cleo", by=" ")
    assert _bytes(folder) == before


def test_a_broken_must_writes_nothing(folder: Path) -> None:
    before = _bytes(folder)
    with pytest.raises(ConflictError):
        switch(folder, "pin anna t2-3", by="the President")
    assert _bytes(folder) == before


def test_tasks_are_ticked_off_by_number_and_the_rest_at_once(folder: Path) -> None:
    rows = switch(folder, "swap ben cleo", by="the President").tasks
    left = confirm(folder, [1, 3])
    assert left.tasks == tasks(folder).tasks
    assert left.tasks == tuple(row for k, row in enumerate(rows) if k not in (0, 2))
    again = confirm(folder, [1])
    assert again.tasks == left.tasks[1:]
    assert confirm(folder).tasks == ()
    assert str(tasks(folder)).strip() == "All is done."
    assert len(tasks(folder, version=2).tasks) == len(rows)


def test_a_task_that_is_not_there_leaves_all_open(folder: Path) -> None:
    rows = switch(folder, "swap ben cleo", by="the President").tasks
    with pytest.raises(UnknownNameError, match="task"):
        confirm(folder, [1, len(rows) + 1])
    assert tasks(folder).tasks == rows


def test_a_second_switch_adds_to_what_is_open(folder: Path) -> None:
    first = switch(folder, "swap ben cleo", by="the President").tasks
    second = switch(folder, "swap ben cleo", by="the President").tasks
    assert {row.version for row in second} == {3}
    assert tasks(folder).tasks == first + second


def test_another_slot_is_printed_and_told_to_ushers_and_liaison(folder: Path) -> None:
    event = preseance.read_event(folder)
    court = event.rooms[0].model_copy(update={"id": "court", "tables": ()})
    arrival = Session(
        id="arrival", title="Arrival", kind=Kind.ARRIVAL, room="court",
        start=datetime(2030, 1, 1, 10), end=datetime(2030, 1, 1, 11),
    )  # fmt: skip
    event = event.model_copy(
        update={
            "host": "anna",
            "rooms": (*event.rooms, court),
            "sessions": (arrival, *event.sessions),
        }
    )
    again = folder.parent / "with-arrival"
    preseance.write_event(event, again)
    preseance.publish(again)
    done = switch(again, "late ben 20", by="the President")
    told = {(row.duty, row.who) for row in done.tasks if "10:2" in row.what}
    assert told == {(Duty.USHERS, ""), (Duty.LIAISONS, "Liaison of Xanadu")}
    assert any("10:2" in str(line) for line in done.told())
