"""A rehearsal begins from the version in force, or from the draft where that already differs."""

from __future__ import annotations

from pathlib import Path

from tests.planning.halls import hall, must, seated

import preseance


def test_it_says_from_which_plan_it_begins(tmp_path: Path) -> None:
    event = hall("anna ben cleo dan", [must("host", "pin", "anna", "t1-1")], tables=(4, 4))
    placed = seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t2-1")
    folder = tmp_path / "dinner"
    preseance.write_event(event.model_copy(update={"plan": placed}), folder)
    assert "nothing is published yet" in str(preseance.rehearse(folder, count=5))
    preseance.publish(folder, stage="printed")
    assert str(preseance.rehearse(folder, count=5)).startswith("From version 1")
    preseance.keep(preseance.replan(folder, "swap ben dan"))
    report = preseance.rehearse(folder, count=5)
    assert str(report).startswith("From the draft, which already differs from version 1 in force.")
    assert (report.to_json()["version"], report.to_json()["from_draft"]) == (1, True)
    moved = {m for a in report.rehearsal.answers for m in a.moves}
    assert not any((guest, origin) == ("dan", "t2-1") for _, guest, origin, _ in moved)
