"""A change that makes somebody late says which slots it moves, and no others."""

from __future__ import annotations

from pathlib import Path

from tests.door.test_programmes import event

import preseance


def test_who_is_late_moves_alone_and_is_told_where(tmp_path: Path) -> None:
    preseance.write_event(event(), tmp_path / "e")
    preseance.publish(tmp_path / "e")
    report = preseance.replan(tmp_path / "e", "late cy 10")
    (moved,) = report.to_json()["slots"]
    assert moved == {
        "session": "in",
        "party": "delegation:y",
        "from": "2024-05-01T18:00:00",
        "to": "2024-05-01T18:10:30",
    }
    assert "Arrivals: Ys at 18:10 instead of 18:00." in str(report)
    assert not report.moves


def test_who_stays_away_has_no_slot_any_more(tmp_path: Path) -> None:
    preseance.write_event(event(), tmp_path / "e")
    preseance.publish(tmp_path / "e")
    report = preseance.replan(tmp_path / "e", "cancel cy")
    assert "Arrivals: Ys has no slot any more." in str(report)
